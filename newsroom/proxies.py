"""Who is really asking, when a proxy stands in front."""

from functools import lru_cache
from ipaddress import ip_address, ip_network
from typing import Any

from django.conf import settings

IS_TRUSTED = "newsroom.is_trusted"  # in the WSGI environment of what a proxy brought


class TrustedProxies:
    """Believe X-Forwarded-For, X-Forwarded-Proto and X-Request-ID from TRUSTED_PROXIES only.

    Login throttling and the security log use the address; anyone can write a header.
    """

    def __init__(self) -> None:
        self.networks = [ip_network(proxy) for proxy in settings.TRUSTED_PROXIES]
        self.trusts = lru_cache(maxsize=1000)(self.is_ours)

    def place(self, environ: dict[str, Any]) -> None:
        """Put who is really asking, and over which scheme, into the environment."""
        forwarded = environ.pop("HTTP_X_FORWARDED_FOR", "")
        if not self.networks or not self.trusts(environ.get("REMOTE_ADDR", "")):
            environ.pop("HTTP_X_FORWARDED_PROTO", None)
            return
        environ[IS_TRUSTED] = True
        # Of several, the reader's own stands first; Django reads it so too.
        scheme, _, _ = environ.get("HTTP_X_FORWARDED_PROTO", "").partition(",")
        if scheme.strip() == "https":
            environ["wsgi.url_scheme"] = "https"
        if address := self.nearest_stranger(forwarded):
            environ["REMOTE_ADDR"] = address

    def is_ours(self, address: str) -> bool:
        try:
            parsed = ip_address(address)
        except ValueError:
            return False
        return any(parsed in network for network in self.networks)

    def nearest_stranger(self, forwarded: str) -> str:
        """The last address that none of our own proxies has: the one they saw."""
        for address in reversed([part.strip() for part in forwarded.split(",")]):
            if not self.trusts(address):
                return address
        return ""

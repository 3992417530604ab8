"""Who is really asking, when a proxy stands in front."""

from collections.abc import Callable
from functools import cached_property
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

Network = IPv4Network | IPv6Network


class TrustedProxiesMiddleware:
    """Believe X-Forwarded-For and X-Forwarded-Proto from TRUSTED_PROXIES only.

    Login throttling and the security log use the address; anyone can write a header.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        forwarded = request.META.pop("HTTP_X_FORWARDED_FOR", "")
        if not self.trusts(request.META.get("REMOTE_ADDR", "")):
            request.META.pop("HTTP_X_FORWARDED_PROTO", None)
        elif address := self.nearest_stranger(forwarded):
            request.META["REMOTE_ADDR"] = address
        return self.get_response(request)

    @cached_property
    def networks(self) -> list[Network]:
        return [ip_network(proxy) for proxy in settings.TRUSTED_PROXIES]

    def trusts(self, address: str) -> bool:
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

"""Hosts: by which names this site is reached.

The *house's hosts* stand in ALLOWED_HOSTS, and the desk answers there alone. Editions'
own hosts, mirrors and onion addresses stand on the board: they are for readers only,
and change without a restart.
"""

from django.conf import settings
from django.http.request import split_domain_port, validate_host

from services.models.host import ONION


def name_of(host: str) -> str:
    """The name in a Host header, small and without port; empty where there is none."""
    name, _port = split_domain_port(host)
    return name


def is_of_house(name: str) -> bool:
    return bool(name) and validate_host(name, settings.ALLOWED_HOSTS)


def is_onion(name: str) -> bool:
    """Only Tor reaches it, and encrypts all the way: plain HTTP is right there."""
    return name.endswith(ONION)

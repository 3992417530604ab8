"""Where the demo refuses to load: known passwords do not belong on a public site."""

from urllib.parse import urlsplit

from django.conf import settings
from environs import Env

from newsroom.demo import house
from services.models import Edition
from staff.models import User

PASSWORD = "newsroom"  # noqa: S105  known to everyone; see `refusal`


def password() -> str:
    """What the accounts will have: DEMO_PASSWORD, or the well-known one."""
    return Env().str("DEMO_PASSWORD", default="") or PASSWORD


def refusal(chosen: str) -> str:
    """Why the demo must not be loaded here, or an empty string."""
    site = settings.SITE_URL
    if not is_on_this_machine(site):
        if not settings.DEBUG and not settings.PLAIN_HTTP:
            return (
                f"{site} has production settings, and the demo would add invented "
                "stories and accounts with a known password. Load it on a machine of "
                "its own: make demo."
            )
        if chosen == PASSWORD:
            return (
                f"{site} can be reached by others, and everyone knows the demo's "
                "password. Set DEMO_PASSWORD to one that only you know."
            )
    if holds_another_newsroom():
        return (
            "This database holds another newsroom. Give the demo one of its own "
            "with DATABASE_URL."
        )
    return ""


def is_on_this_machine(site_url: str) -> bool:
    host = urlsplit(site_url).hostname or ""
    return host in ("localhost", "::1") or host.startswith("127.")


def holds_another_newsroom() -> bool:
    """A demo of before knew fewer languages, but it had its English desk."""
    desk = [each.username for each in house.ACCOUNTS if each.service == "english"]
    is_demo = User.objects.filter(username__in=desk).count() == len(desk)
    return Edition.objects.exists() and not is_demo

"""Where the demo refuses to load: known passwords do not belong on a public site."""

from urllib.parse import urlsplit

from environs import Env

from newsroom.demo import house
from services.models import Edition
from staff.models import User

PASSWORD = "newsroom"  # noqa: S105  known to everyone; see `refusal`
LOOPBACK = ("localhost", "127.0.0.1", "::1")


def password() -> str:
    return Env().str("DEMO_PASSWORD", PASSWORD)


def refusal(site_url: str, chosen: str) -> str:
    """Why the demo must not be loaded here, or an empty string."""
    is_local = urlsplit(site_url).hostname in LOOPBACK
    if not is_local and not Env().bool("DEMO", False):
        return (
            f"{site_url} looks like a production site, and the demo would add invented "
            "stories and known accounts. If it is a test machine, set DEMO=1."
        )
    if not is_local and chosen == PASSWORD:
        return (
            f"{site_url} can be reached by others. Set DEMO_PASSWORD to a password "
            "that only you know."
        )
    if holds_another_newsroom():
        return (
            "This database holds another newsroom. Give the demo one of its own "
            "with DATABASE_URL."
        )
    return ""


def holds_another_newsroom() -> bool:
    accounts = [fact.username for fact in house.ACCOUNTS]
    is_demo = User.objects.filter(username__in=accounts).count() == len(accounts)
    return Edition.objects.exists() and not is_demo

"""Public addresses, relative to any host, in one place.

They are built without a request, since pages are made when stories are published.
"""

from urllib.parse import quote


def edition_path(prefix: str) -> str:
    """`/` or `/fa/`."""
    return f"/{prefix}/" if prefix else "/"


def story_path(prefix: str, slug: str, public_id: str) -> str:
    return f"{edition_path(prefix)}a/{quote(slug)}/{public_id}.html"


def list_path(prefix: str, kind: str, slug: str) -> str:
    """`/fa/section/<slug>/`; kind is section, topic, author or service."""
    return f"{edition_path(prefix)}{kind}/{quote(slug)}/"


def latest_path(prefix: str) -> str:
    return f"{edition_path(prefix)}latest/"


def corrections_path(prefix: str) -> str:
    return f"{edition_path(prefix)}corrections/"


def live_banners_path(prefix: str) -> str:
    """What open pages ask for again and again."""
    return f"{edition_path(prefix)}live/banners.json"


def banner_feed_path(prefix: str) -> str:
    return f"{edition_path(prefix)}live/banners.atom"


def media_path(media_key: str, name: str) -> str:
    """A public file's address; 128 random bits stand in it."""
    return f"/media/{media_key}/{name}"


def mail_link(subject: str, address: str) -> str:
    """Begins an e-mail with this subject and address in it (RFC 6068)."""
    return f"mailto:?subject={quote(subject, safe='')}&body={quote(address, safe='')}"

"""Public addresses, relative to any host, in one place.

They are built without a request, since pages are made when stories are published.
"""

from urllib.parse import quote


def edition_path(prefix: str) -> str:
    """`/` or `/fa/`."""
    return f"/{prefix}/" if prefix else "/"


def story_path(prefix: str, slug: str, public_id: str) -> str:
    return f"{edition_path(prefix)}a/{quote(slug)}/{public_id}.html"


def republish_path(prefix: str, slug: str, public_id: str) -> str:
    """Where others find the text of a story that they may carry on."""
    return f"{edition_path(prefix)}a/{quote(slug)}/{public_id}/republish/"


def list_path(prefix: str, kind: str, slug: str) -> str:
    """`/fa/section/<slug>/`; kind is section, topic, author or service."""
    return f"{edition_path(prefix)}{kind}/{quote(slug)}/"


def feed_path(page: str, form: str) -> str:
    """The feed of the list at this address; form is rss, atom or json."""
    return f"{page}feed.{form}"


def latest_path(prefix: str) -> str:
    return f"{edition_path(prefix)}latest/"


def corrections_path(prefix: str) -> str:
    return f"{edition_path(prefix)}corrections/"


def search_path(prefix: str) -> str:
    return f"{edition_path(prefix)}search/"


def search_description_path(prefix: str) -> str:
    """Tells browsers how to search the edition."""
    return f"{edition_path(prefix)}search/description.xml"


def standing_page_path(prefix: str, slug: str) -> str:
    """`/fa/page/<slug>/`: contact, policies."""
    return f"{edition_path(prefix)}page/{quote(slug)}/"


def sitemap_path(prefix: str, name: str = "") -> str:
    """The edition's index of sitemaps, or the one that is called pages, news, 2026-11."""
    if name in ("", "news"):
        return f"{edition_path(prefix)}{'sitemap-news' if name else 'sitemap'}.xml"
    return f"{edition_path(prefix)}sitemaps/{name}.xml"


def live_banners_path(prefix: str) -> str:
    """What open pages ask for again and again."""
    return f"{edition_path(prefix)}live/banners.json"


def banner_feed_path(prefix: str) -> str:
    return f"{edition_path(prefix)}live/banners.atom"


def api_path(prefix: str, rest: str = "") -> str:
    """`/fa/api/v1/`, and what stands below it."""
    return f"{edition_path(prefix)}api/v1/{rest}"


def media_path(media_key: str, name: str) -> str:
    """A public file's address; 128 random bits stand in it."""
    return f"/media/{media_key}/{name}"


def card_path(public_id: str, digest: str) -> str:
    """The social card of a story, with what is on it."""
    return f"/media/cards/{public_id}-{digest}.jpg"


def path_of_media(address: str) -> str:
    """Where the public file with this address is kept."""
    return address.removeprefix("/media/")


def manifest_path(prefix: str) -> str:
    return f"{edition_path(prefix)}manifest.webmanifest"


def lite_path(prefix: str, path: str) -> str:
    """The same page for slow networks: `/fa/latest/` is `/fa/lite/latest/`."""
    root = edition_path(prefix)
    return f"{root}lite/{path.removeprefix(root)}"


def mail_link(subject: str, address: str) -> str:
    """Begins an e-mail with this subject and address in it (RFC 6068)."""
    return f"mailto:?subject={quote(subject, safe='')}&body={quote(address, safe='')}"

"""Sitemaps as XML: the protocol's own form, and what Google reads of news.

https://www.sitemaps.org/schemas/sitemap/0.9/sitemap.xsd
https://www.google.com/schemas/sitemap-news/0.9/sitemap-news.xsd
"""

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple
from xml.sax.saxutils import escape

from articles.prose import UNPRINTABLE
from services.calendars import script_of
from services.models import Edition

SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
NEWS = "http://www.google.com/schemas/sitemap-news/0.9"
BEGINNING = '<?xml version="1.0" encoding="UTF-8"?>\n'


class Address(NamedTuple):
    """A page, and when it last changed: None where nobody knows."""

    url: str
    changed: datetime | None = None


class News(NamedTuple):
    url: str
    published: datetime
    headline: str


def as_index(files: Iterable[tuple[str, datetime | None]]) -> str:
    entries = (entry("sitemap", url, changed) for url, changed in files)
    return enclosed("sitemapindex", entries)


def as_urlset(addresses: Iterable[Address]) -> str:
    return enclosed("urlset", (entry("url", url, at) for url, at in addresses))


def as_news(edition: Edition, stories: Iterable[News]) -> str:
    publication = (
        f"<news:publication><news:name>{text(edition.name)}</news:name>"
        f"<news:language>{news_language(edition.language)}</news:language>"
        "</news:publication>"
    )
    entries = (news_entry(story, publication) for story in stories)
    return enclosed("urlset", entries, f' xmlns:news="{NEWS}"')


def enclosed(name: str, entries: Iterable[str], spaces: str = "") -> str:
    return (
        f'{BEGINNING}<{name} xmlns="{SITEMAP}"{spaces}>\n{"".join(entries)}</{name}>\n'
    )


def entry(name: str, url: str, changed: datetime | None) -> str:
    lastmod = f"<lastmod>{moment(changed)}</lastmod>" if changed else ""
    return f"<{name}><loc>{text(url)}</loc>{lastmod}</{name}>\n"


def news_entry(story: News, publication: str) -> str:
    return (
        f"<url><loc>{text(story.url)}</loc><news:news>{publication}"
        f"<news:publication_date>{moment(story.published)}</news:publication_date>"
        f"<news:title>{text(story.headline)}</news:title></news:news></url>\n"
    )


def moment(at: datetime) -> str:
    return at.isoformat(timespec="seconds")


def text(words: str) -> str:
    return escape(UNPRINTABLE.sub("", words))


def news_language(tag: str) -> str:
    """The language's code of ISO 639, or Google's own two for Chinese."""
    language = tag.partition("-")[0].lower()
    if language != "zh":
        return language
    return "zh-tw" if script_of(tag) == "Hant" else "zh-cn"

"""A feed as RSS 2.0, as Atom (RFC 4287) and as JSON Feed 1.1.

RSS wants a mail address for an author, so names stand in Dublin Core there. It has no
word for what is gone either, and takes Atom's (RFC 6721), as an extension.
https://www.rssboard.org/rss-profile, https://www.jsonfeed.org/version/1.1/
"""

import json
from datetime import datetime
from typing import Any
from xml.sax.xmlreader import AttributesImpl

from django.utils.feedgenerator import (
    Atom1Feed,
    Enclosure,
    Rss201rev2Feed,
    rfc3339_date,
)
from django.utils.xmlutils import SimplerXMLGenerator

from articles.feeds import Entry, Feed, Person, printable
from articles.house_facts import LOGO, absolute_file
from articles.playing import EnclosureFact
from articles.tombstones import Tombstone

DELETED = "http://purl.org/atompub/tombstones/1.0"
FAVICON = "img/icon-192.png"
TTL = 5  # minutes; hubs tell sooner
VERSION = "https://jsonfeed.org/version/1.1"
Item = dict[str, Any]


class StoryFeed:
    """What both forms in XML share."""

    feed: dict[str, Any]
    most_files: int | None = None

    def latest_post_date(self) -> datetime:
        """The newest change, be it a story that is gone."""
        updated: datetime = self.feed["made_of"].updated
        return updated

    def add_hubs(self, handler: SimplerXMLGenerator, link: str) -> None:
        """https://www.w3.org/TR/websub/#discovery"""
        for hub in self.feed["made_of"].hubs:
            handler.addQuickElement(link, "", {"rel": "hub", "href": hub})

    def add_gone(self, handler: SimplerXMLGenerator) -> None:
        """https://www.rfc-editor.org/rfc/rfc6721"""
        for each in self.feed["made_of"].gone:
            names = {"ref": each.key, "when": rfc3339_date(each.gone_at)}
            handler.startElement("at:deleted-entry", AttributesImpl(names))
            if each.reason:
                handler.addQuickElement("at:comment", printable(each.reason))
            handler.endElement("at:deleted-entry")


class StoryRss(StoryFeed, Rss201rev2Feed):
    most_files = 1  # readers of RSS expect no second one

    def add_root_elements(self, handler: SimplerXMLGenerator) -> None:
        super().add_root_elements(handler)
        self.add_hubs(handler, "atom:link")
        self.add_gone(handler)

    def rss_attributes(self) -> dict[str, str]:
        return super().rss_attributes() | {
            "xmlns:at": DELETED,
            "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
            "xmlns:dc": "http://purl.org/dc/elements/1.1/",
        }

    def add_item_elements(self, handler: SimplerXMLGenerator, item: Item) -> None:
        super().add_item_elements(handler, item)
        entry: Entry = item["entry"]
        for author in entry.authors:
            handler.addQuickElement("dc:creator", author.name)
        for contributor in entry.contributors:
            handler.addQuickElement("dc:contributor", contributor.name)
        handler.addQuickElement("dc:rights", entry.rights)
        if entry.updated != entry.published:
            handler.addQuickElement("atom:updated", rfc3339_date(entry.updated))
        if entry.text:
            handler.addQuickElement("content:encoded", entry.text)


class StoryAtom(StoryFeed, Atom1Feed):
    def root_attributes(self) -> dict[str, str]:
        return super().root_attributes() | {"xmlns:at": DELETED}

    def add_root_elements(self, handler: SimplerXMLGenerator) -> None:
        super().add_root_elements(handler)
        edition = self.feed["made_of"].edition
        handler.addQuickElement("icon", absolute_file(edition, FAVICON))
        self.add_hubs(handler, "link")
        self.add_gone(handler)

    def add_item_elements(self, handler: SimplerXMLGenerator, item: Item) -> None:
        super().add_item_elements(handler, item)
        entry: Entry = item["entry"]
        for author in entry.authors:
            self.add_person(handler, "author", author)
        for contributor in entry.contributors:
            self.add_person(handler, "contributor", contributor)
        if entry.text:
            handler.addQuickElement("content", entry.text, {"type": "html"})

    def add_person(
        self, handler: SimplerXMLGenerator, name: str, person: Person
    ) -> None:
        handler.startElement(name, AttributesImpl({}))
        handler.addQuickElement("name", person.name)
        if person.url:
            handler.addQuickElement("uri", person.url)
        handler.endElement(name)


def as_rss(feed: Feed) -> str:
    return filled(StoryRss, feed)


def as_atom(feed: Feed) -> str:
    return filled(StoryAtom, feed)


def filled(kind: type[StoryRss] | type[StoryAtom], feed: Feed) -> str:
    edition = feed.edition
    made = kind(
        title=feed.title,
        link=feed.home,
        description=feed.description,
        subtitle=feed.description,
        language=edition.language,
        author_name=edition.name,
        author_link=edition.site + edition.root,
        feed_url=feed.url,
        feed_guid=feed.url,
        ttl=TTL,
        made_of=feed,
    )
    for entry in feed.entries:
        made.add_item(
            title=entry.title,
            link=entry.url,
            description=entry.html,
            unique_id=entry.key,
            unique_id_is_permalink=False,
            pubdate=entry.published,
            updateddate=entry.updated,
            categories=entry.categories,
            item_copyright=entry.rights,
            enclosures=[enclosure(file) for file in entry.files[: kind.most_files]],
            entry=entry,
        )
    text: str = made.writeString("utf-8")
    return text


def enclosure(file: EnclosureFact) -> Enclosure:
    return Enclosure(file["url"], str(file["bytes"]), file["type"])


def as_json(feed: Feed) -> str:
    facts = {
        "version": VERSION,
        "title": feed.title,
        "description": feed.description,
        "home_page_url": feed.home,
        "feed_url": feed.url,
        "icon": absolute_file(feed.edition, LOGO),
        "favicon": absolute_file(feed.edition, FAVICON),
        "language": feed.edition.language,
        "authors": [
            {
                "name": feed.edition.name,
                "url": feed.edition.site + feed.edition.root,
            }
        ],
        "hubs": [{"type": "WebSub", "url": hub} for hub in feed.hubs],
        "_newsroom": {
            "updated": rfc3339_date(feed.updated),
            "gone": [gone_facts(each) for each in feed.gone],
        },
        "items": [item_facts(entry, feed) for entry in feed.entries],
    }
    if not feed.hubs:
        del facts["hubs"]
    return json.dumps(facts, ensure_ascii=False, separators=(",", ":"))


def gone_facts(tombstone: Tombstone) -> dict[str, str]:
    facts = {
        "id": tombstone.key,
        "when": rfc3339_date(tombstone.gone_at),
        "reason": tombstone.reason,
    }
    return {name: value for name, value in facts.items() if value}


def item_facts(entry: Entry, feed: Feed) -> Item:
    """`_newsroom` is ours: whoever helped, and what may be done with the text."""
    facts: Item = {
        "id": entry.key,
        "url": entry.url,
        "title": entry.title,
        "summary": entry.summary,
        "content_html": entry.text or entry.html,
        "date_published": rfc3339_date(entry.published),
        "date_modified": rfc3339_date(entry.updated),
        "authors": [named(author) for author in entry.authors],
        "language": feed.edition.language,
        "tags": list(entry.categories),
        "attachments": [attachment(file) for file in entry.files],
        "_newsroom": {
            "contributors": [named(each) for each in entry.contributors],
            "rights": entry.rights,
        },
    }
    return {name: value for name, value in facts.items() if value}


def attachment(file: EnclosureFact) -> Item:
    return {
        "url": file["url"],
        "mime_type": file["type"],
        "title": printable(file["title"]),
        "size_in_bytes": file["bytes"],
        "duration_in_seconds": file["seconds"],
    }


def named(person: Person) -> dict[str, str]:
    return {"name": person.name} | ({"url": person.url} if person.url else {})


# By the name that stands in the address.
FORMS = {
    "rss": (as_rss, "application/rss+xml; charset=utf-8"),
    "atom": (as_atom, "application/atom+xml; charset=utf-8"),
    "json": (as_json, "application/feed+json; charset=utf-8"),
}

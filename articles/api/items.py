"""A published story as an item of ninjs 3.1, and what is left of one that is gone.

https://www.iptc.org/std/ninjs/ninjs-schema_3.1.json. A text goes along only where
others may carry it on. Of a picture go its words, its credit and the address that our
own page shows it from; of a recording, the file that readers may save.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any, cast

from articles.feed_facts import FeedFacts
from articles.house_facts import POLICIES, absolute
from articles.item_facts import ItemFacts, PartyFact, PictureFact
from articles.kinds import Kind
from articles.models.published import PublishedArticle
from articles.playing import EnclosureFact
from articles.republishing import terms_of
from articles.standing_pages import PageLink
from articles.tombstones import story_urn, went
from services.models import Edition

Item = dict[str, Any]

STANDARD = {
    "name": "ninjs",
    "version": "3.1",
    "schema": "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#",
}
HTML, PLAIN = "text/html", "text/plain"
NOT_FREE = "Not free to republish. Link to the story instead."
RECORDING_TERMS = "To be played only with a link to the story; not free to republish."
PICTURE_TERMS = "To be shown only with a link to the story; not free to republish."

# What a story is (http://cv.iptc.org/newscodes/genre/); a news report is the rule.
GENRES = {
    Kind.NEWS: "Article",
    Kind.ANALYSIS: "Analysis",
    Kind.OPINION: "Opinion",
    Kind.INTERVIEW: "Interview",
    Kind.FEATURE: "Feature",
    Kind.EXPLAINER: "Backgrounder",
    Kind.FACT_CHECK: "Fact_Check",
}
SOURCES = "sourceOrganization"
TRUSTED = {names[-1] for names in POLICIES.values()} - {"mainEntityOfPage"}


def item(story: PublishedArticle, edition: Edition, pages: Iterable[PageLink]) -> Item:
    """The story, which was read with its page and is fresh.

    `pages` are the edition's standing pages.
    """
    facts = cast("FeedFacts", story.page.feed_facts)
    more = facts["item"]
    found: Item = {
        "uri": story_urn(story.public_id),
        "type": "text",
        "standard": STANDARD,
        "representationType": "full" if more["rights"] else "partial",
        "version": str(story.revision_number),
        "pubStatus": "usable",
        "language": edition.language,
        **times(story),
        **rights(story, edition, more),
        "headlines": headlines(story),
        "descriptions": texts(("summary", story.summary)),
        "bodies": bodies(story, more),
        "by": story.byline,
        "located": "/".join(more["datelines"]),
        "places": [{"name": name, "rel": "dateline"} for name in more["datelines"]],
        "people": parties(more["parties"], people=True),
        "organisations": parties(more["parties"], people=False),
        "infoSources": sources(more["parties"]),
        "subjects": list(subjects(more)),
        "genres": [genre(story)],
        "edNote": " ".join(
            f"{one['label']}: {one['text']}" for one in facts["notices"]
        ),
        "renditions": [page_of(story, edition)],
        "associations": [
            *pictures(more["picture"], story, edition),
            *recordings(facts.get("enclosures", ()), edition),
        ],
        "trustIndicators": list(trust(pages, edition)),
        "altIds": [{"role": "public-id", "value": story.public_id}],
    }
    return {name: value for name, value in found.items() if value not in ("", [], None)}


def trust(pages: Iterable[PageLink], edition: Edition) -> Iterator[Item]:
    """By which rules the edition works, in the words of schema.org."""
    for page in pages:
        name = POLICIES.get(page.purpose, ("",))[-1]
        if name in TRUSTED:
            yield {
                "role": f"https://schema.org/{name}",
                "title": page.title,
                "href": absolute(edition, page.url),
            }


def times(story: PublishedArticle) -> Item:
    expires = story.expires_at
    return {
        "firstCreated": spelt(story.first_published_at),
        "contentCreated": spelt(story.first_published_at),
        "versionCreated": spelt(story.times.modified_at),
        "expires": spelt(expires) if expires else "",
    }


def spelt(moment: datetime) -> str:
    """A moment in UTC as RFC 3339 has it."""
    return moment.isoformat(timespec="seconds").replace("+00:00", "Z")


def rights(story: PublishedArticle, edition: Edition, more: ItemFacts) -> Item:
    year = story.first_published_at.year
    return {
        "copyrightHolder": edition.name,
        "copyrightNotice": f"© {year} {edition.name}",
        "usageTerms": terms_of(edition) if more["rights"] else NOT_FREE,
        "rightsInfo": {"linkedRights": more["rights"]} if more["rights"] else None,
    }


def headlines(story: PublishedArticle) -> list[Item]:
    short = story.list_headline
    return texts(
        ("main", story.headline),
        ("short", short if short != story.headline else ""),
        ("kicker", story.kicker),
    )


def texts(*told: tuple[str, str]) -> list[Item]:
    return [
        {"role": role, "contentType": PLAIN, "value": value}
        for role, value in told
        if value
    ]


def bodies(story: PublishedArticle, more: ItemFacts) -> list[Item]:
    text = story.page.text
    if not text:
        return []
    body = {"role": "main", "contentType": HTML, "wordCount": more["words"]}
    return [body | {"charCount": len(text), "value": text}]


def parties(everybody: Iterable[PartyFact], *, people: bool) -> list[Item]:
    """Who had a hand in it; what it rests on stands in `infoSources`."""
    return [
        named(each, "rel", each["rel"])
        for each in everybody
        if each["rel"] != SOURCES and each["is_person"] == people
    ]


def sources(everybody: Iterable[PartyFact]) -> list[Item]:
    return [
        named(each, "role", "source") for each in everybody if each["rel"] == SOURCES
    ]


def named(each: PartyFact, name_of_role: str, role: str) -> Item:
    found = {"name": each["name"], name_of_role: role}
    return found | ({"uri": each["url"]} if each["url"] else {})


def subjects(more: ItemFacts) -> Iterator[Item]:
    if more["section"]:
        yield {**subject(more["section"]), "rel": "section"}
    for topic in more["topics"]:
        yield {**subject(topic), "rel": "about"}


def subject(link: Any) -> Item:
    return {"name": link["name"], "uri": link["url"]}


def genre(story: PublishedArticle) -> Item:
    code = GENRES[Kind(story.kind)]
    return {
        "name": story.kind_label,
        "uri": f"http://cv.iptc.org/newscodes/genre/{code}",
        "literal": story.kind,
    }


def page_of(story: PublishedArticle, edition: Edition) -> Item:
    url = edition.site + story.get_absolute_url()
    return {"name": "web", "href": url, "contentType": "text/html"}


def pictures(
    picture: PictureFact | None, story: PublishedArticle, edition: Edition
) -> list[Item]:
    """The lead photo, named by its main file's address, which no other photo has."""
    if picture is None:
        return []
    found: Item = {
        "name": "lead",
        "rel": "lead",
        "uri": edition.site + picture["files"][0]["path"],
        "type": "picture",
        "language": edition.language,
        "descriptions": texts(("caption", picture["caption"]), ("alt", picture["alt"])),
        "by": picture["credit"],
        "usageTerms": PICTURE_TERMS,
        "renditions": [
            {
                "name": file["name"],
                "href": edition.site + file["path"],
                "contentType": "image/jpeg",
                "width": file["width"],
                "height": file["height"],
            }
            for file in picture["files"]
        ],
    }
    return [{name: value for name, value in found.items() if value not in ("", [])}]


def recordings(files: Iterable[EnclosureFact], edition: Edition) -> list[Item]:
    """The films and sounds that readers may save, as feeds offer them."""
    return [recording(file, edition) for file in files]


def recording(file: EnclosureFact, edition: Edition) -> Item:
    return {
        "name": file["title"],
        "rel": "recording",
        "uri": file["url"],
        "type": file["type"].partition("/")[0],
        "language": edition.language,
        "headlines": texts(("main", file["title"])),
        "usageTerms": RECORDING_TERMS,
        "renditions": [
            {
                "name": "main",
                "href": file["url"],
                "contentType": file["type"],
                "sizeInBytes": file["bytes"],
                "duration": file["seconds"],
            }
        ],
    }


# ── Gone ─────────────────────────────────────────────────────────────────────


def tombstone(gone: PublishedArticle, edition: Edition) -> Item:
    """That a story was withdrawn or killed, or has expired: never what it said.

    `edNote` has the public reason of a withdrawal.
    """
    found: Item = {
        "uri": story_urn(gone.public_id),
        "type": "text",
        "standard": STANDARD,
        "version": str(gone.revision_number),
        "pubStatus": "canceled",
        "versionCreated": spelt(went(gone)),
        "language": edition.language,
        "edNote": gone.stop_reason if gone.standing == "withdrawn" else "",
        "altIds": [{"role": "public-id", "value": gone.public_id}],
    }
    return {name: value for name, value in found.items() if value != ""}

"""What the content API tells of a story besides its card, kept with its feed facts.

Whom it names, and where it was written, is what its page says: one view model.
"""

from typing import TYPE_CHECKING, TypedDict

from articles.house_facts import absolute
from articles.prose import plain_text

if TYPE_CHECKING:
    from articles.crediting import Named
    from articles.pictures import Picture
    from articles.rendering import Link, StoryView


class PartyFact(TypedDict):
    """Somebody credited: `rel` is what they did, in the words of schema.org."""

    name: str
    url: str
    rel: str
    is_person: bool


class LinkFact(TypedDict):
    name: str
    url: str


class FileFact(TypedDict):
    name: str
    path: str  # relative to any host
    width: int  # pixels
    height: int


class PictureFact(TypedDict):
    """The lead photo; a picture with a content warning goes to nobody."""

    caption: str
    alt: str
    credit: str
    files: list[FileFact]


class ItemFacts(TypedDict):
    parties: list[PartyFact]
    datelines: list[str]
    section: LinkFact | None
    topics: list[LinkFact]
    words: int
    rights: str  # where the text may be had; empty where others may not carry it on
    picture: PictureFact | None


def item_of(story: "StoryView") -> ItemFacts:
    """The facts as they are kept. The edition's language is active."""
    return {
        "parties": [
            party(story, named, rel)
            for rel, everybody in story.named.items()
            for named in everybody
        ],
        "datelines": list(story.datelines),
        "section": link(story, story.section) if story.section else None,
        "topics": [link(story, topic) for topic in story.topics],
        "words": story.word_count,
        "rights": absolute(story.edition, story.republishing.url)
        if story.republishing
        else "",
        "picture": picture_of(story.lead),
    }


def party(story: "StoryView", named: "Named", rel: str) -> PartyFact:
    return {
        "name": named.name,
        "url": absolute(story.edition, named.url) if named.url else "",
        "rel": rel,
        "is_person": named.kind == "person",
    }


def link(story: "StoryView", to: "Link") -> LinkFact:
    return {"name": to.name, "url": absolute(story.edition, to.url)}


def picture_of(picture: "Picture | None") -> PictureFact | None:
    if picture is None or picture.content_warning:
        return None
    shown = (("main", picture.src, picture.width, picture.height),)
    crop = picture.social
    return {
        "caption": plain_text(picture.caption),
        "alt": picture.alt,
        "credit": picture.credit,
        "files": [
            {"name": name, "path": path, "width": width, "height": height}
            for name, path, width, height in (
                *shown,
                ("social", crop.path, crop.width, crop.height),
            )
        ],
    }

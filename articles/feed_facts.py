"""What feeds tell of a story besides its card, kept with the page it was rendered with.

So a feed of thirty stories asks for no credits, and a page that is drawn anew for a
changed name, or for somebody in danger, brings its feeds along.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING, TypedDict

from articles.house_facts import absolute
from articles.item_facts import ItemFacts, item_of
from articles.playing import EnclosureFact, enclosures

if TYPE_CHECKING:
    from articles.crediting import Named
    from articles.rendering import StoryView


class NamedFact(TypedDict):
    """Somebody whom the story names; `url` is empty without a public page."""

    name: str
    url: str


class NoticeFact(TypedDict):
    label: str
    text: str
    time: str  # as the edition prints it


class FeedFacts(TypedDict):
    """`credits` are the printed lines, from the top of the page to its end; `item` is
    what the content API tells besides.
    """

    authors: list[NamedFact]
    contributors: list[NamedFact]
    credits: list[str]
    notices: list[NoticeFact]
    categories: list[str]
    item: ItemFacts
    enclosures: list[EnclosureFact]  # of pages drawn before there were any: missing


# Who had a hand in it, beside the authors: properties of schema.org.
HELPERS = ("contributor", "translator", "editor", "producer")


def facts_of(story: "StoryView") -> FeedFacts:
    """The facts as they are kept. The edition's language is active."""
    helpers = (named for name in HELPERS for named in story.named[name])
    return {
        "authors": named_facts(story, story.authors),
        "contributors": named_facts(story, helpers),
        "credits": [str(line) for line in story.credits.to_carry_on],
        "notices": [
            {"label": each.label, "text": each.text, "time": each.moment.text}
            for each in story.notices
            if not each.taken_back
        ],
        "categories": categories(story),
        "item": item_of(story),
        "enclosures": enclosures(story.players, story.edition.site),
    }


def named_facts(story: "StoryView", named: Iterable["Named"]) -> list[NamedFact]:
    """Each once, with absolute addresses."""
    return [
        {
            "name": each.name,
            "url": absolute(story.edition, each.url) if each.url else "",
        }
        for each in dict.fromkeys(named)
    ]


def categories(story: "StoryView") -> list[str]:
    links = (story.parent_section, story.section, *story.topics)
    names = [link.name for link in links if link is not None]
    label = [story.kind_label] if story.is_labelled else []
    return list(dict.fromkeys(label + names))

"""What stands on the social card of a story, and how the page's tags name it."""

import hashlib
import json
from typing import TYPE_CHECKING, TypedDict

from django.utils.translation import gettext as _

from articles.addresses import card_path, path_of_media
from articles.social import SocialPicture
from articles.social_cards.fonts import font_for
from services.models import Edition

if TYPE_CHECKING:
    from articles.rendering import StoryView

DESIGN = 1  # raise it when cards look otherwise: all get new addresses
WIDTH, HEIGHT = 1200, 630
NARROWEST = 600  # of a photo; a smaller one is not blown up


class CardFacts(TypedDict):
    """What is drawn. `photo` is the path of a public file, empty without one: the lead
    photo's, or that of the edition's own picture for shared links.

    Without a headline no font had its letters: the mark of the house stands alone.
    """

    digest: str
    photo: str
    headline: str
    name: str
    label: str
    mark: str
    language: str
    script: str
    direction: str


def card_of(story: "StoryView") -> CardFacts | None:
    """The card of the story; None where its picture goes with links as it is.

    The edition's language is active. Nobody meets a picture on it without its warning.
    """
    shared, edition = story.shared, story.edition
    label = story.kind_label if story.is_labelled else ""
    words = [story.social_headline, edition.name, label, file_mark(story)]
    if font_for(words, edition.script) is None:
        return None if shared else wordless(edition)
    if shared and shared.width < NARROWEST:
        return None
    photo = path_of_media(shared.path) if shared else ""
    headline, name, label, mark = words
    return facts(edition, photo, headline=headline, name=name, label=label, mark=mark)


def file_mark(story: "StoryView") -> str:
    lead = story.lead
    return _("FILE") if lead and lead.is_file and not lead.content_warning else ""


def wordless(edition: Edition) -> CardFacts:
    return facts(edition, "", headline="", name="", label="", mark="")


def facts(
    edition: Edition, photo: str, *, headline: str, name: str, label: str, mark: str
) -> CardFacts:
    drawn: CardFacts = {
        "digest": "",
        "photo": photo,
        "headline": headline,
        "name": name,
        "label": label,
        "mark": mark,
        "language": edition.language,
        "script": edition.script,
        "direction": edition.direction,
    }
    return drawn | {"digest": digest(drawn)}


def digest(drawn: CardFacts) -> str:
    """Names what is on the card: a card never changes under its address."""
    text = json.dumps([DESIGN, drawn], sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:20]


def shared_with(story: "StoryView", card: CardFacts | None) -> SocialPicture | None:
    """What the tags for social networks name: the card, or the picture as it is."""
    if card is None:
        return story.shared
    return SocialPicture(
        path=card_path(story.public_id, card["digest"]),
        width=WIDTH,
        height=HEIGHT,
        alt=said(card, story.shared),
    )


def said(card: CardFacts, photo: SocialPicture | None) -> str:
    """The words on the card, and what its photo shows."""
    parts = (card["label"], card["headline"], photo.alt if photo else "")
    return " – ".join(part for part in parts if part)

"""What stands on the social card of a story, and how the page's tags name it."""

import hashlib
import json
from typing import TYPE_CHECKING, TypedDict

from django.utils.translation import gettext as _

from articles.addresses import card_path, path_of_media
from articles.pictures import Picture
from articles.social import SocialPicture
from articles.social_cards.fonts import font_for
from services.models import Edition

if TYPE_CHECKING:
    from articles.rendering import StoryView

DESIGN = 1  # raise it when cards look otherwise: all get new addresses
WIDTH, HEIGHT = 1200, 630
NARROWEST = 600  # of a photo; a smaller one is not blown up


class CardFacts(TypedDict):
    """What is drawn. `photo` is the path of a public file, empty without one.

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
    lead = story.lead if story.lead and not story.lead.content_warning else None
    label = story.kind_label if story.is_labelled else ""
    mark = _("FILE") if lead and lead.is_file else ""
    edition = story.edition
    words = [story.social_headline, edition.name, label, mark]
    if font_for(words, edition.script) is None:
        return None if story.shared else wordless(edition)
    if lead and lead.social.width < NARROWEST:
        return None
    photo = path_of_media(lead.social.path) if lead else ""
    return facts(
        edition, photo, headline=words[0], name=words[1], label=label, mark=mark
    )


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
        alt=said(card, story.lead if card["photo"] else None),
    )


def said(card: CardFacts, lead: Picture | None) -> str:
    """The words on the card, and what its photo shows."""
    parts = (card["label"], card["headline"], lead.alt if lead else "")
    return " – ".join(part for part in parts if part)

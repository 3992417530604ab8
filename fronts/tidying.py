"""A layout as it comes from a form, made fit to be kept: or a sentence why it is not."""

import secrets
from collections import Counter
from dataclasses import replace
from datetime import UTC
from typing import TypeVar

from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from articles.models import Article, Topic
from fronts.layout import Block, BlockKind, Layout, Place
from fronts.models import Front
from fronts.rules import WorkflowError
from photos.models import Photo
from services.models import Section
from staff.models import User

Keyed = TypeVar("Keyed", Place, Block)

LONGEST_HEADLINE = 200
LONGEST_HEADING = 80
LONGEST_KEY = 20
LARGEST_BLOCK = 12  # stories
MOST_AT_TOP = 12
MOST_BLOCKS = 16


def tidied(front: Front, layout: Layout, *, by: User) -> Layout:
    """The layout with blanks cut off and a key of its own for everything in it."""
    refuse_sizes(layout)
    tidy = with_keys(trimmed(layout))
    names = refuse_stories(front, tidy)
    refuse_twice(tidy, names)
    refuse_photos(front, tidy, by)
    refuse_blocks(front, tidy)
    return tidy


def refuse_sizes(layout: Layout) -> None:
    if len(layout.top) > MOST_AT_TOP:
        said = _("At most %(number)s stories stand beside the lead.")
        raise WorkflowError(said % {"number": MOST_AT_TOP})
    if len(layout.blocks) > MOST_BLOCKS:
        said = _("A front has at most %(number)s blocks.")
        raise WorkflowError(said % {"number": MOST_BLOCKS})


# ── Blanks and keys ──────────────────────────────────────────────────────────


def trimmed(layout: Layout) -> Layout:
    return Layout(
        lead=trimmed_place(layout.lead) if layout.lead else None,
        top=tuple(map(trimmed_place, layout.top)),
        blocks=tuple(map(trimmed_block, layout.blocks)),
    )


def trimmed_block(block: Block) -> Block:
    return replace(
        block,
        heading=" ".join(block.heading.split()),
        places=tuple(map(trimmed_place, block.places)),
    )


def trimmed_place(place: Place) -> Place:
    """An empty place waits for no moment: the newest story fills it anyway."""
    story = place.story.strip()
    headline = " ".join(place.headline.split())
    if len(headline) > LONGEST_HEADLINE:
        said = _("The headline “%(headline)s” is longer than %(number)s letters.")
        short = Truncator(headline).chars(60)
        raise WorkflowError(said % {"headline": short, "number": LONGEST_HEADLINE})
    if not story and (headline or place.photo is not None):
        raise WorkflowError(_("Choose the story for which this headline or photo is."))
    until = place.until if story else None
    if until is not None and timezone.is_naive(until):
        raise WorkflowError(_("The time has no time zone."))
    until = until.astimezone(UTC) if until else None
    return replace(place, story=story, headline=headline, until=until)


def with_keys(layout: Layout) -> Layout:
    """Each place and block with a key that no other has; good ones stay."""
    taken: set[str] = set()
    return Layout(
        lead=keyed(layout.lead, taken) if layout.lead else None,
        top=tuple(keyed(place, taken) for place in layout.top),
        blocks=tuple(
            replace(
                keyed(block, taken),
                places=tuple(keyed(place, taken) for place in block.places),
            )
            for block in layout.blocks
        ),
    )


def keyed(thing: Keyed, taken: set[str]) -> Keyed:
    key = thing.key[:LONGEST_KEY]
    if not key or key in taken:
        key = new_key()
    taken.add(key)
    return replace(thing, key=key)


def new_key() -> str:
    """What names a new place or block in forms."""
    return secrets.token_hex(4)


# ── What stands there ────────────────────────────────────────────────────────


def refuse_stories(front: Front, layout: Layout) -> dict[str, str]:
    """The stories' names by public id; all of them must be the edition's own."""
    stories = Article.objects.filter(
        edition=front.edition, public_id__in=layout.stories
    )
    names = {story.public_id: story.working_name for story in stories}
    for place in layout.places:
        if place.story and place.story not in names:
            said = _("This edition has no story “%(story)s”. Choose another.")
            raise WorkflowError(said % {"story": place.headline or place.story})
    return names


def refuse_twice(layout: Layout, names: dict[str, str]) -> None:
    counted = Counter(place.story for place in layout.places if place.story)
    twice = [story for story, times in counted.items() if times > 1]
    if twice:
        said = _("“%(story)s” stands on this front twice. Take one of them away.")
        raise WorkflowError(said % {"story": names[twice[0]]})


def refuse_photos(front: Front, layout: Layout, by: User) -> None:
    """What stood there before may stay: one that was pulled is not shown anyway."""
    new = layout.photos - front.arranged.photos
    usable = Photo.objects.visible_to(by).not_pulled().filter(pk__in=new)
    if new - set(usable.values_list("pk", flat=True)):
        raise WorkflowError(
            _("One of the photos was pulled, or is not yours to use. Choose another.")
        )


def refuse_blocks(front: Front, layout: Layout) -> None:
    for block in layout.blocks:
        refuse_block(block)
    known = {
        BlockKind.SECTION: Section.objects.filter(edition=front.edition),
        BlockKind.TOPIC: Topic.objects.filter(edition=front.edition),
    }
    for kind, rows in known.items():
        numbers = {each.number for each in layout.blocks if each.kind == kind}
        found = set(rows.filter(pk__in=numbers).values_list("pk", flat=True))
        if numbers - found:
            raise WorkflowError(_("Choose a section or topic of this edition."))


def refuse_block(block: Block) -> None:
    """What of one block does not fit."""
    name = block.heading or block.kind.label
    if len(block.heading) > LONGEST_HEADING:
        said = _("The heading “%(heading)s” is longer than %(number)s letters.")
        short = Truncator(name).chars(40)
        raise WorkflowError(said % {"heading": short, "number": LONGEST_HEADING})
    if not 1 <= block.size <= LARGEST_BLOCK:
        said = _("The block “%(name)s” can show 1 to %(number)s stories.")
        raise WorkflowError(said % {"name": name, "number": LARGEST_BLOCK})
    if len(block.places) > block.size:
        said = _("The block “%(name)s” shows %(size)s stories, but has more places.")
        raise WorkflowError(said % {"name": name, "size": block.size})
    if block.kind == BlockKind.PICKED and not block.heading:
        raise WorkflowError(_("Give the hand-picked block a heading."))
    if (block.kind == BlockKind.PICKED) == (block.number is not None):
        raise WorkflowError(_("Choose the section or topic of the block."))

"""Fronts that somebody has arranged: three homes, and the English World section.

What is pinned lasts a day, as everywhere; each load pins it anew, unless somebody has
arranged, scheduled or taken off the front since.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeVar

from django.db import transaction

from articles.models import Article, Topic
from fronts import workflow
from fronts.arranging import front_of
from fronts.layout import Block, BlockKind, Layout, Place
from fronts.models import Front
from fronts.readers_side import readers_side
from newsroom.demo.loading import pictures_by_scene
from newsroom.demo.newsdesk import EDITORS
from services.models import Edition, Section
from staff.models import User

Row = TypeVar("Row", Section, Topic)

FRESH = timedelta(hours=12)  # a front that was published since is left as it is


@dataclass(frozen=True, slots=True)
class Pin:
    """A story by its slugline; without one, the newest that fits."""

    slugline: str = ""
    headline: str = ""
    scene: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """A block: of a section by its web address, of a topic by its name, or picked."""

    section: str = ""
    topic: str = ""
    heading: str = ""
    size: int = 4
    pins: tuple[Pin, ...] = ()


@dataclass(frozen=True, slots=True)
class Arranged:
    prefix: str
    lead: Pin
    top: tuple[Pin, ...]
    groups: tuple[Group, ...] = ()
    section: str = ""


NEWEST = Pin()
FRONTS = (
    Arranged(
        prefix="",
        lead=Pin(
            "FERRY-ARDENA-STRAIT", "Ferry aground in Ardena Strait with 312 aboard"
        ),
        top=(Pin("NKOREA-LIST-INTERVIEW"), NEWEST, Pin("FACTCHECK-KARROW-DAM"), NEWEST),
        groups=(
            Group(section="world"),
            Group(topic="Saint Orlan", heading="After Saint Orlan’s vote"),
            Group(section="health", size=2),
            Group(section="press-freedom", size=2),
            Group(
                heading="Worth the time",
                size=3,
                pins=(
                    Pin("FEATURE-LIBRARY-TRAIN"),
                    Pin("SCIENCE-GLACIER-LAKES", "A flood under a clear sky"),
                    Pin("FEATURE-NIGHT-MARKET"),
                ),
            ),
        ),
    ),
    Arranged(
        prefix="",
        section="world",
        lead=Pin("FLOOD-VELA-RIVER", scene="delta"),
        top=(Pin("ORLAN-COALITION-ANALYSIS"), NEWEST, NEWEST),
    ),
    Arranged(
        prefix="ko",
        lead=Pin("NKOREA-UN-RIGHTS"),
        top=(Pin("KOREA-MONITORS-ANALYSIS"), NEWEST, Pin("KOREA-BORDER-POSTBOX")),
        groups=(
            Group(section="world", size=2),
            Group(section="culture", size=2),
            Group(
                heading="시간을 들여 읽기",
                size=2,
                pins=(
                    Pin("ENVIRONMENT-TERRACES-FROGS"),
                    Pin("SCIENCE-RIVER-SATELLITE"),
                ),
            ),
        ),
    ),
    Arranged(
        prefix="fa",
        lead=Pin("ORLAN-ELECTION-RESULT"),
        top=(NEWEST, Pin("ECONOMY-BREAD-ANALYSIS"), NEWEST),
        groups=(
            Group(topic="آب", size=3),
            Group(section="press-freedom", size=2),
            Group(
                heading="خواندنی‌های بلند",
                size=2,
                pins=(Pin("FEATURE-MULE-LIBRARY"), Pin("FEATURE-BREAD-TRAIN")),
            ),
        ),
    ),
)


@transaction.atomic
def arrange_fronts(now: datetime) -> None:
    for fact in FRONTS:
        edition = Edition.objects.select_related("service").get(prefix=fact.prefix)
        section = row_of(Section, edition, slug=fact.section) if fact.section else None
        if fact.section and section is None:
            continue  # somebody has given it another address
        arrange(front_of(edition, section), fact, now)


def arrange(front: Front, fact: Arranged, now: datetime) -> None:
    by = User.objects.get(username=EDITORS[fact.prefix])
    if front.version == 0:
        layout = layout_of(fact, front.edition)
        front = workflow.save(front, layout, by=by, version=0, now=now)
    if is_left_alone(front) and has_ended(front, now):
        workflow.publish(front, by=by, now=now)


def row_of(model: type[Row], edition: Edition, **facts: str) -> Row | None:
    return model._default_manager.filter(edition=edition, **facts).first()


def is_left_alone(front: Front) -> bool:
    """Whether nobody has done anything to it but what is done here."""
    actions = front.events.values_list("action", flat=True)
    return front.version == 1 and set(actions) <= {"saved", "published"}


def has_ended(front: Front, now: datetime) -> bool:
    current = readers_side(front, now).current
    return current is None or current.visible_from < now - FRESH


def layout_of(fact: Arranged, edition: Edition) -> Layout:
    return Layout(
        lead=place_of(fact.lead, edition),
        top=tuple(place_of(pin, edition) for pin in fact.top),
        blocks=tuple(filter(None, (block_of(each, edition) for each in fact.groups))),
    )


def place_of(pin: Pin, edition: Edition) -> Place:
    """Somebody may have given the story another slugline: then the place is free."""
    story = Article.objects.filter(edition=edition, slugline=pin.slugline).first()
    if story is None or not pin.slugline:
        return Place(key="", story="")
    photos = pictures_by_scene(edition.service) if pin.scene else {}
    return Place(
        key="",
        story=story.public_id,
        headline=pin.headline,
        photo=photos[pin.scene].pk if pin.scene in photos else None,
    )


def block_of(group: Group, edition: Edition) -> Block | None:
    """The block; None of a section or topic that is called otherwise by now."""
    row: Section | Topic | None = None
    kind = BlockKind.PICKED
    if group.section:
        kind, row = BlockKind.SECTION, row_of(Section, edition, slug=group.section)
    elif group.topic:
        kind, row = BlockKind.TOPIC, row_of(Topic, edition, name=group.topic)
    if row is None and kind != BlockKind.PICKED:
        return None
    return Block(
        key="",
        kind=kind,
        number=row.pk if row else None,
        heading=group.heading,
        size=group.size,
        places=tuple(place_of(pin, edition) for pin in group.pins),
    )

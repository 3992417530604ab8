"""A snapshot: everything an editor typed, as plain data.

`take` reads an article into it, `restore` writes it back, `difference` compares
two. It knows no model instance, no lazy text and no queryset, so a stored one
means the same in ten years.
"""

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db.models import Value

from articles.prose import BlockChange, body_difference

if TYPE_CHECKING:
    from articles.models import Article

VERSION = 4


@dataclass(frozen=True, slots=True)
class BylineFact:
    contributor: int
    role: str
    place: str = ""
    title: str = ""
    works_for: int | None = None
    medium: str = ""


@dataclass(frozen=True, slots=True)
class CollaborationFact:
    service: int
    kind: str
    place: str = ""
    link: str = ""
    tail: str = ""
    medium: str = ""


@dataclass(frozen=True, slots=True)
class LeadPhoto:
    """The lead photo's use: empty fields mean what the photo itself says."""

    photo: int
    caption: str = ""
    alt: str = ""
    is_file: bool | None = None


@dataclass(frozen=True, slots=True)
class DeskFacts:
    """What the desk notes beside the text; readers get none of it."""

    slugline: str = ""
    notes: str = ""
    embargo_until: datetime | None = None
    publish_at: datetime | None = None
    has_legal_hold: bool = False
    expires_at: datetime | None = None


MOMENTS = ("embargo_until", "publish_at", "expires_at")  # of the desk's facts


@dataclass(frozen=True, slots=True)
class Snapshot:
    public_id: str
    edition: int
    story: int
    kind: str = "news"
    section: int | None = None
    headline: str = ""
    short_headline: str = ""
    search_headline: str = ""
    social_headline: str = ""
    kicker: str = ""
    summary: str = ""
    slug: str = ""
    datelines: tuple[str, ...] = ()
    body: str = ""
    lead_photo: LeadPhoto | None = None
    topics: tuple[int, ...] = ()
    content_warning: str = ""
    boxes: tuple[int, ...] = ()
    bylines: tuple[BylineFact, ...] = ()
    collaborations: tuple[CollaborationFact, ...] = ()
    translated_from: str = ""
    is_machine_assisted: bool = False
    interview_language: str = ""
    is_interview_edited: bool = False
    credit_words: str = ""
    desk: DeskFacts = DeskFacts()


@dataclass(frozen=True, slots=True)
class Change:
    """One field that differs between two snapshots."""

    name: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class Difference:
    changes: tuple[Change, ...]
    body: tuple[BlockChange, ...]

    def __bool__(self) -> bool:
        return bool(self.changes or self.body)

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(change.name for change in self.changes)


TEXTS = (
    "kind",
    "headline",
    "short_headline",
    "search_headline",
    "social_headline",
    "kicker",
    "summary",
    "slug",
    "content_warning",
    "body",
    "translated_from",
    "interview_language",
    "credit_words",
)
FLAGS = ("is_machine_assisted", "is_interview_edited")

BYLINE_TEXTS = ("role", "place", "title", "medium")
COLLABORATION_TEXTS = ("kind", "place", "link", "tail", "medium")

Numbers = tuple[tuple[int, ...], tuple[int, ...]]  # of topics and standing boxes


def take(article: "Article", *, numbers: Numbers | None = None) -> Snapshot:
    """Everything typed into the article now, as saved. Three queries at most.

    Who reads many at once brings the numbers along.
    """
    topics, boxes = _take_numbers(article) if numbers is None else numbers
    return Snapshot(
        topics=topics,
        boxes=boxes,
        public_id=article.public_id,
        edition=article.edition_id,
        story=article.story_id,
        section=article.section_id,
        datelines=split_datelines(article.datelines),
        lead_photo=_take_lead_photo(article),
        bylines=tuple(
            BylineFact(
                contributor=row.contributor_id,
                works_for=row.works_for_id,
                **{name: getattr(row, name) for name in BYLINE_TEXTS},
            )
            for row in article.bylines.all()
        ),
        collaborations=tuple(
            CollaborationFact(
                service=row.service_id,
                **{name: getattr(row, name) for name in COLLABORATION_TEXTS},
            )
            for row in article.collaborations.all()
        ),
        desk=DeskFacts(
            slugline=article.slugline,
            notes=article.notes,
            embargo_until=article.embargo_until,
            publish_at=article.publish_at,
            has_legal_hold=article.has_legal_hold,
            expires_at=article.expires_at,
        ),
        **{name: getattr(article, name) for name in (*TEXTS, *FLAGS)},
    )


def _take_numbers(article: "Article") -> Numbers:
    """Topics and standing boxes: both are plain numbers, so one query reads them."""
    topics = article.topic_items.order_by().values_list(Value("topics"), "tag_id")
    chosen = article.boxes.through.objects.filter(article=article).order_by()
    boxes = chosen.values_list(Value("boxes"), "standingbox_id")
    found: dict[str, list[int]] = {"topics": [], "boxes": []}
    for name, number in topics.union(boxes, all=True):
        found[name].append(number)
    return tuple(sorted(found["topics"])), tuple(sorted(found["boxes"]))


def _take_lead_photo(article: "Article") -> LeadPhoto | None:
    if article.lead_photo_id is None:
        return None
    return LeadPhoto(
        photo=article.lead_photo_id,
        caption=article.lead_caption,
        alt=article.lead_alt,
        is_file=article.lead_is_file,
    )


def restore(snapshot: Snapshot, article: "Article") -> None:
    """Write the snapshot back onto the article and save it.

    The caller holds the article's row in a transaction. An embargo, a legal hold
    and an expiry stay as they are now: going back to an older text lifts none. Nor
    does it change which services may edit.
    """
    for name in (*TEXTS, *FLAGS):
        setattr(article, name, getattr(snapshot, name))
    article.section_id = snapshot.section
    article.datelines = join_datelines(snapshot.datelines)
    lead = snapshot.lead_photo
    article.lead_photo_id = lead.photo if lead else None
    article.lead_caption = lead.caption if lead else ""
    article.lead_alt = lead.alt if lead else ""
    article.lead_is_file = lead.is_file if lead else None
    article.slugline = snapshot.desk.slugline
    article.notes = snapshot.desk.notes
    article.publish_at = snapshot.desk.publish_at
    article.save()
    _restore_credits(snapshot, article)
    _restore_topics(snapshot, article)
    article.boxes.set(snapshot.boxes)


def _restore_credits(snapshot: Snapshot, article: "Article") -> None:
    article.bylines.all().delete()
    article.bylines.bulk_create(
        article.bylines.model(
            article=article,
            contributor_id=fact.contributor,
            works_for_id=fact.works_for,
            order=order,
            **{name: getattr(fact, name) for name in BYLINE_TEXTS},
        )
        for order, fact in enumerate(snapshot.bylines, start=1)
    )
    may_edit = set(
        article.collaborations.filter(may_edit=True).values_list("service", flat=True)
    )
    article.collaborations.all().delete()
    article.collaborations.bulk_create(
        article.collaborations.model(
            article=article,
            service_id=fact.service,
            may_edit=fact.service in may_edit,
            order=order,
            **{name: getattr(fact, name) for name in COLLABORATION_TEXTS},
        )
        for order, fact in enumerate(snapshot.collaborations, start=1)
    )


def _restore_topics(snapshot: Snapshot, article: "Article") -> None:
    article.topic_items.all().delete()
    article.topic_items.bulk_create(
        article.topic_items.model(content_object=article, tag_id=topic)
        for topic in snapshot.topics
    )


def difference(old: Snapshot, new: Snapshot) -> Difference:
    """What an editor changed from one to the other; desk notes count too."""
    return Difference(
        changes=changes(old, new),
        body=body_difference(old.body, new.body) if old.body != new.body else (),
    )


def changes(old: Snapshot, new: Snapshot) -> tuple[Change, ...]:
    """Every field that differs, but for the text: quick enough for a long list."""
    before, after = _flat(old), _flat(new)
    return tuple(
        Change(name, before[name], after[name])
        for name in before
        if before[name] != after[name]
    )


def _flat(snapshot: Snapshot) -> dict[str, Any]:
    facts = {
        field.name: getattr(snapshot, field.name)
        for field in fields(snapshot)
        if field.name not in ("body", "desk")
    }
    return facts | {
        field.name: getattr(snapshot.desk, field.name) for field in fields(DeskFacts)
    }


def dump(snapshot: Snapshot) -> dict[str, Any]:
    """The snapshot as JSON-serialisable data with its version."""
    data: dict[str, Any] = asdict(snapshot)
    for name in MOMENTS:
        moment = data["desk"][name]
        data["desk"][name] = moment.isoformat() if moment else None
    return {"version": VERSION, **json.loads(json.dumps(data))}


def load(data: Mapping[str, Any]) -> Snapshot:
    """The snapshot that was stored, upgraded to today's shape."""
    data = upgrade(dict(data))
    data.pop("version")
    desk = dict(data.pop("desk"))
    for name in MOMENTS:
        desk[name] = datetime.fromisoformat(desk[name]) if desk[name] else None
    lead = data.pop("lead_photo")
    return Snapshot(
        lead_photo=LeadPhoto(**lead) if lead else None,
        datelines=tuple(data.pop("datelines")),
        topics=tuple(data.pop("topics")),
        boxes=tuple(data.pop("boxes")),
        bylines=tuple(BylineFact(**fact) for fact in data.pop("bylines")),
        collaborations=tuple(
            CollaborationFact(**fact) for fact in data.pop("collaborations")
        ),
        desk=DeskFacts(**desk),
        **data,
    )


def upgrade(data: dict[str, Any]) -> dict[str, Any]:
    """Bring stored data of any older version to today's, one small step each.

    A step is a function `from_1_to_2(data)` in `UPGRADES`; a stored example of
    every version stays in the tests for ever.
    """
    while data["version"] != VERSION:
        data = UPGRADES[data["version"]](data)
    return data


def from_1_to_2(data: dict[str, Any]) -> dict[str, Any]:
    """Standing boxes came in."""
    return data | {"version": 2, "boxes": []}


def from_2_to_3(data: dict[str, Any]) -> dict[str, Any]:
    """Stories came to expire: the desk notes when."""
    return data | {"version": 3, "desk": data["desk"] | {"expires_at": None}}


def from_3_to_4(data: dict[str, Any]) -> dict[str, Any]:
    """Credits came to say more: what they do not say is empty, as their facts have it."""
    return data | {"version": 4}


UPGRADES: dict[int, Any] = {1: from_1_to_2, 2: from_2_to_3, 3: from_3_to_4}


def digest(snapshot: Snapshot) -> str:
    """One mark for everything readers could see; desk notes do not move it.

    SHA-256 in hexadecimal over canonical JSON.
    """
    return hashlib.sha256(canonical(snapshot).encode()).hexdigest()


# What came with the fourth shape: not there where it says nothing.
SINCE_4 = (
    *("translated_from", "is_machine_assisted", "interview_language"),
    *("is_interview_edited", "credit_words"),
    *("works_for", "medium", "link", "tail"),
)


def canonical(snapshot: Snapshot) -> str:
    """The text behind the digest. What an older shape could say as well is written
    in that shape, so that a text keeps its mark when the shape grows.
    """
    data = dump(replace(snapshot, desk=DeskFacts()))
    del data["desk"]["expires_at"]
    for said in (data, *data["bylines"], *data["collaborations"]):
        for name in SINCE_4:
            if not said.get(name):
                said.pop(name, None)
    data["version"] = 2
    if not data["boxes"]:
        del data["boxes"]
        data["version"] = 1
    return json.dumps(data, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def split_datelines(typed: str) -> tuple[str, ...]:
    """Places from what an editor typed: `Seoul; Geneva`, «تهران؛ ژنو»."""
    return tuple(place.strip() for place in re.split("[;؛；]", typed) if place.strip())


def join_datelines(places: tuple[str, ...]) -> str:
    return "; ".join(places)

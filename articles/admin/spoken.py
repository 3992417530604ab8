"""What a snapshot's values mean to a person: names in place of numbers."""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db.models import Model
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from articles.anonymity import names_off
from articles.kinds import Kind
from articles.models import Article, Topic
from articles.reference import named_services
from articles.snapshot import FLAGS, BylineFact, CollaborationFact, Snapshot
from bylines.models import Contributor
from services import clock
from services.calendars import language_name
from services.credits.kinds import BylineRole, CollaborationKind, Medium
from services.models import Section, Service, StandingBox

# What the snapshot calls otherwise than the form.
INLINES = {
    "bylines": lambda: _("Bylines"),
    "collaborations": lambda: _("Collaborations"),
    "topics": lambda: _("Topics"),
    "body": lambda: _("Text"),
}


def label(name: str) -> str:
    """How the form calls what the snapshot calls `name`."""
    if name in INLINES:
        return INLINES[name]()
    return capfirst(str(Article._meta.get_field(name).verbose_name))


class Spoken:
    """Says what some snapshots of one story hold; each table is asked once."""

    def __init__(self, article: Article, *snapshots: Snapshot) -> None:
        self.article, self.edition = article, article.edition
        self.snapshots = snapshots
        self.known: dict[type[Model], dict[int, Model]] = {}
        self.ways: dict[str, Callable[[Any], str]] = {
            "section": lambda number: self.name(Section, number),
            "kind": lambda kind: choice(Kind, kind),
            "datelines": "; ".join,
            "embargo_until": self.moment,
            "publish_at": self.moment,
            "expires_at": self.moment,
            "translated_from": self.language,
            "interview_language": self.language,
            **dict.fromkeys(FLAGS, lambda is_on: _("Yes") if is_on else _("No")),
            "has_legal_hold": lambda is_on: _("On") if is_on else _("Off"),
        }

    def __call__(self, name: str, value: Any) -> str:
        if value in (None, "", ()):
            return ""
        return self.ways.get(name, str)(value)

    def name(self, model: type[Model], number: int) -> str:
        """What the row is called today; a number where there is none any more."""
        if model not in self.known:
            self.known[model] = model._default_manager.in_bulk(self.numbers(model))
        row = self.known[model].get(number)
        return str(row) if row else _("Gone: number %(number)s") % {"number": number}

    def numbers(self, model: type[Model]) -> set[int]:
        """Every row of this kind that the snapshots name."""
        return {number for one in self.snapshots for number in NUMBERS[model](one)}

    @cached_property
    def withheld(self) -> set[int]:
        """Whose names the story withholds: no revision shows them any more."""
        return {person.pk for person in names_off(self.article)}

    def names(self, model: type[Model], numbers: Iterable[int]) -> list[str]:
        return [self.name(model, number) for number in numbers]

    def byline(self, fact: BylineFact) -> str:
        name = self.name(Contributor, fact.contributor)
        if fact.contributor in self.withheld:
            name = _("name withheld on this story")
        home = self.name(Service, fact.works_for) if fact.works_for else ""
        role = choice(BylineRole, fact.role)
        medium = choice(Medium, fact.medium)
        return listed(name, role, fact.place, fact.title, home, medium)

    def collaboration(self, fact: CollaborationFact) -> str:
        name = self.name(Service, fact.service)
        kind, medium = choice(CollaborationKind, fact.kind), choice(Medium, fact.medium)
        return listed(kind, name, fact.place, fact.link, fact.tail, medium)

    def language(self, tag: str) -> str:
        return language_name(tag, get_language() or settings.LANGUAGE_CODE)

    def moment(self, moment: datetime) -> str:
        return clock.at(moment, self.edition.time_zone, timezone.now())


NUMBERS: dict[type[Model], Callable[[Snapshot], Iterable[int]]] = {
    Topic: lambda one: one.topics,
    StandingBox: lambda one: one.boxes,
    Section: lambda one: [one.section] if one.section else [],
    Contributor: lambda one: [fact.contributor for fact in one.bylines],
    Service: named_services,
}


def choice(choices: Any, value: str) -> str:
    """The label of a choice; a value that is no choice any more speaks for itself."""
    return str(dict(choices.choices).get(value, value))


def listed(*parts: Any) -> str:
    between = pgettext("between the items of a list", ", ")
    return between.join(str(part) for part in parts if part)

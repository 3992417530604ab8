"""What changed in a source, as the adapting desk reads it.

Names are said as readers of the source get them: whoever is protected, or withheld on
it, is not named here either.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from html import escape
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from articles.admin.figures import Figures, Shown, small
from articles.admin.spoken import choice, label, listed
from articles.crediting import is_named
from articles.drift import BODY, FIRST_BLOCK
from articles.kinds import Kind
from articles.models import Article, SourceChange
from articles.prose import BlockChange, body_difference
from articles.reference import read_contributors, read_services
from articles.word_marks import marked_words
from services.credits.kinds import BylineRole, CollaborationKind, Medium
from staff.models import User

CREDITS = ("bylines", "collaborations")


@dataclass(frozen=True, slots=True)
class ShownChange:
    """A change with its words; either the blocks of a text, or two lines of a field."""

    row: SourceChange
    label: str
    blocks: tuple[BlockChange, ...] = ()
    marked: SafeString | str = ""
    before: SafeString | str = ""
    after: SafeString | str = ""


class Saying:
    """Says what some changes of one source are; each table is asked once at most."""

    def __init__(
        self,
        source: Article,
        person: User,
        rows: Iterable[SourceChange],
        *,
        may_read_old: bool,
    ) -> None:
        self.source, self.person, self.rows = source, person, list(rows)
        self.may_read_old = may_read_old
        bodies = [text for row in self.rows if row.part == BODY for text in said(row)]
        self.figures = Figures(source, person, bodies, *self.leads())

    def leads(self) -> list[int]:
        rows = [row for row in self.rows if row.part == "lead_photo"]
        return [int(number) for row in rows for number in said(row) if number]

    def all(self) -> list[ShownChange]:
        return [self.shown(row) for row in self.rows]

    def shown(self, row: SourceChange) -> ShownChange:
        before = row.before if self.may_read_old else ""
        if row.part == BODY:
            blocks = body_difference(before, row.after)
            drawn = tuple(self.figures.drawn(block) for block in blocks)
            return ShownChange(row, paragraph_label(row), blocks=drawn)
        if row.part in (*CREDITS, "lead_photo", "kind"):
            say = self.say
            return ShownChange(
                row,
                label(row.part),
                before=say(row.part, before),
                after=say(row.part, row.after),
            )
        if before and row.after:
            marked = SafeString(marked_words(escape(before), escape(row.after)))
            return ShownChange(row, label(row.part), marked=marked)
        return ShownChange(row, label(row.part), before=before, after=row.after)

    def say(self, part: str, text: str) -> SafeString | str:
        """One side of a field that is no plain text."""
        if not text:
            return ""
        if part == "kind":
            return choice(Kind, text)
        if part == "lead_photo":
            return figure(self.figures.photo(int(text)))
        speak = self.byline if part == "bylines" else self.collaboration
        return "\n".join(speak(fact) for fact in json.loads(text))

    def byline(self, fact: dict[str, Any]) -> str:
        role, medium = choice(BylineRole, fact["role"]), medium_of(fact)
        person = self.contributors.get(fact["contributor"])
        if person is None or not is_named(person):
            known = person.pen_name if person and not person.instead else ""
            return listed(known or _("name withheld"), role, medium)
        return listed(
            person.printed, role, fact.get("place"), fact.get("title"), medium
        )

    def collaboration(self, fact: dict[str, Any]) -> str:
        service = self.services.get(fact["service"])
        name = service.printed if service else ""
        kind = choice(CollaborationKind, fact["kind"])
        return listed(kind, name, fact.get("place"), medium_of(fact))

    @cached_property
    def contributors(self) -> dict[int, Any]:
        numbers = self.numbers("bylines", "contributor")
        return read_contributors(
            numbers, self.source.edition.language, story=self.source.public_id
        )

    @cached_property
    def services(self) -> dict[int, Any]:
        numbers = self.numbers("collaborations", "service")
        return read_services(numbers, self.source.edition.language)

    def numbers(self, part: str, name: str) -> set[int]:
        rows = [row for row in self.rows if row.part == part]
        return {
            f[name]
            for row in rows
            for text in said(row)
            if text
            for f in json.loads(text)
        }


def said(row: SourceChange) -> tuple[str, str]:
    return (row.before, row.after)


def medium_of(fact: dict[str, Any]) -> str:
    return choice(Medium, fact["medium"]) if fact.get("medium") else ""


def figure(shown: Shown) -> SafeString:
    return format_html("{} <bdi>{}</bdi>", small(shown), shown.title)


def paragraph_label(row: SourceChange) -> str:
    number = {"number": row.position - FIRST_BLOCK + 1}
    if not row.before:
        return _("New in the text, block %(number)s") % number
    if not row.after:
        return _("Gone from the text")
    return _("Text, block %(number)s") % number

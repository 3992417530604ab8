"""Two people, one front: both arrangements side by side, and every typed character.

Whoever saved second chooses: both put together, their own, or the other's. What they
choose is opened on the board, to be looked at and saved.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _

from fronts.admin.acts import Outcome
from fronts.admin.board import Board, Group, naming_of
from fronts.admin.form import Form
from fronts.admin.sheet import Sheet, load_sheet, sheet_of
from fronts.admin.words import changed_words
from fronts.differences import differences
from fronts.layout import Layout, dump
from fronts.merging import merge
from fronts.models import Front


@dataclass(frozen=True, slots=True)
class Row:
    """One list of places, theirs beside mine."""

    name: str
    theirs: list[str]
    mine: list[str]

    @property
    def differs(self) -> bool:
        return self.theirs != self.mine


def facts(stored: Front, base: Layout, mine: Layout, sheet: Sheet) -> dict[str, Any]:
    now = timezone.now()
    theirs = stored.arranged
    merged = merge(base, theirs, mine)
    zone = stored.edition.time_zone
    naming = naming_of(stored, now, base, theirs, mine)
    boards = [Board(stored, one, now) for one in (sheet_of(theirs, zone), sheet)]
    return {
        "changed": changed_words(stored, now),
        "rows": list(rows(*boards)),
        "their_changes": differences(base, theirs, naming),
        "my_changes": differences(base, mine, naming),
        "is_contested": bool(merged.contested),
        "base": json.dumps(dump(theirs)),
        "together": sheet_of(merged.layout, zone).as_json(),
        "mine": sheet.as_json(),
    }


def rows(theirs: Board, mine: Board) -> Iterator[Row]:
    left = {group.key: group for group in theirs.groups}
    right = {group.key: group for group in mine.groups}
    for key in dict.fromkeys([*left, *right]):
        group = right.get(key) or left[key]
        yield Row(group.name, lines(left.get(key)), lines(right.get(key)))


def lines(group: Group | None) -> list[str]:
    """What stands in the list, a line each, with what was typed for it."""
    if group is None:
        return []
    return [
        " · ".join(part for part in (card.name, *own_words(card)) if part)
        for card in group.cards
    ]


def own_words(card: Any) -> list[str]:
    typed = card.typed
    story = card.story.headline if card.story and typed.headline else ""
    return [
        _("for “%(story)s”") % {"story": story} if story else "",
        _("picture %(number)s") % {"number": typed.photo} if typed.photo else "",
        _("until %(time)s") % {"time": typed.until} if typed.until else "",
    ]


def choose(form: Form, sent: QueryDict, front: Front) -> None:
    """Go on with what was chosen, upon the version that both were shown with."""
    form.pressed, form.undo = "", []
    choice = sent.get("choice", "")
    chosen = (
        load_sheet(sent.get(choice, "")) if choice in ("together", "mine") else None
    )
    if chosen is None:
        form.sheet = sheet_of(form.base, front.edition.time_zone)
        form.outcome = Outcome(_("This is the other arrangement. Yours is let go."))
        return
    form.sheet = chosen
    said = {
        "together": _("Both are put together. Look at it, and save."),
        "mine": _("This is yours. Saving it takes the place of the other one."),
    }
    form.outcome = Outcome(said[choice])

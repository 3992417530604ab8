"""What a browser sent of a front, and what the page opens with."""

import json
from dataclasses import dataclass, field
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from fronts.admin.acts import Outcome, undone
from fronts.admin.sheet import TOP, Sheet, load_sheet, read_sheet, sheet_of
from fronts.layout import Layout, load
from fronts.models import Front
from staff.numbers import number_in

UNDONE = 5  # acts that can be taken back


@dataclass(slots=True)
class Form:
    """What a browser sent, or what a page opens with. `undo` are earlier sheets."""

    sheet: Sheet
    version: int
    base: Layout
    undo: list[str] = field(default_factory=list)
    errors: dict[str, str] = field(default_factory=dict)
    outcome: Outcome = field(default_factory=Outcome)
    pressed: str = ""
    searched: str = ""
    topic: str = ""
    to: str = TOP
    is_unsaved: bool = False


def opened(front: Front, *, searched: str = "") -> Form:
    layout = front.arranged
    sheet = sheet_of(layout, front.edition.time_zone)
    searched = searched.replace("\0", "").strip()
    return Form(sheet=sheet, version=front.version, base=layout, searched=searched)


def read_form(sent: QueryDict, front: Front) -> Form:
    return Form(
        sheet=read_sheet(sent),
        version=number_in(sent.get("version", "")),
        base=read_base(sent.get("base", ""), front),
        undo=read_undo(sent.get("undo", "")),
        pressed=sent.get("_do", "").replace("\0", ""),
        searched=sent.get("_q", "").replace("\0", "").strip(),
        to=sent.get("_to", TOP),
        topic=sent.get("_topic", "").replace("\0", ""),
    )


def read_base(text: str, front: Front) -> Layout:
    """The layout with which the form was opened."""
    try:
        return load(json.loads(text, object_hook=without_nul))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return front.arranged


def without_nul(facts: dict[str, Any]) -> dict[str, Any]:
    """PostgreSQL refuses even to look for one."""
    return {
        name: value.replace("\0", "") if isinstance(value, str) else value
        for name, value in facts.items()
    }


def read_undo(text: str) -> list[str]:
    try:
        kept = json.loads(text or "[]")
    except (ValueError, RecursionError):
        return []
    if not isinstance(kept, list):
        return []
    return [one for one in kept if isinstance(one, str)][-UNDONE:]


def take_back(form: Form) -> None:
    before = load_sheet(form.undo.pop()) if form.undo else None
    if before is None:
        form.outcome = Outcome(_("There is nothing to undo."), is_refused=True)
        return
    form.sheet = undone(form.sheet, before)
    form.outcome = Outcome(_("Undone."))

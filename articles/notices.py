"""Notices: what readers are told of a story's mistakes and changes, with its past.

Every wording that readers ever had stays readable. A notice that was itself wrong
is taken back in public, never removed.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.moments import moment
from services.calendars import Moment
from services.models import Edition

if TYPE_CHECKING:
    from articles.models.history import Notice


class NoticeKind(models.TextChoices):
    CORRECTION = "correction", _("Correction")
    CLARIFICATION = "clarification", _("Clarification")
    UPDATE = "update", _("Update")
    EDITORS_NOTE = "editors_note", _("Editor's note")
    WITHDRAWAL = "withdrawal", _("Withdrawal")


# That the text was wrong: it goes out with the text put right.
OF_ERRORS = (NoticeKind.CORRECTION, NoticeKind.CLARIFICATION)
# That there is something to know: it may go out alone.
OF_NEWS = (NoticeKind.UPDATE, NoticeKind.EDITORS_NOTE)


@dataclass(frozen=True, slots=True)
class Wording:
    text: str
    at: datetime

    @classmethod
    def of(cls, data: dict[str, str]) -> Self:
        return cls(data["text"], datetime.fromisoformat(data["at"]))

    @property
    def data(self) -> dict[str, str]:
        """As readers' tables keep it."""
        return {"text": self.text, "at": self.at.isoformat()}


@dataclass(frozen=True, slots=True)
class Told:
    """A notice with everything it ever said, the oldest wording first.

    `number` stays the same for good: addresses name it. `taken_back` says why and
    when; of a withdrawal it says when the story came back. `last` is the row that
    whoever changes the notice replaces; readers' code has no use for it.
    """

    number: int
    kind: str
    wordings: tuple[Wording, ...]
    taken_back: Wording | None = None
    last: int = 0

    @property
    def text(self) -> str:
        return self.wordings[-1].text

    @property
    def at(self) -> datetime:
        return self.wordings[0].at

    @property
    def edited_at(self) -> datetime | None:
        return self.wordings[-1].at if self.earlier else None

    @property
    def earlier(self) -> tuple[Wording, ...]:
        """What it said before, the newest first."""
        return self.wordings[-2::-1] if len(self.wordings) > 1 else ()

    @property
    def is_on_the_story(self) -> bool:
        """A withdrawal stands at the story's address, in place of the story."""
        return self.kind != NoticeKind.WITHDRAWAL


def tell(rows: "Iterable[Notice]") -> list[Told]:
    """The notices that these rows make, oldest first: one for each chain of rows."""
    chains: dict[int, list[Notice]] = {}
    for row in sorted(rows, key=lambda row: row.pk):
        chains[row.pk] = [*chains.pop(row.replaces_id, ()), row]  # type: ignore[arg-type]
    told = [tell_one(chain) for chain in chains.values()]
    return sorted(told, key=lambda notice: (notice.at, notice.number))


def tell_one(chain: "list[Notice]") -> Told:
    first, last = chain[0], chain[-1]
    return Told(
        number=first.pk,
        kind=first.kind,
        wordings=tuple(
            Wording(row.text, row.at) for row in chain if not row.is_taken_back
        ),
        taken_back=(
            Wording(last.taken_back_why, last.at) if last.is_taken_back else None
        ),
        last=last.pk,
    )


# ── As an edition prints it ──────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class PrintedWording:
    text: str
    moment: Moment


@dataclass(frozen=True, slots=True)
class PrintedNotice:
    number: int
    kind: str
    label: str
    text: str
    moment: Moment
    edited: Moment | None
    earlier: tuple[PrintedWording, ...]
    taken_back: PrintedWording | None

    @property
    def anchor(self) -> str:
        return f"notice-{self.number}"

    @property
    def is_withdrawal(self) -> bool:
        return self.kind == NoticeKind.WITHDRAWAL


def reason_of_withdrawal(
    reason: str, at: datetime, past: Iterable[dict[str, str]] | None
) -> Told:
    """Why a story was withdrawn; `past` are the wordings of a reworded reason."""
    wordings = tuple(map(Wording.of, past or ())) or (Wording(reason, at),)
    return Told(number=0, kind=NoticeKind.WITHDRAWAL, wordings=wordings)


def printed(notice: Told, edition: Edition) -> PrintedNotice:
    """The notice in the edition's zone and calendar; its language is active."""
    return PrintedNotice(
        number=notice.number,
        kind=notice.kind,
        label=str(NoticeKind(notice.kind).label),
        text=notice.text,
        moment=moment(notice.at, edition),
        edited=moment(notice.edited_at, edition) if notice.edited_at else None,
        earlier=tuple(print_wording(wording, edition) for wording in notice.earlier),
        taken_back=(
            print_wording(notice.taken_back, edition) if notice.taken_back else None
        ),
    )


def print_wording(wording: Wording, edition: Edition) -> PrintedWording:
    return PrintedWording(wording.text, moment(wording.at, edition))

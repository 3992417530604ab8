"""Credits of a story that two people changed: rows of bylines, rows of collaborations."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from typing import Any

from django import forms
from django.http import QueryDict

from articles.admin.collisions import (
    credit_line,
    has_choice,
    posted_rows,
    sent_values,
    stored,
    unseen_rows,
)
from articles.snapshot import Snapshot

Values = tuple[str, ...]
Row = dict[str, str]
ROW_KEYS = ("id", "article", "order", "DELETE")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one field: `same`, `mine`, `theirs`, `both` or `choose`."""

    name: str
    label: str
    whose: str
    mine: str  # in words
    theirs: str
    words: str  # what stands in the end
    values: Values = ()
    my_value: str = ""
    their_value: str = ""
    is_theirs_first: bool = False


def rows_together(
    formset: Any, posted: QueryDict, begun: Snapshot | None
) -> tuple[Outcome, list[tuple[str, str]]]:
    """What becomes of the rows of one inline, and what is sent for them."""
    theirs = [sent_values(form) for form in stored(formset)]
    mine = [row for row in posted_rows(formset.prefix, posted) if is_row(formset, row)]
    facts = getattr(begun, formset.prefix, None)
    base = None if facts is None else [as_row(asdict(fact)) for fact in facts]
    merge = Rows(formset, base, mine, theirs)
    said = [lines(formset, rows) for rows in (mine, theirs, merge.left)]
    before = None if base is None else lines(formset, base)
    outcome = Outcome(
        name=formset.prefix,
        label=str(formset.model._meta.verbose_name_plural),
        whose=whose_rows(before, *said),
        mine=said[0],
        theirs=said[1],
        words=said[2],
    )
    return outcome, list(merge.sent())


def whose_rows(before: str | None, mine: str, theirs: str, left: str) -> str:
    if mine == theirs == left:
        return "same"
    if left == mine and theirs == before:
        return "mine"
    if left == theirs and mine == before:
        return "theirs"
    return "mine" if before is None else "both"


def as_row(fact: dict[str, Any]) -> Row:
    return {name: "" if value is None else str(value) for name, value in fact.items()}


def is_row(formset: Any, row: Row) -> bool:
    """Whether anything stands in it: also a place for which nobody is named yet."""
    if row.get("DELETE"):
        return False
    return has_choice(formset, row) or any(
        row.get(name, "").strip() for name in ("place", "title", "link", "tail")
    )


def lines(formset: Any, rows: Iterable[Row]) -> str:
    return "\n".join(credit_line(formset.empty_form, row) for row in rows)


FLAGS = ("may_edit",)  # what no snapshot knows, so that no text is compared for it


class Rows:
    """Rows of mine and theirs in one. A row is known by whom it names."""

    def __init__(
        self, formset: Any, base: list[Row] | None, mine: list[Row], theirs: list[Row]
    ) -> None:
        self.formset = formset
        fields = formset.empty_form.fields
        self.flags = [name for name in FLAGS if name in fields]
        self.names = [n for n in fields if n not in (*ROW_KEYS, *FLAGS)]
        parties = [
            name
            for name in self.names
            if isinstance(fields[name], forms.ModelChoiceField)
        ]
        self.party = parties[0]
        self.base = None if base is None else self.by_party(base)
        mine_by, theirs_by = self.by_party(mine), self.by_party(theirs)
        self.stored = [
            self.stored_row(row, mine_by.get(key), key)
            for key, row in theirs_by.items()
        ]
        seen = [row["id"] for row in theirs if row.get("id")]
        unseen = unseen_rows(formset, seen)
        self.new = [
            {**row, "id": ""}
            for key, row in mine_by.items()
            if key not in theirs_by
            and row.get("id") not in unseen
            and self.is_wanted(row, key)
        ]

    @property
    def left(self) -> list[Row]:
        """The rows that stand in the end."""
        return [*(row for row in self.stored if not row.get("DELETE")), *self.new]

    def by_party(self, rows: Iterable[Row]) -> dict[tuple[str, int], Row]:
        """Somebody named twice has a first and a second row."""
        found: dict[tuple[str, int], Row] = {}
        for row in rows:
            times = 0
            while (key := (row.get(self.party, ""), times)) in found:
                times += 1
            found[key] = row
        return found

    def begun(self, key: tuple[str, int]) -> Row | None:
        return None if self.base is None else self.base.get(key)

    def is_like(self, row: Row, before: Row | None) -> bool:
        return before is not None and all(
            row.get(name, "") == before.get(name, "") for name in self.names
        )

    def is_wanted(self, mine: Row, key: tuple[str, int]) -> bool:
        """Of a row that is not stored: theirs to take away unless I typed in it."""
        return self.begun(key) is None or not self.is_like(mine, self.begun(key))

    def stored_row(self, theirs: Row, mine: Row | None, key: tuple[str, int]) -> Row:
        before = self.begun(key)
        if mine is None:
            taken_away = self.base is None or self.is_like(theirs, before)
            return {**theirs, "DELETE": "on"} if taken_away else theirs
        typed = {
            name: mine[name]
            for name in (*self.names, "order")
            if name in mine and (before is None or mine[name] != before.get(name, ""))
        }
        kept = {
            name: "on" if theirs.get(name) and mine.get(name) else ""
            for name in self.flags
        }
        return theirs | typed | kept  # a right that either has taken away is gone

    def sent(self) -> Iterator[tuple[str, str]]:
        prefix = self.formset.prefix
        rows = [*self.stored, *self.new]
        yield f"{prefix}-TOTAL_FORMS", str(len(rows))
        yield f"{prefix}-INITIAL_FORMS", str(len(self.stored))
        for number, row in enumerate(rows):
            for name, value in row.items():
                yield f"{prefix}-{number}-{name}", value

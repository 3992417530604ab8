"""The rows of the page "Labels": what stands in its boxes, and what was typed there."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext as _

from services.labels import Label, Own, State
from services.labels.checking import slot, tidied, wrong_in
from services.labels.own import mark_of
from services.labels.plurals import Form

Posted = Mapping[str, str]

LONG = 50  # letters of English; above, the box has two lines


@dataclass(frozen=True)
class Box:
    """One box of a row: a sentence's text, or one of its plural forms."""

    name: str
    form: Form
    text: str
    wrong: str = ""


@dataclass(frozen=True)
class Row:
    """A label with its boxes. `was` is the sign of what was stored when it was drawn."""

    label: Label
    boxes: tuple[Box, ...]
    is_same: bool
    was: str
    wrong: str = ""  # of the whole row

    @property
    def name(self) -> str:
        return name_of(self.label)

    @cached_property
    def is_wrong(self) -> bool:
        return bool(self.wrong) or any(box.wrong for box in self.boxes)

    @property
    def is_english(self) -> bool:
        """Whether it was saved, and readers would find English."""
        return self.label.state == State.ENGLISH

    @property
    def places(self) -> list[str]:
        """What has to be kept letter by letter: %(time)s."""
        return [slot(name) for name in sorted(self.label.sentence.slots)]

    @property
    def is_long(self) -> bool:
        return len(self.label.sentence.english) > LONG

    @property
    def own(self) -> Own:
        forms = {box.form.category: box.text for box in self.boxes if box.text}
        return Own(forms, self.is_same)

    @property
    def is_changed(self) -> bool:
        """Whether the person who sent it typed anything into it."""
        return sign_of(self.own) != self.was


def name_of(label: Label) -> str:
    """The beginning of its boxes' names, the same in every release."""
    return f"label-{label.sentence.sign}"


def sign_of(own: Own) -> str:
    return mark_of({("", ""): own})[:8] if own else "0"


def stored_row(label: Label) -> Row:
    boxes = tuple(
        Box(
            f"{name_of(label)}-{form.category}",
            form,
            label.own.forms.get(form.category, ""),
        )
        for form in label.forms
    )
    return Row(label, boxes, label.own.is_same, sign_of(label.own))


def typed_row(label: Label, posted: Posted) -> Row:
    """The row as it was sent; as it is stored where the form had no such row."""
    stored = stored_row(label)
    if not any(box.name in posted for box in stored.boxes):
        return stored
    boxes = tuple(typed_box(label, box, posted) for box in stored.boxes)
    row = Row(
        label,
        boxes,
        is_same=f"{stored.name}-same" in posted,
        was=posted.get(f"{stored.name}-was", stored.was),
    )
    if row.was == stored.was:
        return row
    return stored if not row.is_changed else overtaken(row, stored)


def typed_box(label: Label, box: Box, posted: Posted) -> Box:
    text = tidied(posted.get(box.name, ""))
    wrong = wrong_in(label.sentence, text, box.form) if text else ""
    return Box(box.name, box.form, text, wrong)


def overtaken(row: Row, stored: Row) -> Row:
    """Somebody has saved this label since the page was opened, and said it otherwise."""
    if row.own == stored.own:
        return stored
    now = " / ".join(box.text for box in stored.boxes if box.text)
    said = _(
        "Somebody has saved “%(now)s” here meanwhile. Save again to put yours in its place."
    )
    return Row(row.label, row.boxes, row.is_same, stored.was, said % {"now": now})

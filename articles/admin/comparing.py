"""Two snapshots side by side, in the form's own words: what the desk compares."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin.figures import Figures, Shown
from articles.admin.spoken import Spoken, label
from articles.credit_changes import WHO, row_changes
from articles.crediting import credits_of
from articles.models import Article, Topic
from articles.prose import BlockChange, body_difference, words_changed
from articles.reference import (
    Reference,
    named_services,
    read_contributors,
    read_services,
)
from articles.snapshot import FLAGS, TEXTS, Change, LeadPhoto, Snapshot, changes
from articles.word_marks import marked_text
from services.labels import speaking
from services.models import StandingBox
from staff.models import User

CHOSEN = {"kind", "body", "translated_from", "interview_language"}
TYPED = frozenset(TEXTS) - CHOSEN | {"slugline", "notes"}
SETS = {"topics": Topic, "boxes": StandingBox}
ROWS = ("bylines", "collaborations")
CREDIT_FACTS = (*FLAGS, "translated_from", "interview_language", "credit_words")
LONG_RUN = 4  # unchanged blocks; longer runs are folded
OPS = {
    "same": gettext_lazy("Unchanged"),
    "added": gettext_lazy("Added"),
    "removed": gettext_lazy("Removed"),
    "changed": gettext_lazy("Changed"),
    "moved": gettext_lazy("Moved"),
}


@dataclass(frozen=True, slots=True)
class Field:
    """One field before and after; `marked` where its words can be compared."""

    label: str
    before: str
    after: str
    marked: SafeString | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A byline or a collaboration: what became of it, in a word."""

    op: str
    word: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Lead:
    """The lead photo's use on one side; None of it where there was no photo."""

    shown: Shown
    said: list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Fold:
    """A stretch of the text; a long unchanged one is folded."""

    is_folded: bool
    blocks: list[BlockChange]


@dataclass(frozen=True, slots=True)
class Credits:
    """The lines that readers would read, of today's names."""

    before: list[str]
    after: list[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    fields: list[Field]
    rows: list[tuple[str, list[Row]]]
    sets: list[tuple[str, list[str], list[str]]]
    lead: tuple[Lead | None, Lead | None] | None
    credits: Credits | None
    body: list[Fold]
    added: int  # words
    removed: int

    def __bool__(self) -> bool:
        return bool(self.fields or self.rows or self.sets or self.lead or self.body)


def compare(
    before: Snapshot, after: Snapshot, article: Article, person: User
) -> Comparison:
    """Everything an editor did from one to the other."""
    found = {change.name: change for change in changes(before, after)}
    say = Spoken(article, before, after)
    blocks = body_changes(before, after)
    figures = Figures(
        article, person, {before.body, after.body} if blocks else (), *leads(found)
    )
    added, removed = words_changed(blocks)
    return Comparison(
        fields=[*fields(found, say)],
        rows=[(label(name), rows(found[name], say)) for name in ROWS if name in found],
        sets=[came_and_went(found[name], say) for name in SETS if name in found],
        lead=lead_change(found.get("lead_photo"), figures),
        credits=(
            credits_before_and_after(before, after, article)
            if found.keys() & {*ROWS, *CREDIT_FACTS}
            else None
        ),
        body=[*folded([figures.drawn(change) for change in blocks])],
        added=added,
        removed=removed,
    )


def body_changes(before: Snapshot, after: Snapshot) -> tuple[BlockChange, ...]:
    if before.body == after.body:
        return ()
    return body_difference(before.body, after.body)


def blank(snapshot: Snapshot) -> Snapshot:
    """What stood before a story's first revision."""
    return Snapshot(
        public_id=snapshot.public_id, edition=snapshot.edition, story=snapshot.story
    )


# ── Fields ───────────────────────────────────────────────────────────────────


def fields(found: dict[str, Change], say: Spoken) -> Iterator[Field]:
    for name, change in found.items():
        if name in SETS or name in ROWS or name == "lead_photo":
            continue
        before, after = say(name, change.before), say(name, change.after)
        marked = None
        if name in TYPED and before and after:
            marked = SafeString(marked_text(before, after))
        yield Field(label(name), before, after, marked)


def came_and_went(change: Change, say: Spoken) -> tuple[str, list[str], list[str]]:
    model = SETS[change.name]
    came = [number for number in change.after if number not in change.before]
    went = [number for number in change.before if number not in change.after]
    return label(change.name), say.names(model, came), say.names(model, went)


def rows(change: Change, say: Spoken) -> list[Row]:
    speak: Any = say.byline if change.name == "bylines" else say.collaboration
    found = row_changes(change.before, change.after, WHO[change.name])
    return [
        Row(
            op=op,
            word=str(OPS[op]),
            before=speak(old) if old and op in ("changed", "removed") else "",
            after=speak(new) if new else "",
        )
        for op, old, new in found
    ]


# ── The lead photo ───────────────────────────────────────────────────────────


def leads(found: dict[str, Change]) -> list[int]:
    change = found.get("lead_photo")
    if change is None:
        return []
    return [use.photo for use in (change.before, change.after) if use]


def lead_change(
    change: Change | None, figures: Figures
) -> tuple[Lead | None, Lead | None] | None:
    if change is None:
        return None
    return lead(change.before, figures), lead(change.after, figures)


def lead(use: LeadPhoto | None, figures: Figures) -> Lead | None:
    if use is None:
        return None
    is_file = {True: _("Yes"), False: _("No"), None: ""}[use.is_file]
    said = (
        (label("lead_caption"), use.caption),
        (label("lead_alt"), use.alt),
        (label("lead_is_file"), is_file),
    )
    return Lead(figures.photo(use.photo), [pair for pair in said if pair[1]])


# ── Credits as readers read them ─────────────────────────────────────────────


def credits_before_and_after(
    before: Snapshot, after: Snapshot, article: Article
) -> Credits:
    both = (before, after)
    people = {fact.contributor for one in both for fact in one.bylines}
    services = {number for one in both for number in named_services(one)}
    language = article.edition.language
    reference = Reference(
        photos={},
        contributors=read_contributors(people, language, story=article.public_id),
        services=read_services(services, language),
        topics={},
        section=None,
    )
    with speaking(article.edition):
        return Credits(*(lines(one, article, reference) for one in both))


def lines(snapshot: Snapshot, article: Article, reference: Reference) -> list[str]:
    found = credits_of(snapshot, article.edition, reference)
    return [str(line) for line in found]


# ── Folding ──────────────────────────────────────────────────────────────────


def folded(blocks: list[BlockChange]) -> Iterator[Fold]:
    """Changes with what stands around them; the rest one may open."""
    for is_equal, run in groupby(blocks, lambda block: block.op == "equal"):
        stretch = [*run]
        if not is_equal or len(stretch) <= LONG_RUN:
            yield Fold(is_folded=False, blocks=stretch)
            continue
        yield Fold(is_folded=False, blocks=stretch[:1])
        yield Fold(is_folded=True, blocks=stretch[1:-1])
        yield Fold(is_folded=False, blocks=stretch[-1:])

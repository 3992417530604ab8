"""One story in one edition: where it stands there, in words that the person may read."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from articles.admin import words
from articles.coverage.facts import Facts, Version
from articles.coverage.presses import Press, is_only_killed, presses_for
from articles.models import Article, Offer
from articles.readers_side import ReadersState
from services import clock
from services.models import Edition
from staff.models import User
from staff.permissions import Standing

State = Offer.State


@dataclass(frozen=True, slots=True)
class Viewer:
    """Who looks, from which services, at what moment."""

    person: User
    held: Standing
    now: datetime

    def is_ours(self, edition: Edition) -> bool:
        return self.held.has(edition.service_id) or self.held.reads_everything

    def at(self, moment: datetime) -> str:
        return clock.at(moment, self.person.time_zone, self.now)


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in it, and what can be pressed there."""

    name: str  # in addresses
    language: str  # of the edition, as the desk calls it
    kind: str = "nothing"  # for its colour
    state: str = ""
    lines: tuple[str, ...] = ()
    quote: str = ""  # what somebody wrote, in any direction
    flag: str = ""
    presses: tuple[Press, ...] = ()
    declines: str = ""  # what the form that asks why sends; empty for who may not

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to read or answer: on a phone it has no place.

        There, a story's card leads to the page where it is offered.
        """
        is_to_offer = all(press.verb == "offer" for press in self.presses)
        return not self.state and is_to_offer


def cell_of(facts: Facts, edition: Edition, language: str, viewer: Viewer) -> Cell:
    said = words_of(facts, edition, viewer)
    may = presses_for(facts, edition, viewer.held)
    return Cell(
        name=cell_name(facts.story, edition.pk),
        language=language,
        presses=may.presses,
        declines=may.declines,
        **said,
    )


def cell_name(story: int, edition: int) -> str:
    return f"cell-{story}-{edition}"


Said = dict[str, Any]


def words_of(facts: Facts, edition: Edition, viewer: Viewer) -> Said:
    version, row = facts.versions.get(edition.pk), facts.offers.get(edition.pk)
    if version is not None and not is_only_killed(version, row):
        return version_words(version, facts, edition, viewer)
    if row is None or row.state in (State.RETRACTED, State.TAKEN):
        return {}
    return offer_words(row, edition, viewer)


# ── What the edition has ─────────────────────────────────────────────────────


def version_words(
    version: Version, facts: Facts, edition: Edition, viewer: Viewer
) -> Said:
    state = version.side.state
    if state == ReadersState.LIVE:
        return {"kind": "live", "state": lag(version, facts)}
    if state in (ReadersState.NOT_PUBLISHED, ReadersState.SCHEDULED):
        return in_work(version, edition, viewer)
    return {"kind": state.value, "state": str(state.label)}


def lag(version: Version, facts: Facts) -> str:
    """How long after the first edition its readers had it."""
    current, first = version.side.current, facts.first_at
    if current is None or first is None or current.first_published_at <= first:
        return pgettext("of all editions", "First")
    later = current.first_published_at - first
    if later < timedelta(minutes=1):
        return _("Within a minute")
    # A plus sign keeps its side of the number where text runs from the right, too.
    return f"+{clock.until(first, current.first_published_at)}"


def in_work(version: Version, edition: Edition, viewer: Viewer) -> Said:
    """Across the fence nothing but that they are at it."""
    said: Said = {"kind": "work", "state": _("In work")}
    article = version.article
    if article is None or not viewer.is_ours(edition):
        return said
    return said | {"lines": own_words(article, version, edition, viewer)}


def own_words(
    article: Article, version: Version, edition: Edition, viewer: Viewer
) -> tuple[str, ...]:
    whom = _("With %(person)s") % {"person": article.assignee or ""}
    lines = [words.desk_words(article), whom if article.assignee_id else ""]
    if version.side.state == ReadersState.SCHEDULED:
        lines.append(words.readers_words(article, version.side, edition, viewer.now))
    return tuple(filter(None, lines))


# ── What it was offered, or declined ─────────────────────────────────────────


def offer_words(row: Offer, edition: Edition, viewer: Viewer) -> Said:
    """By whom, and why not: for the two sides of the offer alone."""
    is_declined = row.state == State.DECLINED
    said: Said = {"kind": row.state, "state": str(row.get_state_display())}
    if not (viewer.is_ours(edition) or viewer.is_ours(row.article.edition)):
        return said
    who = row.decided_by if is_declined else row.by
    when = row.decided_at if is_declined else row.at
    line = _("%(person)s, %(time)s") % {
        "person": who or "",
        "time": viewer.at(when or row.at),
    }
    quote = row.reason if is_declined else row.note
    return said | {"lines": (line,), "quote": quote}

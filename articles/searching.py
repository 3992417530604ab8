"""What a reader asks on the search page: its address, understood.

Whatever makes no sense there is as good as not given, so that an address typed wrong
shows the top.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from articles.addresses import search_path
from articles.chrome import NavigationLink
from articles.kinds import Kind
from articles.readers_search.asking import Answer, Place, Question, read_key
from services.calendars import FIRST_YEAR, LAST_YEAR, format_day, format_number
from services.models import Edition

PARAMETERS = ("q", "in", "section", "kind", "time", "from", "to", "page")
EVERYWHERE = "all"


class Past(models.TextChoices):
    """How far back to look."""

    DAY = "day", gettext_lazy("Past 24 hours")
    WEEK = "week", gettext_lazy("Past week")
    MONTH = "month", gettext_lazy("Past month")
    YEAR = "year", gettext_lazy("Past year")


DAYS = {Past.DAY: 1, Past.WEEK: 7, Past.MONTH: 31, Past.YEAR: 366}


@dataclass(frozen=True, slots=True)
class Filter:
    """One way in which the search is narrowed, and its address without it."""

    name: str
    without: str


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address asks. `first` and `last` are days in the edition's zone.

    `section` is one of the edition that is asked: the others have others.
    """

    words: str = ""
    is_everywhere: bool = False
    section: NavigationLink | None = None
    kind: str = ""
    time: str = ""
    first: date | None = None
    last: date | None = None

    kinds = Kind.choices
    times = Past.choices

    @property
    def given(self) -> dict[str, str]:
        """What stands in the address."""
        found = {
            "q": self.words,
            "in": EVERYWHERE if self.is_everywhere else "",
            "section": self.section.slug if self.section else "",
            "kind": self.kind,
            "time": self.time,
            "from": self.first.isoformat() if self.first else "",
            "to": self.last.isoformat() if self.last else "",
        }
        return {name: value for name, value in found.items() if value}

    @property
    def is_narrowed(self) -> bool:
        return bool(self.given.keys() - {"q"})

    def address(self, edition: Edition, page: str = "") -> str:
        """Where the same is asked; `page` is the key of one of its pages."""
        given = self.given | ({"page": page} if page else {})
        path = search_path(edition.prefix)
        return f"{path}?{urlencode(given)}" if given else path

    def instead(self, words: str, edition: Edition) -> str:
        """Where other words are asked in the same manner."""
        return replace(self, words=words).address(edition)

    def filters(self, edition: Edition) -> list[Filter]:
        """Those that are on, each of which can be taken off."""
        found: list[tuple[str, Asked]] = []
        if self.is_everywhere:
            found.append((_("All languages"), replace(self, is_everywhere=False)))
        if self.section:
            found.append((self.section.name, replace(self, section=None)))
        if self.kind:
            found.append((str(Kind(self.kind).label), replace(self, kind="")))
        if self.time:
            found.append((str(Past(self.time).label), replace(self, time="")))
        if self.first:
            day = printed(self.first, edition)
            name = _("From %(day)s") % {"day": day}
            found.append((name, replace(self, first=None)))
        if self.last:
            day = printed(self.last, edition)
            name = _("Until %(day)s") % {"day": day}
            found.append((name, replace(self, last=None)))
        return [Filter(name, without.address(edition)) for name, without in found]

    def question(
        self, edition: Edition, everywhere: tuple[int, ...], now: datetime
    ) -> Question:
        """The same for the search; `everywhere` are the numbers of all editions."""
        since = now - timedelta(days=DAYS[Past(self.time)]) if self.time else None
        after = self.last + timedelta(days=1) if self.last else None
        return Question(
            typed=self.words,
            editions=everywhere if self.is_everywhere else (edition.pk,),
            section=self.section.number if self.section else None,
            kind=self.kind,
            since=begin(self.first, edition) if self.first else since,
            until=begin(after, edition) if after else None,
        )


def understand(given: Mapping[str, str], sections: tuple[NavigationLink, ...]) -> Asked:
    """What these parameters ask. Days that were given count before a time."""
    is_everywhere = given.get("in") == EVERYWHERE
    slug, kind, past = (given.get(name, "") for name in ("section", "kind", "time"))
    named = [link for link in sections if link.slug == slug and not is_everywhere]
    first, last = read_day(given.get("from", "")), read_day(given.get("to", ""))
    if first and last and last < first:
        first, last = last, first
    return Asked(
        words=given.get("q", "").strip(),
        is_everywhere=is_everywhere,
        section=named[0] if named else None,
        kind=kind if kind in Kind.values else "",
        time=past if past in Past.values and not (first or last) else "",
        first=first,
        last=last,
    )


def read_day(text: str) -> date | None:
    """A day as browsers send it, or None."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if FIRST_YEAR <= day.year <= LAST_YEAR else None


def begin(day: date, edition: Edition) -> datetime:
    """When the day begins where the edition is."""
    return datetime.combine(day, time.min, tzinfo=ZoneInfo(edition.time_zone))


def printed(day: date, edition: Edition) -> str:
    return format_day(
        day,
        language=edition.language,
        calendar=edition.calendar,
        digits=edition.digits,
    )


def found_sentence(answer: Answer, edition: Edition) -> str:
    """How many there are; empty on a page further on, which cannot tell."""
    if not answer.is_first or not answer.hits:
        return ""
    if answer.is_partial:
        return _("No story holds all of these words. These hold most of them.")
    if answer.is_more:
        said = ngettext(
            "More than %(number)s story found",
            "More than %(number)s stories found",
            answer.total,
        )
    else:
        said = ngettext(
            "%(number)s story found", "%(number)s stories found", answer.total
        )
    number = format_number(
        answer.total, language=edition.language, digits=edition.digits
    )
    return said % {"number": number}


def key_before(key: str) -> str:
    """The key of the page before this one; empty where nobody can say, or it is first."""
    place = read_key(key)
    return Place(place.below, place.page - 1).key if place.page > 1 else ""

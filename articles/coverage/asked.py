"""What somebody asked the board for: by filters, and by the place where a page begins."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.http import QueryDict
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext_lazy as _

from articles.kinds import Kind
from staff.numbers import number_in

SINCE = {
    "1": _("Since yesterday"),
    "3": _("The last three days"),
    "7": _("The last week"),
    "30": _("The last month"),
}
USUAL = "3"
NOT_OURS, OFFERED = "not_ours", "offered"
ONLY = {
    "": _("All stories"),
    NOT_OURS: _("Not with us"),
    OFFERED: _("Offered to us"),
}
Place = tuple[datetime, int]  # when the story was news, and its number
NAMES = ("edition", "section", "kind", "only", "since")


@dataclass(frozen=True, slots=True)
class Asked:
    """The filters that hold; anything else in an address is no filter."""

    edition: int = 0
    section: int = 0
    kind: str = ""
    only: str = ""
    days: str = USUAL
    place: Place | None = None

    def since(self, now: datetime) -> datetime:
        return now - timedelta(days=int(self.days))

    @property
    def is_narrowed(self) -> bool:
        return bool(self.edition or self.kind or self.only) or self.days != USUAL

    def as_query(self, *, before: Place | None = None) -> str:
        """The same board in an address; with `before`, its next page."""
        said = {
            "edition": self.edition or "",
            "section": self.section or "",
            "kind": self.kind,
            "only": self.only,
            "since": "" if self.days == USUAL else self.days,
            "before": written(before) if before else "",
        }
        query = QueryDict(mutable=True)
        query.update({name: str(value) for name, value in said.items() if value})
        return query.urlencode()


def asked_of(query: Mapping[str, str]) -> Asked:
    edition = number_in(query.get("edition", "")) or 0
    kind, only = query.get("kind", ""), query.get("only", "")
    days = query.get("since", "")
    return Asked(
        edition=edition,
        section=(number_in(query.get("section", "")) or 0) if edition else 0,
        kind=kind if kind in Kind.values else "",
        only=only if only in ONLY else "",
        days=days if days in SINCE else USUAL,
        place=place_in(query.get("before", "")),
    )


def written(place: Place) -> str:
    return f"{place[0].isoformat()}~{place[1]}"


def place_in(text: str) -> Place | None:
    """The place that `written` wrote; of anything else none, and so the beginning."""
    moment, _between, story = text.partition("~")
    number = number_in(story)
    try:
        found = parse_datetime(moment)
        if found is None or found.tzinfo is None or not number:
            return None
        return found.astimezone(UTC), number
    except (ValueError, OverflowError):  # before the first year, or after the last
        return None

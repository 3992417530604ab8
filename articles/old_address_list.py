"""Keeping old addresses: what somebody typed, or a file of fifty thousand, is looked at
line by line before any of it is kept.

`plan` says what would be added, changed and refused, and why; `keep` does it whole.
Chains are made flat here, so that no reader is sent twice.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from copy import copy
from dataclasses import dataclass, field
from typing import Any, NamedTuple, TypeVar
from urllib.parse import unquote

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from articles.models.old_address import LONGEST, OldAddress
from articles.old_address_rules import Site
from articles.old_addresses import read_address, spelt
from services.models import Edition
from services.public_id import ALPHABET, LENGTH

Item = TypeVar("Item")
CHUNK = 500  # values that one statement asks for

STORY = re.compile(f"[{ALPHABET}]{{{LENGTH}}}")
STORY_ADDRESS = re.compile(f"/a/[^/]+/([{ALPHABET}]{{{LENGTH}}})\\.html")


class Line(NamedTuple):
    """What was typed, and in which line of a file."""

    number: int
    old: str
    new: str
    note: str = ""


class Refusal(NamedTuple):
    number: int
    old: str
    reason: str


class Place(NamedTuple):
    """Where an old address leads: a story, a page, or with neither nowhere."""

    story: str = ""
    target: str = ""


Key = tuple[str, str]  # an old address and its host


@dataclass
class Plan:
    """What keeping these lines would do. Nothing has been done yet."""

    added: list[OldAddress] = field(default_factory=list)
    changed: list[OldAddress] = field(default_factory=list)
    followed: list[OldAddress] = field(default_factory=list)  # led to one of these
    same: int = 0
    refused: list[Refusal] = field(default_factory=list)

    @property
    def number(self) -> int:
        return len(self.added) + len(self.changed)


def plan(
    lines: Iterable[Line], edition: Edition, *, but: OldAddress | None = None
) -> Plan:
    """Look at every line. `but` is the row that is being changed, in a form."""
    made = Plan()
    site = Site.now()
    read = [line for line in lines if line.old or line.new]
    rows = dict(readable(read, site, made))
    refuse_taken(rows, site, made)
    known = kept_at(rows)
    if but is not None:
        known = {key: row for key, row in known.items() if row.pk != but.pk}
    flat = flattened(rows, known, made)
    refuse_nowhere(flat, rows, site, made)
    for key, (line, _place) in rows.items():
        if key in flat:
            sort_in(key, line, flat[key], known, edition, made)
    follow(flat, made, but)
    made.refused.sort()
    return made


@transaction.atomic
def keep(made: Plan) -> None:
    """Do all that was planned, or nothing.

    Rows that are there are written over by their address: naming each in an update of
    its own takes ten times as long.
    """
    OldAddress.objects.bulk_create(made.added, batch_size=CHUNK)
    OldAddress.objects.bulk_create(
        [without_number(row) for row in (*made.changed, *made.followed)],
        batch_size=CHUNK,
        update_conflicts=True,
        unique_fields=["path", "host"],
        update_fields=["story", "target", "note", "edition", "changed_at"],
    )


def without_number(row: OldAddress) -> OldAddress:
    found = copy(row)
    found.pk = None
    return found


# ── Reading ──────────────────────────────────────────────────────────────────

Rows = dict[Key, tuple[Line, Place]]


def readable(
    lines: Sequence[Line], site: Site, made: Plan
) -> Iterator[tuple[Key, tuple[Line, Place]]]:
    """The lines that say something, each old address once."""
    seen: dict[Key, tuple[int, Place]] = {}
    site.learn_stories(filter(None, (story_in(line.new) for line in lines)))
    for line in lines:
        key, reason = old_of(line.old, site)
        place, reason = (Place(), reason) if reason else place_of(line.new, site)
        if not reason and key in seen and seen[key][1] != place:
            reason = _("Line %(number)d says otherwise of this address.") % {
                "number": seen[key][0]
            }
        if reason:
            made.refused.append(Refusal(line.number, line.old, reason))
        elif key in seen:
            made.same += 1
        else:
            seen[key] = (line.number, place)
            yield key, (line, place)


def old_of(typed: str, site: Site) -> tuple[Key, str]:
    """The address as it is kept, or why it cannot be."""
    host, path = read_address(typed)
    if not path:
        return ("", ""), _("Write the old address like /news/2019/ferry.html.")
    return (path, host if host in site.hosts else ""), ""


def place_of(typed: str, site: Site) -> tuple[Place, str]:
    """Where it shall lead, or why it cannot."""
    typed = typed.strip()
    if story := story_in(typed):
        if story in site.stories:
            return Place(story=story), ""
        return Place(), _("No story with this number was ever published.")
    host, path = read_address(typed)
    if not path and typed.lower() in ("gone", "410", _("gone").lower()):
        return Place(), ""
    if not path:
        return Place(), _(
            "Say where it leads: a story’s address or number, a page of this site, or "
            "the word gone."
        )
    if host and not site.is_ours(host):
        return Place(), _("%(host)s is another site. Nobody is led there.") % {
            "host": host
        }
    target = as_kept(typed)
    if len(target) > LONGEST or not target.isprintable():
        return Place(), _("This address is too long.")
    return Place(target=target), ""


def story_in(typed: str) -> str:
    """The number of the story that was typed, alone or in its address; else empty."""
    typed = typed.strip()
    if STORY.fullmatch(typed):
        return typed
    found = STORY_ADDRESS.search(typed)
    return found[1] if found else ""


def as_kept(typed: str) -> str:
    """The page's address from the root, decoded, with its slash at the end."""
    path, _mark, query = re.sub("^https?://[^/?#]+", "", typed).partition("?")
    path = unquote(path.partition("#")[0]) or "/"
    return f"{path}?{query.partition('#')[0]}" if query else path


# ── What stands in the way ───────────────────────────────────────────────────


def refuse_taken(rows: Rows, site: Site, made: Plan) -> None:
    """Refuse what a page of this site has already: there nobody asks for old ones."""
    site.learn_stories(filter(None, (story_in(path) for path, _host in rows)))
    for key, (line, _place) in list(rows.items()):
        path = key[0].partition("?")[0]
        if site.page_at(path):
            made.refused.append(
                Refusal(
                    line.number,
                    line.old,
                    _("A page of this site answers at %(path)s.") % {"path": path},
                )
            )
            del rows[key]


def kept_at(rows: Rows) -> dict[Key, OldAddress]:
    """What is kept already: at these addresses, and where they lead."""
    wanted = {path for path, _host in rows}
    wanted |= {spelt_target(place) for _line, place in rows.values() if place.target}
    found: dict[Key, OldAddress] = {}
    for chunk in chunks(sorted(wanted)):
        for row in OldAddress.objects.filter(path__in=chunk):
            found[row.path, row.host] = row
    return found


def flattened(rows: Rows, known: dict[Key, OldAddress], made: Plan) -> dict[Key, Place]:
    """Where each leads in the end. One that leads back to itself is refused."""
    places = {key: Place(row.story, row.target) for key, row in known.items()}
    places |= {key: place for key, (_line, place) in rows.items()}
    flat: dict[Key, Place] = {}
    for key, (line, _place) in rows.items():
        end = end_of(key, places)
        if end is None:
            reason = _("It leads back to itself.")
            made.refused.append(Refusal(line.number, line.old, reason))
        else:
            flat[key] = end
    return flat


def refuse_nowhere(flat: dict[Key, Place], rows: Rows, site: Site, made: Plan) -> None:
    """Refuse what leads to a page that this site does not have."""
    for key, place in list(flat.items()):
        path = place.target.partition("?")[0]
        if path and not site.page_at(path):
            line = rows[key][0]
            reason = _("No page of this site stands at %(path)s.") % {"path": path}
            made.refused.append(Refusal(line.number, line.old, reason))
            del flat[key]


def end_of(key: Key, places: dict[Key, Place]) -> Place | None:
    """The last place of a chain of old addresses; None where there is no end."""
    seen = {key}
    place = places[key]
    while place.target:
        path = spelt_target(place)
        following = next(
            (one for one in ((path, key[1]), (path, "")) if one in places), None
        )
        if following is None:
            return place
        if following in seen:
            return None
        seen.add(following)
        place = places[following]
    return place


def spelt_target(place: Place) -> str:
    path, _mark, query = place.target.partition("?")
    return spelt(path, query)


# ── What is to be done ───────────────────────────────────────────────────────


def sort_in(
    key: Key,
    line: Line,
    place: Place,
    known: dict[Key, OldAddress],
    edition: Edition,
    made: Plan,
) -> None:
    facts: dict[str, Any] = {**place._asdict(), "note": line.note[:200]}
    row = known.get(key)
    if row is None:
        path, host = key
        made.added.append(OldAddress(edition=edition, path=path, host=host, **facts))
    elif row.edition_id != edition.pk:
        reason = _("The edition %(edition)s has this old address already.")
        said = reason % {"edition": row.edition}
        made.refused.append(Refusal(line.number, line.old, said))
    elif Place(row.story, row.target) == place:
        made.same += 1
    else:
        for name, value in facts.items():
            setattr(row, name, value)
        made.changed.append(row)


def follow(flat: dict[Key, Place], made: Plan, but: OldAddress | None) -> None:
    """Have those that led to one of these addresses lead to where it leads."""
    paths = {path for path, host in flat if not host}
    changed = {row.pk for row in made.changed}
    forms = sorted(form for path in paths for form in (path, f"{path}/"))
    for chunk in chunks(forms):
        rows = OldAddress.objects.filter(~Q(target=""), target__in=chunk)
        for row in rows:
            if row.pk not in changed and row != but:
                place = flat[spelt_target(Place(target=row.target)), ""]
                row.story, row.target = place
                made.followed.append(row)


def chunks(values: Sequence[Item]) -> Iterator[Sequence[Item]]:
    for start in range(0, len(values), CHUNK):
        yield values[start : start + CHUNK]

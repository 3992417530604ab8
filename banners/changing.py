"""What every change of a banner shares: the lock, the history, who is told.

What is set on a `Desk` inside `changing` is stored, written down and told at once.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from copy import copy
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from banners import history
from banners.models import Banner, BannerChange, BannerEdition
from banners.models.banner import LONGEST
from banners.signals import banner_changed
from services.calendars import is_read_alike
from services.models import Edition
from services.stamps import set_turns
from staff import desk_log
from staff.models import DeskLogEntry, User

State, Kind = Banner.State, BannerChange.Kind
Decision = BannerEdition.Decision

LOGGED = {
    Kind.SHOWN: DeskLogEntry.Kind.BANNER_SHOWN,
    Kind.EXTENDED: DeskLogEntry.Kind.BANNER_EXTENDED,
    Kind.ENDED: DeskLogEntry.Kind.BANNER_ENDED,
    Kind.CORRECTED: DeskLogEntry.Kind.BANNER_CORRECTED,
    Kind.UNDONE: DeskLogEntry.Kind.BANNER_UNDONE,
}


class BannerError(Exception):
    """A banner verb was refused; the message is a sentence an editor can act on."""


@dataclass
class Desk:
    """A locked banner with what every edition does with it, while it is changed."""

    banner: Banner
    rows: dict[int, BannerEdition]
    stored: history.Facts
    before: history.Facts  # as the change that is under way found it
    marks: list[tuple[BannerChange.Kind, history.Facts, history.Facts]] = field(
        default_factory=list
    )
    sections: dict[int, list[int]] = field(default_factory=dict)
    told: set[int] = field(default_factory=set)  # editions whose readers get new words

    def row_of(self, edition: Edition) -> BannerEdition:
        row = self.rows.get(edition.pk)
        if row is None:
            row = BannerEdition(banner=self.banner, edition=edition)
            self.rows[edition.pk] = row
        return row

    def shown(self) -> list[BannerEdition]:
        """What the editions whose readers get it do."""
        return [
            row
            for row in self.rows.values()
            if row.decision in BannerEdition.TAKEN and row.is_asked(self.banner)
        ]

    def was_seen(self, now: datetime) -> bool:
        """Whether any reader was given it by now."""
        return any(row.said_at and row.said_at <= now for row in self.rows.values())

    def changed_rows(self, after: history.Facts) -> set[int]:
        """Numbers of the editions whose rows are not stored as they are."""
        old, _new = history.difference(self.stored, after)
        changed = {int(name.split("/")[0]) for name in old if "/" in name}
        return changed | self.told

    @property
    def facts(self) -> history.Facts:
        return history.facts_of(self.banner, self.rows.values(), self.sections)

    def mark(self, kind: BannerChange.Kind) -> None:
        """What was set so far is a change of its own; what follows is another."""
        after = self.facts
        self.marks.append((kind, self.before, after))
        self.before = after

    def put_back(self, facts: history.Facts) -> None:
        self.sections |= history.put_back(facts, self.banner, self.rows)


@contextmanager
def changing(
    banner: Banner, kind: BannerChange.Kind, *, by: User | None, is_new: bool = False
) -> Iterator[Desk]:
    """Change the banner: what is set within is saved, written down and told at once.

    `is_new`: the row was made in this very transaction, and nobody else knows it.
    Raises BannerError for a banner that cannot be as it was set; then nothing of it
    is stored.
    """
    with transaction.atomic():
        desk = Desk(banner, {}, {}, {}) if is_new else opened(banner)
        was_public = public_editions(desk)
        yield desk
        ask_anew(desk)
        say(desk, timezone.now())
        after = desk.facts
        if sentence := what_is_wrong(after):
            raise BannerError(sentence)
        changes = [
            history.keep(desk.banner, each, before, facts, by=by)
            for each, before, facts in (*desk.marks, (kind, desk.before, after))
        ]
        if not any(changes) and not desk.told:
            return
        save(desk, after, by)
        write_down(desk, [change.kind for change in changes if change], by=by)
        announce(desk, was_public | public_editions(desk))


def opened(banner: Banner) -> Desk:
    """The banner under lock, as it is stored now."""
    return look_at(Banner.objects.select_for_update(of=("self",)).get(pk=banner.pk))


def look_at(banner: Banner) -> Desk:
    """The banner with what every edition does with it, only to look.

    What a form does to the banner that was given leaves this one as it is.
    """
    banner = copy(banner)
    rows = {
        row.edition_id: row
        for row in banner.editions.select_related("edition").prefetch_related(
            "sections"
        )
    }
    for row in rows.values():
        row.banner = banner
    facts = history.facts_of(banner, rows.values())
    return Desk(banner, rows, stored=facts, before=facts)


def public_editions(desk: Desk) -> set[int]:
    """The editions whose public pages depend on the banner as it is now."""
    if desk.banner.state == State.DRAFT:
        return set()
    shown = {row.edition_id for row in desk.shown()}
    return shown | {row.edition_id for row in desk.rows.values() if row.said}


def ask_anew(desk: Desk) -> None:
    """Who took the words as they are took them in a language that they read; in
    another one they have to say so again.
    """
    before, now = desk.stored.get("language"), desk.banner.language
    if not before or not now or is_read_alike(before, now):
        return
    for row in desk.rows.values():
        was_read = is_read_alike(before, row.edition.language)
        if row.decision == Decision.USE and was_read:
            row.decision = Decision.NOT_YET


def say(desk: Desk, now: datetime) -> None:
    """Note what the readers of each edition are given from now on, or from its start.

    What has not begun, and now will not, was never said.
    """
    is_public = desk.banner.life(now) in ("waiting", State.SHOWING)
    shown = {row.edition_id for row in desk.shown()} if is_public else set()
    for number, row in desk.rows.items():
        if number in shown:
            is_new = row.say(row.printed, now, desk.banner.starts_at)
        else:
            is_new = row.unsay(now)
        if is_new:
            desk.told.add(number)


def what_is_wrong(facts: history.Facts) -> str:
    """Why a banner cannot be so, in words that an editor can act on; or nothing."""
    if facts["ends_at"] <= facts["starts_at"]:
        return _("A banner ends after it starts.")
    if facts["state"] == State.CORRECTED and not facts["correction"]:
        return _("Say what is right, in one sentence.")
    for name, value in facts.items():
        edition, _slash, fact = name.rpartition("/")
        is_own = fact == "decision" and value == Decision.OWN
        if is_own and not facts.get(f"{edition}/wording"):
            return _("Write the edition's own wording.")
        if fact in ("wording", "correction") and len(value) > LONGEST:
            return _("This is too long: %(length)s letters. At most %(most)s fit.") % {
                "length": len(value),
                "most": LONGEST,
            }
    return ""


def save(desk: Desk, after: history.Facts, by: User | None) -> None:
    """Store the banner, and the rows that are not stored as they are."""
    desk.banner.changed_by = by
    desk.banner.save()
    for number in sorted(desk.changed_rows(after)):
        desk.rows[number].save()
    for number, sections in desk.sections.items():
        if desk.rows[number].pk:
            desk.rows[number].sections.set(sections)


def write_down(desk: Desk, kinds: list[str], *, by: User | None) -> None:
    """For whoever comes next, in the log of the service whose banner it is."""
    banner = desk.banner
    for kind in kinds:
        entry = LOGGED.get(BannerChange.Kind(kind))
        if kind == Kind.CHANGED and desk.told:
            entry = DeskLogEntry.Kind.BANNER_REWORDED
        if entry:
            text = banner.correction if kind == Kind.CORRECTED else banner.wording
            desk_log.note(banner.service_id, entry, text, by=by)


def announce(desk: Desk, editions: set[int]) -> None:
    """Note the moments its editions change by the clock, and tell those above."""
    banner = desk.banner
    if editions:
        set_turns(editions, banner.starts_at, banner.ends_at, banner.corrected_until)
        tell(editions)


def tell(edition_ids: Iterable[int]) -> None:
    banner_changed.send(Banner, edition_ids=list(edition_ids))

"""What every change of a banner shares: the lock, the history, who is told.

What is set on a `Desk` inside `changing` is stored, written down and told at once.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from banners import history
from banners.models import Banner, BannerChange, BannerEdition
from banners.models.banner import LONGEST
from banners.signals import banner_changed
from services.models import Edition, Section
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

    def limit(self, edition: Edition, sections: Iterable[Section]) -> None:
        """Show it in these sections of the edition alone; none: on all its pages."""
        self.sections[edition.pk] = [section.pk for section in sections]


@contextmanager
def changing(
    banner: Banner, kind: BannerChange.Kind, *, by: User, is_new: bool = False
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
        say(desk, timezone.now())
        check(desk)
        after = desk.facts
        changes = [
            history.keep(desk.banner, each, before, facts, by=by)
            for each, before, facts in (*desk.marks, (kind, desk.before, after))
        ]
        if not any(changes) and not desk.told:
            return
        save(desk, after, by)
        write_down(desk, kind, by=by)
        announce(desk, was_public | public_editions(desk))


def opened(banner: Banner) -> Desk:
    """The banner under lock, as it is stored now."""
    return look_at(Banner.objects.select_for_update(of=("self",)).get(pk=banner.pk))


def look_at(banner: Banner) -> Desk:
    """The banner with what every edition does with it, only to look."""
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


def say(desk: Desk, now: datetime) -> None:
    """Note what the readers of each edition are given from now on, or from its start."""
    if desk.banner.state != State.SHOWING:
        return
    for row in desk.shown():
        if row.say(row.printed, max(now, desk.banner.starts_at)):
            desk.told.add(row.edition_id)


def check(desk: Desk) -> None:
    """Raises BannerError, in words that an editor can act on."""
    banner = desk.banner
    if banner.ends_at <= banner.starts_at:
        raise BannerError(_("A banner ends after it starts."))
    if banner.state == State.CORRECTED and not banner.correction:
        raise BannerError(_("Say what is right, in one sentence."))
    for row in desk.rows.values():
        if row.decision == Decision.OWN and not row.wording:
            raise BannerError(_("Write the edition's own wording."))
    texts = [banner.wording, banner.correction]
    for row in desk.rows.values():
        texts += [row.wording, row.correction]
    longest = max(map(len, texts))
    if longest > LONGEST:
        raise BannerError(
            _("This is too long: %(length)s letters. At most %(most)s fit.")
            % {"length": longest, "most": LONGEST}
        )


def save(desk: Desk, after: history.Facts, by: User) -> None:
    """Store the banner, and the rows that are not stored as they are."""
    desk.banner.changed_by = by
    desk.banner.save()
    for number in sorted(desk.changed_rows(after)):
        desk.rows[number].save()
    for number, sections in desk.sections.items():
        if desk.rows[number].pk:
            desk.rows[number].sections.set(sections)


def write_down(desk: Desk, kind: BannerChange.Kind, *, by: User) -> None:
    """For whoever comes next, in the log of the service whose banner it is."""
    banner = desk.banner
    entry = LOGGED.get(kind)
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

"""Sealing a person: the real name leaves the desk too, and a code name stands instead.

Opening it takes two named people: a chief asks and says why, another grants. Then the
one who asked may look, for a quarter of an hour. Unsealing takes two as well.
"""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from bylines.models import Contributor, ContributorName, ProtectionEvent, SealedName
from bylines.protecting import (
    Action,
    ProtectionError,
    code_name,
    deny,
    locked,
    record,
    refuse_name_in,
    security,
)
from bylines.scrubbing import scrub
from bylines.signals import about_to_rename, desk_name_changed
from services.models import OldSlug
from staff import desk_log
from staff.models import DeskLogEntry, Membership, User
from staff.permissions import Person, Role

OPEN_FOR = timedelta(minutes=15)
WAITS_FOR = timedelta(hours=24)  # a request that nobody answers is forgotten
SIGNS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"  # none that is read as another


@dataclass(frozen=True, slots=True)
class RealName:
    """Who a sealed person is, for one look."""

    name: str
    names: dict[str, str]
    job_title: str
    bio: str
    slug: str


def is_chief(person: Person, contributor: Contributor) -> bool:
    """A chief by name: who stands in as duty editor opens nobody's seal."""
    if not isinstance(person, User) or not person.is_active:
        return False
    own = Membership.objects.of(person).filter(service=contributor.service_id)
    return person.is_superuser or own.filter(role=Role.CHIEF).exists()


# ── Sealing ──────────────────────────────────────────────────────────────────


@transaction.atomic
def seal(contributor: Contributor, *, by: User, reason: str) -> Contributor:
    """Move who they are into a table of its own; the desk knows a code name."""
    permit(by, "seal", contributor)
    about_to_rename.send(Contributor, contributor=contributor)
    contributor, reason = locked(contributor), reason.strip()
    if not contributor.is_protected:
        raise ProtectionError(_("Protect this person first: only then seal them."))
    if contributor.is_sealed:
        raise ProtectionError(_("This person is sealed already."))
    if not reason:
        raise ProtectionError(_("Say why this person is sealed."))
    refuse_name_in(reason, contributor)
    known = put_away(contributor)
    contributor.seal_code = "".join(secrets.choice(SIGNS) for _sign in range(6))
    contributor.name = code_name(contributor)
    contributor.slug = f"protected-{contributor.seal_code.lower()}"
    contributor.job_title = contributor.bio = ""
    scrub(known, contributor.name, contributor)
    record(contributor, Action.SEALED, by=by, reason=reason)
    tell(contributor, "sealed", _("Sealed: %(person)s."), by=by)
    store(contributor)
    return contributor


def put_away(contributor: Contributor) -> list[str]:
    """Keep who they are under the seal, and nowhere else; every form of the name."""
    rows = ContributorName.objects.filter(contributor=contributor)
    names = dict(rows.values_list("language", "name"))
    former = OldSlug.objects.filter(
        kind=Contributor.old_slug_kind, number=contributor.pk
    )
    slugs = list(former.values_list("slug", flat=True))
    SealedName.objects.create(
        contributor=contributor,
        name=contributor.name,
        names=names,
        job_title=contributor.job_title,
        bio=contributor.bio,
        slug=contributor.slug,
        old_slugs=slugs,
    )
    rows.delete()
    former.delete()
    return [contributor.name, *names.values(), contributor.slug, *slugs]


def unseal(contributor: Contributor, *, by: User, asked: ProtectionEvent) -> None:
    """Give the desk the real name back; readers see no change."""
    sealed = SealedName.objects.get(contributor=contributor)
    contributor.seal_code = ""
    contributor.name, contributor.slug = sealed.name, free_slug(sealed.slug)
    contributor.job_title, contributor.bio = sealed.job_title, sealed.bio
    ContributorName.objects.bulk_create(
        ContributorName(contributor=contributor, language=language, name=name)
        for language, name in sealed.names.items()
    )
    OldSlug.objects.bulk_create(
        (
            OldSlug(kind=Contributor.old_slug_kind, slug=slug, number=contributor.pk)
            for slug in sealed.old_slugs
        ),
        ignore_conflicts=True,
    )
    sealed.delete()
    record(contributor, Action.UNSEALED, by=by, reason=asked.reason, asked=asked)
    store(contributor)


SEALED = ("seal_code", "name", "slug", "job_title", "bio")


def store(contributor: Contributor) -> None:
    """Save the row, and keep no old address: it would say the name.

    Who keeps copies writes them anew before the stamps are bumped, which comes last.
    """
    facts = {name: getattr(contributor, name) for name in SEALED}
    Contributor.objects.filter(pk=contributor.pk).update(**facts)
    desk_name_changed.send(Contributor, contributor=contributor)
    contributor._stored_slug = ""
    contributor.save()


def free_slug(slug: str) -> str:
    """The old address, or one like it if somebody has taken it meanwhile."""
    number, free = 1, slug
    while Contributor.objects.filter(slug=free).exists():
        number += 1
        free = f"{slug[:95]}-{number}"
    return free


# ── Opening ──────────────────────────────────────────────────────────────────


@transaction.atomic
def ask(
    contributor: Contributor, *, by: User, reason: str, to_unseal: bool = False
) -> ProtectionEvent:
    """Ask another chief to let this one see the real name, or to unseal it."""
    permit(by, "ask_to_open", contributor)
    contributor, reason = locked(contributor), reason.strip()
    if not contributor.is_sealed:
        raise ProtectionError(_("This person is not sealed."))
    if not reason:
        raise ProtectionError(_("Say why. The chief who decides reads it."))
    if open_request(contributor, timezone.now()):
        raise ProtectionError(_("A request waits for its answer already."))
    action = Action.ASKED_TO_UNSEAL if to_unseal else Action.ASKED_TO_OPEN
    asked = record(contributor, action, by=by, reason=reason)
    said = (
        _("Asked to unseal %(person)s. Another chief decides.")
        if to_unseal
        else _("Asked to open the real name of %(person)s. Another chief decides.")
    )
    tell(contributor, action, said, by=by)
    return asked


@transaction.atomic
def answer(
    contributor: Contributor, *, by: User, number: int, is_granted: bool, reason: str
) -> None:
    """Grant or refuse what another chief asked."""
    permit(by, "answer_opening", contributor)
    if is_granted and waits_to_be_unsealed(contributor):
        about_to_rename.send(Contributor, contributor=contributor)
    contributor, reason = locked(contributor), reason.strip()
    asked = open_request(contributor, timezone.now())
    if asked is None or asked.pk != number:
        raise ProtectionError(_("This request was answered, or has run out."))
    if asked.actor_id == by.pk:
        deny(by, "answer_own_opening", contributor)
    if not reason:
        raise ProtectionError(_("Say why you grant or refuse it."))
    action = Action.GRANTED if is_granted else Action.REFUSED
    record(contributor, action, by=by, reason=reason, asked=asked)
    said = (
        _("Granted what %(asker)s asked about %(person)s.")
        if is_granted
        else _("Refused what %(asker)s asked about %(person)s.")
    )
    tell(contributor, action, said, by=by, asker=asked.actor)
    if is_granted and asked.action == Action.ASKED_TO_UNSEAL:
        unseal(contributor, by=by, asked=asked)


@transaction.atomic
def look(contributor: Contributor, *, by: User) -> RealName:
    """The real name, once, for the one who asked, while the opening lasts."""
    permit(by, "look", contributor)
    granted = opening_of(contributor, by, timezone.now())
    if granted is None:
        deny(by, "look_at_sealed", contributor)
    record(contributor, Action.LOOKED, by=by, asked=granted.asked)
    tell(contributor, "looked", _("Looked at the real name of %(person)s."), by=by)
    sealed = SealedName.objects.get(contributor=contributor)
    return RealName(
        name=sealed.name,
        names=sealed.names,
        job_title=sealed.job_title,
        bio=sealed.bio,
        slug=sealed.slug,
    )


@transaction.atomic
def end(contributor: Contributor, *, by: User) -> None:
    """Close an opening before its time."""
    permit(by, "end_opening", contributor)
    granted = opening_of(contributor, by, timezone.now())
    if granted is None:
        raise ProtectionError(_("Nothing is open for you here."))
    record(contributor, Action.ENDED, by=by, asked=granted.asked)
    tell(contributor, "ended", _("Closed the real name of %(person)s."), by=by)


def end_overdue(now: datetime) -> int:
    """Put on record which openings the clock has ended; for the background."""
    granted = ProtectionEvent.objects.filter(
        action=Action.GRANTED,
        asked__action=Action.ASKED_TO_OPEN,
        at__lte=now - OPEN_FOR,
    ).exclude(asked__steps__action=Action.ENDED)
    done = 0
    for event in granted.select_related("contributor", "asked")[:100]:
        try:
            with transaction.atomic():
                record(event.contributor, Action.ENDED, by=None, asked=event.asked)
        except IntegrityError:
            continue  # another process was quicker
        done += 1
    return done


def open_request(contributor: Contributor, now: datetime) -> ProtectionEvent | None:
    """What somebody has asked and nobody has answered yet."""
    asked = ProtectionEvent.objects.filter(
        contributor=contributor,
        action__in=ProtectionEvent.ASKING,
        at__gt=now - WAITS_FOR,
    ).exclude(steps__action__in=ProtectionEvent.ANSWERS)
    return asked.select_related("actor").first()


def waits_to_be_unsealed(contributor: Contributor) -> bool:
    asked = open_request(contributor, timezone.now())
    return asked is not None and asked.action == Action.ASKED_TO_UNSEAL


def opening_of(
    contributor: Contributor, person: Person, now: datetime
) -> ProtectionEvent | None:
    """The grant under which this person may look now."""
    if not contributor.is_sealed:
        return None
    granted = ProtectionEvent.objects.filter(
        contributor=contributor,
        action=Action.GRANTED,
        asked__action=Action.ASKED_TO_OPEN,
        asked__actor=person.pk,
        at__gt=now - OPEN_FOR,
    ).exclude(asked__steps__action=Action.ENDED)
    return granted.select_related("asked").first()


# ── Who may, and who is told ─────────────────────────────────────────────────


def permit(person: User, action: str, contributor: Contributor) -> None:
    if not is_chief(person, contributor):
        deny(person, action, contributor)


def tell(
    contributor: Contributor, action: str, said: str, *, by: User, **names: object
) -> None:
    """One line for the security log and one for the desk's, both without the name."""
    security.warning(
        "Sealed person: %s, by person %s, contributor %s", action, by.pk, contributor.pk
    )
    text = said % {"person": contributor.name, **names}
    kind = DeskLogEntry.Kind.WRITTEN
    desk_log.note(contributor.service_id, kind, text, by=by)

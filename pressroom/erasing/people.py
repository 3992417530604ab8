"""Erasing people: somebody who was credited, or somebody who had an account.

Their row stays, as "Erased person", so that what refers to it holds.
"""

from functools import partial

from allauth.account.models import EmailAddress, EmailConfirmation
from allauth.mfa.models import Authenticator
from django.contrib.auth.hashers import make_password
from django.utils import timezone

from articles.models import (
    Article,
    Assignment,
    Draft,
    NoteRecipient,
    Presence,
    PublishedArticle,
    SavedView,
    WithheldName,
)
from articles.refresh import made_from, sweep_one
from articles.social_cards.files import forget_after_commit
from bylines.models import Contributor, ContributorName, ProtectionEvent, SealedName
from bylines.signals import about_to_rename, desk_name_changed
from door.guessing import name_for_counting
from door.models import DeskSession, Guess, KnownPlace
from photos.models import Photo
from pressroom.erasing.wiping import ERASED, ErasureError, Wiper
from services.models import OldSlug
from services.signals import reference_changed
from staff.models import Membership, User

NOBODY = "Erased person"


# ── Contributors ─────────────────────────────────────────────────────────────


def find_contributor(number: str) -> Contributor:
    rows = Contributor.objects.filter(public_id=number)
    if not rows.exists() and number.isdecimal():
        rows = Contributor.objects.filter(pk=int(number))
    contributor = rows.first()
    if contributor is None:
        raise ErasureError(f"There is no contributor {number}.")
    return contributor


def erase_contributor(contributor: Contributor, wiper: Wiper) -> None:
    """Nothing is printed of them from the next request on: their credits are withheld,
    as of somebody protected of whom nothing is said.
    """
    about_to_rename.send(Contributor, contributor=contributor)
    rows = Contributor.objects.select_for_update(of=("self",), no_key=True)
    contributor = rows.select_related("service").get(pk=contributor.pk)
    remember_names(contributor, wiper)
    wiper.instead = NOBODY
    name_pages(contributor, wiper)
    empty_photo_credits(contributor, wiper)
    drop_names(contributor, wiper)
    empty_contributor(contributor, wiper)
    desk_name_changed.send(Contributor, contributor=contributor)
    contributor._stored_slug = ""  # no old address is kept: it would say the name
    contributor.save()  # marks the pages stale and bumps their stamps
    draw_anew(wiper, "contributor", contributor.pk)


def remember_names(contributor: Contributor, wiper: Wiper) -> None:
    names = ContributorName.objects.filter(contributor=contributor)
    slugs = OldSlug.objects.filter(
        kind=Contributor.old_slug_kind, number=contributor.pk
    )
    wiper.remember(
        *(contributor.name, contributor.pen_name, contributor.slug, contributor.bio),
        *names.values_list("name", flat=True),
        *slugs.values_list("slug", flat=True),
    )
    for sealed in SealedName.objects.filter(contributor=contributor):
        wiper.remember(sealed.name, sealed.slug, sealed.bio)
        wiper.remember(*sealed.names.values(), *sealed.old_slugs)


def name_pages(contributor: Contributor, wiper: Wiper) -> None:
    """The pages that are drawn without them from now on."""
    rows = made_from("contributor", [contributor.pk]).select_related("edition")
    for version in rows.exclude(standing=PublishedArticle.Standing.KILLED):
        wiper.addresses.append(version.edition.site + version.get_absolute_url())
    forget_after_commit(rows.values_list("public_id", flat=True))


def empty_photo_credits(contributor: Contributor, wiper: Wiper) -> None:
    """What was typed as photographer where the picture is credited to them."""
    credited = Photo.objects.filter(credited_to=contributor).exclude(photographer="")
    numbers = list(credited.values_list("pk", flat=True))
    if wiper.empty(Photo, {"photographer": ""}, pk__in=numbers):
        reference_changed.send(Photo, kind="photo", numbers=numbers)


def drop_names(contributor: Contributor, wiper: Wiper) -> None:
    wiper.drop(ContributorName, contributor=contributor)
    wiper.drop(SealedName, contributor=contributor)
    wiper.drop(OldSlug, kind=Contributor.old_slug_kind, number=contributor.pk)
    wiper.empty(
        WithheldName,
        {"instead": WithheldName.Instead.SAY_NOTHING},
        contributor=contributor,
    )
    facts = {"reason": ERASED, "detail": {}}
    wiper.empty(ProtectionEvent, facts, contributor=contributor)
    wiper.forget_in_admin_log(Contributor, contributor.pk)


def empty_contributor(contributor: Contributor, wiper: Wiper) -> None:
    contributor.name, contributor.slug = NOBODY, f"erased-{contributor.public_id}"
    contributor.job_title = contributor.bio = contributor.pen_name = ""
    contributor.seal_code = ""
    contributor.protection = Contributor.Protection.SAY_NOTHING
    names = ("name", "slug", "job_title", "bio", "pen_name", "seal_code", "protection")
    facts = {name: getattr(contributor, name) for name in names}
    wiper.empty(Contributor, facts, pk=contributor.pk)


def draw_anew(wiper: Wiper, kind: str, number: int) -> None:
    """Store the pages without it at once; the background would, a little later."""
    stale = made_from(kind, [number]).filter(is_stale=True)
    numbers = list(stale.order_by("-pk").values_list("pk", flat=True))
    wiper.afterwards += [partial(sweep_one, pk) for pk in numbers]


# ── Accounts ─────────────────────────────────────────────────────────────────


def find_account(number: str) -> User:
    """By its number, or by the name it logs in with."""
    rows = User.objects.filter(username=number)
    if not rows.exists() and number.isdecimal():
        rows = User.objects.filter(pk=int(number))
    person = rows.first()
    if person is None:
        raise ErasureError(f"There is no account {number}.")
    return person


def erase_account(person: User, wiper: Wiper) -> None:
    person = User.objects.select_for_update(no_key=True).get(pk=person.pk)
    refuse_last(person)
    wiper.instead = NOBODY
    wiper.remember(person.username, person.email)
    if len(person.get_full_name().split()) > 1:  # a first name is other people's, too
        wiper.remember(person.get_full_name())
    shut_the_door(person, wiper)
    drop_theirs(person, wiper)
    wiper.forget_in_admin_log(User, person.pk)
    wiper.empty(User, nobody(person), pk=person.pk)


def refuse_last(person: User) -> None:
    """Somebody must be able to let others in."""
    others = User.objects.filter(is_superuser=True, is_active=True)
    if person.is_superuser and not others.exclude(pk=person.pk).exists():
        raise ErasureError(
            "This is the last account that may do everything. Make another first: "
            "manage.py createsuperuser."
        )


def shut_the_door(person: User, wiper: Wiper) -> None:
    account = name_for_counting(person.username)
    wiper.drop(Authenticator, user=person)
    wiper.drop(EmailConfirmation, email_address__user=person)
    wiper.drop(EmailAddress, user=person)
    wiper.drop(DeskSession, person=person)
    wiper.drop(KnownPlace, person=person)
    wiper.drop(Guess, account=account)


def drop_theirs(person: User, wiper: Wiper) -> None:
    """What was theirs alone goes, what waits for them is free again."""
    wiper.drop(Draft, person=person)
    wiper.drop(Presence, person=person)
    wiper.drop(SavedView, person=person)
    wiper.drop(NoteRecipient, person=person)
    wiper.empty(Membership, {"duty_named_by": None}, duty_named_by=person)
    wiper.drop(Membership, person=person)
    wiper.drop(User.groups.through, user=person)
    wiper.drop(User.user_permissions.through, user=person)
    wiper.empty(Article, {"assignee": None}, assignee=person)
    free = {"person": None, "state": Assignment.State.OPEN, "taken_at": None}
    claimed = Assignment.State.CLAIMED
    wiper.empty(Assignment, free, person=person, state=claimed)


def nobody(person: User) -> dict[str, object]:
    return {
        "username": f"erased-{person.pk}",
        "password": make_password(None),
        "first_name": NOBODY,
        "last_name": "",
        "email": "",
        "is_active": False,
        "is_staff": False,
        "is_superuser": False,
        "last_login": None,
        "seen_at": None,
        "left_at": None,
        "date_joined": timezone.now(),
        "time_zone": "UTC",
        "interface_language": "en",
        "wants_note_mails": False,
    }

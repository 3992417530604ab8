"""Loads the invented house: services, editions, accounts, contributors, photos.

Whatever exists is left as it is, since somebody may have tried the desk on it.
"""

from collections.abc import Iterable
from dataclasses import asdict
from datetime import datetime, timedelta
from functools import cache

from django.contrib.auth.hashers import check_password, make_password
from django.core.files.base import ContentFile
from django.db import transaction

from articles.models import StandingPage
from bylines.models import Contributor, ContributorName
from newsroom.demo import facts, house, people, services, standing
from newsroom.demo.drawings import draw
from newsroom.demo.pictures import PICTURES, lender
from photos.intake import receive
from photos.models import Photo
from photos.renditions import make_renditions
from services.models import Edition, Section, Service, ServiceName, StandingBox
from staff.models import Membership, User

QUICK = ("jpg", "webp")  # formats that take little time to write


@transaction.atomic
def load_house(password: str) -> None:
    """Services, editions with their standing pages, accounts and contributors."""
    for service in services.SERVICES:
        load_service(service)
    for edition in house.EDITIONS:
        load_edition(edition)
        load_standing_pages(edition.prefix)
    load_accounts(password)
    for contributor in people.CONTRIBUTORS:
        load_contributor(contributor)


def load_service(fact: facts.Service) -> None:
    service, is_new = Service.objects.get_or_create(
        code=fact.code,
        defaults={
            "kind": fact.kind,
            "name": fact.name,
            "house": fact.house,
            "description": fact.description,
            "may_be_republished": fact.may_be_republished,
        },
    )
    if is_new:
        for printed in fact.printed:
            ServiceName.objects.create(service=service, **asdict(printed))


def load_edition(fact: facts.Edition) -> None:
    edition, is_new = Edition.objects.get_or_create(
        prefix=fact.prefix,
        defaults={
            "service": Service.objects.get(code=fact.service),
            "name": fact.name,
            "language": fact.language,
            "native_name": fact.native_name,
            "time_zone": fact.time_zone,
            "calendar": fact.calendar,
            "may_be_republished": bool(fact.republishing_terms),
            "republishing_terms": fact.republishing_terms,
        },
    )
    if is_new:
        edition.default_section = load_sections(edition, fact)
        edition.save()
        for box in fact.boxes:
            StandingBox.objects.create(edition=edition, **asdict(box))


def load_sections(edition: Edition, fact: facts.Edition) -> Section:
    """The edition's sections in the order of the navigation; answers the first."""
    sections = [
        Section.objects.create(
            edition=edition,
            name=name,
            slug=slug,
            description=description,
            position=position,
        )
        for position, (name, slug, description) in enumerate(fact.sections, start=1)
    ]
    return sections[0]


def load_standing_pages(prefix: str) -> None:
    edition = Edition.objects.get(prefix=prefix)
    for position, fact in enumerate(standing.PAGES[prefix], start=1):
        StandingPage.objects.get_or_create(
            edition=edition,
            slug=fact.slug,
            defaults={
                "purpose": fact.purpose,
                "title": fact.title,
                "body": fact.body,
                "position": position,
            },
        )


def load_accounts(password: str) -> None:
    """The accounts, all with this password: it is printed, so it must be true."""
    known = User.objects.in_bulk(
        [fact.username for fact in house.ACCOUNTS], field_name="username"
    )
    encoded = encoded_password(password, known.values())
    for fact in house.ACCOUNTS:
        person = known.get(fact.username)
        if person is None:
            load_account(fact, encoded)
        elif person.password != encoded or not person.is_active:
            person.password, person.is_active = encoded, True
            person.save(update_fields=["password", "is_active"])


def encoded_password(password: str, known: Iterable[User]) -> str:
    """One encoded password for all, hashed anew only if it is another one.

    Hashing is slow by design; six times it would be felt at every start.
    """
    stored = {person.password for person in known}
    first = next(iter(stored), "")
    if len(stored) == 1 and check_password(password, first):
        return first
    return make_password(password)


def load_account(fact: facts.Account, encoded: str) -> None:
    person = User.objects.create(
        username=fact.username,
        password=encoded,
        first_name=fact.first_name,
        last_name=fact.last_name,
        email=f"{fact.username}@newsroom.example",
        is_staff=True,
        is_superuser=not fact.service,
        interface_language=fact.interface_language,
        time_zone=fact.time_zone,
    )
    if fact.service:
        Membership.objects.create(
            person=person,
            service=Service.objects.get(code=fact.service),
            role=fact.role,
        )


def load_contributor(fact: facts.Contributor) -> None:
    contributor, is_new = Contributor.objects.get_or_create(
        slug=fact.slug,
        defaults={
            "name": fact.name,
            "service": Service.objects.get(code=fact.service),
            "kind": fact.kind,
            "job_title": fact.job_title,
            "bio": fact.bio,
            "protection": fact.protection,
            "pen_name": fact.pen_name,
        },
    )
    if is_new:
        for language, name in fact.names:
            ContributorName.objects.create(
                contributor=contributor, language=language, name=name
            )


def missing_pictures() -> list[tuple[str, str]]:
    """(service, scene) of every picture that the photo desk does not have whole."""
    held = set(
        Photo.objects.filter(service__code__in=PICTURES, renditions__width__gt=0)
        .values_list("service__code", "title")
        .distinct()
    )
    return [
        (service, scene)
        for service, pictures in PICTURES.items()
        for scene, fact in pictures.items()
        if (service, fact.title) not in held
    ]


@cache
def drawn(scene: str) -> bytes:
    """The scene's JPEG; several services tell of the same event with it."""
    return draw(scene)


def load_picture(service: str, scene: str, now: datetime) -> None:
    """Draw the picture and take it in as any upload; go on with one that was cut off.

    AVIF and crops are left to the background, as with any upload.
    """
    fact = PICTURES[service][scene]
    begun = Photo.objects.filter(service__code=service, title=fact.title).first()
    if begun is not None:
        make_renditions(begun.pk, QUICK, with_crops=False)
        return
    photo = Photo(
        service=Service.objects.get(code=service),
        original=ContentFile(drawn(scene), name=f"{scene}.jpg"),
        title=fact.title,
        caption=fact.caption,
        photographer=fact.photographer,
        alt=fact.alt,
        place=fact.place,
        is_file=fact.is_file,
        is_undated=fact.days_ago is None,
        usage_terms="Drawn for this demonstration; free to use.",
    )
    if fact.days_ago is not None:
        photo.taken_on = (now - timedelta(days=fact.days_ago)).date()
    receive(photo, by=User.objects.filter(username="photo").first())
    make_renditions(photo.pk, QUICK, with_crops=False)


def pictures_by_scene(service: Service) -> dict[str, Photo]:
    """The drawn photos that the service has or borrows, by the name of their scene."""
    owner = lender(service.code)
    scenes = {fact.title: scene for scene, fact in PICTURES[owner].items()}
    photos = Photo.objects.filter(service__code=owner, title__in=scenes)
    return {scenes[photo.title]: photo for photo in photos}

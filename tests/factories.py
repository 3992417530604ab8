"""Makers of newsroom data. Stories pass through the real verbs, so that no test
lives in a state the product cannot reach."""

import io
from datetime import timedelta
from itertools import count
from pathlib import Path
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone
from PIL import Image, ImageDraw

from articles import desk, workflow
from articles.models import Article, ArticleTopic, Assignment, Topic
from articles.readers_side import readers_side
from banners.models import Banner, BannerEdition
from bylines.models import Byline, Contributor
from photos.intake import receive
from photos.models import Photo
from photos.renditions import make_renditions
from recordings import intake as recordings
from recordings.models import Recording, RecordingCaptions
from services.models import (
    Collaboration,
    Edition,
    Purge,
    Section,
    Service,
    StandingBox,
    unicode_slug,
)
from staff.models import Membership, User
from staff.permissions import Role

BODY = "<p>The ferry left Busan at dawn with 300 people aboard.</p>"
PASSWORD = "newsroom"

_numbers = count(1)


def make_service(code: str = "", **facts: Any) -> Service:
    code = code or f"service-{next(_numbers)}"
    name = facts.pop("name", f"{code.capitalize()} Service")
    facts = {"kind": Service.Kind.LANGUAGE_SERVICE, "house": "VOA"} | facts
    return Service.objects.create(code=code, name=name, **facts)


def make_agency(name: str = "Reuters", **facts: Any) -> Service:
    facts = {"kind": Service.Kind.AGENCY, "house": ""} | facts
    return make_service(unicode_slug(name), name=name, **facts)


def make_edition(service: Service | None = None, **facts: Any) -> Edition:
    """An edition; English, in UTC and without a prefix unless told otherwise."""
    facts = {
        "name": "Newsroom",
        "language": "en",
        "native_name": "English",
        "time_zone": "UTC",
    } | facts
    return Edition.objects.create(service=service or make_service(), **facts)


def make_section(edition: Edition, name: str = "World", **facts: Any) -> Section:
    facts = {"slug": unicode_slug(name)} | facts
    return Section.objects.create(edition=edition, name=name, **facts)


def make_box(edition: Edition, **facts: Any) -> StandingBox:
    """A standing box that editors choose for a story."""
    facts = {"name": "Helpline", "text": "If you need help, call us."} | facts
    return StandingBox.objects.create(edition=edition, **facts)


def make_person(
    username: str, service: Service | None = None, role: str = Role.EDITOR, **facts: Any
) -> User:
    """Someone with an account at the desk; without a service, with no membership."""
    facts = {"first_name": username.capitalize(), "is_staff": True} | facts
    person = User(username=username, email=f"{username}@newsroom.example", **facts)
    person.set_password(PASSWORD)
    person.save()
    if service is not None:
        make_membership(person, service, role)
    return person


def make_membership(
    person: User, service: Service, role: str = Role.EDITOR, **facts: Any
) -> Membership:
    return Membership.objects.create(person=person, service=service, role=role, **facts)


def make_contributor(name: str, service: Service, **facts: Any) -> Contributor:
    facts = {"slug": unicode_slug(name)} | facts
    return Contributor.objects.create(name=name, service=service, **facts)


def make_topic(name: str, edition: Edition) -> Topic:
    topic, _is_new = Topic.objects.get_or_create(name=name, edition=edition)
    return topic


def draw_jpeg(width: int = 640, height: int = 427, colour: str = "steelblue") -> bytes:
    """A small drawn picture as a JPEG file."""
    picture = Image.new("RGB", (width, height), colour)
    pen = ImageDraw.Draw(picture)
    pen.rectangle((0, height * 2 // 3, width, height), fill="midnightblue")
    pen.polygon(
        [
            (width // 4, height // 2),
            (width // 2, height // 4),
            (width // 2, height // 2),
        ],
        fill="white",
    )
    buffer = io.BytesIO()
    picture.save(buffer, format="JPEG", quality=80)
    return buffer.getvalue()


def make_photo(service: Service, **facts: Any) -> Photo:
    """A described and credited photo with its public files, through intake."""
    facts = {
        "title": f"Ferry {next(_numbers)}",
        "caption": "A ferry leaves Busan.",
        "photographer": "Lee Ara",
        "agency": "AFP",
        "alt": "A white ferry on a calm sea.",
        "usage_terms": "Subscription",
    } | facts
    photo = Photo(service=service, **facts)
    photo.original = ContentFile(draw_jpeg(320, 213), name="ferry.jpg")
    receive(photo, by=None)
    make_renditions(photo.pk)
    return Photo.objects.get(pk=photo.pk)


SAMPLES = Path(__file__).parent / "recordings" / "samples"


def make_recording(service: Service, file: str = "film.mp4", **facts: Any) -> Recording:
    """A credited recording with its public file, through intake."""
    captions = facts.pop("captions", {})
    facts = {
        "title": f"Harbor {next(_numbers)}",
        "language": "en",
        "credit": "Lee Ara",
        "transcript": "First words.\n\nSecond words.",
    } | facts
    recording = Recording(service=service, **facts)
    data = (SAMPLES / file).read_bytes()
    recording.original = ContentFile(data, name=file)
    holding = recordings.check(recording.original.file)
    recordings.receive(recording, by=None, holding=holding)
    recordings.make_public(recording.pk)
    for language, text in captions.items():
        RecordingCaptions.objects.create(
            recording=recording, language=language, text=text
        )
    return Recording.objects.get(pk=recording.pk)


@transaction.atomic
def make_article(
    edition: Edition,
    *,
    by: User | None = None,
    bylines: tuple[Contributor, ...] = (),
    collaborations: tuple[Service, ...] = (),
    topics: tuple[str, ...] = (),
    boxes: tuple[StandingBox, ...] = (),
    **facts: Any,
) -> Article:
    """A working copy with its credits and topics, kept as the desk keeps it."""
    by = by or an_editor(edition.service)
    facts = {"headline": "Ferry sinks off Busan", "body": BODY} | facts
    facts.setdefault("slugline", unicode_slug(facts["headline"]).upper()[:80])
    article = desk.begin(Article(edition=edition, **facts), by=by)
    for order, contributor in enumerate(bylines, start=1):
        Byline.objects.create(article=article, contributor=contributor, order=order)
    for order, service in enumerate(collaborations, start=1):
        Collaboration.objects.create(article=article, service=service, order=order)
    for name in topics:
        ArticleTopic.objects.create(
            content_object=article, tag=make_topic(name, edition)
        )
    article.boxes.set(boxes)
    desk.keep(article, by=by)
    return stored(article)


def make_live_story(
    edition: Edition, *, by: User | None = None, **facts: Any
) -> Article:
    """A published story; answers its working copy."""
    by = by or an_editor(edition.service)
    article = make_article(edition, by=by, **facts)
    workflow.publish(article, by=by)
    return stored(article)


def public_address(article: Article) -> str:
    """Where readers find the story's current version."""
    current = readers_side(article.public_id, timezone.now()).current
    assert current is not None
    return current.get_absolute_url()


def stored(article: Article) -> Article:
    """The working copy as the database has it now."""
    return Article.objects.select_related("edition__service").get(pk=article.pk)


def an_editor(service: Service) -> User:
    """Some editor of the service; one is made if it has none."""
    membership = Membership.objects.filter(service=service, role=Role.EDITOR).first()
    return (
        membership.person
        if membership
        else make_person(f"{service.code}-editor", service)
    )


def make_banner(
    edition: Edition, *, wording: str = "Ferry with 300 aboard sinks", **facts: Any
) -> Banner:
    """A banner in draft that the edition uses."""
    now = timezone.now()
    facts = {
        "service": edition.service,
        "starts_at": now,
        "ends_at": now + Banner.LASTS[facts.get("level", Banner.Level.BREAKING)],
    } | facts
    banner = Banner.objects.create(wording=wording, **facts)
    BannerEdition.objects.create(
        banner=banner, edition=edition, decision=BannerEdition.Decision.USE
    )
    return banner


def make_purge(service: Service, **facts: Any) -> Purge:
    """A cache that has not confirmed what it was told."""
    facts = {"about": "FERRY", "keys": "story-abc", "asked_at": timezone.now()} | facts
    return Purge.objects.create(service=service, cache="http://cache.example/", **facts)


def make_assignment(service: Service, **facts: Any) -> Assignment:
    """An assignment that is free to claim, unless it names a person."""
    state = Assignment.State.CLAIMED if facts.get("person") else Assignment.State.OPEN
    now = timezone.now()
    facts = {
        "task": "Reactions in Busan",
        "due": now + timedelta(hours=2),
        "state": state,
        "taken_at": now if facts.get("person") else None,
    } | facts
    return Assignment.objects.create(service=service, **facts)

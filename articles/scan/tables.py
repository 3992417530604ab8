"""Everything but stories in which a name may be typed, table by table."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import reduce
from typing import Any

from django.db.models import Model, QuerySet
from django.urls import reverse
from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from articles.models import (
    Assignment,
    Note,
    Notice,
    PublishedArticle,
    PublishedReference,
    Topic,
)
from articles.models.published import live_at
from articles.scan.besides import tables_besides
from articles.scan.finds import Find, Press, Spot, Urgency
from articles.scan.looking import CLOSELY, Look
from articles.scan.stories import Stories, bare
from banners.models import Banner, BannerChange, BannerEdition
from bylines.models import Contributor
from photos.models import Photo
from photos.pulling import may_pull
from recordings.models import Recording, RecordingCaptions
from recordings.pulling import may_pull as may_pull_recording
from services.models import Section, Service, StandingBox
from staff.fences import inside
from staff.models import DeskLogEntry
from staff.permissions import standing

Rows = QuerySet[Any]


def on_pages(row: Any, now: datetime) -> Urgency:
    """What stands on a public page as long as it is there."""
    return Urgency.NOW


def at_desk(row: Any, now: datetime) -> Urgency:
    return Urgency.DESK


@dataclass(frozen=True, slots=True)
class Table:
    """One table: what readers get of it, what the desk alone, whose it is.

    `owner` leads to its service; `page` is the list at the desk that has it.
    """

    rows: Callable[[], Rows]
    shown: tuple[str, ...]
    owner: str
    page: str
    desk: tuple[str, ...] = ()
    urgency: Callable[[Any, datetime], Urgency] = on_pages
    row: str = ""  # leads to the row whose form it is, if that is another
    what: str = ""  # what to call one, where its own name says too little
    is_json: bool = False  # SQLite keeps such columns in signs of ASCII alone
    read: Callable[[Any], str] = str  # the words of a column that is no text
    presses: Callable[[Any, Look], tuple[Press, ...]] = lambda row, look: ()


def elsewhere(look: Look, stories: Stories, but: Contributor) -> Iterator[Find]:
    for table in (*TABLES, *tables_besides()):
        yield from in_table(table, look, stories, but)


def in_table(
    table: Table, look: Look, stories: Stories, but: Contributor
) -> Iterator[Find]:
    holds = look.holds(*table.shown, *table.desk, is_json=table.is_json)
    rows = table.rows().filter(holds).order_by("-pk")
    found = [row for row in rows[: CLOSELY + 1] if row != but]
    seen = seen_among(found[:CLOSELY], table, look)
    readable = readable_among(found[:CLOSELY], table, stories) & seen
    if len(found) > CLOSELY:
        look.unseen[Urgency.DESK] += rows.count() - CLOSELY
    for row in found[:CLOSELY]:
        shown = table.urgency(row, stories.now) if table.shown else Urgency.DESK
        for urgency, names in ((shown, table.shown), (Urgency.DESK, table.desk)):
            if spots := spots_in(table, row, names, look):
                yield in_row(table, row, urgency, spots, look, seen, readable)


def spots_in(table: Table, row: Any, names: tuple[str, ...], look: Look) -> list[Spot]:
    address = address_of(table, row)
    texts = ((name, table.read(getattr(row, name) or "")) for name in names)
    return look.spots(texts, label_in(row), lambda name: f"{address}#id_{name}")


def in_row(
    table: Table,
    row: Any,
    urgency: Urgency,
    spots: list[Spot],
    look: Look,
    seen: set[int],
    readable: set[int],
) -> Find:
    edited = led_to(row, table.row)
    may_read = edited.pk in readable
    return Find(
        urgency=urgency,
        what=table.what or capfirst(str(row._meta.verbose_name)),
        owner=str(led_to(row, table.owner) or row),
        title=Truncator(str(edited)).chars(80) if edited.pk in seen else "",
        address=address_of(table, row) if may_read else "",
        spots=tuple(spots if may_read else map(bare, spots)),
        presses=table.presses(row, look) if may_read else (),
    )


def address_of(table: Table, row: Any) -> str:
    edited = led_to(row, table.row)
    return reverse(f"admin:{table.page}_change", args=(edited.pk,))


def label_in(row: Model) -> Callable[[str], str]:
    names = {field.name: field.verbose_name for field in row._meta.fields}
    return lambda name: capfirst(str(names[name]))


def led_to(row: Any, path: str) -> Any:
    return reduce(getattr, path.split("."), row) if path else row


def seen_among(rows: Iterable[Any], table: Table, look: Look) -> set[int]:
    """Those whose form this person may open."""
    edited = [led_to(row, table.row) for row in rows]
    if not edited:
        return set()
    every = type(edited[0])._default_manager.filter(pk__in=[one.pk for one in edited])
    if isinstance(edited[0], Service):
        is_anywhere = standing(look.person).has_anywhere()
        return {one.pk for one in edited} if is_anywhere else set()
    return set(inside(every, look.person).values_list("pk", flat=True))


def readable_among(rows: list[Any], table: Table, stories: Stories) -> set[int]:
    """Those whose words this person may read: of killed stories few may."""
    edited = [led_to(row, table.row) for row in rows]
    if table.page != "articles_article":
        return {one.pk for one in edited}
    stories.read(one.pk for one in edited)
    return {one.pk for one in edited if stories.is_readable(one)}


# ── How urgent each is ───────────────────────────────────────────────────────


def of_photo(photo: Photo, now: datetime) -> Urgency:
    return of_shown(photo, now)


def of_recording(recording: Recording, now: datetime) -> Urgency:
    return of_shown(recording, now)


def of_captions(captions: RecordingCaptions, now: datetime) -> Urgency:
    return of_shown(captions.recording, now)


def of_shown(row: Photo | Recording, now: datetime) -> Urgency:
    """Before readers while a live story shows it."""
    kind = row.reference_kind
    used = PublishedReference.objects.filter(kind=kind, number=row.pk)
    live = PublishedArticle.objects.filter(
        live_at(now), pk__in=used.values("published")
    )
    is_shown = not row.is_pulled and live.exists()
    return Urgency.NOW if is_shown else Urgency.DESK


def of_banner(banner: Banner, now: datetime) -> Urgency:
    words = {
        "waiting": Urgency.SOON,
        Banner.State.DRAFT: Urgency.DESK,
        Banner.State.ENDED: Urgency.PAST,
    }
    if banner.life(now) == Banner.State.CORRECTED:
        is_told = banner.corrected_until and now < banner.corrected_until
        return Urgency.NOW if is_told else Urgency.PAST
    return words.get(banner.life(now), Urgency.NOW)


def of_decision(decision: BannerEdition, now: datetime) -> Urgency:
    return of_banner(decision.banner, now)


def of_notice(notice: Notice, now: datetime) -> Urgency:
    """Earlier wordings stand on the page too; a killed story repeats none."""
    rows = PublishedArticle.objects.of_stories([notice.article.public_id])
    standing = PublishedArticle.Standing
    if rows.filter(standing__in=(standing.OPEN, standing.WITHDRAWN)).exists():
        return Urgency.NOW
    return (
        Urgency.SOON if rows.filter(standing=standing.HELD).exists() else Urgency.PAST
    )


def of_box(box: StandingBox, now: datetime) -> Urgency:
    return Urgency.NOW if box.is_in_use else Urgency.DESK


def of_change(change: BannerChange, now: datetime) -> Urgency:
    return Urgency.PAST


def of_person(person: Contributor, now: datetime) -> Urgency:
    return Urgency.DESK if person.is_protected else Urgency.NOW


def pull(photo: Photo, look: Look) -> tuple[Press, ...]:
    if photo.is_pulled or not may_pull(look.person, photo):
        return ()
    return (
        Press(
            pgettext("photo verb", "Pull"),
            reverse("admin:photos_photo_pull", args=(photo.pk,)),
        ),
    )


def pull_recording(recording: Recording, look: Look) -> tuple[Press, ...]:
    if recording.is_pulled or not may_pull_recording(look.person, recording):
        return ()
    return (
        Press(
            pgettext("photo verb", "Pull"),
            reverse("admin:recordings_recording_pull", args=(recording.pk,)),
        ),
    )


def notices_page(notice: Notice, look: Look) -> tuple[Press, ...]:
    address = reverse("admin:articles_article_notices", args=(notice.article_id,))
    return (Press(_("Notices"), address),)


def with_edition(rows: Rows) -> Rows:
    return rows.select_related("edition__service")


TABLES = (
    Table(
        lambda: Photo.objects.select_related("service", "credited_to"),
        ("caption", "alt", "photographer", "agency", "content_warning"),
        owner="service",
        page="photos_photo",
        desk=("title", "place", "usage_terms", "original", "pull_reason"),
        urgency=of_photo,
        presses=pull,
    ),
    Table(
        lambda: Recording.objects.select_related("service"),
        ("title", "description", "transcript", "credit", "content_warning"),
        owner="service",
        page="recordings_recording",
        desk=("usage_terms", "original", "pull_reason"),
        urgency=of_recording,
        presses=pull_recording,
    ),
    Table(
        lambda: RecordingCaptions.objects.select_related("recording__service"),
        ("text",),
        owner="recording.service",
        page="recordings_recording",
        urgency=of_captions,
        row="recording",
    ),
    Table(
        lambda: Notice.objects.select_related("article__edition__service"),
        ("text",),
        owner="article.edition.service",
        page="articles_article",
        desk=("taken_back_why",),
        urgency=of_notice,
        row="article",
        presses=notices_page,
    ),
    Table(
        lambda: Banner.objects.select_related("service"),
        ("wording", "correction"),
        owner="service",
        page="banners_banner",
        urgency=of_banner,
    ),
    Table(
        lambda: BannerEdition.objects.select_related(
            "banner__service", "edition__service"
        ),
        ("wording", "correction", "said"),
        owner="edition.service",
        page="banners_banner",
        desk=("reason",),
        urgency=of_decision,
        row="banner",
    ),
    Table(
        lambda: BannerChange.objects.select_related("banner__service"),
        ("before", "after"),
        owner="banner.service",
        page="banners_banner",
        urgency=of_change,
        row="banner",
        is_json=True,
    ),
    Table(
        lambda: with_edition(StandingBox.objects.all()),
        ("heading", "text", "link", "link_words"),
        owner="edition.service",
        page="services_standingbox",
        desk=("name",),
        urgency=of_box,
    ),
    Table(
        lambda: with_edition(Topic.objects.all()),
        ("name", "slug"),
        owner="edition.service",
        page="articles_topic",
    ),
    Table(
        lambda: with_edition(Section.objects.all()),
        ("name", "slug", "description"),
        owner="edition.service",
        page="services_section",
    ),
    Table(
        lambda: Contributor.objects.select_related("service"),
        ("name", "slug", "job_title", "bio"),
        owner="service",
        page="bylines_contributor",
        urgency=of_person,
    ),
    Table(
        Service.objects.all,
        ("name", "description"),
        owner="",
        page="services_service",
    ),
    Table(
        lambda: Assignment.objects.select_related("service"),
        (),
        owner="service",
        page="articles_assignment",
        desk=("task", "brief", "slugline"),
        urgency=at_desk,
    ),
    Table(
        lambda: Note.objects.select_related("article__edition__service"),
        (),
        owner="article.edition.service",
        page="articles_article",
        desk=("text",),
        urgency=at_desk,
        row="article",
    ),
)


def in_desk_log(look: Look) -> Iterator[Find]:
    """It has no form: a line of the log stays as it was written."""
    lines = DeskLogEntry.objects.filter(look.holds("text")).select_related("service")
    mine = set(standing(look.person).services())
    for line in lines[:CLOSELY]:
        is_seen = line.service_id in mine or standing(look.person).is_superuser
        spots = look.spots([("text", line.text)], label_in(line), lambda name: "")
        if spots:
            yield Find(
                urgency=Urgency.PAST,
                what=_("Line of the desk log"),
                owner=str(line.service),
                address=reverse("desk:log") if is_seen else "",
                spots=tuple(spots if is_seen else (Spot(s.label) for s in spots)),
            )

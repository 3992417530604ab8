"""Reference data: what a page is made from besides its snapshot, read in bulk."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db import connection

from articles.media_blocks import recording_ids
from articles.models.anonymity import WithheldName
from articles.models.topics import Topic
from articles.prose import photo_ids, related_stories
from articles.snapshot import Snapshot
from bylines.models import Contributor
from photos.models import Photo
from recordings.models import Recording
from services.models import Edition, Section, Service, StandingBox

Mark = tuple[str, int]  # a kind of reference data and a row's number

# A number for each kind, for the locks of `hold_still`. What changes every story of
# an edition shares its number, whether or not it changes the chrome as well.
KINDS = {
    "photo": 1,
    "contributor": 2,
    "service": 3,
    "topic": 4,
    "section": 5,
    "box": 6,
    "edition": 7,
    "edition_stories": 7,
    "recording": 11,
}


@dataclass(frozen=True, slots=True)
class Reference:
    """The rows a snapshot names, by number. Names come in the edition's language."""

    photos: dict[int, Photo]
    contributors: dict[int, Contributor]
    services: dict[int, Service]
    topics: dict[int, Topic]
    section: Section | None
    boxes: tuple[StandingBox, ...] = ()
    recordings: dict[int, Recording] = field(default_factory=dict)


def gather(snapshot: Snapshot, edition: Edition) -> Reference:
    """Everything the page needs in at most nine queries, however long the story."""
    recordings = read_recordings(recording_ids(snapshot.body))
    return Reference(
        recordings=recordings,
        photos=read_photos(
            named_photos(snapshot)
            | shared_photos(snapshot, edition)
            | posters(recordings.values()),
            edition.language,
            story=snapshot.public_id,
        ),
        contributors=read_contributors(
            {fact.contributor for fact in snapshot.bylines},
            edition.language,
            story=snapshot.public_id,
        ),
        services=read_services(named_services(snapshot), edition.language),
        topics=Topic.objects.in_bulk(list(snapshot.topics)) if snapshot.topics else {},
        section=read_section(snapshot.section or edition.default_section_id),
        boxes=tuple(StandingBox.objects.on_page(edition, snapshot.boxes)),
    )


def named_photos(snapshot: Snapshot) -> set[int]:
    lead = {snapshot.lead_photo.photo} if snapshot.lead_photo else set()
    return lead | set(photo_ids(snapshot.body))


def shared_photos(snapshot: Snapshot, edition: Edition) -> set[int]:
    """The edition's picture for shared links, where the story leads with none."""
    number = edition.social_photo_id
    return {number} if number and snapshot.lead_photo is None else set()


def named_services(snapshot: Snapshot) -> set[int]:
    """The services that helped, and those that people did something for."""
    homes = {fact.works_for for fact in snapshot.bylines if fact.works_for}
    return homes | {fact.service for fact in snapshot.collaborations}


def hold_still(marks: Iterable[Mark], *, to_change: bool = False) -> None:
    """Keep others from changing these rows until the transaction ends.

    Without it a name could change between a verb's reading it and its commit: the
    change would find no page to mark stale, and the page would keep the old name.
    Verbs share the lock, so publications do not wait for each other; who changes
    reference data takes it alone, after the change and before marking pages.

    One statement, in one order. SQLite lets one transaction write at a time.
    """
    keys = sorted((KINDS[kind], number) for kind, number in marks if kind in KINDS)
    if not keys or connection.vendor != "postgresql":
        return
    kinds, numbers = zip(*keys, strict=True)
    with connection.cursor() as cursor:
        named = [list(kinds), list(numbers)]
        if to_change:
            cursor.execute(ALONE, named)
        else:
            cursor.execute(SHARED, named * 2)


def hold_photos(photos: list[int]) -> None:
    """Lock photos that will move, before any published row.

    Who changes a photo locks it before the pages that show it, too.
    """
    rows = Photo.objects.filter(pk__in=photos).order_by("pk")
    list(rows.select_for_update(no_key=True).values_list("pk", flat=True))


def hold_addresses(photos: list[int]) -> None:
    """Wait for those who make pages with these photos, and keep others from it.

    Behind the fronts, which hold their own rows while they ask for photos; and before
    any photo moves, since then none of the others could commit.
    """
    hold_still((("photo", number) for number in photos), to_change=True)


# Keys are pairs of 32-bit integers; two rows that share one merely wait.
LOCK = """
    SELECT {function}(kind, mod(number, 2147483647)::int)
    FROM (
        SELECT * FROM unnest(%s::int[], %s::bigint[]) AS held(kind, number)
        {others} ORDER BY 1, 2 OFFSET 0
    ) AS in_order
"""
# Whoever needs a photo to stand still needs the one it is credited to as well.
CREDITED = f"""
    UNION SELECT {KINDS["contributor"]}, credited_to_id FROM {Photo._meta.db_table}
    WHERE credited_to_id IS NOT NULL AND id IN (
        SELECT number FROM unnest(%s::int[], %s::bigint[]) AS named(kind, number)
        WHERE kind = {KINDS["photo"]}
    )
"""  # noqa: S608
SHARED = LOCK.format(function="pg_advisory_xact_lock_shared", others=CREDITED)
ALONE = LOCK.format(function="pg_advisory_xact_lock", others="")


def read_photos(
    numbers: set[int], language: str = "", *, story: str = ""
) -> dict[int, Photo]:
    """Photos, credited as the language prints names and as this story may name."""
    if not numbers:
        return {}
    rows = Photo.objects.for_page(language).filter(pk__in=numbers)
    if story:
        withheld = WithheldName.objects.filter(public_id=story)
        rows = rows.withheld_by(withheld)
    return {photo.pk: photo for photo in rows}


def read_recordings(numbers: Iterable[int]) -> dict[int, Recording]:
    """Recordings with their captions."""
    numbers = list(numbers)
    return Recording.objects.for_page().in_bulk(numbers) if numbers else {}


def posters(recordings: Iterable[Recording]) -> set[int]:
    return {each.poster_id for each in recordings if each.poster_id}


def read_contributors(
    numbers: Iterable[int], language: str, *, story: str
) -> dict[int, Contributor]:
    """Contributors with `printed`, the name in the language or the stored name.

    And with `instead`: what the story of this public id says in place of it, or None.
    """
    if not numbers:
        return {}
    withheld = WithheldName.objects.filter(public_id=story)
    rows = Contributor.objects.printed_in(language).withheld_by(withheld)
    return rows.in_bulk(list(numbers))


def read_services(numbers: Iterable[int], language: str) -> dict[int, Service]:
    """Services with `printed` and the forms for a sentence, in the language."""
    if not numbers:
        return {}
    return Service.objects.printed_in(language).in_bulk(list(numbers))


def read_section(number: int | None) -> Section | None:
    if number is None:
        return None
    return Section.objects.select_related("parent").filter(pk=number).first()


def named_rows(snapshot: Snapshot, edition: Edition) -> set[Mark]:
    """Every row the snapshot names, also those its page leaves out today.

    A photo without alt text is left out; describing it must reach the page.
    """
    found = {("photo", number) for number in named_photos(snapshot)}
    found |= {("photo", number) for number in shared_photos(snapshot, edition)}
    recordings = recording_ids(snapshot.body)
    found |= {("recording", number) for number in recordings}
    if recordings:
        shown = Recording.objects.filter(pk__in=recordings).exclude(poster=None)
        found |= {
            ("photo", number) for number in shown.values_list("poster", flat=True)
        }
    found |= {("contributor", fact.contributor) for fact in snapshot.bylines}
    found |= {("service", number) for number in named_services(snapshot)}
    found |= {("topic", number) for number in snapshot.topics}
    found |= {("box", number) for number in snapshot.boxes}
    section = snapshot.section or edition.default_section_id
    return found | ({("section", section)} if section else set())


def marks(
    snapshot: Snapshot, edition: Edition, section: Section | None
) -> frozenset[Mark]:
    """Every row the page is made from: those named, and the section's own parent."""
    found = named_rows(snapshot, edition)
    found |= {("story", number) for number in related_stories(snapshot.body)}
    if section is not None and section.parent_id:
        found.add(("section", section.parent_id))
    return frozenset(found)

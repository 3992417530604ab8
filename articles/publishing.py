"""What the verbs do to the readers' rows. No rules here: workflow.py asks first.

Every function runs inside a verb's transaction, which holds the article's row.
"""

from collections.abc import Iterable
from dataclasses import asdict
from datetime import datetime, timedelta

from django.db.models import Case, F, OuterRef, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.utils import timezone

from articles.chrome import keep_banners
from articles.following import follow_version
from articles.models.history import Notice, Revision
from articles.models.published import (
    Listing,
    PublishedArticle,
    PublishedReference,
)
from articles.models.published_page import PublishedPage
from articles.models.story import Article
from articles.posting import post, take_down
from articles.readers_search import entries
from articles.readers_side import ReadersSide, readers_side
from articles.reference import hold_photos, hold_still, named_rows
from articles.refresh import rerender, revision_of, store
from articles.rendering import render
from articles.snapshot import Snapshot
from articles.social_cards.files import forget_after_commit
from articles.source_tasks import end_tasks
from articles.times import Significance, timestamps
from banners.models import BannerEdition
from photos.models import Photo
from recordings.models import Recording
from services import purging
from services.changes import EVERYTHING
from services.page import edition_key, photo_key, recording_key, story_key
from services.stamps import bump, lock, set_turns
from staff.models import User

Slot = PublishedArticle.Slot
Standing = PublishedArticle.Standing

HEAD_START = timedelta(minutes=1)


def settle(article: Article, now: datetime) -> ReadersSide:
    """Give a pending version whose time has come the current slot.

    Readers saw the change on its second; this only tidies the rows, so that the
    story can have another pending version.
    """
    side = readers_side(article.public_id, now)
    current = side.current
    if current is None or current.slot == Slot.CURRENT:
        return side
    PublishedArticle.objects.filter(
        public_id=article.public_id, slot=Slot.CURRENT
    ).delete()
    current.slot = Slot.CURRENT
    current.save(update_fields=["slot"])
    follow_version(current, article, now)
    end_tasks(article, now=now)
    return side


def replace_current(
    article: Article,
    revision: Revision,
    snapshot: Snapshot,
    *,
    side: ReadersSide,
    significance: str,
    now: datetime,
) -> PublishedArticle:
    """Make this revision the version readers have from now on."""
    cancel_pending(side)
    row = side.current or PublishedArticle(
        public_id=article.public_id, slot=Slot.CURRENT
    )
    published = write(
        row,
        article,
        revision,
        snapshot,
        before=side.current,
        significance=significance,
        at=now,
        visible_from=at_once(now, snapshot.desk.embargo_until),
    )
    if side.current is not None:
        post(published)
    return published


def at_once(now: datetime, embargo: datetime | None) -> datetime:
    """From when a version that is published now may be seen.

    A reader who asked a moment before, or whose machine's clock is a little behind,
    finds it too, and no page is stored without it. Never under embargo.
    """
    early = now - HEAD_START
    return max(early, embargo) if embargo else early


def replace_pending(
    article: Article,
    revision: Revision,
    snapshot: Snapshot,
    *,
    side: ReadersSide,
    significance: str,
    at: datetime,
) -> PublishedArticle:
    """Make this revision the version readers will have from `at` on."""
    row = side.pending or PublishedArticle(
        public_id=article.public_id, slot=Slot.PENDING
    )
    published = write(
        row,
        article,
        revision,
        snapshot,
        before=side.current,
        significance=significance,
        at=at,
        visible_from=at,
    )
    if side.current is not None:
        end_at(side.current, at)
    set_turns([article.edition_id], at)
    return published


def write(
    row: PublishedArticle,
    article: Article,
    revision: Revision,
    snapshot: Snapshot,
    *,
    before: PublishedArticle | None,
    significance: str,
    at: datetime,
    visible_from: datetime,
) -> PublishedArticle:
    """Render the snapshot, published `at`, into row, page, references and lists."""
    times = timestamps(before.times if before else None, significance, at)
    edition = ("edition", article.edition_id)  # its style, its boxes on every story
    hold_still({*named_rows(snapshot, article.edition), edition})
    rendered = render(
        snapshot,
        article.edition,
        times=times,
        notices=Notice.objects.on_page_of(article.public_id) if before else [],
    )
    row.edition = article.edition
    row.story_number, row.adapted_from = article.story_id, article.adapted_from
    row.revision_number = revision.number
    row.digest = article.readers_digest = revision.digest
    row.significance = significance if before else Significance.UPDATE
    row.standing = Standing.OPEN
    row.stop_reason, row.stop_past, row.stopped_at = "", None, None
    row.embargo_until = snapshot.desk.embargo_until
    row.expires_at = snapshot.desk.expires_at
    row.visible_from, row.visible_until = visible_from, row.expires_at
    set_turns([article.edition_id], row.expires_at)
    for name, value in asdict(times).items():
        setattr(row, name, value)
    store(row, rendered)
    return row


def end_at(version: PublishedArticle, moment: datetime | None) -> None:
    """The moment at which the pending version follows; None: no such moment.

    The version ends earlier if it expires earlier.
    """
    ends = [end for end in (moment, version.expires_at) if end is not None]
    version.visible_until = min(ends, default=None)
    version.save(update_fields=["visible_until", "expires_at"])
    Listing.objects.filter(published=version).update(
        visible_until=version.visible_until
    )
    entries.ends_at(version)


def expire_at(side: ReadersSide, moment: datetime | None) -> None:
    """The moment at which the clock takes every version away; None: never."""
    follows = side.pending.visible_from if side.pending else None
    for version, end in ((side.current, follows), (side.pending, None)):
        if version is not None:
            version.expires_at = moment
            end_at(version, end)
            set_turns([version.edition_id], moment)


def cancel_pending(side: ReadersSide) -> datetime | None:
    """Drop the pending version; the moment it was meant for, or None."""
    if side.pending is None:
        return None
    moment = side.pending.visible_from
    side.pending.delete()
    if side.current is not None and side.current.visible_until is not None:
        end_at(side.current, None)
    return moment


def stop(
    current: PublishedArticle,
    standing: str,
    *,
    now: datetime,
    side: ReadersSide,
    reason: str = "",
) -> None:
    """Take the version off every list and address; its page waits unread."""
    cancel_pending(side)
    current.standing = standing
    current.stopped_at = now
    current.stop_reason = reason
    current.save(update_fields=["standing", "stopped_at", "stop_reason"])
    Listing.objects.filter(published=current).delete()
    entries.forget(current)
    post(current)


def reopen(current: PublishedArticle) -> None:
    """Put a stopped version back unchanged, with today's names and captions."""
    current.standing = Standing.OPEN
    current.stop_reason, current.stop_past, current.stopped_at = "", None, None
    draw_anew(current)
    post(current)


def draw_anew(version: PublishedArticle) -> None:
    """Render the version again from its revision, and store it, lists and all.

    What it is made from is held still first, as when it was published.
    """
    snapshot = revision_of(version).snapshot
    edition = ("edition", version.edition_id)
    hold_still({*named_rows(snapshot, version.edition), edition})
    store(version, rerender(version))


def wipe(
    current: PublishedArticle, *, side: ReadersSide, now: datetime
) -> dict[str, list[int]]:
    """Leave nothing of a killed version but the fact; what files it used, by kind.

    Its row stays, so that the address answers 410 for ever.
    """
    used: dict[str, list[int]] = {"photo": [], "recording": []}
    made = PublishedReference.objects.filter(published=current, kind__in=[*used])
    for kind, number in made.values_list("kind", "number"):
        used[kind].append(number)
    hold_photos(used["photo"])
    cancel_pending(side)
    PublishedPage.objects.filter(published=current).delete()
    PublishedReference.objects.filter(published=current).delete()
    Listing.objects.filter(published=current).delete()
    entries.forget(current)
    for name in WIPED_TEXTS:
        setattr(current, name, "")
    take_down(current.public_id)
    forget_after_commit([current.public_id])
    current.section_number, current.stop_past = None, None
    current.image_width = current.image_height = 0
    current.standing, current.stopped_at = Standing.KILLED, now
    current.visible_until, current.expires_at = None, None
    current.is_stale = False
    current.save()
    return used


WIPED_TEXTS = (
    "slug",
    "headline",
    "list_headline",
    "kicker",
    "summary",
    "byline",
    "section_name",
    "section_slug",
    "image",
    "image_alt",
    "stop_reason",
    "digest",
)


def no_longer_used(kind: str, numbers: list[int]) -> set[int]:
    """Those photos or recordings that no version of another story shows."""
    if not numbers:
        return set()
    rows = PublishedReference.objects.filter(kind=kind, number__in=numbers)
    return set(numbers) - set(rows.values_list("number", flat=True))


def tell_caches(
    article: Article,
    *,
    by: User | None,
    photos: Iterable[int] = (),
    recordings: Iterable[int] = (),
) -> None:
    """Have the caches in front forget the story, what links to it, and these files.

    A banner or a list of its edition may repeat its headline, so the edition goes too.
    """
    media_keys = Photo.objects.filter(pk__in=photos).values_list("media_key", flat=True)
    files = Recording.objects.filter(pk__in=list(recordings))
    played = files.values_list("media_key", flat=True)
    purging.ask(
        [
            story_key(article.public_id),
            edition_key(article.edition_id),
            *map(photo_key, media_keys),
            *map(recording_key, played),
        ],
        service=article.edition.service,
        about=article.working_name,
        public_id=article.public_id,
        by=by,
    )


def tell_readers(article: Article, *, about: str = EVERYTHING) -> None:
    """Bump the stamps of the editions that have this story; if a banner has it,
    compose the banners of every edition that it concerns. `about`: what the verb
    changes, in the words of `services.changes`.

    The last write of a verb, so that stamps are locked for the shortest time, and all
    at once: two verbs whose story has the same banner must not wait for each other.
    Then it is asked for banners again: who joined one meanwhile held the stamp. What
    stands on a stamp is composed by who holds it, or an ended banner could come back.
    All in one transaction: a crash must not leave the banner of a killed story elsewhere.
    """
    own = {article.edition_id} | turn_together(article)
    known = editions_with_banner(article) if article.has_banner else set()
    if known:
        lock(own | known)
    bump(own, about=about)
    if concerned := editions_with_banner(article):
        lock(concerned - known - own)
        changed = keep_banners(concerned | own)
        bump(concerned - own if about == EVERYTHING else changed)


def turn_together(article: Article) -> set[int]:
    """Numbers of the editions with a version of the story, whose pages name each other.

    Empty of a story that no other edition has, which asks nothing. What the clock does
    to one of them, it does to the pages of all. The verb holds the story's row, so no
    version is given to readers beside this one.
    """
    if not article.has_siblings:
        return set()
    rows = PublishedArticle.objects.filter(story_number=article.story_id).values_list(
        "edition_id", "visible_from", "visible_until"
    )
    found = list(rows)
    editions = {edition for edition, _begin, _end in found}
    if len(editions) > 1:
        now = timezone.now()
        moments = {at for row in found for at in row[1:] if at and at > now}
        set_turns(editions, *sorted(moments))
    return editions


def editions_with_banner(article: Article) -> set[int]:
    """Numbers of the editions that a banner of this story concerns."""
    rows = BannerEdition.objects.filter(banner__story=article.story_id)
    return set(rows.values_list("edition_id", flat=True))


def note_readers_digest(article: Article) -> None:
    """Note on the working copy which text readers have, or will have next.

    Of a killed story nothing is left to compare: it counts as unchanged.
    """
    rows = PublishedArticle.objects.filter(public_id=article.public_id)
    mark = Case(
        When(standing=Standing.KILLED, then=OuterRef("digest")), default="digest"
    )
    last_first = rows.order_by(F("slot").desc())  # pending before current
    newest = Subquery(last_first.annotate(mark=mark).values("mark")[:1])
    Article.objects.filter(pk=article.pk).update(
        readers_digest=Coalesce(newest, Value(""))
    )

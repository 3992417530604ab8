"""Fills an archive quickly: stories by the thousand that readers cannot tell apart.

A handful of stories is rendered by the real `render`; each page is a mould with
marks where headline, text, address and time stand, and every archive story is
cast from one of them. Tests hold a cast story to what `render` makes of it.
"""

import hashlib
import json
import re
import zlib
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any
from urllib.parse import quote

from django.db import transaction
from django.utils import timezone

from articles.models import (
    Article,
    ArticleEvent,
    ArticleTopic,
    Listing,
    PublishedArticle,
    PublishedPage,
    PublishedReference,
    Revision,
    Story,
    Topic,
)
from articles.prose import word_count
from articles.rendering import Rendered, moment, render
from articles.snapshot import (
    BylineFact,
    DeskFacts,
    LeadPhoto,
    Snapshot,
    dump,
)
from articles.times import Significance, Times
from bylines.models import Byline, Contributor
from newsroom.demo import house
from newsroom.demo.newsdesk import EDITORS, WRITERS, WRITING
from newsroom.demo.rows import Row, Table, reserve, stored_moment
from newsroom.demo.wordlists import WORDS
from photos.models import Photo
from services.calendars import Moment
from services.models import Edition, Section, unicode_slug
from services.public_id import ALPHABET, LENGTH
from services.stamps import bump
from staff.models import User

BATCH = 1_000  # stories in one transaction
MOULDS = 10  # an edition
SLUGLINE = "ARCHIVE-"
EVERY = timedelta(minutes=17)  # one story, back into the past
AFTER = timedelta(days=5)  # the archive's newest story is that old

# Marks pass the cleaner and every escape unchanged, and no text holds them.
HEADLINE, SUMMARY, TEXT = "ZZHEADLINEZZ", "ZZSUMMARYZZ", "ZZTEXTZZ"
SLUG, PUBLIC_ID, WORD_COUNT = "zzslugzz", "zzpublicidzz", "ZZWORDSZZ"
SLUGLINE_MARK, STORY = "ZZSLUGLINEZZ", 987_654_321_012
NOW = datetime(2001, 2, 3, 4, 5, tzinfo=UTC)


def fill(count: int, *, now: datetime | None = None) -> Iterator[int]:
    """Make the archive hold `count` stories; yields how many it holds after a batch.

    Each batch is one transaction, so it may be stopped at any time and begun again.
    """
    held = size()
    newest = newest_moment(now or timezone.now())
    moulds = [mould for fact in house.EDITIONS for mould in make_moulds(fact.prefix)]
    while held < count:
        numbers = range(held, min(held + BATCH, count))
        write([cast(number, moulds, newest) for number in numbers])
        held = numbers.stop
        yield held


def size() -> int:
    """How many stories the archive holds."""
    return Article.objects.filter(slugline__startswith=SLUGLINE).count()


def slugline(number: int) -> str:
    return f"{SLUGLINE}{number:07}"


def newest_moment(now: datetime) -> datetime:
    """When the archive's first and newest story went live, kept for later batches."""
    first = Revision.objects.filter(article__slugline=slugline(0)).first()
    if first is not None:
        return first.at
    return (now - AFTER).replace(second=0, microsecond=0)


# ── Moulds ───────────────────────────────────────────────────────────────────


class Cut:
    """A text cut at its marks, so that filling them is one join."""

    def __init__(self, text: str, marks: tuple[str, ...]) -> None:
        pattern = "|".join(re.escape(mark) for mark in marks)
        self.parts = re.split(f"({pattern})", text)

    def filled(self, words: dict[str, str]) -> str:
        return "".join([words.get(part, part) for part in self.parts])


@dataclass(frozen=True, slots=True)
class Mould:
    """One rendered story with marks, and the rows that hang on it."""

    edition: Edition
    snapshot: Snapshot
    rendered: Rendered
    writer: int
    editor: int
    main: Cut
    head: Cut
    data: Cut
    canonical: Cut
    card: Row
    printed: Moment


def make_moulds(prefix: str) -> list[Mould]:
    """Moulds of one edition, with its own sections, people, topics and photos."""
    edition = Edition.objects.select_related("service").get(prefix=prefix)
    chance = Random(prefix)  # noqa: S311  the same archive every time
    sections = list(Section.objects.filter(edition=edition))
    topics = list(Topic.objects.filter(edition=edition).order_by("pk"))
    photos = list(Photo.objects.filter(service=edition.service).order_by("pk"))
    people = list(
        Contributor.objects.public().filter(service=edition.service).order_by("pk")
    )
    return [
        make_mould(
            edition,
            Snapshot(
                public_id=PUBLIC_ID,
                edition=edition.pk,
                story=STORY,
                section=sections[number % len(sections)].pk,
                headline=HEADLINE,
                summary=SUMMARY,
                slug=SLUG,
                body=f"<p>{TEXT}</p>",
                lead_photo=LeadPhoto(chance.choice(photos).pk) if number % 3 else None,
                topics=tuple(sorted(t.pk for t in chance.sample(topics, 2))),
                bylines=(BylineFact(chance.choice(people).pk, "author"),),
                desk=DeskFacts(slugline=SLUGLINE_MARK),
            ),
        )
        for number in range(MOULDS)
    ]


def make_mould(edition: Edition, snapshot: Snapshot) -> Mould:
    times = Times(first_published_at=NOW, updated_at=None, listed_at=NOW)
    rendered = render(snapshot, edition, times=times)
    printed = moment(NOW, edition)
    marks = (HEADLINE, SUMMARY, TEXT, SLUG, PUBLIC_ID, SLUGLINE_MARK, str(STORY))
    page_marks = (*marks, printed.text, printed.iso, NOW.isoformat(), WORD_COUNT)
    counted = f'"wordCount": {word_count(snapshot.body)}'
    head = rendered.head.replace(counted, f'"wordCount": {WORD_COUNT}')
    public = replace(snapshot, desk=DeskFacts())
    return Mould(
        edition=edition,
        snapshot=snapshot,
        rendered=rendered,
        writer=User.objects.get(username=WRITERS[edition.prefix]).pk,
        editor=User.objects.get(username=EDITORS[edition.prefix]).pk,
        main=Cut(rendered.main, page_marks),
        head=Cut(head, page_marks),
        data=Cut(json.dumps(dump(snapshot)), marks),
        canonical=Cut(canonical(public), marks),
        card=asdict(rendered.card),
        printed=printed,
    )


def canonical(snapshot: Snapshot) -> str:
    """The text whose SHA-256 is the snapshot's digest; see articles/snapshot.py."""
    return json.dumps(
        dump(snapshot), sort_keys=True, ensure_ascii=False, separators=(",", ":")
    )


# ── Casting ──────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Piece:
    """One archive story, not yet numbered by the database."""

    mould: Mould
    slugline: str
    public_id: str
    story_id: str
    headline: str
    summary: str
    slug: str
    text: str
    words: int
    at: datetime


def cast(number: int, moulds: list[Mould], newest: datetime) -> Piece:
    """The archive's story of that number; the same number, the same story."""
    chance = Random(number)  # noqa: S311
    mould = moulds[number % len(moulds)]
    words = WORDS[mould.edition.language]
    headline = words.headline(chance)
    paragraphs = [words.paragraph(chance) for _ in range(chance.randint(4, 8))]
    return Piece(
        mould=mould,
        slugline=slugline(number),
        public_id="".join(chance.choices(ALPHABET, k=LENGTH)),
        story_id="".join(chance.choices(ALPHABET, k=LENGTH)),
        headline=headline,
        summary=words.paragraph(chance),
        slug=unicode_slug(headline),
        text="</p><p>".join(paragraphs),
        words=sum(len(paragraph.split()) for paragraph in paragraphs),
        at=newest - number * EVERY,
    )


# ── Writing ──────────────────────────────────────────────────────────────────


@transaction.atomic
def write(pieces: list[Piece]) -> None:
    """Everything that beginning and publishing these stories would have left."""
    stories = reserve(Story, len(pieces))
    articles = reserve(Article, len(pieces))
    published = reserve(PublishedArticle, len(pieces))
    numbered = list(zip(pieces, stories, articles, published, strict=True))
    rows: dict[Any, list[Row]] = {model: [] for model in WRITTEN}
    for piece, story, article, number in numbered:
        texts = filled(piece, story)
        mark = hashlib.sha256(piece.mould.canonical.filled(texts).encode()).hexdigest()
        at = stored_moment(piece.at)
        rows[Story].append(story_row(piece, story, at))
        rows[Article].append(article_row(piece, story, article, mark, at))
        rows[Revision].append(revision_row(piece, article, mark, texts, at))
        rows[ArticleEvent].append(event_row(piece, article, at))
        rows[Byline] += byline_rows(piece, article)
        rows[ArticleTopic] += topic_rows(piece, article)
        rows[PublishedArticle].append(published_row(piece, story, number, mark, at))
        rows[PublishedPage].append(page_row(piece, number, texts))
        rows[Listing] += listing_rows(piece, number, at)
        rows[PublishedReference] += reference_rows(piece, number)
    for model in WRITTEN:
        Table(model).write(rows[model])
    bump({piece.mould.edition.pk for piece in pieces})


# In the order in which they lean on each other.
WRITTEN = (
    Story,
    Article,
    Byline,
    ArticleTopic,
    Revision,
    ArticleEvent,
    PublishedArticle,
    PublishedPage,
    Listing,
    PublishedReference,
)


def filled(piece: Piece, story: int) -> dict[str, str]:
    """What stands at each mark of the snapshot."""
    return {
        HEADLINE: piece.headline,
        SUMMARY: piece.summary,
        TEXT: piece.text,
        SLUG: piece.slug,
        PUBLIC_ID: piece.public_id,
        SLUGLINE_MARK: piece.slugline,
        str(STORY): str(story),
    }


def filled_page(piece: Piece, texts: dict[str, str]) -> dict[str, str]:
    """What stands at each mark of the page: addresses quoted, times as printed."""
    blank = piece.mould.printed
    printed = moment(piece.at, piece.mould.edition)
    return texts | {
        SLUG: quote(piece.slug),
        blank.text: printed.text,
        blank.iso: printed.iso,
        NOW.isoformat(): piece.at.isoformat(),
        WORD_COUNT: str(piece.words),
    }


def story_row(piece: Piece, story: int, at: Any) -> Row:
    return {
        "id": story,
        "public_id": piece.story_id,
        "slugline": piece.slugline,
        "created_at": at,
    }


def article_row(piece: Piece, story: int, article: int, mark: str, at: Any) -> Row:
    mould, snapshot = piece.mould, piece.mould.snapshot
    return {
        "id": article,
        "public_id": piece.public_id,
        "edition_id": mould.edition.pk,
        "story_id": story,
        "slugline": piece.slugline,
        "section_id": snapshot.section,
        "headline": piece.headline,
        "summary": piece.summary,
        "slug": piece.slug,
        "body": f"<p>{piece.text}</p>",
        "lead_photo_id": snapshot.lead_photo.photo if snapshot.lead_photo else None,
        "state": Article.State.READY.value,
        "state_since": at,
        "digest": mark,
        "cleared_digest": mark,
        "cleared_by_id": mould.editor,
        "version": 3,
        "created_by_id": mould.writer,
        "created_at": stored_moment(piece.at - WRITING),
        "changed_by_id": mould.writer,
        "changed_at": at,
    }


def revision_row(
    piece: Piece, article: int, mark: str, texts: dict[str, str], at: Any
) -> Row:
    return {
        "article_id": article,
        "number": 1,
        "data": piece.mould.data.filled(texts),
        "digest": mark,
        "by_id": piece.mould.writer,
        "at": at,
    }


def event_row(piece: Piece, article: int, at: Any) -> Row:
    detail = {"revision": 1, "significance": Significance.UPDATE.value}
    return {
        "article_id": article,
        "action": "published",
        "actor_id": piece.mould.editor,
        "at": at,
        "detail": json.dumps(detail),
    }


def byline_rows(piece: Piece, article: int) -> list[Row]:
    return [
        {
            "article_id": article,
            "contributor_id": fact.contributor,
            "role": fact.role,
            "order": order,
        }
        for order, fact in enumerate(piece.mould.snapshot.bylines, start=1)
    ]


def topic_rows(piece: Piece, article: int) -> list[Row]:
    return [
        {"content_object_id": article, "tag_id": topic}
        for topic in piece.mould.snapshot.topics
    ]


def published_row(piece: Piece, story: int, number: int, mark: str, at: Any) -> Row:
    return piece.mould.card | {
        "id": number,
        "public_id": piece.public_id,
        "slot": PublishedArticle.Slot.CURRENT.value,
        "edition_id": piece.mould.edition.pk,
        "story_number": story,
        "revision_number": 1,
        "digest": mark,
        "significance": Significance.UPDATE.value,
        "visible_from": at,
        "first_published_at": at,
        "listed_at": at,
        "headline": piece.headline,
        "list_headline": piece.headline,
        "summary": piece.summary,
        "slug": piece.slug,
    }


def page_row(piece: Piece, number: int, texts: dict[str, str]) -> Row:
    words = filled_page(piece, texts)
    return {
        "published_id": number,
        "head": piece.mould.head.filled(words),
        "packed_main": packed(piece.mould.main.filled(words)),
    }


def packed(main: str) -> bytes:
    """As PublishedPage.pack, less small and in half the time."""
    return zlib.compress(main.encode(), level=1)


def listing_rows(piece: Piece, number: int, at: Any) -> list[Row]:
    return [
        {
            "kind": kind,
            "number": row,
            "edition_id": piece.mould.edition.pk,
            "published_id": number,
            "listed_at": at,
            "visible_from": at,
        }
        for kind, row in piece.mould.rendered.lists
    ]


def reference_rows(piece: Piece, number: int) -> list[Row]:
    return [
        {"published_id": number, "kind": kind, "number": row}
        for kind, row in piece.mould.rendered.references
    ]

"""Casting: one archive story from a mould, and the rows it leaves in every table."""

import hashlib
import json
import zlib
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from random import Random
from typing import Any
from urllib.parse import quote

from articles import desk_index
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
)
from articles.moments import moment
from articles.readers_search import entries
from articles.readers_search.texts import SearchText
from articles.snapshot import DeskFacts
from articles.social_cards.facts import CardFacts, digest
from articles.times import Significance
from bylines.models import Byline
from newsroom.demo.moulds import (
    HEADLINE,
    MAIL,
    NOW,
    PUBLIC_ID,
    SLUG,
    SLUGLINE,
    STORY,
    SUMMARY,
    TEXT,
    WORD_COUNT,
    YEAR,
    Mould,
    mail_to,
)
from newsroom.demo.newsdesk import WRITING
from newsroom.demo.rows import Row, reserve, stored_moment
from newsroom.demo.wordlists import WORDS
from services.models import unicode_slug
from services.public_id import ALPHABET, LENGTH

NAME = "ARCHIVE-"  # how the sluglines begin
EVERY = timedelta(minutes=17)  # one story, back into the past


def slugline(number: int) -> str:
    return f"{NAME}{number:07}"


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
NUMBERED = (Story, Article, PublishedArticle)  # other rows name these


def rows_of(pieces: list[Piece]) -> dict[Any, list[Row]]:
    """Everything that beginning and publishing these stories would have left."""
    rows: dict[Any, list[Row]] = {model: [] for model in WRITTEN}
    numbers = (reserve(model, len(pieces)) for model in NUMBERED)
    for piece, story, article, published in zip(pieces, *numbers, strict=True):
        texts = filled(piece, story)
        mark = hashlib.sha256(piece.mould.canonical.filled(texts).encode()).hexdigest()
        at = stored_moment(piece.at)
        rows[Story].append(story_row(piece, story, at))
        rows[Article].append(article_row(piece, story, article, mark, at))
        rows[Revision].append(revision_row(piece, article, mark, texts, at))
        rows[ArticleEvent].append(event_row(piece, article, at))
        rows[Byline] += byline_rows(piece, article)
        rows[ArticleTopic] += topic_rows(piece, article)
        rows[PublishedArticle].append(published_row(piece, story, published, mark, at))
        rows[PublishedPage].append(page_row(piece, published, texts))
        rows[Listing] += listing_rows(piece, published, at)
        rows[PublishedReference] += reference_rows(piece, published)
    return rows


def entry_of(piece: Piece, article: int) -> desk_index.Entry:
    """What the desk's search would know of the story."""
    snapshot = replace(
        piece.mould.snapshot,
        headline=piece.headline,
        summary=piece.summary,
        body=f"<p>{piece.text}</p>",
        desk=DeskFacts(slugline=piece.slugline),
    )
    return desk_index.entry_of(article, snapshot, piece.mould.names)


def search_entry_of(piece: Piece, published: int) -> entries.Entry:
    """What the readers' search would know of the story."""
    mould, words = piece.mould, piece.mould.rendered.words
    version = PublishedArticle(
        pk=published,
        edition=mould.edition,
        kind=mould.snapshot.kind,
        listed_at=piece.at,
        visible_from=piece.at,
    )
    said = SearchText(
        headline=piece.headline,
        beside=words.beside.replace(SUMMARY, piece.summary),
        body=words.body.replace(TEXT, piece.text.replace("</p><p>", "\n")),
    )
    sections = [number for kind, number in mould.rendered.lists if kind == "section"]
    return entries.entry_of(version, said, sections)


def filled(piece: Piece, story: int) -> dict[str, str]:
    """What stands at each mark of the snapshot."""
    return {
        HEADLINE: piece.headline,
        SUMMARY: piece.summary,
        TEXT: piece.text,
        SLUG: piece.slug,
        PUBLIC_ID: piece.public_id,
        SLUGLINE: piece.slugline,
        str(STORY): str(story),
    }


def filled_page(piece: Piece, texts: dict[str, str]) -> dict[str, str]:
    """What stands at each mark of the page: addresses quoted, times as printed."""
    blank = piece.mould.printed
    printed = moment(piece.at, piece.mould.edition)
    edition = piece.mould.edition
    return (
        texts
        | {
            SLUG: quote(piece.slug),
            MAIL: mail_to(piece.headline, piece.slug, piece.public_id, edition),
            blank.text: printed.text,
            blank.iso: printed.iso,
            NOW.isoformat(): piece.at.isoformat(),
            WORD_COUNT: str(piece.words),
            YEAR: str(piece.at.year),
        }
        | card_words(piece)
    )


def card_words(piece: Piece) -> dict[str, str]:
    card, own = piece.mould.rendered.social_card, card_of(piece)
    return {card["digest"]: own["digest"]} if card and own else {}


def card_of(piece: Piece) -> CardFacts | None:
    """The mould's social card with the piece's headline on it."""
    card = piece.mould.rendered.social_card
    if card is None:
        return None
    named: CardFacts = card | {"digest": "", "headline": piece.headline}
    return named | {"digest": digest(named)}


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
        "readers_digest": mark,
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
    words, mould = filled_page(piece, texts), piece.mould
    card = card_of(piece)
    return {
        "published_id": number,
        "packed_head": packed(mould.head.filled(words)),
        "packed_main": packed(mould.main.filled(words)),
        "packed_lite": packed(mould.lite.filled(words)),
        "packed_text": packed(mould.text.filled(words)) if mould.text else None,
        "feed_facts": mould.feed.filled(words),
        "social_card": json.dumps(card) if card else None,
    }


def packed(text: str) -> bytes:
    """As PublishedPage.pack, less small and in half the time."""
    return zlib.compress(text.encode(), level=1)


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

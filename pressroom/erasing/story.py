"""Erasing a story: of one edition's article, all that was ever typed or drawn of it.

Its address answers 410 without words, as that of a killed story, and feeds carry its
tombstone. That it was, who worked on it and when stays.
"""

from typing import Any

from django.utils import timezone

from articles import desk_index, publishing
from articles.beats import announce_to_readers
from articles.models import (
    Adaptation,
    Article,
    ArticleEvent,
    ArticleTopic,
    Assignment,
    Draft,
    Note,
    NoteRecipient,
    Notice,
    Offer,
    OldAddress,
    Presence,
    PreviewOpening,
    PreviewPass,
    PublishedArticle,
    PublishedNotice,
    Revision,
    SealedRevision,
    SourceChange,
    SourceTask,
    Story,
    WithheldName,
)
from articles.permissions import Verb
from articles.readers_side import ReadersSide
from articles.removing import remove
from articles.snapshot import DeskFacts, Snapshot, digest, dump
from articles.social_cards.files import forget_after_commit
from banners.models import Banner, BannerChange, BannerEdition
from bylines.models import Byline
from fronts.killed import wiped
from fronts.layout import dump as dump_layout
from fronts.layout import load as load_layout
from fronts.models import Front, FrontRevision, PublishedFront
from pressroom.erasing.wiping import ERASED, ErasureError, Wiper
from pressroom.models import Erasure
from pressroom.plain_rows import rows_of
from services.models import Collaboration, Purge

Standing = PublishedArticle.Standing
TELLING = 8  # letters of a single word


def find(number: str) -> Article:
    """By its number at the desk, or by its public id."""
    rows = Article.objects.filter(public_id=number)
    if not rows.exists() and number.isdecimal():
        rows = Article.objects.filter(pk=int(number))
    article = rows.first()
    if article is None:
        raise ErasureError(f"There is no story {number}.")
    return article


def erase(article: Article, wiper: Wiper) -> None:
    article = Article.objects.for_change(article.pk)
    remember_words(article, wiper)
    take_from_readers(article, wiper)
    empty_history(article, wiper)
    empty_relatives(article, wiper)
    drop_besides(article, wiper)
    empty_banners(article, wiper)
    empty_fronts(article, wiper)
    empty_working_copy(article, wiper)
    stored = Article.objects.for_change(article.pk)
    announce_to_readers(stored, Verb.KILL)  # bumps the stamps, so it comes last


def has_other_versions(article: Article) -> bool:
    """Whether another edition tells the story still: then some of it is theirs, too."""
    gone = Erasure.objects.filter(kind=Erasure.Kind.STORY).values("number")
    others = Article.objects.filter(story=article.story_id).exclude(pk=article.pk)
    return bool(others.exclude(public_id__in=gone).exists())


def remember_words(article: Article, wiper: Wiper) -> None:
    """Headlines, sluglines and web addresses that it ever had."""
    wiper.remember(*words_of(article, article.slugline, article.slug))
    rows = rows_of(Revision).filter(article=article).order_by("pk")
    for revision in rows.iterator(chunk_size=100):
        snapshot = revision.snapshot
        wiper.remember(*words_of(snapshot, snapshot.desk.slugline, snapshot.slug))


def words_of(text: Any, *others: str) -> list[str]:
    """But for single short ones: "Rain" as a headline is other stories' word, too."""
    heads = (text.headline, text.short_headline, text.search_headline)
    every = (*heads, text.social_headline, text.summary, *others)
    return [said for said in every if len(said) >= TELLING or len(said.split()) > 1]


# ── Readers ──────────────────────────────────────────────────────────────────


def take_from_readers(article: Article, wiper: Wiper) -> None:
    """What killing does, without anybody's name or reason."""
    now = timezone.now()
    side = publishing.settle(article, now)
    forget_after_commit([article.public_id])
    if side.current is None:
        if publishing.cancel_pending(side):
            wiper.count(PublishedArticle, 1)
        return
    if side.current.standing != Standing.KILLED:
        wiper.addresses.append(article.edition.site + side.current.get_absolute_url())
        kill(article, side, wiper)
    wiper.count(PublishedArticle, 1)


def kill(article: Article, side: ReadersSide, wiper: Wiper) -> None:
    now, current = timezone.now(), side.current
    if current is None:
        return
    removed = remove(article, current, side=side, by=None, now=now)
    alone = [
        *(f"photo {number}" for number in removed.photos),
        *(f"recording {number}" for number in removed.recordings),
    ]
    if alone:
        wiper.remarks.append(
            "Only this story showed " + ", ".join(sorted(alone)) + ". They are at the "
            "desk still: erase them with commands of their own."
        )


# ── The record ───────────────────────────────────────────────────────────────


def empty_history(article: Article, wiper: Wiper) -> None:
    """Numbers, times and people of the record stay; no word of it does."""
    blank = Snapshot(
        public_id=article.public_id,
        edition=article.edition_id,
        story=article.story_id,
        desk=DeskFacts(slugline=ERASED.upper()),
    )
    facts = {"data": dump(blank), "digest": digest(blank), "why": ""}
    wiper.empty(Revision, facts, article=article)
    wiper.empty(SealedRevision, {"reason": ERASED}, revision__article=article)
    wiper.empty(ArticleEvent, {"detail": {}}, article=article)
    wiper.drop(PublishedNotice, public_id=article.public_id)
    wiper.drop(Notice, article=article)


def empty_relatives(article: Article, wiper: Wiper) -> None:
    """What desks that adapted it keep of its words, and what it kept of others'."""
    nothing: dict[str, Any] = {"blocks": [], "fields": {}}
    wiper.empty(Adaptation, {"known": nothing}, source=article)
    wiper.drop(SourceChange, adaptation__source=article)
    wiper.empty(SourceTask, {"words": ""}, origin=article)
    wiper.empty(SourceTask, {"done": ""}, adaptation__article=article)
    adapted = Article.objects.filter(adaptation__source=article)
    for other in adapted.select_related("edition"):
        wiper.remarks.append(
            f"Story {other.pk} ({other.edition}) was adapted from it and has words of "
            "its own: erase it, too, if the order covers it."
        )


def drop_besides(article: Article, wiper: Wiper) -> None:
    """What stood beside the story, children before parents."""
    wiper.drop(NoteRecipient, note__article=article)
    wiper.drop(Note, article=article)
    wiper.drop(PreviewOpening, preview_pass__article=article)
    wiper.drop(PreviewPass, article=article)
    wiper.drop(Offer, article=article)
    wiper.drop(Assignment, article=article)
    wiper.drop(Presence, article=article)
    wiper.drop(Byline, article=article)
    wiper.drop(Collaboration, article=article)
    wiper.drop(ArticleTopic, content_object=article)
    wiper.drop(Article.boxes.through, article=article)
    wiper.drop(Draft, public_id=article.public_id)
    wiper.drop(WithheldName, public_id=article.public_id)
    wiper.drop(OldAddress, story=article.public_id)
    wiper.empty(Purge, {"about": article.public_id}, public_id=article.public_id)
    wiper.forget_in_admin_log(Article, article.pk)


def empty_banners(article: Article, wiper: Wiper) -> None:
    """A banner of this edition's story alone says nothing any more; one that other
    editions have is listed, and says nothing in this one.
    """
    rows = Banner.objects.filter(story=article.story_id)
    numbers = list(rows.values_list("pk", flat=True))
    told = {"said": "", "said_at": None, "wording": "", "reason": "", "correction": ""}
    decisions: dict[str, Any] = {"banner__in": numbers}
    if is_shared := has_other_versions(article):
        decisions["edition"] = article.edition_id
        wiper.remarks += [
            f"Banner {number} is of other editions' version, too, and keeps its words."
            for number in numbers
        ]
    wiper.empty(BannerEdition, {**told, "decision": "decline"}, **decisions)
    if is_shared:
        return
    wiper.remember(*rows.values_list("wording", flat=True))
    ended = {"wording": ERASED, "correction": "", "corrected_at": None}
    wiper.empty(Banner, {**ended, "state": Banner.State.ENDED}, pk__in=numbers)
    wiper.empty(BannerChange, {"before": {}, "after": {}}, banner__in=numbers)


def empty_fronts(article: Article, wiper: Wiper) -> None:
    """Headlines and pictures that fronts had for it, in every revision of them."""
    for model in (Front, PublishedFront, FrontRevision):
        for row in rows_of(model).order_by("pk").iterator(chunk_size=100):
            layout = load_layout(row.layout)
            bare = dump_layout(wiped(layout, {article.public_id}))
            if bare != dump_layout(layout):
                wiper.empty(model, {"layout": bare}, pk=row.pk)


def empty_working_copy(article: Article, wiper: Wiper) -> None:
    texts = (
        *("headline", "short_headline", "search_headline", "social_headline"),
        *("kicker", "summary", "slug", "datelines", "body", "content_warning"),
        *("notes", "lead_caption", "lead_alt", "credit_words", "translated_from"),
        *("interview_language", "digest", "readers_digest", "cleared_digest"),
        *("legal_digest", "waits_at"),
    )
    nobody = ("lead_photo", "lead_is_file", "assignee", "cleared_by", "legal_by")
    dates = ("embargo_until", "expires_at", "publish_at", "waits_since")
    facts: dict[str, Any] = dict.fromkeys(texts, "") | dict.fromkeys((*nobody, *dates))
    facts |= {
        "slugline": ERASED.upper(),
        "state": Article.State.DRAFT,
        "is_second_read_due": False,
        "needs_legal": False,
        "has_legal_hold": False,
        "version": article.version + 1,
        "spiked_at": timezone.now(),
    }
    wiper.empty(Article, facts, pk=article.pk)
    if not has_other_versions(article):
        wiper.empty(Story, {"slugline": ERASED.upper()}, pk=article.story_id)
    desk_index.enter_killed(Article.objects.get(pk=article.pk))

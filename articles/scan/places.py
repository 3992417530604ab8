"""Where somebody in danger reported from, as it is typed beside their name.

A byline's own place is withheld with the person. A dateline is typed and stays, and so
do the places of those credited beside them; only stories that credit them are asked.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import partial

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin.spoken import label
from articles.models import Article, PublishedReference, Revision
from articles.scan.finds import Find, Spot, Urgency
from articles.scan.looking import CLOSELY, Look
from articles.scan.stories import (
    Marks,
    Stories,
    detail_of,
    field_address,
    urgency_of,
    with_snapshots,
)
from articles.scan.tables import Table, in_table, of_photo, pull
from articles.snapshot import join_datelines
from bylines.models import Byline, Contributor
from photos.models import Photo

MOST = 200  # places of one person
WHAT = gettext_lazy("A place where they reported from")
IN_ROWS = ("title", "place")
Texts = Iterable[tuple[str, str]]
Row = tuple[int, str, str]  # who is credited, their title, their place


def places(look: Look, stories: Stories, person: Contributor) -> Iterator[Find]:
    """Of whoever is protected or has their places withheld."""
    known = places_of(person) if person.protection or person.place_policy else set()
    if not known:
        return
    where = Look(known, look.person, begun=look.begun, unseen=look.unseen)
    on_desk = told_at_desk(where, person)
    yield from before_readers(where, stories, person, on_desk)
    yield from at_desk(where, stories, person, on_desk)
    yield from in_table(table_of_photos(person), where, stories, person)


def places_of(person: Contributor) -> set[str]:
    """What stands before a comma: of “Tehran, Iran” Tehran alone is telling."""
    rows = Byline.objects.filter(contributor=person).exclude(place="").order_by()
    typed = rows.values_list("place", flat=True).distinct()[:MOST]
    parts = (place.replace("،", ",").partition(",")[0].strip() for place in typed)
    return {part for part in parts if any(map(str.isalnum, part))}


def told_at_desk(where: Look, person: Contributor) -> set[int]:
    """Stories that credit them, whose working copy may tell where they were."""
    own = Byline.objects.filter(contributor=person)
    stories = own.values("article")
    others = Byline.objects.filter(article__in=stories).exclude(contributor=person)
    datelined = Article.objects.filter(where.holds("datelines"), pk__in=stories)
    rows = (own.filter(where.holds("title")), others.filter(where.holds(*IN_ROWS)))
    credited = (each.values_list("article", flat=True) for each in rows)
    return {*datelined.values_list("pk", flat=True)}.union(*credited)


# ── Working copies ───────────────────────────────────────────────────────────


def at_desk(
    where: Look, stories: Stories, person: Contributor, on_desk: set[int]
) -> Iterator[Find]:
    numbers = sorted(on_desk, reverse=True)
    where.unseen[Urgency.DESK] += len(numbers[CLOSELY:])
    stories.read(numbers[:CLOSELY])
    credits = rows_at_desk(numbers[:CLOSELY])
    for number in numbers[:CLOSELY]:
        article = stories.articles[number]
        texts = texts_in(article.datelines, credits[number], person)
        if spots := spots_in(where, article, texts):
            yield stories.find(
                article,
                Urgency.DESK,
                spots,
                what=str(WHAT),
                detail=_("The working copy"),
                is_readable=stories.is_readable(article),
            )


def rows_at_desk(articles: list[int]) -> dict[int, list[Row]]:
    rows: dict[int, list[Row]] = defaultdict(list)
    for byline in Byline.objects.filter(article__in=articles):
        row = (byline.contributor_id, byline.title, byline.place)
        rows[byline.article_id].append(row)
    return rows


def texts_in(datelines: str, rows: Iterable[Row], person: Contributor) -> Texts:
    """Their own place is composed, and withheld; all the rest is typed."""
    yield "datelines", datelines
    for who, title, place in rows:
        yield "bylines", title if who == person.pk else f"{title}\n{place}"


def spots_in(where: Look, article: Article, texts: Texts) -> list[Spot]:
    return where.spots(texts, label, partial(field_address, article))


# ── What readers have and will have ──────────────────────────────────────────


def before_readers(
    where: Look, stories: Stories, person: Contributor, on_desk: set[int]
) -> Iterator[Find]:
    numbers = worth_asking(stories, person, on_desk)
    where.unseen[Urgency.NOW] += len(numbers[CLOSELY:])
    marks = marks_of(numbers[:CLOSELY])
    stories.read(mark[1] for mark in marks)
    for mark, snapshot in with_snapshots(marks):
        article, urgency = stories.articles[mark[1]], urgency_of(mark, stories)
        rows = [(fact.contributor, fact.title, fact.place) for fact in snapshot.bylines]
        texts = texts_in(join_datelines(snapshot.datelines), rows, person)
        if urgency == Urgency.PAST or person.pk not in {row[0] for row in rows}:
            continue
        if spots := spots_in(where, article, texts):
            side = stories.side(article)
            yield stories.find(
                article,
                urgency,
                spots,
                what=str(WHAT),
                detail=detail_of(mark[2], urgency, side, is_sealed=False),
                is_readable=stories.is_readable(article),
                presses=stories.stops(article),
            )


def worth_asking(stories: Stories, person: Contributor, on_desk: set[int]) -> list[int]:
    """The revisions with readers that may credit them, less those that tell nothing:
    what is live as it stands on the desk was looked through there.
    """
    theirs = crediting(person)
    numbers = (
        revision
        for revision, article, mark, desk_mark in stories.versions
        if revision and article in theirs and (mark != desk_mark or article in on_desk)
    )
    return sorted(numbers, reverse=True)


def crediting(person: Contributor) -> set[int]:
    """Stories that credit them at the desk, or did so when they went to readers."""
    made = PublishedReference.objects.filter(kind="contributor", number=person.pk)
    public = made.values("published__public_id")
    live = Article.objects.filter(public_id__in=public).values_list("pk", flat=True)
    on_desk = Byline.objects.filter(contributor=person)
    return {*live, *on_desk.values_list("article", flat=True)}


def marks_of(revisions: list[int]) -> list[Marks]:
    rows = Revision.objects.filter(pk__in=revisions).order_by("-pk")
    return list(rows.values_list("pk", "article_id", "number", "article__public_id"))


def table_of_photos(person: Contributor) -> Table:
    return Table(
        lambda: Photo.objects.filter(credited_to=person).select_related("service"),
        ("caption", "alt"),
        owner="service",
        page="photos_photo",
        desk=("place",),
        urgency=of_photo,
        presses=pull,
        what=str(WHAT),
    )

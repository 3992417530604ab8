"""Stories in which a name is typed: working copies, and every text kept of them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property, partial

from django.db.models import Max, OuterRef, Subquery
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.admin.facts import press
from articles.admin.history import compare_address
from articles.admin.spoken import label
from articles.models import Article, PublishedArticle, Revision
from articles.permissions import Verb, may
from articles.readers_side import ReadersSide, ReadersState, arrange
from articles.scan.finds import Find, Press, Spot, Urgency
from articles.scan.looking import CLOSELY, Look
from articles.sealed_revisions import sealed_numbers
from articles.snapshot import Snapshot, load
from articles.typed_names import FIELDS, anchor_of, readable, texts_of
from bylines.models import Byline
from services.models import Collaboration

COLUMNS = (
    *FIELDS,
    "body",
    "datelines",
    "lead_caption",
    "lead_alt",
    "slugline",
    "notes",
)
BATCH = 500
CHUNK = 2000  # revisions asked about at once
Version = tuple[int, int, str, str]  # revision, article, its mark, that of the desk
Marks = tuple[int, int, int, str]  # a revision's id, its article, number, public id


@dataclass
class Stories:
    """The stories of one scan, and what this person may know of each."""

    look: Look
    now: datetime
    articles: dict[int, Article] = field(default_factory=dict)
    seen: set[int] = field(default_factory=set)
    sides: dict[str, ReadersSide] = field(default_factory=dict)

    @cached_property
    def on_desk(self) -> set[int]:
        """The stories whose working copy may have the name."""
        rows = Article.objects.filter(self.look.holds(*COLUMNS)).order_by("-pk")
        return {*rows.values_list("pk", flat=True)} | in_credits(self.look)

    @cached_property
    def versions(self) -> list[Version]:
        return versions_with_readers()

    def worth_asking(self) -> list[int]:
        """Of the revisions with readers those that say more than the working copy.

        Whatever is live as it stands on the desk was looked through there.
        """
        numbers = (
            revision
            for revision, article, mark, on_desk in self.versions
            if revision and (mark != on_desk or article in self.on_desk)
        )
        return sorted(numbers, reverse=True)

    def read(self, numbers: Iterable[int]) -> None:
        """Have these stories at hand, and where each stands with its readers."""
        wanted = sorted(set(numbers) - self.articles.keys())
        for start in range(0, len(wanted), BATCH):
            self.read_batch(wanted[start : start + BATCH])

    def read_batch(self, numbers: list[int]) -> None:
        rows = Article.objects.filter(pk__in=numbers)
        found = rows.select_related("edition__service").in_bulk()
        self.articles |= found
        visible = Article.objects.visible_to(self.look.person).filter(pk__in=numbers)
        self.seen |= set(visible.values_list("pk", flat=True))
        versions: dict[str, list[PublishedArticle]] = defaultdict(list)
        names = [article.public_id for article in found.values()]
        for row in PublishedArticle.objects.of_stories(names):
            versions[row.public_id].append(row)
        self.sides |= {name: arrange(versions[name], self.now) for name in names}

    def side(self, article: Article) -> ReadersSide:
        return self.sides[article.public_id]

    def is_readable(self, article: Article) -> bool:
        """Of a killed story the text is for chiefs alone."""
        is_killed = self.side(article).state == ReadersState.KILLED
        may_read = not is_killed or may(self.look.person, "read_killed", article)
        return article.pk in self.seen and may_read

    # ── What is made of a story ──────────────────────────────────────────────

    def find(
        self,
        article: Article,
        urgency: str,
        spots: list[Spot],
        *,
        detail: str,
        is_readable: bool,
        presses: tuple[Press, ...] = (),
        what: str = "",
    ) -> Find:
        is_seen = article.pk in self.seen
        return Find(
            urgency=urgency,
            what=what or _("Story"),
            owner=str(article.edition.service),
            title=str(article) if is_seen else "",
            detail=detail,
            address=change_address(article) if is_readable else "",
            spots=tuple(spots if is_readable else map(bare, spots)),
            presses=presses if is_readable else (),
        )

    def stops(self, article: Article) -> tuple[Press, ...]:
        """The verbs that take it from its readers at once, for whoever may use them."""
        is_live = self.side(article).state == ReadersState.LIVE
        verbs = [Verb.CORRECT, Verb.HOLD, Verb.WITHDRAW] if is_live else []
        verbs.append(Verb.KILL)
        found = (press(article, self.look.person, verb) for verb in verbs)
        return tuple(Press(one["link"], one["address"]) for one in found if one)


def bare(spot: Spot) -> Spot:
    return Spot(spot.label)


def change_address(article: Article) -> str:
    return reverse("admin:articles_article_change", args=(article.pk,))


def field_address(article: Article, name: str) -> str:
    return f"{change_address(article)}{anchor_of(name)}"


# ── Working copies ───────────────────────────────────────────────────────────


def working_copies(look: Look, stories: Stories) -> Iterator[Find]:
    numbers = sorted(stories.on_desk, reverse=True)
    stories.read(numbers[:CLOSELY])
    look.unseen[Urgency.DESK] += len(numbers[CLOSELY:])
    credits = credit_texts(numbers[:CLOSELY])
    for number in numbers[:CLOSELY]:
        article = stories.articles[number]
        texts = [*texts_at_desk(article), *credits[number]]
        spots = look.spots(texts, label, partial(field_address, article))
        if spots:
            yield stories.find(
                article,
                Urgency.DESK,
                spots,
                detail=_("The working copy"),
                is_readable=stories.is_readable(article),
            )


def texts_at_desk(article: Article) -> Iterator[tuple[str, str]]:
    yield from ((name, getattr(article, name)) for name in COLUMNS if name != "body")
    yield "body", readable(article.body)


def in_credits(look: Look) -> set[int]:
    bylines = Byline.objects.filter(look.holds("title", "place"))
    helpers = Collaboration.objects.filter(look.holds("place", "tail", "link"))
    return {*bylines.values_list("article", flat=True)} | {
        *helpers.values_list("article", flat=True)
    }


def credit_texts(articles: list[int]) -> dict[int, list[tuple[str, str]]]:
    texts: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for start in range(0, len(articles), BATCH):
        some = articles[start : start + BATCH]
        for row in Byline.objects.filter(article__in=some):
            texts[row.article_id].append(("bylines", f"{row.title}\n{row.place}"))
        for helper in Collaboration.objects.filter(article__in=some):
            said = f"{helper.place}\n{helper.tail}\n{helper.link}"
            texts[helper.article_id].append(("collaborations", said))
    return texts


# ── Revisions ────────────────────────────────────────────────────────────────


def kept_texts(look: Look, stories: Stories) -> Iterator[Find]:
    """What readers have and will have."""
    ranked: dict[Urgency, list[Marks]] = defaultdict(list)
    for mark in holding(look, stories.worth_asking(), stories):
        ranked[urgency_of(mark, stories)].append(mark)
    for urgency, marks in ranked.items():
        yield from looked_at(look, stories, urgency, marks)


def earlier_texts(look: Look, stories: Stories) -> Iterator[Find]:
    """The past, newest first, as far as there is time for it."""
    with_them = {version[0] for version in stories.versions}
    below = look.below
    while numbers := revisions_below(below):
        below = numbers[-1]
        others = [number for number in numbers if number not in with_them]
        marks = list(holding(look, others, stories))
        on_desk = newest_numbers({mark[1] for mark in marks})
        past = [mark for mark in marks if on_desk.get(mark[1]) != mark[2]]
        yield from looked_at(look, stories, Urgency.PAST, past)
        if look.is_late:
            look.rest = below if revisions_below(below) else None
            return


def versions_with_readers() -> list[Version]:
    """What readers have, or will have, of stories that are not killed."""
    revision = Revision.objects.filter(
        article__public_id=OuterRef("public_id"), number=OuterRef("revision_number")
    )
    article = Article.objects.filter(public_id=OuterRef("public_id"))
    versions = PublishedArticle.objects.exclude(
        standing=PublishedArticle.Standing.KILLED
    )
    rows = versions.order_by().annotate(
        made_from=Subquery(revision.values("pk")[:1]),
        article=Subquery(article.values("pk")[:1]),
        on_desk=Subquery(article.values("digest")[:1]),
    )
    return list(rows.values_list("made_from", "article", "digest", "on_desk"))


def revisions_below(number: int | None) -> list[int]:
    rows = Revision.objects.order_by("-pk")
    if number is not None:
        rows = rows.filter(pk__lt=number)
    return list(rows.values_list("pk", flat=True)[:CHUNK])


def holding(look: Look, numbers: list[int], stories: Stories) -> Iterator[Marks]:
    """Those of these revisions that may have the name, with their stories at hand."""
    for start in range(0, len(numbers), CHUNK):
        some = numbers[start : start + CHUNK]
        rows = Revision.objects.filter(
            look.holds("data", is_json=True), pk__in=some
        ).order_by("-pk")
        marks: list[Marks] = list(
            rows.values_list("pk", "article_id", "number", "article__public_id")
        )
        stories.read(mark[1] for mark in marks)
        yield from marks


def newest_numbers(articles: set[int]) -> dict[int, int]:
    """The newest revision of each says what the working copy says."""
    numbers = sorted(articles)
    found: dict[int, int] = {}
    for start in range(0, len(numbers), BATCH):
        rows = Revision.objects.filter(article__in=numbers[start : start + BATCH])
        newest = rows.order_by().values("article").annotate(newest=Max("number"))
        found |= dict(newest.values_list("article", "newest"))
    return found


def urgency_of(mark: Marks, stories: Stories) -> Urgency:
    side = stories.sides[mark[3]]
    number = mark[2]
    if side.pending and side.pending.revision_number == number:
        return Urgency.SOON
    if side.current is None or side.current.revision_number != number:
        return Urgency.PAST
    if side.state == ReadersState.LIVE:
        return Urgency.NOW
    may_come_back = (ReadersState.HELD, ReadersState.WITHDRAWN, ReadersState.EXPIRED)
    return Urgency.SOON if side.state in may_come_back else Urgency.PAST


def looked_at(
    look: Look, stories: Stories, urgency: Urgency, marks: list[Marks]
) -> Iterator[Find]:
    closely = marks[:CLOSELY]
    look.unseen[urgency] += len(marks[CLOSELY:])
    sealed = sealed_numbers(mark[1] for mark in closely)
    for mark, snapshot in with_snapshots(closely):
        found = in_revision(look, stories, urgency, mark, snapshot, sealed)
        if found is not None:
            yield found


def with_snapshots(marks: list[Marks]) -> Iterator[tuple[Marks, Snapshot]]:
    for start in range(0, len(marks), BATCH):
        some = marks[start : start + BATCH]
        data = dict(
            Revision.objects.filter(pk__in=[mark[0] for mark in some])
            .order_by()
            .values_list("pk", "data")
        )
        for mark in some:
            yield mark, load(data[mark[0]])


def in_revision(
    look: Look,
    stories: Stories,
    urgency: Urgency,
    mark: Marks,
    snapshot: Snapshot,
    sealed: set[tuple[int, int]],
) -> Find | None:
    article, number = stories.articles[mark[1]], mark[2]
    is_past = urgency == Urgency.PAST
    way = compare_address(article, number, 0) if is_past else change_address(article)
    texts = texts_of(snapshot, is_at_desk=is_past)
    spots = look.spots(
        texts, label, lambda name: way if is_past else f"{way}{anchor_of(name)}"
    )
    if not spots:
        return None
    is_sealed = (article.pk, number) in sealed
    may_read = not is_sealed or may(look.person, "read_sealed", article)
    return stories.find(
        article,
        urgency,
        spots,
        detail=detail_of(number, urgency, stories.side(article), is_sealed=is_sealed),
        is_readable=may_read and stories.is_readable(article),
        presses=(
            seal_press(article, number, look, is_sealed=is_sealed)
            if is_past
            else stories.stops(article)
        ),
    )


def detail_of(
    number: int, urgency: Urgency, side: ReadersSide, *, is_sealed: bool
) -> str:
    if urgency == Urgency.PAST:
        words = (
            _("Revision %(number)s, sealed") if is_sealed else _("Revision %(number)s")
        )
        return words % {"number": number}
    if side.pending and side.pending.revision_number == number:
        return _("Scheduled")
    return str(side.state.label)


def seal_press(
    article: Article, number: int, look: Look, *, is_sealed: bool
) -> tuple[Press, ...]:
    if is_sealed or not may(look.person, "seal_revision", article):
        return ()
    address = reverse("admin:articles_article_seal_revision", args=(article.pk, number))
    return (Press(_("Seal this revision"), address),)

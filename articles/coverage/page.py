"""The board put together: columns, rows and what they are called."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from articles.coverage.asked import OFFERED, Asked
from articles.coverage.cells import Cell, Viewer, cell_of
from articles.coverage.facts import Facts, facts_of
from articles.coverage.news import PER_PAGE, Reader, stories_of
from articles.coverage.presses import Press
from articles.models import Article, Offer, PublishedArticle
from articles.offering import called
from articles.readers_side import ReadersState
from services import clock
from services.models import Edition
from staff.models import User
from staff.permissions import standing


@dataclass(frozen=True, slots=True)
class Column:
    """An edition: by the name of its language, and by its own."""

    edition: Edition
    language: str
    is_ours: bool


@dataclass(frozen=True, slots=True)
class StoryRow:
    """A story: its working name for who may know it, and what readers call it."""

    name: str  # in addresses
    title: str
    language: str
    headline: str = ""
    address: str = ""  # of the working copy, or else of a page that readers have
    lines: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    to_all: Press | None = None
    offering: str = ""  # the address where it is offered, for who may
    cells: tuple[Cell, ...] = ()


@dataclass(frozen=True, slots=True)
class Board:
    columns: tuple[Column, ...]
    rows: tuple[StoryRow, ...]
    older: str = ""  # the query of the next page

    @property
    def has_ours(self) -> bool:
        return any(column.is_ours for column in self.columns)


def board(asked: Asked, person: User, now: datetime) -> Board:
    """One page for this person. Ten queries."""
    held = standing(person)
    columns = columns_for(person)
    own = frozenset(column.edition.pk for column in columns if column.is_ours)
    reader = Reader(own=own, reads_everything=held.reads_everything, now=now)
    places = stories_of(asked, reader)
    shown = places[:PER_PAGE]
    facts = facts_of([story for _at, story in shown], person, now)
    viewer = Viewer(person=person, held=held, now=now)
    rows = tuple(row_of(facts[story], columns, viewer) for _at, story in shown)
    has_more = len(places) > PER_PAGE
    return Board(columns, rows, asked.as_query(before=shown[-1]) if has_more else "")


def columns_for(person: User) -> tuple[Column, ...]:
    """Those of the person's services first, then all others by their names."""
    own = set(standing(person).services())
    columns = [
        Column(edition, called(edition), edition.service_id in own)
        for edition in Edition.objects.select_related("service").order_by("pk")
    ]
    return tuple(sorted(columns, key=lambda c: (not c.is_ours, c.language)))


def row_of(facts: Facts, columns: tuple[Column, ...], viewer: Viewer) -> StoryRow:
    editions = {column.edition.pk: column.edition for column in columns}
    for version in facts.versions.values():
        if version.article is not None:
            version.article.edition = editions[version.article.edition_id]
    for row in facts.offers.values():
        row.edition = editions[row.edition_id]
        row.article.edition = editions[row.article.edition_id]
    cells = tuple(cell_of(facts, c.edition, c.language, viewer) for c in columns)
    called = names_of(facts, columns, viewer)
    return StoryRow(
        name=f"row-{facts.story}",
        lines=first_words(facts, editions, viewer),
        flags=tuple(flags_of(facts, viewer)),
        to_all=to_all(cells),
        offering=offering_address(cells),
        cells=cells,
        **called,
    )


# ── What a story is called ───────────────────────────────────────────────────


def names_of(
    facts: Facts, columns: tuple[Column, ...], viewer: Viewer
) -> dict[str, str]:
    """The slugline for who may open the story; a headline that readers have, or one
    that the person may read. Of a killed story none.
    """
    told = told_version(facts, columns)
    mine = next((a for a in facts.articles if facts.may_open(a)), None)
    headline, language, public = "", "", ""
    if told is not None:
        headline, language = told.headline, told.edition.language
        public = told.get_absolute_url()
    elif mine is not None:
        headline, language = mine.headline, mine.edition.language
    slugline = mine.slugline if mine is not None else ""
    return {
        "title": slugline or headline or working_name(facts, viewer),
        "headline": headline if slugline else "",
        "language": language,
        "address": desk_address(mine) or public,
    }


def told_version(facts: Facts, columns: tuple[Column, ...]) -> PublishedArticle | None:
    """Whose headline names the row: one's own, else that of whoever was first."""
    live = []
    for column in columns:
        version = facts.versions.get(column.edition.pk)
        if version is None or version.side.state != ReadersState.LIVE:
            continue
        if current := version.side.current:
            current.edition = column.edition
            live.append((not column.is_ours, current.first_published_at, current))
    return min(live, key=lambda each: each[:2])[2] if live else None


def working_name(facts: Facts, viewer: Viewer) -> str:
    for version in facts.versions.values():
        if version.article is not None and facts.may_open(version.article):
            return version.article.working_name
    if asked := next(
        (row for row in facts.offers.values() if is_told(row, viewer)), None
    ):
        time = viewer.at(asked.at)
        return _("Offered by %(person)s, %(time)s") % {"person": asked.by, "time": time}
    return _("A story that was killed")


def is_told(row: Offer, viewer: Viewer) -> bool:
    """Whether the person was asked, and may read the story no more: they declined."""
    was_asked = row.by_id is not None and viewer.held.has(row.edition.service_id)
    return was_asked and row.state == Offer.State.DECLINED


def desk_address(article: Article | None) -> str:
    if article is None:
        return ""
    return reverse("admin:articles_article_change", args=(article.pk,))


def first_words(
    facts: Facts, editions: dict[int, Edition], viewer: Viewer
) -> tuple[str, ...]:
    """Which edition was first, and when."""
    for number, version in facts.versions.items():
        current = version.side.current
        if version.is_killed or current is None:
            continue
        if current.first_published_at == facts.first_at:
            said = {
                "language": called(editions[number]),
                "time": viewer.at(current.first_published_at),
            }
            return (_("First: %(language)s, %(time)s") % said,)
    return ()


def flags_of(facts: Facts, viewer: Viewer) -> list[str]:
    """What must be known before anybody takes it up: of what the person may open."""
    flags, told = [], set()
    for article in facts.articles:
        side = facts.versions[article.edition_id].side
        if not facts.may_open(article) or side.state == ReadersState.LIVE:
            continue
        moment = article.embargo_until
        if moment and moment > viewer.now and moment not in told:
            told.add(moment)  # once: each edition would say it by its own clock
            until = clock.at_in(moment, article.edition.time_zone, viewer.now)
            flags.append(_("Embargo until %(time)s") % {"time": until})
        if article.has_legal_hold:
            flags.append(_("A legal hold is on."))
    return list(dict.fromkeys(flags))


def to_all(cells: tuple[Cell, ...]) -> Press | None:
    """One button for all editions that can be offered the same story."""
    offers = [p for cell in cells for p in cell.presses if p.verb == "offer"]
    articles = {press.target.partition("-")[0] for press in offers}
    if len(offers) < 2 or len(articles) != 1:
        return None
    return Press("offer", _("Offer to all"), f"{articles.pop()}-all")


def offering_address(cells: tuple[Cell, ...]) -> str:
    """Where a phone's card leads instead of a button for each edition."""
    offers = (p for cell in cells for p in cell.presses if p.verb == "offer")
    if (first := next(offers, None)) is None:
        return ""
    article = first.target.partition("-")[0]
    return reverse("admin:articles_article_offer", args=(article,))


def offered_address() -> str:
    """The board with nothing but what was offered to the person's editions."""
    return f"{reverse('desk:coverage')}?{Asked(only=OFFERED).as_query()}"

"""The desk's index of working copies: which words stand in which story.

Written in the transaction that saves the text. The words are made by
`articles.words`; each database keeps them in its own way, and is asked by
`articles.search`.

Beside its words an entry carries marks, which no text can hold: the edition, the
services credited, kind, section, and the block of numbers the story stands in. What
a person may see, and the newest stories first, are thereby looked up like words. The
editions it is offered to are marked by the database as it writes: they cost no query.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from typing import Any

from django.db import connection, transaction

from articles.media_blocks import GALLERY, RECORDING
from articles.models.anonymity import WithheldName
from articles.models.published import PublishedArticle
from articles.models.story import Article
from articles.models.topics import Topic
from articles.prose import FIGURE, plain_text
from articles.snapshot import DeskFacts, Snapshot, take
from articles.words import beginnings_of, words_of
from bylines.models import Byline, Contributor, ContributorName

BLOCK = 14  # bits: a block is 16,384 stories
BATCH = 200  # stories entered in one go
OPENING = 80  # letters of a text that the checklist looks at
FURTHEST = 16_000  # places that PostgreSQL can tell apart


@dataclass(frozen=True, slots=True)
class Entry:
    """One working copy as it is looked up."""

    article: int
    heads: str  # slugline, headlines, names: found while still being typed
    text: str
    marks: frozenset[str]
    gist: str

    @property
    def words(self) -> list[str]:
        return words_of(f"{self.heads}\n{self.text}")

    @property
    def beginnings(self) -> set[str]:
        return beginnings_of(self.heads)


def enter(article: Article, snapshot: Snapshot) -> None:
    """Look the story up by what stands in it now. Three queries at most."""
    write([entry_of(article.pk, snapshot, names_in(snapshot))])


@transaction.atomic
def enter_batch(*, below: int | None, limit: int) -> list[int]:
    """Enter the newest stories below this number, as stored; answers their numbers.

    Their rows are held, so that no text saved meanwhile is entered as it was before.
    """
    rows = Article.objects.for_index().order_by("-pk").select_for_update(no_key=True)
    if below is not None:
        rows = rows.filter(pk__lt=below)
    articles = list(rows[:limit])
    enter_stored(articles)
    return [article.pk for article in articles]


def enter_stored(articles: list[Article]) -> None:
    """Enter stories that were read with `for_index`, and whose rows are held."""
    withheld, killed = withheld_among(articles), killed_among(articles)
    write(
        [
            bare_entry(article)
            if article.public_id in killed
            else stored_entry(article, withheld)
            for article in articles
        ]
    )


def enter_again(article: Article) -> None:
    """Enter a story anew whose row is held: others may read it now, or may no more."""
    enter_stored(list(Article.objects.for_index().filter(pk=article.pk)))


def hold_credited(contributor: int) -> None:
    """Lock the stories that `enter_credited` will enter, until the transaction ends."""
    credited = Byline.objects.filter(contributor=contributor).values("article")
    rows = Article.objects.filter(pk__in=credited).order_by("pk")
    list(rows.select_for_update(no_key=True).values_list("pk", flat=True))


def enter_credited(contributor: int) -> None:
    """Enter anew all stories that credit this contributor, a batch at a time."""
    credited = Article.objects.filter(bylines__contributor=contributor)
    numbers = list(credited.order_by("pk").values_list("pk", flat=True).distinct())
    rows = Article.objects.for_index().order_by("pk").select_for_update(no_key=True)
    for start in range(0, len(numbers), BATCH):
        enter_stored(list(rows.filter(pk__in=numbers[start : start + BATCH])))


def withheld_among(articles: list[Article]) -> set[tuple[str, int]]:
    """Stories, by their public id, and the people whose names they withhold."""
    rows = WithheldName.objects.filter(public_id__in=[a.public_id for a in articles])
    return set(rows.values_list("public_id", "contributor"))


def killed_among(articles: list[Article]) -> set[str]:
    """Public ids of the stories whose text is for chiefs alone."""
    rows = PublishedArticle.objects.of_stories(a.public_id for a in articles)
    killed = rows.filter(standing=PublishedArticle.Standing.KILLED)
    return set(killed.values_list("public_id", flat=True))


def enter_saved(article: Article, snapshot: Snapshot) -> None:
    """The same of whatever was saved: of a killed story no word of the text."""
    if killed_among([article]):
        enter_killed(article)
    else:
        enter(article, snapshot)


def enter_killed(article: Article) -> None:
    """Let a killed story be found by its slugline, and by no word of its text."""
    write([bare_entry(article)])


def bare_entry(article: Article) -> Entry:
    bare = Snapshot(
        public_id=article.public_id,
        edition=article.edition_id,
        story=article.story_id,
        kind=article.kind,
        section=article.section_id,
        desk=DeskFacts(slugline=article.slugline),
    )
    return entry_of(article.pk, bare, names=())


def stored_entry(article: Article, withheld: set[tuple[str, int]]) -> Entry:
    snapshot = take(article, numbers=((), ()))
    return entry_of(article.pk, snapshot, names_beside(article, withheld))


def entry_of(article: int, snapshot: Snapshot, names: Iterable[str]) -> Entry:
    heads = (
        snapshot.desk.slugline,
        snapshot.headline,
        snapshot.short_headline,
        snapshot.search_headline,
        snapshot.social_headline,
        *names,
    )
    texts = (
        snapshot.kicker,
        snapshot.summary,
        *snapshot.datelines,
        plain_text(snapshot.body),
    )
    return Entry(
        article=article,
        heads="\n".join(heads),
        text="\n".join(texts),
        marks=frozenset(marks_of(article, snapshot)),
        gist=gist(snapshot.body),
    )


def marks_of(article: int, snapshot: Snapshot) -> set[str]:
    marks = {
        f"b{article >> BLOCK}",
        f"e{snapshot.edition}",
        f"k{snapshot.kind.replace('_', '')}",
    }
    marks |= {f"c{fact.service}" for fact in snapshot.collaborations}
    return marks | ({f"s{snapshot.section}"} if snapshot.section else set())


def gist(body: str) -> str:
    """A body that the checklist finds the same in as in the whole one."""
    opening = escape(plain_text(FIGURE.sub("", body))[:OPENING], quote=False)
    figures = "".join(
        found[0]
        for pattern in (FIGURE, GALLERY, RECORDING)
        for found in pattern.finditer(body)
    )
    return (f"<p>{opening}</p>" if opening else "") + figures


def names_in(snapshot: Snapshot) -> list[str]:
    """What the people and topics on a story are called, in every language.

    A name that the story withholds is not to be found out by searching for it.
    """
    people = {fact.contributor for fact in snapshot.bylines}
    if not people and not snapshot.topics:
        return []
    withheld = WithheldName.objects.filter(public_id=snapshot.public_id)
    named = Contributor.objects.filter(pk__in=people).exclude(
        pk__in=withheld.values("contributor")
    )
    found = named.order_by().values_list("name")
    printed = ContributorName.objects.filter(contributor__in=named).order_by()
    topics = Topic.objects.filter(pk__in=snapshot.topics).order_by()
    every = found.union(printed.values_list("name"), topics.values_list("name"))
    return sorted(name for (name,) in every)


def names_beside(article: Article, withheld: set[tuple[str, int]]) -> list[str]:
    """The same of a story that was read with them."""
    people = [
        row.contributor
        for row in article.bylines.all()
        if (article.public_id, row.contributor_id) not in withheld
    ]
    printed = [row.name for person in people for row in person.names.all()]
    topics = [item.tag.name for item in article.topic_items.all()]
    return sorted({*topics, *printed, *(person.name for person in people)})


# ── How each database keeps it ───────────────────────────────────────────────


def write(entries: list[Entry]) -> None:
    """Enter these stories; what was known of them before is forgotten."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.executemany(ON_POSTGRESQL, [vector_row(entry) for entry in entries])
            return
        rows = [(entry.article, entry.gist) for entry in entries]
        cursor.executemany(ENTRY_ON_SQLITE, rows)
        cursor.executemany(WORDS_ON_SQLITE, [words_row(entry) for entry in entries])


# A mark for every edition that may read the story because it was offered.
OFFERED = """
    coalesce((
        SELECT {together} FROM articles_offer
        WHERE article_id = %s AND state IN ('open', 'taken') AND by_id IS NOT NULL
    ), '')
"""
ON_POSTGRESQL = """
    INSERT INTO articles_deskentry (article_id, gist, words)
    VALUES (%s, %s, (%s || {offered})::tsvector)
    ON CONFLICT (article_id)
    DO UPDATE SET gist = EXCLUDED.gist, words = EXCLUDED.words
""".format(  # noqa: S608
    offered=OFFERED.format(together="string_agg(' _o' || edition_id, '')")
)
ENTRY_ON_SQLITE = """
    INSERT INTO articles_deskentry (article_id, gist) VALUES (%s, %s)
    ON CONFLICT (article_id) DO UPDATE SET gist = excluded.gist
"""
WORDS_ON_SQLITE = """
    INSERT OR REPLACE INTO articles_deskwords (rowid, words, beginnings, marks)
    VALUES (%s, %s, %s, %s || {offered})
""".format(  # noqa: S608
    offered=OFFERED.format(together="group_concat(' o' || edition_id, '')")
)


def vector_row(entry: Entry) -> tuple[Any, ...]:
    """Words with their places; beginnings and marks without, told by their first sign."""
    places: dict[str, list[str]] = {}
    for place, word in enumerate(entry.words[:FURTHEST], start=1):
        places.setdefault(word, []).append(str(place))
    lexemes = [f"'{word}':{','.join(at)}" for word, at in places.items()]
    lexemes += [f"'^{beginning}'" for beginning in entry.beginnings]
    lexemes += [f"'_{mark}'" for mark in entry.marks]
    return entry.article, entry.gist, " ".join(lexemes), entry.article


def words_row(entry: Entry) -> tuple[Any, ...]:
    return (
        entry.article,
        " ".join(entry.words),
        " ".join(sorted(entry.beginnings)),
        " ".join(sorted(entry.marks)),
        entry.article,
    )

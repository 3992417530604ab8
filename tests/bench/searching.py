"""How long readers wait for the search: every kind of question.

`python -m tests.bench.searching 1000000` fills the database that DATABASE_URL names,
which must be a scratch one (bin/with-postgres), and prints the table.
"""

import sys
import time
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from random import Random
from statistics import quantiles
from typing import Any

from newsroom.demo.wordlists import WORDS

TIMES = 60  # of each kind of question

Figures = tuple[float, float, float]  # p50, p95, p99 in milliseconds


def search() -> dict[str, Figures]:
    """The figures of every kind of question, in the archive that stands ready."""
    from services.models import Edition

    now = datetime.now(UTC)
    editions = Edition.objects.filter(language__in=WORDS).order_by("prefix")
    asked = kinds_of_questions([edition.pk for edition in editions], now)
    return {name: measured(go) for name, go in asked.items()}


def measured(ask: Callable[[int], Any], times: int = TIMES) -> Figures:
    """How long it takes, after a few that warm the process."""
    took = []
    for number in range(-3, times):
        begun = time.perf_counter()
        ask(number)
        if number >= 0:
            took.append((time.perf_counter() - begun) * 1000)
    cuts = quantiles(took, n=100, method="inclusive")
    return cuts[49], cuts[94], cuts[98]


def kinds_of_questions(
    editions: list[int], now: datetime
) -> dict[str, Callable[[int], Any]]:
    """What is asked, by its name in the table."""
    from django.db.models import Min

    from articles.models import SearchEntry
    from articles.models.search_entry import NUMBERS, place_of
    from articles.readers_search.asking import Question, ask
    from articles.readers_search.suggesting import suggest

    english = (editions[0],)
    every = tuple(editions)
    common, rare, other, phrases = words_among(editions)
    chance = Random(1)  # noqa: S311
    pairs = [" ".join(chance.sample(common, 2)) for _ in range(TIMES + 3)]
    year = timedelta(days=365)
    places = SearchEntry.objects.aggregate(first=Min("place"))
    oldest = datetime.fromtimestamp(places["first"] >> NUMBERS, UTC)
    middle = oldest + (now - oldest) / 2
    section, kind = filters_of(english[0])

    def question(texts: list[str], editions: tuple[int, ...], **filters: Any):
        def go(number: int) -> Any:
            return ask(Question(texts[number % len(texts)], editions, **filters), now)

        return go

    def deep(number: int) -> Any:
        below = place_of(oldest + (now - oldest) * ((number + 4) / (TIMES + 8)))
        asked = Question(pairs[number % len(pairs)], english)
        return ask(asked, now, f"{below:x}-3")

    return {
        "two common words": question(pairs, english),
        "two common words, all editions": question(pairs, every),
        "two common words in a section": question(pairs, english, section=section),
        "two common words of a kind": question(pairs, english, kind=kind),
        "two common words of a year": question(
            pairs, english, since=middle, until=middle + year
        ),
        "two common words, all of it": question(
            pairs, english, section=section, kind=kind, since=middle
        ),
        "one common word": question(common, english),
        "phrase of common words": question([f'"{p}"' for p in phrases], english),
        "phrase that nobody wrote": question([f'"{p}"' for p in pairs], english),
        "rare word": question(rare, english),
        "common and rare": question(
            [f"{a} {b}" for a, b in zip(common, rare, strict=False)], english
        ),
        "never together": question(
            [f"{a} {b}" for a, b in zip(common, other, strict=False)], every
        ),
        "without a word": question([p.replace(" ", " -") for p in pairs], english),
        "deep pages": deep,
        "suggestions": lambda number: suggest(
            Question(rare[number % len(rare)] + "x qqq", english), now
        ),
    }


def words_among(editions: list[int]) -> tuple[list[str], ...]:
    """Common and rare words of the first edition, another's, and neighbours."""
    from articles.models import PublishedArticle

    texts, phrases = [], []
    for edition in editions[:2]:
        rows = PublishedArticle.objects.filter(edition=edition).order_by("-pk")
        some = list(rows.values_list("summary", flat=True)[:3000])
        counts = Counter(w.lower() for t in some for w in t.split() if w.isalpha())
        texts.append(
            [w for w, _ in counts.most_common() if len(w) > 3 or edition != editions[0]]
        )
        phrases += [" ".join(t.split()[2:4]) for t in some[: TIMES * 3]]
    ours, theirs = texts
    return ours[:40], ours[-60:], theirs[:40], phrases[: TIMES * 3]


def filters_of(edition: int) -> tuple[int, str]:
    from articles.models import PublishedArticle

    row = PublishedArticle.objects.filter(edition=edition).exclude(section_number=None)
    return row.values_list("section_number", "kind").order_by("-pk").first()


def table(found: dict[str, Figures]) -> str:
    lines = ["| question | p50 ms | p95 ms | p99 ms |", "| --- | ---: | ---: | ---: |"]
    for name, figures in found.items():
        lines.append(f"| {name} | {' | '.join(f'{each:.1f}' for each in figures)} |")
    return "\n".join(lines)


def main(count: str) -> None:
    import django

    django.setup()
    from django.core.management import call_command

    from tests.bench.many_stories import fill

    call_command("migrate", verbosity=0)
    fill(int(count), datetime.now(UTC))
    sys.stdout.write(f"{int(count):,} stories\n\n{table(search())}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])

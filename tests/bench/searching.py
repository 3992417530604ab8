"""How long readers wait for search: p50 and p95 of every kind of question.

`python -m tests.bench.searching 1000000` fills the database that DATABASE_URL names,
which must be a scratch one (bin/with-postgres), and prints the table.
"""

import os
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from random import Random
from statistics import quantiles
from typing import Any

TIMES = 40  # of each kind of question


def measured(ask: Callable[[int], Any], times: int = TIMES) -> tuple[float, float]:
    """Half and nineteen of twenty of the questions, in milliseconds."""
    took = []
    for number in range(-3, times):
        begun = time.perf_counter()
        ask(number)
        if number >= 0:
            took.append((time.perf_counter() - begun) * 1000)
    marks = quantiles(took, n=20)
    return marks[9], marks[18]


def kinds_of_questions(
    editions: list[int], now: datetime
) -> dict[str, Callable[[int], Any]]:
    """What is asked, by its name in the table."""
    from articles.models import SearchEntry
    from articles.readers_search.asking import Question, ask
    from articles.readers_search.suggesting import suggest

    english = (editions[0],)
    every = tuple(editions)
    common, rare, other, phrases = words_among(editions)
    chance = Random(1)  # noqa: S311
    pairs = [" ".join(chance.sample(common, 2)) for _ in range(TIMES + 3)]
    year = timedelta(days=365)
    oldest = (
        SearchEntry.objects.order_by("place").values_list("visible_from").first()[0]
    )
    middle = oldest + (now - oldest) / 2
    section, kind = filters_of(english[0])

    def question(texts: list[str], editions: tuple[int, ...], **filters: Any):
        def go(number: int) -> Any:
            return ask(Question(texts[number % len(texts)], editions, **filters), now)

        return go

    def deep(number: int) -> Any:
        from articles.models.search_entry import place_of

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


def table(rows: Iterable[tuple[str, float, float]]) -> str:
    lines = ["| question | p50 ms | p95 ms |", "| --- | ---: | ---: |"]
    lines += [f"| {name} | {p50:.1f} | {p95:.1f} |" for name, p50, p95 in rows]
    return "\n".join(lines)


def main(count: str) -> None:
    import django

    django.setup()
    from django.core.management import call_command

    from tests.bench.many_stories import fill

    call_command("migrate", verbosity=0)
    now = datetime.now(UTC)
    editions = [edition.pk for edition in fill(int(count), now)]
    asked = kinds_of_questions(editions, now)
    if sys.flags.interactive or "KEEP" in os.environ:
        sys.stderr.write("ready\n")
        sys.stderr.flush()
        time.sleep(float(os.environ["KEEP"]))
    rows = [(name, *measured(go)) for name, go in asked.items()]
    sys.stdout.write(f"{int(count):,} stories\n\n{table(rows)}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])

"""What is measured: the site, the floors below it, and how it grows."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

from tests.bench.archive import Archive
from tests.bench.fronts import serving_file, serving_front
from tests.bench.load import (
    Load,
    Rounds,
    Target,
    fetch,
    middle,
    press_in_turn,
    press_once,
)
from tests.bench.open_pages import PAGES, cost_of_open_pages, tag_of
from tests.bench.servers import Server, serving_floors, serving_site
from tests.bench.table import Ratio, Row, growth, speed

ROUNDS = 3  # of each side of a ratio, in turn
EDITORS = 4  # at the desk at once: beyond 5 a process lets them wait or sends them away

STORED, DRAWN = "story, stored", "story, drawn"
CONSTANT, QUERY = "floor: Django, a constant", "floor: Django, one query"
FILE, FRONT = "floor: nginx, a file", "story, behind deploy/nginx.conf"
PAGE_2, PAGE_500 = "latest, page 2, drawn", "latest, page 500, drawn"


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked for, what that costs in queries and how long the answer is."""

    target: Target
    queries: int
    size: int


@dataclass(frozen=True, slots=True)
class Site:
    """One archive, served twice: with its page store, and without any."""

    archive: Archive
    found: dict[str, Any]  # see looking.look
    storing: Server
    drawing: Server

    def has(self, name: str) -> bool:
        return name in self.found["readings"]

    def asked(
        self, label: str, name: str, *, is_drawn: bool = False, **how: Any
    ) -> Asked:
        """`name` as in looking.look; `is_drawn`: by the server without a store."""
        reading = self.found["readings"][name]
        server = self.drawing if is_drawn else self.storing
        target = Target(label, server.url + reading["address"], server, **how)
        queries = reading["drawn" if is_drawn else "stored"]
        return Asked(target, queries, reading["bytes"])

    def target(self, label: str, name: str, *, is_drawn: bool = False) -> Target:
        return self.asked(label, name, is_drawn=is_drawn).target


@contextmanager
def served(archive: Archive) -> Iterator[Site]:
    """Both servers of an archive, and what was found in it."""
    found = archive.ask_inside("look")
    told = archive.environment
    name = f"site-{archive.stories}"
    with (
        serving_site(name, told) as storing,
        serving_site(f"{name}-drawing", told | {"PAGE_STORE_MB": "0"}) as drawing,
    ):
        yield Site(archive, found, storing, drawing)


def measure(archive: Archive, seconds: int) -> tuple[list[Row], list[Ratio]]:
    """Everything about one archive; publishing last, which changes its pages."""
    tell(f"Measuring {archive.stories:,} stories.")
    with served(archive) as site:
        rows, ratios = beside_floors(site, seconds)
        rows += other_answers(site, seconds)
        ratios += open_pages(site)
    more_rows, more_ratios = searching(archive)
    return [*rows, *more_rows, publishing(archive)], [*ratios, *more_ratios]


def tell(sentence: str) -> None:
    sys.stdout.write(f"{sentence}\n")


# ── Beside the floors ────────────────────────────────────────────────────────


def beside_floors(site: Site, seconds: int) -> tuple[list[Row], list[Ratio]]:
    """The story and its floors in turn, within the same minutes."""
    stored, drawn = story_of(site)
    page = site.archive.folder / "page" / "story.html"
    page.parent.mkdir(exist_ok=True)
    page.write_bytes(fetch(stored.target.url)[1])
    with (
        serving_floors("floors", page) as floors,
        serving_file(page) as nginx,
        serving_front(site.storing) as front,
    ):
        path = stored.target.url.removeprefix(site.storing.url)
        asked = [
            stored,
            floor(CONSTANT, floors, "/", stored.size, queries=0),
            floor(FILE, nginx, "/story.html", stored.size, queries=0),
            floor(FRONT, front, path, stored.size, queries=0),
            drawn,
            floor(QUERY, floors, "/page001000.html", stored.size, queries=1),
        ]
        targets = [one.target for one in asked]
        loads = press_in_turn(targets, seconds, rounds=ROUNDS)
    rows = [row_of(site, one, middle(loads[one.target.name])) for one in asked]
    return rows, floor_ratios(site.archive.stories, loads)


def story_of(site: Site) -> tuple[Asked, Asked]:
    return site.asked(STORED, "story"), site.asked(DRAWN, "story", is_drawn=True)


def floor(name: str, server: Server, path: str, size: int, *, queries: int) -> Asked:
    return Asked(Target(name, server.url + path, server), queries, size)


def row_of(site: Site, asked: Asked, load: Load | None) -> Row:
    name, stories = asked.target.name, site.archive.stories
    return Row(stories, name, load, asked.queries, asked.size)


def floor_ratios(stories: int, loads: dict[str, Rounds]) -> list[Ratio]:
    return [
        speed(f"{ours} / {other}", stories, loads[ours], loads[other], at_least=least)
        for ours, other, least in (
            (STORED, CONSTANT, 2.0),
            (STORED, FILE, 0.4),
            (DRAWN, QUERY, 0.6),
            (FRONT, FILE, 0.7),
        )
    ]


# ── Everything else that is asked for ────────────────────────────────────────


def other_answers(site: Site, seconds: int) -> list[Row]:
    """Each once."""
    tag = {"If-None-Match": site.found["readings"]["story"]["tag"]}
    banners = {"If-None-Match": site.found["readings"]["banners"]["tag"]}
    desk = {"Cookie": site.found["cookie"]}
    brotli = {"Accept-Encoding": "br"}
    asked = [
        site.asked(f"{STORED}, 304", "story", headers=tag, status=304),
        site.asked(f"{STORED}, br", "story", headers=brotli),
        site.asked("section, drawn", "section", is_drawn=True),
        site.asked(PAGE_2, "page 2", is_drawn=True),
        *deep_page(site),
        site.asked("banners.json, stored", "banners"),
        site.asked("banners.json, 304", "banners", headers=banners, status=304),
        storm(site),
        site.asked("photo file", "photo"),
        site.asked("desk, list of stories", "desk", headers=desk, readers=EDITORS),
        site.asked("desk, a word searched", "search", headers=desk, readers=EDITORS),
        site.asked("desk, form of a story", "form", headers=desk, readers=EDITORS),
    ]
    return [row_of(site, one, press_once(one.target, seconds)) for one in asked]


def open_pages(site: Site) -> list[Ratio]:
    """Open pages that ask for banners, and are told that nothing is new."""
    address = site.found["readings"]["banners"]["address"]
    stories = f"{site.archive.stories:,}"
    with serving_front(site.storing) as front:
        tag = tag_of(front.url + address)
        share = cost_of_open_pages([front, site.storing], address, tag)
    name = f"{PAGES:,} open pages, behind deploy/nginx.conf / one core"
    return [Ratio(name, stories, share, 0.02, is_least=False, digits=2)]


def deep_page(site: Site) -> list[Asked]:
    """Page 500, where the archive is large enough to have one."""
    if not site.has("page 500"):
        tell("The archive is too small for a page 500.")
        return []
    return [site.asked(PAGE_500, "page 500", is_drawn=True)]


def storm(site: Site) -> Asked:
    """Ever new addresses; what one costs the first time, each of them costs."""
    one = site.asked("404 storm", "storm", status=404, is_storm=True)
    beginning = one.target.url.rpartition("/")[0] + "/"
    queries = site.found["readings"]["storm"]["drawn"]
    return replace(one, target=replace(one.target, url=beginning), queries=queries)


def publishing(archive: Archive) -> Row:
    found = archive.ask_inside("publish")
    load = Load(0, found["p50"], found["p99"])
    return Row(
        archive.stories, "publish, in process", load, found["queries"], is_served=False
    )


def searching(archive: Archive) -> tuple[list[Row], list[Ratio]]:
    """What readers ask the search, in a process of its own; p95 is promised."""
    found, stories = archive.ask_inside("search"), archive.stories
    rows = [
        Row(stories, f"search, {name}", Load(0, p50, p99), is_served=False)
        for name, (p50, _p95, p99) in found.items()
    ]
    ratios = [
        Ratio(f"p95 of search, {name}, ms", f"{stories:,}", p95, 60.0, is_least=False)
        for name, (_p50, p95, _p99) in found.items()
    ]
    return rows, ratios


# ── How it grows ─────────────────────────────────────────────────────────────


def measure_growth(small: Archive, large: Archive, seconds: int) -> list[Ratio]:
    """The same addresses of the smallest and the largest archive in turn."""
    tell(f"Comparing {small.stories:,} with {large.stories:,} stories.")
    with served(small) as one, served(large) as other:
        pairs = [
            (name, target_in(one, name), target_in(other, name)) for name in GROWING
        ]
        targets = [target for _name, *pair in pairs for target in pair]
        loads = press_in_turn(targets, seconds, rounds=ROUNDS)
    return [
        growth(
            f"p50 of {name}",
            (small.stories, large.stories),
            loads[before.name],
            loads[after.name],
            at_most=1.2,
        )
        for name, before, after in pairs
    ]


# The name of a reading for each, and whether it is drawn.
GROWING = {
    STORED: ("story", False),
    DRAWN: ("story", True),
    PAGE_2: ("page 2", True),
    PAGE_500: ("page 500", True),
}


def target_in(site: Site, name: str) -> Target:
    """With its archive in its name. Where there is no page 500, page 2 stands for it."""
    reading, is_drawn = GROWING[name]
    if not site.has(reading):
        reading = "page 2"
    label = f"{name}, {site.archive.stories}"
    return site.target(label, reading, is_drawn=is_drawn)

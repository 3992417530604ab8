"""Whatever a stranger sends, the site answers calmly: no 500, nothing of theirs in it.

Each round types another hostile text in every place of an address, and in all that the
address reads. The suite has one round at every sixth address, others on each database and for each
role; ROUNDS=40 HOSTILE_AT=admin/articles types nearly everything at each of these.
"""

import os
from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode

import lxml.html
import pytest
from django.db import connection
from django.http import QueryDict
from django.utils import timezone
from django.utils.datastructures import MultiValueDict

from articles import outside
from articles.models import PublishedArticle
from banners import workflow as banner_workflow
from staff.models import User
from tests.edge.hostile import (
    BODIES,
    ENCODED,
    FORM,
    HEADERS,
    METHODS,
    PLACE,
    TEXTS,
    Stranger,
    filled,
    routes,
)
from tests.factories import (
    make_article,
    make_assignment,
    make_banner,
    make_box,
    make_contributor,
    make_live_story,
    make_person,
    make_photo,
)
from tests.site import Answer, Site

ROUNDS = int(os.environ.get("ROUNDS", "0"))
AT = os.environ.get("HOSTILE_AT", "")
LOGGED_OUT = ("admin/logout/", "admin/account/sessions/end/", "admin/password_change/")
ROLES = ["root", "editor", "chief"]
AT_THE_DESK = [route for route in routes() if route.startswith("admin/")]
DOOR = ("admin/login", "admin/account", "admin/jsi18n")
OF_STRANGERS = [
    route
    for route in routes()
    if not route.startswith("admin/") or route.startswith(DOOR)
]
OF_LISTS = ("o", "p", "q", "_facets", "_popup", "_to_field", "id__in", "edition__id__exact")  # fmt: skip


@pytest.fixture
def known(site: Site, english: Any, ana: User) -> dict[str, str]:
    """A house with something of most things, and what its addresses are made of."""
    photo = make_photo(english.service)
    person = make_contributor("Lee Ara", english.service)
    story = make_live_story(
        english, by=ana, lead_photo=photo, topics=("Sea",), bylines=(person,)
    )
    make_article(english, by=ana)
    make_box(english)
    make_assignment(english.service)
    banner_workflow.show(make_banner(english), by=ana)
    published = PublishedArticle.objects.get()
    token = "t" * 43
    ends_at = timezone.now() + outside.LASTS
    outside.give(story, by=ana, for_whom="Lee", ends_at=ends_at, token=token)
    return {
        "slug": published.slug,
        "public_id": published.public_id,
        "code": english.service.code,
        "token": token,
        "key": photo.media_key,
        "name": "320.jpg",
        "width": "320",
        "extension": "jpg",
        "crop": "card",
        "focus": "50-50",
        "form": "rss",
        "month": timezone.now().strftime("%Y-%m"),
        "part": "2",
        "digest": "0" * 20,
        "captions_key": "0" * 32,
        "ending": "mp4",
        "number": "1",
        "where": "latest/",
        "rest": "x",
    }


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """The names of all parameters and fields that anything has asked for."""
    names: set[str] = set()
    for method in ("__getitem__", "getlist", "__contains__"):
        original = getattr(MultiValueDict, method)

        def noting(self: Any, key: Any, *more: Any, original: Any = original) -> Any:
            names.add(str(key))
            return original(self, key, *more)

        monkeypatch.setattr(QueryDict, method, noting, raising=False)
    return names


@pytest.mark.parametrize("role", ROLES)
def test_a_session_in_hostile_hands_breaks_nothing(site, english, known, read, role):
    """Of an editor's most addresses are refused, by other ways than a superuser's go."""
    is_root = role == "root"
    service = None if is_root else english.service
    stranger = Stranger(
        site.edge, make_person(role, service, role, is_superuser=is_root)
    )
    for number, route in enumerate(sampled(AT_THE_DESK, ROLES.index(role))):
        for turn in range(ROUNDS or 1):
            type_everywhere(stranger, route, known, read, number + turn)
    assert stranger.faults == [], "\n".join(stranger.faults)


def test_a_stranger_breaks_nothing(site, known, read):
    stranger = Stranger(site.edge)
    site.edge.api.requests = 0
    for number, route in enumerate(sampled(OF_STRANGERS)):
        for turn in range(ROUNDS or 1):
            type_everywhere(stranger, route, known, read, number + turn)
    assert stranger.faults == [], "\n".join(stranger.faults)


def sampled(addresses: Iterable[str], turn: int = 0) -> list[str]:
    """Every sixth, each turn others on each database; by hand all below HOSTILE_AT."""
    found = [each for each in addresses if AT in each and each not in LOGGED_OUT]
    first = ["sqlite", "postgresql"].index(connection.vendor) * len(ROLES) + turn
    return found if ROUNDS else found[first :: 2 * len(ROLES)]


def type_everywhere(
    stranger: Stranger, route: str, known: dict[str, str], read: set[str], number: int
) -> None:
    """One hostile text in each place of the address, one in all that it reads."""
    typed = ENCODED[number % len(ENCODED)]
    text = TEXTS[number % len(TEXTS)]
    address = filled(route, known)
    for place in PLACE.findall(route):
        stranger.ask(filled(route, known, **{place: typed}))
    read.clear()
    page = stranger.ask(address)
    for name in sorted({*read, *OF_LISTS}):
        if ROUNDS > 1 or name in read:
            stranger.ask(f"{address}?{name}={typed}")
    stranger.ask(address + "?" + "&".join(f"{name}={typed}" for name in OF_LISTS))
    if stranger.person or "/login" in route:
        type_into_form(stranger, address, page, read, number, text)
    stranger.ask(address, "POST", *BODIES[number % len(BODIES)])
    stranger.ask(address, METHODS[number % len(METHODS)])
    header, value = HEADERS[number % len(HEADERS)]
    stranger.ask(address, **{header: value})


def type_into_form(
    stranger: Stranger,
    address: str,
    page: Answer,
    read: set[str],
    number: int,
    text: str,
) -> None:
    """All fields at once, and then few of them in a form that is otherwise right."""
    read.clear()
    stranger.ask(address, "POST")
    right = fields_of(page)
    names = sorted({*read, *right} - {"csrfmiddlewaretoken"})
    everything = urlencode(dict.fromkeys(names, text)).encode()
    stranger.ask(address, "POST", everything, FORM)
    for begin in range(4 if ROUNDS > 1 else 1):
        few = dict.fromkeys(names[(number + begin) % 7 :: 7], text)
        stranger.ask(address, "POST", urlencode(right | few).encode(), FORM)


def fields_of(page: Answer) -> dict[str, str]:
    """What the page's forms would send, with one of their buttons."""
    is_page = page.headers.get("Content-Type", "").startswith("text/html")
    root = lxml.html.fromstring(page.text) if is_page and page.content else None
    found: dict[str, str] = {}
    for form in root.forms if root is not None else ():
        if form.get("id") != "logout-form" and form.method == "POST":
            found |= {name: value for name, value in form.form_values() if value}
            for button in form.xpath(".//button[@name]")[:1]:
                found[button.get("name")] = button.get("value") or "1"
    return {name: value for name, value in found.items() if "__prefix__" not in name}

"""Each answer made anew has a number, which leads to its line in the log."""

import io
import json
import logging
from collections.abc import Iterator

import pytest

from articles.models import Article
from newsroom import logs
from newsroom.proxies import TrustedProxies
from services.models import Edition
from staff.models import User
from tests.desk.typing_in import at_the_desk
from tests.edge.conftest import Database
from tests.factories import make_live_story, public_address
from tests.site import Site

pytestmark = pytest.mark.either

NUMBER = "0f3a5c7e9b1d2f4a6c8e0a2b4d6f8091"


class Log:
    """What the site wrote, as whoever gathers logs reads it."""

    def __init__(self) -> None:
        self.stream = io.StringIO()

    @property
    def text(self) -> str:
        return self.stream.getvalue()

    @property
    def lines(self) -> list[dict[str, object]]:
        return [json.loads(line) for line in self.text.splitlines()]

    def of(self, logger: str) -> list[dict[str, object]]:
        return [line for line in self.lines if line["logger"] == logger]


@pytest.fixture
def log() -> Iterator[Log]:
    """The shipped handler, filter and format, on a stream of the test's own."""
    log = Log()
    handler = logs.Console(log.stream)
    handler.setFormatter(logs.JsonLines())
    handler.addFilter(logs.Numbered())
    root = logging.getLogger()
    before = root.level
    root.addHandler(handler)
    root.setLevel("INFO")
    yield log
    root.removeHandler(handler)
    root.setLevel(before)


@pytest.fixture
def story(site: Site, english: Edition, ana: User) -> Article:
    return make_live_story(english, by=ana, headline="Ferry sinks off Busan")


@pytest.fixture
def behind_a_proxy(site: Site, settings: object) -> Site:
    settings.TRUSTED_PROXIES = ["127.0.0.1"]
    site.edge.proxies = TrustedProxies()
    return site


def test_an_answer_made_anew_has_a_number_and_a_stored_one_has_none(
    site: Site, story: Article, log: Log
) -> None:
    drawn, stored = (site.get(public_address(story)) for _ in range(2))
    assert len(drawn.number) == 16
    assert stored.number == ""
    assert drawn.content == stored.content
    [line] = log.of("newsroom.requests")
    assert line["request_id"] == drawn.number
    assert (line["method"], line["status"], line["desk"]) == ("GET", 200, False)
    assert line["story"] == story.public_id
    assert line["route"].startswith("/a/")
    assert isinstance(line["ms"], float)
    assert str(line["time"]).endswith("Z")


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/nowhere/", 404),
        ("POST", "/", 405),
        ("GET", "/healthz", 200),
        ("GET", "/admin/login/", 200),
        ("GET", "/media/0/none.jpg", 404),
    ],
)
def test_so_has_every_other_answer(
    site: Site, story: Article, method: str, path: str, status: int
) -> None:
    answer = site.ask(method, path)
    assert answer.status == status
    assert answer.number


def test_a_trusted_proxy_names_the_number(
    behind_a_proxy: Site, story: Article, log: Log
) -> None:
    answer = behind_a_proxy.get("/latest/", x_request_id=NUMBER)
    assert answer.number == NUMBER
    assert log.of("newsroom.requests")[0]["request_id"] == NUMBER


@pytest.mark.parametrize(
    "given", ["short", "x" * 65, 'a"quoted",b', "two\nlines-of-it"]
)
def test_a_strange_number_is_not_taken(
    behind_a_proxy: Site, story: Article, given: str
) -> None:
    assert behind_a_proxy.get("/latest/", x_request_id=given).number != given


def test_nobody_else_names_it(site: Site, story: Article) -> None:
    assert site.get("/latest/", x_request_id=NUMBER).number not in ("", NUMBER)


def test_no_line_says_who_reads_or_looks_for_what(
    site: Site, story: Article, log: Log
) -> None:
    token = "Pv-secret-token-of-an-outsider"
    for address in (
        "/search/?q=Zhang%20Wei",
        f"/preview/{token}/",
        "/author/real-name/",
    ):
        site.get(address, remote="203.0.113.77")
    assert len(log.of("newsroom.requests")) == 3
    for secret in ("Zhang", token, "real-name", "203.0.113.77"):
        assert secret not in log.text


def test_what_broke_is_one_line_with_its_trace_under_the_number_that_the_page_tells(
    site: Site, ana: User, log: Log
) -> None:
    def break_down(person: User, now: object) -> None:
        raise TypeError("no desk")

    ana.is_superuser = True
    ana.save()
    cookie = at_the_desk(ana).cookies["sessionid"].value
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("articles.desk_pages.log.whose_desk", break_down)
        answer = site.get("/admin/log/", cookie=f"sessionid={cookie}")
    assert answer.status == 500
    assert answer.number in answer.text
    assert "Tell an operator this number" in answer.text
    [broke] = log.of("django.request")
    assert broke["request_id"] == answer.number
    assert "TypeError" in str(broke["trace"])
    assert "/admin/log/" in str(broke["message"])
    [line] = log.of("newsroom.requests")
    assert (line["level"], line["person"]) == ("WARNING", ana.pk)


def test_a_shut_desk_tells_the_number(
    site: Site, database: Database, story: Article
) -> None:
    site.get("/")
    database.stop()
    one, other = (site.get("/admin/login/") for _ in range(2))
    assert one.status == 503
    assert one.number in one.text
    assert other.number in other.text
    assert one.number != other.number
    assert int(one["Content-Length"]) == len(one.content)
    assert "Tell an operator" not in site.get("/search/").text


def test_a_refused_log_in_carries_the_number(
    site: Site, story: Article, log: Log
) -> None:
    answer = site.ask("POST", "/admin/login/", body=b"username=ana")
    [refused] = log.of("newsroom.security")
    assert answer.status == 403
    assert refused["request_id"] == answer.number


def test_a_line_that_cannot_be_written_breaks_no_request(
    site: Site, story: Article, log: Log
) -> None:
    log.stream.close()
    assert site.get("/latest/").status == 200
    assert site.get("/nowhere/").status == 404


def test_no_number_outlives_its_request(site: Site, story: Article, log: Log) -> None:
    site.get("/latest/")
    logging.getLogger("newsroom.edge").warning("Later")
    assert log.of("newsroom.edge")[-1]["request_id"] == ""


def test_values_that_postgresql_refuses_are_left_out() -> None:
    trace = "IntegrityError: duplicate key\nDETAIL:  Key (name)=(Real Name).\nend"
    assert logs.without_values(trace) == "IntegrityError: duplicate key\nend"


def test_a_slow_answer_is_a_warning(
    site: Site, story: Article, log: Log, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("newsroom.edge.seen.SLOW", 0.0)
    site.get("/latest/")
    assert log.of("newsroom.requests")[0]["level"] == "WARNING"

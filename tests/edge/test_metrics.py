"""What Prometheus gets: the sums of all processes, and to nobody else."""

import http.client
import re
import time
from pathlib import Path

import pytest
from django.conf import settings as shipped
from prometheus_client.parser import text_string_to_metric_families

from articles import workflow
from articles.models import Article
from door.guessing import security
from newsroom import environment
from newsroom.environment import metrics_root
from pressroom.facts import QUEUES
from pressroom.models import JobRun
from services import sums
from services.models import Edition
from staff.models import User
from tests.articles.test_scheduling import rewrite
from tests.edge.conftest import Database
from tests.edge.served import Server, running
from tests.factories import make_live_story, public_address
from tests.site import Answer, Site

pytestmark = pytest.mark.either

TOKEN = "a-token-that-nobody-guesses-in-a-lifetime"
BEARER = f"Bearer {TOKEN}"
Numbers = dict[tuple[str, ...], float]


@pytest.fixture
def story(site: Site, english: Edition, ana: User) -> Article:
    return make_live_story(english, by=ana, headline="Ferry sinks off Busan")


@pytest.fixture
def asked(site: Site, settings: object) -> Site:
    settings.METRICS_TOKEN = TOKEN
    return site


def numbers(text: str) -> Numbers:
    """Each sample by its name and its labels' values."""
    return {
        (sample.name, *sample.labels.values()): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


def scraped(site: Site) -> Numbers:
    answer = site.get("/metrics", authorization=BEARER)
    assert answer.status == 200
    return numbers(answer.text)


def rise(before: Numbers, after: Numbers, *key: str) -> float:
    return after.get(key, 0) - before.get(key, 0)


# ── Who may ask ──────────────────────────────────────────────────────────────


def comparable(answer: Answer) -> tuple[object, ...]:
    return answer.status, answer.headers, answer.content


def test_without_the_token_it_is_an_address_of_nothing(
    asked: Site, story: Article
) -> None:
    invented = comparable(asked.get("/metricz"))
    assert invented[0] == 404
    for headers in (
        {},
        {"authorization": "Bearer wrong"},
        {"authorization": f"Bearer {TOKEN}x"},
        {"authorization": TOKEN},
        {"authorization": BEARER, "host": "testserver.evil.example"},
    ):
        answer = asked.get("/metrics", **headers)
        if "host" in headers:
            invented = comparable(asked.get("/metricz", host=headers["host"]))
        assert comparable(answer) == invented
    assert asked.ask("POST", "/metrics", authorization=BEARER).status == 405


def test_where_no_token_is_set_none_opens_it(site: Site, story: Article) -> None:
    for given in ("", "Bearer", "Bearer "):
        assert site.get("/metrics", authorization=given).status == 404


def test_it_is_stored_nowhere(asked: Site, story: Article) -> None:
    answer = asked.get("/metrics", authorization=BEARER)
    assert answer["Cache-Control"] == "no-store"
    assert asked.ask("HEAD", "/metrics", authorization=BEARER).content == b""
    assert asked.get("/metrics").status == 404


# ── What they get ────────────────────────────────────────────────────────────


def test_requests_are_counted_by_kind(asked: Site, story: Article) -> None:
    before = scraped(asked)
    address = public_address(story)
    tag = [asked.get(address) for _ in range(3)][-1]["ETag"]
    asked.get(address, if_none_match=tag)
    asked.get("/nowhere/")
    asked.ask("POST", "/")
    asked.get("/admin/login/")
    asked.get("/media/0/none.jpg")
    after = scraped(asked)
    for key, number in {
        ("newsroom_requests_total", "drawn", "2xx"): 1,
        ("newsroom_requests_total", "drawn", "4xx"): 1,
        ("newsroom_requests_total", "stored", "2xx"): 2,
        ("newsroom_requests_total", "stored", "3xx"): 1,
        ("newsroom_requests_total", "refused", "4xx"): 1,
        ("newsroom_requests_total", "desk", "2xx"): 1,
        ("newsroom_requests_total", "media", "4xx"): 1,
        ("newsroom_store_asked_total", "hit"): 3,
        ("newsroom_store_asked_total", "miss"): 2,
        ("newsroom_request_seconds_count", "stored"): 2,
        ("newsroom_request_seconds_bucket", "stored", "+Inf"): 2,
    }.items():
        assert rise(before, after, *key) == number, key
    assert after["newsroom_store_pages",] >= 1
    assert after["newsroom_store_bytes",] > 1000


def test_publishing_and_drawing_are_timed(
    asked: Site, story: Article, ana: User
) -> None:
    before = scraped(asked)
    workflow.publish(rewrite(story, ana, "Ferry saved"), by=ana)
    after = scraped(asked)
    assert rise(before, after, "newsroom_publish_seconds_count") == 1
    assert rise(before, after, "newsroom_render_seconds_count") == 1


def test_what_is_not_committed_is_not_counted(
    asked: Site, story: Article, ana: User
) -> None:
    before = scraped(asked)
    with pytest.raises(workflow.WorkflowError):
        workflow.publish(story, by=ana)
    assert rise(before, scraped(asked), "newsroom_publish_seconds_count") == 0


def test_the_database_tells_its_facts(asked: Site, story: Article) -> None:
    JobRun.objects.create(name="sweep", failures=2)
    found = scraped(asked)
    assert found["newsroom_facts",] == 1
    assert found["newsroom_waiting", "stale"] == 0
    assert found["newsroom_job_failures", "sweep"] == 2
    assert found["newsroom_live_stories",] >= 0
    assert [key for key in found if key[0] == "newsroom_release_info"]


def test_while_the_database_is_silent_the_rest_is_told(
    asked: Site, database: Database, story: Article
) -> None:
    before = scraped(asked)
    database.stop()
    asked.get("/search/")
    begun = time.monotonic()
    after = scraped(asked)
    assert time.monotonic() - begun < 2  # one second, on a machine that is not busy
    assert after["newsroom_facts",] == 0
    assert rise(before, after, "newsroom_database_silences_total") == 1


def test_refused_log_ins_are_counted(asked: Site, story: Article) -> None:
    before = scraped(asked)
    security.warning("Wrong %s for %s from %s", "password", "ana", "203.0.113.9")
    security.warning("Must wait %s s: a %s for %s from %s", 9, "code", "ana", "::1")
    security.info("Logged in: %s", "ana")
    after = scraped(asked)
    assert rise(before, after, "newsroom_security_lines_total", "wrong") == 1
    assert rise(before, after, "newsroom_security_lines_total", "wait") == 1


# ── Several processes ────────────────────────────────────────────────────────


def ask(server: Server, path: str, **headers: str) -> tuple[int, str]:
    line = http.client.HTTPConnection("127.0.0.1", server.port, timeout=10)
    try:
        line.request("GET", path, headers=headers)
        answer = line.getresponse()
        return answer.status, answer.read().decode()
    finally:
        line.close()


def sum_of(server: Server) -> float:
    status, text = ask(server, "/metrics", Authorization=BEARER)
    assert status == 200
    found = numbers(text)
    kinds = ("stored", "drawn")
    return sum(found.get(("newsroom_requests_total", kind, "2xx"), 0) for kind in kinds)


def wait_for_sum(server: Server, wanted: float) -> None:
    deadline = time.monotonic() + 20
    while (found := sum_of(server)) != wanted:
        assert time.monotonic() < deadline, f"{found}, not {wanted}"
        time.sleep(0.1)


def test_all_processes_are_added_up_and_the_dead_are_not_forgotten(
    site: Site, story: Article, tmp_path: Path
) -> None:
    root = tmp_path / "metrics"
    variables = {"METRICS_ROOT": str(root), "METRICS_TOKEN": TOKEN}
    with running(workers=2, **variables) as server:
        for _ in range(40):
            assert ask(server, "/latest/")[0] == 200
        wait_for_sum(server, 40)
        server.kill()
        server.start()
        for _ in range(10):
            assert ask(server, "/latest/")[0] == 200
        wait_for_sum(server, 50)
    assert len([*root.glob("*.json")]) <= 3  # the past, and two that live


def test_a_folder_that_cannot_be_used_is_one_line_and_no_failure(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sums, "folder", None)
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "metrics").symlink_to(tmp_path / "elsewhere")
    sums.begin(tmp_path / "metrics", process="web")
    assert sums.folder is None
    assert "Metrics are of each process alone" in caplog.text
    assert sums.sums().counts


def test_a_full_disk_stops_no_counting(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = sums.Folder(tmp_path, process="web", release="a")

    def full(file: Path, text: str) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(sums, "put", full)
        folder.last = ""
        folder.write()
        folder.write()
    assert caplog.text.count("cannot be written") == 1
    folder.write()
    assert sums.releases_in(tmp_path) == {"a"}


def test_the_shipped_folder_is_in_memory() -> None:
    assert metrics_root("", shipped.BASE_DIR).parent == environment.MEMORY
    assert metrics_root("/run/newsroom", shipped.BASE_DIR) == Path("/run/newsroom")


def test_all_releases_of_a_site_count_together(tmp_path: Path) -> None:
    (tmp_path / "var").mkdir()
    roots = set()
    for name in ("a", "b"):
        (release := tmp_path / "releases" / name).mkdir(parents=True)
        (release / "var").symlink_to("../../var")
        roots.add(metrics_root("", release))
    assert roots == {metrics_root("", tmp_path)}
    assert roots != {metrics_root("", tmp_path / "releases")}


def test_every_alert_asks_for_what_is_there(asked: Site, story: Article) -> None:
    JobRun.objects.create(name="sweep", succeeded_at=story.created_at)
    told = asked.get("/metrics", authorization=BEARER).text
    there = set(re.findall(r"^# TYPE (\S+)", told, re.MULTILINE))
    rules = (shipped.BASE_DIR / "deploy/prometheus/alerts.yml").read_text()
    for name in set(re.findall(r"newsroom_[a-z_]+", rules)):
        family = name.removesuffix("_bucket")
        assert family in there or name == "newsroom_replica_lag_seconds", name
    assert {*QUEUES} <= {key[1] for key in numbers(told) if len(key) > 1}


def test_the_lock_of_who_is_just_beginning_is_not_buried(tmp_path: Path) -> None:
    folder = sums.Folder(tmp_path, process="web", release="a")
    beginning = tmp_path / ".1-abc.lock"
    beginning.touch()
    folder.bury()
    assert beginning.exists()
    assert len(sums.living(tmp_path)) == 1

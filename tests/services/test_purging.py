"""Purging: caches in front forget what was taken down, and each says so on record."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
import time_machine
from django.conf import settings
from django.core.management import call_command
from django.utils import timezone

from articles import workflow
from articles.models import Article
from bylines.models import Contributor
from newsroom.checks import check_caches
from services.asking_anew import STANDS_FOR, take_off_old_mark
from services.models import Edition, Purge
from services.purging import send_due
from staff.models import User
from tests.desk.typing_in import address, at_the_desk
from tests.factories import make_contributor, make_live_story, make_photo, stored

Commit = Callable[..., object]


class CacheOfOurs(ThreadingHTTPServer):
    """A cache that keeps what it was told, and answers as it is bidden."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Ears)
        self.told: list[tuple[str, str, str]] = []
        self.status = 200

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/"


class Ears(BaseHTTPRequestHandler):
    server: CacheOfOurs

    def do_PURGE(self) -> None:
        headers = self.headers
        self.server.told.append(
            (self.path, headers["Surrogate-Key"], headers.get("Authorization", ""))
        )
        self.send_response(self.server.status)
        self.end_headers()

    def log_message(self, *args: object) -> None:
        pass


@pytest.fixture
def cache(settings: object) -> Iterator[CacheOfOurs]:
    server = CacheOfOurs()
    Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}).start()
    settings.PURGE_URLS = [server.address]
    settings.PURGE_TOKEN = "a-word-between-us"
    yield server
    server.shutdown()
    server.server_close()


def keys_told(cache: CacheOfOurs) -> list[set[str]]:
    return [set(keys.split()) for _path, keys, _token in cache.told]


@pytest.mark.parametrize("verb", ["hold", "withdraw", "kill"])
def test_what_stops_a_story_tells_every_cache_after_the_commit(
    verb: str,
    cache: CacheOfOurs,
    english: Edition,
    chiara: User,
    django_capture_on_commit_callbacks: Commit,
) -> None:
    story = make_live_story(english)
    reason = {} if verb == "hold" else {"reason": "Danger."}
    with django_capture_on_commit_callbacks(execute=True):
        getattr(workflow, verb)(story, by=chiara, **reason)
        assert cache.told == []
    (keys,) = keys_told(cache)
    assert keys == {f"story-{story.public_id}", f"edition-{english.pk}"}
    assert cache.told[0][::2] == ("/", "Bearer a-word-between-us")
    receipt = Purge.objects.get()
    assert receipt.confirmed_at
    assert (receipt.asked_by, receipt.tries, receipt.answer) == (chiara, 1, "200")


def test_a_kill_names_the_photos_that_only_its_story_showed(
    cache: CacheOfOurs,
    english: Edition,
    chiara: User,
    django_capture_on_commit_callbacks: Commit,
) -> None:
    photo = make_photo(english.service)
    story = make_live_story(english, lead_photo=photo)
    with django_capture_on_commit_callbacks(execute=True):
        workflow.kill(story, by=chiara, reason="Danger.")
    (keys,) = keys_told(cache)
    assert f"photo-{photo.media_key}" in keys


def test_protecting_someone_makes_caches_forget_the_editions_that_name_them(
    cache: CacheOfOurs,
    english: Edition,
    persian: Edition,
    django_capture_on_commit_callbacks: Commit,
) -> None:
    person = make_contributor("Lena Marsh", english.service)
    make_live_story(english, bylines=(person,))
    with django_capture_on_commit_callbacks(execute=True):
        person.job_title = "Correspondent"
        person.save()
    assert cache.told == []
    with django_capture_on_commit_callbacks(execute=True):
        person.protection = Contributor.Protection.SAY_NOTHING
        person.save()
    assert keys_told(cache) == [{f"edition-{english.pk}"}]


def test_publishing_tells_nobody(
    cache: CacheOfOurs, english: Edition, django_capture_on_commit_callbacks: Commit
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        make_live_story(english)
    assert cache.told == []


def test_without_caches_in_front_there_is_nothing_to_confirm(
    english: Edition, ana: User
) -> None:
    workflow.hold(make_live_story(english), by=ana)
    assert not Purge.objects.exists()


@pytest.fixture
def held(
    cache: CacheOfOurs,
    english: Edition,
    ana: User,
    django_capture_on_commit_callbacks: Commit,
) -> Article:
    """A story put on hold while the only cache refuses to hear of it."""
    cache.status = 503
    story = make_live_story(english, slugline="FERRY")
    with django_capture_on_commit_callbacks(execute=True):
        workflow.hold(story, by=ana)
    return stored(story)


def test_a_cache_that_refuses_is_told_again_until_it_confirms(
    held: Article, cache: CacheOfOurs
) -> None:
    receipt = Purge.objects.get()
    assert receipt.confirmed_at is None
    assert receipt.answer == "503 Service Unavailable"
    assert send_due() == 0  # not yet
    with time_machine.travel(receipt.next_try_at, tick=False):
        assert send_due() == 1
    assert Purge.objects.unconfirmed().count() == 1
    cache.status = 204
    with time_machine.travel(timezone.now() + timedelta(minutes=2), tick=False):
        call_command("refresh")
    assert not Purge.objects.unconfirmed().exists()


def test_a_cache_that_is_not_there_is_told_again_too(
    held: Article, cache: CacheOfOurs
) -> None:
    Purge.objects.update(cache="http://127.0.0.1:1/")
    with time_machine.travel(timezone.now() + timedelta(minutes=2), tick=False):
        assert send_due() == 1
    assert "refused" in Purge.objects.get().answer
    assert Purge.objects.unconfirmed().exists()


def test_a_cache_is_told_twice_in_case_an_old_answer_was_under_way(
    cache: CacheOfOurs,
    english: Edition,
    ana: User,
    django_capture_on_commit_callbacks: Commit,
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        workflow.hold(make_live_story(english), by=ana)
    later = timezone.now() + timedelta(seconds=6)
    with time_machine.travel(later, tick=False):
        assert [send_due(), send_due()] == [1, 0]
    assert len(cache.told) == 2
    assert Purge.objects.get().next_try_at is None


def test_the_desk_shows_who_has_not_confirmed(held: Article, ana: User) -> None:
    desk = at_the_desk(ana)
    front = desk.get("/admin/").content.decode()
    receipt = Purge.objects.get()
    assert f"{receipt.cache} has not confirmed that it forgot this." in front
    assert f"/admin/services/purge/{receipt.pk}/change/" in front
    bar = f"Not confirmed yet that it was forgotten: {receipt.cache}"
    assert bar in desk.get(address(held)).content.decode()
    for chosen, shows in {"no": True, "yes": False}.items():
        rows = desk.get(f"/admin/services/purge/?confirmed={chosen}")
        assert ("FERRY" in rows.content.decode()) is shows
    Purge.objects.update(confirmed_at=timezone.now())
    assert "not confirmed" not in desk.get("/admin/").content.decode()
    assert bar not in desk.get(address(held)).content.decode()


def test_receipts_are_read_in_their_service_and_changed_by_nobody(
    held: Article, chiara: User, vera: User
) -> None:
    receipt = Purge.objects.get()
    at = f"/admin/services/purge/{receipt.pk}/change/"
    ours = at_the_desk(chiara)
    assert "FERRY" in ours.get("/admin/services/purge/").content.decode()
    assert 'name="_save"' not in ours.get(at).content.decode()
    assert ours.post(at, {"answer": "200"}).status_code == 403
    theirs = at_the_desk(vera)
    assert "FERRY" not in theirs.get("/admin/services/purge/").content.decode()
    assert theirs.get(at).status_code == 404


@pytest.mark.parametrize("address", ["cache.example", "ftp://cache/", "http://"])
def test_an_address_that_is_none_stops_the_start(
    address: str, settings: object
) -> None:
    settings.PURGE_URLS = [address]
    assert [error.id for error in check_caches()] == ["newsroom.E006"]


def test_a_mark_for_nginx_is_set_by_the_commit_and_taken_off_in_time(
    english: Edition, chiara: User, django_capture_on_commit_callbacks: Commit
) -> None:
    settings.ASK_ANEW.unlink(missing_ok=True)
    story = make_live_story(english)
    with django_capture_on_commit_callbacks(execute=True):
        workflow.hold(story, by=chiara)
        assert not settings.ASK_ANEW.exists()
    take_off_old_mark()
    assert settings.ASK_ANEW.exists()
    with time_machine.travel(timezone.now() + STANDS_FOR + timedelta(seconds=1)):
        take_off_old_mark()
    assert not settings.ASK_ANEW.exists()
    take_off_old_mark()  # there is none

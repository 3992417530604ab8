"""Behind nginx: asked for little, right to the second, and never showing what is gone."""

import gzip
import socket
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path
from time import sleep
from typing import Any

import brotli
import pytest

from articles import workflow
from articles.addresses import media_path
from articles.models import Article
from banners import workflow as banner_workflow
from bylines import protecting
from photos.models import Photo
from services.models import Edition
from staff.models import User
from tests.articles.test_scheduling import rewrite
from tests.deploy.conftest import Front, Origin
from tests.factories import (
    make_banner,
    make_contributor,
    make_live_story,
    make_photo,
    public_address,
)
from tests.site import Answer

pytestmark = pytest.mark.either

READABLE = {
    "": lambda body: body,
    "br": brotli.decompress,
    "gzip": gzip.decompress,
}
HASHED = "css/base.0123456789ab.css"


@pytest.fixture
def story(site: object, english: Edition, ana: User) -> Article:
    return make_live_story(english, by=ana, headline="Ferry sinks off Busan")


@pytest.fixture
def photo(site: object, english: Edition) -> Photo:
    return make_photo(english.service)


def file_of(photo: Photo) -> str:
    widest = photo.renditions.filter(format="jpg", crop="").order_by("-width")[0]
    return media_path(photo.media_key, str(widest))


def ask_twice(front: Front, address: str) -> Answer:
    """What is asked for a second time is stored."""
    front.get(address)
    return front.get(address)


# ── Asked for little ─────────────────────────────────────────────────────────────────


def test_the_third_reader_and_all_who_follow_cost_the_site_nothing(
    front: Front, origin: Origin, story: Article
) -> None:
    address = public_address(story)
    answers = [front.get(address) for _ in range(10)]
    assert {answer.status for answer in answers} == {200}
    assert all("Ferry sinks" in answer.text for answer in answers)
    assert origin.asked(address) == 2


def test_of_many_who_ask_for_a_new_story_at_once_two_reach_the_site(
    front: Front, origin: Origin, story: Article
) -> None:
    address = public_address(story)
    with ThreadPoolExecutor(max_workers=50) as readers:
        answers = list(readers.map(front.get, [address] * 50))
    assert all("Ferry sinks" in answer.text for answer in answers)
    assert origin.asked(address) <= 2


def test_a_page_that_is_gone_missing_or_elsewhere_is_cached_with_its_status(
    front: Front, origin: Origin, story: Article, ana: User, settings: Any
) -> None:
    address = public_address(story)
    elsewhere = address.replace("ferry-sinks", "ferry-sank")
    assert elsewhere != address
    workflow.withdraw(
        make_live_story(story.edition, by=ana, headline="Gone"), by=ana, reason="Wrong."
    )
    settings.ASK_ANEW.unlink()  # the quarter of a minute is over
    withdrawn = Article.objects.get(headline="Gone")
    gone = f"/a/gone/{withdrawn.public_id}.html"
    for path, status in ((elsewhere, 301), (gone, 410), ("/nowhere/", 404)):
        assert [front.get(path).status for _ in range(5)] == [status] * 5
        assert "s-maxage=3" in front.get(path)["Cache-Control"]
        assert origin.asked(path) == 2


def test_each_reader_gets_the_coding_that_was_asked_for(
    front: Front, story: Article
) -> None:
    address = public_address(story)
    asked = {
        "gzip, deflate, br, zstd": "br",
        "gzip, deflate": "gzip",
        "deflate,gzip;q=1.0,BR;q=0.5": "br",
        "br;q=0, gzip": "gzip",
        "br; q=0.000,gzip;q=0": "",
        "x-brotli, abr": "",
        "identity": "",
        "": "",
    }
    for _ in range(3):  # asked of the site, stored, given out
        for accepted, coding in asked.items():
            answer = front.get(address, accept_encoding=accepted)
            assert answer.headers.get("Content-Encoding", "") == coding, accepted
            assert b"Ferry sinks" in READABLE[coding](answer.content)
            assert answer["Vary"] == "Accept-Encoding"


def test_whoever_has_the_page_is_not_sent_it_again(
    front: Front, story: Article
) -> None:
    address = public_address(story)
    tag = ask_twice(front, address)["ETag"]
    answer = front.get(address, if_none_match=f'"other", {tag}')
    assert answer.status == 304
    assert answer.content == b""


def test_asking_for_the_head_alone_gives_the_same_without_the_body(
    front: Front, story: Article
) -> None:
    address = public_address(story)
    whole = ask_twice(front, address)
    head = front.ask("HEAD", address)
    assert head.status == 200
    assert head["ETag"] == whole["ETag"]
    assert head.content == b""


# ── Right to the second ──────────────────────────────────────────────────────────────


@pytest.mark.parametrize("has_mark", [True, False])
def test_nothing_that_was_stopped_comes_back_even_when_the_site_is_down(
    has_mark: bool,  # noqa: FBT001  whether nginx is told
    settings: Any,
    front: Front,
    origin: Origin,
    story: Article,
    photo: Photo,
    ana: User,
    chiara: User,
) -> None:
    def another(headline: str, **facts: object) -> Article:
        return make_live_story(story.edition, by=ana, headline=headline, **facts)

    origin.also_said = ", stale-if-error=600"  # meant for caches that can be told
    killed, held = another("Ferry killed", lead_photo=photo), another("Ferry held")
    unasked = another("Ferry killed and not asked for")
    lena = make_contributor("Lena Marsh", story.edition.service)
    hers = [public_address(another("Sea", bylines=(lena,))), "/author/lena-marsh/"]
    addresses = [public_address(one) for one in (killed, held, story, unasked)]
    addresses += ["/", file_of(photo)]
    for address in [*addresses, *hers] * 3:
        assert front.get(address).status == 200
    settings.ASK_ANEW.unlink(missing_ok=True)
    workflow.kill(killed, by=chiara, reason="The source took it back.")
    workflow.kill(unasked, by=chiara, reason="The source took it back.")
    workflow.hold(held, by=chiara)
    workflow.publish(rewrite(story, ana, "Ferry saved"), by=ana)
    protecting.protect(lena, by=ana, protection="say_so", reason="In danger.")
    if not has_mark:  # as where nginx runs on another machine
        settings.ASK_ANEW.unlink()
        sleep(3.02)
        assert front.get(file_of(photo)).status == 404
        assert "HTTP_IF_NONE_MATCH" in origin.environs[-1]  # no whole file was fetched
        sleep(1)  # in which an old page may be given out while the new one is fetched

    assert [front.get(address).status for address in addresses[:3]] == [410, 404, 200]
    assert "Ferry saved" in front.get(addresses[2]).text
    home = front.get("/").text
    assert "Ferry saved" in home
    assert "Ferry killed" not in home
    assert "Ferry held" not in home
    for address, status in zip(["/", *hers], (200, 200, 404), strict=True):
        answer = front.get(address)
        assert (answer.status, "Marsh" in answer.text) == (status, False)
    assert front.get(file_of(photo)).status == 404
    origin.stop()
    answer = front.get(addresses[3])
    assert answer.status == 502
    assert "Ferry" not in answer.text
    assert answer["Cache-Control"] == "no-store"


def test_a_banner_is_there_when_the_clock_says_so(
    front: Front, story: Article, ana: User
) -> None:
    """Half a second past, where counting in whole seconds goes wrong."""
    nearly_now = datetime.now(UTC) + timedelta(seconds=0.4)
    begins = nearly_now.replace(microsecond=0) + timedelta(seconds=2.5)
    banner = make_banner(
        story.edition,
        wording="Second ferry missing",
        starts_at=begins,
        ends_at=begins + timedelta(hours=1),
    )
    banner_workflow.show(banner, by=ana)
    seen = []
    while (now := datetime.now(UTC)) < begins + timedelta(seconds=0.4):
        has_banner = "Second ferry" in front.get("/").text
        if not now < begins < datetime.now(UTC):  # unless it began meanwhile
            seen.append((now > begins, has_banner))
    assert set(seen) == {(False, False), (True, True)}


# ── The desk ─────────────────────────────────────────────────────────────────────────


def test_the_desk_is_asked_every_time_and_keeps_its_cookies(
    front: Front, origin: Origin
) -> None:
    answers = [front.get("/admin/login/") for _ in range(4)]
    assert origin.asked("/admin/login/") == 4
    assert all("no-store" in answer["Cache-Control"] for answer in answers)
    assert len({answer["Set-Cookie"] for answer in answers}) == 4
    front.get("/admin/login/", cookie="csrftoken=mine")
    assert origin.environs[-1]["HTTP_COOKIE"] == "csrftoken=mine"


def test_a_reader_neither_brings_nor_gets_a_cookie(
    front: Front, origin: Origin, story: Article
) -> None:
    answer = front.get(public_address(story), cookie="sessionid=someone")
    assert "Set-Cookie" not in answer
    assert "HTTP_COOKIE" not in origin.environs[-1]


def test_a_photo_of_forty_megabytes_reaches_the_desk_and_nothing_large_any_other_page(
    front: Front, origin: Origin
) -> None:
    body = bytes(41 * 1024 * 1024)
    sent = {"body": body, "content_type": "multipart/form-data; boundary=x"}
    assert front.ask("POST", "/admin/photos/photo/add/", **sent).status < 404
    assert origin.environs[-1]["CONTENT_LENGTH"] == str(len(body))
    assert front.ask("POST", "/", body=bytes(100_000)).status == 413
    assert origin.asked("/") == 0


# ── Photos and static files ──────────────────────────────────────────────────────────


def test_a_part_of_a_photo_is_cut_from_the_whole_that_nginx_keeps(
    front: Front, origin: Origin, photo: Photo, english: Edition
) -> None:
    make_live_story(english, lead_photo=photo)
    address = file_of(photo)
    whole = ask_twice(front, address)
    part = front.get(address, range="bytes=10-29")
    assert part.status == 206
    assert part.content == whole.content[10:30]
    assert part["Content-Range"] == f"bytes 10-29/{len(whole.content)}"
    assert whole["Cache-Control"] == "public, max-age=300, s-maxage=3"
    assert origin.asked(address) == 2
    assert "HTTP_RANGE" not in origin.environs[-1]


def test_a_file_under_a_hashed_name_is_kept_for_a_year_and_others_for_a_minute(
    front: Front, origin: Origin
) -> None:
    collect(front.root, HASHED, "css/base.css")
    hashed = front.get(f"/static/{HASHED}")
    assert hashed.text == "p{}"
    assert hashed["Cache-Control"] == "public, max-age=31536000, immutable"
    assert hashed["Content-Type"] == "text/css; charset=utf-8"
    assert hashed["X-Content-Type-Options"] == "nosniff"
    assert front.get("/static/css/base.css")["Cache-Control"] == "public, max-age=60"
    missing = front.get("/static/css/gone.0123456789ab.css")
    assert missing.status == 404
    assert missing["Cache-Control"] == "no-store"
    assert origin.environs == []


def test_a_compressed_static_file_goes_to_whoever_reads_it(front: Front) -> None:
    collect(front.root, HASHED)
    answer = front.get(f"/static/{HASHED}", accept_encoding="gzip, br")
    assert answer["Content-Encoding"] == "gzip"
    assert gzip.decompress(answer.content) == b"p{}"
    plain = front.get(f"/static/{HASHED}")
    assert "Content-Encoding" not in plain
    assert plain["Vary"] == answer["Vary"] == "Accept-Encoding"


def test_nothing_else_in_var_is_served(front: Front, photo: Photo) -> None:
    (front.root / "var" / "secret_key").write_text("the key")
    collect(front.root, HASHED)
    for address in (
        "/static/../secret_key",
        "/static/%2e%2e/secret_key",
        "/static../secret_key",
        "/static/",
        "/var/secret_key",
        file_of(photo),  # which no live story shows
    ):
        assert front.get(address).status in (400, 403, 404), address


def collect(root: Path, *names: str) -> None:
    """Static files, as `manage.py collectstatic` leaves them."""
    for name in names:
        file = root / "var" / "static" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("p{}")
        file.with_name(f"{file.name}.gz").write_bytes(gzip.compress(b"p{}"))


# ── Strangers ────────────────────────────────────────────────────────────────────────


def test_readers_are_not_told_how_the_house_is_built(
    front: Front, origin: Origin, story: Article
) -> None:
    answers = [front.get(public_address(story)) for _ in range(3)]
    answers.append(front.get("/admin/login/"))
    for answer in answers:
        assert "Surrogate-Key" not in answer
        assert "X-Site-Said" not in answer
        assert answer["Server"] == "nginx"


def test_at_readers_addresses_the_site_itself_refuses_all_but_reading(
    front: Front, story: Article
) -> None:
    address = public_address(story)
    front.get(address)
    for method in ("POST", "PUT", "PURGE", "BREW"):
        answer = front.ask(method, address, body=b"x=1")
        assert answer.status == 405
        assert answer["Allow"] == "GET, HEAD"
        assert answer["Cache-Control"] == "no-store"
    assert front.get(address).status == 200


def test_nobody_chooses_the_address_that_the_site_believes(
    front: Front, origin: Origin
) -> None:
    for path in ("/", "/admin/login/"):
        front.get(path, x_forwarded_for="192.0.2.7", x_forwarded_proto="https")
        assert origin.environs[-1]["HTTP_X_FORWARDED_FOR"] == "127.0.0.1"
        assert origin.environs[-1]["HTTP_X_FORWARDED_PROTO"] == "http"


def test_a_page_is_kept_under_the_very_host_that_the_site_was_told(
    front: Front, origin: Origin, story: Article
) -> None:
    request = b"GET http://localhost/ HTTP/1.1\r\nHost: nowhere.example\r\n\r\n"
    for _ in range(2):
        with socket.create_connection(("127.0.0.1", front.port)) as stranger:
            stranger.sendall(request)
            assert b" 400 " in stranger.recv(1000)
    assert origin.environs[-1]["HTTP_HOST"] == "nowhere.example"
    assert front.get("/", host="localhost").status == 200


def test_one_address_cannot_ask_for_all_that_is_dear_and_an_office_comes_in(
    front: Front,
) -> None:
    """Two hundred people of one office log in at once; nobody through Tor is counted."""
    for _person in range(200):
        assert front.ask("POST", "/admin/login/", body=b"x=1").status != 429
    statuses = (front.get(f"/search/?q=x{number}").status for number in range(2000))
    assert 429 not in islice(statuses, 200)
    assert 429 in statuses  # when depends on how fast the site answers: ten a second go
    assert front.get("/").status != 429
    assert front.ask("GET", "/search/?q=y", port=front.onion).status != 429


def test_an_office_in_which_one_guesses_comes_in_and_a_flood_is_told_so(
    front: Front, origin: Origin
) -> None:
    """Without the site: what it says of guessing is its own."""
    origin.stop()
    attempts = [front.ask("POST", "/admin/login/", body=b"x") for _ in range(500)]
    assert all(answer.status != 429 for answer in attempts)
    with ThreadPoolExecutor(8) as office:
        flood = office.map(lambda _: front.ask("POST", "/admin/login/"), range(2000))
        refused = next(answer for answer in flood if answer.status == 429)
    assert "Nothing that you have just sent was taken in." in refused.text
    assert refused["Content-Type"] == "text/html"
    assert refused["Retry-After"] == "10"
    assert "sha256-" in refused["Content-Security-Policy"]


def test_where_a_worker_is_killed_in_the_middle_another_one_answers(
    front: Front, origin: Origin, story: Article
) -> None:
    for address in ("/", public_address(story), "/media/none/recording.mp3"):
        origin.server.breaks_off = 1
        assert front.get(address).status in (200, 404)


def test_what_an_editor_sends_is_never_sent_twice(front: Front, origin: Origin) -> None:
    origin.server.breaks_off = 1
    answer = front.ask("POST", "/admin/login/", body=b"x=1")
    assert answer.status == 502
    assert "Count what you have just sent as not saved." in answer.text
    assert origin.asked("/admin/login/") == 0


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        (b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9999999\r\n\r\n", b"413"),
        (b"GET /" + b"x" * 60_000 + b" HTTP/1.1\r\nHost: a\r\n\r\n", b"414"),
        (b"GET / HTTP/1.1\r\nHost: a\r\nX: " + b"x" * 60_000 + b"\r\n\r\n", b"400"),
        (b"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", b"400"),
        (
            b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n"
            b"Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
            b"400",
        ),
        (b"TRACE / HTTP/1.1\r\nHost: a\r\n\r\n", b"405"),
    ],
)
def test_what_nginx_refuses_by_itself_says_no_more_than_that(
    front: Front, sent: bytes, status: bytes
) -> None:
    with socket.create_connection(("127.0.0.1", front.port), timeout=5) as client:
        client.sendall(sent)
        answer = client.recv(65536)
    assert answer.split()[1] == status
    assert b"nginx/" not in answer
    assert b"X-Content-Type-Options: nosniff" in answer

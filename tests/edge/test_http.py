"""What HTTP asks of a stored page: conditions, codings, methods, hosts, addresses.

RFC 9110 (semantics) and RFC 9111 (caching).
"""

import gzip
import json
from itertools import product

import brotli
import pytest

from articles.models import Article
from banners import workflow as banner_workflow
from newsroom.edge.conditions import coding
from newsroom.edge.headers import READERS_CACHE, capped, readers_cache
from services.board import NEVER, SECOND
from services.models import Edition
from staff.models import User
from tests.factories import make_banner, make_live_story, public_address
from tests.site import Answer, Site

pytestmark = pytest.mark.either


@pytest.fixture
def address(site: Site, english: Edition, ana: User) -> str:
    """A stored story's address."""
    story = make_live_story(english, by=ana, body=f"<p>{'The ferry left. ' * 200}</p>")
    return public_address(story)


# ── Codings ──────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("accepted", "given"),
    [
        (None, ""),
        ("", ""),
        ("identity", ""),
        ("br", "br"),
        ("gzip", "gzip"),
        ("x-gzip", "gzip"),
        ("GZIP", "gzip"),
        ("gzip, deflate, br, zstd", "br"),
        ("gzip, br", "br"),
        ("gzip;q=1.0, br;q=0.5", "gzip"),
        ("br;q=0, gzip", "gzip"),
        ("br;q=0, gzip;q=0", ""),
        ("br;q=0.000", ""),
        ("*", "br"),
        ("*;q=0.5, br;q=0", "gzip"),
        ("*;q=0", None),
        ("*;q=0, identity", ""),
        ("*;q=0, gzip", "gzip"),
        ("identity;q=0", None),
        ("identity;q=0, gzip;q=0.1", "gzip"),
        ("identity, gzip;q=0.5", ""),
        ("deflate", ""),
        ("zstd, compress", ""),
        ("br;q=nonsense", ""),
        ("br;level=5", "br"),
        ("br ; q=0.9 , gzip ; q=1", "gzip"),
        (",,br,", "br"),
    ],
)
def test_the_best_coding_that_is_accepted_is_chosen(
    accepted: str | None, given: str | None
) -> None:
    assert coding(accepted) == given


def plain(answer: Answer) -> bytes:
    unpack = {"br": brotli.decompress, "gzip": gzip.decompress}
    named = answer.headers.get("Content-Encoding")
    return unpack[named](answer.content) if named else answer.content


@pytest.mark.parametrize("accepted", ["br", "gzip", "identity"])
def test_every_coding_carries_the_same_page_at_every_asking(
    site: Site, address: str, accepted: str
) -> None:
    whole = site.get(address)
    sizes = []
    for _ in range(6):
        answer = site.get(address, accept_encoding=accepted)
        assert plain(answer) == whole.content
        assert answer["Vary"] == "Accept-Encoding"
        assert answer["Content-Length"] == str(len(answer.content))
        sizes.append(len(answer.content))
    if accepted != "identity":
        assert sizes[0] < len(whole.content) / 2
        assert sizes[-1] <= sizes[0]  # the stronger coding


def test_codings_have_strong_tags_of_their_own(site: Site, address: str) -> None:
    tags = {site.get(address, accept_encoding=name)["ETag"] for name in ("br", "gzip")}
    tags.add(site.get(address)["ETag"])
    assert len(tags) == 3
    assert not any(tag.startswith("W/") for tag in tags)


def test_who_refuses_even_plain_text_is_told_so(site: Site, address: str) -> None:
    assert site.get(address, accept_encoding="*;q=0").status == 406


# ── Conditions ───────────────────────────────────────────────────────────────


IF_NONE_MATCH = [
    ("{tag}", 304),
    ("W/{tag}", 304),
    ('"other", {tag}', 304),
    ('"other",{tag},"more"', 304),
    ('W/"other" , W/{tag}', 304),
    ("*", 304),
    (" * ", 304),
    ('"other"', 200),
    ('W/"other"', 200),
    ('""', 200),
    ("", 200),
    ("nonsense", 200),
    ("{bare}", 200),
    ('"a, {bare}"', 200),
]


def test_if_none_match_in_all_its_forms(site: Site, address: str) -> None:
    tag = site.get(address)["ETag"]
    for condition, status in IF_NONE_MATCH:
        asked = condition.format(tag=tag, bare=tag.strip('"'))
        answer = site.get(address, if_none_match=asked)
        assert (condition, answer.status) == (condition, status)
        if status == 304:
            assert answer.content == b""
            assert answer["ETag"] == tag
            assert answer["Cache-Control"] == READERS_CACHE
            assert answer["Vary"] == "Accept-Encoding"
            assert "Content-Length" not in answer


@pytest.mark.parametrize(
    ("condition", "status"),
    [
        ("{tag}", 200),
        ("*", 200),
        ('"other", {tag}', 200),
        ("W/{tag}", 412),
        ('"x"', 412),
    ],
)
def test_if_match_is_compared_strongly(
    site: Site, address: str, condition: str, status: int
) -> None:
    tag = site.get(address)["ETag"]
    assert site.get(address, if_match=condition.format(tag=tag)).status == status


def test_a_failed_if_match_comes_before_if_none_match(site: Site, address: str) -> None:
    tag = site.get(address)["ETag"]
    assert site.get(address, if_match='"x"', if_none_match=tag).status == 412


def test_the_tag_of_another_coding_is_not_this_ones(site: Site, address: str) -> None:
    tag = site.get(address, accept_encoding="br")["ETag"]
    again = {"if_none_match": tag}
    assert site.get(address, accept_encoding="br", **again).status == 304
    assert site.get(address, accept_encoding="gzip", **again).status == 200


def test_a_tag_still_counts_after_the_page_was_coded_more_strongly(
    site: Site, address: str
) -> None:
    light = site.get(address, accept_encoding="br")["ETag"]
    for _ in range(5):
        strong = site.get(address, accept_encoding="br")["ETag"]
    for tag in (light, strong):
        assert site.get(address, accept_encoding="br", if_none_match=tag).status == 304


def test_a_page_that_changed_has_another_tag(
    site: Site, address: str, english: Edition, ana: User
) -> None:
    tag = site.get("/")["ETag"]
    make_live_story(english, by=ana, headline="Another one")
    assert site.get("/", if_none_match=tag).status == 200


OTHER_HEADERS = [
    {"range": "bytes=0-9"},
    {"range": "bytes=0-9", "if_range": '"x"'},
    {"if_modified_since": "Sat, 29 Oct 2044 19:43:31 GMT"},
    {"if_unmodified_since": "Sat, 29 Oct 1994 19:43:31 GMT"},
    {"cache_control": "no-cache"},
    {"accept": "application/json"},
    {"accept_language": "fa"},
    {"cookie": "sessionid=1; theme=dark"},
    {"authorization": "Basic YTpi"},
    {"x_forwarded_host": "evil.example"},
    {"x_forwarded_proto": "https"},
    {"x_original_url": "/admin/"},
    {"x_http_method_override": "DELETE"},
    {"user_agent": "x" * 5000},
]


def test_no_other_header_changes_a_page(site: Site, address: str) -> None:
    whole = site.get(address)
    for headers in OTHER_HEADERS:
        assert (headers, site.get(address, **headers)) == (headers, whole)
    assert len(site.edge.store.pages) == 1


# ── Methods ──────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("path", ["", "/", "/latest/", "/nowhere/", "/fa"])
def test_head_answers_what_get_would_without_a_body(
    site: Site, address: str, persian: Edition, path: str
) -> None:
    got = site.get(path or address)
    head = site.ask("HEAD", path or address)
    assert (head.status, head.headers) == (got.status, got.headers)
    assert head.content == b""


def test_head_first_and_get_later(site: Site, address: str) -> None:
    head = site.ask("HEAD", address)
    assert head.content == b""
    got = site.get(address)
    assert len(got.content) == int(head["Content-Length"]) > 0


def test_readers_only_read(site: Site, address: str) -> None:
    methods = ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PURGE", "BREW"]
    for method, path in product(methods, [address, "/nowhere/", "/live/banners.json"]):
        answer = site.ask(method, path, body=b"x=1")
        assert (method, path, answer.status) == (method, path, 405)
        assert answer["Allow"] == "GET, HEAD"
        assert answer["Cache-Control"] == "no-store"


# ── Hosts and addresses ──────────────────────────────────────────────────────


HOSTS = [
    ("testserver", 200),
    ("TestServer", 200),
    ("testserver:8000", 200),
    ("testserver.", 200),
    ("localhost", 200),
    ("127.0.0.1:80", 200),
    ("evil.example", 400),
    ("testserver.evil.example", 400),
    ("testserver, evil.example", 400),
    ("testserver@evil.example", 400),
    ("testserver/x", 400),
    ("test_server\r\nx", 400),
    ("", 400),
    ("[::1", 400),
]


def test_only_hosts_of_ours_are_answered(site: Site, address: str) -> None:
    for host, status in HOSTS:
        site.edge.store.clear()
        answer = site.get(address, host=host)
        assert (host, answer.status) == (host, status)
        assert "evil" not in answer.text
        assert len(site.edge.store.pages) == (status == 200)


ODD_ADDRESSES = [
    ("//evil.example/", 404),
    ("//evil.example", 404),
    ("/latest", 301),
    ("/latest//", 404),
    ("/LATEST/", 404),
    ("/latest/../", 404),
    ("/%2e%2e/", 404),
    ("/latest%2F", 200),
    ("/%00", 404),
    ("/%FF%FE", 404),
    ("/a/%00/aaaaaaaaaaaa.html", 404),
    ("/" + "x" * 9000, 404),
    ("/latest/?" + "x=1&" * 3000, 200),
    ("/?after=1", 200),
    ("/;x=1", 404),
    ("/latest/;jsessionid=1", 404),
    ("/%D8%AE", 404),
]


def test_odd_addresses_get_plain_answers(site: Site, address: str) -> None:
    for path, status in ODD_ADDRESSES * 2:
        answer = site.get(path)
        assert (path, answer.status) == (path, status)
        assert "evil" not in answer.headers.get("Location", "")


def test_a_redirect_for_a_missing_slash_stays_on_this_host(
    site: Site, address: str
) -> None:
    location = site.get("//evil.example%2F..").headers.get("Location", "")
    assert not location.startswith("//")


# ── Headers ──────────────────────────────────────────────────────────────────


def test_a_stored_answer_is_complete(site: Site, address: str) -> None:
    drawn, stored = site.get(address), site.get(address)
    assert drawn.headers == stored.headers
    assert stored["Content-Security-Policy"].startswith("default-src 'none'")
    for name in (
        "X-Content-Type-Options",
        "X-Frame-Options",
        "Referrer-Policy",
        "Permissions-Policy",
        "Cross-Origin-Opener-Policy",
        "Content-Language",
    ):
        assert name in stored
    assert "Set-Cookie" not in stored


def test_surrogate_keys_name_edition_front_and_stories(
    site: Site, address: str, english: Edition
) -> None:
    story = f"story-{Article.objects.get().public_id}"
    edition = f"edition-{english.pk}"
    assert site.get(address)["Surrogate-Key"] == f"{edition} {story}"
    front = set(site.get("/")["Surrogate-Key"].split())
    assert front == {edition, f"front-{english.pk}", story}
    assert site.get("/latest/")["Surrogate-Key"] == f"{edition} {story}"


@pytest.mark.parametrize(
    ("path", "status"),
    [("/nowhere/", 404), ("/latest", 301), ("/section/nowhere/", 404), ("/", 200)],
)
def test_every_answer_to_readers_may_be_held_three_seconds(
    site: Site, address: str, path: str, status: int
) -> None:
    answer = site.get(path)
    assert (answer.status, answer["Cache-Control"]) == (status, READERS_CACHE)


@pytest.mark.parametrize(
    ("left", "shared", "stale"),
    [
        (NEVER, 3, 1),
        (4 * SECOND, 3, 1),
        (4 * SECOND - 1, 3, 0),
        (3 * SECOND, 3, 0),
        (2 * SECOND + 1, 2, 0),
        (SECOND - 1, 0, 0),
        (0, 0, 0),
    ],
)
def test_no_cache_holds_a_page_beyond_the_next_turn(
    left: int, shared: int, stale: int
) -> None:
    said = f"s-maxage={shared}, stale-while-revalidate={stale}"
    assert readers_cache(left).endswith(said)


@pytest.mark.parametrize(("minutes", "outlives"), [(9, False), (10, True)])
def test_what_ends_by_the_clock_does_not_outlive_a_broken_origin(
    minutes: int,
    outlives: bool,  # noqa: FBT001
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    full = f"{READERS_CACHE}, stale-if-error=600"
    monkeypatch.setattr("newsroom.edge.headers.FULL_CACHE", full)
    said = readers_cache(minutes * 60_000_000)
    assert said == (full if outlives else READERS_CACHE)


@pytest.mark.parametrize(
    ("said", "left", "kept"),
    [
        ("public, max-age=300, s-maxage=3", NEVER, "public, max-age=300, s-maxage=3"),
        ("public, max-age=300, s-maxage=3", SECOND, "public, max-age=1, s-maxage=1"),
        ("max-age=0, no-cache", 0, "max-age=0, no-cache"),
        ("no-store", 0, "no-store"),
    ],
)
def test_nor_a_redirect_or_a_photo(said: str, left: int, kept: str) -> None:
    assert capped(said, left) == kept


# ── Banners for open pages ───────────────────────────────────────────────────


def test_banners_as_json_follow_the_desk(
    site: Site, english: Edition, ana: User
) -> None:
    at = "/live/banners.json"
    nothing: dict[str, list[str]] = {"banners": [], "corrections": []}
    assert json.loads(site.get(at).content) == nothing
    banner = make_banner(english, wording="Second ferry “missing”")
    banner_workflow.show(banner, by=ana)
    answer = site.get(at)
    (shown,) = json.loads(answer.content)["banners"]
    assert (shown["id"], shown["wording"]) == (banner.public_id, banner.wording)
    assert answer["Content-Type"].startswith("application/json")
    assert site.get(at, if_none_match=answer["ETag"]).status == 304
    banner_workflow.end(banner, by=ana)
    later = site.get(at, if_none_match=answer["ETag"])
    assert json.loads(later.content) == nothing


def test_a_poll_that_hears_nothing_new_is_small_and_never_stale(
    site: Site, english: Edition, ana: User
) -> None:
    banner_workflow.show(make_banner(english), by=ana)
    at = "/live/banners.json"
    tags = set()
    for _asking in range(9):
        answer = site.get(at, accept_encoding="gzip, deflate, br, zstd")
        tags.add(answer["ETag"])
    assert len(tags) == 1  # a stronger coding later would be news to every open page
    assert answer["Cache-Control"] == "public, max-age=0, s-maxage=3"
    unchanged = site.get(
        at,
        accept_encoding="gzip, deflate, br, zstd",
        if_none_match=answer["ETag"],
    )
    assert (unchanged.status, unchanged.content) == (304, b"")
    assert unchanged["Cache-Control"] == answer["Cache-Control"]
    sent = sum(len(f"{name}: {value}\r\n") for name, value in unchanged.headers.items())
    assert sent <= 200

"""What every answer carries: caching, policy, and no trace of a reader."""

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from newsroom.edge.headers import DESK_CACHE, READERS_CACHE, EdgeMiddleware
from tests.factories import PASSWORD, make_live_story, public_address

ask = RequestFactory()


def through_edge(request, view=lambda request: HttpResponse()):
    return EdgeMiddleware(view)(request)


@pytest.mark.parametrize("status", [200, 301, 404, 410])
def test_a_shared_cache_holds_any_public_answer_for_three_seconds(status):
    answer = through_edge(ask.get("/"), lambda request: HttpResponse(status=status))
    assert answer["Cache-Control"] == READERS_CACHE


def test_a_view_that_says_how_long_is_heard():
    view = lambda request: HttpResponse(headers={"Cache-Control": "no-store"})  # noqa: E731
    assert through_edge(ask.get("/"), view)["Cache-Control"] == "no-store"


def test_only_reading_is_cached():
    assert through_edge(ask.post("/"))["Cache-Control"] == "no-store"


def test_nothing_of_the_desk_is_stored():
    assert through_edge(ask.get("/admin/"))["Cache-Control"] == DESK_CACHE


def test_a_readers_cookies_reach_nobody():
    seen = []
    request = ask.get("/")
    request.COOKIES["sessionid"] = "something"
    through_edge(
        request, lambda request: seen.append(request.COOKIES) or HttpResponse()
    )
    assert seen == [{}]


def test_a_story_page_is_safe_and_knows_nothing_of_who_asks(client, ana, english):
    address = public_address(make_live_story(english, by=ana))
    client.force_login(ana)
    page = client.get(address)
    assert page.status_code == 200
    assert "Set-Cookie" not in page
    assert "Cookie" not in page.get("Vary", "")
    assert page["Content-Security-Policy"].startswith("default-src 'none'")
    assert "unsafe" not in page["Content-Security-Policy"]
    assert page["X-Frame-Options"] == "DENY"
    assert page["X-Content-Type-Options"] == "nosniff"
    assert page["Cross-Origin-Opener-Policy"] == "same-origin"
    assert page["Referrer-Policy"] == "strict-origin-when-cross-origin"
    assert "camera=()" in page["Permissions-Policy"]


def test_the_desk_allows_its_own_scripts_by_nonce_and_frames_its_own_preview(
    client, ana
):
    client.force_login(ana)
    page = client.get("/admin/")
    policy = page["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "frame-ancestors 'self'" in policy
    assert page["X-Frame-Options"] == "SAMEORIGIN"


def test_the_desks_cookies_stay_at_the_desk(client, ana):
    client.post("/admin/login/", {"username": "ana", "password": PASSWORD})
    assert client.cookies["sessionid"]["path"] == "/admin/"
    assert client.cookies["sessionid"]["httponly"]
    assert client.cookies["csrftoken"]["path"] == "/admin/"


def test_words_of_the_desks_scripts_are_served(client):
    assert client.get("/admin/jsi18n/").status_code == 200

"""Error pages: kind, in the reader's language, and without a query too many."""

import pytest
from django.core.exceptions import SuspiciousOperation
from django.test import RequestFactory
from django.utils import timezone

from articles.views import errors
from newsroom.edge.unavailable import drawn
from services.board import read_board
from services.labels import Own, keep_labels, voice_at_hand

pytestmark = pytest.mark.either


def text_of(response) -> str:
    return response.content.decode()


def test_a_page_that_is_not_there_says_so_in_the_editions_language(
    client, english, persian
):
    assert "We cannot find this page" in text_of(client.get("/nowhere/"))
    response = client.get("/fa/nowhere/")
    assert response.status_code == 404
    assert "این صفحه پیدا نشد" in text_of(response)
    assert response["Content-Language"] == "fa"
    assert 'href="/fa/latest/"' in text_of(response)


def test_a_page_that_is_not_there_costs_two_queries(
    client, english, django_assert_num_queries
):
    """The second one asks whether it was an address of a site that was here before."""
    with django_assert_num_queries(2):
        client.get("/nowhere/")


def test_error_pages_are_kept_out_of_search_engines(client, english):
    assert '<meta name="robots" content="noindex">' in text_of(client.get("/nowhere/"))


def test_a_site_without_editions_still_answers(client, db):
    response = client.get("/")
    assert response.status_code == 404
    assert "We cannot find this page" in text_of(response)


def test_a_picture_that_is_not_there_needs_no_edition(client, db):
    response = client.get(f"/media/{'0' * 32}/640.jpg")
    assert response.status_code == 404
    assert "We cannot find this page" in text_of(response)


def test_a_forbidden_page_explains_itself(english):
    response = errors.forbidden(RequestFactory().get("/admin/"), PermissionError())
    assert response.status_code == 403
    assert "You may not open this page" in text_of(response)


def test_a_forbidden_page_of_an_edition_speaks_its_language(persian):
    request = RequestFactory().get("/fa/")
    request.edition, request.now = persian, timezone.now()
    response = errors.forbidden(request, PermissionError())
    assert response.status_code == 403
    assert "اجازهٔ باز کردن این صفحه را ندارید" in text_of(response)
    assert response["Content-Language"] == "fa"


def test_a_request_that_cannot_be_read_is_refused_plainly():
    response = errors.bad_request(RequestFactory().get("/"), SuspiciousOperation())
    assert response.status_code == 400
    assert "We cannot read this request" in text_of(response)


@pytest.mark.parametrize(
    ("edition_name", "words"),
    [
        ("english", "Something broke on our side"),
        ("persian", "مشکلی از سوی ما پیش آمد"),
    ],
)
def test_a_broken_page_asks_the_database_nothing(
    db, request, django_assert_num_queries, edition_name, words
):
    broken = RequestFactory().get("/")
    broken.edition = request.getfixturevalue(edition_name)
    with django_assert_num_queries(0):
        response = errors.server_error(broken)
    assert response.status_code == 500
    assert words in text_of(response)
    assert "no-store" in response["Cache-Control"]


def test_a_broken_page_speaks_the_editions_labels_without_asking_for_them(
    persian, django_assert_num_queries
):
    words = ("Something broke on our side", "We will be back in a moment")
    keep_labels(persian, {("", each): Own({"other": f"ما: {each}"}) for each in words})
    read_board()  # as every process does before it answers anyone
    broken = RequestFactory().get("/fa/")
    broken.edition = persian
    with django_assert_num_queries(0):
        response = errors.server_error(broken)
        _headers, waiting = drawn(voice_at_hand(persian), "plain/503.html")
    assert "ما: Something broke on our side" in text_of(response)
    assert "ما: We will be back in a moment" in waiting.decode()

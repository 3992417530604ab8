"""An error after something was saved: nobody is told that it was not."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import OperationalError, connection
from django.test import Client, RequestFactory

from articles.views import errors
from articles.workflow import mark_ready
from photos.admin import picker
from photos.models import Photo
from services.commits import telling_of_commits
from services.files import StoreError
from services.models import Edition, Stamp
from staff.models import User
from tests.factories import make_article
from tests.files.test_trouble import photo_form

pytestmark = pytest.mark.django_db(transaction=True)

MAY_BE = "It may be saved, or not."
IS_NOT = "has not been saved"


@pytest.fixture
def desk(client: Client, ana: User, english: Edition) -> Client:
    client.force_login(ana)
    client.raise_request_exception = False
    return client


@contextmanager
def trouble_after_the_first(table: str) -> Iterator[None]:
    """The database is gone once a row of this table has been committed."""
    has_come = False

    def execute(run: Any, sql: str, *rest: Any) -> Any:
        nonlocal has_come
        if has_come and not connection.in_atomic_block:
            raise OperationalError("the database is gone")
        has_come = has_come or f'INSERT INTO "{table}"' in sql
        return run(sql, *rest)

    with connection.execute_wrapper(execute):
        yield


def test_what_a_view_has_committed_is_not_said_to_be_lost(
    desk: Client, english: Edition
) -> None:
    with trouble_after_the_first("photos_photo"):
        page = desk.post("/admin/photos/photo/upload/", photo_form(english.service))
    assert page.status_code == 503
    assert MAY_BE in page.text
    assert Photo.objects.exists()


def test_what_was_never_committed_still_is(
    desk: Client, english: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: Any, **__: Any) -> None:
        raise OperationalError("the database is gone")

    monkeypatch.setattr(picker.intake, "receive", fail)
    page = desk.post("/admin/photos/photo/upload/", photo_form(english.service))
    assert page.status_code == 503
    assert MAY_BE not in page.text
    assert IS_NOT in page.text


def test_nor_are_files_in_trouble_after_a_commit_said_to_have_saved_nothing(
    rf: RequestFactory,
) -> None:
    request = rf.post("/admin/photos/photo/1/change/")
    trouble = StoreError("The store is silent.")
    assert "Nothing was saved" in errors.without_files(request, trouble).text
    errors.note_saved(request)
    page = errors.without_files(request, trouble)
    assert page.status_code == 503
    assert "Nothing was saved" not in page.text
    assert "may not have been saved" in page.text


def test_only_what_was_written_and_committed_counts(
    english: Edition, ana: User
) -> None:
    told: list[bool] = []
    story = make_article(english, by=ana)
    with telling_of_commits(lambda: told.append(True)):
        Stamp.objects.count()
        assert not told
        mark_ready(story, by=ana)
        assert (before := len(told))
        Stamp.objects.update(counter=7)
        assert len(told) == before + 1
    Stamp.objects.update(counter=8)
    assert len(told) == before + 1

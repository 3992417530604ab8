"""The checklist: facts stop a story, everything else is advice."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from articles.checklist import checks
from articles.models import Article
from articles.snapshot import take
from services.models import Edition
from tests.factories import make_article, make_photo

pytestmark = pytest.mark.either


def names(article: Article, *, is_blocking: bool) -> set[str]:
    found = checks(take(article), article.edition, at=timezone.now())
    return {check.name for check in found if check.is_blocking is is_blocking}


def test_an_empty_story_is_told_everything(english: Edition) -> None:
    article = make_article(
        english,
        headline="",
        slugline="X",
        body="",
        has_legal_hold=True,
        embargo_until=timezone.now() + timedelta(hours=1),
    )
    assert names(article, is_blocking=True) == {
        "headline",
        "body",
        "legal_hold",
        "embargo",
    }
    assert names(article, is_blocking=False) == {"summary", "lead_photo", "topics"}


def test_style_never_stops_a_story(english: Edition) -> None:
    english.default_section = None
    english.save()
    article = make_article(english, headline="Long " * 30)
    assert names(article, is_blocking=True) == set()
    assert {"long_headline", "section"} <= names(article, is_blocking=False)


def test_a_photo_that_readers_will_not_get_is_a_task_and_no_stop(
    english: Edition,
) -> None:
    photo = make_photo(english.service, alt="", title="Harbour at dawn")
    article = make_article(english, lead_photo=photo, summary="S", topics=("Sea",))
    (task,) = checks(take(article), english, at=timezone.now())
    assert not task.is_blocking
    assert "Harbour at dawn" in task.sentence


def test_words_given_here_describe_a_photo_that_has_none(english: Edition) -> None:
    photo = make_photo(english.service, alt="")
    article = make_article(english, lead_photo=photo, lead_alt="A ferry at dawn.")
    assert "photo" not in names(article, is_blocking=False)


def test_a_complete_story_is_left_in_peace(english: Edition) -> None:
    article = make_article(
        english, lead_photo=make_photo(english.service), summary="S", topics=("Sea",)
    )
    assert checks(take(article), english, at=timezone.now()) == []


@pytest.mark.parametrize(
    ("facts", "said_here", "is_asked"),
    [
        ({"is_file": True}, None, True),
        ({"is_file": True, "is_undated": True}, None, False),
        ({"is_file": True, "taken_on": date(2026, 3, 1)}, None, False),
        ({"is_file": True}, False, False),
        ({}, True, True),
        ({}, None, False),
    ],
)
def test_a_file_photo_without_a_date_is_asked_about(
    english, facts, said_here, is_asked
):
    photo = make_photo(english.service, **facts)
    article = make_article(english, lead_photo=photo, lead_is_file=said_here)
    assert ("file_date" in names(article, is_blocking=False)) == is_asked


@pytest.mark.parametrize(
    ("facts", "said_here", "found"),
    [
        ({"alt": ""}, "", {"photo"}),
        ({"alt": ""}, ' data-alt="A ship"', set()),
        ({}, ' data-file="yes"', {"file_date"}),
        ({"is_file": True}, "", {"file_date"}),
        ({"is_file": True}, ' data-file="no"', set()),
    ],
)
def test_a_photo_in_the_text_is_judged_as_the_text_uses_it(
    english: Edition, facts: dict, said_here: str, found: set[str]
) -> None:
    photo = make_photo(english.service, **facts)
    figure = f'<figure data-photo="{photo.pk}"{said_here}></figure>'
    article = make_article(english, body=f"<p>Words.</p>{figure}")
    assert names(article, is_blocking=False) & {"photo", "file_date"} == found


def test_what_keeps_a_photo_off_the_page_is_said(english: Edition) -> None:
    photo = make_photo(english.service, alt="", title="Ferry")
    article = make_article(english, lead_photo=photo)
    found = checks(take(article), english, at=timezone.now())
    (said,) = [check.sentence for check in found if check.name == "photo"]
    assert said.startswith("“Ferry” stays off the page. It needs alternative text")

"""Publishing again asks whether the earlier text was wrong, and yes opens the notice."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles import workflow
from articles.models import Notice
from articles.readers_side import readers_side
from tests.desk.typing_in import address, at_the_desk, press, said, use
from tests.factories import make_article, make_live_story, stored

pytestmark = pytest.mark.either

WRONG = "<p>The ferry left Busan at dawn with 30 people aboard.</p>"


@pytest.fixture
def article(english, ana):
    return make_live_story(english, by=ana)


def live_body(article):
    revision = readers_side(article.public_id, timezone.now()).current.revision_number
    return article.revisions.get(number=revision).data["body"]


def test_a_changed_number_is_asked_about_before_it_goes_out(article, ana):
    desk = at_the_desk(ana)
    answer = press(
        desk, article, "publish", body=WRONG, significance="typo", why="Miscounted"
    )
    assert answer.url.startswith(address(article, "publish"))
    page = desk.get(answer.url).content.decode()
    assert "Was the earlier text wrong?" in page
    assert '<del dir="auto" lang="en">300</del>' in page
    assert '<option value="typo" selected>' in page
    assert "Miscounted" in page
    assert stored(article).body == WRONG
    assert "300" in live_body(article)


def test_no_goes_out_as_what_it_was_said_to_be(article, ana):
    press(at_the_desk(ana), article, "publish", body=WRONG)
    use(at_the_desk(ana), stored(article), "publish", was_wrong="no", reason="Newer")
    event = article.events.first()
    assert event.action == "published"
    assert event.detail["reason"] == "Newer"
    assert "30 people" in live_body(article)


def test_yes_leads_to_the_notice_and_nothing_is_out_without_it(article, ana):
    desk = at_the_desk(ana)
    press(desk, article, "publish", body=WRONG)
    answer = use(desk, stored(article), "publish", was_wrong="yes")
    assert answer.url == address(article, "correct")
    assert "300" in live_body(article)
    page = desk.get(answer.url).content.decode()
    assert '<del dir="auto" lang="en">300</del>' in page
    use(desk, stored(article), "correct", text="It was 30 people, not 300.")
    assert "30 people" in live_body(article)
    assert Notice.objects.get().text == "It was 30 people, not 300."


def test_the_question_cannot_be_passed_over(article, ana):
    desk = at_the_desk(ana)
    press(desk, article, "publish", body=WRONG)
    answer = use(desk, stored(article), "publish")
    assert "Say whether the earlier text was wrong." in answer.content.decode()
    assert "300" in live_body(article)


def test_what_adds_goes_out_with_one_press(article, ana):
    desk = at_the_desk(ana)
    more = article.body + "<p>Rescuers saved 12 people.</p>"
    answer = press(desk, article, "publish", body=more)
    assert "The story is published." in said(desk.get(answer.url))


def test_a_first_publication_is_not_asked(english, ana):
    draft = make_article(english, by=ana)
    answer = press(at_the_desk(ana), draft, "publish", headline="Another")
    assert answer.url == address(draft)


def test_a_reporter_is_not_led_to_publishing(article, boris):
    answer = press(at_the_desk(boris), article, "file", body=WRONG, why="See numbers")
    assert answer.url == address(article)
    event = stored(article).events.first()
    assert (event.action, event.detail["reason"]) == ("filed", "See numbers")


def test_a_held_story_is_asked_about_as_well(article, ana):
    workflow.hold(article, by=ana)
    answer = press(at_the_desk(ana), stored(article), "publish", body=WRONG)
    assert answer.url.startswith(address(article, "publish"))


def test_what_is_scheduled_is_asked_about_too(article, ana):
    desk = at_the_desk(ana)
    at = f"{timezone.now() + timedelta(days=1):%Y-%m-%d}T10:00"
    press(desk, article, body=WRONG)
    answer = use(desk, stored(article), "schedule", at=at)
    assert "Say whether the earlier text was wrong." in answer.content.decode()
    answer = use(desk, stored(article), "schedule", at=at, was_wrong="yes")
    assert answer.url == address(article, "correct")
    use(desk, stored(article), "schedule", at=at, was_wrong="no")
    assert readers_side(article.public_id, timezone.now()).pending is not None


@pytest.mark.parametrize("verb", ["withdraw", "correct"])
def test_the_desks_own_words_are_not_offered_to_readers(article, ana, verb):
    desk = at_the_desk(ana)
    answer = press(desk, article, verb, why="The minister phoned")
    assert "minister" not in desk.get(answer.url).content.decode()

"""/corrections/: every notice of an edition, with its past, and nothing else."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from importlib import import_module

import pytest
import time_machine
from django.apps import apps

from articles import workflow
from articles.listing import PAGE
from articles.models import Article, Notice, PublishedArticle, PublishedNotice
from articles.models.history import NoticeQuerySet
from articles.notice_workflow import add_notice, reword_notice, take_back_notice
from services.models import Purge
from services.page import story_key
from tests.factories import make_live_story, public_address, stored
from tests.site import Site

pytestmark = pytest.mark.either

NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


def text_of(response) -> str:
    return response.content.decode()


def texts_in(page: str) -> list[str]:
    """What the notices on a page say, in order, earlier wordings included."""
    return re.findall(r'<div class="notice__text">(?:<del[^>]*>)?<p>([^<]*)', page)


def corrected(story: Article, ana, text: str, **facts) -> Notice:
    workflow.correct(stored(story), by=ana, text=text, **facts)
    return Notice.objects.latest("pk")


def reworded(notice: Notice, ana, text: str) -> Notice:
    reword_notice(notice, by=ana, text=text, why="Clumsy.")
    return Notice.objects.latest("pk")


# ── What it shows ────────────────────────────────────────────────────────────


def test_an_edition_without_notices_says_so(client, english):
    response = client.get("/corrections/")
    assert response.status_code == 200
    assert "There are no notices here." in text_of(response)
    assert '<link rel="canonical" href="http://testserver/corrections/">' in text_of(
        response
    )


def test_notices_stand_newest_first_under_their_days(client, english, ana):
    with time_machine.travel(NOON, tick=False) as clock:
        story = make_live_story(english, by=ana, headline="Ferry sinks")
        corrected(story, ana, "It was 300 people.")
        corrected(story, ana, "It was the Sea Star.", kind="clarification")
        clock.move_to(NOON + timedelta(days=1))
        other = make_live_story(english, by=ana, headline="Ferry raised")
        add_notice(other, by=ana, text="The owner answered.", kind="update")
    page = text_of(client.get("/corrections/"))
    assert texts_in(page) == [
        "The owner answered.",
        "It was the Sea Star.",
        "It was 300 people.",
    ]
    days = re.findall(r'<h2 class="notice-day__name"[^>]*>([^<]*)', page)
    assert days == ["November 25, 2026", "November 24, 2026"]
    labels = re.findall(r'notice__label">([^<]*)', page)
    assert labels == ["Update", "Clarification", "Correction"]
    for article in (story, other):
        assert f'href="{public_address(article)}"' in page


def test_a_notice_names_its_story_as_the_story_is_called_now(client, english, ana):
    story = make_live_story(english, by=ana, headline="Old headline")
    corrected(story, ana, "It was 300 people.")
    story = stored(story)
    story.headline = "New headline"
    story.save()
    workflow.publish(story, by=ana)
    page = text_of(client.get("/corrections/"))
    assert "New headline" in page
    assert "Old headline" not in page


def test_a_persian_edition_counts_in_its_own_zone_and_calendar(client, persian, vera):
    late = datetime(2026, 11, 24, 22, 0, tzinfo=UTC)  # past midnight in Tehran
    with time_machine.travel(late, tick=False):
        story = make_live_story(persian, by=vera, headline="کشتی نجات یافت")
        workflow.correct(story, by=vera, text="سیصد نفر بودند.")
    page = text_of(client.get("/fa/corrections/"))
    assert '<html lang="fa" dir="rtl" data-script="Arab">' in page
    assert "۴ آذر ۱۴۰۵ (۲۵ نوامبر ۲۰۲۶)" in page
    assert "سیصد نفر بودند." in page
    assert "سیصد نفر بودند." not in text_of(client.get("/fa/latest/"))


def test_every_edition_has_its_own(client, english, persian, ana):
    corrected(make_live_story(english, by=ana), ana, "It was 300 people.")
    assert texts_in(text_of(client.get("/fa/corrections/"))) == []


def post_many(story: Article, count: int) -> None:
    """Readers' rows of so many notices of one moment; the number alone orders them."""
    PublishedNotice.objects.bulk_create(
        PublishedNotice(
            number=number,
            edition=story.edition,
            public_id=story.public_id,
            kind="correction",
            at=NOON,
            wordings=[{"text": f"Number {number}", "at": NOON.isoformat()}],
        )
        for number in range(1, count + 1)
    )


def test_the_list_is_read_by_key_to_its_end(client, english, ana):
    post_many(make_live_story(english, by=ana), PAGE * 2 + 1)
    found, address = [], "/corrections/"
    while address:
        page = text_of(client.get(address))
        found += texts_in(page)
        older = re.search(r'href="(/corrections/\?after=[^"]+)" rel="next"', page)
        address = older[1] if older else ""
    assert found == [f"Number {number}" for number in range(PAGE * 2 + 1, 0, -1)]
    assert 'rel="next"' not in page
    assert 'href="/corrections/">Newest notices' in page


@pytest.mark.parametrize("key", ["nonsense", "%00", "MTc2MDAwMDAwMDAwMDAwMC4x"])
def test_a_key_that_is_none_shows_the_top_and_is_not_stored(client, english, ana, key):
    corrected(make_live_story(english, by=ana), ana, "It was 300 people.")
    response = client.get(f"/corrections/?after={key}")
    assert response.status_code == 200
    assert not response.is_kept


@pytest.mark.parametrize("notices", [1, PAGE + 2])
def test_the_page_costs_three_queries(
    client, english, ana, django_assert_num_queries, notices
):
    story = make_live_story(english, by=ana)
    post_many(story, notices)
    with django_assert_num_queries(3):
        response = client.get("/corrections/")
    assert len(texts_in(text_of(response))) == min(notices, PAGE)
    assert story_key(story.public_id) in response["Surrogate-Key"]


def test_the_foot_of_every_page_leads_to_it(client, english, persian):
    assert 'href="/corrections/"' in text_of(client.get("/latest/"))
    assert 'href="/fa/corrections/"' in text_of(client.get("/fa/"))


# ── A story that is stopped ──────────────────────────────────────────────────


def test_a_held_storys_notices_wait_with_it(client, english, ana):
    story = make_live_story(english, by=ana)
    corrected(story, ana, "It was 300 people.")
    workflow.hold(stored(story), by=ana)
    assert texts_in(text_of(client.get("/corrections/"))) == []
    workflow.release(stored(story), by=ana)
    assert texts_in(text_of(client.get("/corrections/"))) == ["It was 300 people."]


def test_a_withdrawn_story_leaves_its_reason_and_no_headline(client, english, chiara):
    story = make_live_story(english, by=chiara, headline="Ferry sinks")
    corrected(story, chiara, "The captain is guilty.")
    workflow.withdraw(stored(story), by=chiara, reason="The document was forged.")
    page = text_of(client.get("/corrections/"))
    assert texts_in(page) == ["The document was forged."]
    assert "A story was withdrawn" in page
    assert "Ferry" not in page
    assert story.public_id not in page


def test_that_a_story_was_withdrawn_stays_said_when_it_is_back(client, english, chiara):
    story = make_live_story(english, by=chiara, headline="Ferry sinks")
    corrected(story, chiara, "It was 300 people.")
    workflow.withdraw(stored(story), by=chiara, reason="Doubts.")
    workflow.reinstate(stored(story), by=chiara, note="The doubts are cleared up.")
    page = text_of(client.get("/corrections/"))
    assert texts_in(page) == [
        "The doubts are cleared up.",
        "Doubts.",
        "It was 300 people.",
    ]
    assert "The story came back" in page
    assert page.count("Ferry sinks") == 3
    assert "Doubts." not in text_of(client.get(public_address(story)))


def test_a_killed_story_leaves_nothing(client, english, chiara):
    story = make_live_story(english, by=chiara)
    corrected(story, chiara, "The captain is guilty.")
    workflow.withdraw(stored(story), by=chiara, reason="The captain was not there.")
    workflow.kill(stored(story), by=chiara, reason="A court order.")
    assert texts_in(text_of(client.get("/corrections/"))) == []
    assert not PublishedNotice.objects.exists()


# ── An edited notice keeps its past ──────────────────────────────────────────


def test_a_reworded_notice_keeps_its_past_wherever_it_is_read(client, english, ana):
    with time_machine.travel(NOON, tick=False) as clock:
        story = make_live_story(english, by=ana)
        notice = corrected(story, ana, "It was 30 people.")
        clock.move_to(NOON + timedelta(hours=2))
        notice = reworded(notice, ana, "It was 3,000 people.")
        clock.move_to(NOON + timedelta(hours=3))
        reworded(notice, ana, "It was 300 people.")
    for address in (public_address(story), "/corrections/"):
        page = text_of(client.get(address))
        assert texts_in(page) == [
            "It was 300 people.",
            "It was 3,000 people.",
            "It was 30 people.",
        ]
        assert "Earlier wordings" in page
        assert "Edited <time" in page
        number = Notice.objects.get(replaces=None).pk
        assert f'id="notice-{number}"' in page
    published = PublishedArticle.objects.get()
    assert published.updated_at == NOON  # the story is no newer than its correction
    node = published.page.head.partition('"CorrectionComment"')[2].partition("}")[0]
    assert "It was 300 people." in node
    assert "3,000" not in published.page.head
    assert '"dateModified": "2026-11-24T15:00:00Z"' in node
    assert f'{public_address(story)}#notice-{number}"' in node


def test_a_notice_that_is_taken_back_is_struck_through(client, english, ana):
    story = make_live_story(english, by=ana)
    notice = corrected(story, ana, "It was 30 people.")
    take_back_notice(notice, by=ana, why="The first number was right.")
    for address in (public_address(story), "/corrections/"):
        page = text_of(client.get(address))
        assert texts_in(page) == ["The first number was right.", "It was 30 people."]
        assert '<del class="notice__struck"><p>It was 30 people.' in page
    assert "CorrectionComment" not in PublishedArticle.objects.get().page.head


def test_a_reworded_withdrawal_changes_its_address_and_tells_caches(
    client, english, ana, settings
):
    settings.PURGE_URLS = ["http://cache.example/"]
    story = make_live_story(english, by=ana)
    address = public_address(story)
    workflow.withdraw(story, by=ana, reason="We doubt our sorce.")
    notice = Notice.objects.get()
    asked = Purge.objects.count()
    reword_notice(notice, by=ana, text="We doubt our source.", why="Typing.")
    assert Purge.objects.count() > asked
    response = client.get(address)
    assert response.status_code == 410
    page = text_of(response)
    assert page.index("We doubt our source.") < page.index("Earlier wordings")
    assert page.index("Earlier wordings") < page.index("We doubt our sorce.")
    assert texts_in(text_of(client.get("/corrections/"))) == [
        "We doubt our source.",
        "We doubt our sorce.",
    ]


def test_a_scheduled_version_carries_the_new_wording_too(client, english, ana):
    with time_machine.travel(NOON, tick=False) as clock:
        story = make_live_story(english, by=ana, headline="Ferry sinks")
        notice = corrected(story, ana, "It was 30 people.")
        story = stored(story)
        story.headline = "Ferry raised"
        story.save()
        workflow.schedule(story, by=ana, at=NOON + timedelta(hours=1))
        reworded(notice, ana, "It was 300 people.")
        assert "Ferry raised" not in text_of(client.get(public_address(story)))
        clock.move_to(NOON + timedelta(hours=1))
        page = text_of(client.get(public_address(story)))
    assert "Ferry raised" in page
    assert texts_in(page) == ["It was 300 people.", "It was 30 people."]


def test_a_stored_page_has_the_new_words_on_the_next_request(site: Site, english, ana):
    story = make_live_story(english, by=ana)
    address = public_address(story)

    def shown() -> set[bool]:
        texts = [texts_in(site.get(path).text) for path in (address, "/corrections/")]
        return {found == said for found in texts}

    said: list[str] = []
    assert shown() == {True}
    steps: list[Callable[[], object]] = [
        lambda: corrected(story, ana, "It was 30 people."),
        lambda: reworded(Notice.objects.get(), ana, "It was 300 people."),
    ]
    for step, text in zip(
        steps, ["It was 30 people.", "It was 300 people."], strict=True
    ):
        step()
        said.insert(0, text)
        assert shown() == {True}
        assert shown() == {True}  # from the store


# ── What was there before ────────────────────────────────────────────────────


def test_notices_from_before_are_posted_once(client, english, ana, chiara, monkeypatch):
    """The migration, on rows as the release before left them."""
    monkeypatch.setattr(NoticeQuerySet, "end_withdrawal", lambda *args, **kwargs: None)
    live = make_live_story(english, by=ana, headline="Live")
    corrected(live, ana, "It was 300 people.")
    held = make_live_story(english, by=ana, headline="Held")
    corrected(held, ana, "Held words.")
    workflow.hold(stored(held), by=ana)
    back = make_live_story(english, by=ana, headline="Back")
    workflow.withdraw(back, by=ana, reason="Doubts.")
    workflow.reinstate(stored(back), by=chiara)
    gone = make_live_story(english, by=ana, headline="Gone")
    corrected(gone, ana, "Gone words.")
    workflow.withdraw(stored(gone), by=ana, reason="Forged.")
    PublishedNotice.objects.all().delete()
    migration = import_module("articles.migrations.0008_notices_posted")
    for _ in range(2):
        migration.post_notices(apps, None)
    page = text_of(client.get("/corrections/"))
    assert texts_in(page) == ["Forged.", "Doubts.", "It was 300 people."]
    assert page.count("The story came back") == 1

"""Every verb has one address: GET asks, POST does. The bar presses the same verbs."""

from datetime import UTC, datetime, timedelta

import lxml.html
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import ArticleEvent, Notice, PublishedArticle
from articles.permissions import Verb
from articles.readers_side import ReadersState, readers_side
from tests.desk.typing_in import address, at_the_desk, press, said, use
from tests.factories import (
    make_article,
    make_contributor,
    make_live_story,
    public_address,
    stored,
)

pytestmark = pytest.mark.either


@pytest.fixture
def desk(chiara):
    """The chief's: she may press everything."""
    return at_the_desk(chiara)


def state_of(article) -> ReadersState:
    return readers_side(article.public_id, timezone.now()).state


def test_a_story_goes_through_the_desk(english, boris, desk):
    article = make_article(english, by=boris)
    writer = at_the_desk(boris)
    use(writer, article, "file")
    assert stored(article).state == "in_review"
    use(desk, article, "send_back", note="Who says so?")
    assert stored(article).state == "draft"
    press(writer, article, "file")
    use(desk, article, "mark_ready")
    assert stored(article).is_cleared


def test_what_was_said_with_a_story_stands_above_its_text(english, boris, desk):
    article = make_article(english, by=boris)
    writer = at_the_desk(boris)

    def above(client):
        root = lxml.html.fromstring(client.get(address(article)).content.decode())
        return " ".join(" ".join(root.xpath("//*[@class='desk-came']//text()")).split())

    assert above(writer) == ""
    use(writer, article, "file", reason="The port confirms.")
    assert above(desk).startswith("Filed by Boris")
    assert above(desk).endswith("The port confirms.")
    use(desk, article, "send_back", note="Who says so?")
    assert above(writer).startswith("Sent back by Chiara")
    assert above(writer).endswith("Who says so?")
    use(desk, article, "mark_ready")
    assert above(writer) == ""


def test_a_story_goes_through_its_life(client, english, desk):
    article = make_article(english)
    use(desk, article, "publish")
    page = public_address(article)
    assert client.get(page).status_code == 200
    use(desk, article, "hold", reason="Is it true?")
    assert client.get(page).status_code == 404
    use(desk, article, "release")
    assert client.get(page).status_code == 200
    use(desk, article, "correct", text="It was 300, not 200.", kind="correction")
    assert "It was 300, not 200." in client.get(page).content.decode()
    use(desk, article, "withdraw", reason="The ship was another.")
    gone = client.get(page)
    assert gone.status_code == 410
    assert "The ship was another." in gone.content.decode()
    use(desk, article, "reinstate", note="It was that ship.")
    assert client.get(page).status_code == 200
    use(desk, article, "kill", reason="A court order")
    gone = client.get(page)
    assert gone.status_code == 410
    assert article.headline not in gone.content.decode()


def test_a_story_is_scheduled_in_its_editions_zone(persian, vera):
    article = make_article(persian)
    tomorrow = timezone.now() + timedelta(days=1)
    at = f"{tomorrow:%Y-%m-%d}T14:30"
    client = at_the_desk(vera)
    use(client, article, "schedule", at=at)
    pending = readers_side(article.public_id, timezone.now()).pending
    expected = datetime.fromisoformat(at).replace(tzinfo=UTC) - timedelta(
        hours=3, minutes=30
    )
    assert pending.visible_from == expected
    page = client.get(address(article)).content.decode()
    assert "14:30 Tehran time" in page
    use(client, article, "unschedule")
    assert state_of(article) == ReadersState.NOT_PUBLISHED


def test_a_story_is_scheduled_to_the_second(english, desk):
    article = make_article(english)
    assert 'step="any"' in desk.get(address(article, "schedule")).content.decode()
    tomorrow = timezone.now().replace(microsecond=0) + timedelta(days=1, seconds=7)
    use(desk, article, "schedule", at=f"{tomorrow:%Y-%m-%dT%H:%M:%S}")
    pending = readers_side(article.public_id, timezone.now()).pending
    assert pending.visible_from == tomorrow


def test_a_plan_is_offered_when_scheduling(persian, vera):
    article = make_article(persian, publish_at=datetime(2030, 1, 1, 6, 0, tzinfo=UTC))
    page = at_the_desk(vera).get(address(article, "schedule")).content.decode()
    assert 'value="2030-01-01T09:30"' in page


def test_a_story_is_spiked_and_put_back(english, boris):
    article = make_article(english, by=boris)
    client = at_the_desk(boris)
    use(client, article, "spike")
    listed = client.get("/admin/articles/article/").content.decode()
    assert address(article) not in listed
    spiked = client.get("/admin/articles/article/", {"desk": "spiked"})
    assert address(article) in spiked.content.decode()
    use(client, article, "put_back")
    assert stored(article).spiked_at is None


def test_looking_at_a_verbs_page_changes_nothing(english, desk):
    article = make_live_story(english)
    for verb in Verb:
        assert desk.get(address(article, verb)).status_code == 200, verb
    assert ArticleEvent.objects.count() == 1
    assert stored(article).version == article.version


def test_a_verb_without_its_words_asks_for_them(english, desk):
    article = make_live_story(english)
    for verb, field in [
        ("withdraw", "reason"),
        ("kill", "reason"),
        ("correct", "text"),
    ]:
        answer = use(desk, article, verb, **{field: "  "})
        assert answer.status_code == 200
        assert "This field is required." in answer.content.decode()
    assert state_of(article) == ReadersState.LIVE
    assert not Notice.objects.exists()


def test_a_verb_that_does_not_fit_says_so(english, desk):
    article = make_article(english)
    page = desk.get(address(article, "hold")).content.decode()
    assert "this story is not published" in page
    sent = {"base_version": article.version}
    answer = desk.post(address(article, "hold"), sent)
    assert answer.status_code == 200
    assert "this story is not published" in answer.content.decode()


def test_a_refusal_leaves_the_typed_words_in_the_form(english, desk):
    article = make_article(english, has_legal_hold=True)
    at = f"{timezone.now() + timedelta(days=1):%Y-%m-%d}T10:00"
    answer = use(desk, article, "schedule", at=at)
    assert "A legal hold is on." in answer.content.decode()
    assert at in answer.content.decode()


def test_the_desk_says_what_happened_and_leads_to_the_page(english, desk):
    article = make_live_story(english)
    page = use(desk, article, "hold", follow=True)
    assert "The story is on hold." in said(page)
    assert public_address(article) in page.content.decode()


def test_a_scheduled_storys_address_is_not_shown_yet(english, desk):
    article = make_article(english)
    at = f"{timezone.now() + timedelta(days=1):%Y-%m-%d}T10:00"
    page = use(desk, article, "schedule", at=at, follow=True)
    assert f"{article.public_id}.html" not in page.content.decode()


def test_the_bar_offers_what_may_be_pressed(english, ana, boris):
    article = make_live_story(english, by=ana)
    editors = at_the_desk(ana).get(address(article)).content.decode()
    reporters = at_the_desk(boris).get(address(article)).content.decode()
    for verb in ("publish", "hold", "withdraw", "correct"):
        assert f'value="{verb}"' in editors
        assert f'value="{verb}"' not in reporters
    assert 'value="kill"' not in editors


def test_the_bar_shows_what_stops_the_story(english, ana):
    article = make_article(english, headline="")
    page = at_the_desk(ana).get(address(article)).content.decode()
    assert "1 thing stops it" in page
    assert "Write a headline." in page


@pytest.mark.parametrize(
    ("verbs", "sentence"),
    [
        ((), "Not published"),
        (("publish",), "Live since"),
        (("publish", "hold"), "On hold since"),
        (("publish", "withdraw"), "Withdrawn"),
        (("publish", "kill"), "Killed"),
    ],
)
def test_list_and_bar_say_where_a_story_stands(english, desk, verbs, sentence):
    article = make_article(english)
    for verb in verbs:
        use(desk, article, verb, reason="Because")
    listed = desk.get("/admin/articles/article/").content.decode()
    assert sentence in listed
    assert sentence in desk.get(address(article)).content.decode()


def test_unpublished_changes_are_said(english, desk):
    article = make_live_story(english)
    press(desk, article, headline="Second")
    page = desk.get(address(article)).content.decode()
    assert "with unpublished changes" in page


def expired(article):
    """As if its time with readers had just ended."""
    ended = dict.fromkeys(("expires_at", "visible_until"), timezone.now())
    PublishedArticle.objects.filter(public_id=article.public_id).update(**ended)


def test_the_list_is_filtered_by_what_readers_have(english, desk):
    ways = {
        ReadersState.NOT_PUBLISHED: (),
        ReadersState.SCHEDULED: ("schedule",),
        ReadersState.LIVE: ("publish",),
        ReadersState.HELD: ("publish", "hold"),
        ReadersState.WITHDRAWN: ("publish", "withdraw"),
        ReadersState.KILLED: ("publish", "kill"),
    }
    at = f"{timezone.now() + timedelta(days=1):%Y-%m-%d}T10:00"
    for name, verbs in ways.items():
        article = make_article(english, slugline=f"STORY-{name.value}")
        for verb in verbs:
            use(desk, article, verb, reason="Because", at=at)
    expired(make_live_story(english, slugline="STORY-expired"))
    for state in ReadersState:
        page = desk.get("/admin/articles/article/", {"readers": state.value})
        found = [a.slugline for a in page.context["cl"].result_list]
        assert found == [f"STORY-{state.value}"]


def test_the_list_costs_the_same_for_one_story_and_for_twenty(english, desk):
    lee = make_contributor("Lee", english.service)

    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            desk.get("/admin/articles/article/")
        return len(queries)

    make_live_story(english, bylines=(lee,))
    one = cost()
    for number in range(19):
        make_article(english, headline=f"Story {number}", bylines=(lee,))
    assert cost() == one

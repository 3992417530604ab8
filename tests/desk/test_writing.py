"""Writing a story at the desk: what is typed is kept, and readers see no change."""

from datetime import UTC, datetime, timedelta

import pytest

from articles import workflow
from articles.models import Article, Revision, Topic
from articles.readers_side import readers_side
from tests.desk.typing_in import (
    ADD,
    address,
    at_the_desk,
    credit,
    open_form,
    press,
    said,
)
from tests.factories import (
    make_article,
    make_contributor,
    make_edition,
    make_live_story,
    make_photo,
    make_section,
    public_address,
    stored,
)

pytestmark = pytest.mark.either


def test_a_reporter_begins_a_story(english, boris):
    client = at_the_desk(boris)
    typed = {"slugline": "KOREA-FERRY", "headline": "Ferry", "body": "<p>It sank.</p>"}
    client.post(ADD, open_form(client) | typed)
    article = Article.objects.get()
    assert (article.slugline, article.edition) == ("KOREA-FERRY", english)
    assert article.created_by == boris
    assert Revision.objects.get().snapshot.body == "<p>It sank.</p>"


def test_saving_a_live_story_changes_nothing_for_readers(client, english, ana):
    article = make_live_story(english)
    page = public_address(article)
    before = client.get(page).content
    answer = press(at_the_desk(ana), article, headline="Another headline")
    assert answer.status_code == 302
    assert stored(article).headline == "Another headline"
    assert client.get(page).content == before


def test_every_save_keeps_a_revision_and_raises_the_version(english, ana):
    article = make_article(english)
    press(at_the_desk(ana), article, headline="Second")
    assert stored(article).version == article.version + 1
    headlines = [revision.snapshot.headline for revision in Revision.objects.all()]
    assert headlines == ["Second", "Ferry sinks off Busan"]


def test_pressing_save_without_a_change_keeps_no_revision(english, ana):
    article = make_article(english, summary="One line.\nAnother.")
    press(at_the_desk(ana), article)
    assert Revision.objects.count() == 1


def test_topics_are_parted_by_either_comma(persian, vera):
    article = make_article(persian, topics=("آب",))
    press(at_the_desk(vera), article, topic_names="آب، خشکسالی, باران،")
    names = set(stored(article).topics.values_list("name", flat=True))
    assert names == {"آب", "خشکسالی", "باران"}


def test_a_topic_is_begun_once_whatever_its_capitals(english, ana):
    make_article(english, topics=("Human rights",))
    article = make_article(english)
    press(at_the_desk(ana), article, topic_names="human RIGHTS, Korea, korea")
    assert set(Topic.objects.values_list("name", flat=True)) == {
        "Human rights",
        "Korea",
    }


def test_a_topic_taken_off_leaves_the_story_and_stays_in_the_edition(english, ana):
    article = make_article(english, topics=("Korea", "Ferry"))
    press(at_the_desk(ana), article, topic_names="Ferry")
    assert list(stored(article).topics.values_list("name", flat=True)) == ["Ferry"]
    assert Topic.objects.filter(name="Korea").exists()


def test_two_topics_with_one_address_are_both_begun(english, ana):
    article = make_article(english)
    press(at_the_desk(ana), article, topic_names="A-B, A B")
    assert {topic.slug for topic in Topic.objects.all()} == {"a-b", "a-b-2"}


def test_bylines_keep_the_entered_order(english, ana):
    lee, park = (make_contributor(name, english.service) for name in ("Lee", "Park"))
    article = make_article(english)
    rows = {
        "bylines-TOTAL_FORMS": 2,
        **credit("bylines", 0, contributor=lee.pk, role="author", order=20),
        **credit("bylines", 1, contributor=park.pk, role="author", order=10),
    }
    press(at_the_desk(ana), article, **rows)
    names = [row.contributor.name for row in stored(article).bylines.all()]
    assert names == ["Park", "Lee"]


def test_a_byline_is_taken_off(english, ana):
    lee = make_contributor("Lee", english.service)
    article = make_article(english, bylines=(lee,))
    press(at_the_desk(ana), article, **{"bylines-0-DELETE": "on"})
    assert not stored(article).bylines.exists()


def test_the_body_is_cleaned_whoever_sends_it(english, ana):
    article = make_article(english)
    press(at_the_desk(ana), article, body="<p>Safe<script>alert(1)</script></p>")
    assert stored(article).body == "<p>Safe</p>"


def test_the_form_of_a_persian_story_runs_from_right_to_left(persian, vera):
    page = at_the_desk(vera).get(address(make_article(persian))).content.decode()
    assert 'data-dir="rtl"' in page
    assert 'data-lang="fa"' in page


def test_a_person_of_two_editions_may_choose(english, ana):
    uzbek = make_edition(english.service, language="uz", prefix="uz", name="Uzbek")
    make_section(uzbek, "Dunyo")
    client = at_the_desk(ana)
    typed = {"edition": uzbek.pk, "headline": "Yangilik", "_reopen": "1"}
    again = client.post(ADD, open_form(client) | typed)
    page = again.content.decode()
    assert "Yangilik" in page
    assert "Dunyo" in page
    assert not Article.objects.exists()


def test_a_story_stays_in_its_edition(english, ana):
    other = make_edition(english.service, language="uz", prefix="uz")
    article = make_article(english)
    press(at_the_desk(ana), article, edition=other.pk)
    assert stored(article).edition == english


def test_a_lead_photo_gets_its_own_words(english, ana):
    photo = make_photo(english.service)
    article = make_article(english)
    typed = {
        "lead_photo": photo.pk,
        "lead_caption": "Seen today",
        "lead_is_file": "true",
    }
    press(at_the_desk(ana), article, **typed)
    article = stored(article)
    assert (article.lead_photo, article.lead_is_file) == (photo, True)


class TestTimes:
    """Times are typed and shown on the clock of the edition's zone."""

    @pytest.fixture
    def article(self, persian):
        return make_article(persian)

    def test_a_time_is_read_in_the_editions_zone(self, article, vera):
        press(at_the_desk(vera), article, publish_at="2026-12-01T09:00")
        moment = datetime(2026, 12, 1, 5, 30, tzinfo=UTC)
        assert stored(article).publish_at == moment

    def test_a_time_is_shown_as_it_was_typed_beside_its_zone(self, article, vera):
        client = at_the_desk(vera)
        press(client, article, publish_at="2026-12-01T09:00")
        assert open_form(client, article)["publish_at"] == "2026-12-01T09:00"
        assert "Asia/Tehran" in client.get(address(article)).content.decode()

    @pytest.mark.parametrize(
        ("typed", "sentence"),
        [
            ("2026-03-08T02:30", "does not exist in America/New_York"),
            ("2026-11-01T01:30", "comes twice in America/New_York"),
            ("tomorrow", "Write date and time like"),
        ],
    )
    def test_a_time_that_cannot_be_meant_is_refused(
        self, english, ana, typed, sentence
    ):
        english.time_zone = "America/New_York"
        english.save()
        article = make_article(english)
        answer = press(at_the_desk(ana), article, publish_at=typed)
        assert sentence in answer.content.decode()
        assert stored(article).publish_at is None


class TestEditorsFields:
    """A reporter reads embargo, expiry and legal hold, and changes none of them."""

    def test_a_reporter_sets_none(self, english, boris):
        article = make_article(english, by=boris)
        typed = {"embargo_until": "2030-01-01T00:00", "has_legal_hold": "on"}
        press(at_the_desk(boris), article, expires_at="2030-01-02T00:00", **typed)
        article = stored(article)
        assert (article.embargo_until, article.expires_at) == (None, None)
        assert not article.has_legal_hold

    def test_a_reporter_lifts_none(self, english, ana, boris):
        moment = datetime(2030, 1, 1, tzinfo=UTC)
        article = make_article(
            english,
            by=ana,
            embargo_until=moment,
            expires_at=moment + timedelta(days=1),
            has_legal_hold=True,
        )
        client = at_the_desk(boris)
        sent = open_form(client, article) | {"embargo_until": "", "headline": "New"}
        client.post(address(article), sent | {"expires_at": ""})
        article = stored(article)
        assert article.headline == "New"
        assert article.embargo_until == moment
        assert article.expires_at == moment + timedelta(days=1)
        assert article.has_legal_hold

    def test_an_embargo_is_prolonged_by_typing_and_ended_only_for_a_reason(
        self, english, ana
    ):
        article = make_article(english, embargo_until=datetime(2030, 1, 1, tzinfo=UTC))
        desk = at_the_desk(ana)
        for typed in ("", "2029-12-31T00:00"):
            answer = press(desk, article, embargo_until=typed, headline="Kept")
            assert "Press “Lift embargo”" in answer.content.decode()
            assert "Kept" in answer.content.decode()
        press(desk, article, embargo_until="2030-02-01T00:00")
        assert stored(article).embargo_until == datetime(2030, 2, 1, tzinfo=UTC)


class TestTheBar:
    """Buttons press verbs on what was just typed."""

    def test_publish_saves_and_publishes(self, client, english, ana):
        article = make_article(english)
        desk = at_the_desk(ana)
        answer = press(desk, article, "publish", headline="Ferry found")
        page = desk.get(answer.url)
        assert "The story is published." in said(page)
        assert public_address(article) in page.content.decode()
        assert "Ferry found" in client.get(public_address(article)).content.decode()

    def test_a_refused_verb_says_why_and_leaves_the_text_saved(self, english, ana):
        article = make_article(english, has_legal_hold=True)
        desk = at_the_desk(ana)
        answer = press(desk, article, "publish", summary="Typed just now")
        assert "A legal hold is on." in said(desk.get(answer.url))
        article = stored(article)
        assert article.summary == "Typed just now"
        assert Revision.objects.of(article).first().snapshot.summary == "Typed just now"
        assert article.version == open_version(desk, article)

    def test_a_verb_that_needs_words_saves_and_goes_to_its_page(self, english, ana):
        article = make_live_story(english)
        answer = press(at_the_desk(ana), article, "correct", headline="Corrected")
        assert answer.url == address(article, "correct")
        assert stored(article).headline == "Corrected"

    def test_preview_saves_and_opens_the_preview(self, english, ana):
        article = make_article(english)
        client = at_the_desk(ana)
        sent = open_form(client, article) | {"headline": "Seen", "_preview": "1"}
        answer = client.post(address(article), sent)
        assert answer.url == address(article, "preview")
        assert stored(article).headline == "Seen"

    def test_an_invalid_form_points_to_the_stop_all_the_same(self, english, ana):
        article = make_live_story(english)
        answer = press(at_the_desk(ana), article, "hold", publish_at="nonsense")
        assert "Nothing is saved or stopped yet" in said(answer)
        assert address(article, "hold") in answer.content.decode()

    def test_a_form_opened_too_early_points_to_the_stop_too(self, english, ana):
        article = make_live_story(english)
        answer = press(at_the_desk(ana), article, "withdraw", base_version=1)
        assert answer.status_code == 409
        assert "Nothing is saved or stopped yet" in said(answer)
        assert address(article, "withdraw") in answer.content.decode()

    def test_an_embargo_says_that_it_drops_what_was_scheduled(self, english, ana):
        article = make_article(english)
        at = datetime.now(UTC) + timedelta(days=1)
        workflow.schedule(article, by=ana, at=at)
        client = at_the_desk(ana)
        embargo = f"{at + timedelta(days=1):%Y-%m-%dT%H:%M}"
        press(client, stored(article), embargo_until=embargo)
        assert "is dropped: a legal hold" in said(client.get(address(article)))
        assert readers_side(article.public_id, at).current is None

    def test_an_update_says_what_it_is(self, english, ana):
        article = make_live_story(english)
        press(
            at_the_desk(ana), article, "publish", kicker="At sea", significance="typo"
        )
        current = readers_side(article.public_id, datetime.now(UTC)).current
        assert (current.kicker, current.updated_at) == ("At sea", None)

    def test_publishing_ones_own_text_is_no_second_read(self, english, ana, boris):
        english.needs_second_eyes = True
        english.save()
        article = make_article(english, by=boris)
        desk = at_the_desk(ana)
        answer = press(desk, article, "publish", headline="Ana wrote this alone")
        assert "Somebody else has to read it" in said(desk.get(answer.url))

    def test_publishing_a_colleagues_text_is_a_second_read(self, english, ana, boris):
        english.needs_second_eyes = True
        english.save()
        article = make_article(english, by=boris, summary="Two\nlines")
        desk = at_the_desk(ana)
        answer = press(desk, article, "publish")
        assert "The story is published." in said(desk.get(answer.url))


def open_version(client, article) -> int:
    return int(open_form(client, article)["base_version"])

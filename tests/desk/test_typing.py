"""What is typed and not saved: kept, private, offered back; and who else is there."""

import json
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import desk, presence, unsaved, workflow
from articles.models import Article, ArticleEvent, Draft, Presence, Revision
from services.models import Stamp
from services.public_id import new_public_id
from tests.desk.typing_in import ADD, address, at_the_desk, fields_of, open_form, said
from tests.factories import make_article, make_live_story, stored

NEW = "/admin/articles/article/typing/"
NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


@pytest.fixture
def article(english, ana):
    return make_article(english, by=ana, headline="As it began")


def typing(article):
    return address(article, "typing")


def form_of(article, **typed):
    """As much of the story's form as keeping asks for."""
    marks = {"base_version": article.version, "base_revision": 1, "new_id": ""}
    return {"sheet": new_public_id(), "headline": article.headline, **marks, **typed}


def keep(client, person, article, turn=1, form=None, **typed):
    form = (form or form_of(article)) | typed
    answer = client.post(typing(article), form | {"person": person.pk, "turn": turn})
    assert answer.status_code == 200, answer.content
    return form, answer.json()


def change(article, by, **facts):
    """What somebody else saves meanwhile."""
    article = stored(article)
    for name, value in facts.items():
        setattr(article, name, value)
    article.save()
    desk.keep(article, by=by)


def offered(html):
    return "did not save it" in html or "that is not saved" in html


def everything():
    """Whatever readers, history and versions are made of."""
    return (
        list(Article.objects.values_list("pk", "version", "headline", "changed_at")),
        Revision.objects.count(),
        ArticleEvent.objects.count(),
        list(Stamp.objects.values_list("edition", "counter")),
    )


class TestKeeping:
    def test_typing_is_kept_and_changes_nothing_else(self, english, ana):
        story = make_live_story(english, by=ana)
        before = everything()
        keep(at_the_desk(ana), ana, story, headline="Typed", body="<p>Typed</p>")
        assert everything() == before
        draft = Draft.objects.get()
        assert (draft.person, draft.value("headline")) == (ana, "Typed")
        names = {name for name, _value in draft.data}
        assert not names & {"csrfmiddlewaretoken", "person", "turn", "sheet"}

    def test_it_costs_a_known_number_of_queries(self, article, ana):
        client = at_the_desk(ana)
        form, _told = keep(client, ana, article)
        with CaptureQueriesContext(connection) as queries:
            client.post(typing(article), form | {"person": ana.pk, "turn": 2})
        written = [q["sql"] for q in queries if q["sql"][:6] in ("INSERT", "UPDATE")]
        assert len(written) == 2
        assert len([q for q in queries if q["sql"].startswith("SELECT")]) <= 5

    def test_an_older_sending_never_overwrites_a_newer(self, article, ana):
        client = at_the_desk(ana)
        form, _told = keep(client, ana, article, turn=5, headline="Newer")
        late = form | {"headline": "Older", "person": ana.pk, "turn": 4}
        assert client.post(typing(article), late).json()["turn"] == 5
        assert Draft.objects.get().value("headline") == "Newer"

    def test_two_windows_keep_a_draft_each(self, article, ana):
        client = at_the_desk(ana)
        for words in ("One", "Two"):
            keep(client, ana, article, headline=words)
        assert {d.value("headline") for d in Draft.objects.all()} == {"One", "Two"}

    def test_a_text_is_cleaned(self, article, ana):
        typed = {"body": "<p>Hi</p><script>x</script>", "notes": "a\x00b"}
        keep(at_the_desk(ana), ana, article, **typed)
        draft = Draft.objects.get()
        assert (draft.value("body"), draft.value("notes")) == ("<p>Hi</p>", "ab")

    def test_what_is_too_large_is_refused_and_said(self, article, ana):
        client = at_the_desk(ana)
        form = form_of(article) | {"person": ana.pk, "turn": 1}
        form["notes"] = "x" * (unsaved.LARGEST + 1)
        assert client.post(typing(article), form).status_code == 413
        assert not Draft.objects.exists()

    def test_nobody_keeps_without_end(self, article, ana, monkeypatch):
        monkeypatch.setattr(unsaved, "MOST", 3)
        client = at_the_desk(ana)
        for number in range(5):
            keep(client, ana, article, headline=str(number))
        kept = [draft.value("headline") for draft in Draft.objects.all()]
        assert kept == ["4", "3", "2"]

    @pytest.mark.parametrize(
        "broken", [{"sheet": ""}, {"sheet": "../../x"}, {"sheet": "a" * 99}]
    )
    def test_a_form_without_a_name_is_refused(self, article, ana, broken):
        client = at_the_desk(ana)
        form = form_of(article) | {"person": ana.pk, "turn": 1} | broken
        assert client.post(typing(article), form).status_code == 403
        assert not Draft.objects.exists()

    @pytest.mark.parametrize("number", ["", "x", "-1", "9" * 40, "１"])
    def test_strange_numbers_harm_nothing(self, article, ana, number):
        form = {"base_version": number, "base_revision": number, "turn": number}
        client = at_the_desk(ana)
        sent = form_of(article) | {"person": ana.pk} | form
        assert client.post(typing(article), sent).status_code == 200
        assert Draft.objects.get().base_version == 0


class TestFences:
    def test_another_service_finds_nothing(self, article, ana, vera):
        form, _told = keep(at_the_desk(ana), ana, article)
        stranger = at_the_desk(vera)
        sent = form | {"person": vera.pk, "turn": 1}
        assert stranger.post(typing(article), sent).status_code == 404
        assert Draft.objects.count() == 1

    def test_who_may_not_edit_is_refused_and_logged(self, article, ana, pavel, caplog):
        form = form_of(article)
        sent = form | {"person": pavel.pk, "turn": 1}
        with caplog.at_level("WARNING", "newsroom.security"):
            answer = at_the_desk(pavel).post(typing(article), sent)
            new = at_the_desk(pavel).post(NEW, sent | {"new_id": "abcdefghjkmn"})
        assert answer.status_code == new.status_code == 403
        assert "not yours" in answer.json()["refused"]
        assert len(caplog.records) >= 2
        assert not Draft.objects.exists()
        assert not Presence.objects.exists()

    def test_another_persons_form_is_not_kept_under_my_name(self, article, ana, boris):
        form = form_of(article)
        answer = at_the_desk(boris).post(typing(article), form | {"person": ana.pk})
        assert answer.status_code == 403
        assert answer.json()["is_other"]
        assert not Draft.objects.exists()

    def test_who_is_logged_out_is_sent_to_the_log_in(self, client, article):
        assert client.post(typing(article), {}).status_code == 302

    def test_a_draft_is_its_owners_alone(self, article, ana, boris, chiara, vera):
        keep(at_the_desk(ana), ana, article, headline="Secret")
        own = f"{NEW}{Draft.objects.get().pk}/"
        for person in (boris, chiara, vera):
            client = at_the_desk(person)
            assert client.get(own).status_code == 404
            for verb in ("take_up", "discard"):
                assert client.post(f"{own}{verb}/").status_code == 404
        assert not offered(at_the_desk(boris).get(address(article)).content.decode())
        assert Draft.objects.get().value("headline") == "Secret"

    def test_a_killed_story_gives_its_text_to_chiefs_alone(
        self, english, boris, chiara
    ):
        story = make_live_story(english)
        form, _told = keep(at_the_desk(boris), boris, story, headline="Typed")
        workflow.kill(story, by=chiara, reason="Danger")
        sent = form | {"person": boris.pk, "turn": 2}
        assert at_the_desk(boris).post(typing(story), sent).status_code == 403
        draft = Draft.objects.get()
        assert at_the_desk(boris).get(f"{NEW}{draft.pk}/").status_code == 403
        assert unsaved.unsaved_of(boris) == []


class TestSaving:
    def test_a_draft_goes_when_its_form_is_saved(self, article, ana):
        client = at_the_desk(ana)
        form, _told = keep(client, ana, article, form=open_form(client, article))
        assert client.post(address(article), form | {"_save": "1"}).status_code == 302
        assert not Draft.objects.unsaved().exists()
        assert Draft.objects.get().data == []
        assert not offered(client.get(address(article)).content.decode())

    def test_a_slow_sending_brings_nothing_back(self, article, ana):
        client = at_the_desk(ana)
        form, _told = keep(client, ana, article, form=open_form(client, article))
        client.post(address(article), form | {"turn": 7})
        late = form | {"person": ana.pk, "turn": 6}
        assert client.post(typing(article), late).json()["is_saved"]
        assert not Draft.objects.unsaved().exists()

    def test_who_types_on_in_a_saved_form_is_given_another_sheet(self, article, ana):
        """The answer to Save was lost on the way."""
        client = at_the_desk(ana)
        form, _told = keep(client, ana, article, form=open_form(client, article))
        client.post(address(article), form | {"turn": 7})
        more = form | {"person": ana.pk, "turn": 8, "headline": "Typed on"}
        told = client.post(typing(article), more).json()
        assert told["is_closed"]
        assert not told["is_saved"]
        assert told["is_stale"]
        client.post(typing(article), more | {"sheet": "abcdefghjkmn"})
        assert Draft.objects.unsaved().get().value("headline") == "Typed on"

    def test_a_draft_stays_when_the_form_is_refused(self, article, ana, boris):
        client = at_the_desk(ana)
        form, _told = keep(client, ana, article, form=open_form(client, article))
        form["headline"] = "x" * 300
        assert client.post(address(article), form).status_code == 200
        assert Draft.objects.unsaved().exists()
        change(article, boris, headline="Theirs")
        assert client.post(address(article), form).status_code == 409
        assert Draft.objects.unsaved().exists()

    def test_the_others_drafts_stay(self, article, ana, boris):
        keep(at_the_desk(boris), boris, article, headline="Boris types")
        change(article, ana, headline="Ana saves")
        assert Draft.objects.unsaved().get().person == boris

    def test_abandoned_drafts_are_swept(self, article, ana):
        client = at_the_desk(ana)
        with time_machine.travel(NOON, tick=False) as clock:
            keep(client, ana, article, headline="Old")
            clock.shift(timedelta(days=29))
            call_command("refresh", verbosity=0)
            assert Draft.objects.exists()
            clock.shift(timedelta(days=2))
            call_command("refresh", verbosity=0)
        assert not Draft.objects.exists()
        assert not Presence.objects.exists()


class TestOfferingBack:
    @pytest.fixture
    def draft(self, article, ana):
        typed = {"headline": "Typed", "body": "<p>Typed.</p>", "notes": "a\r\nb"}
        client = at_the_desk(ana)
        keep(client, ana, article, form=open_form(client, article), **typed)
        return Draft.objects.get()

    def take_up(self, client, draft):
        return client.post(f"{NEW}{draft.pk}/take_up/")

    def test_it_is_offered_when_the_form_is_opened_again(self, article, ana, draft):
        html = at_the_desk(ana).get(address(article)).content.decode()
        assert "You typed here at" in html
        assert f"{NEW}{draft.pk}/take_up/" in html

    def test_what_stands_in_the_form_already_is_not_offered(self, article, ana):
        client = at_the_desk(ana)
        keep(client, ana, article, form=open_form(client, article))
        assert not offered(client.get(address(article)).content.decode())

    def test_the_difference_is_shown(self, ana, draft):
        html = at_the_desk(ana).get(f"{NEW}{draft.pk}/").content.decode()
        for words in ("As it began", "Typed", "block--delete", "block--insert"):
            assert words in html

    def test_taken_up_it_opens_the_form_and_saves_nothing(self, article, ana, draft):
        client = at_the_desk(ana)
        page = self.take_up(client, draft)
        assert page.status_code == 200
        assert "It is not saved yet." in said(page)
        form = fields_of(page.content.decode(), "article_form")
        assert (form["headline"], form["body"].strip()) == ("Typed", "<p>Typed.</p>")
        assert stored(article).headline == "As it began"
        assert f'action="{address(article)}"' in page.content.decode()
        assert client.post(address(article), form).status_code == 302
        assert stored(article).headline == "Typed"
        assert not Draft.objects.unsaved().exists()

    def test_a_window_that_is_still_open_goes_on_apart(self, article, ana, draft):
        old = draft.sheet
        self.take_up(at_the_desk(ana), draft)
        assert Draft.objects.get().sheet != old

    def test_a_story_that_changed_meanwhile_is_put_together(
        self, article, ana, boris, draft
    ):
        change(article, boris, summary="Theirs", headline="Theirs")
        page = self.take_up(at_the_desk(ana), draft)
        assert page.status_code == 409
        sent = fields_of(page.content.decode(), "together")
        assert (sent["headline"], sent["summary"]) == ("Typed", "Theirs")
        assert stored(article).headline == "Theirs"
        at_the_desk(ana).post(address(article), sent)
        assert stored(article).headline == "Typed"
        assert not Draft.objects.unsaved().exists()

    def test_discarded_it_is_gone(self, article, ana, draft):
        answer = at_the_desk(ana).post(f"{NEW}{draft.pk}/discard/")
        assert answer.url == address(article)
        assert not Draft.objects.exists()

    def test_it_costs_one_query_to_look(self, article, ana):
        client = at_the_desk(ana)
        client.get(address(article))
        with CaptureQueriesContext(connection) as queries:
            client.get(address(article))
        assert len(queries) <= 20
        assert sum("articles_draft" in q["sql"] for q in queries) == 1


class TestNewStories:
    @pytest.fixture
    def begun(self, english, ana):
        client = at_the_desk(ana)
        form = open_form(client) | {"headline": "Begun", "slugline": "FERRY"}
        answer = client.post(NEW, form | {"person": ana.pk, "turn": 1})
        assert answer.status_code == 200
        return form

    def test_a_story_that_was_only_begun_is_offered_back(self, ana, begun):
        html = at_the_desk(ana).get(ADD).content.decode()
        assert "You began a story that is not saved: FERRY" in html
        assert not Article.objects.exists()

    def test_taken_up_it_is_the_same_story(self, ana, begun):
        client = at_the_desk(ana)
        page = client.post(f"{NEW}{Draft.objects.get().pk}/take_up/")
        form = fields_of(page.content.decode(), "article_form")
        assert (form["headline"], form["new_id"]) == ("Begun", begun["new_id"])
        assert client.post(ADD, form).status_code == 302
        assert Article.objects.get().public_id == begun["new_id"]
        assert unsaved.unsaved_of(ana) == []

    def test_the_first_page_can_ask_for_all_of_it(
        self, article, ana, boris, begun, django_assert_num_queries
    ):
        keep(at_the_desk(ana), ana, article, headline="Typed")
        unsaved.unsaved_of(ana)
        with django_assert_num_queries(2):
            found = unsaved.unsaved_of(ana)
        assert [(row.title, row.article) for row in found] == [
            (str(article), article),
            ("FERRY", None),
        ]
        assert unsaved.unsaved_of(boris) == []

    def test_a_story_that_was_stored_meanwhile_meets_its_draft(self, ana, begun):
        """The answer to Save was lost; whoever typed on loses nothing."""
        client = at_the_desk(ana)
        client.post(ADD, begun | {"turn": 2})
        more = begun | {"person": ana.pk, "turn": 3, "headline": "On"}
        told = client.post(NEW, more | {"sheet": "abcdefghjkmn"}).json()
        assert told["is_stale"]
        assert "You saved this story" in told["news"]
        page = client.post(f"{NEW}{Draft.objects.unsaved().get().pk}/take_up/")
        assert page.status_code == 409
        sent = fields_of(page.content.decode(), "together")
        client.post(address(Article.objects.get()), sent)
        assert Article.objects.get().headline == "On"


class TestPresence:
    def test_who_else_has_it_open_is_said(self, article, ana, boris):
        keep(at_the_desk(boris), boris, article)
        _form, told = keep(at_the_desk(ana), ana, article)
        assert told["others"] == "Boris has this story open."
        assert told["busy"] == "Boris is typing."
        assert not told["is_stale"]

    def test_my_other_window_is_mine(self, article, ana):
        client = at_the_desk(ana)
        keep(client, ana, article)
        _form, told = keep(client, ana, article)
        assert told["others"] == "You have this story open in another window too."
        assert told["busy"] == ""

    def test_a_sign_of_life_keeps_nothing(self, article, ana):
        client = at_the_desk(ana)
        form = form_of(article) | {"person": ana.pk, "is_beat": "1"}
        assert client.post(typing(article), form).status_code == 200
        assert not Draft.objects.exists()
        assert Presence.objects.get().typed_at is None

    def test_who_leaves_is_gone_at_once_and_who_falls_silent_in_a_minute(
        self, article, ana, boris
    ):
        with time_machine.travel(NOON, tick=False) as clock:
            form, _told = keep(at_the_desk(ana), ana, article)
            keep(at_the_desk(boris), boris, article)
            now = timezone.now()
            assert presence.open_by([article], now) == {article.pk: [ana, boris]}
            left = form | {"person": ana.pk, "turn": 2, "is_left": "1"}
            at_the_desk(ana).post(typing(article), left)
            assert presence.open_by([article], now) == {article.pk: [boris]}
            clock.shift(timedelta(seconds=61))
            assert presence.open_by([article], timezone.now()) == {article.pk: []}

    def test_a_whole_list_costs_one_query(
        self, english, ana, article, django_assert_num_queries
    ):
        stories = [article, *(make_article(english, by=ana) for _ in range(3))]
        keep(at_the_desk(ana), ana, article)
        with django_assert_num_queries(1):
            found = presence.open_by(stories, timezone.now())
        assert found[article.pk] == [ana]

    def test_what_others_did_meanwhile_is_said(self, article, ana, boris, chiara):
        client = at_the_desk(ana)
        form, _told = keep(client, ana, article)
        ask = form | {"person": ana.pk, "is_beat": "1"}
        change(article, boris, headline="Theirs")
        told = client.post(typing(article), ask).json()
        assert told["news"].startswith("Boris saved this story at ")
        assert client.get(told["changes"], follow=True).status_code == 200
        workflow.mark_ready(stored(article), by=chiara)
        told = json.loads(client.post(typing(article), ask).content)
        assert told["news"].startswith("Marked ready: Chiara, ")
        workflow.send_back(stored(article), by=chiara, note="Who says so?")
        told = client.post(typing(article), ask).json()
        assert told["news"].startswith("Sent back: Chiara, ")
        assert told["quote"] == "Who says so?"

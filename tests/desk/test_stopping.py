"""Stopping at the desk: what the pages say, who presses, what stays on record."""

from datetime import timedelta
from types import SimpleNamespace

import lxml.html
import pytest
from django.utils import timezone

from articles import workflow
from articles.models import ArticleEvent
from articles.permissions import Verb
from articles.readers_side import ReadersState, readers_side
from photos import pulling
from photos.models import Photo
from staff.permissions import Role
from tests.desk.typing_in import (
    address,
    at_the_desk,
    fields_of,
    open_form,
    press,
    said,
    use,
)
from tests.factories import (
    make_article,
    make_contributor,
    make_live_story,
    make_person,
    make_photo,
    stored,
)

pytestmark = pytest.mark.either

NAME = "Lena Marsh"
PHOTO = "/admin/photos/photo/{}/{}/"


@pytest.fixture
def legal(english):
    return make_person("lea", english.service, Role.LEGAL)


def words_of(answer) -> str:
    root = lxml.html.fromstring(answer.content.decode())
    return " ".join(root.text_content().split())


# ── A legal hold ─────────────────────────────────────────────────────────────


def test_a_legal_hold_on_a_live_story_says_that_readers_still_have_it(english, ana):
    article = make_live_story(english, by=ana)
    desk = at_the_desk(ana)
    page = desk.get(address(article, "set_legal_hold"))
    assert "leaves it with them" in words_of(page)
    assert address(article, "hold") in page.content.decode()
    done = use(desk, article, "set_legal_hold", reason="Quote two.", follow=True)
    assert "Readers still have this story." in said(done)
    assert "readers still have this story" in words_of(done)
    assert address(article, "hold") in done.content.decode()
    assert readers_side(article.public_id, timezone.now()).state == ReadersState.LIVE
    again = press(desk, stored(article), "publish", kicker="New")
    assert "A legal hold is on." in said(desk.get(again.url))


def test_a_legal_adviser_sets_and_lifts_it_without_touching_the_text(english, legal):
    article = make_article(english)
    desk = at_the_desk(legal)
    form = desk.get(address(article)).content.decode()
    assert f"{address(article, 'set_legal_hold')}" in form
    assert 'name="headline"' not in form
    use(desk, article, "set_legal_hold", reason="Look at the quote.")
    assert stored(article).has_legal_hold
    refused = use(desk, article, "lift_legal_hold", reason=" ")
    assert "This field is required." in refused.content.decode()
    use(desk, article, "lift_legal_hold", reason="Cleared by counsel.")
    assert not stored(article).has_legal_hold
    history = desk.get(address(article, "history"))
    assert "Cleared by counsel." in words_of(history)
    assert desk.get(address(article, "hold")).status_code == 403


def test_a_legal_hold_drops_what_was_scheduled(english, ana):
    article = make_article(english, by=ana)
    at = timezone.now() + timedelta(days=1)
    workflow.schedule(article, by=ana, at=at)
    desk = at_the_desk(ana)
    assert "is dropped" in words_of(desk.get(address(article, "set_legal_hold")))
    use(desk, article, "set_legal_hold", reason="Quote.")
    assert readers_side(article.public_id, at).current is None
    assert ArticleEvent.objects.first().detail["unscheduled"] == at.isoformat()


# ── An embargo, an end ───────────────────────────────────────────────────────


def test_an_embargo_is_counted_down_and_lifted_for_a_reason(english, ana):
    english.time_zone = "Asia/Seoul"
    english.save()
    until = timezone.now() + timedelta(hours=2, minutes=10)
    article = make_article(english, embargo_until=until)
    desk = at_the_desk(ana)
    form = words_of(desk.get(address(article)))
    assert "Embargo until" in form
    assert "Seoul time, in 2 h 10 min." in form
    use(desk, article, "lift_embargo", reason="The ministry, by phone.")
    assert stored(article).embargo_until is None
    assert ArticleEvent.objects.first().detail == {
        "reason": "The ministry, by phone.",
        "until": until.isoformat(),
    }


def test_an_end_stands_on_the_bar_and_in_the_list(english, ana):
    ends = timezone.now() + timedelta(days=3, minutes=1)
    article = make_live_story(english, by=ana, expires_at=ends)
    desk = at_the_desk(ana)
    assert ", in 3 days." in words_of(desk.get(address(article)))
    typed = open_form(desk, article) | {"expires_at": ""}
    desk.post(address(article), typed)
    assert "It counts from the next Publish on" in words_of(desk.get(address(article)))
    use(desk, article, "set_expiry", at="")
    assert ", in 3 days." not in words_of(desk.get(address(article)))
    found = desk.get("/admin/articles/article/?readers=expired")
    assert f"/{article.pk}/" not in found.content.decode()


def test_an_expired_story_says_so_and_is_found_as_such(english, ana, time_machine):
    now = timezone.now()
    article = make_live_story(english, by=ana, expires_at=now + timedelta(hours=1))
    time_machine.move_to(now + timedelta(hours=2))
    desk = at_the_desk(ana)
    assert "Expired" in words_of(desk.get(address(article)))
    for state, is_found in (("expired", True), ("live", False)):
        rows = desk.get(f"/admin/articles/article/?readers={state}")
        assert (f"article/{article.pk}/" in rows.content.decode()) is is_found


# ── A name ───────────────────────────────────────────────────────────────────


def test_a_name_is_taken_off_by_an_editor_and_read_by_chiefs_alone(
    english, people: SimpleNamespace
):
    lena = make_contributor(NAME, english.service)
    article = make_live_story(
        english,
        by=people.ana,
        bylines=(lena, make_contributor("Tomas Reyes", english.service)),
        summary=f"By our own {NAME}",
    )
    desk = at_the_desk(people.ana)
    page = desk.get(address(article, "anonymise"))
    assert "By our own Lena Marsh" in words_of(page)
    assert f"{address(article)}#id_summary" in page.content.decode()
    answer = use(
        desk, article, "anonymise", contributor=lena.pk, instead="say_so", follow=True
    )
    assert "The name is off this story" in said(answer)
    assert "1 name is withheld on this story." in words_of(answer)
    rows = "/admin/articles/article/"
    for person, reads in (
        (people.ana, False),
        (people.boris, False),
        (people.chiara, True),
    ):
        desk = at_the_desk(person)
        form = desk.get(address(article)).content.decode()
        assert (f">{NAME}</option>" in form) is reads
        assert ">Tomas Reyes</option>" in form
        assert (NAME in desk.get(rows).content.decode()) is reads
        history = words_of(desk.get(f"{address(article, 'compare')}?from=0&to=1"))
        assert "name withheld on this story" in history, history
        assert f"{NAME}, Author" not in history
    # Saving a form in which the name does not stand keeps it on the story.
    press(at_the_desk(people.ana), stored(article), headline="New headline")
    assert stored(article).bylines.count() == 2
    use(at_the_desk(people.chiara), article, "restore_name", contributor=lena.pk)
    assert NAME in at_the_desk(people.ana).get(rows).content.decode()


def test_the_credit_preview_prints_what_is_said_in_place_of_a_name(english, ana):
    lena = make_contributor(NAME, english.service)
    article = make_live_story(english, by=ana, bylines=(lena,))
    workflow.anonymise(article, by=ana, contributor=lena)
    typed = {"edition": english.pk, "article": article.pk, "bylines-TOTAL_FORMS": 0}
    said = at_the_desk(ana).post("/admin/articles/article/credits/", typed).json()
    assert said["byline"]["text"] == "Staff report"
    assert "withheld" in said["lines"][0]["text"]


def test_a_name_on_other_editions_of_the_story_is_pointed_out(english, persian, ana):
    lena = make_contributor(NAME, english.service)
    article = make_live_story(english, by=ana, bylines=(lena,))
    make_live_story(persian, story=article.story, bylines=(lena,), headline="کشتی")
    page = words_of(at_the_desk(ana).get(address(article, "anonymise")))
    assert f"other editions of this story too: {persian.name}" in page


def test_nobody_but_those_on_the_story_can_be_named(english, ana):
    article = make_live_story(english, by=ana)
    desk = at_the_desk(ana)
    page = desk.get(address(article, "anonymise"))
    assert "Nobody is credited on this story" in words_of(page)
    stranger = make_contributor(NAME, english.service)
    answer = use(desk, article, "anonymise", contributor=stranger.pk)
    assert "Select a valid choice" in answer.content.decode()


# ── What every page of a verb says ───────────────────────────────────────────


STOPPING = {
    Verb.HOLD: "We are checking this report",
    Verb.WITHDRAW: "the reason and the time",
    Verb.KILL: "neither headline nor reason",
    Verb.SET_LEGAL_HOLD: "The text can be edited meanwhile.",
    Verb.SET_EXPIRY: "This report is no longer available",
    Verb.ANONYMISE: "Copies that others have made",
}


@pytest.mark.parametrize("verb", list(STOPPING))
def test_a_page_says_what_will_happen_below_its_button(verb, english, chiara):
    lena = make_contributor(NAME, english.service)
    article = make_live_story(english, by=chiara, bylines=(lena,))
    page = at_the_desk(chiara).get(address(article, verb.value)).content.decode()
    assert STOPPING[verb] in page
    assert page.index('type="submit">') < page.index(STOPPING[verb])


def test_what_is_unconfirmed_is_shown_until_it_is(settings, english, ana, chiara):
    settings.PURGE_URLS = ["http://cache.example/"]
    lena = make_contributor(NAME, english.service)
    article = make_live_story(english, by=ana, bylines=(lena,))
    photo = make_photo(english.service)
    workflow.anonymise(article, by=ana, contributor=lena)
    pulling.pull(photo, by=ana, reason="Wrong.")
    desk = at_the_desk(ana)
    pages = {
        article.public_id: address(article),
        photo.public_id: PHOTO.format(photo.pk, "change"),
    }
    from services.models import Purge

    for public_id, page in pages.items():
        assert "http://cache.example/" in words_of(desk.get(page))
        Purge.objects.filter(public_id=public_id).update(confirmed_at=timezone.now())
        assert "http://cache.example/" not in words_of(desk.get(page))


def test_a_hold_of_more_than_two_hours_is_flagged(english, ana, time_machine):
    article = make_live_story(english, by=ana)
    workflow.hold(article, by=ana)
    desk = at_the_desk(ana)
    assert "more than two hours" not in words_of(desk.get(address(article)))
    time_machine.move_to(timezone.now() + timedelta(hours=2, minutes=1))
    desk = at_the_desk(ana)
    assert "more than two hours" in words_of(desk.get(address(article)))


# ── A photo ──────────────────────────────────────────────────────────────────


def test_a_photo_is_pulled_and_put_back_on_pages_of_their_own(
    english, people: SimpleNamespace
):
    photo = make_photo(english.service, title="Ferry at dawn")
    make_live_story(english, by=people.ana, headline="Ferry sinks", lead_photo=photo)
    desk = at_the_desk(people.pavel)
    pull, back = (PHOTO.format(photo.pk, verb) for verb in ("pull", "put_back"))
    change = PHOTO.format(photo.pk, "change")
    assert pull in desk.get(change).content.decode()
    page = desk.get(pull)
    assert "1 published story loses it." in words_of(page)
    assert "Ferry sinks" in words_of(page)
    sent = fields_of(page.content.decode())
    assert "Say why it is pulled." in words_of(desk.post(pull, sent))
    done = desk.post(pull, sent | {"reason": "The agency killed it."}, follow=True)
    assert "The photo is pulled." in said(done)
    assert "The agency killed it." in words_of(done)
    assert "pulled already" in words_of(desk.get(pull))
    assert "pulled already" in words_of(desk.post(pull, {"reason": "Again."}))
    assert back not in done.content.decode()
    assert desk.get(back).status_code == 403

    chief = at_the_desk(people.chiara)
    assert back in chief.get(change).content.decode()
    done = chief.post(back, {"reason": ""}, follow=True)
    assert "The photo is back." in said(done)
    assert not Photo.objects.get().is_pulled
    assert "was not pulled" in words_of(chief.get(back))


@pytest.mark.parametrize("person", ["boris", "vera"])
def test_others_are_refused_and_nothing_changes(person, english, people):
    photo = make_photo(english.service)
    desk = at_the_desk(getattr(people, person))
    pull = PHOTO.format(photo.pk, "pull")
    expected = {"boris": 403, "vera": 404}[person]
    assert desk.get(pull).status_code == expected
    assert desk.post(pull, {"reason": "Wrong."}).status_code == expected
    assert not Photo.objects.get().is_pulled


def test_a_pulled_photo_cannot_be_chosen_and_can_stay(english, ana):
    photo = make_photo(english.service, title="Ferry at dawn")
    has_it = make_article(english, by=ana, lead_photo=photo)
    new = make_article(english, by=ana)
    pulling.pull(photo, by=ana, reason="Wrong.")
    desk = at_the_desk(ana)
    picker = "/admin/photos/photo/picker/"
    assert desk.get(picker, {"q": "dawn"}).json()["results"] == []
    (row,) = desk.get(picker, {"id": photo.pk}).json()["results"]
    assert row["needs"] == ["It was pulled: choose another."]
    assert row["thumb"] == ""
    figure = f'<p>Text.</p><figure data-photo="{photo.pk}"></figure>'
    answer = press(desk, new, body=figure)
    assert "A photo in the text was pulled." in answer.content.decode()
    assert press(desk, new, lead_photo=photo.pk).status_code == 200
    assert stored(new).lead_photo is None
    assert press(desk, has_it, headline="Saved").status_code == 302
    assert stored(has_it).lead_photo == photo
    found = desk.get("/admin/photos/photo/?work=pulled").content.decode()
    assert "Ferry at dawn" in found


@pytest.mark.parametrize("way", ["mine", "together"])
def test_a_name_that_went_off_meanwhile_is_not_credited_twice(english, people, way):
    lena = make_contributor(NAME, english.service)
    article = make_live_story(english, by=people.ana, bylines=(lena,))
    desk = at_the_desk(people.ana)
    mine = open_form(desk, article) | {"kicker": "At sea", "bylines-0-place": "Busan"}
    workflow.anonymise(article, by=people.chiara, contributor=lena, instead="say_so")
    page = desk.post(address(article), mine)
    assert page.status_code == 409
    desk.post(address(article), fields_of(page.content.decode(), way))
    assert stored(article).kicker == "At sea"
    assert article.bylines.count() == 1

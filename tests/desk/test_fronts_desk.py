"""Arranging fronts at the desk: who may, every press of the form, and two people."""

import json
from dataclasses import replace
from datetime import timedelta

import lxml.html
import pytest
from django.utils import timezone

from fronts.admin.form import read_base
from fronts.arranging import front_of
from fronts.layout import BlockKind, Layout, Place, dump
from fronts.models import Front
from tests.desk.typing_in import at_the_desk, said
from tests.factories import make_live_story, make_photo, make_topic

pytestmark = pytest.mark.either

LIST = "/admin/fronts/front/"
SAVES = ("save", "preview", "publish", "schedule")


def page_of(front, name="change"):
    return f"/admin/fronts/front/{front.pk}/{name}/"


@pytest.fixture
def front(english):
    return front_of(english)


def sent_by(html, form_id="front_form"):
    """What a browser would send, keys that come more than once among it."""
    root = lxml.html.fromstring(html)
    form = next(form for form in root.forms if form.get("id") == form_id)
    sent = {}
    for name, value in form.form_values():
        sent.setdefault(name, []).append(value)
    return sent


class Board:
    """A person before the board: presses buttons, and looks where things stand."""

    def __init__(self, person, front, asked=("_part",)):
        """Most presses ask for the form alone, as the page's script does."""
        self.desk, self.front = at_the_desk(person), front
        self.asked = dict.fromkeys(asked, "1")
        self.answer = self.desk.get(page_of(front))
        assert self.answer.status_code == 200

    @property
    def html(self):
        html = self.answer.content.decode()
        return html if "<html" in html else f'<form id="front_form">{html}</form>'

    @property
    def sent(self):
        return sent_by(self.html)

    def press(self, button, **typed):
        is_part = "_part" in self.asked and button not in SAVES
        sent = self.sent | typed | {"_do": button} | (self.asked if is_part else {})
        self.answer = self.desk.post(page_of(self.front), sent, follow=True)
        return self

    def type(self, story, **typed):
        """Into the place of a story, and save."""
        key = self.key(story)
        return self.press(
            "save", **{f"{key}-{name}": value for name, value in typed.items()}
        )

    def key(self, story):
        """The place in which a story stands."""
        found = [
            name for name, value in self.sent.items() if value == [story.public_id]
        ]
        return found[0].removesuffix("-story")

    def stands(self):
        """Headlines by list, open places empty."""
        sent, found = self.sent, {}
        names = {story: name for name, story in self.names.items()}
        for key in sent["place"]:
            story = sent[f"{key}-story"][0]
            found.setdefault(sent[f"{key}-in"][0], []).append(names.get(story, ""))
        return found

    names: dict = {}

    @property
    def words(self):
        root = lxml.html.fromstring(self.html)
        return " ".join(
            " ".join(root.find_class("arrange__said")[0].itertext()).split()
        )


@pytest.fixture
def stories(english, ana):
    made = {
        name: make_live_story(english, by=ana, headline=f"{name} story")
        for name in ("First", "Second", "Third")
    }
    Board.names = {name: story.public_id for name, story in made.items()}
    return made


@pytest.fixture
def board(front, ana, stories):
    return Board(ana, front)


# ── Who ──────────────────────────────────────────────────────────────────────


def test_others_of_the_service_read_and_strangers_find_nothing(
    front, boris, vera, stories
):
    board = at_the_desk(boris).get(page_of(front)).content.decode()
    assert "Editors of English Service arrange it." in board
    assert "front_form" not in board
    assert at_the_desk(boris).post(page_of(front), {"_do": "save"}).status_code == 403
    stranger = at_the_desk(vera)
    assert page_of(front) not in stranger.get(LIST).content.decode()
    for name in ("change", "history", "preview", "publish", "restore", "compare"):
        assert stranger.get(page_of(front, name)).status_code == 404


@pytest.mark.parametrize("verb", ["publish", "schedule", "unschedule", "take-off"])
def test_a_verb_is_refused_to_a_reporter_and_noted(front, boris, verb, caplog):
    answer = at_the_desk(boris).post(page_of(front, verb), {"version": front.version})
    assert answer.status_code == 403
    assert "Refused: person" in caplog.text


def test_an_editor_begins_a_front_of_an_own_edition_only(english, persian, ana):
    desk = at_the_desk(ana)
    assert persian.name not in desk.get(f"{LIST}add/").content.decode()
    desk.post(f"{LIST}add/", {"place": f"home:{persian.pk}"})
    assert not Front.objects.exists()
    section = english.default_section
    answer = desk.post(f"{LIST}add/", {"place": f"section:{section.pk}"})
    assert answer.url == page_of(Front.objects.get(section=section))
    assert "World" in desk.get(LIST).content.decode()


# ── Each press, without a script ─────────────────────────────────────────────


def test_a_story_is_added_moved_and_taken_off_without_saving(ana, stories, front):
    board = Board(ana, front, asked=())  # whole pages, as without a script
    board.press(f"add:{stories['First'].public_id}", _to="lead")
    assert "“First story” is the lead." in board.words
    board.press(f"add:{stories['Second'].public_id}", _to="top")
    assert board.stands() == {"lead": ["First"], "top": ["Second", "", "", ""]}
    board.press(f"up:{board.key(stories['Second'])}")
    assert board.stands() == {"lead": ["Second"], "top": ["First", "", "", ""]}
    board.press(f"down:{board.key(stories['First'])}")
    assert board.stands()["top"] == ["", "First", "", ""]
    world = board.sent["block"][0]
    key = board.key(stories["First"])
    board.press(f"move:{key}", **{f"{key}-to": world})
    assert board.stands()[world] == ["First"]
    assert "moved to World, 1 of 1." in board.words
    board.press(f"off:{key}")
    assert world not in board.stands()
    board.press("undo")
    assert board.stands()[world] == ["First"]
    front.refresh_from_db()
    assert front.version == 0


def test_numbers_put_places_in_order(board, stories):
    for story in stories.values():
        board.press(f"add:{story.public_id}", _to="top")
    board.press("order", **{f"{board.key(stories['Third'])}-n": "1"})
    assert board.stands()["top"] == ["Third", "First", "Second", ""]
    board.press("order", **{f"{board.key(stories['Third'])}-n": "3"})
    assert board.stands()["top"] == ["First", "Second", "Third", ""]


def test_no_story_stands_twice(board, stories):
    add = f"add:{stories['First'].public_id}"
    board.press(add, _to="lead").press(add, _to="top")
    assert "“First story” is on the front already, in the lead." in board.words
    assert "On the front: the lead" in board.html


def test_blocks_come_move_and_go(english, board):
    topic = make_topic("Safety at sea", english)
    board.press("begin:picked", _heading="Our series")
    board.press("begin:topic", _topic="safety at SEA").press("begin:section")
    assert "Choose a section for the block." in board.words
    world, series, safety = board.sent["block"]
    assert board.sent[f"{safety}-number"] == [str(topic.pk)]
    board.press(f"up:{safety}")
    assert board.sent["block"] == [world, safety, series]
    board.press(f"drop:{world}")
    assert "The block “World” is off the front." in board.words
    board.press("undo").press("save")
    assert [b.kind for b in Front.objects.get().arranged.blocks] == [
        BlockKind.SECTION,
        BlockKind.TOPIC,
        BlockKind.PICKED,
    ]


def test_the_list_beside_finds_by_words_and_by_address(client, board, stories):
    board.press("find", _q="second")
    assert "Second story" in board.html
    assert "Add: First story" not in board.html
    board.press("find", _q=f"https://example.org/a/x/{stories['First'].public_id}.html")
    assert "Add: First story" in board.html


def test_a_story_that_readers_lost_is_marked_with_who_stands_in(board, stories, chiara):
    from articles import workflow as stories_workflow

    board.press(f"add:{stories['First'].public_id}", _to="lead").press("save")
    stories_workflow.hold(stories["First"], by=chiara)
    board.answer = board.desk.get(page_of(board.front))
    assert "On hold: readers do not see it." in board.html
    root = lxml.html.fromstring(board.html)
    assert "Third story" in root.find_class("arrange-card__filled")[0].text_content()


# ── Saving, and what a place has of its own ──────────────────────────────────


def test_a_place_has_its_own_headline_picture_and_time(board, stories, english):
    photo = make_photo(english.service)
    board.press(f"add:{stories['First'].public_id}", _to="lead")
    board.type(
        stories["First"],
        headline="Shorter",
        photo=str(photo.pk),
        until="2030-01-01T10:00",
    )
    assert "The draft is saved." in said(board.answer)
    lead = Front.objects.get().arranged.lead
    assert (lead.headline, lead.photo) == ("Shorter", photo.pk)
    assert lead.until.isoformat() == "2030-01-01T10:00:00+00:00"
    assert "2030-01-01T10:00" in board.html


def test_what_is_wrong_is_said_beside_it_and_nothing_typed_is_lost(
    persian, vera, board, stories
):
    front = front_of(persian)
    foreign = make_photo(stories["First"].edition.service)
    story = make_live_story(persian, by=vera, headline="خبر")
    desk = Board(vera, front).press(f"add:{story.public_id}", _to="lead")
    persian.time_zone = "Europe/Berlin"
    persian.save()
    desk.type(
        story, headline="ط" * 201, photo=str(foreign.pk), until="2027-03-28T02:30"
    )
    key = desk.key(story)
    assert desk.sent[f"{key}-headline"] == ["ط" * 201]
    assert desk.sent[f"{key}-until"] == ["2027-03-28T02:30"]
    assert desk.sent[f"{key}-photo"] == [str(foreign.pk)]
    assert desk.html.count('aria-invalid="true"') == 3
    assert "Nothing is saved yet." in desk.words
    assert "Europe/Berlin" in desk.html
    assert Front.objects.get(pk=front.pk).version == 0


@pytest.mark.parametrize("forged", ["", "[]", "{", '{"lead": 3}', "[[[[", "null"])
def test_forged_forms_answer_a_page(board, forged):
    typed = {"base": forged, "undo": forged, "place": ["x y", "p"], "version": "x"}
    for button in ("undo", "up:", "put:a:b:c", "off:p", "begin:x", "x:y", "choose"):
        board.answer = board.desk.post(page_of(board.front), typed | {"_do": button})
        assert board.answer.status_code == 200, button


def test_what_a_form_began_with_is_read_as_it_was_whatever_was_typed():
    typed = Place("p", "abcdefghijkl", headline="On drive C:\\u0000")
    began = Layout(lead=typed)
    assert read_base(json.dumps(dump(began)), Front()) == began
    forged = json.dumps(dump(Layout(lead=replace(typed, headline="A\0B"))))
    assert read_base(forged, Front()).lead.headline == "AB"


# ── Verbs ────────────────────────────────────────────────────────────────────


def test_publishing_says_what_readers_will_see(client, board, stories):
    board.press(f"add:{stories['First'].public_id}", _to="lead").press("publish")
    assert "The lead changes from “the newest story” to “First story”." in board.html
    board.desk.post(page_of(board.front, "publish"), sent_by(board.html, "verb_form"))
    page = client.get("/").content.decode()
    assert page.index("First story") < page.index("Third story")
    board.answer = board.desk.get(page_of(board.front))
    assert "Revision 1 of" in board.html
    assert "Readers would see no change." in board.html
    board.press(f"off:{board.key(stories['First'])}").press("save")
    assert "changed since" in board.html
    assert "changed since" in board.desk.get(LIST).content.decode()


def test_a_front_is_scheduled_unscheduled_and_given_back(board, stories):
    later = (timezone.now() + timedelta(hours=2)).strftime("%Y-%m-%dT%H:%M")
    board.press(f"add:{stories['First'].public_id}", _to="lead").press("schedule")
    desk, page = board.desk, page_of(board.front, "schedule")
    typed = sent_by(board.html, "verb_form")
    refused = desk.post(page, typed | {"at": "2020-01-01T10:00"}).content.decode()
    assert "This time has passed." in refused
    assert 'value="2020-01-01T10:00"' in refused
    desk.post(page, typed | {"at": later})
    assert "Revision 1 at" in desk.get(page_of(board.front)).content.decode()
    for verb in ("unschedule", "take-off"):
        page = page_of(board.front, verb)
        html = desk.get(page).content.decode()
        if verb == "unschedule":
            done = desk.post(page, sent_by(html, "verb_form"), follow=True)
            assert "The front is not scheduled any more." in said(done)
        else:
            assert "Readers have the automatic front already." in html


def test_publishing_refuses_what_was_changed_after_it_was_looked_at(
    board, stories, chiara
):
    board.press(f"add:{stories['First'].public_id}", _to="lead").press("publish")
    looked_at = sent_by(board.html, "verb_form")
    Board(chiara, board.front).press(f"add:{stories['Second'].public_id}").press("save")
    answer = board.desk.post(page_of(board.front, "publish"), looked_at)
    assert "Look at what it says now" in answer.content.decode()
    assert "“Second story” comes into the top stories." in answer.content.decode()


def test_preview_shows_the_draft_and_readers_see_nothing(client, board, stories):
    board.press(f"add:{stories['First'].public_id}", _to="lead")
    board.type(stories["First"], headline="Only in the draft")
    frame = board.desk.get(page_of(board.front, "preview"), {"width": "phone"})
    assert "desk-frame--phone" in frame.content.decode()
    drawn = board.desk.get(page_of(board.front, "preview/page")).content.decode()
    assert "Only in the draft" in drawn
    assert "noindex" in drawn
    assert "Only in the draft" not in client.get("/").content.decode()


def test_history_tells_compares_and_restores(board, stories):
    board.press(f"add:{stories['First'].public_id}", _to="lead").press("save")
    board.press(f"off:{board.key(stories['First'])}")
    board.press(f"add:{stories['Second'].public_id}", _to="top").press("save")
    desk = board.desk
    history = desk.get(page_of(board.front, "history")).content.decode()
    assert history.count("arrange-entry__choices") == 2
    changes = desk.get(page_of(board.front, "compare"), {"from": 1, "to": 2})
    changes = changes.content.decode()
    assert "“First story” leaves the lead." in changes
    assert "“Second story” comes into the top stories." in changes
    none = desk.get(page_of(board.front, "compare"), {"from": 1, "to": 99}, follow=True)
    assert "This front has no such revision." in said(none)
    asked = desk.get(page_of(board.front, "restore"), {"number": 1}).content.decode()
    done = desk.post(
        page_of(board.front, "restore"), sent_by(asked, "restore_form"), follow=True
    )
    assert "The earlier arrangement is the draft again." in said(done)
    assert Front.objects.get().arranged.lead.story == stories["First"].public_id


# ── Two people ───────────────────────────────────────────────────────────────


def test_two_people_who_changed_different_places_are_put_together(
    board, stories, chiara
):
    other = Board(chiara, board.front)
    other.press(f"add:{stories['Second'].public_id}", _to=other.sent["block"][0])
    other.press("save")
    board.press(f"add:{stories['First'].public_id}", _to="lead")
    assert "Since you opened this page, it was changed" in board.html
    board.type(stories["First"], headline="Mine, typed")
    assert board.answer.status_code == 409
    assert "Mine, typed" in board.html
    assert "“Second story” comes into “World”." in board.html
    choice = sent_by(board.html, "conflict_form")
    assert choice["choice"] == ["together"]
    board.answer = board.desk.post(
        page_of(board.front), choice | {"_do": "choose"}, follow=True
    )
    assert board.stands()["lead"] == ["First"]
    board.press("save")
    arranged = Front.objects.get().arranged
    assert arranged.lead.headline == "Mine, typed"
    assert arranged.blocks[0].places[0].story == stories["Second"].public_id


def test_where_both_changed_the_same_both_arrangements_are_shown(
    board, stories, chiara
):
    Board(chiara, board.front).press(
        f"add:{stories['Second'].public_id}", _to="lead"
    ).press("save")
    board.press(f"add:{stories['First'].public_id}", _to="lead").press("save")
    choice = sent_by(board.html, "conflict_form")
    assert choice["choice"] == ["mine"]
    for name, lead in (("together", "First"), ("mine", "First"), ("theirs", "Second")):
        sent = choice | {"choice": name, "_do": "choose"}
        board.answer = board.desk.post(page_of(board.front), sent)
        assert board.stands()["lead"] == [lead]
        assert ("Second" in board.stands()["top"]) == (name == "together")


def test_the_form_opens_in_a_known_number_of_queries(
    board, django_assert_max_num_queries
):
    board.desk.get(page_of(board.front))
    with django_assert_max_num_queries(20):
        assert (
            json.loads(sent_by(board.desk.get(page_of(board.front)).content)["undo"][0])
            == []
        )


def test_a_live_story_leads_to_its_front(english, ana, boris, stories):
    story = f"/admin/articles/article/{stories['First'].pk}/change/"
    put = f"{LIST}put/{stories['First'].public_id}/"
    assert put in at_the_desk(ana).get(story).content.decode()
    assert put not in at_the_desk(boris).get(story).content.decode()
    begin = at_the_desk(ana).get(put, follow=True).content.decode()
    assert f'value="home:{english.pk}" selected' in begin
    front_of(english)
    board = at_the_desk(ana).get(put, follow=True).content.decode()
    assert "Add: First story" in board
    assert "Add: Second story" not in board

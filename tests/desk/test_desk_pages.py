"""Find, keys, log, since you left, and handing everything over."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
import time_machine
from django.conf import settings
from django.utils import timezone

from articles import workflow
from articles.desk_pages.shortcuts import GROUPS, editor_table
from articles.first_page.page import FOR_EDITORS
from articles.models import ArticleEvent
from banners import workflow as banner_workflow
from staff import attendance
from staff.append_only import AppendOnlyError
from staff.models import DeskLogEntry, User
from tests.desk.test_front import groups_of
from tests.desk.typing_in import at_the_desk, fields_of, said
from tests.factories import (
    make_article,
    make_assignment,
    make_banner,
    make_contributor,
    make_live_story,
    make_person,
    make_photo,
    stored,
)

pytestmark = pytest.mark.either

JSON = {"HTTP_ACCEPT": "application/json"}

# ── Find ─────────────────────────────────────────────────────────────────────


def found(person, typed):
    answer = at_the_desk(person).get("/admin/find/", {"q": typed}, **JSON)
    assert answer.headers["Vary"].startswith("Accept")
    return {
        group["title"]: [hit["title"] for hit in group["hits"]]
        for group in answer.json()["groups"]
    }


def test_it_finds_what_a_person_may_open(english, ana, boris):
    make_article(english, by=boris, slugline="FERRY-SINKS", headline="Boat lost")
    make_contributor("Ferry Kim", english.service)
    make_photo(english.service, title="Ferry at dawn")
    make_banner(english, wording="Ferry sinks off Busan")
    hits = found(ana, "ferry")
    assert hits == {
        "Stories": ["FERRY-SINKS"],
        "People": ["Ferry Kim"],
        "Photos": ["Ferry at dawn"],
        "Banners": ["Ferry sinks off Busan"],
    }
    assert found(ana, "boat")["Stories"] == ["FERRY-SINKS"]
    page = at_the_desk(ana).get("/admin/find/", {"q": "ferry"}).content.decode()
    assert "Not published" in page
    assert 'value="ferry"' in page


def test_it_finds_colleagues_with_what_they_have_open(english, ana, boris):
    make_article(english, by=ana, slugline="WITH-BORIS", assignee=boris)
    answer = at_the_desk(ana).get("/admin/find/", {"q": "boris"}, **JSON).json()
    people = {group["title"]: group["hits"] for group in answer["groups"]}["People"]
    assert people[0]["detail"] == "has open: WITH-BORIS"


def test_it_finds_places_the_person_may_open(english, ana, boris):
    assert "Add to Articles" in found(boris, "add")["Places"]
    assert "Add to Banners" not in found(boris, "add")["Places"]
    assert "Keys" in found(ana, "keys")["Places"]
    assert "The first page" in found(ana, "")["Places"]


def test_it_finds_nothing_of_other_services(english, persian, ana, vera, chiara):
    make_live_story(persian, by=vera, slugline="SECRET-STORY")
    make_contributor("Secret Person", persian.service)
    make_photo(persian.service, title="Secret photo")
    make_banner(persian, wording="Secret banner")
    assert found(ana, "secret") == {}
    assert found(ana, "vera").keys() <= {"Places"}  # Coverage
    assert set(found(vera, "secret")) == {"Stories", "People", "Photos", "Banners"}


def test_nobody_outside_finds_anything(english, client):
    outsider = at_the_desk(make_person("olga"))
    assert outsider.get("/admin/find/?q=a", **JSON).status_code == 403
    assert "desk-palette" not in outsider.get("/admin/").content.decode()
    answer = client.get("/admin/find/?q=a", **JSON)
    assert answer.status_code == 302


def test_a_killed_story_is_not_repeated(english, ana, chiara):
    story = make_live_story(english, by=ana, slugline="FERRY")
    workflow.kill(story, by=chiara, reason="Law")
    assert "Stories" not in found(chiara, "ferry")


# ── Keys ─────────────────────────────────────────────────────────────────────


def test_the_keys_are_listed_and_can_be_switched_off(english, boris):
    client = at_the_desk(boris)
    page = client.get("/admin/keys/").content.decode()
    assert "Write a story" in page
    assert "<kbd>Ctrl</kbd>" in page
    assert 'id="desk-keys"' in page
    answer = client.post("/admin/keys/", {"single": "off"}, follow=True)
    assert "Single keys are off." in said(answer)
    assert 'id="desk-keys"' not in client.get("/admin/").content.decode()
    client.post("/admin/keys/", {"single": "on"})
    assert 'id="desk-keys"' in client.get("/admin/").content.decode()


def test_every_group_has_a_key_of_its_own():
    letters = [letter for letter, _name, _label in GROUPS]
    assert len(set(letters)) == len(letters)
    assert set(FOR_EDITORS) <= {name for _letter, name, _label in GROUPS}


def test_the_page_of_keys_lists_what_the_body_editor_has():
    script = (Path(settings.BASE_DIR) / "static/js/editor_help.js").read_text()
    told = re.findall(r'\["([^"]+)", _\("([^"]+)"\)\]', script)
    told += re.findall(r'\[\s+"([^"]+)",\s+_\("([^"]+)"\),?\s+\]', script)
    ours = [row for _heading, rows in editor_table() for row in rows]
    assert sorted(ours) == sorted(told)


# ── The desk log ─────────────────────────────────────────────────────────────


def test_a_line_for_whoever_comes_next_stands_with_what_was_stopped(
    english, ana, boris, chiara, vera
):
    client = at_the_desk(ana)
    sent = {"service": english.service_id, "text": "The ministry calls at 18:00."}
    assert client.post("/admin/log/", sent).url == "/admin/"
    story = make_live_story(english, by=ana, slugline="HELD")
    workflow.hold(story, by=ana, reason="Two sources differ")
    banner = make_banner(english)
    banner_workflow.show(banner, by=ana)
    log = groups_of(boris)["log"]
    assert "The ministry calls at 18:00." in log
    assert "Put on hold HELD Two sources differ" in log
    assert "Banner shown: Ferry with 300 aboard sinks" in log
    assert "The ministry calls at" not in groups_of(vera)["log"]
    assert "The ministry calls" in client.get("/admin/log/").content.decode()
    with time_machine.travel(timezone.now() + timedelta(hours=37)):
        assert "The ministry calls at" not in groups_of(boris)["log"]


def test_the_log_refuses_in_words_and_loses_nothing(english, persian, ana, caplog):
    client = at_the_desk(ana)
    answer = client.post("/admin/log/", {"service": english.service_id, "text": "  "})
    assert "Write what whoever comes next has to know." in said(answer)
    long = {"service": english.service_id, "text": "x" * 2001}
    answer = client.post("/admin/log/", long)
    assert "This is too long" in said(answer)
    assert "x" * 2001 in answer.content.decode()
    forged = {"service": persian.service_id, "text": "Hello"}
    assert client.post("/admin/log/", forged).status_code == 403
    assert "desk log of service" in caplog.text
    assert not DeskLogEntry.objects.exists()


def test_an_entry_is_never_changed(english, ana):
    entry = DeskLogEntry.objects.create(
        service=english.service, author=ana, kind="written", text="Once"
    )
    with pytest.raises(AppendOnlyError):
        entry.save()
    with pytest.raises(AppendOnlyError):
        DeskLogEntry.objects.all().delete()


def test_older_entries_are_a_page_away(english, ana):
    for number in range(51):
        DeskLogEntry.objects.create(
            service=english.service, author=ana, kind="written", text=f"Entry {number}."
        )
    client = at_the_desk(ana)
    page = client.get("/admin/log/").content.decode()
    assert "Entry 50." in page
    assert "Entry 0." not in page
    before = re.search(r"\?before=(\d+)", page)[1]
    assert "Entry 0." in client.get(f"/admin/log/?before={before}").content.decode()


def test_naming_a_duty_editor_is_in_the_log(english, ana, chiara):
    membership = ana.memberships.get()
    client = at_the_desk(chiara)
    page = f"/admin/staff/membership/{membership.pk}/change/"
    sent = fields_of(client.get(page).content.decode(), "membership_form")
    until = timezone.now() + timedelta(hours=8)
    sent |= {"duty_until": until.strftime("%Y-%m-%dT%H:%M")}
    assert client.post(page, sent).status_code == 302
    assert "Duty editor until" in groups_of(chiara)["log"]


# ── Since you left ───────────────────────────────────────────────────────────


def test_what_others_did_since_the_person_left(english, ana, boris, chiara):
    with time_machine.travel(timezone.now() - timedelta(hours=5)) as clock:
        sent = make_article(english, by=boris, slugline="SENT")
        client = at_the_desk(boris)
        client.get("/admin/")
        clock.shift(timedelta(hours=1))
        workflow.file(sent, by=boris)
        client.post("/admin/logout/")
        clock.shift(timedelta(hours=1))
        workflow.send_back(stored(sent), by=ana, note="Ask again.")
        make_live_story(english, by=ana, slugline="OUT")
        draft = make_article(english, by=ana, slugline="NOT-YOURS")
        workflow.file(draft, by=ana)
    page = at_the_desk(boris).get("/admin/").content.decode()
    since = page[page.index('id="group-since"') :]
    assert "Since you left (" in since
    assert "Sent back" in since
    assert "Ask again." in since
    assert "OUT" in since
    assert "NOT-YOURS" not in since
    assert ArticleEvent.objects.filter(actor=boris).exists()


def test_a_pause_of_half_an_hour_means_that_one_had_left(english, ana):
    then = timezone.now() - timedelta(hours=2)
    with time_machine.travel(then, tick=False) as clock:
        client = at_the_desk(ana)
        client.get("/admin/")
        clock.shift(timedelta(minutes=20))
        client.get("/admin/")
        assert User.objects.get(pk=ana.pk).left_at is None
        clock.shift(timedelta(seconds=30))
        client.get("/admin/")
        seen = User.objects.get(pk=ana.pk).seen_at
        assert seen == then + timedelta(minutes=20)  # once a minute is enough
        clock.shift(timedelta(minutes=31))
        client.get("/admin/find/", HTTP_SEC_FETCH_MODE="cors")  # a script, not a person
        assert User.objects.get(pk=ana.pk).seen_at == seen
        client.get("/admin/")
    ana.refresh_from_db()
    assert ana.left_at == seen
    assert not attendance.here(User.objects.all(), timezone.now()).exists()


# ── Handing everything over ──────────────────────────────────────────────────


def test_everything_is_handed_over_and_what_fails_says_why(
    english, ana, boris, pavel, persian
):
    draft = make_article(english, by=boris, slugline="DRAFT")
    kept = make_article(english, by=boris, slugline="KEPT")
    gone = make_article(english, by=boris, slugline="GONE")
    assignment = make_assignment(english.service, person=boris, task="Call Busan")
    client = at_the_desk(boris)
    page = client.get("/admin/hand-over/").content.decode()
    assert page.count("checked") == 4
    workflow.file(gone, by=boris)
    things = [f"story-{draft.pk}", f"story-{gone.pk}", f"assignment-{assignment.pk}"]
    sent = {"to": ana.pk, "note": "Figures!", "thing": things}
    report = client.post("/admin/hand-over/", sent).content.decode()
    assert "With Ana now:" in report
    assert "It is not with you." in report
    assert stored(draft).assignee == ana
    assert stored(kept).assignee is None
    assignment.refresh_from_db()
    assert assignment.person == ana
    handed = ArticleEvent.objects.get(article=draft, action="handed_to")
    assert handed.detail["note"] == "Figures!"
    assert "Handed on by Boris" in groups_of(ana)["mine"]


def test_nothing_goes_to_who_cannot_take_it(english, ana, boris, vera):
    draft = make_article(english, by=boris)
    client = at_the_desk(boris)
    sent = {"to": vera.pk, "thing": f"story-{draft.pk}"}
    page = client.post("/admin/hand-over/", sent).content.decode()
    assert "This colleague cannot take your work. Choose another." in page
    page = client.post("/admin/hand-over/", {"to": ana.pk}).content.decode()
    assert "Tick what you hand over." in page
    assert stored(draft).assignee is None


def test_nobody_hands_over_what_is_not_theirs(
    english, persian, ana, boris, vera, caplog
):
    theirs = make_article(persian, by=vera, slugline="THEIRS")
    make_article(english, by=boris)
    sent = {"to": ana.pk, "thing": f"story-{theirs.pk}"}
    page = at_the_desk(boris).post("/admin/hand-over/", sent).content.decode()
    assert '<span dir="auto">Something else</span>: It is not with you.' in page
    assert "THEIRS" not in page
    assert "hand_over" in caplog.text
    assert stored(theirs).assignee is None

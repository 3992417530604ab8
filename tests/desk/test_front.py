"""The desk's first page: what a person should see first, and nothing of others."""

import re
from datetime import timedelta

import lxml.html
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pytest_django.asserts import assertContains

from articles import desk, workflow
from articles.models import Article, PublishedArticle
from banners import workflow as banner_workflow
from banners.models import Banner
from photos.models import Photo
from services import clock
from staff.models import Membership, User
from staff.permissions import Role
from tests.desk.typing_in import address, at_the_desk
from tests.factories import (
    make_article,
    make_banner,
    make_live_story,
    make_membership,
    make_person,
    make_photo,
    stored,
)

# The last asks SQLite, once a process, whether it knows JSON.
UNCOUNTED = ("BEGIN", "SAVEPOINT", "RELEASE", "ROLLBACK", "COMMIT", "SELECT JSON(")


def groups_of(person, query=""):
    """The first page's groups as their person reads them: words by name."""
    page = at_the_desk(person).get(f"/admin/{query}")
    root = lxml.html.fromstring(page.content.decode())
    return {
        group.get("id").removeprefix("group-"): " ".join(group.text_content().split())
        for group in root.xpath('//section[starts-with(@id, "group-")]')
    }


def change(article, **facts):
    """Type into the working copy and save."""
    Article.objects.filter(pk=article.pk).update(**facts)
    article = stored(article)
    desk.keep(article, by=User.objects.get(username="ana"))
    return stored(article)


def test_a_reporter_finds_drafts_with_the_note_and_what_is_being_read(
    english, ana, boris
):
    make_article(english, by=boris, slugline="MY-DRAFT")
    sent = make_article(english, by=boris, slugline="SENT-BACK")
    workflow.file(sent, by=boris)
    workflow.send_back(stored(sent), by=ana, note="Ask the ministry.")
    filed = make_article(english, by=boris, slugline="FILED")
    workflow.file(filed, by=boris)
    groups = groups_of(boris)
    assert next(iter(groups)) == "mine"
    assert "MY-DRAFT" in groups["mine"]
    assert "Sent back by Ana" in groups["mine"]
    assert "Ask the ministry." in groups["mine"]
    assert "At the editors' desk since" in groups["mine"]
    assert "waiting" not in groups


def test_an_editor_finds_what_waits_and_since_when_and_from_whom(english, ana, boris):
    waiting = make_article(english, by=boris, slugline="WAITING")
    workflow.file(waiting, by=boris)
    workflow.hand_to(stored(waiting), by=boris, desk="sub", note="Check the names.")
    Article.objects.filter(pk=waiting.pk).update(
        waits_since=timezone.now() - timedelta(hours=1, minutes=35)
    )
    said = groups_of(ana)["waiting"]
    assert "At the sub-editors' desk since" in said
    assert "(1 h 35 min)" in said
    assert "Handed on by Boris" in said
    assert "Check the names." in said


def test_a_story_waits_for_whom_it_was_handed_to_alone(english, ana, boris, chiara):
    story = make_live_story(english, by=ana, slugline="FOR-CHIARA")
    workflow.hand_to(story, by=ana, to=chiara, note="Is the figure right?")
    assert "With you since" in groups_of(chiara)["waiting"]
    assert "waiting" not in groups_of(ana)
    assert "waiting" not in groups_of(boris)


def test_legal_finds_what_waits_at_legal(english, ana):
    lena = make_person("lena", english.service, Role.LEGAL)
    story = make_article(english, by=ana, slugline="LIBEL")
    workflow.hand_to(story, by=ana, desk="legal")
    groups = groups_of(lena)
    assert next(iter(groups)) == "waiting"
    assert "LIBEL" in groups["waiting"]
    assert "waiting" not in groups_of(ana)


def test_ready_scheduled_changed_and_live_ones_each_stand_in_their_group(
    english, ana, boris
):
    ready = make_article(english, by=boris, slugline="READY")
    workflow.mark_ready(ready, by=ana)
    later = make_article(english, by=boris, slugline="LATER")
    at = timezone.now() + timedelta(hours=2, minutes=9, seconds=30)
    workflow.schedule(later, by=ana, at=at)
    live = make_live_story(english, by=ana, slugline="LIVE")
    changed = make_live_story(english, by=ana, slugline="CHANGED")
    change(changed, headline="Another headline")
    groups = groups_of(ana)
    assert "READY" in groups["ready"]
    assert "LATER" in groups["scheduled"]
    hour = clock.at(at, "UTC", timezone.now())  # with its day, late in the evening
    assert f"Goes live at {hour}, in 2 h 10 min" in groups["scheduled"]
    assert "CHANGED" in groups["changed"]
    assert "LIVE" not in groups["changed"]
    assert "LIVE" in groups["live"]
    assert "CHANGED" in groups["live"]
    page = at_the_desk(ana).get("/admin/").content.decode()
    assert address(live, "hold") in page
    assert (
        address(live, "hold") not in at_the_desk(boris).get("/admin/").content.decode()
    )


def test_what_readers_have_is_noted_by_every_verb(english, ana, chiara):
    story = make_live_story(english, by=ana)
    assert story.readers_digest == story.digest
    changed = change(story, headline="Another")
    workflow.schedule(changed, by=ana, at=timezone.now() + timedelta(hours=1))
    assert stored(story).readers_digest == stored(story).digest
    workflow.unschedule(stored(story), by=ana)
    assert stored(story).readers_digest == story.digest
    workflow.kill(stored(story), by=chiara, reason="Law")
    assert stored(story).readers_digest == stored(story).digest
    groups = groups_of(chiara)
    assert not {"changed", "ready", "live", "attention"} & groups.keys()


def test_a_long_hold_needs_attention(english, ana):
    story = make_live_story(english, by=ana, slugline="HELD")
    workflow.hold(story, by=ana)
    assert "HELD" in groups_of(ana)["held"]
    assert "attention" not in groups_of(ana)
    PublishedArticle.objects.update(stopped_at=timezone.now() - timedelta(hours=3))
    groups = groups_of(ana)
    assert "On hold for over two hours" in groups["held"]
    assert "It has been on hold for over two hours." in groups["attention"]


def test_what_is_amiss_needs_attention_each_with_its_reason(english, ana, boris):
    past = timezone.now() - timedelta(hours=1)
    planned = make_article(english, by=boris, slugline="PLANNED", publish_at=past)
    make_article(english, by=boris, slugline="EMBARGO", embargo_until=past)
    ready = make_article(english, by=boris, slugline="CLEARED")
    workflow.mark_ready(ready, by=ana)
    change(ready, headline="Changed since")
    alone = make_live_story(english, by=ana, slugline="ALONE")
    Article.objects.filter(pk=alone.pk).update(is_second_read_due=True, cleared_by=ana)
    lapsed = make_article(english, by=boris, slugline="LAPSED")
    workflow.hand_to(lapsed, by=boris, desk="legal")
    chief = make_person("chief", english.service, Role.CHIEF)
    workflow.clear_legally(stored(lapsed), by=chief)
    change(lapsed, headline="Changed since legal")
    said = groups_of(ana)["attention"]
    assert "and not published" in said
    for reason in (
        "PLANNED",
        "Planned for",
        "Its embargo ended",
        "Ready, and changed since it was cleared.",
        "You published it alone",
        "Changed since legal cleared it.",
    ):
        assert reason in said
    assert "a second read is due" in groups_of(chief)["attention"]
    assert planned.slugline not in groups_of(make_person("olga")).get("attention", "")


def test_a_scheduled_story_that_may_not_go_out_needs_attention(english, ana):
    story = make_article(english, by=ana, slugline="LATER")
    workflow.schedule(story, by=ana, at=timezone.now() + timedelta(hours=2))
    Article.objects.filter(pk=story.pk).update(needs_legal=True)
    assert "legal has not cleared this text" in groups_of(ana)["attention"]


def test_a_banner_is_ended_from_the_first_page(english, ana, boris):
    banner = make_banner(english)
    banner_workflow.show(banner, by=ana)
    assert "Ferry with 300 aboard sinks" in groups_of(ana)["banners"]
    page = f"/admin/banners/banner/{banner.pk}/change/"
    sent = {"_verb": "end", "_from": "first_page"}
    answer = at_the_desk(ana).post(page, sent)
    assert answer.url == "/admin/"
    assert Banner.objects.get().state == Banner.State.ENDED
    groups = groups_of(boris)
    assert "banners" not in groups
    assert "Banner ended:" in groups["log"]


def test_photos_that_need_work_come_first_for_a_photo_editor(english, pavel, boris):
    make_photo(english.service, title="Whole")
    photo = make_photo(english.service, title="Bare")
    Photo.objects.filter(pk=photo.pk).update(alt="")
    groups = groups_of(pavel)
    assert next(iter(groups)) == "photos"
    assert "Bare" in groups["photos"]
    assert "It needs alternative text" in groups["photos"]
    assert "Whole" not in groups["photos"]
    assert "photos" not in groups_of(boris)


def test_a_group_says_8_plus_and_leads_to_the_rest(english, boris):
    for number in range(9):
        make_article(english, by=boris, slugline=f"DRAFT-{number}")
    said = groups_of(boris)["mine"]
    assert said.startswith("Mine 8+")
    assert "DRAFT-0" not in said
    alone = groups_of(boris, "?show=mine")
    assert list(alone) == ["mine"]
    assert "DRAFT-0" in alone["mine"]


def test_it_shows_nobody_elses_drafts(english, boris, ana):
    draft = make_article(english, by=boris)
    assert address(draft) not in at_the_desk(ana).get("/admin/").content.decode()


def test_it_shows_nothing_of_other_services(english, persian, ana, vera):
    make_live_story(english, headline="English ferry")
    waiting = make_article(english, by=ana, headline="Waiting ferry")
    workflow.file(waiting, by=ana)
    banner_workflow.show(make_banner(english), by=ana)
    page = at_the_desk(vera).get("/admin/").content.decode()
    assert "ferry" not in page.casefold()
    assert "ana" not in re.findall(r"\w+", page.casefold())


def test_empty_groups_are_one_line_that_says_what_to_do(english, boris):
    page = at_the_desk(boris).get("/admin/").content.decode()
    assert page.count('class="desk-front__quiet"') == 1
    assert "Write a story, claim an assignment" in page


def test_who_is_on_duty_and_who_is_here(english, ana, boris, chiara):
    until = timezone.now() + timedelta(hours=3)
    Membership.objects.filter(person=ana).update(duty_until=until)
    User.objects.filter(pk=boris.pk).update(seen_at=timezone.now())
    said = groups_of(chiara)["duty"]
    hour = clock.at(until, "UTC", timezone.now())  # with its day, late in the evening
    assert f"Ana duty editor until {hour}" in said
    assert "Boris Reporter at the desk" in said
    assert "Chiara Chief at the desk" in said


def test_a_photo_editor_is_not_asked_to_write(english, pavel):
    page = at_the_desk(pavel).get("/admin/").content.decode()
    assert 'class="desk-begin"' not in page


def counted(person) -> list[str]:
    client = at_the_desk(person)
    with CaptureQueriesContext(connection) as queries:
        assert client.get("/admin/").status_code == 200
    return [q["sql"] for q in queries if not q["sql"].startswith(UNCOUNTED)]


def test_it_costs_the_same_with_many_stories_and_editions(
    english, persian, ana, chiara
):
    User.objects.filter(pk=ana.pk).update(left_at=timezone.now() - timedelta(hours=9))

    def fill(edition, name):
        make_live_story(edition, headline=f"Live {name}")
        workflow.file(make_article(edition, by=ana, headline=f"Waits {name}"), by=ana)
        workflow.mark_ready(make_article(edition, headline=f"Ready {name}"), by=chiara)
        held = make_live_story(edition, headline=f"Held {name}")
        workflow.hold(held, by=chiara)
        at = timezone.now() + timedelta(hours=1)
        workflow.schedule(make_article(edition, headline=f"L {name}"), by=chiara, at=at)

    make_membership(chiara, persian.service, Role.CHIEF)
    make_membership(ana, persian.service, Role.EDITOR)
    fill(english, "first")
    few = counted(ana)
    for number in range(3):
        fill(english, f"{number}")
        fill(persian, f"fa {number}")
    many = counted(ana)
    assert len(many) == len(few)
    assert len(many) <= 25, "\n".join(sql[:120] for sql in many)


def test_the_desk_speaks_the_persons_language(english):
    olga = make_person("olga", english.service, interface_language="fa")
    page = at_the_desk(olga).get("/admin/")
    assert '<html lang="fa" dir="rtl">' in page.content.decode()


@pytest.mark.parametrize(
    ("path", "heading"),
    [
        ("articles/article", "Articles"),
        ("photos/photo", "Photos"),
        ("banners/banner", "Banners"),
        ("bylines/contributor", "Contributors"),
    ],
)
def test_a_list_is_headed_by_what_it_holds(english, ana, path, heading):
    page = at_the_desk(ana).get(f"/admin/{path}/")
    assertContains(page, f"<h1>{heading}</h1>", html=True)


def test_login_leads_to_the_desk(client, english, ana):
    sent = {"username": "ana", "password": "newsroom", "next": "/admin/"}
    assert client.post("/admin/login/", sent).url == "/admin/"

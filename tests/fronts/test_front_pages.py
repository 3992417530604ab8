"""What readers find on a front: pinned while it is live, and full at any moment."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from articles import workflow as story_workflow
from fronts import workflow
from fronts.admin.history import layout_of
from fronts.arranging import front_of
from fronts.layout import Block, BlockKind, Layout, Place
from fronts.models import PublishedFront
from fronts.pages import home_front
from fronts.previewing import preview
from fronts.reading import rows, wanted
from fronts.shown import home_shown
from photos import pulling
from tests.articles.test_query_budget import plan_of
from tests.factories import (
    make_live_story,
    make_photo,
    make_section,
    make_topic,
    stored,
)

HEADLINES = re.compile(r'<a class="card__link" href="[^"]*">([^<]*)</a>')
BLOCKS = re.compile(r'<h2 class="block__heading"[^>]*>(?:<a [^>]*>)?([^<]*)')


def headlines(response) -> list[str]:
    return HEADLINES.findall(response.content.decode())


def blocks(response) -> list[str]:
    found = BLOCKS.findall(response.content.decode())
    return [heading for heading in found if heading != "More stories"]


def pin(article, key="", **facts) -> Place:
    return Place(key=key, story=article.public_id, **facts)


EMPTY = Place("", "")


@pytest.fixture
def stories(english, ana):
    """Six stories in two sections, the newest last."""
    asia = make_section(english, "Asia")
    sections = (english.default_section, asia)
    return [
        make_live_story(
            english,
            by=ana,
            headline=f"Story {number}",
            section=sections[number % 2],
            topics=("Sea",) if number < 3 else (),
        )
        for number in range(6)
    ]


def show(edition, layout, by, section=None, moment=None):
    """Arrange the front and put it before readers."""
    moment = moment or timezone.now()
    front = front_of(edition, section)
    front = workflow.save(front, layout, by=by, version=front.version, now=moment)
    workflow.publish(front, by=by, now=moment)
    return front


def asia_of(stories):
    return stories[1].section


def test_stories_stand_where_they_were_put(client, english, ana, stories):
    sea = make_topic("Sea", english)
    layout = Layout(
        lead=pin(stories[2]),
        top=(EMPTY, pin(stories[0], headline="The old story again")),
        blocks=(
            Block("a", BlockKind.SECTION, asia_of(stories).pk, "", 1),
            Block("b", BlockKind.TOPIC, sea.pk, "At sea", 3),
            Block("c", BlockKind.PICKED, None, "Picked", 2, (pin(stories[4]),)),
        ),
    )
    show(english, layout, ana)
    response = client.get("/")
    found = headlines(response)
    assert found[:3] == ["Story 2", "Story 5", "The old story again"]
    assert found[3:] == ["Story 3", "Story 1", "Story 4"]
    assert blocks(response) == ["Asia", "At sea", "Picked"]
    assert 'href="/topic/sea/">At sea' in response.content.decode()


def test_a_front_costs_three_queries_however_much_it_holds(
    client, english, ana, stories, django_assert_num_queries
):
    asia = asia_of(stories)
    show(english, Layout(lead=pin(stories[0])), ana)
    show(english, Layout(lead=pin(stories[1])), ana, asia)
    for address in ("/", "/section/asia/"):
        with django_assert_num_queries(3):
            client.get(address)
    photo = make_photo(english.service)
    sections = [make_section(english, f"Section {number}") for number in range(12)]
    heavy = Layout(
        lead=pin(stories[0], photo=photo.pk),
        top=tuple(pin(story) for story in stories[2:6]),
        blocks=tuple(
            Block(str(each.pk), BlockKind.SECTION, each.pk, "", 12) for each in sections
        ),
    )
    show(english, heavy, ana)
    show(english, heavy, ana, asia)
    for address in ("/", "/section/asia/"):
        with django_assert_num_queries(3):
            response = client.get(address)
        assert headlines(response)[0] == "Story 0"


def test_the_query_reads_only_what_it_needs(english, ana, stories):
    """Two lists' newest and what is pinned, not the archive."""
    layout = Layout(
        lead=pin(stories[0]),
        blocks=(Block("a", BlockKind.SECTION, asia_of(stories).pk),),
    )
    lists = wanted(layout, ("edition", english.pk), below=12)
    asked = rows(english, timezone.now(), lists, layout.stories)
    plan = plan_of(*asked.query.sql_with_params())
    assert "Seq Scan" not in plan
    assert "SCAN articles" not in plan


def kill(article, by):
    story_workflow.kill(stored(article), by=by, reason="It is wrong.")


def hold(article, by):
    story_workflow.hold(stored(article), by=by)


def withdraw(article, by):
    story_workflow.withdraw(stored(article), by=by, reason="It is wrong.")


@pytest.mark.parametrize("stop", [kill, hold, withdraw])
def test_the_next_request_finds_a_full_front_without_a_stopped_lead(
    client, english, people, stories, stop
):
    layout = Layout(
        lead=pin(stories[0], headline="Minister arrested"), top=(EMPTY, pin(stories[1]))
    )
    show(english, layout, people.ana)
    before = headlines(client.get("/"))
    assert before[:3] == ["Minister arrested", "Story 5", "Story 1"]
    stop(stories[0], people.chiara)
    after = headlines(client.get("/"))
    assert after[:3] == ["Story 5", "Story 4", "Story 1"]
    assert len(after) == len(set(after)) == 5


def test_a_story_that_comes_back_has_its_place_again(client, english, people, stories):
    show(english, Layout(lead=pin(stories[0])), people.ana)
    hold(stories[0], people.ana)
    assert headlines(client.get("/"))[0] == "Story 5"
    story_workflow.release(stored(stories[0]), by=people.ana)
    assert headlines(client.get("/"))[0] == "Story 0"


def test_a_pin_ends_by_the_clock(english, ana, stories):
    now = timezone.now()
    until = now + timedelta(hours=2)
    layout = Layout(lead=pin(stories[0], until=until), top=(pin(stories[1]),))
    show(english, layout, ana, moment=now)

    def at(moment):
        front = home_front(english, moment, home_shown(english, moment))
        return [front.lead.headline, front.top[0].headline]

    assert at(now) == ["Story 0", "Story 1"]
    assert at(until - timedelta(microseconds=1)) == ["Story 0", "Story 1"]
    assert at(until) == ["Story 5", "Story 1"]
    assert at(now + timedelta(hours=25)) == ["Story 5", "Story 4"]


def test_a_killed_story_leaves_no_headline_of_a_front_behind(
    english, people, stories, client
):
    layout = Layout(lead=pin(stories[0], headline="Minister arrested"))
    show(english, layout, people.ana)
    show(english, layout, people.ana, asia_of(stories))
    kill(stories[0], people.chiara)
    for front in english.fronts.all():
        assert "Minister" not in str(front.layout)
        assert front.version == 2
        assert front.events.first().action == "story_killed"
    for copy in PublishedFront.objects.all():
        assert "Minister" not in str(copy.layout)
        assert copy.arranged.stories == [stories[0].public_id]
    front = front_of(english)
    with pytest.raises(workflow.WorkflowError, match="exactly so"):
        workflow.restore(
            front, 1, by=people.ana, version=front.version, now=timezone.now()
        )
    again = workflow.save(front, layout, by=people.ana, version=2, now=timezone.now())
    assert "Minister" not in str(again.layout)
    assert "Minister" not in str(layout_of(front, 1))


def test_a_front_has_a_picture_of_its_own(client, english, people, stories):
    photo = make_photo(english.service, alt="A calm sea.")
    file = f"/media/{photo.media_key}/320.jpg"
    front = show(english, Layout(lead=pin(stories[0])), people.ana)
    layout = Layout(lead=pin(stories[0], photo=photo.pk))
    workflow.save(front, layout, by=people.ana, version=1, now=timezone.now())
    assert client.get(file).status_code == 404
    assert file in preview(front_of(english), timezone.now())
    workflow.publish(front, by=people.ana, now=timezone.now())
    page = client.get("/").content.decode()
    assert f'src="{file}"' in page
    assert 'alt="A calm sea."' in page
    assert client.get(file).status_code == 200
    hold(stories[0], people.ana)
    assert client.get(file).status_code == 404
    story_workflow.release(stored(stories[0]), by=people.ana)
    assert client.get(file).status_code == 200
    photo.content_warning = "Shows the dead."
    photo.save()
    assert file not in client.get("/").content.decode()
    photo.content_warning = ""
    photo.save()
    pulling.pull(photo, by=people.pavel, reason="Not ours.")
    assert "/media/" not in client.get("/").content.decode()
    assert client.get(file).status_code == 404


def test_a_photo_of_a_scheduled_front_waits_for_it(client, english, ana, stories):
    photo = make_photo(english.service)
    now = timezone.now()
    front = front_of(english)
    layout = Layout(lead=pin(stories[0], photo=photo.pk))
    front = workflow.save(front, layout, by=ana, version=0, now=now)
    workflow.schedule(front, at=now + timedelta(hours=1), by=ana, now=now)
    assert client.get(f"/media/{photo.media_key}/320.jpg").status_code == 404


def test_a_changed_photo_changes_the_fronts_pages(english, ana, stories):
    photo = make_photo(english.service)
    show(english, Layout(lead=pin(stories[0], photo=photo.pk)), ana)
    english.stamp.refresh_from_db()
    before = english.stamp.counter
    photo.alt = "Another sea."
    photo.save()
    english.stamp.refresh_from_db()
    assert english.stamp.counter == before + 1


def test_a_sections_list_begins_with_its_front(
    client, english, ana, stories, monkeypatch
):
    monkeypatch.setattr("fronts.pages.PAGE", 3)
    world = english.default_section
    make_live_story(english, by=ana, headline="The newest", section=world)
    show(english, Layout(lead=pin(stories[0]), top=(EMPTY,)), ana, world)
    first = client.get("/section/world/")
    assert headlines(first) == ["Story 0", "The newest", "Story 4", "Story 2"]
    older = re.search(r'href="(/section/world/\?after=[^"]*)"', first.content.decode())
    assert headlines(client.get(older[1])) == ["Story 0"]


def test_a_renamed_section_keeps_its_front(client, english, ana, stories):
    asia = asia_of(stories)
    show(english, Layout(lead=pin(stories[1])), ana, asia)
    asia.slug, asia.name = "far-east", "Far East"
    asia.save()
    response = client.get("/section/asia/")
    assert response.headers["Location"] == "/section/far-east/"
    assert headlines(client.get("/section/far-east/"))[0] == "Story 1"


def test_a_front_without_stories_says_so(client, english, ana):
    layout = Layout(
        top=(EMPTY,),
        blocks=(Block("a", BlockKind.SECTION, english.default_section_id),),
    )
    show(english, layout, ana)
    show(english, layout, ana, english.default_section)
    for address in ("/", "/section/world/"):
        response = client.get(address)
        assert response.status_code == 200
        assert headlines(response) == blocks(response) == []


def test_a_block_names_its_section_as_it_is_called_now(client, english, ana, stories):
    asia = asia_of(stories)
    show(english, Layout(blocks=(Block("a", BlockKind.SECTION, asia.pk, "", 2),)), ana)
    assert blocks(client.get("/")) == ["Asia"]
    asia.name = "Far East"
    asia.save()
    assert blocks(client.get("/")) == ["Far East"]


def test_the_preview_is_the_page_that_publishing_makes(client, english, ana, stories):
    layout = Layout(lead=pin(stories[3], headline="Seen before"), top=(EMPTY,))
    front = front_of(english, asia_of(stories))
    front = workflow.save(front, layout, by=ana, version=0, now=timezone.now())
    drawn = preview(front, timezone.now())
    workflow.publish(front, by=ana, now=timezone.now())
    assert client.get("/section/asia/").content.decode() == drawn


def test_the_page_tells_caches_what_it_shows(client, english, ana, stories):
    show(english, Layout(lead=pin(stories[0])), ana, english.default_section)
    keys = client.get("/section/world/").headers["Surrogate-Key"].split()
    assert f"front-{english.pk}" in keys
    assert {f"story-{stories[n].public_id}" for n in (0, 4)} <= {*keys}

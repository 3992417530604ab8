"""The stories an editor may relate to: of the edition, of the fence, newest first."""

import pytest

from articles import workflow
from tests.factories import make_article, make_live_story

PICKER = "/admin/articles/article/stories/"


@pytest.fixture
def find(client):
    def ask(person, edition, **query):
        client.force_login(person)
        answer = client.get(PICKER, {"edition": edition.pk, **query})
        return answer.json()["results"]

    return ask


def test_the_picker_names_stories_newest_first_and_how_they_stand(find, english, ana):
    live = make_live_story(english, headline="Ferry sinks")
    draft = make_article(english, headline="", slugline="FERRY-INQUIRY")
    rows = find(ana, english)
    assert [(r["id"], r["title"], r["state"]) for r in rows] == [
        (draft.story_id, "FERRY-INQUIRY", "Not published"),
        (live.story_id, "Ferry sinks", "Live"),
    ]
    assert rows[0]["when"].endswith("UTC")


def test_every_word_is_sought_in_slugline_and_headline(find, english, ana):
    story = make_article(english, headline="Ferry sinks", slugline="KOREA-SEA")
    make_article(english, headline="Ferry leaves", slugline="JAPAN-SEA")
    rows = find(ana, english, q="ferry korea")
    assert [row["id"] for row in rows] == [story.story_id]


def test_stories_are_found_by_number(find, english, ana):
    story = make_article(english)
    make_article(english)
    rows = find(ana, english, id=[story.story_id, "x", "9" * 40])
    assert [row["id"] for row in rows] == [story.story_id]


def test_other_editions_and_services_stay_outside(find, english, persian, ana):
    theirs = make_article(persian)
    assert find(ana, english) == []
    assert find(ana, persian) == []
    assert find(ana, persian, id=theirs.story_id) == []


def test_spiked_and_killed_stories_are_not_offered(find, english, ana, chiara):
    workflow.spike(make_article(english), by=ana, reason="")
    workflow.kill(make_live_story(english), by=chiara, reason="Wrong.")
    assert find(ana, english) == []


def test_the_picker_asks_two_things_of_the_database(
    find, english, ana, client, django_assert_max_num_queries
):
    for _story in range(3):
        make_live_story(english)
    find(ana, english)
    with django_assert_max_num_queries(6):  # session, person, rights, stories, readers
        client.get(PICKER, {"edition": english.pk, "q": "ferry"})

"""Related and most recent stories: what a reader may read next, below a story."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from articles import workflow
from tests.articles.test_related_stories import naming
from tests.factories import (
    make_article,
    make_live_story,
    make_section,
    public_address,
    stored,
)


def below(client, story, block: str = "related") -> list[str]:
    """The headlines in a block below the story, in order."""
    page = client.get(public_address(story)).content.decode()
    aside = re.search(rf'<aside[^>]*"{block}-heading">.*?</aside>', page, re.S)
    return re.findall(r'below__link"[^>]*>([^<]+)', aside[0]) if aside else []


def test_by_hand_comes_first_then_its_topics_then_its_section(client, english, ana):
    asia, culture = make_section(english, "Asia"), make_section(english, "Culture")
    picked = make_live_story(english, headline="Picked", section=culture)
    make_live_story(english, headline="Of the topic", section=culture, topics=("Sea",))
    make_live_story(english, headline="Of the section", section=asia)
    make_live_story(english, headline="Of neither", section=culture)
    story = make_live_story(english, section=asia, topics=("Sea",), body=naming(picked))
    assert below(client, story) == ["Picked", "Of the topic", "Of the section"]


def test_at_most_six_the_newest_first_and_none_twice(client, english):
    for number in range(8):
        make_live_story(english, headline=f"Story {number}", topics=("Sea", "Safety"))
    story = make_live_story(english, topics=("Sea", "Safety"))
    assert below(client, story) == [f"Story {number}" for number in range(7, 1, -1)]
    assert below(client, story, "recent") == ["Story 1"]


def test_the_rarest_topic_comes_first(client, english):
    culture = make_section(english, "Culture")
    facts = {"section": culture}
    make_live_story(english, headline="Rare", topics=("Whales",), **facts)
    for number in range(7):
        make_live_story(english, headline=f"Common {number}", topics=("Sea",), **facts)
    story = make_live_story(english, topics=("Sea", "Whales"))
    assert "Rare" in below(client, story)
    assert len(below(client, story)) == 6


def test_a_story_alone_in_its_edition_has_nothing_below_it(client, english):
    page = client.get(public_address(make_live_story(english))).content.decode()
    assert "<aside" not in page


def test_a_second_version_in_the_same_edition_is_the_story_itself(client, english):
    story = make_live_story(english, headline="First")
    make_live_story(english, headline="Second", story=story.story)
    assert below(client, story) == below(client, story, "recent") == []


@pytest.mark.parametrize("verb", ["hold", "withdraw", "kill"])
def test_a_stopped_story_is_gone_from_below_all_others(client, english, chiara, verb):
    other = make_live_story(english, headline="Harbor closes", topics=("Sea",))
    story = make_live_story(english, topics=("Sea",))
    assert below(client, story) == ["Harbor closes"]
    reason = {} if verb == "hold" else {"reason": "It was wrong."}
    getattr(workflow, verb)(other, by=chiara, **reason)
    assert "Harbor closes" not in client.get(public_address(story)).content.decode()


def test_a_scheduled_story_stands_there_from_its_second_on(client, english, ana):
    story = make_live_story(english, topics=("Sea",))
    other = make_article(english, by=ana, headline="Harbor closes", topics=("Sea",))
    at = timezone.now() + timedelta(hours=1)
    workflow.schedule(other, by=ana, at=at)
    assert below(client, story) == below(client, story, "recent") == []
    with time_machine.travel(at, tick=False):
        assert below(client, story) == ["Harbor closes"]


def test_another_edition_has_its_own(client, english, persian, vera):
    make_live_story(english, headline="Harbor closes")
    story = make_live_story(persian, by=vera, headline="کشتی")
    assert below(client, story) == []


def test_caches_are_told_which_stories_stand_there(client, english):
    other = make_live_story(english, headline="Harbor closes")
    keys = client.get(public_address(make_live_story(english)))["Surrogate-Key"]
    assert f"story-{other.public_id}" in keys.split()


def test_opinion_says_so_there_too(client, english):
    make_live_story(english, headline="Close it", kind="opinion")
    page = client.get(public_address(make_live_story(english))).content.decode()
    assert 'label--opinion">Opinion</strong> <a class="below__link"' in page


def test_what_stands_below_costs_no_query(client, english, django_assert_num_queries):
    for number in range(10):
        make_live_story(english, headline=f"Story {number}", topics=("Sea", "Busan"))
    address = public_address(make_live_story(english, topics=("Sea", "Busan")))
    with django_assert_num_queries(2):
        response = client.get(address)
    assert response.content.decode().count("below__link") == 7


def test_the_picture_of_a_stale_story_waits(client, english, ana):
    """It may be the very picture that was taken back."""
    from articles.models import PublishedArticle

    other = make_live_story(english, headline="Harbor closes")
    story = make_live_story(english, by=ana)
    rows = PublishedArticle.objects.filter(public_id=other.public_id)
    rows.update(image="/media/a/640.jpg")
    assert 'below__image" src="/media/a/640.jpg"' in str(
        client.get(public_address(stored(story))).content
    )
    rows.update(is_stale=True)
    assert "below__image" not in str(client.get(public_address(story)).content)

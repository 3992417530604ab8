"""Related stories: a link in a text, as long as readers have what it leads to."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from articles import workflow
from tests.desk.typing_in import address, at_the_desk
from tests.factories import make_article, make_live_story, public_address, stored


def naming(*stories) -> str:
    """A text that names these stories."""
    named = "".join(
        f'<aside data-related="{story.story_id}"></aside>' for story in stories
    )
    return f"<p>The ferry left.</p>{named}<p>It came back.</p>"


def page_of(client, story) -> str:
    return client.get(public_address(story)).content.decode()


def test_a_live_story_is_linked_where_the_text_names_it(client, english):
    other = make_live_story(english, headline="Harbor closes", kind="opinion")
    page = page_of(client, make_live_story(english, body=naming(other)))
    link = f'<a class="related__link" href="{public_address(other)}">Harbor closes</a>'
    assert link in page
    assert page.index("The ferry left") < page.index(link) < page.index("It came back")
    assert 'class="label label--opinion">Opinion<' in page


def test_a_story_that_readers_do_not_have_leaves_nothing_behind(client, english):
    draft = make_article(english, headline="Harbor closes")
    page = page_of(client, make_live_story(english, body=naming(draft)))
    assert "Harbor closes" not in page
    assert "related" not in page.split("<article", 1)[1]


@pytest.mark.parametrize("verb", ["hold", "withdraw", "kill"])
def test_a_stopped_story_is_gone_from_every_text_at_once(client, english, chiara, verb):
    other = make_live_story(english, headline="Harbor closes")
    story = make_live_story(english, body=naming(other))
    assert "Harbor closes" in page_of(client, story)
    reason = {} if verb == "hold" else {"reason": "It was wrong."}
    getattr(workflow, verb)(other, by=chiara, **reason)
    assert "Harbor closes" not in page_of(client, story)


def test_it_comes_back_with_the_story(client, english, ana):
    other = make_live_story(english, headline="Harbor closes")
    story = make_live_story(english, body=naming(other))
    workflow.hold(other, by=ana)
    workflow.release(stored(other), by=ana)
    assert "Harbor closes" in page_of(client, story)


def test_a_scheduled_story_is_linked_from_its_second_on(client, english, ana):
    other = make_article(english, by=ana, headline="Harbor closes")
    at = timezone.now() + timedelta(hours=1)
    workflow.schedule(other, by=ana, at=at)
    story = make_live_story(english, body=naming(other))
    assert "Harbor closes" not in page_of(client, story)
    with time_machine.travel(at, tick=False):
        assert "Harbor closes" in page_of(client, story)


def test_the_link_says_what_the_story_says_today(client, english, ana):
    other = make_live_story(english, by=ana, headline="Harbor closes")
    story = make_live_story(english, body=naming(other))
    other = stored(other)
    other.headline = "Harbor opens"
    other.save()
    workflow.publish(other, by=ana)
    assert "Harbor opens" in page_of(client, story)


def test_each_edition_links_its_own_version(client, english, persian, vera):
    other = make_live_story(english, headline="Harbor closes")
    make_live_story(persian, by=vera, headline="بندر بسته شد", story=other.story)
    story = make_live_story(persian, by=vera, headline="کشتی", body=naming(other))
    page = page_of(client, story)
    assert "بندر بسته شد" in page
    assert "Harbor closes" not in page


def test_ten_related_stories_cost_no_query(client, english, django_assert_num_queries):
    others = [make_live_story(english, headline=f"Story {n}") for n in range(10)]
    page = public_address(make_live_story(english, body=naming(*others)))
    with django_assert_num_queries(2):
        response = client.get(page)
    assert response.content.decode().count("related__link") == 10


def test_the_preview_links_what_readers_would_see(english, ana):
    other = make_live_story(english, headline="Harbor closes")
    draft = make_article(english, by=ana, body=naming(other))
    page = at_the_desk(ana).get(address(draft, "preview")).content.decode()
    assert public_address(other) in page


def test_a_story_is_not_related_to_itself(client, english, ana):
    story = make_live_story(english, by=ana, headline="Ferry sinks")
    copy = stored(story)
    copy.body = naming(story)
    copy.save()
    workflow.publish(copy, by=ana)
    assert "related__link" not in page_of(client, story)
    page = at_the_desk(ana).get(address(story, "preview")).content.decode()
    assert "related__link" not in page

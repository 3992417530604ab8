"""Stories whose banners stand in the same editions, published at the same moment."""

import threading
from typing import Any

import pytest
from django.db import connections

from articles import workflow
from banners.models import BannerEdition
from banners.workflow import show
from services.models import Edition, Stamp
from tests.articles.test_scheduling import rewrite
from tests.factories import make_banner, make_live_story, stored


def counter_of(edition: Edition) -> int:
    return Stamp.objects.get(pk=edition.pk).counter


@pytest.fixture
def stories(english: Edition, persian: Edition, ana: Any, vera: Any) -> Any:
    """One of each edition, each with a banner in both."""
    found = []
    for edition, other, by in ((english, persian, ana), (persian, english, vera)):
        story = make_live_story(edition, by=by)
        banner = make_banner(edition, story=story.story)
        use = BannerEdition.Decision.USE
        BannerEdition.objects.create(banner=banner, edition=other, decision=use)
        show(banner, by=by)
        found.append((story, by))
    return found


@pytest.mark.django_db
def test_a_banners_story_that_is_published_again_changes_no_other_edition(
    stories: Any, english: Edition, persian: Edition
) -> None:
    [(story, ana), _other] = stories
    before = counter_of(persian), counter_of(english)
    workflow.publish(rewrite(story, ana, "Ferry: what we know"), by=ana)
    assert (counter_of(persian), counter_of(english)) == (before[0], before[1] + 1)
    workflow.hold(stored(story), by=ana)  # which takes its banner down
    assert counter_of(persian) == before[0] + 1


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_two_of_them_never_wait_for_each_other(stories: Any) -> None:
    failed: list[Exception] = []
    for _round in range(15):
        gate = threading.Barrier(len(stories))

        def stop_and_go_on(story: Any, by: Any, gate: Any = gate) -> None:
            try:
                gate.wait()
                workflow.hold(stored(story), by=by)
                gate.wait()
                workflow.release(stored(story), by=by)
            except Exception as error:
                gate.abort()
                failed.append(error)
            finally:
                connections.close_all()

        threads = [threading.Thread(target=stop_and_go_on, args=one) for one in stories]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert failed == []

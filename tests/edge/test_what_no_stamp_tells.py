"""What hangs on another edition's changes, or on a list of the desk's, is not kept."""

import json

import pytest

from articles import workflow
from articles.models import Article, OldAddress
from services.models import Edition
from staff.models import User
from tests.factories import make_live_story, public_address, stored
from tests.site import Site

pytestmark = pytest.mark.either

REASON = "The source took it back."


@pytest.fixture
def story(english: Edition, persian: Edition, ana: User) -> Article:
    return make_live_story(english, by=ana)


def elsewhere(story: Article) -> tuple[str, ...]:
    """Addresses of the story below another edition's prefix."""
    page = public_address(story)
    return f"/fa{page}", f"/fa/lite{page}", f"/fa/api/v1/stories/{story.public_id}"


def test_a_killed_story_says_nothing_below_another_editions_prefix(
    site: Site, story: Article, ana: User, chiara: User
) -> None:
    workflow.withdraw(story, by=ana, reason=REASON)
    addresses = elsewhere(story)
    for address in addresses:
        assert (site.get(address).status, REASON in site.get(address).text) == (
            410,
            True,
        )
    workflow.kill(stored(story), by=chiara, reason="Danger.")
    for address in addresses:
        assert (site.get(address).status, REASON in site.get(address).text) == (
            410,
            False,
        )


def test_a_released_story_is_back_below_another_editions_prefix(
    site: Site, story: Article, ana: User
) -> None:
    workflow.hold(story, by=ana)
    addresses = elsewhere(story)
    assert [site.get(address).status for address in addresses] == [404] * 3
    workflow.release(stored(story), by=ana)
    assert [site.get(address).status for address in addresses] == [301] * 3


def test_an_old_address_with_a_query_speaks_for_no_other(
    site: Site, english: Edition, story: Article, ana: User
) -> None:
    OldAddress.objects.create(
        edition=english, path="/index.php?id=5", story=story.public_id
    )
    workflow.withdraw(story, by=ana, reason=REASON)
    assert site.get("/index.php?id=5").status == 410
    assert site.get("/index.php?id=6").status == 404
    OldAddress.objects.all().delete()
    assert site.get("/index.php?id=5").status == 404


def test_moments_that_strangers_invent_drive_no_page_out_of_the_store(
    site: Site, story: Article
) -> None:
    for asked in ("stories", "stories?size=5", "tombstones"):
        assert json.loads(site.get(f"/api/v1/{asked}").text)["items"] is not None
    before = len(site.edge.store.pages)
    for day in range(1, 10):
        for name in ("stories", "tombstones"):
            address = f"/api/v1/{name}?since=2026-11-0{day}T00:00:00Z"
            assert site.get(address).status == 200
    assert len(site.edge.store.pages) <= before + 2

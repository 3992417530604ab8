"""The page "Adapt for …": who is offered which editions, and what pressing it does."""

import pytest
from django.urls import reverse

from articles.models import Adaptation, Article
from services.models import Edition
from staff.models import User
from staff.permissions import Role
from tests.desk.typing_in import at_the_desk
from tests.factories import make_live_story, make_membership, make_photo

pytestmark = pytest.mark.either


@pytest.fixture
def bilingual(ana: User, persian: Edition) -> User:
    """Ana, who writes for the Persian edition as well."""
    make_membership(ana, persian.service, Role.REPORTER)
    return ana


def address(story: Article) -> str:
    return reverse("admin:articles_article_adapt", args=(story.pk,))


def test_pressing_it_opens_the_new_working_copy(english, persian, bilingual):
    lead = make_photo(english.service, title="Ferry", reach="own")
    story = make_live_story(english, lead_photo=lead)
    desk = at_the_desk(bilingual)
    assert "اتاق خبر" in desk.get(address(story)).content.decode()
    response = desk.post(address(story), {"edition": persian.pk}, follow=True)
    version = Adaptation.objects.get(source=story).article
    assert response.redirect_chain[-1][0].endswith(f"/{version.pk}/change/")
    page = response.content.decode()
    assert "This is your own working copy" in page
    assert "“Ferry” could not come along" in page
    again = desk.get(address(story)).content.decode()
    assert "You write for no edition that lacks it." in again
    assert f"/{version.pk}/change/" in again


def test_an_edition_that_is_not_ones_own_is_refused(english, persian, ana):
    story = make_live_story(english)
    desk = at_the_desk(ana)
    page = desk.post(address(story), {"edition": persian.pk}).content.decode()
    assert "You write for no edition that lacks it." in page
    assert not Adaptation.objects.exists()


def test_nothing_chosen_is_said(english, persian, bilingual):
    story = make_live_story(english)
    page = at_the_desk(bilingual).post(address(story), {}).content.decode()
    assert "Choose an edition." in page


def test_who_does_not_see_the_story_or_does_not_write_gets_no_page(
    english, persian, vera, pavel
):
    story = make_live_story(english)
    assert at_the_desk(vera).get(address(story)).status_code == 404
    assert at_the_desk(pavel).get(address(story)).status_code == 403

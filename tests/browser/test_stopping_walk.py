"""At three in the morning, on a phone: two taps stop a story, and axe finds nothing."""

from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from articles import workflow
from articles.models import Article
from photos.models import Photo
from services.models import Edition
from staff.models import User
from staff.permissions import Role
from tests.browser.visitor import Visitor
from tests.factories import (
    make_contributor,
    make_edition,
    make_live_story,
    make_person,
    make_photo,
    make_section,
    make_service,
    public_address,
)

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

HOLDS_ITS_WORDS = """link => {
    const words = document.createRange()
    words.selectNodeContents(link)
    return words.getBoundingClientRect().width <= link.clientWidth
}"""
PHONE = {"width": 390, "height": 844}
VERBS = {"en": ("set_expiry", "anonymise"), "fa": ("anonymise",)}


@pytest.fixture
def edition(transactional_db: None) -> Edition:
    service = make_service("english", name="English Service")
    edition = make_edition(service, time_zone="Asia/Seoul")
    edition.default_section = make_section(edition, "World")
    edition.save()
    return edition


@pytest.fixture
def ana(edition: Edition) -> User:
    return make_person("ana", edition.service)


@pytest.fixture
def story(edition: Edition, ana: User) -> Article:
    """A live story with all that can be held against one."""
    article = make_live_story(
        edition,
        by=ana,
        headline="Ferry with 300 aboard sinks off Busan",
        summary="By Lena Marsh, who was aboard.",
        lead_photo=make_photo(edition.service, title="Ferry at dawn"),
        bylines=(make_contributor("Lena Marsh", edition.service),),
        expires_at=timezone.now() + timedelta(hours=5),
    )
    workflow.set_legal_hold(article, by=ana, reason="The second quote.")
    return article


def test_two_taps_on_a_phone_stop_a_live_story(
    visitor: Visitor, story: Article, edition: Edition
) -> None:
    page = visitor.page
    page.set_viewport_size(PHONE)
    visitor.log_in("ana")
    visitor.open(reverse("admin:articles_article_change", args=[story.pk]))
    hold = page.get_by_role("button", name="Hold", exact=True)
    expect(hold).to_be_in_viewport()
    hold.click()
    expect(page).to_have_url(f"{visitor.site}/admin/articles/article/{story.pk}/hold/")
    expect(hold).to_be_in_viewport(ratio=1)
    hold.click()
    expect(page.get_by_text("The story is on hold.")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    there = page.request.get(f"{visitor.site}{public_address(story)}")
    assert there.status == 404
    assert "We are checking this report" in there.text()


@pytest.mark.parametrize("language", list(VERBS))
def test_axe_finds_nothing_on_the_pages_that_stop_something(
    language: str, visitor: Visitor, story: Article, ana: User
) -> None:
    ana.memberships.create(service=story.edition.service, role=Role.CHIEF)
    User.objects.filter(pk=ana.pk).update(interface_language=language)
    page = visitor.page
    page.set_viewport_size(PHONE)
    visitor.log_in("ana")
    for verb in VERBS[language]:
        visitor.open(reverse(f"admin:articles_article_{verb}", args=[story.pk]))
        assert visitor.look() == []
    photo = Photo.objects.get()
    visitor.open(reverse("admin:photos_photo_pull", args=[photo.pk]))
    assert visitor.look() == []
    page.locator("textarea").fill("The agency killed it.")
    page.locator("button.desk-button--stop").click()
    page.wait_for_load_state()
    assert urlsplit(page.url).path == reverse(
        "admin:photos_photo_change", args=[photo.pk]
    )
    assert visitor.look() == []
    visitor.open(reverse("admin:articles_article_change", args=[story.pk]))
    page.set_viewport_size(PHONE)
    page.locator("#collaborations-group .add-row a").click()
    remove = page.locator("#collaborations-group .inline-deletelink")
    assert remove.evaluate(HOLDS_ITS_WORDS)
    page.locator(".desk-bar__rare > summary").click()
    assert visitor.look() == []
    assert visitor.complaints == []

"""On a phone somebody is protected, what is typed is dealt with, and the name sealed."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from articles.models import Article
from bylines import sealing
from bylines.models import Contributor
from services.models import Edition
from staff.models import User
from staff.permissions import Role
from tests.browser.visitor import Visitor
from tests.factories import (
    make_contributor,
    make_edition,
    make_live_story,
    make_person,
    make_section,
    make_service,
    public_address,
)

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PHONE = {"width": 390, "height": 844}


@pytest.fixture
def edition(transactional_db: None) -> Edition:
    edition = make_edition(make_service("english", name="English Service"))
    edition.default_section = make_section(edition, "World")
    edition.save()
    return edition


@pytest.fixture
def ana(edition: Edition) -> User:
    return make_person("ana", edition.service, Role.CHIEF)


@pytest.fixture
def lena(edition: Edition) -> Contributor:
    return make_contributor("Lena Marsh", edition.service)


@pytest.fixture
def story(edition: Edition, ana: User, lena: Contributor) -> Article:
    return make_live_story(
        edition,
        by=ana,
        headline="Lena Marsh leaves Busan",
        body="<p>By <strong>Lena</strong> Marsh, who was aboard.</p>",
        bylines=(lena,),
    )


def test_a_person_is_protected_sealed_and_opened(
    visitor: Visitor, edition: Edition, ana: User, lena: Contributor, story: Article
) -> None:
    page = visitor.page
    page.set_viewport_size(PHONE)
    visitor.log_in("ana")
    visitor.open(reverse("admin:bylines_contributor_change", args=[lena.pk]))
    assert visitor.look() == []
    page.get_by_role("link", name="Protect", exact=True).click()
    protect = page.get_by_role("button", name="Protect", exact=True)
    expect(protect).to_be_visible()
    assert visitor.look() == []
    page.get_by_label("Reason").fill("The family was visited.")
    protect.click()
    expect(page.get_by_role("heading", name="Readers see it now")).to_be_visible()
    expect(page.get_by_role("link", name="Headline").first).to_be_visible()
    assert visitor.look() == []
    page.set_viewport_size(PHONE)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    there = page.request.get(f"{visitor.site}{public_address(story)}").text()
    assert "withheld" in there
    assert "/author/" not in there

    visitor.open(reverse("admin:bylines_contributor_seal", args=[lena.pk]))
    page.get_by_label("Reason").fill("A list of names was stolen.")
    page.get_by_role("button", name="Seal", exact=True).click()
    expect(page.get_by_text("a code name stands here")).to_be_visible()
    assert visitor.look() == []
    page.get_by_role("link", name="The real name").click()
    page.get_by_label("Reason").fill("A court asks.")
    page.get_by_role("button", name="Ask to read it").click()
    expect(page.get_by_text("It waits for another chief")).to_be_visible()
    other = make_person("dora", edition.service, Role.CHIEF)
    person = Contributor.objects.get(pk=lena.pk)
    asked = person.protection_events.get(action="asked_to_open")
    sealing.answer(person, by=other, number=asked.pk, is_granted=True, reason="Yes.")
    page.reload()
    page.get_by_role("button", name="Show the real name").click()
    expect(page.get_by_text("Lena Marsh", exact=True)).to_be_visible()
    assert visitor.look() == []
    assert visitor.complaints == []

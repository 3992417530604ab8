"""A chief says the last labels of an edition, at a desk that is read from the right."""

import pytest
from playwright.sync_api import expect

from services.labels import Own, keep_labels, labels_of, missing_labels
from staff.permissions import Role
from tests.browser.visitor import Visitor
from tests.factories import make_edition, make_person, make_service

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LAST = {"Updated %(time)s", "%(number)s more notice", "This story has been withdrawn"}

# Whether the browser asks before the page is left.
ASKS = """() => {
    const leaving = new Event("beforeunload", { cancelable: true })
    return !window.dispatchEvent(leaving)
}"""


def test_the_last_labels_are_said_by_keyboard(visitor: Visitor) -> None:
    service = make_service("pashto", name="Pashto Service")
    edition = make_edition(service, name="خبرونه", language="ps", prefix="ps")
    make_person("zarghona", service, Role.CHIEF, interface_language="fa")
    said = {
        label.sentence.key: Own({form.category: "پ" for form in label.forms})
        for label in labels_of(edition)
        if label.sentence.message not in LAST
    }
    keep_labels(edition, said)
    page = visitor.page
    visitor.log_in("zarghona")
    visitor.open(f"/admin/services/edition/{edition.pk}/labels/?only=missing")
    updated = page.get_by_label("Updated %(time)s", exact=True)
    updated.focus()
    assert not page.evaluate(ASKS)
    page.keyboard.type("نوی شوی")
    assert page.evaluate(ASKS)
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(updated).to_have_value("نوی شوی")
    expect(updated).to_have_attribute("aria-invalid", "true")
    assert page.evaluate(ASKS)  # it is not saved yet
    assert visitor.look() == []
    assert visitor.page.evaluate("document.documentElement.scrollWidth") <= 1280
    page.set_viewport_size({"width": 390, "height": 844})
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    updated.fill("په %(time)s نوی شوی")
    for box in page.locator(".desk-label__form input").all():
        box.fill("نور %(number)s")
    page.get_by_label("This story has been withdrawn").fill("دا خبر بېرته واخیستل شو")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert missing_labels(edition) == []
    assert visitor.complaints == []

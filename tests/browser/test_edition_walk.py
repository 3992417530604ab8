"""A chief begins an edition, writes a page for it and looks at it, in a real browser."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from articles.models import StandingPage
from services.models import Edition
from staff.permissions import Role
from tests.factories import make_edition, make_person, make_service

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
DESK, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}


def look(page: Page, complaints: list[str]) -> None:
    """Nothing is wrong with it for axe, and nothing is wider than the window.

    What axe itself does is against the policy of the desk; that is no complaint.
    """
    before = len(complaints)
    page.wait_for_load_state()
    found = Axe().run(page, options={"runOnly": RULES}).response["violations"]
    assert [
        (rule["id"], node["html"][:200]) for rule in found for node in rule["nodes"]
    ] == []
    wide = "document.documentElement.scrollWidth <= window.innerWidth"
    assert page.evaluate(wide), page.url
    del complaints[before:]


def test_a_chief_begins_an_edition_and_looks_at_it(page, live_server, transactional_db):
    page.set_default_timeout(20_000)
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on(
        "console",
        lambda message: message.type == "error" and complaints.append(message.text),
    )
    english = make_edition(make_service("english", name="English Service"))
    make_person("chiara", english.service, Role.CHIEF, interface_language="fa")
    page.goto(f"{live_server.url}/admin/")
    page.fill("[name=username]", "chiara")
    page.fill("[name=password]", "newsroom")
    page.keyboard.press("Enter")
    expect(page.locator("#user-tools")).to_be_visible()

    page.goto(f"{live_server.url}/admin/services/edition/add/")
    page.fill("[name=language]", "پشتو (پښتو)")  # as the Persian desk calls it
    page.fill("[name=name]", "د خبرونو خونه")
    page.fill("[name=sections-0-name]", "نړۍ")
    page.set_viewport_size(PHONE)
    look(page, complaints)
    page.locator("[name=_save]").click()
    expect(page.locator(".desk-lacks--stop")).to_be_visible()
    look(page, complaints)
    edition = Edition.objects.get(prefix="ps")
    assert (edition.native_name, edition.is_open) == ("پښتو", False)

    page.locator(".desk-lacks").last.get_by_role("link").nth(2).click()
    area = page.locator(".ProseMirror")
    expect(area).to_have_attribute("dir", "rtl")
    page.fill("[name=title]", "اړیکه")
    area.click()
    page.keyboard.type("ليک راولېږئ.")
    page.locator("[name=_save]").click()
    expect(page.locator(".messagelist .success")).to_be_visible()
    assert page.url.endswith(f"/admin/services/edition/{edition.pk}/open/")
    written = StandingPage.objects.get(edition=edition)
    assert "ليک راولېږئ." in written.body

    page.set_viewport_size(DESK)
    page.goto(f"{live_server.url}/admin/edition-preview/{edition.pk}/?width=phone")
    look(page, complaints)
    frame = page.frame_locator("iframe")
    expect(frame.locator("html")).to_have_attribute("data-script", "Arab")
    assert page.locator("iframe").bounding_box()["width"] == 390
    frame.get_by_role("link", name="اړیکه").click()
    expect(frame.get_by_role("heading", name="اړیکه")).to_be_visible()
    assert complaints == []

"""A walk through the photo desk with a real browser: upload, focal point, crops."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core.files.base import ContentFile
from playwright.sync_api import Page, expect

from photos import intake
from photos.finishing import finish_due
from photos.models import Photo
from services.models import Edition
from tests.factories import draw_jpeg, make_edition, make_person, make_service

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


@pytest.fixture
def edition(transactional_db) -> Edition:
    return make_edition(make_service("english", name="English Service"))


def log_in(page: Page, site: str) -> None:
    page.goto(f"{site}/admin/")
    page.fill("[name=username]", "pavel")
    page.fill("[name=password]", "newsroom")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="The desk")).to_be_visible()


def broken_rules(page: Page) -> list[str]:
    page.wait_for_load_state()
    found = Axe().run(page, options={"runOnly": RULES})
    return [rule["id"] for rule in found.response["violations"]]


def test_a_photo_is_taken_in_and_gets_its_focal_point(page, live_server, edition):
    page.set_default_timeout(20_000)
    make_person("pavel", edition.service, "photo_editor")
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on(
        "console",
        lambda message: message.type == "error" and complaints.append(message.text),
    )
    log_in(page, live_server.url)

    page.goto(f"{live_server.url}/admin/photos/photo/add/")
    page.set_input_files(
        "[name=original]",
        {"name": "ferry.jpg", "mimeType": "image/jpeg", "buffer": draw_jpeg()},
    )
    page.get_by_label("Photographer").fill("Lee Ara")
    page.get_by_role("button", name="Save and continue editing").click()
    expect(page.locator(".desk-needs")).to_contain_text("It needs alternative text")

    mark = page.get_by_role("slider", name="Focal point")
    expect(mark).to_have_attribute(
        "aria-valuetext", "From the left: 50%; from the top: 50%"
    )
    page.locator(".desk-focal img").click(position={"x": 64, "y": 10})
    mark.press("Shift+ArrowDown")
    mark.press("ArrowLeft")
    expect(page.locator("[name=focal_x]")).to_have_value("9")
    assert complaints == []
    assert broken_rules(page) == []

    page.get_by_label("Alternative text").fill("A white ferry on a calm sea.")
    with page.expect_navigation():
        page.get_by_role("button", name="Save and continue editing").click()
    expect(page.locator(".desk-needs")).to_have_count(0)
    photo = Photo.objects.get()
    assert (photo.title, photo.focus) == ("ferry", f"9-{photo.focal_y}")

    finish_due()
    page.reload()
    page.get_by_text("Focal point", exact=True).click()
    expect(page.locator(".desk-crop")).to_have_count(4)


@pytest.mark.parametrize("size", [(1600, 1067), (320, 213)])
def test_a_click_amid_the_picture_is_the_middle(page, live_server, edition, size):
    page.set_viewport_size({"width": 1280, "height": 1000})
    make_person("pavel", edition.service, "photo_editor")
    photo = Photo(service=edition.service, title="Sea", alt="Sea.", agency="AP")
    photo.original = ContentFile(draw_jpeg(*size), name="sea.jpg")
    photo.focal_x = photo.focal_y = 10
    intake.receive(photo, by=None)
    log_in(page, live_server.url)
    page.goto(f"{live_server.url}/admin/photos/photo/{photo.pk}/change/")
    page.locator(".desk-focal img").click()
    with page.expect_navigation():
        page.get_by_role("button", name="Save and continue editing").click()
    photo.refresh_from_db()
    assert photo.focus == "50-50"

"""Photos in the body editor: chosen, uploaded, and what is said of them here."""

import pytest

from tests.browser.editor_desk import (
    DESK,
    NEW_PHOTO,
    ON_A_FORM,
    PICKER,
    UPLOAD,
    axe_complaints,
)
from tests.browser.visitor import catch_up

pytestmark = pytest.mark.browser


def choose_photo(desk, words):
    search = desk.page.get_by_label("Search photos")
    search.wait_for()
    desk.keys.type(f"{words}\n")
    desk.page.locator(".desk-row:focus").wait_for()
    desk.press("Enter")
    search.wait_for(state="detached")
    catch_up(desk.page)


def test_a_photo_comes_into_the_text_by_keyboard(desk):
    desk.open("<p>Before.</p>")
    desk.press("Control+Alt+p")
    choose_photo(desk, "flood")
    desk.keys.type("A caption\nAfter.")
    assert desk.stored == (
        '<p>Before.</p><figure data-photo="2" data-layout="inline">'
        "<figcaption>A caption</figcaption></figure><p>After.</p>"
    )
    assert desk.page.get_by_alt_text("A street").is_visible()
    assert desk.page.get_by_text("Boris/AP").is_visible()


def test_a_photo_is_made_wider_exchanged_and_removed(desk):
    desk.open(
        '<figure data-photo="1" data-layout="inline">'
        "<figcaption>Dawn</figcaption></figure><p>After.</p>"
    )
    desk.page.get_by_text("Dawn", exact=True).click()
    desk.page.get_by_label("Width").select_option("Wider than the text")
    desk.page.get_by_role("button", name="Choose another photo").click()
    choose_photo(desk, "street")
    desk.page.get_by_role("button", name="Remove the caption").click()
    assert desk.stored == (
        '<figure data-photo="2" data-layout="wide"><figcaption></figcaption></figure>'
        "<p>After.</p>"
    )
    desk.press("Backspace", "Backspace")
    assert desk.stored == "<p>After.</p>"


def test_photos_of_a_text_are_asked_for_at_once(desk):
    asked = []
    desk.page.on("request", lambda request: asked.append(request.url))
    figures = (f'<figure data-photo="{number}"></figure>' for number in (1, 2, 9))
    desk.open("".join(figures))
    desk.page.get_by_text("This photo is missing.").wait_for()
    assert [url for url in asked if PICKER in url] == [f"{DESK}{PICKER}?id=1&id=2&id=9"]


def test_below_a_photo_stands_what_is_said_of_it_here(desk):
    desk.open('<p>a</p><figure data-photo="1"></figure>')
    desk.page.get_by_alt_text("A bridge").click()
    prefix = desk.page.locator(".story-photo__file")
    assert prefix.is_visible()
    desk.page.get_by_label("File photo").select_option("No")
    assert not prefix.is_visible()
    desk.page.get_by_label("Alternative text here").fill('A "bridge" <1>')
    desk.press("Enter")
    assert desk.focus == "textbox"
    assert desk.page.get_by_alt_text('A "bridge" <1>').is_visible()
    assert desk.stored == (
        '<p>a</p><figure data-photo="1" data-layout="inline" data-file="no" '
        'data-alt="A &quot;bridge&quot; &lt;1&gt;"><figcaption></figcaption></figure>'
    )


def test_only_the_photo_with_the_cursor_has_controls_to_tab_through(desk):
    desk.open(
        '<figure data-photo="1"></figure><figure data-photo="2"></figure><p>a</p>'
    )
    desk.page.get_by_text("a", exact=True).click()
    catch_up(desk.page)
    desk.press("Tab")
    assert desk.focus == "after"
    desk.page.locator("figcaption").first.click()
    catch_up(desk.page)
    desk.press("Tab")
    widths = desk.page.get_by_label("Width")
    assert widths.count() == 1
    assert widths.evaluate("select => select === document.activeElement")
    desk.page.get_by_role("button", name="Remove the photo").press("Enter")
    assert 'data-photo="1"' not in desk.stored


PICTURE = {"name": "bridge.png", "mimeType": "image/png", "buffer": b"\x89PNG"}


def begin_upload(desk, *answers):
    desk.uploads.clear()
    desk.upload_answers[:] = answers
    desk.open("<p>Before.</p>", **ON_A_FORM)
    desk.press("Control+Alt+p")
    desk.page.get_by_role("tab", name="Upload a new photo").click()
    desk.page.get_by_label("Picture file").set_input_files(PICTURE)


def refuse(route):
    route.fulfill(status=400, json={"errors": {"agency": ["Say who gave it."]}})


def accept(route):
    route.fulfill(status=201, json={"photo": NEW_PHOTO})


def test_a_new_photo_is_uploaded_from_the_text(desk):
    begin_upload(desk, refuse, lambda route: route.abort(), accept)
    dialog = desk.page.get_by_role("dialog")
    dialog.get_by_label("Caption").fill("A new caption")
    dialog.get_by_label("Photographer").fill("Ana")
    dialog.get_by_label("File photo").check()
    send = dialog.get_by_role("button", name="Upload the photo")
    send.click()
    assert (
        "Date unknown" in dialog.locator("#photo-upload-taken_on-error").text_content()
    )
    assert desk.focus == "photo-upload-taken_on"
    dialog.get_by_label("Date unknown").check()
    send.click()
    dialog.get_by_text("Say who gave it.").wait_for()
    assert desk.focus == "photo-upload-agency"
    desk.keys.type("AP")
    send.click()
    dialog.get_by_text("The connection was lost.").wait_for()
    send.click()
    dialog.wait_for(state="detached")
    desk.complaints.clear()  # the browser tells of the refusal and the lost connection
    sent = desk.uploads[-1].post_data_buffer.decode("latin-1")
    assert desk.uploads[-1].headers["x-csrftoken"] == "t0ken"
    for part in ("bridge.png", "A new caption", "Ana", "AP", "is_undated", "is_file"):
        assert part in sent
    assert 'data-photo="3"' in desk.stored
    assert desk.page.get_by_text("It needs its rights.").is_visible()


def test_the_next_upload_knows_who_took_the_last_picture(desk):
    begin_upload(desk, accept)
    dialog = desk.page.get_by_role("dialog")
    dialog.get_by_label("Caption").fill("First")
    dialog.get_by_label("Photographer").fill("Ana")
    dialog.get_by_role("button", name="Upload the photo").click()
    dialog.wait_for(state="detached")
    desk.press("Control+Alt+p")
    desk.page.get_by_role("tab", name="Upload a new photo").click()
    assert dialog.get_by_label("Photographer").input_value() == "Ana"
    assert dialog.get_by_label("Caption").input_value() == ""
    dialog.get_by_label("Caption").fill("Second")
    desk.press("Escape", "Control+Alt+p")
    assert dialog.get_by_label("Caption").input_value() == "Second"


def test_the_lead_photo_is_uploaded_in_the_same_dialog(desk):
    desk.upload_answers[:] = [accept]
    desk.open()
    desk.page.evaluate(
        """async ([picker, upload]) => {
            const input = Object.assign(document.createElement("input"), { id: "lead" })
            Object.assign(input.dataset, { photoPicker: picker, photoUpload: upload })
            document.querySelector("form").append(input)
            await import("/static/js/desk_photo.js")
        }""",
        [PICKER, UPLOAD],
    )
    desk.page.get_by_role("button", name="Choose a photo").click()
    desk.page.get_by_role("tab", name="Upload a new photo").click()
    desk.page.get_by_label("Picture file").set_input_files(PICTURE)
    desk.page.get_by_role("button", name="Upload the photo").click()
    desk.page.get_by_text("It needs its rights.").wait_for()
    assert desk.page.locator("#lead").input_value() == "3"
    desk.page.get_by_role("button", name="Choose another photo").click()
    desk.press("Escape")
    assert desk.page.locator("#lead").input_value() == "3"


def test_a_file_that_cannot_be_used_is_not_sent(desk):
    begin_upload(desk)
    file = desk.page.get_by_label("Picture file")
    file.set_input_files(PICTURE | {"name": "a.pdf", "mimeType": "application/pdf"})
    desk.page.get_by_role("button", name="Upload the photo").click()
    assert desk.page.get_by_text("This is no picture").is_visible()
    assert desk.uploads == []


def test_a_pasted_picture_is_a_new_photo(desk):
    desk.open("<p>Before.</p>", **ON_A_FORM)
    desk.area.evaluate(
        """(area) => {
            const clipboardData = new DataTransfer()
            clipboardData.items.add(new File(["x"], "shot.png", { type: "image/png" }))
            area.dispatchEvent(new ClipboardEvent("paste", {
                clipboardData, bubbles: true, cancelable: true }))
        }"""
    )
    assert desk.page.get_by_role("dialog").get_by_text("shot.png").is_visible()


def test_axe_finds_nothing_in_the_upload(desk):
    begin_upload(desk)
    desk.page.get_by_label("Picture file").set_input_files([])
    desk.page.get_by_label("File photo").check()
    desk.page.get_by_role("button", name="Upload the photo").click()
    desk.complaints.clear()
    assert axe_complaints(desk) == {}

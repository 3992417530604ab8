"""The body editor alone on a page under the site's own policy, and who writes there."""

import mimetypes
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from axe_playwright_python.sync_playwright import Axe
from csp.utils import build_policy
from django.contrib.staticfiles import finders
from django.test import override_settings
from django.urls import include, path
from js_asset import Media

from articles.fields import BodyField
from articles.prose import sanitize
from tests.browser.visitor import catch_up

DESK = "http://desk.test"
PICKER = "/admin/photos/photo/picker/"
RECORDING_PICKER = "/admin/recordings/recording/picker/"
STORY_PICKER = "/admin/articles/article/stories/"
UPLOAD = "/admin/photos/photo/upload/"
PHOTOS = [
    {
        "id": 1,
        "title": "A bridge at dawn",
        "alt": "A bridge",
        "credit": "Ana/Reuters",
        "caption": "The bridge, 2019",
        "is_file": True,
    },
    {"id": 2, "title": "Flooded street", "alt": "A street", "credit": "Boris/AP"},
]
NEW_PHOTO = PHOTOS[1] | {"id": 3, "title": "New", "needs": ["It needs its rights."]}
STORIES = [
    {"id": 7, "title": "Ferry sinks", "state": "Live", "when": "14:30 UTC"},
    {"id": 8, "title": "Lake dries", "state": "Not published", "when": "9:00 UTC"},
]
RECORDINGS = [
    {"id": 5, "title": "Harbor film", "kind": "Video", "length": "0:08"},
    {"id": 6, "title": "Rain", "kind": "Audio", "length": "0:14"},
]
RECORDINGS = [row | {"credit": "Ana", "thumb": "", "needs": []} for row in RECORDINGS]
ON_A_FORM = {"data-edition": "5", "data-photo-upload": UPLOAD}
PAGE = """<!doctype html><html lang="en"><title>Desk</title>{media}
<main><h1>Story</h1><form><input type="hidden" name="csrfmiddlewaretoken" value="t0ken">
<input id="title" aria-label="Headline"><label for="id_body">Body:</label>
{body}<input id="after" aria-label="Slug"></form></main></html>"""

PICKERS = [
    path(PICKER[1:], id, name="photos_photo_picker"),
    path(STORY_PICKER[1:], id, name="articles_article_stories"),
    path(RECORDING_PICKER[1:], id, name="recordings_recording_picker"),
]
urlpatterns = [path("", include((PICKERS, "admin")))]


def page_html(text, **attributes):
    field = BodyField().formfield()
    body = field.widget.render("body", text, {"id": "id_body", **attributes})
    media = Media.from_media(field.widget.media, nonce="n0nce")
    return PAGE.format(media=media, body=body)


def answer_photos(query):
    words, ids = query.get("q", [""])[0].lower(), query.get("id", [])
    return [
        photo | {"thumb": "data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA="}
        for photo in PHOTOS
        if (str(photo["id"]) in ids if ids else words in photo["title"].lower())
    ]


def answer_recordings(query):
    words, ids = query.get("q", [""])[0].lower(), query.get("id", [])
    return [
        found
        for found in RECORDINGS
        if (str(found["id"]) in ids if ids else words in found["title"].lower())
    ]


def answer_stories(query):
    assert query["edition"] == ["5"]
    words, ids = query.get("q", [""])[0].lower(), query.get("id", [])
    return [
        story
        for story in STORIES
        if (str(story["id"]) in ids if ids else words in story["title"].lower())
    ]


class Desk:
    """The page with the editor, and what a person does with it."""

    def __init__(self, page):
        self.page = page
        self.keys = page.keyboard
        self.area = page.locator("[contenteditable=true]")
        self.complaints = []
        self.uploads = []  # what the photo desk was sent
        self.upload_answers = []  # what it answers, one after the other
        page.on("console", self.hear)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.route("**/*", self.answer)

    def hear(self, message):
        if message.type in {"error", "warning"}:
            self.complaints.append(message.text)

    def answer(self, route):
        url = urlsplit(route.request.url)
        if url.path == PICKER:
            photos = answer_photos(parse_qs(url.query))
            route.fulfill(json={"results": photos})
        elif url.path == STORY_PICKER:
            route.fulfill(json={"results": answer_stories(parse_qs(url.query))})
        elif url.path == RECORDING_PICKER:
            found = answer_recordings(parse_qs(url.query))
            route.fulfill(json={"results": found})
        elif url.path == UPLOAD:
            self.uploads.append(route.request)
            self.upload_answers.pop(0)(route)
        elif url.path.startswith("/static/"):
            file = finders.find(url.path.removeprefix("/static/"))
            kind = mimetypes.guess_type(file)[0]
            route.fulfill(body=Path(file).read_bytes(), content_type=kind)
        else:
            policy = build_policy(nonce="n0nce")
            headers = {"Content-Security-Policy": policy}
            kind = "text/html; charset=utf-8"
            route.fulfill(body=self.html, headers=headers, content_type=kind)

    def open(self, text="", **attributes):
        with override_settings(ROOT_URLCONF=__name__):
            self.html = page_html(text, **attributes)
        self.page.goto(f"{DESK}/")
        self.area.click()
        catch_up(self.page)  # a moment after the focus it sets a selection

    @property
    def written(self):
        return self.page.locator("#id_body").evaluate("area => area.value")

    @property
    def stored(self):
        return sanitize(self.written)

    @property
    def text(self):
        """The paragraphs as stored, without their tags."""
        return self.stored.replace("</p>", "").split("<p>")[1:]

    def press(self, *keys):
        for key in keys:
            self.keys.press(key)
            catch_up(self.page)

    def paste(self, html, text="plain"):
        self.area.evaluate(
            """(area, [html, text]) => {
                const clipboardData = new DataTransfer()
                if (html) clipboardData.setData("text/html", html)
                clipboardData.setData("text/plain", text)
                area.dispatchEvent(new ClipboardEvent("paste", {
                    clipboardData, bubbles: true, cancelable: true }))
            }""",
            [html, text],
        )

    @property
    def focus(self):
        return self.page.evaluate(
            "(({ dataset, id, role }) => dataset.name || id || role)"
            "(document.activeElement)"
        )


def axe_complaints(desk):
    """Broken rules, and where. The console is read before: axe itself sets styles."""
    assert desk.complaints == []
    found = Axe().run(desk.page, context="body").response["violations"]
    desk.complaints.clear()
    return {rule["id"]: [node["target"] for node in rule["nodes"]] for rule in found}

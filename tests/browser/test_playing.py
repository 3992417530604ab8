"""A reader plays a film by keyboard, with captions, and turns a gallery's photos."""

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.visitor import PHONE
from tests.factories import (
    make_live_story,
    make_photo,
    make_recording,
    public_address,
)

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

VTT = "WEBVTT\n\n00:00:00.000 --> 00:00:02.000\nWaves\n"

# No string is evaluated in a page: the policy forbids it.
UNTIL_CAPTIONS_SHOW = """() => new Promise((done) => {
    const track = document.querySelector("video").textTracks[0]
    const look = () => track.activeCues?.[0]?.text ? done() : setTimeout(look, 50)
    look()
})"""


@pytest.fixture
def address(english, people):
    service = english.service
    poster = make_photo(service)
    film = make_recording(service, "film.webm", captions={"en": VTT}, poster=poster)
    sound = make_recording(service, "sound.ogg", title="Rain", language="")
    numbers = ",".join(str(make_photo(service).pk) for _photo in range(3))
    body = (
        f'<p>Text.</p><figure data-recording="{film.pk}"></figure>'
        f'<figure data-recording="{sound.pk}"></figure>'
        f'<figure data-gallery="{numbers}"><figcaption>Two days</figcaption></figure>'
    )
    return public_address(make_live_story(english, by=people.ana, body=body))


def test_a_film_plays_by_keyboard_and_a_gallery_turns(visitor, address):
    page, asked = visitor.page, []
    page.on("request", lambda request: asked.append(urlsplit(request.url)))
    page.set_viewport_size({"width": PHONE, "height": 900})
    page.emulate_media(reduced_motion="reduce")
    page.goto(f"{visitor.site}{address}")
    turn = page.get_by_role("button", name="Next photo")
    expect(turn).to_be_visible()
    assert {url.netloc for url in asked} == {urlsplit(visitor.site).netloc}
    files = [url.path for url in asked if url.path.startswith("/media/")]
    assert not [path for path in files if "recording." in path]
    assert visitor.broken_rules() == []

    video = page.locator("video")
    video.focus()
    page.keyboard.press("Space")
    page.evaluate(UNTIL_CAPTIONS_SHOW)
    assert video.evaluate("video => video.textTracks[0].mode") == "showing"
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE

    turn.press("Enter")
    expect(page.get_by_text("Photo 2 of 3")).to_be_visible()
    turn.press("Enter")
    turn.press("Enter")
    expect(page.get_by_text("Photo 3 of 3")).to_be_visible()
    expect(turn).to_have_attribute("aria-disabled", "true")
    last = page.locator(".gallery__photo").last
    expect(last).to_be_in_viewport()
    page.get_by_role("button", name="Previous photo").press("Enter")
    expect(page.get_by_text("Photo 2 of 3")).to_be_visible()
    page.get_by_text("Transcript").first.press("Enter")
    expect(page.get_by_text("Second words.").first).to_be_visible()
    assert visitor.complaints == []

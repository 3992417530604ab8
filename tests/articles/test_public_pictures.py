"""Public files of photos, there while a live story shows them; and how pages do."""

import json
from datetime import timedelta

import lxml.html
import pytest
import time_machine
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import timezone

from articles import workflow
from articles.addresses import media_path
from photos import intake
from photos.finishing import finish_due
from photos.models import Photo
from photos.renditions import make_renditions
from tests.factories import (
    draw_jpeg,
    make_article,
    make_live_story,
    make_photo,
    public_address,
)

pytestmark = pytest.mark.either


def file_of(photo: Photo, extension: str = "jpg") -> str:
    widest = photo.renditions.filter(format=extension, crop="").order_by("-width")[0]
    return media_path(photo.media_key, str(widest))


@pytest.fixture
def photo(english) -> Photo:
    return make_photo(english.service)


@pytest.mark.parametrize(
    ("extension", "content_type"),
    [("jpg", "image/jpeg"), ("webp", "image/webp"), ("avif", "image/avif")],
)
def test_a_picture_of_a_live_story_is_served(
    client, english, photo, extension, content_type
):
    make_live_story(english, lead_photo=photo)
    response = client.get(file_of(photo, extension))
    assert response.status_code == 200
    assert response["Content-Type"] == content_type
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Cache-Control"] == "public, max-age=300, s-maxage=3"
    assert b"".join(response.streaming_content)


def test_a_browser_that_has_the_picture_is_not_sent_it_again(client, english, photo):
    make_live_story(english, lead_photo=photo)
    tag = client.get(file_of(photo))["ETag"]
    response = client.get(file_of(photo), headers={"if-none-match": tag})
    assert response.status_code == 304


def test_a_picture_that_no_story_shows_is_not_found(client, english, photo):
    assert client.get(file_of(photo)).status_code == 404


def test_a_picture_of_a_draft_is_not_found(client, english, photo):
    make_article(english, lead_photo=photo)
    assert client.get(file_of(photo)).status_code == 404


@pytest.mark.parametrize("verb", ["hold", "withdraw"])
def test_a_picture_goes_when_its_story_is_stopped(client, english, ana, photo, verb):
    story = make_live_story(english, by=ana, lead_photo=photo)
    tag = client.get(file_of(photo))["ETag"]
    getattr(workflow, verb)(story, by=ana, reason="It was wrong.")
    response = client.get(file_of(photo), headers={"if-none-match": tag})
    assert response.status_code == 404


def test_a_picture_stays_while_another_live_story_shows_it(client, english, ana, photo):
    story = make_live_story(english, by=ana, lead_photo=photo)
    make_live_story(english, by=ana, lead_photo=photo)
    workflow.hold(story, by=ana)
    assert client.get(file_of(photo)).status_code == 200


def test_a_picture_of_a_scheduled_story_appears_with_it(client, english, ana, photo):
    noon = timezone.now() + timedelta(hours=3)
    workflow.schedule(make_article(english, lead_photo=photo), by=ana, at=noon)
    assert client.get(file_of(photo)).status_code == 404
    with time_machine.travel(noon, tick=False):
        assert client.get(file_of(photo)).status_code == 200


@pytest.mark.parametrize(
    "name",
    [
        "100000.jpg",
        "9999999999999999999999.jpg",
        "640.png",
        "640.jpg/",
        "../640.jpg",
        "640.jpg.jpg",
        "card-320.jpg",
        "card-320-50-51.jpg",
        "card-320-50-50.webp",
        "huge-320-50-50.jpg",
    ],
)
def test_a_file_that_was_never_made_is_not_found(client, english, photo, name):
    make_live_story(english, lead_photo=photo)
    assert client.get(f"/media/{photo.media_key}/{name}").status_code == 404


def test_a_lost_file_is_not_found(client, english, photo):
    make_live_story(english, lead_photo=photo)
    address = file_of(photo)
    default_storage.delete(address.removeprefix("/media/"))
    assert client.get(address).status_code == 404


# ── How a page shows it ──────────────────────────────────────────────────────


def page_of(client, story) -> lxml.html.HtmlElement:
    response = client.get(public_address(story))
    assert response.status_code == 200
    return lxml.html.fromstring(response.content.decode())


def meta(page, name: str) -> str:
    return page.xpath(f"string(//meta[@property='{name}' or @name='{name}']/@content)")


def images_in_json_ld(page) -> list[dict]:
    data = json.loads(page.xpath("string(//script[@type='application/ld+json'])"))
    return data["@graph"][0]["image"]


def make_wide_photo(service, **facts) -> Photo:
    """A photo broader than any column."""
    photo = Photo(service=service, title="Sea", alt="Sea.", agency="AP", **facts)
    photo.original = ContentFile(draw_jpeg(1300, 867), name="sea.jpg")
    intake.receive(photo, by=None)
    make_renditions(photo.pk)
    return Photo.objects.get(pk=photo.pk)


def test_a_page_offers_avif_then_webp_then_jpeg(client, english, photo):
    page = page_of(client, make_live_story(english, lead_photo=photo))
    sources = page.xpath("//picture//source")
    assert [source.get("type") for source in sources] == ["image/avif", "image/webp"]
    image = page.find(".//picture//img")
    assert image.get("src").endswith("/320.jpg")
    assert (image.get("width"), image.get("height")) == ("320", "213")
    for element in (*sources, image):
        for part in element.get("srcset").split(", "):
            address, width = part.split()
            assert client.get(address).status_code == 200
            assert width in ("240w", "320w")


def test_the_lead_is_loaded_at_once_and_others_when_needed(client, english, photo):
    body = f'<p>Text.</p><figure data-photo="{photo.pk}"></figure>'
    page = page_of(client, make_live_story(english, lead_photo=photo, body=body))
    lead, other = page.xpath("//main//picture//img")
    assert (lead.get("fetchpriority"), lead.get("loading")) == ("high", None)
    assert (other.get("fetchpriority"), other.get("loading")) == (None, "lazy")


def test_a_small_picture_is_marked_so_that_nothing_enlarges_it(client, english, photo):
    wide = make_wide_photo(english.service)
    body = f'<p>Text.</p><figure data-photo="{photo.pk}"></figure>'
    page = page_of(client, make_live_story(english, lead_photo=wide, body=body))
    large, small = page.xpath("//main//figure")
    assert "picture--small" not in large.get("class")
    assert "picture--small" in small.get("class")
    assert small.find(".//img").get("sizes") == "(min-width: 320px) 320px, 100vw"


def test_where_no_font_has_the_letters_links_get_the_crop_made_for_them(
    client, english
):
    photo = make_wide_photo(english.service, focal_x=20)
    story = make_live_story(english, lead_photo=photo, headline="ሰላም")
    page = page_of(client, story)
    card = f"http://testserver/media/{photo.media_key}/card-1200-20-50.jpg"
    assert meta(page, "og:image") == meta(page, "twitter:image") == card
    assert (meta(page, "og:image:width"), meta(page, "og:image:height")) == (
        "1200",
        "630",
    )
    assert client.get(card).status_code == 200


def test_search_engines_get_the_shapes_they_ask_for(client, english):
    photo = make_wide_photo(english.service)
    page = page_of(client, make_live_story(english, lead_photo=photo))
    nodes = images_in_json_ld(page)
    assert [(node["width"], node["height"]) for node in nodes] == [
        ("1200", "800"),
        ("867", "867"),
        ("1156", "867"),
        ("1200", "675"),
    ]
    assert all(client.get(node["url"]).status_code == 200 for node in nodes)


def test_a_picture_just_taken_in_is_shown_and_completed_later(
    client, english, django_capture_on_commit_callbacks
):
    photo = Photo(service=english.service, title="Sea", alt="Sea.", agency="AP")
    photo.original = ContentFile(draw_jpeg(1300, 867), name="sea.jpg")
    with django_capture_on_commit_callbacks(execute=True):
        intake.receive(photo, by=None)
    story = make_live_story(english, lead_photo=photo)
    page = page_of(client, story)
    assert not page.xpath("//picture//source")
    assert page.xpath("string(//picture//img/@srcset)").endswith("/800.jpg 800w")
    first_card = meta(page, "og:image")
    Photo.objects.update(renditions_due=timezone.now())
    finish_due()
    page = page_of(client, story)
    assert page.xpath("string(//source/@type)") == "image/avif"
    assert "/1200.avif 1200w" in page.xpath("string(//source/@srcset)")
    assert meta(page, "og:image") != first_card  # from the crop that is there now


def test_a_moved_focal_point_reaches_the_page(client, english, photo):
    story = make_live_story(english, lead_photo=photo)
    before = meta(page_of(client, story), "og:image")
    photo.focal_x = 5
    photo.save()
    assert meta(page_of(client, story), "og:image") == before
    finish_due()
    after = meta(page_of(client, story), "og:image")
    assert after.endswith("-5-50.jpg")
    assert client.get(after).status_code == 200
    assert client.get(before).status_code == 404


def test_a_corrected_caption_reaches_every_live_story(client, english, photo):
    stories = [make_live_story(english, lead_photo=photo) for _ in range(2)]
    photo.caption = "A ferry leaves Incheon, not Busan."
    photo.save()
    for story in stories:
        assert "Incheon, not Busan" in page_of(client, story).text_content()


def test_a_story_may_say_it_in_its_own_words(client, english, photo):
    story = make_live_story(
        english,
        lead_photo=photo,
        lead_caption="Only <here>.",
        lead_alt='A "ferry"',
        lead_is_file=True,
    )
    figure = page_of(client, story).find(".//main//figure")
    assert "FILE - Only <here>." in figure.text_content()
    assert figure.find(".//img").get("alt") == 'A "ferry"'


def test_a_picture_with_a_warning_waits_to_be_opened(client, english):
    photo = make_photo(english.service, content_warning="Shows <b>injuries</b>")
    page = page_of(client, make_live_story(english, lead_photo=photo))
    details = page.find(".//main//figure/details")
    assert details.get("open") is None
    assert "Shows <b>injuries</b>" in details.find("summary").text_content()
    assert details.find(".//img").get("loading") == "lazy"
    assert "/media/cards/" in meta(page, "og:image")  # without the photo
    assert photo.media_key not in lxml.html.tostring(page.find("head")).decode()


def test_words_about_a_photo_are_only_words(client, english):
    bad = '"><script>alert(1)</script>'
    photo = make_photo(
        english.service, caption=bad, alt=bad, photographer=bad, content_warning=bad
    )
    page = page_of(client, make_live_story(english, lead_photo=photo))
    assert not page.xpath("//main//figure//script")
    assert page.find(".//main//figure//img").get("alt") == bad

"""Social cards: drawn from photo and headline, there while their story is."""

import io
from datetime import timedelta
from typing import Any

import lxml.html
import pytest
import time_machine
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.test import Client
from django.utils import timezone
from PIL import Image

from articles import workflow
from articles.models import Article
from articles.social_cards import files, fonts
from articles.social_cards.drawing import draw_card
from articles.social_cards.facts import CardFacts
from articles.social_cards.fonts import font_for, opened
from articles.social_cards.lines import broken, fitted
from photos import intake, pulling
from photos.models import Photo
from photos.renditions import make_renditions
from services.models import Edition
from staff.models import User
from tests.factories import (
    draw_jpeg,
    make_article,
    make_live_story,
    make_person,
    public_address,
)

pytestmark = pytest.mark.either

UNKNOWN = "ሰላም"  # letters that no font of ours has


@pytest.fixture
def photo(english: Edition) -> Photo:
    """Wide enough to stand on a card."""
    photo = Photo(service=english.service, title="Sea", alt="The sea.", agency="AP")
    photo.original = ContentFile(draw_jpeg(800, 533, "white"), name="sea.jpg")
    intake.receive(photo, by=None)
    make_renditions(photo.pk, ["jpg"])
    return Photo.objects.get(pk=photo.pk)


def meta(page: str, name: str) -> str:
    root = lxml.html.fromstring(page)
    return str(
        root.xpath(f"string(//meta[@property='{name}' or @name='{name}']/@content)")
    )


def card_of(client: Client, story: Article) -> str:
    """Where the page says that the story's card is."""
    page = client.get(public_address(story)).content.decode()
    return meta(page, "og:image").removeprefix("http://testserver")


def drawn(response: Any) -> Image.Image:
    assert response.status_code == 200
    return Image.open(io.BytesIO(b"".join(response.streaming_content)))


def stored(story: Article) -> list[str]:
    return files.names_in(f"cards/{story.public_id}")


# ── What stands on it ────────────────────────────────────────────────────────


def facts(**said: str) -> CardFacts:
    plain = {"digest": "", "photo": "", "name": "News", "label": "", "mark": ""}
    english = {"language": "en", "script": "Latn", "direction": "ltr"}
    return plain | english | said  # type: ignore[return-value]


def ink_on(card: bytes) -> tuple[int, int]:
    """From where to where dark words reach, in pixels from the left."""
    picture = Image.open(io.BytesIO(card)).convert("L").crop((0, 200, 1200, 600))
    found = picture.point(lambda value: 255 if value < 100 else 0).getbbox()
    assert found
    return round(found[0]), round(found[2])


def test_words_stand_where_their_language_begins() -> None:
    left, right = ink_on(draw_card(facts(headline="All saved"), None))
    assert left < 80
    assert right < 600
    persian = {"language": "fa", "script": "Arab", "direction": "rtl"}
    card = draw_card(facts(headline="همه نجات یافتند", name="خبر", **persian), None)
    left, right = ink_on(card)
    assert left > 600
    assert right > 1120


def test_chinese_and_korean_have_fonts_of_their_own() -> None:
    for words, script in (("载有三百人的渡轮", "Hans"), ("부산 앞바다", "Kore")):
        path = font_for([words, "VOA 2026"], script)
        assert path
        assert {"Hans": "SC", "Kore": "KR"}[script] in path.name


def test_a_text_of_which_one_letter_is_unknown_has_no_font() -> None:
    assert font_for(["Ferry", f"Ferry {UNKNOWN}"], "Ethi") is None


def test_chinese_without_its_fonts_has_none(monkeypatch: Any) -> None:
    monkeypatch.setattr(fonts, "PACKED", {"Latn": fonts.PACKED["Latn"]})
    assert font_for(["载有三百人的渡轮"], "Hans") is None
    assert font_for(["Ferry"], "Hans")
    assert fonts.packed("no_such_package", "font.ttf") is None


def test_a_house_may_bring_a_font_of_its_own(settings: Any) -> None:
    own = str(font_for(["ب"], "Arab"))
    settings.CARD_FONTS = ["/nowhere/lost.ttf", own]
    assert str(font_for(["Ferry"], "Latn")) == own


def lines_of(text: str, script: str, width: int) -> list[str]:
    path = font_for([text], script)
    assert path
    return broken(text, opened(path, 50), width, {})


def test_lines_break_between_words_and_in_chinese_between_letters() -> None:
    assert lines_of("Ferry sinks off Busan", "Latn", 330) == [
        "Ferry sinks",
        "off Busan",
    ]
    lines = lines_of("渡轮沉没，救援", "Hans", 210)
    assert lines == ["渡轮沉", "没，救援"]  # no line begins with a comma
    assert lines_of("Donaudampfschifffahrt", "Latn", 100) == ["Donaudampfschifffahrt"]


def test_a_headline_that_is_too_long_is_cut() -> None:
    path = font_for(["Ferry"], "Latn")
    assert path
    rooms = ((opened(path, size), 2) for size in (50, 40))
    cut = fitted("Ferry sinks " * 20, rooms, width=500, shaping={})
    assert len(cut.texts) == 2
    assert cut.texts[1].endswith("…")
    assert cut.font.size == 40


# ── Where it is found ────────────────────────────────────────────────────────


def test_a_shared_link_gets_photo_and_headline(
    client: Client, english: Edition, photo: Photo
) -> None:
    story = make_live_story(
        english, lead_photo=photo, kind="opinion", social_headline="All <saved>"
    )
    page = client.get(public_address(story)).content.decode()
    address = card_of(client, story)
    assert address.startswith(f"/media/cards/{story.public_id}-")
    assert meta(page, "twitter:image") == f"http://testserver{address}"
    assert meta(page, "og:image:alt") == "Opinion – All <saved> – The sea."
    assert (meta(page, "og:image:width"), meta(page, "og:image:height")) == (
        "1200",
        "630",
    )
    response = client.get(address)
    assert drawn(response).size == (1200, 630)
    assert response["Content-Type"] == "image/jpeg"
    assert response["Cache-Control"] == "public, max-age=300, s-maxage=3"
    assert f"story-{story.public_id}" in response["Surrogate-Key"]
    assert f"photo-{photo.media_key}" in response["Surrogate-Key"]
    known = {"if-none-match": response["ETag"]}
    assert client.get(address, headers=known).status_code == 304


def test_a_story_without_a_photo_gets_a_plain_card(
    client: Client, english: Edition
) -> None:
    card = drawn(client.get(card_of(client, make_live_story(english))))
    assert card.getpixel((600, 150)) > (245, 245, 240)  # type: ignore[operator]
    wordless = make_live_story(english, headline=UNKNOWN)
    card = drawn(client.get(card_of(client, wordless)))
    assert card.getpixel((600, 150)) > (245, 245, 240)  # type: ignore[operator]
    assert card.getpixel((520, 240))[0] > 2 * card.getpixel((520, 240))[1]  # type: ignore[index,operator]


def test_a_photo_with_a_warning_stands_on_no_card(
    client: Client, english: Edition, photo: Photo
) -> None:
    photo.content_warning = "Shows the dead."
    photo.save()
    story = make_live_story(english, lead_photo=photo)
    page = client.get(public_address(story)).content.decode()
    assert meta(page, "og:image:alt") == story.headline


def test_other_digests_other_stories_and_other_verbs_find_nothing(
    client: Client, english: Edition
) -> None:
    story = make_live_story(english)
    address = card_of(client, story)
    for wrong in (
        f"{story.public_id}-{'0' * 20}",
        f"{'a' * 12}-{address[-24:-4]}",
        "x-y",
    ):
        assert client.get(f"/media/cards/{wrong}.jpg").status_code == 404
    assert client.post(address).status_code == 405
    assert stored(story) == []


# ── When it goes ─────────────────────────────────────────────────────────────


def test_the_card_goes_while_its_story_is_held_and_comes_back(
    client: Client, english: Edition, ana: User
) -> None:
    story = make_live_story(english, by=ana)
    address = card_of(client, story)
    known = {"if-none-match": client.get(address)["ETag"]}
    workflow.hold(story, by=ana)
    assert client.get(address, headers=known).status_code == 404
    workflow.release(story, by=ana)
    assert client.get(address).status_code == 200


def test_a_killed_story_leaves_no_card(
    client: Client,
    english: Edition,
    django_capture_on_commit_callbacks: Any,
) -> None:
    chief = make_person("chief", english.service, "chief")
    story = make_live_story(english, by=chief)
    address = card_of(client, story)
    assert client.get(address).status_code == 200
    assert len(stored(story)) == 1
    with django_capture_on_commit_callbacks(execute=True):
        workflow.kill(story, by=chief, reason="Forged.")
    assert stored(story) == []
    assert client.get(address).status_code == 404


def test_a_new_headline_gets_a_new_card_and_the_old_one_goes(
    client: Client,
    english: Edition,
    ana: User,
    django_capture_on_commit_callbacks: Any,
) -> None:
    story = make_live_story(english, by=ana)
    old = card_of(client, story)
    client.get(old)
    story.headline = "All 300 are saved"
    story.save()
    with django_capture_on_commit_callbacks(execute=True):
        workflow.publish(story, by=ana)
    assert stored(story) == []
    new = card_of(client, story)
    assert new != old
    assert client.get(new).status_code == 200
    assert client.get(old).status_code == 404


def test_a_pulled_photo_goes_off_the_card_at_once(
    client: Client,
    english: Edition,
    photo: Photo,
    django_capture_on_commit_callbacks: Any,
) -> None:
    chief = make_person("chief", english.service, "chief")
    story = make_live_story(english, by=chief, lead_photo=photo)
    address = card_of(client, story)
    client.get(address)
    with django_capture_on_commit_callbacks(execute=True):
        pulling.pull(photo, by=chief, reason="Not what it says.")
    assert stored(story) == []
    assert client.get(address).status_code == 404
    assert card_of(client, story) != address


def test_a_scheduled_story_has_no_card_yet(
    client: Client, english: Edition, ana: User
) -> None:
    noon = timezone.now() + timedelta(hours=3)
    story = make_article(english)
    published = workflow.schedule(story, by=ana, at=noon)
    address = (
        f"/media/cards/{story.public_id}-{published.page.social_card['digest']}.jpg"
    )
    assert client.get(address).status_code == 404
    with time_machine.travel(noon, tick=False):
        assert client.get(address).status_code == 200


def test_a_card_whose_photo_is_lost_is_not_found(
    client: Client, english: Edition, photo: Photo
) -> None:
    story = make_live_story(english, lead_photo=photo)
    for name in default_storage.listdir(photo.media_key)[1]:
        default_storage.delete(f"{photo.media_key}/{name}")
    assert client.get(card_of(client, story)).status_code == 404


def test_one_card_is_drawn_at_a_time(
    client: Client, english: Edition, monkeypatch: Any
) -> None:
    monkeypatch.setattr(files, "PATIENCE", 0.01)
    address = card_of(client, make_live_story(english))
    with files.drawing:
        response = client.get(address)
    assert (response.status_code, response["Retry-After"]) == (503, "2")
    assert response["Cache-Control"] == "no-store"
    assert client.get(address).status_code == 200

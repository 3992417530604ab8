"""Recordings and galleries in stories: on pages, in ranges, for machines, and gone."""

import json
from datetime import timedelta

import feedparser
import lxml.html
import pytest
from django.core.files.storage import default_storage
from django.utils import timezone

from articles import workflow
from articles.checklist import advice
from articles.models import PublishedArticle
from articles.prose import BodyEmbed, body_difference, photo_ids, sanitize
from articles.refresh import sweep
from articles.snapshot import take
from articles.vocabulary import embed_site
from photos import pulling as photo_pulling
from recordings import intake, pulling
from recordings.models import Recording, RecordingCaptions
from tests.factories import (
    SAMPLES,
    make_article,
    make_live_story,
    make_photo,
    make_recording,
    public_address,
    stored,
)

VTT = "WEBVTT\n\n00:00:00.500 --> 00:00:01.500\nZcaption\n"


def played(recording, caption="Zunder"):
    return (
        f'<p>Text.</p><figure data-recording="{recording.pk}">'
        f"<figcaption>{caption}</figcaption></figure>"
    )


def row_of(*photos):
    numbers = ",".join(str(photo.pk) for photo in photos)
    return (
        f'<p>Text.</p><figure data-gallery="{numbers}">'
        "<figcaption>Zheading</figcaption></figure>"
    )


@pytest.fixture
def film(english):
    return make_recording(
        english.service,
        title="Zfilm",
        captions={"en": VTT, "fa": VTT},
        poster=make_photo(english.service),
        description="Zdescribed",
    )


def address_of(recording):
    return f"/media/{recording.media_key}/{recording.file_name}"


def data_of(text):
    script = lxml.html.fromstring(text).find(".//script[@type='application/ld+json']")
    return json.loads(script.text)["@graph"][0]


def test_a_film_plays_with_captions_poster_transcript_and_credit(
    site, english, people, film
):
    article = make_live_story(english, by=people.ana, body=played(film))
    text = site.get(public_address(article)).text
    video = lxml.html.fromstring(text).find(".//video")
    assert video.get("preload") == "none"
    assert video.get("src") == address_of(film)
    assert (video.get("width"), video.get("height")) == ("128", "72")
    assert video.get("poster").startswith(f"/media/{film.poster.media_key}/")
    default = [track for track in video.findall("track") if "default" in track.attrib]
    assert [track.get("srclang") for track in default] == ["en"]
    for words in ("Zfilm", "Zunder", "Zdescribed", "Second words.", "Lee Ara"):
        assert words in text
    for track in video.findall("track"):
        captions = site.get(track.get("src"))
        assert captions["Content-Type"].startswith("text/vtt")
        assert "Zcaption" in captions.text
    assert site.get(video.get("poster")).status == 200
    node = data_of(text)["video"][0]
    assert node["@type"] == "VideoObject"
    assert node["contentUrl"].endswith(address_of(film))
    assert node["duration"] == "PT2S"
    row = PublishedArticle.objects.get(public_id=article.public_id)
    assert row.page.feed_facts["enclosures"][0]["type"] == "video/mp4"


def test_feeds_and_the_api_offer_what_readers_may_save(site, english, people, film):
    kept = make_recording(english.service, title="Zkept", may_be_saved=False)
    make_live_story(english, by=people.ana, body=played(film) + played(kept))
    for form in ("rss", "atom"):
        (entry,) = feedparser.parse(site.get(f"/feed.{form}").content).entries
        (file,) = entry.enclosures
        assert file.href.endswith(address_of(film))
        assert (file.type, file.length) == ("video/mp4", str(film.bytes))
    (item,) = json.loads(site.get("/feed.json").content)["items"]
    (attachment,) = item["attachments"]
    assert attachment["url"] == file.href
    assert attachment["duration_in_seconds"] == film.seconds
    (told,) = json.loads(site.get("/api/v1/stories").content)["items"]
    (recording,) = told["associations"]
    assert (recording["type"], recording["uri"]) == ("video", file.href)


RANGES = {
    "bytes=0-99": (206, 0, 99),
    "bytes=100-": (206, 100, None),
    "bytes=-50": (206, -50, None),
    "bytes=0-999999999": (206, 0, None),
    "bytes=0-1,5-6": (200, 0, None),
    "bytes=9-1": (200, 0, None),
    "lines=1-2": (200, 0, None),
    "bytes=-": (200, 0, None),
}


def test_a_file_is_given_in_parts(site, english, people, film):
    make_live_story(english, by=people.ana, body=played(film))
    address = address_of(film)
    whole = site.get(address)
    assert whole.status == 200
    assert whole["Accept-Ranges"] == "bytes"
    assert whole["Content-Type"] == "video/mp4"
    assert whole["X-Content-Type-Options"] == "nosniff"
    assert int(whole["Content-Length"]) == film.bytes == len(whole.content)
    for asked, (status, first, last) in RANGES.items():
        part = site.get(address, range=asked)
        end = None if last is None else last + 1
        assert (part.status, part.content) == (status, whole.content[first:end]), asked
    part = site.get(address, range="bytes=5-9")
    assert part["Content-Range"] == f"bytes 5-9/{film.bytes}"
    beyond = site.get(address, range=f"bytes={film.bytes}-")
    assert (beyond.status, beyond.content) == (416, b"")
    assert beyond["Content-Range"] == f"bytes */{film.bytes}"
    assert site.get(address, range="bytes=-0").status == 416


def test_a_part_is_given_only_of_the_same_file(site, english, people, film):
    make_live_story(english, by=people.ana, body=played(film))
    address = address_of(film)
    tag = site.get(address)["ETag"]
    assert site.get(address, range="bytes=0-1", if_range=tag).status == 206
    assert site.get(address, range="bytes=0-1", if_range='"other"').status == 200
    assert site.get(address, if_none_match=tag).status == 304
    head = site.ask("HEAD", address, range="bytes=0-1")
    assert (head.status, head.content) == (200, b"")
    assert int(head["Content-Length"]) == film.bytes


def test_no_file_without_a_live_story(site, english, people, film):
    words = f"/media/{film.media_key}/{film.captions.first().file_name}"
    assert [site.get(a).status for a in (address_of(film), words)] == [404, 404]
    article = make_live_story(english, by=people.ana, body=played(film))
    assert [site.get(a).status for a in (address_of(film), words)] == [200, 200]
    other = address_of(film).replace("mp4", "webm")
    assert site.get(other).status == 404
    workflow.withdraw(stored(article), by=people.chiara, reason="Wrong.")
    assert [site.get(a).status for a in (address_of(film), words)] == [404, 404]


def test_a_killed_storys_recording_gets_another_address(site, english, people, film):
    article = make_live_story(english, by=people.ana, body=played(film))
    workflow.kill(stored(article), by=people.chiara, reason="Wrong.")
    moved = Recording.objects.get()
    assert moved.media_key != film.media_key
    assert not default_storage.exists(intake.public_path(film))
    assert default_storage.exists(intake.public_path(moved))


def test_a_pulled_recording_is_gone_everywhere_and_comes_back(
    site, english, people, film
):
    article = make_live_story(english, by=people.ana, body=played(film))
    page = public_address(article)
    assert "Zfilm" in site.get(page).text
    pulling.pull(film, by=people.ana, reason="A face.")
    text = site.get(page).text
    assert "Zfilm" not in text
    assert "Zdescribed" not in text
    assert site.get(address_of(film)).status == 404
    assert not default_storage.exists(intake.public_path(film))
    assert article.events.filter(action="recording_pulled").exists()
    assert "pulled" in " ".join(said(article))
    pulling.put_back(Recording.objects.get(), by=people.chiara)
    assert "Zfilm" in site.get(page).text
    assert site.get(address_of(Recording.objects.get())).status == 200


def test_a_recording_whose_time_is_over_plays_no_more(site, english, people, film):
    article = make_live_story(english, by=people.ana, body=played(film))
    Recording.objects.update(usable_until=timezone.now() - timedelta(seconds=1))
    assert site.get(address_of(film)).status == 404
    intake.tend()
    assert "Zfilm" not in site.get(public_address(article)).text


def test_other_words_reach_the_page(site, english, people, film):
    article = make_live_story(english, by=people.ana, body=played(film))
    captions = RecordingCaptions.objects.filter(language="en").get()
    old = captions.file_name
    captions.text = VTT.replace("Zcaption", "Zother")
    captions.save()
    text = site.get(public_address(article)).text
    assert old not in text
    assert captions.file_name in text
    sweep()
    assert captions.file_name in site.get(public_address(article)).text


def test_a_warning_stands_before_a_recording(site, english, people, film):
    film.content_warning = "Zwarned"
    film.save()
    article = make_live_story(english, by=people.ana, body=played(film))
    text = site.get(public_address(article)).text
    cover = lxml.html.fromstring(text).find(".//figure/details")
    assert "Zwarned" in cover.find("summary").text_content()
    assert cover.find(".//video") is not None
    assert "video" not in data_of(text)


def test_a_galleries_name_is_its_heading_whatever_signs_are_in_it(
    site, english, people
):
    said = 'He said "x" onmouseover="alert(1)" & left'
    photos = [make_photo(english.service) for _turn in range(2)]
    body = row_of(*photos).replace("Zheading", said)
    article = make_live_story(english, by=people.ana, body=body)
    text = site.get(public_address(article)).text
    gallery = lxml.html.fromstring(text).find(".//section[@class='gallery']")
    assert dict(gallery.attrib).keys() == {"class", "aria-label", "data-photos"}
    assert gallery.get("aria-label") == gallery.find("h2").text == said


def test_a_gallery_is_a_list_of_its_photos(site, english, people):
    photos = [make_photo(english.service, alt=f"Zalt{n}") for n in range(3)]
    article = make_live_story(english, by=people.ana, body=row_of(*photos))
    text = site.get(public_address(article)).text
    gallery = lxml.html.fromstring(text).find(".//section[@class='gallery']")
    alts = [image.get("alt") for image in gallery.findall(".//img")]
    assert alts == ["Zalt0", "Zalt1", "Zalt2"]
    assert gallery.find("h2").text == "Zheading"
    assert gallery.get("aria-label") == "Zheading"
    photo_pulling.pull(photos[1], by=people.ana, reason="Wrong.")
    text = site.get(public_address(article)).text
    assert "Zalt1" not in text
    assert "Zalt2" in text


def said(article):
    return [check.sentence for check in advice(take(article), article.edition)]


@pytest.mark.django_db
def test_the_checklist_says_what_somebody_misses(english):
    mute = make_recording(english.service, title="Mute", transcript="")
    article = make_article(english, body=played(mute))
    sentences = " ".join(said(article))
    for words in ("no captions", "no transcript", "no poster"):
        assert words in sentences


@pytest.mark.django_db
def test_a_sound_says_its_length_and_size(english):
    sound = make_recording(english.service, "sound.mp3", title="Zsound")
    article = make_live_story(english, body=played(sound))
    main = PublishedArticle.objects.get(public_id=article.public_id).page.main
    assert "<audio" in main
    assert "Audio, 2 sec" in main
    assert "Save the file (8 kB)" in main


CLEANED = {
    '<figure data-recording="5" onplay="x">A <b>c</b></figure>': (
        '<figure data-recording="5"><figcaption>A c</figcaption></figure>'
    ),
    '<figure data-recording="0"></figure>': "",
    '<figure data-gallery="3, 1,3"><figcaption>H</figcaption></figure>': (
        '<figure data-gallery="3,1"><figcaption>H</figcaption></figure>'
    ),
    '<figure data-gallery="3">Words</figure>': "<p>Words</p>",
    '<figure data-gallery="3,x">Words</figure>': "<p>Words</p>",
    '<aside data-type="factbox"><p>a</p><figure data-gallery="1,2"></figure></aside>': (
        '<aside data-type="factbox"><p>a</p></aside>'
        '<figure data-gallery="1,2"><figcaption></figcaption></figure>'
    ),
}


@pytest.mark.parametrize("typed", CLEANED)
def test_a_text_holds_them_in_one_form(typed):
    cleaned = sanitize(typed)
    assert cleaned == CLEANED[typed]
    assert sanitize(cleaned) == cleaned


def test_a_text_names_the_photos_of_its_galleries_in_order():
    body = sanitize(
        '<figure data-gallery="3,1"></figure><figure data-photo="7"></figure>'
    )
    assert photo_ids(body) == (3, 1, 7)


def test_a_difference_says_what_was_exchanged():
    old, new = (f'<figure data-gallery="{n}"></figure>' for n in ("1,2", "2,1"))
    said = [(op, str(html)) for op, html in body_difference(old, new)]
    assert [op for op, _html in said] == ["delete", "insert"]
    assert "Gallery of photos 2, 1" in said[1][1]


OWNERS = {
    "https://x.com/UN/status/1": "@UN",
    "https://x.com/i/status/1": "",
    "https://www.youtube.com/@voa": "@voa",
    "https://www.youtube.com/watch?v=1": "",
    "https://www.tiktok.com/@voa/video/1": "@voa",
    "https://t.me/voa/12": "@voa",
}


@pytest.mark.parametrize("address", OWNERS)
def test_an_embed_says_whose_it_is(address):
    assert BodyEmbed(address, embed_site(address), "").owner == OWNERS[address]


def test_the_samples_are_small():
    assert sum(file.stat().st_size for file in SAMPLES.iterdir()) < 60_000

"""The readers' addresses, below an edition's prefix, which is cut off before."""

import unicodedata

from django.urls import path, register_converter
from django.urls.converters import IntConverter, StringConverter

from articles.api.operations import api
from articles.feed_formats import FORMS
from articles.views import (
    banners,
    cards,
    corrections,
    feeds,
    fonts,
    host_files,
    lists,
    media,
    offline,
    recordings,
    republishing,
    search,
    sitemaps,
    standing_pages,
    story,
)
from photos.renditions import CROPS
from recordings.files import ENDINGS
from services.public_id import ALPHABET, LENGTH


class PublicId(StringConverter):
    regex = f"[{ALPHABET}]{{{LENGTH}}}"


class Words(StringConverter):
    """A slug in any script. Stored in NFC; some systems send it decomposed."""

    regex = r"[^/\x00]+"  # PostgreSQL refuses even to look for a NUL

    def to_python(self, value: str) -> str:
        return unicodedata.normalize("NFC", value)


class MediaKey(StringConverter):
    regex = "[0-9a-f]{32}"


class CardDigest(StringConverter):
    regex = "[0-9a-f]{20}"


class Format(StringConverter):
    regex = "|".join(media.CONTENT_TYPES)


class Ending(StringConverter):
    regex = "|".join(ENDINGS)


class FeedForm(StringConverter):
    regex = "|".join(FORMS)


class MonthName(StringConverter):
    regex = "[0-9]{4}-[0-9]{2}"


class Part(IntConverter):
    """Of what is too long for one file: the second, the third."""

    regex = "[2-9]|[1-9][0-9]{1,2}"


class Crop(StringConverter):
    regex = "|".join(CROPS)


class Focus(StringConverter):
    regex = r"[0-9]{1,3}-[0-9]{1,3}"


register_converter(PublicId, "public_id")
register_converter(Words, "words")
register_converter(MediaKey, "media_key")
register_converter(CardDigest, "card_digest")
register_converter(Format, "format")
register_converter(Ending, "ending")
register_converter(FeedForm, "feed_form")
register_converter(MonthName, "month")
register_converter(Part, "part")
register_converter(Crop, "crop")
register_converter(Focus, "focus")

urlpatterns = [
    path("a/<words:slug>/<public_id:public_id>.html", story.story, name="story"),
    path(
        "a/<words:slug>/<public_id:public_id>/republish/",
        republishing.republish,
        name="republish",
    ),
    path("feed.<feed_form:form>", feeds.of_edition),
    path("section/<words:slug>/feed.<feed_form:form>", feeds.section),
    path("topic/<words:slug>/feed.<feed_form:form>", feeds.topic),
    path("author/<words:slug>/feed.<feed_form:form>", feeds.author),
    path("service/<slug:slug>/feed.<feed_form:form>", feeds.service),
    path("topic/<words:slug>/", lists.topic, name="topic"),
    path("author/<words:slug>/", lists.author, name="author"),
    path("service/<slug:code>/", lists.service, name="service"),
    path("latest/", lists.latest, name="latest"),
    path("search/", search.search, name="search"),
    path("search/description.xml", search.description),
    path("page/<words:slug>/", standing_pages.standing_page, name="standing_page"),
    path("corrections/", corrections.corrections, name="corrections"),
    path("api/v1/", api.urls),
    path("worker.js", offline.worker),
    path("offline/", offline.offline, name="offline"),
    path("manifest.webmanifest", offline.manifest),
    path("live/banners.json", banners.showing, name="banners"),
    path("live/banners.atom", banners.feed, name="banner_feed"),
    path("robots.txt", host_files.robots),
    path(".well-known/security.txt", host_files.security),
    path("sitemap.xml", sitemaps.index),
    path("sitemap-news.xml", sitemaps.news),
    path("sitemaps/pages.xml", sitemaps.pages),
    path("sitemaps/<month:month>.xml", sitemaps.month),
    path("sitemaps/<month:month>-<part:part>.xml", sitemaps.month),
    path("fonts/<media_key:key>.woff2", fonts.font),
    path("fonts/<media_key:key>.css", fonts.sheet),
    path("media/cards/<public_id:public_id>-<card_digest:digest>.jpg", cards.card),
    path("media/<media_key:key>/<int:width>.<format:extension>", media.rendition),
    path(
        "media/<media_key:key>/<crop:crop>-<int:width>-<focus:focus>.<format:extension>",
        media.rendition,
    ),
    path("media/<media_key:key>/recording.<ending:ending>", recordings.recording),
    path("media/<media_key:key>/<media_key:captions_key>.vtt", recordings.captions),
]

"""Finds the addresses to measure in an archive, and what each costs in queries."""

import re
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import unquote
from wsgiref.util import setup_testing_defaults

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from articles.addresses import latest_path, list_path
from articles.listing import PAGE, write_key
from articles.models import Article, Listing, PublishedArticle
from articles.prose import word_count
from banners.models import Banner
from newsroom.demo import newsdesk
from services.models import Edition
from staff.models import User

LASTS = timedelta(hours=2)  # the benchmark, at most
WRITTEN = 100  # the demo's own stories are among so many oldest rows
STAMP_READ = 1  # the edge asks one number over a connection of its own
UNCOUNTED = ("BEGIN", "SAVEPOINT", "RELEASE", "ROLLBACK", "COMMIT")
NO_STORY = "/a/nothing/222222222222.html"
STORIES = "/admin/articles/article/"
PICTURE = re.compile(r'src="(/media/[^"]+)"')


def look(application: Any) -> dict[str, Any]:
    """Every address that is measured, with status, bytes, ETag and queries."""
    now = timezone.now()
    keep_banner_up(now)
    edition = Edition.objects.get(prefix="")
    story = longest_story(edition, now)
    asking = Asking(application)
    asking.read(NO_STORY)  # what a process asks but once is asked
    article = Article.objects.get(public_id=story.public_id)
    address = story.get_absolute_url()
    first = asking.read(address)
    addresses = {
        "section": list_path("", "section", story.section_slug),
        "page 2": page_of_list(2, edition, now),
        "page 500": page_of_list(500, edition, now),
        "banners": "/live/banners.json",
        "storm": NO_STORY,
        "desk": STORIES,
        "search": f"{STORIES}?q=ferry",
        "form": reverse("admin:articles_article_change", args=[article.pk]),
        "photo": picture_in(asking.body(address)),
    }
    others = {name: asking.read(there) for name, there in addresses.items() if there}
    return {"cookie": asking.cookie, "readings": {"story": first, **others}}


def picture_in(page: str) -> str:
    """The address of its first photo, and a banner must show above it."""
    picture = PICTURE.search(page)
    if picture is None or "banner__wording" not in page:
        raise SystemExit("The story that is measured lacks its photo or its banner.")
    return picture[1]


def keep_banner_up(now: datetime) -> None:
    """The demo's banner lasts for hours; one that would end meanwhile gives way."""
    Banner.objects.filter(
        state=Banner.State.SHOWING, ends_at__gt=now, ends_at__lt=now + LASTS
    ).update(ends_at=now - timedelta(seconds=1))
    newsdesk.show_banner(now)


def longest_story(edition: Edition, now: datetime) -> PublishedArticle:
    """Of the demo's written stories with a photo and credits."""
    oldest = Article.objects.filter(edition=edition).order_by("pk")[:WRITTEN]
    bodies = {article.public_id: article.body for article in oldest}
    live = PublishedArticle.objects.live(now).of_stories(bodies)
    shown = live.exclude(image="").exclude(byline="").select_related("edition")
    return max(shown, key=lambda row: word_count(bodies[row.public_id]))


def page_of_list(page: int, edition: Edition, now: datetime) -> str:
    """The address behind "older" on the page before; empty where there is none."""
    rows = Listing.objects.of(Listing.Kind.EDITION, edition.pk, edition)
    last = (page - 1) * PAGE - 1
    around = rows.live(now).newest_first()[last : last + 2]
    if len(around) < 2:
        return ""
    return f"{latest_path(edition.prefix)}?after={write_key(around[0])}"


class Asking:
    """Asks the very application that the server loads, and counts."""

    def __init__(self, application: Any) -> None:
        self.application = application
        client = Client()
        client.force_login(
            User.objects.get(username=newsdesk.EDITORS[""]),
            backend="django.contrib.auth.backends.ModelBackend",
        )
        self.cookie = f"sessionid={client.cookies['sessionid'].value}"

    def read(self, address: str) -> dict[str, Any]:
        """`drawn` and `stored`: the queries of the first time and of the second."""
        first = self.count(address)
        status, headers, body = self.ask(address)
        return {
            "address": address,
            "status": int(status.split()[0]),
            "bytes": len(body),
            "tag": headers.get("ETag", ""),
            "drawn": first,
            "stored": self.count(address),
        }

    def count(self, address: str) -> int:
        with CaptureQueriesContext(connection) as queries:
            self.ask(address)
        return STAMP_READ + sum(
            not query["sql"].startswith(UNCOUNTED) for query in queries
        )

    def body(self, address: str) -> str:
        return self.ask(address)[2].decode()

    def ask(self, address: str) -> tuple[str, dict[str, str], bytes]:
        path, _, query = address.partition("?")
        environ: dict[str, Any] = {
            "PATH_INFO": unquote(path).encode().decode("latin-1"),
            "QUERY_STRING": query,
            "HTTP_HOST": "127.0.0.1:8000",
            "HTTP_COOKIE": self.cookie,
            "REMOTE_ADDR": "127.0.0.1",
        }
        setup_testing_defaults(environ)
        said: list[Any] = []
        answer = self.application(environ, lambda *words: said.append(words))
        try:
            body = b"".join(answer)
        finally:
            getattr(answer, "close", lambda: None)()
        status, headers = said[0][:2]
        return status, dict(headers), body

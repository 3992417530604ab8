"""A newsroom on a machine of its own: its database, its folders, its processes.

As a program, in the environment of a machine: `fill` makes a small newsroom with
everything in it and asks for every public address; `ask` asks for those of a file.
Either writes what came.
"""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterable
from datetime import UTC, datetime
from hashlib import sha256
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

ROOT = Path(__file__).resolve().parents[2]
NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
EVENING = datetime(2026, 11, 24, 20, tzinfo=UTC)  # when readers ask


class Machine:
    """`database` is its address; everything else lies below its folder, but for files
    that it keeps in the buckets of bin/with-s3.
    """

    def __init__(
        self, home: Path, database: str, *, in_buckets: bool = False, **variables: str
    ) -> None:
        self.home = home
        home.mkdir(parents=True, exist_ok=True)
        self.database = database
        self.environment = os.environ | {
            "DJANGO_SETTINGS_MODULE": "tests.pressroom.machine_settings",
            "DATABASE_URL": database,
            "MEDIA_ROOT": str(home / "media"),
            "ORIGINALS_ROOT": str(home / "originals"),
            "MACHINE": str(home),
            **variables,
        }
        if not in_buckets:
            for name in ("S3_MEDIA_BUCKET", "S3_ORIGINALS_BUCKET"):
                self.environment.pop(name, None)

    @property
    def file(self) -> Path:
        """The database, where it is SQLite."""
        return Path(self.database.removeprefix("sqlite:///"))

    def start(self, *command: str, **options: Any) -> subprocess.Popen:
        return subprocess.Popen(  # noqa: S603
            [sys.executable, *command],
            cwd=ROOT,
            env=self.environment,
            text=True,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            **options,
        )

    def run(self, *command: str, typed: str = "", **options: Any) -> tuple[int, str]:
        """The command's code, and all that it said."""
        process = self.start("manage.py", *command, **options)
        said = "".join(process.communicate(typed, timeout=300))
        return process.returncode, said

    def do(self, *command: str, **options: Any) -> str:
        """Run a command that must succeed."""
        code, said = self.run(*command, **options)
        assert code == 0, said
        return said

    def work(self, *words: str) -> None:
        """Run this module within the machine."""
        process = self.start("-m", "tests.pressroom.machine", *words)
        said = "".join(process.communicate(timeout=300))
        assert process.returncode == 0, said

    def fill(self) -> dict[str, Any]:
        """Make a newsroom; what readers get at each of its public addresses."""
        self.work("fill")
        return json.loads((self.home / "answers.json").read_text())

    def publish(self, headline: str) -> str:
        """Where a new story stands."""
        self.work("publish", headline)
        return (self.home / "published").read_text()

    def restore_and_stop(self, folder: Path) -> tuple[list[str], dict[str, str]]:
        """Restore, then hold a story, kill one and pull a picture: where readers lose
        them, and what was done to which number.
        """
        self.work("restore_and_stop", str(folder))
        return json.loads((self.home / "stopped.json").read_text())

    def ask(self, addresses: Iterable[str], word: str = "ask") -> dict[str, Any]:
        """What readers get at these addresses, from a new process."""
        (self.home / "asked.json").write_text(json.dumps(list(addresses)))
        self.work(word)
        return json.loads((self.home / "answers.json").read_text())

    def back_up(self, folder: Path, *words: str) -> Path:
        """The folder of a new backup."""
        said = self.do("back_up", str(folder), *words)
        return Path(said.partition("\n")[0])


# ── Within the machine ───────────────────────────────────────────────────────


def fill() -> list[str]:
    """A newsroom in two languages; the addresses that no page leads to."""
    import time_machine

    from articles import workflow
    from articles.refresh import sweep
    from tests.factories import (
        make_article,
        make_edition,
        make_live_story,
        make_person,
        make_photo,
        make_recording,
        make_section,
        make_service,
        public_address,
    )
    from tests.pages import page_kinds
    from tests.pages.whole_story import make_whole_story, show_banners

    with time_machine.travel(NOON):
        english = make_edition(make_service("english", name="English Service"))
        english.default_section = make_section(english, "World")
        english.save()
        persian = make_edition(
            make_service("persian", name="Persian Service"),
            name="اتاق خبر", language="fa", native_name="فارسی",
            time_zone="Asia/Tehran", calendar="solar_hijri", prefix="fa",
        )  # fmt: skip
        persian.default_section = make_section(persian, "جهان")
        persian.save()
        make_person("root", is_superuser=True)
        chief = make_person("chiara", english.service, "chief")
        vera = make_person("vera", persian.service, "chief")
        reader = page_kinds.Reader(english)
        whole = make_whole_story(english, by=chief)
        show_banners(english, by=chief)
        drawn = [
            *page_kinds.story_pages(reader, chief),
            *page_kinds.stopped_pages(reader, chief),
            page_kinds.standing_page(reader),
        ]
        film = make_recording(english.service, captions={"en": CAPTIONS})
        make_live_story(
            english,
            by=chief,
            headline="A film",
            body=f'<p>Look.</p><figure data-recording="{film.pk}"></figure>',
        )
        make_live_story(
            persian, by=vera, headline="کشتی", lead_photo=make_photo(persian.service)
        )
        make_article(english, by=chief, headline="A draft")
        planned = make_article(english, by=chief, headline="A planned story")
        workflow.schedule(planned, by=chief, at=NOON.replace(day=25))
        while sweep():  # as the background would, so that nothing is stale
            pass
    return [public_address(whole), *(page.address for page in drawn)]


def publish(headline: str) -> str:
    """One more story; its address."""
    import time_machine

    from services.models import Edition
    from tests.factories import make_live_story, public_address

    with time_machine.travel(NOON):
        edition = Edition.objects.get(prefix="")
        return public_address(make_live_story(edition, headline=headline))


def grow_older(folder: str) -> None:
    """Back up as an older release would, restore that, and see that it is migrated."""
    from django.core.management import call_command

    call_command("migrate", "mfa", "0002", verbosity=0)
    call_command("back_up", folder)
    call_command("restore", str(next(Path(folder).glob("*Z"))), replace=True, yes=True)
    call_command("migrate", check=True)


def restore_and_stop(folder: str) -> tuple[list[str], dict[str, str]]:
    from django.core.management import call_command

    from articles import workflow
    from articles.models import Article
    from photos.models import Photo
    from photos.pulling import paths, pull
    from staff.models import User
    from tests.factories import public_address

    call_command("restore", folder)
    chief = User.objects.get(username="chiara")
    film = Article.objects.get(headline="A film")
    ship = Article.objects.get(headline="کشتی")
    picture = Photo.objects.get(pk=ship.lead_photo_id)
    addresses = [
        public_address(film),
        public_address(ship),
        f"/media/{paths(picture)[0]}",
    ]
    workflow.hold(film, by=chief)
    vera = User.objects.get(username="vera")
    pull(picture, by=vera, reason="Rights.")
    workflow.kill(ship, by=vera, reason="Danger.")
    addresses = [unquote(address) for address in addresses]
    numbers = {film: "held", ship: "killed", picture: "pulled"}
    return addresses, {row.public_id: what for row, what in numbers.items()}


CAPTIONS = "WEBVTT\n\n00:00.000 --> 00:01.000\nFirst words.\n"
BEGINNINGS = (
    "/", "/fa/", "/robots.txt", "/sitemap.xml", "/lite/", "/feed.rss", "/feed.atom",
    "/feed.json", "/fa/feed.rss", "/live/banners.json", "/live/banners.atom", "/nowhere",
    "/api/v1/items", "/api/v1/openapi.json", "/search/?q=ferry", "/fa/search/?q=کشتی",
    "/author/english-author/feed.rss", "/service/english/feed.atom", "/worker.js", "/offline/", "/manifest.webmanifest", "/corrections/",
)  # fmt: skip
LINK = re.compile(r"""(?:http://testserver|(?<=["'> ]))/[^"'<>\s\\{}]*""")
# Feeds of people and services are many and alike.
LEFT_OUT = re.compile("/static/|/admin|//|/(lite/)?(author|service)/[^/]+/feed")
TAKEN = ("Content-Type", "Location", "Etag", "Cache-Control", "Surrogate-Key")
TAKEN = (*TAKEN, "Content-Language", "Link", "Content-Security-Policy", "Vary")


def ask(
    addresses: list[str], *, follows: bool = False, at: datetime = EVENING
) -> dict[str, Any]:
    """Ask the application that the server loads, and follow what its answers name."""
    import time_machine

    from newsroom.wsgi import application
    from tests.site import Site

    site, waiting = Site(application), list(addresses)
    found: dict[str, Any] = {}
    with time_machine.travel(at, tick=False):
        application.begin()
        while waiting:
            address = waiting.pop()
            if address in found:
                continue
            answer = site.get(address)
            found[address] = [
                answer.status,
                {name: answer.headers.get(name) for name in TAKEN},
                sha256(answer.content).hexdigest(),
                answer.text if answer.headers["Content-Type"][:4] == "text" else "",
            ]
            if follows:
                waiting += links(answer)
        application.close()
    return found


def links(answer: Any) -> list[str]:
    """Addresses of this site that an answer names, without scripts and style sheets."""
    named = [*LINK.findall(answer.text), answer.headers.get("Location", "")]
    addresses = {path_of(unescape(name)) for name in named if name}
    return sorted(
        unquote(address) for address in addresses if not LEFT_OUT.match(address)
    )


def path_of(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.path}?{parts.query}" if parts.query else parts.path


def main(word: str, *words: str) -> None:
    import django

    django.setup()
    home = Path(os.environ["MACHINE"])
    if word == "publish":
        (home / "published").write_text(publish(*words))
        return
    if word == "grow_older":
        grow_older(*words)
        return
    if word == "restore_and_stop":
        (home / "stopped.json").write_text(json.dumps(restore_and_stop(*words)))
        return
    if word == "fill":
        found = ask([*fill(), *BEGINNINGS], follows=True)
    else:
        # What was done by this machine's own clock is seen by nobody before.
        at = max(EVENING, datetime.now(UTC)) if word == "ask_now" else EVENING
        found = ask(json.loads((home / "asked.json").read_text()), at=at)
    (home / "answers.json").write_text(json.dumps(found))


if __name__ == "__main__":
    main(*sys.argv[1:])

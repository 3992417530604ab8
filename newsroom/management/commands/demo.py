"""`manage.py demo`: loads or refreshes the invented newsroom."""

import sys
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from tqdm import tqdm

from articles.refresh import sweep
from newsroom.demo import archive, desk_life, facts, house, loading, newsdesk, safety
from newsroom.demo.recordings import load_recordings
from photos.finishing import finish_due
from services.statistics import count_anew

MANY = 1000  # stories of an archive; fewer are drawn anew within seconds
AT_ONCE = 5  # photos between two steps of the bar


class Command(BaseCommand):
    help = "Loads or refreshes an invented newsroom to try everything on."
    # The checks ask for a production site's settings; safety.py for the opposite.
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--stories",
            type=int,
            default=0,
            metavar="N",
            help="Also keep a synthetic archive of N published stories.",
        )

    def handle(self, *, stories: int, **options: Any) -> None:
        password = safety.password()
        if sentence := safety.refusal(password):
            raise CommandError(sentence)
        loading.load_house(password)
        self.load_pictures()
        load_recordings()
        self.load_stories()
        newsdesk.correct_banner(timezone.now())
        newsdesk.show_banner(timezone.now())
        desk_life.begin(timezone.now())
        if stories > MANY:
            self.finish_pictures()
        if stories:
            self.fill_archive(stories)
        self.say_where(password)

    def load_pictures(self) -> None:
        now = timezone.now()
        missing = loading.missing_pictures()
        for service, scene in self.progress(missing, "pictures"):
            loading.load_picture(service, scene, now)

    def load_stories(self) -> None:
        now = timezone.now()
        missing = newsdesk.missing_stories()
        desks = {prefix: newsdesk.Newsdesk.of(prefix) for prefix, _fact in missing}
        for prefix, fact in self.progress(missing, "stories"):
            newsdesk.tell(desks[prefix], fact, now)

    def finish_pictures(self) -> None:
        """A photo finished later would have every story that shows it drawn anew."""
        with tqdm(desc="finishing pictures", unit="", file=sys.stderr) as bar:
            while done := finish_due(AT_ONCE):
                bar.update(done)
        sweep()

    def fill_archive(self, count: int) -> None:
        held = archive.size()
        with tqdm(total=count, initial=held, unit=" stories", file=sys.stderr) as bar:
            for size in archive.fill(count):
                bar.update(size - bar.n)
        if count > MANY:
            count_anew()

    def progress(self, items: list[Any], what: str) -> Any:
        """A progress bar, unless there is nothing to do."""
        return tqdm(items, desc=what, file=sys.stderr, disable=not items)

    def say_where(self, password: str) -> None:
        site = settings.SITE_URL
        lines = [
            "The demo newsroom is loaded. Every story in it is invented.",
            *(f"  {site}{root(fact):<7} {fact.name}" for fact in house.EDITIONS),
            f"  {site}/admin/ the desk; every password is “{password}”:",
            *(f"    {fact.username:<9} {role(fact)}" for fact in house.ACCOUNTS),
        ]
        self.stdout.write("\n".join(lines))


def root(fact: facts.Edition) -> str:
    return f"/{fact.prefix}/" if fact.prefix else "/"


def role(fact: facts.Account) -> str:
    if not fact.service:
        return "everything"
    if fact.role == "legal":
        return f"legal adviser, {fact.service.capitalize()} service"
    return f"{fact.role.replace('_', ' ')}, {fact.service.capitalize()} service"

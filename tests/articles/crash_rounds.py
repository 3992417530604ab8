"""Kill the process at random moments of publishing, and look at what is left.

Run as a program: `python -m tests.articles.crash_rounds ROUNDS`. It works in
the empty database under DATABASE_URL, and prints one line, "whole N cut M", or
stops with the first thing found half done. Starting Django once and forking for
each round keeps fifty rounds within seconds.
"""

import os
import random
import signal
import sys
import time

import django

django.setup()

from django.db import connection, transaction  # noqa: E402
from django.utils import timezone  # noqa: E402

from articles import desk, unsaved, workflow  # noqa: E402
from articles.models import (  # noqa: E402
    Article,
    ArticleEvent,
    Draft,
    Listing,
    PublishedArticle,
    PublishedPage,
    PublishedReference,
)
from services.models import Stamp  # noqa: E402
from staff.models import User  # noqa: E402
from tests import factories  # noqa: E402


def main(rounds: int) -> None:
    article, ana = set_up()
    chance = random.Random(20261124)  # noqa: S311  no secret
    undisturbed = max(time_one(article, ana) for _ in range(3))
    whole = 0
    for number in range(rounds):
        before = published_events(article)
        after = chance.uniform(0, 1.3 * undisturbed)
        cut_short(article, ana, f"Round {number}", after=after)
        check(article)
        check_typing(article, f"Round {number}")
        whole += published_events(article) > before
    sys.stdout.write(f"whole {whole} cut {rounds - whole}\n")


def set_up() -> tuple[Article, User]:
    service = factories.make_service("english")
    edition = factories.make_edition(service)
    edition.default_section = factories.make_section(edition)
    edition.save()
    ana = factories.make_person("ana", service)
    lena = factories.make_contributor("Lena Marsh", service)
    article = factories.make_live_story(
        edition, by=ana, bylines=(lena,), topics=("Sea", "Ferries")
    )
    return article, ana


def time_one(article: Article, ana: User) -> float:
    """Seconds that an undisturbed child takes on this machine."""
    started = time.monotonic()
    os.waitpid(start_child(article, ana, f"Timed {started}"), 0)
    return time.monotonic() - started


def start_child(article: Article, ana: User, headline: str) -> int:
    connection.close()
    child = os.fork()
    if child == 0:
        edit_and_publish(article, ana, headline)
        os._exit(0)
    return child


def cut_short(article: Article, ana: User, headline: str, *, after: float) -> None:
    """Let a child edit and publish, and kill it after this many seconds."""
    child = start_child(article, ana, headline)
    time.sleep(after)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)


def edit_and_publish(article: Article, ana: User, headline: str) -> None:
    """Type, save and publish, as the desk does."""
    sheet = unsaved.Sheet(ana, article.public_id, name_of(headline))
    unsaved.keep(sheet, [("headline", headline)], 1, timezone.now())
    with transaction.atomic():
        article = Article.objects.for_change(article.pk)
        article.headline = headline
        article.save()
        desk.keep(article, by=ana)
        unsaved.close(sheet, 2, timezone.now())
    workflow.publish(article, by=ana)


def published_events(article: Article) -> int:
    return ArticleEvent.objects.filter(article=article, action="published").count()


def check(article: Article) -> None:
    """Everything a publication writes is there, or nothing of it."""
    row = PublishedArticle.objects.get(public_id=article.public_id)
    newest = ArticleEvent.objects.filter(article=article).first()
    page = PublishedPage.objects.get(published=row)
    revision = article.revisions.get(number=row.revision_number)
    expect("event and row", newest.detail["revision"] == row.revision_number)
    expect("row and revision", revision.digest == row.digest)
    expect("page", row.headline in page.main and row.headline in page.head)
    expect("lists", Listing.objects.filter(published=row).count() == LISTS)
    expect("references", PublishedReference.objects.filter(published=row).count() == 4)
    article.refresh_from_db()
    expect("clearance", article.cleared_digest == row.digest)
    expect("stamp", Stamp.objects.get().counter >= published_events(article))


def name_of(headline: str) -> str:
    return "".join(filter(str.isalnum, headline))[-12:]


def check_typing(article: Article, headline: str) -> None:
    """What was typed stands in the draft or in the story; in one of them."""
    draft = Draft.objects.filter(sheet=name_of(headline)).first()
    is_saved = article.headline == headline
    if draft is None:
        expect("typing", not is_saved)
    else:
        expect("typing", draft.is_closed == is_saved)
        expect("draft", is_saved or draft.value("headline") == headline)


LISTS = 5  # edition, section, author, two topics


def expect(what: str, is_so: object) -> None:
    if not is_so:
        sys.exit(f"half done: {what}")


if __name__ == "__main__":
    main(int(sys.argv[1]))

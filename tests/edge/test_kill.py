"""A killed story does not come back: not from a store, not with the database gone."""

from functools import partial

from articles import workflow
from articles.models import Article
from services.models import Edition
from staff.models import User
from tests.articles.test_leaks import media, walk
from tests.articles.test_scheduling import rewrite
from tests.edge.conftest import Database
from tests.factories import make_contributor, make_live_story, make_photo, stored
from tests.site import Site

WORD = "Zkilled"


def make_story(english: Edition, ana: User) -> Article:
    """A story with a former address, whose every text and picture carries the word."""
    photo = make_photo(english.service, caption=f"{WORD} caption", alt=f"{WORD} alt")
    story = make_live_story(
        english,
        by=ana,
        headline=f"{WORD} headline",
        slug="zkilled-first",
        body=f"<p>{WORD} text.</p>",
        lead_photo=photo,
        bylines=(make_contributor(f"{WORD} Person", english.service),),
        topics=(f"{WORD} topic",),
    )
    moved = rewrite(story, ana, f"{WORD} headline again")
    moved.slug = "zkilled-second"
    moved.save()
    workflow.publish(moved, by=ana)
    return stored(story)


def everywhere(site: Site, story: Article) -> dict[str, str]:
    """Every address at which something of the story can be had, with what is there."""
    seeds = [
        "/",
        "/latest/",
        "/section/world/",
        "/live/banners.json",
        *(f"/a/{slug}/{story.public_id}.html" for slug in ("zkilled-first", "x")),
        *media(story),
    ]
    return {
        address: text
        for address, text in walk(site, seeds)
        if WORD.lower() in text.lower() or address.startswith(("/media/", "/a/"))
    }


def test_nothing_of_a_killed_story_comes_back(
    database: Database,
    site: Site,
    another_process: Site,
    english: Edition,
    ana: User,
    chiara: User,
) -> None:
    other = make_live_story(english, by=ana, headline="Another report")
    story = make_story(english, ana)
    before = everywhere(site, story)
    assert everywhere(another_process, story) == before
    assert sum("200" in text[:4] for text in before.values()) > 5
    assert any(address.startswith("/media/") for address in before)

    workflow.kill(story, by=chiara, reason="Someone is in danger.")
    for act in (
        database.start,
        partial(database.stop, another_process),
        database.start,
    ):
        act()
        for process in (site, another_process):
            for address in before:
                answer = process.get(address)
                assert WORD.lower() not in f"{answer.headers} {answer.text}".lower()
                if address.startswith("/media/") and other.public_id not in address:
                    assert answer.status in (404, 503)

"""The leak test: nothing that is not live is reachable by any public address.

Stories stand in every state the desk knows, each full of words that appear
nowhere else. Then every public address, redirect, list, count and media path is
walked, before, on and after the moments at which the clock changes things: through
the application that the server loads, with the page store in front.
"""

import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from urllib.parse import quote

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles import desk, workflow
from articles.models import Article
from banners.workflow import show
from services.models import Edition
from staff.models import User
from tests.factories import (
    make_article,
    make_banner,
    make_contributor,
    make_live_story,
    make_photo,
    make_section,
    make_service,
    stored,
)
from tests.site import Site

pytestmark = pytest.mark.either

NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
TWO = NOON + timedelta(hours=2)
SECOND = timedelta(seconds=1)

Making = Callable[[Edition, SimpleNamespace, str], Article]


def wordy(edition: Edition, by: object, word: str, **facts: object) -> Article:
    """An article whose every text, credit, topic and picture carries the word."""
    service = edition.service
    return make_article(
        edition,
        by=by,
        headline=f"{word} headline",
        short_headline=f"{word} short",
        search_headline=f"{word} search",
        social_headline=f"{word} social",
        kicker=f"{word} kicker",
        summary=f"{word} summary",
        datelines=f"{word} place",
        body=f"<p>{word} text.</p>",
        notes=f"{word} notes",
        content_warning=f"{word} warning",
        lead_photo=make_photo(service, caption=f"{word} caption", alt=f"{word} alt"),
        bylines=(make_contributor(f"{word} Person", service),),
        collaborations=(make_service(f"{word}-service", name=f"{word} Partner"),),
        topics=(f"{word} topic",),
        **facts,
    )


def draft(edition: Edition, people: SimpleNamespace, word: str) -> Article:
    return wordy(edition, people.ana, word)


def in_review(edition: Edition, people: SimpleNamespace, word: str) -> Article:
    article = draft(edition, people, word)
    workflow.file(article, by=people.boris)
    return article


def ready(edition: Edition, people: SimpleNamespace, word: str) -> Article:
    article = draft(edition, people, word)
    workflow.mark_ready(article, by=people.ana)
    return article


def spiked(edition: Edition, people: SimpleNamespace, word: str) -> Article:
    article = draft(edition, people, word)
    workflow.spike(article, by=people.ana)
    return article


def planned(edition: Edition, people: SimpleNamespace, word: str) -> Article:
    return wordy(edition, people.ana, word, publish_at=NOON - timedelta(days=1))


def embargoed(edition: Edition, people: SimpleNamespace, word: str) -> Article:
    return wordy(edition, people.ana, word, embargo_until=TWO)


def scheduled(edition: Edition, people: SimpleNamespace, word: str) -> Article:
    article = draft(edition, people, word)
    workflow.schedule(article, by=people.ana, at=TWO)
    return article


def unscheduled(edition: Edition, people: SimpleNamespace, word: str) -> Article:
    article = scheduled(edition, people, word)
    workflow.unschedule(article, by=people.ana)
    return article


def published(edition: Edition, people: SimpleNamespace, word: str) -> Article:
    article = draft(edition, people, word)
    workflow.publish(article, by=people.ana)
    return article


def corrected(edition: Edition, people: SimpleNamespace, word: str) -> Article:
    article = published(edition, people, word)
    workflow.correct(article, by=people.ana, text=f"{word} notice")
    return article


def held(edition: Edition, people: SimpleNamespace, word: str) -> Article:
    article = corrected(edition, people, word)
    workflow.hold(article, by=people.ana)
    return article


def withdrawn(edition: Edition, people: SimpleNamespace, word: str) -> Article:
    article = corrected(edition, people, word)
    workflow.withdraw(article, by=people.ana, reason="The source took it back.")
    return article


def killed(edition: Edition, people: SimpleNamespace, word: str) -> Article:
    article = corrected(edition, people, word)
    workflow.kill(article, by=people.chiara, reason=f"{word} reason")
    return article


def expired(edition: Edition, people: SimpleNamespace, word: str) -> Article:
    article = wordy(edition, people.ana, word, expires_at=NOON)
    workflow.publish(article, by=people.ana)
    return article


def stopped_with_an_update_pending(
    edition: Edition, people: SimpleNamespace, word: str
) -> Article:
    article = published(edition, people, word)
    rewritten(article, people, f"{word} rewritten")
    workflow.schedule(article, by=people.ana, at=TWO)
    workflow.hold(article, by=people.ana)
    return article


def rewritten(article: Article, people: SimpleNamespace, headline: str) -> None:
    article = stored(article)
    article.headline = headline
    article.save()
    desk.keep(article, by=people.ana)


# Forbidden at noon and at two; a scheduled story is forbidden until two only.
NEVER: dict[str, Making] = {
    "Zdraft": draft,
    "Zreview": in_review,
    "Zready": ready,
    "Zspiked": spiked,
    "Zplanned": planned,
    "Zembargo": embargoed,
    "Zunsched": unscheduled,
    "Zheld": held,
    "Zwithdrawn": withdrawn,
    "Zkilled": killed,
    "Zexpired": expired,
    "Zpendheld": stopped_with_an_update_pending,
}
UNTIL_TWO: dict[str, Making] = {"Zscheduled": scheduled}


@pytest.fixture
def house(
    site: Site, english: Edition, persian: Edition, people: SimpleNamespace
) -> SimpleNamespace:
    """Two editions with a live story each, and one story in every other state."""
    with time_machine.travel(NOON - timedelta(minutes=1), tick=False):
        make_section(english, "Asia", parent=english.default_section)
        english.may_be_republished = True
        english.save()
        live = make_live_story(english, by=people.ana, headline="Ferry saved")
        make_live_story(persian, by=people.vera, headline="کشتی نجات یافت")
        articles = {
            word: make(english, people, word)
            for word, make in (NEVER | UNTIL_TWO).items()
        }
        changed = make_live_story(english, by=people.ana, headline="Old text")
        rewritten(changed, people, "Zunpublished rewritten")
        pending = make_live_story(english, by=people.ana, headline="Plain text")
        rewritten(pending, people, "Zpending rewritten")
        workflow.schedule(pending, by=people.ana, at=TWO)
        for word in ("Zkilled", "Zheld", "Zscheduled"):
            show(make_banner(english, story=articles[word].story), by=people.ana)
    return SimpleNamespace(
        articles=articles, live=live, changed=changed, pending=pending
    )


def guesses(article: Article, word: str) -> Iterator[str]:
    """Addresses someone who knows the story would try."""
    slug = word.lower()
    for path in (
        f"a/{article.slug or 'x'}/{article.public_id}.html",
        f"a/{slug}-headline/{article.public_id}.html",
        f"a/wrong/{article.public_id}.html",
        f"lite/a/{slug}-headline/{article.public_id}.html",
        f"a/{article.slug or 'x'}/{article.public_id}/republish/",
        f"topic/{slug}-topic/",
        f"author/{slug}-person/",
        f"service/{slug}-service/",
        f"section/{slug}-topic/",
    ):
        yield f"/{path}"
        yield f"/fa/{path}"


def media(article: Article) -> Iterator[str]:
    photo = article.lead_photo
    if photo is None:
        return
    for rendition in photo.renditions.all():
        yield f"/media/{photo.media_key}/{rendition}"


SEEDS = [
    "/",
    "/fa/",
    "/latest/",
    "/fa/latest/",
    "/section/world/",
    "/section/asia/",
    "/service/english/",
    "/service/persian/",
    "/fa/service/english/",
    "/fa/service/persian/",
    "/live/banners.json",
    "/feed.rss",
    "/feed.atom",
    "/feed.json",
    "/sitemap.xml",
    "/sitemap-news.xml",
    "/robots.txt",
    "/search/?q=Zdraft",
    "/corrections/",
    "/fa/corrections/",
    "/lite/",
    "/api/v1/",
    "/healthz",
    "/readyz",
    "/nowhere/",
    "/latest/?after=nonsense",
    "/section/nowhere/",
    "/author/nobody/",
]

SAME_AS_JSON = ("/feed.rss", "/feed.atom")  # of a list; the seeds ask for one each
LINK = re.compile(r'(?:href|src|content|srcset)="([^"]+)"')


def walk(site: Site, seeds: list[str]) -> Iterator[tuple[str, str]]:
    """Every page from these addresses on, followed through its own links.

    Yields the address and all that a reader receives: status line, headers, body.
    """
    waiting, seen = list(seeds), set(seeds)
    while waiting:
        address = waiting.pop()
        answer = site.get(address)
        # Each process draws a page at a second of its own.
        headers = {k: v for k, v in answer.headers.items() if k != "Last-Modified"}
        yield address, f"{answer.status} {headers} {answer.text}"
        found = [answer.headers.get("Location", ""), *links(answer.text)]
        fresh = [link for link in found if link.startswith("/") and link not in seen]
        seen.update(fresh)
        waiting.extend(fresh)


def links(text: str) -> Iterator[str]:
    for value in LINK.findall(text):
        for part in value.split(","):
            link = part.strip().split(" ")[0].split("#")[0]
            link = link.removeprefix("http://testserver").replace("&amp;", "&")
            is_ours = link.startswith("/") and not link.startswith(("/static/", "//"))
            if is_ours and not link.endswith(SAME_AS_JSON):
                yield link


def everything(site: Site, house: SimpleNamespace) -> str:
    """All that readers can get, whatever they try."""
    seeds = list(SEEDS)
    for word, article in house.articles.items():
        seeds += [quote(path, safe="/?=") for path in guesses(stored(article), word)]
        seeds += media(stored(article))
    walked = walk(site, seeds)
    return "\n".join(
        f"{address} {without_question(address, text)}" for address, text in walked
    )


def without_question(address: str, text: str) -> str:
    """The page without the question that the reader asked it, which it repeats."""
    asked = re.search(r"/search/\?q=(\w+)", address)
    if not asked:
        return text
    return re.sub(rf'(value="|Search: |“|\?q=){asked[1]}', r"\1", text)


def words_in(text: str) -> set[str]:
    """The forbidden words in what readers get, their own guesses left out."""
    answers = re.sub(r"^/\S+ ", "", text, flags=re.MULTILINE)
    return {
        word
        for word in (*NEVER, *UNTIL_TWO, "Zunpublished", "Zpending")
        if re.search(word, answers, re.IGNORECASE)
    }


def test_nothing_that_is_not_live_is_reachable(
    house: SimpleNamespace, site: Site
) -> None:
    """At every moment twice: what one walk stores, the next one is given."""
    later = {"Zscheduled", "Zpending"}
    moments = {NOON: set(), TWO - SECOND: set(), TWO: later, TWO + 4 * SECOND: later}
    with time_machine.travel(NOON, tick=False) as clock:
        for now, may_appear in moments.items():
            clock.move_to(now)
            for _ in range(2):
                text = everything(site, house)
                assert "Ferry saved" in text
                assert "کشتی نجات یافت" in text
                assert (now, words_in(text)) == (now, may_appear)
            assert site.edge.store.pages


def test_media_of_stories_that_are_not_live_answer_404(
    house: SimpleNamespace, site: Site
) -> None:
    with time_machine.travel(NOON, tick=False):
        for word, article in house.articles.items():
            for address in media(stored(article)):
                assert site.get(address).status == 404, (word, address)
    with time_machine.travel(TWO, tick=False):
        for address in media(stored(house.articles["Zscheduled"])):
            assert site.get(address).status == 200


def test_a_killed_photos_old_address_answers_404(
    english: Edition, people: SimpleNamespace, site: Site
) -> None:
    article = published(english, people, "Zmoved")
    before = list(media(article))
    assert site.get(before[0]).status == 200
    workflow.kill(article, by=people.chiara, reason="Danger.")
    for address in [*before, *media(stored(article))]:
        assert site.get(address).status == 404


def test_a_closed_edition_gives_away_nothing(
    persian: Edition, vera: User, site: Site
) -> None:
    photo = make_photo(persian.service)
    article = make_live_story(
        persian, by=vera, headline="Zclosed", slug="zclosed", lead_photo=photo
    )
    persian.is_open = False
    persian.save()
    for address in ("/fa/", f"/a/x/{article.public_id}.html", *media(article)):
        answer = site.get(address)
        assert answer.status == 404
        assert "Location" not in answer.headers


STATUS = {
    "Zdraft": 404,
    "Zspiked": 404,
    "Zscheduled": 404,
    "Zheld": 404,
    "Zwithdrawn": 410,
    "Zkilled": 410,
}


def test_a_stopped_story_answers_the_same_at_any_slug_and_redirects_nowhere(
    house: SimpleNamespace, site: Site
) -> None:
    for word, status in STATUS.items():
        article = stored(house.articles[word])
        for slug in (article.slug or "x", "wrong", "x" * 300, "%D8%AE%D8%A8%D8%B1"):
            with time_machine.travel(NOON, tick=False):
                answer = site.get(f"/a/{slug}/{article.public_id}.html")
            assert (word, answer.status) == (word, status)
            assert word not in answer.text
            assert "Location" not in answer.headers


def test_readers_requests_touch_no_table_of_the_desk(
    house: SimpleNamespace, site: Site
) -> None:
    """A fresh page is made from the readers' tables alone."""
    paths = ["/", "/latest/", "/section/world/", "/corrections/", "/fa/", "/nowhere/"]
    with (
        time_machine.travel(NOON, tick=False),
        CaptureQueriesContext(connection) as sql,
    ):
        for path in paths:
            site.get(path)
    statements = " ".join(query["sql"] for query in sql)
    for table in (
        *('articles_article"', 'articles_notice"', "articles_revision"),
        *("staff_", "django_session"),
    ):
        assert table not in statements

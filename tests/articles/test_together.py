"""Two people at once, on a database that lets them: nothing is lost, nobody twice.

Only PostgreSQL lets two transactions write at the same time; on SQLite one waits
for the other from its first statement.
"""

import threading
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection

from articles import desk, workflow
from articles.models import Article, ArticleEvent, PublishedArticle, PublishedPage
from articles.refresh import fresh, sweep_one
from articles.rendering import Rendered, render
from articles.rules import WorkflowError
from bylines.models import Contributor
from services.models import Edition, Stamp, StandingBox
from staff.models import User
from tests.factories import (
    make_article,
    make_contributor,
    make_live_story,
    stored,
)

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


def at_once(*acts: Callable[[], Any]) -> list[Exception]:
    """Run these side by side, each on its own connection; what they raised."""
    ready = threading.Barrier(len(acts))
    raised: list[Exception] = []

    def run(act: Callable[[], Any]) -> None:
        ready.wait()
        try:
            act()
        except Exception as error:
            raised.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=[act]) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    return raised


def as_readers_see_it(public_id: str) -> str:
    (row,) = PublishedArticle.objects.at_address(public_id).with_page()
    return fresh(row).page.main


@pytest.fixture
def lena(english: Edition) -> Contributor:
    return make_contributor("Lena Marsh", english.service)


def rename(lena: Contributor, name: str) -> None:
    person = Contributor.objects.get(pk=lena.pk)
    person.name = name
    person.save()


def meanwhile(
    monkeypatch: pytest.MonkeyPatch, where: str, act: Callable[[], Any]
) -> Any:
    """Begin the act on another connection once a render has read its names."""
    others: list[threading.Thread] = []

    def run() -> None:
        act()
        connection.close()

    def render_meanwhile(*args: Any, **kwargs: Any) -> Rendered:
        rendered = render(*args, **kwargs)
        other = threading.Thread(target=run)
        others.append(other)
        other.start()
        other.join(timeout=0.5)  # long enough to commit, were it not made to wait
        return rendered

    monkeypatch.setattr(where, render_meanwhile)
    return lambda: [other.join(timeout=30) for other in others]


def test_a_name_that_changes_while_a_story_is_published_reaches_its_page(
    english: Edition, ana: User, lena: Contributor, monkeypatch: pytest.MonkeyPatch
) -> None:
    article = make_article(english, by=ana, bylines=(lena,))
    finish = meanwhile(
        monkeypatch, "articles.publishing.render", lambda: rename(lena, "Lena Berg")
    )
    workflow.publish(article, by=ana)
    finish()
    assert "Lena Berg" in as_readers_see_it(article.public_id)


def put_box(english: Edition, text: str) -> None:
    box = StandingBox.objects.filter(edition=english).first()
    box = box or StandingBox(edition=english, name="Box", is_on_every_story=True)
    box.text = text
    box.save()


@pytest.mark.parametrize("was_there", [True, False])
def test_a_box_on_every_story_reaches_one_that_is_being_published(
    english: Edition, ana: User, monkeypatch: pytest.MonkeyPatch, *, was_there: bool
) -> None:
    if was_there:
        put_box(english, "Old words.")
    article = make_article(english, by=ana)
    finish = meanwhile(
        monkeypatch,
        "articles.publishing.render",
        lambda: put_box(english, "New words."),
    )
    workflow.publish(article, by=ana)
    finish()
    monkeypatch.undo()
    assert "New words." in as_readers_see_it(article.public_id)


def test_a_name_that_changes_during_the_sweep_is_not_swept_away(
    english: Edition, ana: User, lena: Contributor, monkeypatch: pytest.MonkeyPatch
) -> None:
    article = make_live_story(english, by=ana, bylines=(lena,))
    rename(lena, "First Change")
    finish = meanwhile(
        monkeypatch, "articles.refresh.render", lambda: rename(lena, "Second Change")
    )
    sweep_one(PublishedArticle.objects.get().pk)
    finish()
    monkeypatch.undo()
    assert "Second Change" in as_readers_see_it(article.public_id)
    sweep_one(PublishedArticle.objects.get().pk)
    assert "Second Change" in PublishedPage.objects.get().main


def test_a_sweep_never_writes_an_older_revision_over_a_newer_one(
    english: Edition, ana: User, lena: Contributor, monkeypatch: pytest.MonkeyPatch
) -> None:
    article = make_live_story(english, by=ana, bylines=(lena,), headline="Older")
    rename(lena, "Lena Berg")
    edit(article, ana, "Newer")
    finish = meanwhile(
        monkeypatch,
        "articles.refresh.render",
        lambda: workflow.publish(stored(article), by=ana),
    )
    sweep_one(PublishedArticle.objects.get().pk)
    finish()
    assert "Newer" in PublishedPage.objects.get().main
    assert PublishedArticle.objects.get().headline == "Newer"


def edit(article: Article, by: User, headline: str) -> None:
    article = stored(article)
    article.headline = headline
    article.save()
    desk.keep(article, by=by)


def test_two_editors_who_publish_at_once_publish_once(
    english: Edition, ana: User, chiara: User
) -> None:
    article = make_article(english, by=ana)
    raised = at_once(
        lambda: workflow.publish(article, by=ana),
        lambda: workflow.publish(article, by=chiara),
    )
    assert [type(error) for error in raised] == [WorkflowError]
    assert ArticleEvent.objects.filter(action="published").count() == 1
    assert PublishedArticle.objects.count() == 1


def test_many_publications_in_one_edition_at_once_all_arrive(
    english: Edition, persian: Edition, ana: User, vera: User, lena: Contributor
) -> None:
    articles = [
        make_article(english, by=ana, bylines=(lena,), headline=f"Story {number}")
        for number in range(8)
    ]
    before = Stamp.objects.get(pk=english.pk).counter
    raised = at_once(
        *(
            lambda article=article: workflow.publish(article, by=ana)
            for article in articles
        ),
        lambda: rename(lena, "Lena Berg"),
    )
    assert raised == []
    assert PublishedArticle.objects.count() == 8
    assert Stamp.objects.get(pk=english.pk).counter >= before + 8
    for article in articles:
        assert "Lena Berg" in as_readers_see_it(article.public_id)

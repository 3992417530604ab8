"""Every verb, tried four ways: it works, the wrong person, the wrong state, told.

Each row brings a story into the state its verb asks for, through other verbs.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from articles import workflow
from articles.models import Article, ArticleEvent, PublishedArticle
from articles.permissions import ROLES, Verb
from articles.readers_side import ReadersState, readers_side
from articles.rules import WorkflowError
from articles.signals import story_changed
from bylines.models import Contributor
from services.models import Edition
from services.public_id import new_public_id
from tests.factories import make_article, make_contributor, make_live_story, stored

Story = Callable[[Edition, SimpleNamespace], Article]


def draft(english: Edition, people: SimpleNamespace) -> Article:
    return make_article(english, by=people.boris)


def filed(english: Edition, people: SimpleNamespace) -> Article:
    article = draft(english, people)
    workflow.file(article, by=people.boris)
    return stored(article)


def spiked(english: Edition, people: SimpleNamespace) -> Article:
    article = draft(english, people)
    workflow.spike(article, by=people.ana)
    return stored(article)


def scheduled(english: Edition, people: SimpleNamespace) -> Article:
    article = draft(english, people)
    workflow.schedule(article, by=people.ana, at=in_an_hour())
    return stored(article)


def live(english: Edition, people: SimpleNamespace) -> Article:
    return make_live_story(english, by=people.ana)


def held(english: Edition, people: SimpleNamespace) -> Article:
    article = live(english, people)
    workflow.hold(article, by=people.ana)
    return stored(article)


def withdrawn(english: Edition, people: SimpleNamespace) -> Article:
    article = live(english, people)
    workflow.withdraw(article, by=people.ana, reason="The source took it back.")
    return stored(article)


def killed(english: Edition, people: SimpleNamespace) -> Article:
    article = live(english, people)
    workflow.kill(article, by=people.chiara, reason="A source is in danger.")
    return stored(article)


def under_legal_hold(english: Edition, people: SimpleNamespace) -> Article:
    article = live(english, people)
    workflow.set_legal_hold(article, by=people.ana, reason="The second quote.")
    return stored(article)


def under_embargo(english: Edition, people: SimpleNamespace) -> Article:
    return make_article(english, by=people.boris, embargo_until=in_an_hour())


def credited(english: Edition, people: SimpleNamespace) -> Article:
    lena = make_contributor("Lena Marsh", english.service, slug=new_public_id())
    return make_live_story(english, by=people.ana, bylines=(lena,))


def anonymous(english: Edition, people: SimpleNamespace) -> Article:
    article = credited(english, people)
    workflow.anonymise(article, by=people.ana, contributor=lena())
    return stored(article)


def lena() -> Contributor:
    return Contributor.objects.get()


def in_an_hour() -> Any:
    return timezone.now() + timedelta(hours=1)


@dataclass(frozen=True)
class Row:
    verb: Verb
    fits: Story
    does_not_fit: Story
    event: str
    becomes: ReadersState
    words: Callable[[], dict[str, Any]] = dict
    person: str = "ana"
    stranger: str = "boris"


ROWS = [
    Row(Verb.FILE, draft, filed, "filed", ReadersState.NOT_PUBLISHED, stranger="pavel"),
    Row(
        Verb.SEND_BACK,
        filed,
        draft,
        "sent_back",
        ReadersState.NOT_PUBLISHED,
        words=lambda: {"note": "Name the ferry."},
    ),
    Row(Verb.MARK_READY, filed, killed, "marked_ready", ReadersState.NOT_PUBLISHED),
    Row(Verb.PUBLISH, draft, withdrawn, "published", ReadersState.LIVE),
    Row(
        Verb.SCHEDULE,
        draft,
        held,
        "scheduled",
        ReadersState.SCHEDULED,
        words=lambda: {"at": in_an_hour()},
    ),
    Row(Verb.UNSCHEDULE, scheduled, live, "unscheduled", ReadersState.NOT_PUBLISHED),
    Row(
        Verb.CORRECT,
        live,
        draft,
        "corrected",
        ReadersState.LIVE,
        words=lambda: {"text": "An earlier version misnamed the ferry."},
    ),
    Row(Verb.HOLD, live, held, "held", ReadersState.HELD),
    Row(Verb.RELEASE, held, live, "released", ReadersState.LIVE),
    Row(
        Verb.WITHDRAW,
        live,
        scheduled,
        "withdrawn",
        ReadersState.WITHDRAWN,
        words=lambda: {"reason": "The source took it back."},
    ),
    Row(
        Verb.REINSTATE,
        withdrawn,
        live,
        "reinstated",
        ReadersState.LIVE,
        person="chiara",
        stranger="ana",
    ),
    Row(
        Verb.KILL,
        live,
        draft,
        "killed",
        ReadersState.KILLED,
        words=lambda: {"reason": "A source is in danger."},
        person="chiara",
        stranger="ana",
    ),
    Row(
        Verb.SPIKE, draft, live, "spiked", ReadersState.NOT_PUBLISHED, stranger="pavel"
    ),
    Row(
        Verb.PUT_BACK,
        spiked,
        draft,
        "put_back",
        ReadersState.NOT_PUBLISHED,
        stranger="pavel",
    ),
    Row(
        Verb.HAND_TO,
        filed,
        killed,
        "handed_to",
        ReadersState.NOT_PUBLISHED,
        words=lambda: {"desk": "sub"},
        stranger="pavel",
    ),
    Row(
        Verb.CLEAR_LEGALLY,
        filed,
        killed,
        "cleared_legally",
        ReadersState.NOT_PUBLISHED,
        person="chiara",
        stranger="ana",
    ),
    Row(
        Verb.SET_EXPIRY,
        live,
        draft,
        "expiry_set",
        ReadersState.LIVE,
        words=lambda: {"at": in_an_hour()},
    ),
    Row(
        Verb.SET_LEGAL_HOLD,
        live,
        under_legal_hold,
        "legal_hold_set",
        ReadersState.LIVE,
        words=lambda: {"reason": "The second quote."},
    ),
    Row(
        Verb.LIFT_LEGAL_HOLD,
        under_legal_hold,
        live,
        "legal_hold_lifted",
        ReadersState.LIVE,
        words=lambda: {"reason": "The lawyers have cleared it."},
        person="chiara",
        stranger="ana",
    ),
    Row(
        Verb.LIFT_EMBARGO,
        under_embargo,
        draft,
        "embargo_lifted",
        ReadersState.NOT_PUBLISHED,
        words=lambda: {"reason": "The ministry, by phone."},
    ),
    Row(
        Verb.ANONYMISE,
        credited,
        killed,
        "anonymised",
        ReadersState.LIVE,
        words=lambda: {"contributor": Contributor.objects.first()},
    ),
    Row(
        Verb.RESTORE_NAME,
        anonymous,
        credited,
        "name_restored",
        ReadersState.LIVE,
        words=lambda: {"contributor": Contributor.objects.first()},
        person="chiara",
        stranger="ana",
    ),
]
by_verb = pytest.mark.parametrize("row", ROWS, ids=lambda row: row.verb.value)


def do(row: Row, article: Article, person: Any) -> None:
    getattr(workflow, row.verb.value)(article, by=person, **row.words())


def state_of(article: Article) -> ReadersState:
    return readers_side(article.public_id, timezone.now()).state


def everything_about(article: Article) -> tuple[Any, ...]:
    """What a refused verb must leave as it was."""
    return (
        Article.objects.filter(pk=article.pk).values().get(),
        list(PublishedArticle.objects.filter(public_id=article.public_id).values()),
        list(ArticleEvent.objects.filter(article=article).values()),
    )


def test_every_verb_has_its_row_and_its_roles() -> None:
    assert [row.verb for row in ROWS] == list(Verb)
    assert set(ROLES) >= set(Verb)


@by_verb
def test_a_verb_changes_the_story_and_leaves_one_event(
    row: Row, english: Edition, people: SimpleNamespace
) -> None:
    article = row.fits(english, people)
    before = ArticleEvent.objects.filter(article=article).count()
    do(row, article, getattr(people, row.person))
    events = ArticleEvent.objects.filter(article=article)
    assert events.count() == before + 1
    newest = events.first()
    assert newest is not None
    assert (newest.action, newest.actor) == (row.event, getattr(people, row.person))
    assert state_of(article) == row.becomes
    assert stored(article).version > article.version


@by_verb
@pytest.mark.parametrize("stranger", ["by_role", "vera"])
def test_the_wrong_person_is_refused_and_nothing_changes(
    row: Row, stranger: str, english: Edition, people: SimpleNamespace
) -> None:
    article = row.fits(english, people)
    before = everything_about(article)
    person = getattr(people, row.stranger if stranger == "by_role" else stranger)
    with pytest.raises(PermissionDenied, match="not yours"):
        do(row, article, person)
    assert everything_about(article) == before


@by_verb
def test_the_wrong_state_is_refused_with_a_sentence(
    row: Row, english: Edition, people: SimpleNamespace
) -> None:
    article = row.does_not_fit(english, people)
    before = everything_about(article)
    with pytest.raises(WorkflowError) as refused:
        do(row, article, getattr(people, row.person))
    assert str(refused.value).endswith(".")
    assert everything_about(article) == before


@by_verb
def test_a_verb_is_told_only_after_commit(
    row: Row,
    english: Edition,
    people: SimpleNamespace,
    django_capture_on_commit_callbacks: Any,
) -> None:
    article = row.fits(english, people)
    told: list[tuple[int, str]] = []

    def listen(article_id: int, verb: str, **_: Any) -> None:
        told.append((article_id, verb))

    story_changed.connect(listen)
    try:
        with django_capture_on_commit_callbacks(execute=True):
            do(row, article, getattr(people, row.person))
            assert told == []
    finally:
        story_changed.disconnect(listen)
    assert told == [(article.pk, row.verb.value)]


@by_verb
def test_a_killed_story_takes_no_verb(
    row: Row, english: Edition, people: SimpleNamespace
) -> None:
    article = killed(english, people)
    with pytest.raises(WorkflowError):
        do(row, article, people.chiara)


@by_verb
def test_the_bar_offers_what_the_verb_accepts(
    row: Row, english: Edition, people: SimpleNamespace
) -> None:
    from articles.rules import possible

    for story, is_offered in ((row.fits, True), (row.does_not_fit, False)):
        article = story(english, people)
        side = readers_side(article.public_id, timezone.now())
        person = getattr(people, row.person)
        assert (row.verb in possible(article, person, side)) is is_offered

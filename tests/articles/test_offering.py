"""Offering a story to other editions: offer, retract, take, decline; who may, and who reads."""

import threading

import pytest
from django.core.exceptions import PermissionDenied
from django.db import close_old_connections, connection
from django.utils import timezone

from articles import noting, offering, workflow
from articles.models import Adaptation, Article, ArticleEvent, Offer
from articles.rules import WorkflowError
from articles.search import find_stories
from articles.signals import story_changed
from staff.models import User
from staff.permissions import Role
from tests.desk.typing_in import at_the_desk
from tests.factories import (
    make_article,
    make_edition,
    make_live_story,
    make_membership,
    make_person,
    make_service,
    stored,
)

State = Offer.State


@pytest.fixture
def korean(db):
    return make_edition(
        make_service("korean"), name="뉴스룸", language="ko", prefix="ko"
    )


def offered(article, edition, by, **facts):
    (row,) = offering.offer(article, [edition], by=by, **facts)
    return row


def again(person):
    """The person at their next request."""
    return User.objects.get(pk=person.pk)


def seen_by(person):
    """What the person's gate, list and search let through."""
    person = again(person)
    found = {a.pk for a in find_stories(person, "ferry")}
    assert found == set(Article.objects.visible_to(person).values_list("pk", flat=True))
    return found


# ── What each verb does ──────────────────────────────────────────────────────


def test_an_offered_story_is_read_and_found_until_it_is_declined(
    english, persian, ana, vera
):
    article = make_article(english, by=ana)
    assert seen_by(vera) == set()
    row = offered(article, persian, ana, note="  Pictures are\nfree. ")
    assert (row.state, row.by, row.note) == (State.OPEN, ana, "Pictures are free.")
    assert seen_by(vera) == {article.pk}
    assert noting.may_comment(again(vera), article)
    assert vera in noting.people_for(article)
    offering.decline(article, persian, by=vera, reason="No readers there.")
    row.refresh_from_db()
    assert (row.state, row.reason) == (State.DECLINED, "No readers there.")
    assert row.decided_by == vera
    assert seen_by(vera) == set()
    assert vera not in noting.people_for(article)
    said = [e.action for e in ArticleEvent.objects.filter(article=article)]
    assert said == ["offer_declined", "offered"]


def test_saving_an_offered_story_leaves_it_to_be_found(english, persian, ana, vera):
    article = make_article(english, by=ana)
    offered(article, persian, ana)
    workflow.publish(stored(article), by=ana)
    assert seen_by(vera) == {article.pk}


def test_an_offer_that_is_taken_back_is_read_no_more_and_never_taken(
    english, persian, ana, vera
):
    article = make_article(english, by=ana)
    offering.retract(offered(article, persian, ana), ana)
    assert seen_by(vera) == set()
    with pytest.raises(WorkflowError, match="taken back already"):
        offering.retract(Offer.objects.get(), ana)
    for verb in (offering.take, offering.decline):
        reason = {"reason": "No"} if verb is offering.decline else {}
        with pytest.raises(PermissionDenied, match="was not offered to you"):
            verb(article, persian, by=vera, **reason)
    assert not Adaptation.objects.exists()


def test_declining_what_was_taken_back_opens_it_to_nobody(english, persian, ana, vera):
    article = make_live_story(english, by=ana)
    offering.retract(offered(article, persian, ana, note="Free."), ana)
    row = offering.decline(article, persian, by=vera, reason="No.")
    assert (row.by, row.note) == (None, "")
    adapted = offering.take(article, persian, by=vera)
    assert seen_by(vera) == {adapted.article.pk}


def test_taking_one_version_ends_the_waiting_of_another(
    english, persian, korean, ana, vera
):
    article = make_live_story(english, by=ana)
    soo = make_person("soo", korean.service)
    other = offering.take(article, korean, by=soo).article
    waiting = offered(other, persian, soo)
    offering.take(article, persian, by=vera)
    waiting.refresh_from_db()
    assert (waiting.state, waiting.decided_by) == (State.TAKEN, vera)
    assert not Offer.objects.undecided().exists()


def test_taking_one_version_opens_no_other_that_was_declined(
    english, persian, korean, ana, vera
):
    article = make_live_story(english, by=ana)
    soo = make_person("soo", korean.service)
    other = offering.take(article, korean, by=soo).article
    offered(other, persian, soo)
    offering.decline(other, persian, by=vera, reason="No.")
    offering.take(article, persian, by=vera)
    assert other.pk not in seen_by(vera)


def test_taking_makes_the_version_and_the_source_stays_readable(
    english, persian, ana, vera
):
    article = make_article(english, by=ana)
    row = offered(article, persian, ana)
    adapted = offering.take(article, persian, by=vera)
    assert adapted.article.edition == persian
    assert adapted.article.story_id == article.story_id
    row.refresh_from_db()
    assert (row.state, row.decided_by) == (State.TAKEN, vera)
    assert seen_by(vera) == {article.pk, adapted.article.pk}
    with pytest.raises(WorkflowError, match="Vera has taken it already"):
        offering.take(article, persian, by=vera)
    with pytest.raises(WorkflowError, match="has taken it already"):
        offering.retract(row, ana)
    with pytest.raises(WorkflowError, match="has this story already"):
        offering.decline(article, persian, by=vera, reason="No")
    with pytest.raises(WorkflowError, match="Nothing is left to offer"):
        offering.offer(article, [persian], by=ana)


def test_a_story_that_is_live_elsewhere_is_taken_or_declined_unasked(
    english, persian, korean, ana, vera
):
    article = make_live_story(english, by=ana)
    offering.decline(article, persian, by=vera, reason="Not now.")
    assert Offer.objects.get().by is None
    assert seen_by(vera) == set()
    with pytest.raises(WorkflowError, match="has declined it already"):
        offering.decline(article, persian, by=vera, reason="Not now.")
    offering.take(article, persian, by=vera)
    assert Offer.objects.get().state == State.TAKEN
    assert article.pk not in seen_by(vera)  # nobody offered them the working copy


def test_who_declined_takes_it_after_all_or_is_asked_again(
    english, persian, korean, ana, vera
):
    article = make_article(english, by=ana)
    offered(article, persian, ana)
    offering.decline(article, persian, by=vera, reason="Not now.")
    row = offered(article, persian, ana, note="Please look again.")
    assert Offer.objects.get() == row
    assert (row.state, row.reason, row.decided_by) == (State.OPEN, "", None)
    offering.decline(article, persian, by=vera, reason="Still not.")
    offering.take(article, persian, by=vera)
    assert Offer.objects.get().state == State.TAKEN


def test_offering_to_all_passes_over_who_has_it_or_was_asked(
    english, persian, korean, ana
):
    article = make_live_story(english, by=ana)
    offered(article, persian, ana)
    row = offered(article, korean, ana)
    offering.retract(row, ana)
    made = offering.offer(article, [english, persian, korean], by=ana)
    assert [row.edition for row in made] == [korean]
    assert Offer.objects.count() == 2


@pytest.mark.parametrize(
    ("stop", "sentence"),
    [
        ("spike", "This story is spiked"),
        ("hold", "is on hold"),
        ("withdraw", "was withdrawn"),
        ("kill", "was killed"),
    ],
)
def test_what_was_stopped_is_offered_and_taken_by_nobody(
    english, persian, korean, ana, chiara, vera, stop, sentence
):
    make = make_article if stop == "spike" else make_live_story
    article = make(english, by=ana)
    offered(article, persian, ana)
    reason = {} if stop in ("spike", "hold") else {"reason": "Wrong."}
    getattr(workflow, stop)(stored(article), by=chiara, **reason)
    with pytest.raises(WorkflowError, match=sentence):
        offering.offer(stored(article), [korean], by=ana)
    with pytest.raises(WorkflowError, match=sentence):
        offering.take(stored(article), persian, by=vera)
    assert Offer.objects.get().state == State.OPEN


def test_what_cannot_be_said_is_refused_in_words(english, persian, ana, vera):
    article = make_article(english, by=ana)
    for editions, sentence in (([], "Choose an edition"), ([english], "this edition")):
        with pytest.raises(WorkflowError, match=sentence):
            offering.offer(article, editions, by=ana)
    with pytest.raises(WorkflowError, match="too long"):
        offering.offer(article, [persian], by=ana, note="x" * 301)
    offered(article, persian, ana)
    with pytest.raises(WorkflowError, match="Say why"):
        offering.decline(article, persian, by=vera, reason=" \n")
    with pytest.raises(WorkflowError, match="this edition"):
        offering.decline(article, english, by=ana, reason="Ours.")


def test_each_verb_tells_after_commit(
    english, persian, ana, vera, django_capture_on_commit_callbacks
):
    heard = []

    def listen(sender, verb, **_facts):
        heard.append(verb)

    article = make_article(english, by=ana)
    story_changed.connect(listen)
    try:
        with django_capture_on_commit_callbacks(execute=True):
            row = offered(article, persian, ana)
            offering.retract(row, ana)
            offered(article, persian, ana)
            offering.decline(article, persian, by=vera, reason="No.")
            offering.take(article, persian, by=vera)
            assert heard == []
    finally:
        story_changed.disconnect(listen)
    assert heard == ["offer", "retract", "offer", "decline", "take"]


# ── Who may ──────────────────────────────────────────────────────────────────

ROLES = ("reporter", "editor", "photo_editor", "legal")
EDITOR = ("editor",)
OFFER, DECIDE = {"editor", "chief"}, {"reporter", "editor", "chief"}


@pytest.fixture
def cast(english, persian, korean):
    """Everybody, by side and role."""
    found = {}
    sides = (
        ("own", english, ROLES),
        ("asked", persian, ROLES),
        ("other", korean, EDITOR),
    )
    for name, edition, roles in sides:
        for role in roles:
            person = make_person(f"{name}-{role}", edition.service, Role(role))
            found[name, role] = person
    central = make_person("central")
    make_membership(central, make_service(), Role.CHIEF, is_central=True)
    found["central", "chief"] = central
    return found


def allowed(verb, side, role):
    if verb in ("offer", "retract"):
        return side == "own" and role in OFFER
    return side == "asked" and role in DECIDE


@pytest.mark.either
def test_who_may_do_what_through_the_boards_buttons(
    english, persian, korean, ana, cast, caplog
):
    article = make_article(english, by=ana)
    target = f"{article.pk}-{persian.pk}"
    clients = {each: at_the_desk(person) for each, person in cast.items()}
    for verb in ("offer", "retract", "take", "decline"):
        for (side, role), client in clients.items():
            Offer.objects.all().delete()
            if verb != "offer":
                offered(article, persian, ana)
            sent = {"target": target, "reason": "No readers.", "back": ""}
            caplog.clear()
            answer = client.post(f"/admin/coverage/{verb}/", sent)
            may = allowed(verb, side, role)
            case = (verb, side, role)
            assert answer.status_code == (302 if may else 403), case
            changed = Offer.objects.exclude(state=State.OPEN).exists()
            assert changed is (may and verb != "offer"), case
            assert Offer.objects.exists() is (may or verb != "offer"), case
            logged = [r for r in caplog.records if r.name == "newsroom.security"]
            assert bool(logged) is not may, case
            if Adaptation.objects.exists():
                made = Adaptation.objects.get().article
                Adaptation.objects.all().delete()
                Article.objects.filter(pk=made.pk).update(spiked_at=timezone.now())


# ── Two at once ──────────────────────────────────────────────────────────────


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_of_two_who_take_at_once_one_is_told_who_was_faster(
    english, persian, ana, vera
):
    article = make_article(english, by=ana)
    offered(article, persian, ana)
    navid = make_person("navid", persian.service, Role.REPORTER)
    outcome, gate = {}, threading.Barrier(2)

    def press(person):
        gate.wait()
        try:
            offering.take(stored(article), persian, by=person)
            outcome[person.username] = "taken"
        except WorkflowError as refused:
            outcome[person.username] = str(refused)
        finally:
            connection.close()

    threads = [threading.Thread(target=press, args=(p,)) for p in (vera, navid)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    close_old_connections()
    said = sorted(outcome.values(), key=lambda words: words != "taken")
    assert said[0] == "taken"
    assert "has taken it already" in said[1]
    assert Adaptation.objects.count() == Offer.objects.count() == 1

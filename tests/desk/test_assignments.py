"""Assignments: given, claimed, given back, done, dropped; a story begun from one."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from articles import assigning
from articles.models import Article, Assignment
from articles.rules import WorkflowError
from staff.models import User
from tests.desk.test_front import groups_of
from tests.desk.typing_in import ADD, at_the_desk, open_form, said
from tests.factories import make_article, make_assignment

pytestmark = pytest.mark.either

State = Assignment.State
LIST = "/admin/articles/assignment/"


def page(assignment, verb="change"):
    return f"{LIST}{assignment.pk}/{verb}/"


def fresh(assignment):
    return Assignment.objects.get(pk=assignment.pk)


def test_an_editor_gives_one_and_its_person_finds_it(english, ana, boris):
    User.objects.filter(pk=boris.pk).update(
        left_at=timezone.now() - timedelta(hours=1), seen_at=timezone.now()
    )
    due = (timezone.now() + timedelta(hours=3)).strftime("%Y-%m-%dT%H:%M")
    sent = {
        "service": english.service_id,
        "task": "Reactions in Busan",
        "brief": "Two voices.",
        "slugline": "FERRY-BUSAN",
        "edition": english.pk,
        "due": due,
        "person": boris.pk,
    }
    answer = at_the_desk(ana).post(f"{LIST}add/", sent)
    assert answer.status_code == 302
    assignment = Assignment.objects.get()
    assert (assignment.state, assignment.made_by) == (State.CLAIMED, ana)
    found = groups_of(boris)["assignments"]
    assert "Reactions in Busan New FERRY-BUSAN Due" in found
    assert "Yours" in found


def test_wrong_facts_are_refused_in_words(english, persian, ana, vera):
    sent = {
        "service": english.service_id,
        "task": "Reactions",
        "edition": persian.pk,
        "due": "2020-01-01T10:00",
        "person": vera.pk,
    }
    answer = at_the_desk(ana).post(f"{LIST}add/", sent)
    text = answer.content.decode()
    assert answer.status_code == 200
    assert "This time has passed. Choose a later one." in text
    assert text.count("Select a valid choice.") == 2
    assert not Assignment.objects.exists()


def test_of_two_who_claim_one_is_told_who_was_faster(english, boris, pavel):
    assignment = make_assignment(english.service)
    read_before = fresh(assignment)
    at_the_desk(boris).post(page(assignment, "claim"))
    assert fresh(assignment).person == boris
    with pytest.raises(WorkflowError, match="Boris was faster: it is theirs since"):
        assigning.claim(read_before, by=pavel)
    answer = at_the_desk(pavel).post(page(assignment, "claim"), follow=True)
    assert "Boris was faster" in said(answer)
    assert fresh(assignment).person == boris


def test_it_is_given_back_done_and_over(english, ana, boris):
    assignment = make_assignment(english.service, person=boris)
    client = at_the_desk(boris)
    client.post(page(assignment, "give_back"), {"said": "I am ill."})
    assert (fresh(assignment).state, fresh(assignment).said) == (
        State.OPEN,
        "I am ill.",
    )
    client.post(page(assignment, "claim"))
    client.post(page(assignment, "done"), {"said": "Filed."})
    closed = fresh(assignment)
    assert (closed.state, closed.closed_by) == (State.DONE, boris)
    answer = client.post(page(assignment, "claim"), follow=True)
    assert "This assignment is done." in said(answer)
    assert "assignments" not in groups_of(boris)


def test_dropping_asks_why_and_is_for_editors(english, ana, boris, caplog):
    assignment = make_assignment(english.service, person=boris)
    answer = at_the_desk(ana).post(page(assignment, "drop"), follow=True)
    assert "Say why it is dropped." in said(answer)
    assert at_the_desk(boris).post(page(assignment, "drop")).status_code == 403
    assert "Refused: person" in caplog.text
    at_the_desk(ana).post(page(assignment, "drop"), {"said": "Overtaken."})
    assert fresh(assignment).state == State.DROPPED


def test_only_who_works_there_can_be_given_it(english, ana, boris, vera):
    assignment = make_assignment(english.service)
    answer = at_the_desk(ana).post(
        page(assignment, "assign"), {"assign": vera.pk}, follow=True
    )
    assert "Choose a colleague." in said(answer)
    with pytest.raises(WorkflowError, match="neither writes nor photographs"):
        assigning.assign(assignment, by=ana, to=vera)
    with pytest.raises(PermissionDenied):
        assigning.assign(assignment, by=boris, to=boris)
    at_the_desk(ana).post(page(assignment, "assign"), {"assign": boris.pk})
    assert fresh(assignment).person == boris


@pytest.mark.parametrize(
    "verb", ["claim", "give_back", "done", "drop", "assign", "join"]
)
def test_another_services_assignment_is_not_found(persian, chiara, verb):
    assignment = make_assignment(persian.service)
    client = at_the_desk(chiara)
    assert client.get(page(assignment, verb)).status_code == 405
    assert client.post(page(assignment, verb), {"said": "x"}).status_code == 404
    assert fresh(assignment).state == State.OPEN


def test_a_story_begun_from_it_is_joined_to_it(english, boris):
    assignment = make_assignment(
        english.service, slugline="FERRY-BUSAN", edition=english
    )
    client = at_the_desk(boris)
    begin = f"?assignment={assignment.pk}&slugline=FERRY-BUSAN&edition={english.pk}"
    shown = client.get(page(assignment)).content.decode()
    assert begin.replace("&", "&amp;") in shown
    form = client.get(f"/admin/articles/article/add/{begin}").content.decode()
    assert 'value="FERRY-BUSAN"' in form
    sent = open_form(client) | {"slugline": "FERRY-BUSAN", "headline": "Busan reacts"}
    client.post(f"/admin/articles/article/add/{begin}", sent)
    joined = fresh(assignment)
    assert (joined.article, joined.person) == (Article.objects.get(), boris)
    assert "Open the story" in groups_of(boris)["assignments"]


def test_a_story_that_exists_is_joined(english, persian, boris, vera):
    assignment = make_assignment(english.service, person=boris)
    story = make_article(english, by=boris, slugline="BEGUN")
    theirs = make_article(persian, by=vera)
    client = at_the_desk(boris)
    answer = client.post(page(assignment, "join"), {"join": theirs.pk}, follow=True)
    assert "Choose a story." in said(answer)
    client.post(page(assignment, "join"), {"join": story.pk})
    assert fresh(assignment).article == story


def test_what_is_overdue_says_so(english, ana, boris):
    make_assignment(
        english.service,
        person=boris,
        task="Late",
        due=timezone.now() - timedelta(hours=2, minutes=10),
    )
    assert "Overdue by 2 h 10 min" in groups_of(boris)["assignments"]
    assert "Overdue by 2 h 10 min" in groups_of(ana)["assignments"]
    listed = at_the_desk(ana).get(f"{LIST}?which=overdue").content.decode()
    assert "Overdue by 2 h 10 min" in listed


def test_a_form_that_opened_earlier_takes_it_from_nobody(english, ana, boris):
    assignment = make_assignment(english.service)
    client = at_the_desk(ana)
    client.get(page(assignment))
    assigning.claim(assignment, by=boris)
    due = (timezone.now() + timedelta(hours=9)).strftime("%Y-%m-%dT%H:%M")
    sent = {"task": "Reactions in Ulsan", "due": due, "person": ""}
    assert client.post(page(assignment), sent).status_code == 302
    assert fresh(assignment).person == boris
    assert fresh(assignment).task == "Reactions in Ulsan"


def test_a_story_is_kept_though_somebody_else_was_faster(english, boris, pavel):
    assignment = make_assignment(english.service, edition=english)
    desk = at_the_desk(boris)
    sent = open_form(desk) | {"headline": "800 words"}
    assigning.claim(assignment, by=pavel)
    answer = desk.post(f"{ADD}?assignment={assignment.pk}", sent)
    assert answer.status_code == 302
    assert Article.objects.get().headline == "800 words"
    assert fresh(assignment).person == pavel

"""Who may do what to which story in which state: the whole table, written out.

Rows are people of the story's own service, of credited ones and of others.
"""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles import workflow
from articles.models import Article, ArticleEvent, PublishedArticle
from articles.permissions import Verb, may
from articles.readers_side import readers_side
from articles.rules import possible, refusal
from bylines.models import Byline
from services.models import Collaboration, Service
from staff.permissions import Role
from tests.desk.typing_in import address, at_the_desk
from tests.factories import (
    make_article,
    make_contributor,
    make_live_story,
    make_membership,
    make_person,
    make_service,
    stored,
)

pytestmark = pytest.mark.either

WRITES = {"edit", "file", "spike", "put_back", "hand_to"}
EDITS = WRITES | {"send_back", "mark_ready", "publish", "schedule", "unschedule"}
EDITS |= {"correct", "hold", "release", "withdraw", "share", "show_outside"}
EDITS |= {"set_expiry", "set_legal_hold", "lift_embargo", "anonymise"}
EDITS |= {"seal_revision"}
LEADS = EDITS | {"reinstate", "kill", "clear_legally", "read_killed"}
LEADS |= {"lift_legal_hold", "restore_name", "read_names", "read_sealed"}
LAW = {"hand_to", "clear_legally", "set_legal_hold", "lift_legal_hold"}

MAY: dict[str, set[str]] = {
    "reporter": WRITES,
    "editor": EDITS,
    "chief": LEADS,
    "photo editor": set(),
    "legal adviser": LAW,
    "duty editor": LEADS,
    "duty editor whose hours are over": EDITS,
    "superuser": LEADS,
    "reader of every service": set(),
    "chief of a credited service": set(),
    "reporter of a credited service that may edit": {"edit"},
    "photo editor of a credited service that may edit": set(),
    "chief of another service": set(),
    "closed account of a chief": set(),
}
ACTIONS = [*LEADS, *(set(Verb.values) - LEADS)]
OUTSIDE = {"chief of another service", "closed account of a chief"}

REST = {"file", "mark_ready", "hand_to", "clear_legally"}
REST |= {"set_legal_hold", "anonymise"}
TAKES: dict[str, set[str]] = {  # a story in this state takes these verbs
    "draft": REST | {"publish", "schedule", "spike"},
    "in review": REST - {"file"} | {"send_back", "publish", "schedule", "spike"},
    "ready": REST - {"file"} | {"send_back", "publish", "schedule", "spike"},
    "ready, changed since": REST | {"send_back", "publish", "schedule", "spike"},
    "scheduled": REST - {"file"}
    | {"send_back", "publish", "schedule", "unschedule", "set_expiry"},
    "live": REST - {"file"}
    | {"send_back", "publish", "schedule", "unschedule"}
    | {"correct", "hold", "withdraw", "kill", "set_expiry"},
    "held": REST - {"file"}
    | {"send_back", "publish", "correct", "release", "withdraw", "kill"}
    | {"set_expiry"},
    "withdrawn": REST - {"file"}
    | {"send_back", "correct", "reinstate", "kill", "set_expiry"},
    "under legal hold": REST - {"file", "set_legal_hold"}
    | {"send_back", "publish", "schedule", "spike", "lift_legal_hold"},
    "under embargo": REST | {"publish", "schedule", "spike", "lift_embargo"},
    "with a name withheld": REST | {"publish", "schedule", "spike", "restore_name"},
    "killed": set(),
    "spiked": {"put_back"},
}


@pytest.fixture
def cast(english):
    """Everybody of the table, by their row."""
    own = english.service
    reads, writes = make_service("reads"), make_service("writes")
    hour = timezone.now() + timedelta(hours=1)
    people = {
        "reporter": make_person("reporter", own, Role.REPORTER),
        "editor": make_person("editor", own, Role.EDITOR),
        "chief": make_person("chief", own, Role.CHIEF),
        "photo editor": make_person("photos", own, Role.PHOTO_EDITOR),
        "legal adviser": make_person("lawyer", own, Role.LEGAL),
        "duty editor": make_person("duty"),
        "duty editor whose hours are over": make_person("tired"),
        "superuser": make_person("root", is_superuser=True),
        "reader of every service": make_person("central"),
        "chief of a credited service": make_person("reads", reads, Role.CHIEF),
        "reporter of a credited service that may edit": make_person(
            "writes", writes, Role.REPORTER
        ),
        "photo editor of a credited service that may edit": make_person(
            "pictures", writes, Role.PHOTO_EDITOR
        ),
        "chief of another service": make_person("other", make_service(), Role.CHIEF),
        "closed account of a chief": make_person("gone", own, Role.CHIEF),
    }
    closed = people["closed account of a chief"]
    closed.is_active = False
    closed.save()
    for name, until in (("duty editor", hour), (None, timezone.now())):
        person = people[name or "duty editor whose hours are over"]
        make_membership(person, own, Role.EDITOR, duty_until=until)
    make_membership(
        people["reader of every service"], make_service(), Role.CHIEF, is_central=True
    )
    return people


def credited(article: Article) -> Article:
    """The story with two services credited; the second may write in it."""
    for code, may_edit in (("reads", False), ("writes", True)):
        service = Service.objects.get(code=code)
        Collaboration.objects.create(
            article=article, service=service, may_edit=may_edit
        )
    return stored(article)


def stories(english, people) -> dict[str, Article]:
    """A story in every state of the table."""
    chief = people["chief"]

    def begun(name: str) -> Article:
        return make_article(english, by=people["editor"], slugline=name)

    def live(name: str) -> Article:
        return make_live_story(english, by=people["editor"], slugline=name)

    made = {name: begun(name) for name in list(TAKES)[:5]}
    made |= {name: live(name) for name in ("live", "held", "withdrawn", "killed")}
    made["spiked"] = begun("spiked")
    for name in ("under legal hold", "under embargo", "with a name withheld"):
        made[name] = begun(name)
    workflow.file(made["in review"], by=chief)
    for name in ("ready", "ready, changed since"):
        workflow.mark_ready(made[name], by=chief)
    Article.objects.filter(slugline="ready, changed since").update(digest="other")
    soon = timezone.now() + timedelta(hours=1)
    workflow.schedule(made["scheduled"], by=chief, at=soon)
    workflow.hold(made["held"], by=chief)
    workflow.withdraw(made["withdrawn"], by=chief, reason="Source")
    workflow.kill(made["killed"], by=chief, reason="Danger")
    workflow.spike(made["spiked"], by=chief)
    workflow.file(made["under legal hold"], by=chief)
    workflow.set_legal_hold(made["under legal hold"], by=chief, reason="Quote")
    Article.objects.filter(slugline="under embargo").update(embargo_until=soon)
    lee = make_contributor("Lee", english.service)
    Byline.objects.create(article=made["with a name withheld"], contributor=lee)
    workflow.anonymise(made["with a name withheld"], by=chief, contributor=lee)
    return {name: stored(article) for name, article in made.items()}


def test_the_table_names_every_verb():
    assert {*ACTIONS} >= set(Verb.values)
    assert set().union(*TAKES.values()) == set(Verb.values)


def test_a_person_may_what_their_row_says_and_nothing_else(english, cast):
    article = credited(make_article(english, by=cast["editor"]))
    found = {
        name: {action for action in ACTIONS if may(person, action, article)}
        for name, person in cast.items()
    }
    assert found == MAY


def test_only_the_owner_and_the_credited_see_the_working_copy(english, cast):
    article = credited(make_article(english, by=cast["editor"]))
    for name, person in cast.items():
        seen = Article.objects.visible_to(person).filter(pk=article.pk).exists()
        assert seen is (name not in OUTSIDE), name


def test_a_story_takes_what_its_state_says_and_nothing_else(english, cast):
    now = timezone.now()
    found = {
        name: {
            verb.value
            for verb in Verb
            if not refusal(article, readers_side(article.public_id, now), verb)
        }
        for name, article in stories(english, cast).items()
    }
    assert found == TAKES


def test_the_bar_offers_what_person_and_state_both_allow(english, cast):
    now = timezone.now()
    for state, article in stories(english, cast).items():
        side = readers_side(article.public_id, now)
        for name, person in cast.items():
            offered = {verb.value for verb in possible(article, person, side)}
            allowed = MAY[name] & TAKES[state]
            # What would say nothing new is not offered; a withdrawn story comes back
            # through whoever may reinstate it.
            quiet = {"unschedule", "mark_ready"}
            if state == "withdrawn" and "reinstate" not in MAY[name]:
                quiet = quiet | {"correct"}
            assert offered <= allowed, (state, name)
            assert allowed - offered <= quiet, (state, name)


def everything() -> tuple:
    return (
        list(Article.objects.order_by("pk").values()),
        list(PublishedArticle.objects.order_by("pk").values()),
        ArticleEvent.objects.count(),
    )


def test_forged_requests_change_nothing_and_are_on_record(english, cast, caplog):
    """Everybody presses every verb that is not theirs, on its page and in the form."""
    article = credited(make_live_story(english, by=cast["editor"]))
    before = everything()
    sent = 0
    for name, person in cast.items():
        client = at_the_desk(person)
        for verb in set(Verb.values) - MAY[name]:
            typed = {"base_version": article.version, "headline": "Taken"}
            typed |= {"reason": "x", "note": "x", "text": "x", "_verb": verb}
            for page in (address(article, verb), address(article)):
                answer = client.post(page, typed)
                sent += 1
                assert answer.status_code in (302, 403, 404), (name, verb)
                if answer.status_code == 302:  # nobody: to the log-in
                    assert name == "closed account of a chief"
                    sent -= 1
    assert sent > 200
    assert everything() == before
    refused = [r for r in caplog.records if r.name == "newsroom.security"]
    assert len(refused) >= sent

"""The content API: stories for machines, what is gone, and what nobody may carry on."""

import json
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.utils import timezone
from jsonschema import Draft202012Validator
from openapi_spec_validator import validate

from articles import workflow
from articles.models import Article, PublishedPage, StandingPage
from bylines.models import Byline, Contributor
from services.models import Edition
from staff.models import User
from tests.factories import (
    make_agency,
    make_article,
    make_contributor,
    make_live_story,
    make_photo,
    make_section,
    make_topic,
    public_address,
)

pytestmark = [pytest.mark.either, pytest.mark.django_db]

API = "/api/v1/"
SITE = "http://testserver"

# What ninjs 3.1 knows of a story; it allows no other property.
NINJS = {
    *("uri", "type", "representationType", "version", "firstCreated", "versionCreated"),
    *("contentCreated", "pubStatus", "copyrightHolder", "copyrightNotice", "by"),
    *("usageTerms", "edNote", "language", "descriptions", "bodies", "headlines"),
    *("people", "organisations", "places", "subjects", "infoSources", "located"),
    *("renditions", "associations", "altIds", "standard", "genres", "expires"),
    *("rightsInfo", "trustIndicators"),
}


def ask(client: Client, address: str, status: int = 200) -> Any:
    response = client.get(API + address)
    assert response.status_code == status, response.content
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    return json.loads(response.content)


@pytest.fixture
def lena(english: Edition) -> Contributor:
    return make_contributor("Lena Marsh", english.service)


@pytest.fixture
def story(english: Edition, ana: User, lena: Contributor) -> Article:
    """A story that tells everything an item can carry."""
    asia = make_section(english, "Asia", parent=english.default_section)
    return make_live_story(
        english,
        by=ana,
        kind="analysis",
        section=asia,
        headline="Ferry sinks & floats",
        short_headline="Ferry sinks",
        summary="300 people were aboard.",
        datelines="BUSAN",
        lead_photo=make_photo(english.service),
        bylines=(lena,),
        collaborations=(make_agency(),),
        topics=("Shipping",),
    )


def test_a_story_is_told_whole(client: Client, story: Article) -> None:
    told = ask(client, f"stories/{story.public_id}")
    assert told.keys() <= NINJS
    assert told["uri"] == f"urn:newsroom:story:{story.public_id}"
    assert told["pubStatus"] == "usable"
    assert [each["value"] for each in told["headlines"]] == [
        "Ferry sinks & floats",
        "Ferry sinks",
    ]
    assert told["by"] == "By Lena Marsh"
    assert told["people"] == [
        {"name": "Lena Marsh", "rel": "author", "uri": f"{SITE}/author/lena-marsh/"}
    ]
    assert told["located"] == "BUSAN"
    assert [(one["name"], one["rel"]) for one in told["subjects"]] == [
        ("Asia", "section"),
        ("Shipping", "about"),
    ]
    assert told["genres"][0]["uri"].endswith("/Analysis")
    assert told["renditions"][0]["href"] == SITE + public_address(story)


def test_a_story_says_by_which_rules_it_was_made(
    client: Client, english: Edition, story: Article
) -> None:
    purpose = StandingPage.Purpose.ETHICS
    StandingPage.objects.create(
        edition=english,
        title="Our rules",
        slug="rules",
        purpose=purpose,
        body="<p>1.</p>",
    )
    assert ask(client, f"stories/{story.public_id}")["trustIndicators"] == [
        {
            "role": "https://schema.org/ethicsPolicy",
            "title": "Our rules",
            "href": f"{SITE}/page/rules/",
        }
    ]


def test_a_picture_goes_along_with_its_credit_and_its_terms(
    client: Client, story: Article
) -> None:
    (picture,) = ask(client, f"stories/{story.public_id}")["associations"]
    assert picture["by"] == "Lee Ara/AFP"
    assert "not free to republish" in picture["usageTerms"]
    assert client.get(picture["renditions"][0]["href"]).status_code == 200


def test_a_text_goes_along_only_where_others_may_carry_it_on(
    client: Client, english: Edition, ana: User
) -> None:
    closed = make_live_story(english, by=ana)
    assert "bodies" not in ask(client, f"stories/{closed.public_id}")
    english.may_be_republished = True
    english.save()
    free = make_live_story(english, by=ana)
    told = ask(client, f"stories/{free.public_id}")
    assert "300 people aboard" in told["bodies"][0]["value"]
    assert told["rightsInfo"]["linkedRights"].endswith("/republish/")
    of_agency = make_live_story(english, by=ana, collaborations=(make_agency(),))
    assert "bodies" not in ask(client, f"stories/{of_agency.public_id}")


def test_lists_are_asked_for_by_section_topic_author_and_time(
    client: Client, english: Edition, story: Article
) -> None:
    other = make_live_story(english, by=None)
    mine, everything = [story.public_id], {story.public_id, other.public_id}

    def ids(query: str) -> list[str]:
        return [
            one["altIds"][0]["value"]
            for one in ask(client, f"stories?{query}")["items"]
        ]

    assert set(ids("")) == everything
    assert set(ids("section=world")) == everything  # its parts too
    assert ids("section=asia") == mine
    assert ids("topic=shipping") == ids("author=lena-marsh") == mine
    assert ids("since=2100-01-01T00:00:00Z") == []
    assert set(ids("until=2100-01-01T00:00:00Z")) == everything


def test_a_long_list_goes_on_where_it_stopped(client: Client, english: Edition) -> None:
    known = {make_live_story(english).public_id for _ in range(3)}
    first = ask(client, "stories?size=2")
    rest = json.loads(client.get(first["next"]).content)
    told = {each["altIds"][0]["value"] for each in first["items"] + rest["items"]}
    assert told == known
    assert "next" not in rest


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("size=1000", "size"),
        ("since=yesterday", "since"),
        ("after=nowhere", "`after` is no place"),
        ("section=a&topic=b", "section and topic"),
    ],
)
def test_a_wrong_question_is_told_what_is_wrong(
    client: Client, english: Edition, query: str, said: str
) -> None:
    assert said in ask(client, f"stories?{query}", status=400)["detail"]


def test_what_readers_have_no_list_of_the_api_has_none_either(
    client: Client, english: Edition, ana: User, lena: Contributor
) -> None:
    make_topic("Coup plans", english)
    make_article(english, by=ana, bylines=(lena,), topics=("Coup plans",))
    ask(client, "stories?topic=coup-plans", status=404)
    ask(client, "stories?author=lena-marsh", status=404)
    ask(client, "stories?section=nowhere", status=404)


@pytest.mark.parametrize("verb", ["hold", "withdraw", "kill"])
def test_a_stopped_story_is_gone_at_once(
    client: Client, story: Article, chiara: User, verb: str
) -> None:
    if verb == "hold":
        workflow.hold(story, by=chiara, reason="Being checked.")
        ask(client, f"stories/{story.public_id}", status=404)
        assert ask(client, "tombstones") == {"items": []}
    else:
        getattr(workflow, verb)(story, by=chiara, reason="It was not true.")
        told = ask(client, f"stories/{story.public_id}", status=410)
        assert told["pubStatus"] == "canceled"
        assert "headlines" not in told
        assert (told.get("edNote") == "It was not true.") == (verb == "withdraw")
        assert ask(client, "tombstones")["items"] == [told]
    assert ask(client, "stories") == {"items": []}


def test_an_expired_story_leaves_a_tombstone(
    client: Client, english: Edition, ana: User
) -> None:
    now = timezone.now()
    story = make_live_story(english, by=ana, expires_at=now + timedelta(hours=1))
    assert ask(client, "tombstones") == {"items": []}
    with time_machine.travel(now + timedelta(hours=2), tick=False):
        told = ask(client, f"stories/{story.public_id}", status=410)
        assert ask(client, "tombstones?since=2020-01-01T00:00:00Z")["items"] == [told]
        later = (now + timedelta(hours=1, minutes=1)).strftime("%Y-%m-%dT%H:%M:%SZ")
        assert ask(client, f"tombstones?since={later}") == {"items": []}


def test_a_story_that_waits_for_its_hour_is_nowhere(
    client: Client, english: Edition, ana: User
) -> None:
    article = make_article(english, by=ana)
    workflow.schedule(article, at=timezone.now() + timedelta(hours=1), by=ana)
    ask(client, f"stories/{article.public_id}", status=404)
    assert ask(client, "stories") == {"items": []}


def test_a_story_of_another_edition_is_shown_the_way(
    client: Client, english: Edition, persian: Edition
) -> None:
    story = make_live_story(persian, headline="کشتی")
    response = client.get(f"{API}stories/{story.public_id}")
    assert response.status_code == 301
    assert response.headers["Location"] == f"/fa/api/v1/stories/{story.public_id}"


def test_somebody_protected_is_named_by_no_item(
    client: Client, story: Article, lena: Contributor
) -> None:
    Contributor.objects.filter(pk=lena.pk).update(
        protection=Contributor.Protection.SAY_SO
    )
    lena.refresh_from_db()
    lena.tell()
    assert Byline.objects.filter(contributor=lena).exists()
    assert "Marsh" not in json.dumps(ask(client, f"stories/{story.public_id}"))
    assert "Marsh" not in json.dumps(ask(client, "stories"))


def test_a_page_that_an_older_release_rendered_is_told_too(
    client: Client, story: Article
) -> None:
    page = PublishedPage.objects.get()
    facts = page.feed_facts
    assert facts is not None
    PublishedPage.objects.update(
        feed_facts={name: facts[name] for name in facts if name != "item"}
    )
    assert ask(client, "stories")["items"][0]["by"] == "By Lena Marsh"


def test_the_openapi_document_is_one_and_answers_are_as_it_says(
    client: Client, story: Article
) -> None:
    document = ask(client, "openapi.json")
    validate(document)
    described = document["components"]["schemas"]["Story"]["properties"]
    assert ask(client, f"stories/{story.public_id}").keys() <= described.keys()
    assert ask(client, "")["stories"] == f"{SITE}/api/v1/stories"
    for address in ("", "editions", "sections", "stories", "tombstones"):
        operation = document["paths"][API + address]["get"]
        content = operation["responses"]["200"]["content"]["application/json"]
        schema = content["schema"] | {"components": document["components"]}
        Draft202012Validator(schema).validate(ask(client, address))


def test_the_price_of_an_answer(
    client: Client, english: Edition, django_assert_max_num_queries: Any
) -> None:
    for _ in range(3):
        make_live_story(english, lead_photo=make_photo(english.service))
    with django_assert_max_num_queries(3):
        assert len(ask(client, "stories")["items"]) == 3


@pytest.mark.parametrize(
    "asked",
    [
        *(f"{name}=%00" for name in ("section", "topic", "author", "service")),
        "section=%ED%A0%80",
        "topic=" + "x" * 1900,
    ],
)
def test_names_that_nothing_can_have_find_nothing(
    client: Client, story: Article, asked: str
) -> None:
    ask(client, f"stories?{asked}", 404)


@pytest.mark.parametrize(
    "moment", ["9999-12-31T23:59:59-12:00", "0001-01-01T00:00%2B14:00"]
)
def test_the_ends_of_time_can_be_asked_for(
    client: Client, story: Article, moment: str
) -> None:
    for asked in ("stories?since=", "stories?until=", "tombstones?since="):
        ask(client, f"{asked}{moment}")


def test_an_address_that_is_none_is_told_as_a_problem(
    client: Client, english: Edition
) -> None:
    assert ask(client, "nowhere/at/all", status=404)["title"] == "Not found"

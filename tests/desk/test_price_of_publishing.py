"""Saving and publishing in one press costs a known number of queries."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import PublishedArticle
from tests.desk.typing_in import ADD, address, at_the_desk, credit, open_form
from tests.factories import make_agency, make_article, make_contributor, make_photo

MOST = 46
UNCOUNTED = ("BEGIN", "SAVEPOINT", "RELEASE", "ROLLBACK", "COMMIT")


@pytest.fixture
def facts(english):
    """Two people, an agency and a photo, to be credited and shown."""
    return {
        "people": [make_contributor(name, english.service) for name in ("Lee", "Park")],
        "agency": make_agency("Reuters"),
        "photo": make_photo(english.service),
    }


def credits_of(facts):
    """New rows of two bylines and a collaboration, as the form sends them."""
    lee, park = facts["people"]
    agency = facts["agency"].pk
    return {
        "bylines-TOTAL_FORMS": 2,
        "collaborations-TOTAL_FORMS": 1,
        **credit("bylines", 0, contributor=lee.pk, role="author", order=1),
        **credit("bylines", 1, contributor=park.pk, role="camera", order=2),
        **credit("collaborations", 0, service=agency, kind="origin", order=1),
    }


def count_queries(client, page, sent):
    with CaptureQueriesContext(connection) as queries:
        answer = client.post(page, sent | {"_verb": "publish"})
    assert answer.status_code == 302
    counted = [q["sql"] for q in queries if not q["sql"].startswith(UNCOUNTED)]
    assert len(counted) <= MOST, "\n".join(sql[:150] for sql in counted)


def test_a_new_story_goes_live_in_one_press(english, ana, facts):
    client = at_the_desk(ana)
    typed = {
        "headline": "Ferry sinks",
        "body": "<p>It left at dawn.</p>",
        "topic_names": "Korea, Ferry, Safety",
        "lead_photo": facts["photo"].pk,
        "section": english.default_section_id,
        **credits_of(facts),
    }
    count_queries(client, ADD, open_form(client) | typed)
    assert PublishedArticle.objects.get().headline == "Ferry sinks"


def test_a_full_story_is_updated_in_one_press(english, ana, facts):
    story = make_article(
        english,
        by=ana,
        bylines=tuple(facts["people"]),
        collaborations=(facts["agency"],),
        topics=("Korea", "Ferry", "Safety"),
        lead_photo=facts["photo"],
        section=english.default_section,
    )
    client = at_the_desk(ana)
    count_queries(client, address(story), open_form(client, story))
    again = open_form(client, story) | {"kicker": "At sea"}
    count_queries(client, address(story), again)
    assert PublishedArticle.objects.get().kicker == "At sea"


def test_everything_added_to_a_stored_story_goes_live_in_one_press(english, ana, facts):
    story = make_article(english, by=ana)
    client = at_the_desk(ana)
    typed = {
        "topic_names": "Korea, Ferry, Safety",
        "lead_photo": facts["photo"].pk,
        **credits_of(facts),
    }
    count_queries(client, address(story), open_form(client, story) | typed)

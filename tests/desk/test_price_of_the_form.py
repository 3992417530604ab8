"""A full story opens with few queries, however much is credited and kept of it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles import workflow
from articles.models import Revision
from articles.snapshot import dump
from services.models import Collaboration
from tests.desk.typing_in import address, at_the_desk, fields_of
from tests.factories import (
    make_agency,
    make_article,
    make_contributor,
    make_person,
    make_photo,
    make_service,
    stored,
)

MOST = 20
PHOTOS, PEOPLE, AGENCIES, REVISIONS = 12, 6, 4, 200
WORDS = "The ferry left Busan at dawn with three hundred people aboard. " * 23


@pytest.fixture
def story(english, ana):
    """Live, of 3,000 words, and written together with a service that may edit."""
    photos = [make_photo(english.service) for _ in range(PHOTOS)]
    agencies = [make_agency(f"Agency {number}") for number in range(AGENCIES)]
    with_us = make_service("korean")
    article = make_article(
        english,
        by=ana,
        body="".join(
            f'<p>{WORDS}</p><figure data-photo="{photo.pk}"></figure>'
            for photo in photos
        ),
        bylines=tuple(
            make_contributor(f"Writer {number}", english.service)
            for number in range(PEOPLE)
        ),
        collaborations=(*agencies, with_us),
        topics=("Korea", "Ferry", "Safety"),
        lead_photo=photos[0],
        section=english.default_section,
    )
    Collaboration.objects.filter(service=with_us).update(may_edit=True)
    article.bylines.update(works_for=make_service("tibetan"))
    workflow.publish(article, by=ana)
    keep_many(article)
    return stored(article)


def keep_many(article):
    """As many revisions as a long day leaves."""
    newest = Revision.objects.of(article).first()
    data = dump(newest.snapshot)
    Revision.objects.bulk_create(
        Revision(
            article=article,
            number=number,
            data=data | {"headline": f"Ferry sinks, take {number}"},
            digest=newest.digest,
            by=newest.by,
        )
        for number in range(newest.number + 1, REVISIONS + 1)
    )


@pytest.fixture
def soo(story):
    """She edits in the service that writes with us."""
    return make_person("soo", story.collaborations.get(may_edit=True).service)


def opened(person, page):
    """The page, which few queries have made."""
    client = at_the_desk(person)
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(page)
    assert answer.status_code == 200
    asked = [query["sql"][:150] for query in queries]
    assert len(asked) <= MOST, "\n".join(asked)
    return answer.content.decode()


def test_a_full_story_opens_for_its_editors_and_for_who_writes_with_them(
    story, ana, soo
):
    last = story.bylines.last()
    for person in (ana, soo):
        html = opened(person, address(story))
        sent = fields_of(html, "article_form")
        assert sent["bylines-TOTAL_FORMS"] == str(PEOPLE)
        assert sent[f"bylines-{PEOPLE - 1}-contributor"] == str(last.contributor_id)
        assert f" selected>{last.contributor}</option>" in html
        is_choice = " selected>Korean Service</option>" in html
        assert is_choice is (person == ana)  # whom a story credits a guest only reads
        assert "Korean Service" in html
    compare = f"{address(story, 'compare')}?from=1&to={REVISIONS}"
    for page in (address(story, "history"), compare):
        assert f"take {REVISIONS}" in opened(ana, page)

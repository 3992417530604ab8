"""A credited service that may edit writes in the text, and decides nothing else."""

import pytest

from services.models import Collaboration
from staff.permissions import Role
from tests.desk.typing_in import (
    address,
    at_the_desk,
    credit,
    fields_of,
    open_form,
    press,
)
from tests.factories import make_agency, make_article, make_person, stored


@pytest.fixture
def shared(english, persian, ana):
    """A story in which the Persian Service may write."""
    article = make_article(english, by=ana)
    Collaboration.objects.create(
        article=article, service=persian.service, may_edit=True, order=1
    )
    return stored(article)


def test_a_guest_writes_and_credits_nobody(shared, vera):
    desk = at_the_desk(vera)
    reuters = make_agency()
    rows = credit("collaborations", 0, service=reuters.pk, kind="origin", order=2)
    press(desk, shared, headline="In their words", **rows)
    assert stored(shared).headline == "In their words"
    assert shared.collaborations.get().service != reuters
    page = desk.get(address(shared)).content.decode()
    assert 'name="_verb"' not in page


def test_a_guest_hands_the_story_to_nobody(shared, ana, vera):
    press(at_the_desk(vera), shared, assignee=ana.pk)
    assert stored(shared).assignee is None


def test_another_service_in_the_row_has_no_right_from_it(shared, boris):
    reuters = make_agency()
    row = shared.collaborations.get()
    sent = credit("collaborations", 0, id=row.pk, service=reuters.pk)
    press(at_the_desk(boris), shared, **sent)
    row.refresh_from_db()
    assert (row.service, row.may_edit) == (reuters, False)


def test_a_right_that_somebody_took_away_does_not_come_back(shared, ana, chiara):
    desk = at_the_desk(ana)
    mine = open_form(desk, shared) | {"headline": "Mine"}
    theirs = open_form(at_the_desk(chiara), shared)
    del theirs["collaborations-0-may_edit"]
    at_the_desk(chiara).post(address(shared), theirs)
    assert not shared.collaborations.get().may_edit
    page = desk.post(address(shared), mine)
    assert page.status_code == 409
    again = fields_of(page.content.decode(), "together")
    desk.post(address(shared), again)
    assert stored(shared).headline == "Mine"
    assert not shared.collaborations.get().may_edit


def test_a_guests_reporter_opens_the_form(shared, persian):
    reporter = make_person("golnaz", persian.service, Role.REPORTER)
    assert at_the_desk(reporter).get(address(shared)).status_code == 200

"""Protecting a person: who may, what is refused, and what is put on record."""

import pytest
from django.core.exceptions import PermissionDenied

from bylines import protecting
from bylines.models import Contributor, ContributorName, ProtectionEvent
from bylines.protecting import ProtectionError
from services.models import Edition
from staff.models import User
from staff.permissions import Role
from tests.desk.typing_in import at_the_desk, fields_of, said
from tests.factories import make_contributor, make_membership, make_person

pytestmark = pytest.mark.either

DESK = "/admin/bylines/contributor"


@pytest.fixture
def lena(english: Edition) -> Contributor:
    person = make_contributor("Lena Marsh", english.service)
    ContributorName.objects.create(contributor=person, language="ko", name="이아라")
    return person


def protect(lena: Contributor, by: User, **facts: str) -> Contributor:
    facts = {"protection": "say_so", "reason": "In danger."} | facts
    return protecting.protect(lena, by=by, **facts)


def test_an_editor_protects_and_it_is_written_down(lena, ana):
    protect(lena, ana, protection="pen_name", pen_name=" A. Karimi ")
    lena.refresh_from_db()
    assert (lena.protection, lena.pen_name) == ("pen_name", "A. Karimi")
    event = ProtectionEvent.objects.get()
    assert (event.action, event.actor, event.reason) == ("protected", ana, "In danger.")
    assert event.detail["after"]["pen_name"] == "A. Karimi"
    protect(lena, ana, protection="say_nothing", reason="The pen name is known.")
    assert ProtectionEvent.objects.first().action == "changed"


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"reason": "  "}, "Say why"),
        ({"protection": "whatever"}, "Choose what readers are told"),
        ({"protection": "pen_name"}, "Give the pen name"),
        ({"protection": "pen_name", "pen_name": "LENA-Marsh"}, "own name"),
        ({"protection": "pen_name", "pen_name": "이아라"}, "own name"),
        ({"protection": ""}, "Choose what is to be withheld"),
        ({"place_policy": "whatever"}, "printed of their places"),
        ({"reason": "Lena  Marsh's family was visited."}, "without the name"),
    ],
)
def test_what_is_refused_is_refused_in_a_sentence(lena, ana, facts, sentence):
    with pytest.raises(ProtectionError, match=sentence):
        protect(lena, ana, **facts)
    lena.refresh_from_db()
    assert not lena.is_protected
    assert not ProtectionEvent.objects.exists()


def test_only_a_chief_lifts_it_and_nobody_loosens_it_by_changing_it(lena, ana, chiara):
    protect(lena, ana, place_policy="say_nothing")
    for facts in (
        {"protection": "", "place_policy": "say_nothing"},
        {"protection": "say_nothing", "place_policy": ""},
    ):
        with pytest.raises(ProtectionError, match="more than is printed now"):
            protect(lena, chiara, **facts)
    with pytest.raises(PermissionDenied):
        protecting.lift(lena, by=ana, reason="It is over.")
    with pytest.raises(ProtectionError, match="Say why"):
        protecting.lift(lena, by=chiara, reason="")
    protecting.lift(lena, by=chiara, reason="It is over.")
    lena.refresh_from_db()
    assert not lena.is_protected
    assert not lena.place_policy
    assert ProtectionEvent.objects.first().action == "lifted"
    with pytest.raises(ProtectionError, match="not protected"):
        protecting.lift(lena, by=chiara, reason="Again.")


def test_neither_a_reporter_nor_another_service_protects(lena, boris, vera, caplog):
    for person in (boris, vera):
        with pytest.raises(PermissionDenied):
            protect(lena, person)
    assert f"Refused: person {boris.pk}, protect, contributor {lena.pk}" in caplog.text


def test_the_page_is_one_press_and_leads_to_where_the_name_is_typed(lena, ana, boris):
    page = at_the_desk(ana).get(f"{DESK}/{lena.pk}/change/").content.decode()
    assert f"{DESK}/{lena.pk}/protect/" in page
    assert f"{DESK}/{lena.pk}/lift/" not in page
    client = at_the_desk(ana)
    address = f"{DESK}/{lena.pk}/protect/"
    sent = fields_of(client.get(address).content.decode())
    answer = client.post(address, sent)
    assert "Say why this person is protected" in answer.content.decode()
    answer = client.post(address, sent | {"reason": "In danger."}, follow=True)
    assert answer.redirect_chain[-1][0] == f"/admin/typed/{lena.pk}/"
    assert "Protected, from the next request on" in said(answer)
    page = client.get(f"{DESK}/{lena.pk}/change/").content.decode()
    assert "In danger." in page
    assert at_the_desk(boris).get(address).status_code == 403
    assert at_the_desk(boris).get(f"/admin/typed/{lena.pk}/").status_code == 403


def test_the_form_shows_protection_and_does_not_change_it(lena, ana):
    client = at_the_desk(ana)
    sent = fields_of(
        client.get(f"{DESK}/{lena.pk}/change/").content.decode(), "contributor_form"
    )
    assert "protection" not in sent
    answer = client.post(f"{DESK}/{lena.pk}/change/", sent | {"protection": "say_so"})
    assert answer.status_code == 302
    lena.refresh_from_db()
    assert not lena.is_protected


def test_who_is_protected_from_the_start_is_on_record(english, ana):
    client = at_the_desk(ana)
    sent = fields_of(client.get(f"{DESK}/add/").content.decode(), "contributor_form")
    typed = {"name": "Ida Holm", "slug": "ida-holm", "protection": "say_nothing"}
    assert client.post(f"{DESK}/add/", sent | typed).status_code == 302
    event = ProtectionEvent.objects.get()
    assert (event.contributor.name, event.actor) == ("Ida Holm", ana)


def test_a_duty_editor_lifts(lena, english):
    from datetime import timedelta

    from django.utils import timezone

    editor = make_person("emil")
    make_membership(
        editor,
        english.service,
        Role.EDITOR,
        duty_until=timezone.now() + timedelta(hours=1),
    )
    protect(lena, editor)
    protecting.lift(lena, by=editor, reason="It is over.")
    lena.refresh_from_db()
    assert not lena.is_protected

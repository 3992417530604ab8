"""A sealed person: the desk knows a code name, and two chiefs open the real one."""

from datetime import timedelta

import pytest
import time_machine
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from articles.search import find_stories
from bylines import protecting, sealing
from bylines.models import Contributor, ContributorName, ProtectionEvent, SealedName
from bylines.protecting import ProtectionError
from services.models import Edition, OldSlug, Purge
from staff.models import DeskLogEntry, User
from staff.permissions import Role
from tests.desk.typing_in import address, at_the_desk
from tests.factories import (
    make_contributor,
    make_live_story,
    make_person,
    make_purge,
    public_address,
)

pytestmark = pytest.mark.either

NAME = "Lena Marsh"
DESK = "/admin/bylines/contributor"


@pytest.fixture
def dora(english: Edition) -> User:
    """A second chief of the English Service."""
    return make_person("dora", english.service, Role.CHIEF)


@pytest.fixture
def lena(english: Edition, ana: User) -> Contributor:
    person = make_contributor(
        NAME, english.service, job_title="Seoul", bio="Born here."
    )
    ContributorName.objects.create(contributor=person, language="ko", name="이아라")
    OldSlug.objects.create(kind="author", slug="lena-m-marsh", number=person.pk)
    protecting.protect(person, by=ana, protection="say_so", reason="In danger.")
    return Contributor.objects.get(pk=person.pk)


def sealed(lena: Contributor, by: User) -> Contributor:
    sealing.seal(lena, by=by, reason="A list of names was stolen.")
    return Contributor.objects.select_related("service").get(pk=lena.pk)


def granted(lena: Contributor, asker: User, other: User, **facts: bool) -> None:
    asked = sealing.ask(lena, by=asker, reason="A court asks.", **facts)
    sealing.answer(lena, by=other, number=asked.pk, is_granted=True, reason="It must.")


def test_the_name_leaves_everything_the_desk_shows(lena, english, ana, chiara):
    client = at_the_desk(ana)
    story = make_live_story(english, by=ana, headline="Ferry", bylines=(lena,))
    kind = ContentType.objects.get_for_model(Contributor)
    LogEntry.objects.log_actions(
        ana.pk,
        [lena],
        CHANGE,
        change_message=[{"added": {"name": "printed name", "object": "이아라"}}],
        single_object=True,
    )
    make_purge(english.service, about=NAME, public_id=lena.public_id)
    assert [s.pk for s in find_stories(ana, NAME)] == [story.pk]
    person = sealed(lena, chiara)
    assert person.name == f"Protected person {person.seal_code}"
    assert not find_stories(ana, NAME)
    assert [s.pk for s in find_stories(ana, person.seal_code)] == [story.pk]
    entry = LogEntry.objects.get(content_type=kind, object_id=str(lena.pk))
    assert entry.object_repr == person.name
    assert "uc774" not in entry.change_message
    assert Purge.objects.get().about == person.name
    pages = [
        f"{DESK}/",
        f"{DESK}/{lena.pk}/change/",
        f"{DESK}/{lena.pk}/history/",
        f"{DESK}/?q=Lena",
        f"/admin/find/?q={NAME}",
        f"/admin/typed/{lena.pk}/",
        "/admin/",
        address(story),
        address(story, "history"),
        public_address(story),
    ]
    for page in pages:
        text = client.get(page, follow=True).content.decode().replace(f"q={NAME}", "")
        for form in (NAME, "lena-m", "이아라", "Born here."):
            assert form not in text.replace(f'value="{NAME}"', ""), (page, form)
    assert ProtectionEvent.objects.first().action == "sealed"
    assert NAME not in DeskLogEntry.objects.first().text


def test_only_a_chief_seals_and_only_who_is_protected(lena, english, ana, chiara):
    with pytest.raises(PermissionDenied):
        sealing.seal(lena, by=ana, reason="Why not.")
    other = make_contributor("Ida Holm", english.service)
    with pytest.raises(ProtectionError, match="Protect this person first"):
        sealing.seal(other, by=chiara, reason="Why not.")
    for reason in ("", f"{NAME} asked."):
        with pytest.raises(ProtectionError, match=r"Say why|without the name"):
            sealing.seal(lena, by=chiara, reason=reason)
    person = sealed(lena, chiara)
    with pytest.raises(ProtectionError, match="sealed already"):
        sealing.seal(person, by=chiara, reason="Again.")
    with pytest.raises(ProtectionError, match="Unseal"):
        protecting.lift(person, by=chiara, reason="It is over.")


def test_two_chiefs_open_it_for_one_of_them_for_a_quarter_of_an_hour(
    lena, chiara, dora, caplog
):
    person = sealed(lena, chiara)
    asked = sealing.ask(person, by=chiara, reason="A court asks.")
    with pytest.raises(ProtectionError, match="waits for its answer"):
        sealing.ask(person, by=dora, reason="I too.")
    facts = {"number": asked.pk, "is_granted": True, "reason": "It must be."}
    with pytest.raises(PermissionDenied):
        sealing.answer(person, by=chiara, **facts)
    sealing.answer(person, by=dora, **facts)
    with pytest.raises(ProtectionError, match="was answered"):
        sealing.answer(person, by=dora, **facts)
    with pytest.raises(PermissionDenied):
        sealing.look(person, by=dora)
    assert sealing.look(person, by=chiara).names == {"ko": "이아라"}
    with time_machine.travel(timezone.now() + timedelta(minutes=16)):
        with pytest.raises(PermissionDenied):
            sealing.look(person, by=chiara)
        assert sealing.end_overdue(timezone.now()) == 1
        assert sealing.end_overdue(timezone.now()) == 0
    done = [event.action for event in ProtectionEvent.objects.filter(asked=asked)]
    assert done == ["ended", "looked", "granted"]
    assert NAME not in caplog.text
    assert not any(NAME in entry.text for entry in DeskLogEntry.objects.all())


def test_no_duty_editor_and_no_other_service_opens_anything(
    lena, english, persian, ana, chiara
):
    person = sealed(lena, chiara)
    own = ana.memberships.get()
    own.duty_until = timezone.now() + timedelta(hours=1)
    own.save()
    strangers = [ana, make_person("zoe", persian.service, Role.CHIEF)]
    for stranger in strangers:
        with pytest.raises(PermissionDenied):
            sealing.ask(person, by=stranger, reason="I want to know.")
    assert at_the_desk(ana).get(f"{DESK}/{lena.pk}/opening/").status_code == 403
    assert (
        at_the_desk(strangers[1]).get(f"{DESK}/{lena.pk}/opening/").status_code == 404
    )


def test_refused_or_closed_it_shows_nothing(lena, chiara, dora):
    person = sealed(lena, chiara)
    asked = sealing.ask(person, by=chiara, reason="A court asks.")
    sealing.answer(person, by=dora, number=asked.pk, is_granted=False, reason="No.")
    with pytest.raises(PermissionDenied):
        sealing.look(person, by=chiara)
    granted(person, chiara, dora)
    sealing.end(person, by=chiara)
    with pytest.raises(PermissionDenied):
        sealing.look(person, by=chiara)


def test_the_page_shows_it_to_the_asker_alone(lena, chiara, dora):
    sealed(lena, chiara)
    page, scan = f"{DESK}/{lena.pk}/opening/", f"/admin/typed/{lena.pk}/"
    asker, other = at_the_desk(chiara), at_the_desk(dora)
    assert "another chief decides" in asker.get(page).content.decode()
    asker.post(page, {"act": "ask", "reason": "A court asks."})
    assert "Nobody answers their own" in asker.get(page).content.decode()
    number = ProtectionEvent.objects.get(action="asked_to_open").pk
    sent = {"act": "grant", "asked": number, "reason": "It must be."}
    assert asker.post(page, sent).status_code == 403
    assert "A court asks." in other.get(page).content.decode()
    other.post(page, sent)
    assert NAME not in asker.get(page).content.decode()
    shown = asker.post(page, {"act": "look"})
    assert NAME in shown.content.decode()
    assert "no-store" in shown["Cache-Control"]
    assert other.post(page, {"act": "look"}).status_code == 403
    assert other.post(scan).status_code == 404
    assert "Look for the real name" in asker.get(scan).content.decode()
    assert "Nothing found." in asker.post(scan).content.decode()
    assert ProtectionEvent.objects.filter(action="looked").count() == 2


def test_unsealing_takes_two_and_gives_everything_back(
    lena, english, ana, chiara, dora
):
    story = make_live_story(english, by=ana, bylines=(lena,))
    person = sealed(lena, chiara)
    granted(person, chiara, dora, to_unseal=True)
    back = Contributor.objects.get(pk=lena.pk)
    facts = (back.name, back.slug, back.job_title, back.bio, back.protection)
    assert facts == (NAME, "lena-marsh", "Seoul", "Born here.", "say_so")
    assert back.names.get().name == "이아라"
    assert OldSlug.objects.filter(slug="lena-m-marsh", number=lena.pk).exists()
    assert not OldSlug.objects.filter(slug__startswith="protected-").exists()
    assert not SealedName.objects.exists()
    assert [s.pk for s in find_stories(ana, NAME)] == [story.pk]
    protecting.lift(back, by=chiara, reason="It is over.")


def test_a_sealed_pen_name_is_the_code_name(lena, english, ana, chiara):
    protecting.protect(
        lena, by=ana, protection="pen_name", pen_name="A. Karimi", reason="Better."
    )
    story = make_live_story(english, by=ana, bylines=(lena,))
    person = sealed(lena, chiara)
    assert person.name == "A. Karimi"
    protecting.protect(
        person, by=ana, protection="pen_name", pen_name="Quill", reason="Known."
    )
    person.refresh_from_db()
    assert (person.name, person.slug[:10]) == ("Quill", "protected-")
    assert [s.pk for s in find_stories(ana, "Quill")] == [story.pk]
    assert not find_stories(ana, "Karimi")

"""The form of somebody protected: however old its copy, it prints nothing again."""

import threading

import pytest
from django.contrib import admin
from django.db import connection, transaction

from articles.models import Article
from bylines import protecting, sealing
from bylines.admin import keep_withheld
from bylines.models import Byline, Contributor, ContributorName
from services.models import Edition
from staff.models import User
from staff.permissions import Role
from tests.desk.typing_in import at_the_desk, fields_of, said
from tests.factories import (
    make_article,
    make_contributor,
    make_membership,
    make_service,
)
from tests.waiting import until_it_waits

DESK = "/admin/bylines/contributor"


@pytest.fixture
def lena(english: Edition) -> Contributor:
    person = make_contributor("Lena Marsh", english.service, bio="Born here.")
    ContributorName.objects.create(contributor=person, language="ko", name="이아라")
    return person


def form_of(person: Contributor, by: User) -> dict[str, str]:
    page = at_the_desk(by).get(f"{DESK}/{person.pk}/change/").content.decode()
    return fields_of(page, "contributor_form")


def stale(lena: Contributor) -> Contributor:
    """As an editor's request read it before."""
    return Contributor.objects.get(pk=lena.pk)


@pytest.mark.either
def test_an_old_copy_takes_no_protection_off(lena, english, ana, chiara, rf):
    before = stale(lena)
    protecting.protect(lena, by=ana, protection="say_so", reason="In danger.")
    before.bio, before.service = "Born there.", make_service("french")
    desk, request = admin.site.get_model_admin(Contributor), rf.post("/")
    desk.save_model(request, before, None, True)  # noqa: FBT003
    lena.refresh_from_db()
    assert (lena.protection, lena.bio) == ("say_so", "Born there.")
    assert lena.service == english.service
    before = stale(lena)
    sealing.seal(lena, by=chiara, reason="A list was stolen.")
    keep_withheld(before)
    assert before.is_sealed
    assert before.name.startswith("Protected person")
    assert (before.bio, before.slug[:10]) == ("", "protected-")


@pytest.mark.either
def test_who_is_protected_is_not_moved_to_other_chiefs(lena, english, ana, chiara):
    french = make_service("french", name="French Service")
    make_membership(chiara, french, Role.CHIEF)
    assert "service" in form_of(lena, chiara)
    protecting.protect(
        lena, by=ana, protection="", place_policy="say_so", reason="In danger."
    )
    sent = form_of(lena, chiara)
    assert "service" not in sent
    sent |= {"service": french.pk, "bio": "Born there."}
    answer = at_the_desk(chiara).post(f"{DESK}/{lena.pk}/change/", sent, follow=True)
    assert "protected or sealed meanwhile" in said(answer)
    lena.refresh_from_db()
    assert (lena.service, lena.bio) == (english.service, "Born there.")


@pytest.mark.either
@pytest.mark.parametrize("own", ["name", "names-0-name"])
def test_a_new_pen_name_is_not_the_persons_own(english, ana, own):
    client = at_the_desk(ana)
    sent = fields_of(client.get(f"{DESK}/add/").content.decode(), "contributor_form")
    sent |= {"name": "Ida Holm", "names-TOTAL_FORMS": "1"}
    sent |= {"names-0-language": "ko", "names-0-name": "이다"}
    sent |= {"protection": "pen_name", "pen_name": sent[own].upper()}
    answer = client.post(f"{DESK}/add/", sent)
    assert "This is the person’s own name. Give another." in answer.content.decode()
    assert not Contributor.objects.exists()
    sent["pen_name"] = "A. Karimi"
    for slug in ("ida-holm", "ida-holm-2"):  # made from the name, and free
        assert client.post(f"{DESK}/add/", sent).status_code == 302
        assert Contributor.objects.filter(slug=slug).exists()


# ── Two at once, on a database that lets them ────────────────────────────────


def begin(act, raised: list[Exception]) -> threading.Thread:
    """Begin this on a connection of its own, and wait until it has to wait there."""

    def run() -> None:
        try:
            act()
        except Exception as error:
            raised.append(error)
        finally:
            connection.close()

    other = threading.Thread(target=run)
    other.start()
    until_it_waits(other)
    return other


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_a_biography_sent_meanwhile_gives_no_sealed_name_back(lena, ana, chiara):
    protecting.protect(lena, by=ana, protection="say_so", reason="In danger.")
    sent, client, raised = form_of(lena, ana), at_the_desk(ana), []
    sent |= {"bio": "Lena was born there.", "names-0-name": "이 아라"}
    with transaction.atomic():
        sealing.seal(lena, by=chiara, reason="A list was stolen.")
        other = begin(lambda: client.post(f"{DESK}/{lena.pk}/change/", sent), raised)
    other.join(timeout=30)
    assert raised == []
    after = stale(lena)
    assert (after.is_sealed, after.bio) == (True, "")
    assert after.name.startswith("Protected person")
    assert not ContributorName.objects.exists()


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_sealing_waits_for_a_story_that_is_being_saved(lena, english, ana, chiara):
    protecting.protect(lena, by=ana, protection="say_so", reason="In danger.")
    story, raised = make_article(english, by=ana, bylines=(lena,)), []
    with transaction.atomic():
        Article.objects.for_change(story.pk)
        other = begin(lambda: sealing.seal(lena, by=chiara, reason="Stolen."), raised)
        Byline.objects.create(article=story, contributor=lena, title="Reporter")
    other.join(timeout=30)
    assert raised == []
    assert stale(lena).is_sealed

"""A chief takes people into the service and names the duty editor."""

from staff.models import Membership
from staff.permissions import Role
from tests.desk.typing_in import address, at_the_desk
from tests.factories import make_live_story, make_membership, make_person


def test_a_chief_takes_someone_into_the_service(english, chiara):
    olga = make_person("olga")
    sent = {"person": olga.pk, "service": english.service.pk, "role": Role.REPORTER}
    at_the_desk(chiara).post("/admin/staff/membership/add/", sent)
    assert Membership.objects.get(person=olga).role == Role.REPORTER


def test_a_chief_takes_nobody_into_another_service(english, persian, chiara):
    olga = make_person("olga")
    sent = {"person": olga.pk, "service": persian.service.pk, "role": Role.REPORTER}
    answer = at_the_desk(chiara).post("/admin/staff/membership/add/", sent)
    assert answer.status_code == 200
    assert not Membership.objects.filter(person=olga).exists()


def test_a_chief_names_the_duty_editor(english, ana, chiara):
    membership = Membership.objects.get(person=ana)
    page = f"/admin/staff/membership/{membership.pk}/change/"
    sent = {"role": Role.EDITOR, "duty_until": "2030-01-01T00:00"}
    at_the_desk(chiara).post(page, sent)
    membership.refresh_from_db()
    assert membership.duty_named_by == chiara


def test_a_duty_editor_appoints_nobody(english, ana, chiara):
    membership = Membership.objects.get(person=ana)
    membership.duty_until = "2030-01-01T00:00Z"
    membership.duty_named_by = chiara
    membership.save()
    client = at_the_desk(ana)
    assert client.get("/admin/staff/membership/").status_code == 403
    page = f"/admin/staff/membership/{membership.pk}/change/"
    assert client.post(page, {"role": Role.CHIEF}).status_code in (403, 404)
    membership.refresh_from_db()
    assert membership.role == Role.EDITOR


def test_a_chief_makes_nobody_central(english, ana, chiara):
    membership = Membership.objects.get(person=ana)
    page = f"/admin/staff/membership/{membership.pk}/change/"
    at_the_desk(chiara).post(page, {"role": Role.EDITOR, "is_central": "on"})
    membership.refresh_from_db()
    assert not membership.is_central


def test_a_central_editor_reads_every_service_and_changes_none(english, persian):
    mira = make_person("mira")
    make_membership(mira, english.service, Role.EDITOR, is_central=True)
    article = make_live_story(persian)
    client = at_the_desk(mira)
    assert client.get(address(article)).status_code == 200
    sent = {"base_version": article.version, "headline": "Taken"}
    assert client.post(address(article), sent).status_code == 403

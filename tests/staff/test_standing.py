"""Standing: what a person may do follows from memberships, and from nothing else."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from services.models import Edition
from staff.models import Membership, User
from staff.permissions import Role, fence, forget_standing, standing
from tests.factories import make_membership, make_person


def test_a_visitor_a_closed_account_and_a_stranger_have_no_standing(
    english: Edition, ana: User
) -> None:
    ana.is_active = False
    ana.save()
    for person in (AnonymousUser(), User.objects.get(pk=ana.pk), make_person("eve")):
        held = standing(person)
        assert not held.has(english.service_id)
        assert not held.has_anywhere()
        assert held.services() == []
        assert not held.reads_everything


def test_a_role_counts_in_its_own_service_only(
    english: Edition, persian: Edition, ana: User
) -> None:
    held = standing(ana)
    assert held.has(english.service_id, Role.EDITOR)
    assert not held.has(english.service_id, Role.CHIEF)
    assert not held.has(persian.service_id, Role.EDITOR)
    assert held.services(Role.EDITOR, Role.CHIEF) == [english.service_id]


def test_one_person_may_hold_roles_in_two_services(
    english: Edition, persian: Edition, ana: User
) -> None:
    make_membership(ana, persian.service, Role.REPORTER)
    forget_standing(ana)
    assert standing(ana).has(persian.service_id, Role.REPORTER)
    assert not standing(ana).has(persian.service_id, Role.EDITOR)


def test_a_superuser_has_every_role_everywhere(english: Edition) -> None:
    operator = make_person("operator", is_superuser=True)
    assert standing(operator).has(english.service_id, Role.CHIEF)
    assert standing(operator).has_anywhere(Role.CHIEF)
    assert fence(Edition.objects.all(), operator, service="service").get() == english


def test_a_standing_is_asked_once(
    ana: User, django_assert_num_queries: object, english: Edition
) -> None:
    person = User.objects.get(pk=ana.pk)
    with django_assert_num_queries(1):
        standing(person).has(english.service_id, Role.EDITOR)
        standing(person).has(english.service_id, Role.CHIEF)


@pytest.mark.parametrize("role", [Role.REPORTER, Role.CHIEF, Role.PHOTO_EDITOR])
def test_only_an_editor_can_be_the_duty_editor(role: str, english: Edition) -> None:
    membership = Membership(
        person=make_person("eve"),
        service=english.service,
        role=role,
        duty_until=timezone.now() + timedelta(hours=1),
    )
    with pytest.raises(ValidationError, match="Only an editor"):
        membership.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        membership.save()


def test_nobody_names_themselves(ana: User) -> None:
    membership = ana.memberships.get()
    membership.duty_named_by = ana
    with pytest.raises(IntegrityError), transaction.atomic():
        membership.save()


def test_a_time_zone_that_does_not_exist_is_refused(ana: User) -> None:
    ana.time_zone = "Asia/Busan-sur-Mer"
    with pytest.raises(ValidationError, match="no time zone"):
        ana.full_clean()

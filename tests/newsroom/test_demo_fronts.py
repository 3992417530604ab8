"""The demo's arranged fronts: published, pinned anew each day, left to whoever edits."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from fronts import workflow
from fronts.models import Front, FrontEvent, PublishedFront
from newsroom.demo.fronts import FRONTS, arrange_fronts
from services.models import Edition
from staff.models import User

pytestmark = [pytest.mark.django_db, pytest.mark.either]


def test_arranged_fronts_are_before_readers(demo: None, client: Client) -> None:
    assert PublishedFront.objects.count() == len(FRONTS)
    page = client.get("/").content.decode()
    assert "Ferry aground in Ardena Strait with 312 aboard" in page
    assert "Worth the time" in page
    assert "خواندنی‌های بلند" in client.get("/fa/").content.decode()
    assert "시간을 들여 읽기" in client.get("/ko/").content.decode()
    assert 'class="front"' in client.get("/section/world/").content.decode()


def test_a_second_load_leaves_them_and_the_next_day_pins_anew(
    demo: None, settings: Any
) -> None:
    events = FrontEvent.objects.count()
    arrange_fronts(timezone.now())
    assert FrontEvent.objects.count() == events
    tomorrow = timezone.now() + timedelta(hours=23)
    arrange_fronts(tomorrow)
    assert FrontEvent.objects.count() == events + len(FRONTS)
    home = PublishedFront.objects.home_of(Edition.objects.get(prefix="")).get()
    assert home.arranged.lead.until == tomorrow + timedelta(hours=24)


def test_what_an_editor_did_to_a_front_stays_done(demo: None) -> None:
    now = timezone.now()
    front = Front.objects.get(edition__prefix="ko")
    workflow.take_off(front, by=User.objects.get(username="hana"), now=now)
    arrange_fronts(now)
    assert not PublishedFront.objects.filter(front_number=front.pk).exists()

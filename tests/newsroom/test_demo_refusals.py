"""Where the demo refuses to load: its passwords are known to everybody."""

from typing import Any

import pytest
from django.core.management import CommandError, call_command

from services.models import Edition
from staff.models import User

pytestmark = pytest.mark.django_db


def test_a_production_site_is_refused(settings: Any) -> None:
    settings.SITE_URL, settings.PLAIN_HTTP = "https://news.example", False
    with pytest.raises(CommandError, match="has production settings"):
        call_command("demo")
    assert not User.objects.exists()


def test_a_machine_others_can_reach_needs_another_password(settings: Any) -> None:
    settings.SITE_URL, settings.PLAIN_HTTP = "http://0.0.0.0:8000", True
    with pytest.raises(CommandError, match="Set DEMO_PASSWORD"):
        call_command("demo")


def test_a_database_with_another_newsroom_is_refused(
    english: Edition, settings: Any
) -> None:
    settings.SITE_URL = "http://localhost:8000"
    with pytest.raises(CommandError, match="holds another newsroom"):
        call_command("demo")

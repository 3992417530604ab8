"""Where the demo refuses to load: its passwords are known to everybody."""

from typing import Any

import pytest
from django.core.management import CommandError, call_command

from services.models import Edition
from staff.models import User

pytestmark = pytest.mark.django_db


def test_a_production_site_is_refused(settings: Any) -> None:
    settings.SITE_URL = "https://news.example"
    with pytest.raises(CommandError, match="looks like a production site"):
        call_command("demo")
    assert not User.objects.exists()


def test_a_machine_others_can_reach_needs_another_password(
    settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.SITE_URL = "http://192.0.2.7:8000"
    monkeypatch.setenv("DEMO", "1")
    with pytest.raises(CommandError, match="Set DEMO_PASSWORD"):
        call_command("demo")


def test_a_database_with_another_newsroom_is_refused(
    english: Edition, settings: Any
) -> None:
    settings.SITE_URL = "http://localhost:8000"
    with pytest.raises(CommandError, match="holds another newsroom"):
        call_command("demo")

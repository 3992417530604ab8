"""The invented newsroom as tests load it."""

import io
from typing import Any

from django.core.management import call_command

from newsroom.demo import loading
from tests.factories import draw_jpeg

LOCAL = "http://127.0.0.1:8000"


def load_demo(settings: Any, monkeypatch: Any) -> None:
    """With one small drawing for all its pictures: drawing the real ones takes long."""
    drawn = draw_jpeg()
    settings.SITE_URL = LOCAL
    monkeypatch.setattr(loading, "draw", lambda scene: drawn)
    call_command("demo", stdout=io.StringIO())

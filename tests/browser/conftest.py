"""The invented newsroom behind a real server, and a browser window before it."""

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.visitor import Visitor
from tests.pages.demo import load_demo

expect.set_options(timeout=15_000)  # a busy machine is no defect


@pytest.fixture
def demo(transactional_db: None, settings: Any, monkeypatch: Any) -> None:
    load_demo(settings, monkeypatch)


@pytest.fixture
def visitor(page: Any, live_server: Any) -> Visitor:
    return Visitor(page, live_server.url)

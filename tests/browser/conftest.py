"""The invented newsroom and the editor alone, each with a browser window before it."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.editor_desk import Desk
from tests.browser.visitor import Visitor
from tests.pages.demo import LOCAL, load_demo

expect.set_options(timeout=15_000)  # a busy machine is no defect


@pytest.fixture
def demo(transactional_db: None, settings: Any) -> None:
    settings.SITE_URL = LOCAL
    load_demo()


@pytest.fixture
def visitor(page: Any, live_server: Any) -> Visitor:
    return Visitor(page, live_server.url)


@pytest.fixture(scope="module")
def shared_desk(browser: Browser) -> Iterator[Desk]:
    """One page for a file's tests: opening a text is quick, opening a window is not."""
    page = browser.new_page()
    yield Desk(page)
    page.close()


@pytest.fixture
def desk(shared_desk: Desk) -> Iterator[Desk]:
    """A desk in whose console nothing may be complained of."""
    shared_desk.complaints.clear()
    yield shared_desk
    assert shared_desk.complaints == []
    shared_desk.page.goto("about:blank")

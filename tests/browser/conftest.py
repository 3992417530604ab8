"""One page with the editor for the tests of a file."""

import pytest

from tests.browser.editor_desk import Desk


@pytest.fixture(scope="module")
def shared_desk(browser):
    """One page for all: opening a text is quick, opening a window is not."""
    page = browser.new_page()
    yield Desk(page)
    page.close()


@pytest.fixture
def desk(shared_desk):
    """A desk in whose console nothing may be complained of."""
    shared_desk.complaints.clear()
    yield shared_desk
    assert shared_desk.complaints == []
    shared_desk.page.goto("about:blank")

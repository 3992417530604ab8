"""The server dies in the middle of a sentence: not one character of it is lost."""

from collections.abc import Iterator
from threading import Timer

import pytest
from playwright.sync_api import Browser, expect

from articles.models import Article, Draft
from services.models import Edition
from staff.models import User
from tests.browser.story_form import expect_kept, trouble, type_at_the_end, window
from tests.browser.visitor import Visitor, hurry
from tests.desk.typing_in import address
from tests.edge.served import Server, running
from tests.factories import make_article

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

AT_MOST = 5_000  # milliseconds until the server has what was typed
LOOKS_EVERY = 50  # milliseconds
BETWEEN_KEYS = 10  # milliseconds
DIES_AFTER = 0.3  # seconds: in the middle of what is being typed

BEFORE = " Kept by the server."
MEANWHILE = " It died at this, and nobody answered at that."
AFTER = " Then it was back."


@pytest.fixture
def server(transactional_db: None) -> Iterator[Server]:
    with running(workers=1, threads=4) as server:
        yield server


@pytest.fixture
def story(english: Edition, boris: User) -> Article:
    return make_article(english, by=boris, body="<p>One.</p>")


def test_a_server_that_is_killed_loses_nothing_that_is_typed(
    browser: Browser, server: Server, story: Article, boris: User
) -> None:
    writing = window(browser, f"http://127.0.0.1:{server.port}", boris)
    writing.open(address(story))
    type_at_the_end(writing.page, BEFORE)
    hurry(writing.page)
    expect_kept(writing.page)

    Timer(DIES_AFTER, server.kill).start()
    writing.page.keyboard.type(MEANWHILE, delay=BETWEEN_KEYS)
    hurry(writing.page)
    expect(trouble(writing.page)).to_contain_text("There is no connection.")
    context = writing.page.context
    writing.page.close()

    server.start()
    again = Visitor(context.new_page(), writing.site)
    again.open(address(story))
    again.press("Take it up again")
    body = again.page.get_by_role("textbox", name="Body")
    expect(body).to_have_text(f"One.{BEFORE}{MEANWHILE}")

    type_at_the_end(again.page, AFTER)
    whole = f"<p>One.{BEFORE}{MEANWHILE}{AFTER}</p>"
    for _look in range(AT_MOST // LOOKS_EVERY):
        if kept_of(boris) == whole:
            break
        again.page.wait_for_timeout(LOOKS_EVERY)
    expect_kept(again.page)
    server.kill()
    assert kept_of(boris) == whole
    context.close()


def kept_of(person: User) -> str:
    """The text that the server has of what the person has not saved."""
    draft = Draft.objects.of(person).unsaved().first()
    return draft.value("body") if draft else ""

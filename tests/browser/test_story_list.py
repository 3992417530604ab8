"""The list of stories by keyboard and on a phone: find, choose, stop, keep a view."""

from types import SimpleNamespace

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from articles import workflow
from articles.models import Article
from articles.readers_side import ReadersState, readers_side
from tests.browser.visitor import Visitor
from tests.factories import make_article, make_contributor, make_live_story, stored

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LIST = "/admin/articles/article/"


@pytest.fixture
def stories(people: SimpleNamespace, english, persian) -> list[Article]:
    """Two live ferries, one held, and a draft without a headline."""
    writer = make_contributor("Golnaz Rad", english.service)
    live = [
        make_live_story(english, slugline=f"FERRY-{name}", bylines=(writer,))
        for name in ("ONE", "TWO")
    ]
    held = make_live_story(english, slugline="FERRY-HELD")
    workflow.hold(held, by=people.ana)
    make_article(english, slugline="LAKE", headline="", assignee=people.ana)
    make_live_story(persian, slugline="کشتی", headline="کشتی غرق شد", by=people.vera)
    return [*live, held]


def state(story: Article) -> ReadersState:
    return readers_side(stored(story).public_id, timezone.now()).state


def test_two_live_stories_are_held_by_keyboard_alone(
    stories: list[Article], visitor: Visitor
) -> None:
    visitor.log_in("ana")
    visitor.open(LIST)
    page, press = visitor.page, visitor.page.keyboard.press
    bar = page.get_by_role("group", name="With the chosen stories:")
    expect(bar).to_be_hidden()
    page.get_by_role("searchbox", name="Find stories").focus()
    page.keyboard.type("ferry")
    press("Enter")
    page.wait_for_url("**/?q=ferry*")
    page.get_by_role("checkbox", name="FERRY-ONE").focus()
    press("Space")
    expect(bar).to_be_visible()
    page.get_by_role("button", name="Choose all here").focus()
    press("Enter")
    expect(page.get_by_role("checkbox", name="FERRY-HELD")).to_be_checked()
    assert visitor.broken_rules() == []
    page.get_by_role("button", name="Hold", exact=True).focus()
    press("Enter")
    expect(
        page.get_by_role("heading", name="It will be done to 2 stories")
    ).to_be_visible()
    expect(page.get_by_text("this story is on hold. Release it first.")).to_be_visible()
    assert visitor.broken_rules() == []
    page.get_by_role("textbox", name="Reason").focus()
    page.keyboard.type("One source only.")
    page.get_by_role("button", name="Hold: 2 stories").focus()
    press("Enter")
    expect(page.get_by_text("“Hold”: 2 stories done:")).to_be_visible()
    assert page.url.endswith("?q=ferry")
    assert {state(story) for story in stories} == {ReadersState.HELD}
    assert visitor.complaints == []


def test_a_view_is_kept_and_read_on_a_phone_from_the_right(
    stories: list[Article], people: SimpleNamespace, visitor: Visitor
) -> None:
    people.vera.interface_language = "fa"
    people.vera.save()
    visitor.page.set_viewport_size({"width": 390, "height": 844})
    visitor.log_in("vera")
    visitor.open(f"{LIST}?readers=live")
    page = visitor.page
    page.locator(".desk-keep > summary").click()
    page.locator("#view-name").fill("میز من")
    assert visitor.broken_rules() == []
    page.locator(".desk-keep__form button").first.click()
    expect(page.get_by_role("link", name="میز من")).to_have_attribute(
        "aria-current", "page"
    )
    page.locator("[name=chosen]").check()
    page.locator("button[value=withdraw]").click()
    expect(page.locator("[name=reason]")).to_be_visible()
    assert visitor.broken_rules() == []
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width == 390
    assert visitor.complaints == []

"""An editor answers what changed in the source of a story, and closes a task, by hand."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from articles import workflow
from articles.models import Adaptation, SourceTask
from tests.articles.test_following import TEXT, adapt, body, publish
from tests.browser.visitor import Visitor
from tests.factories import (
    make_edition,
    make_live_story,
    make_person,
    make_service,
    stored,
)

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PHONE = {"width": 390, "height": 844}


@pytest.fixture
def adaptation(transactional_db: None) -> Adaptation:
    """Of a source that was published again in four places, and withdrawn."""
    english = make_edition(make_service("english"))
    persian = make_edition(
        make_service("persian"),
        name="اتاق خبر",
        language="fa",
        prefix="fa",
        time_zone="Asia/Tehran",
    )
    ana = make_person("ana", english.service)
    vera = make_person("vera", persian.service)
    source = make_live_story(
        english, by=ana, body=body(TEXT), headline="Ferry sinks", slugline="FERRY-EN"
    )
    made = adapt(source, persian, vera)
    new = [
        *TEXT[:3],
        "Paragraph 3 is here. It says 4 things.",
        *TEXT[4:18],
        "Quite a new paragraph.",
        TEXT[19],
    ]
    publish(source, ana, new, headline="Ferry sinks off Busan", datelines="Busan")
    workflow.withdraw(stored(source), by=ana, reason="The numbers were not true.")
    SourceTask.objects.update(due_at=timezone.now() - timedelta(minutes=5))
    return made


def test_changes_are_answered_and_a_task_is_closed_where_it_was_read(
    visitor: Visitor, adaptation: Adaptation
) -> None:
    page = visitor.page
    page.set_viewport_size(PHONE)
    visitor.log_in("vera")
    group = page.locator("#group-sources")
    expect(group).to_contain_text("Overdue since")
    with page.expect_navigation():
        group.get_by_role("link", name="Read and close").click()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    assert visitor.look() == []
    page.get_by_label("We took ours down").check()
    visitor.press("Close the task")
    visitor.expect_said("The task is closed.")
    page.get_by_role("group", name="Headline").get_by_label("Not for us").check()
    visitor.press("Save the answers")
    visitor.expect_said("1 change answered.")
    expect(page.locator("fieldset.desk-change")).to_have_count(3)
    assert visitor.look(night=390) == []
    page.set_viewport_size(PHONE)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    visitor.press("All: Applied")
    expect(page.get_by_text("Nothing is open")).to_be_visible()
    assert visitor.complaints == []

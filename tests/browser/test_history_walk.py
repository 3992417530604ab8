"""The history of a story by keyboard, in both directions, on a phone and at a desk."""

import pytest
from playwright.sync_api import expect

from articles import desk, workflow
from articles.models import Article
from bylines.models import Byline
from services.models import Edition
from staff.permissions import Role
from tests.browser.visitor import Visitor
from tests.factories import (
    make_article,
    make_box,
    make_contributor,
    make_edition,
    make_person,
    make_photo,
    make_service,
    stored,
)

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WORDS = {
    "en": ("The ferry left Busan at dawn.", "The captain was the last to leave."),
    "fa": ("قایق سپیده‌دم بندر را ترک کرد.", "ناخدا آخرین کسی بود که رفت."),
}


def make_story(language: str, direction: str) -> Article:
    """A story with every kind of change between its revisions 1 and 2."""
    service = make_service(language, name=f"{language.upper()} Service")
    edition = make_edition(
        service, language=language, prefix=language, time_zone="Asia/Tehran"
    )
    assert edition.direction == direction
    editor = make_person(
        f"editor-{language}", service, Role.EDITOR, interface_language=language
    )
    first, second = WORDS[language]
    people = [
        make_contributor(f"{name} {language}", service) for name in ("Lee", "Kim")
    ]
    paragraphs = [f"<p>{first} {number}</p>" for number in range(9)]
    article = make_article(
        edition,
        by=editor,
        slug="ferry",
        headline=first,
        body="".join(paragraphs),
        bylines=(people[0],),
        topics=("Sea",),
        lead_photo=make_photo(service),
    )
    change(article, edition, second, paragraphs, people[1])
    desk.keep(article, by=editor, why=second)
    workflow.publish(stored(article), by=editor)
    workflow.hold(stored(article), by=editor, reason=second)
    return stored(article)


def change(article: Article, edition: Edition, second, paragraphs, person) -> None:
    photo = make_photo(edition.service, title="The port")
    figure = (
        f'<figure data-photo="{photo.pk}" data-layout="wide">'
        f"<figcaption>{second}</figcaption></figure>"
    )
    rewritten = paragraphs[7].replace("7", second)
    moved = [*paragraphs[1:7], figure, paragraphs[0], rewritten, f"<p>{second}</p>"]
    article.headline = f"{article.headline} {second}"
    article.kicker, article.lead_photo = second, photo
    article.body = "".join(moved)
    article.save()
    Byline.objects.create(article=article, contributor=person, order=0, place="Busan")
    article.boxes.set([make_box(edition)])


@pytest.mark.parametrize(("language", "direction"), [("en", "ltr"), ("fa", "rtl")])
def test_two_texts_are_chosen_compared_and_gone_back_to_by_keyboard(
    transactional_db, visitor: Visitor, language: str, direction: str
) -> None:
    article = make_story(language, direction)
    page = visitor.page
    visitor.log_in(f"editor-{language}")
    visitor.open(f"/admin/articles/article/{article.pk}/history/")
    found = [] if direction == "ltr" else broken_at_both_widths(visitor)
    page.locator('input[name="from"][value="desk"]').focus()
    page.keyboard.press("ArrowUp")
    expect(page.locator('input[name="from"][value="1"]')).to_be_checked()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert "from=1" in page.url
    visitor.settle()
    page.locator(".desk-compare__fold summary").press("Enter")
    found += broken_at_both_widths(visitor)
    with page.expect_navigation():
        page.locator('a[href*="go_back"]').first.press("Enter")
    page.get_by_role("textbox").fill("The old one was right.")
    if direction == "rtl":  # the harder one; pages do not differ in anything else
        found += broken_at_both_widths(visitor)
    with page.expect_navigation():
        page.locator("main .desk-button--stop").press("Enter")
    assert stored(article).headline == WORDS[language][0]
    assert found == []
    assert visitor.complaints == []


def broken_at_both_widths(visitor: Visitor) -> list[str]:
    """What axe finds on the page now, and whether it is wider than a phone."""
    found = visitor.look()
    visitor.page.set_viewport_size({"width": 390, "height": 900})
    if visitor.page.evaluate("document.documentElement.scrollWidth") > 390:
        found.append(f"{visitor.page.url} is wider than a phone")
    visitor.page.set_viewport_size({"width": 1280, "height": 900})
    return found

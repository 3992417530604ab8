"""Two people and a story in the browser: a note on a paragraph by keyboard, resolved by
the other; and a preview for somebody outside. Nothing of it enters the story."""

import pytest
from playwright.sync_api import Browser, Page, expect

from articles.models import Article, Note
from services.models import Edition
from staff.models import User
from tests.browser.visitor import PHONE, Visitor, catch_up
from tests.factories import (
    make_article,
    make_edition,
    make_person,
    make_section,
    make_service,
    stored,
)

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

FIRST, SECOND = "The ferry left Busan at dawn.", "All 300 aboard were saved."


@pytest.fixture
def article(transactional_db: None) -> Article:
    service = make_service("english", name="English Service")
    edition: Edition = make_edition(service)
    edition.default_section = make_section(edition, "World")
    edition.save()
    ana = make_person("ana", service)
    make_person("boris", service, "reporter")
    body = f"<p>{FIRST}</p><h2>How</h2><p>{SECOND}</p>"
    return make_article(edition, by=ana, slugline="FERRY", body=body)


def form(article: Article) -> str:
    return f"/admin/articles/article/{article.pk}/change/"


def look(visitor: Visitor, width: int) -> list[str]:
    """What axe finds on the page as it stands: a phone sees it at night."""
    return visitor.look_at(width, is_night=width == PHONE)


def written(page: Page) -> str:
    return page.locator("#id_body").evaluate("area => area.value")


def test_a_note_on_a_paragraph_by_keyboard_and_the_other_resolves_it(
    visitor: Visitor, article: Article, browser: Browser
) -> None:
    before = stored(article)
    visitor.log_in("ana")
    visitor.open(form(article))
    page, keys = visitor.page, visitor.page.keyboard
    page.set_viewport_size({"width": 1280, "height": 900})
    text = page.get_by_role("textbox", name="Body")
    text.get_by_text(SECOND).click()
    keys.press("Control+Alt+n")
    panel = page.get_by_role("dialog", name="Notes between colleagues")
    field = panel.get_by_label("Write a note")
    expect(field).to_be_focused()
    expect(panel.get_by_text(SECOND)).to_be_visible()
    keys.type("Who counted, @bo")
    expect(panel.get_by_role("option", name="Boris")).to_be_visible()
    keys.press("Enter")
    expect(field).to_have_value("Who counted, @boris ")
    keys.type("?")
    keys.press("Tab")
    keys.press("Enter")
    expect(panel.get_by_text("Who counted, @boris ?")).to_be_visible()
    marked = text.locator(".story-noted")
    expect(marked).to_have_text(SECOND)
    assert written(page) == before.body
    assert look(visitor, 1280) == []
    keys.press("Escape")
    expect(panel).to_be_hidden()
    expect(text).to_be_focused()
    catch_up(page)
    keys.press("End")
    catch_up(page)
    keys.type(" Really")  # the mark follows its paragraph
    expect(marked).to_contain_text("Really")

    other = Visitor(browser.new_context().new_page(), visitor.site)
    other.log_in("boris")
    other.follow("1 note")
    assert look(other, 390) == []
    other.page.set_viewport_size({"width": 1280, "height": 900})
    other.page.get_by_role("link", name="FERRY").click()
    theirs = other.page.get_by_role("dialog", name="Notes between colleagues")
    note = theirs.get_by_role("listitem").filter(has_text="Who counted")
    expect(note).to_be_focused()
    note.get_by_role("link", name="Go to this paragraph").click()
    expect(other.page.get_by_role("textbox", name="Body")).to_be_focused()
    note.get_by_text("Answer", exact=True).click()
    note.get_by_label("Your answer").fill("The coast guard.")
    note.get_by_role("button", name="Send the answer").click()
    expect(note.get_by_text("The coast guard.")).to_be_visible()
    note.get_by_role("button", name="Resolve").click()
    expect(theirs.get_by_text("1 resolved note")).to_be_visible()
    expect(other.page.locator(".story-noted")).to_have_count(0)
    assert other.complaints == visitor.complaints == []
    other.page.context.close()
    assert Note.objects.filter(resolved_by__username="boris").count() == 1
    now = stored(article)
    assert (now.body, now.version) == (before.body, before.version)


def test_what_is_typed_in_a_note_survives_a_refusal_and_a_reload(
    visitor: Visitor, article: Article
) -> None:
    User.objects.filter(username="ana").update(interface_language="fa")
    visitor.log_in("ana")
    visitor.open(form(article))
    page = visitor.page
    page.locator("[data-open-notes]").click()
    field = page.locator("#text-new")
    field.fill("@nobody knows")
    page.locator("[data-note-form=new] [type=submit]").click()
    expect(page.locator("[data-note-form=new] [role=alert]")).to_contain_text("@nobody")
    expect(field).to_have_value("@nobody knows")
    assert look(visitor, 390) == []
    page.reload()
    page.locator("[data-open-notes]").click()
    expect(page.locator("#text-new")).to_have_value("@nobody knows")
    for address, width in (("notes", 1280), ("outside", 390)):
        visitor.complaints.clear()  # the refusal's status
        visitor.open(form(article).replace("change", address))
        assert look(visitor, width) == [], address


def test_somebody_outside_looks_and_the_pass_is_revoked(
    visitor: Visitor, article: Article, browser: Browser
) -> None:
    visitor.log_in("ana")
    visitor.open(form(article))
    page = visitor.page
    page.get_by_role("link", name="Show it to an outsider").click()
    page.get_by_label("For whom").fill("Lee Ara, our lawyer")
    page.get_by_role("button", name="Make an address").click()
    address = page.get_by_role("textbox", name="The address").input_value()
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy").click()
    expect(page.get_by_text("Copied.")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == address
    assert look(visitor, 1280) == []

    path = address[address.index("/preview/") :]
    outside = Visitor(browser.new_context().new_page(), visitor.site)
    outside.open(path)
    expect(outside.page.get_by_text("For Lee Ara, our lawyer.")).to_be_visible()
    expect(outside.page.get_by_text(SECOND)).to_be_visible()
    assert look(outside, 390) == []
    visitor.page.reload()
    page.get_by_role("button", name="Revoke for Lee Ara, our lawyer").click()
    expect(page.get_by_text("The address answers nobody any more.")).to_be_visible()
    outside.open(path, 404)
    outside.page.context.close()

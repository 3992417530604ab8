"""The newsroom in which the reference story is written, and a clipboard."""

from urllib.parse import urljoin

from playwright.sync_api import Page, expect

from banners import workflow as banner_workflow
from newsroom.demo import loading
from services.models import Edition
from staff.models import User
from tests.browser import reference_story as reference
from tests.factories import make_banner, make_photo

EDITOR = "editor"

COPY = """async ([html, text]) => {
    const written = { "text/html": html, "text/plain": text }
    await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(
        Object.entries(written).map(([type, words]) =>
            [type, new Blob([words], { type })])))])
}"""


def open_newsroom(password: str) -> None:
    """The demo's house without its stories: people, sections, services and a photo."""
    loading.load_house(password)
    edition = Edition.objects.select_related("service").get(prefix="")
    make_photo(
        edition.service, title=reference.PHOTO, caption=reference.CAPTION, place=""
    )
    chief = User.objects.get(username="chief")
    banner = make_banner(edition, wording=reference.BANNER)
    banner_workflow.show(banner, by=chief)


def copy_text(page: Page) -> None:
    """Put the text on the system's clipboard, as a word processor does."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    plain = "\n\n".join(text for _tag, text in reference.BLOCKS)
    page.evaluate(COPY, [reference.WRITTEN, plain])


def written_text(page: Page) -> list[tuple[str, str]]:
    """What stands in the editor, block by block."""
    blocks = page.get_by_role("textbox", name="Body").locator("> *")
    return [pair for pair in reference.words_of(blocks) if pair[1]]


def find(page: Page, name: str) -> None:
    """Type into the box that has just opened, until it has found this alone."""
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.type(name.partition(" ")[0])
    options = page.get_by_role("listbox").get_by_role("option")
    expect(options).to_have_text([name])


def public_page(page: Page, site: str) -> Page:
    """The published page as a reader opens it, who is nobody here."""
    link = page.get_by_role("link", name="Open the public page")
    reader = page.context.browser.new_context().new_page()
    answer = reader.goto(urljoin(site, link.get_attribute("href")))
    assert answer.status == 200
    return reader

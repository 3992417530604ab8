"""One walk with a real browser: a story from an editor's hands to a reader's page."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from articles.models import Article
from bylines.models import Contributor
from photos.models import Photo
from services.models import Edition
from staff.models import User
from tests.factories import (
    make_agency,
    make_contributor,
    make_edition,
    make_person,
    make_photo,
    make_section,
    make_service,
)

# Waits until the picture is there, and fails if it is broken.
DRAWN = "image => image.decode().then(() => image.naturalWidth)"

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
DJANGOS = "th.original"  # an empty heading that Django's own template draws


@pytest.fixture
def edition(transactional_db) -> Edition:
    service = make_service("english", name="English Service")
    edition = make_edition(service)
    edition.default_section = make_section(edition, "World")
    edition.save()
    return edition


@pytest.fixture
def chief(edition) -> User:
    return make_person("chiara", edition.service, "chief")


class Walk:
    """A browser window, and what it complained of."""

    def __init__(self, page: Page, site: str) -> None:
        self.page, self.site = page, site
        self.complaints: list[str] = []
        page.on("console", self.hear)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def hear(self, message) -> None:
        gone = "status of 4" in message.text  # stopped stories answer 404 and 410
        if message.type in {"error", "warning"} and not gone:
            self.complaints.append(message.text)

    def open(self, address: str) -> int:
        return self.page.goto(f"{self.site}{address}").status

    def press(self, name: str) -> None:
        """Press a button that sends the form, and wait for the page it leads to."""
        with self.page.expect_navigation():
            self.page.get_by_role("button", name=name, exact=True).click()

    def expect_said(self, words: str) -> None:
        expect(self.page.locator(".messagelist")).to_contain_text(words)

    def axe(self) -> dict[str, list]:
        """Broken rules of what we draw, and where."""
        assert self.complaints == []  # axe itself makes style reports
        found = Axe().run(self.page, options={"runOnly": RULES})
        self.complaints.clear()
        broken = {
            rule["id"]: [n for n in rule["nodes"] if not self.is_djangos(n)]
            for rule in found.response["violations"]
        }
        return {rule: nodes for rule, nodes in broken.items() if nodes}

    def is_djangos(self, node) -> bool:
        return self.page.evaluate(
            "([target, theirs]) => document.querySelector(target)?.closest(theirs)"
            " != null",
            [node["target"][0], DJANGOS],
        )


@pytest.fixture
def walk(page, live_server, edition) -> Walk:
    page.set_default_timeout(6000)
    return Walk(page, live_server.url)


def log_in(walk: Walk, username: str) -> None:
    walk.open("/admin/")
    walk.page.fill("[name=username]", username)
    walk.page.fill("[name=password]", "newsroom")
    walk.page.keyboard.press("Enter")
    expect(walk.page.get_by_role("heading", name="The desk")).to_be_visible()


def write(walk: Walk, people: list[Contributor], photo: Photo) -> None:
    page = walk.page
    page.get_by_role("link", name="Write a story").click()
    page.get_by_label("Slugline").fill("KOREA-FERRY")
    page.get_by_label("Headline:", exact=True).fill("Ferry sinks off Busan")
    page.get_by_label("Summary").fill("All 300 aboard are saved.")
    page.locator("[contenteditable=true]").click()
    page.keyboard.type("The ferry left at dawn.")
    page.keyboard.press("Enter")
    page.keyboard.type("## How it sank")
    page.get_by_label("Topics").fill("Korea, Safety at sea")
    choose(walk, "#bylines-0", people[0].name)
    choose(walk, "#collaborations-0", "Reuters")
    page.get_by_role("button", name="Choose a photo").click()
    page.get_by_role("dialog").get_by_text(photo.title).click()
    expect(page.locator(".desk-photo__image")).to_be_visible()


def choose(walk: Walk, row: str, name: str) -> None:
    """Find by typing, and take the first that is found."""
    page = walk.page
    page.locator(f"{row} .select2-selection").click()
    page.locator(".select2-search__field").last.fill(name)
    page.locator(".select2-results__option", has_text=name).first.click()


def test_a_story_from_an_editors_hands_to_a_readers_page(walk, edition, chief):
    lee = make_contributor("Lee Ara", edition.service)
    make_agency("Reuters")
    photo = make_photo(edition.service, title="Ferry at dawn")
    page = walk.page
    log_in(walk, "chiara")
    assert walk.axe() == {}
    write(walk, [lee], photo)
    assert walk.axe() == {}

    walk.press("Preview")
    expect(page.get_by_text("Preview. Not published.")).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_have_text("Ferry sinks off Busan")
    assert page.locator("main img").first.evaluate(DRAWN) > 0
    page.get_by_role("link", name="Back to the story").click()

    walk.press("Publish")
    walk.expect_said("The story is published.")
    story = f"/admin/articles/article/{Article.objects.get().pk}/change/"
    page.get_by_role("link", name="Open the public page").click()
    public = re.sub("^https?://[^/]+", "", page.url)
    text = page.locator("main").inner_text()
    for words in ("Lee Ara", "Reuters", "The ferry left at dawn.", "How it sank"):
        assert words in text
    expect(page.get_by_role("link", name="Safety at sea")).to_be_visible()
    assert page.locator("main img").first.evaluate(DRAWN) > 0

    walk.open(story)
    page.get_by_label("Headline:", exact=True).fill("Ferry sinks; cause unknown")
    walk.press("Save")
    walk.expect_said("Readers see no change.")
    assert walk.open(public) == 200
    assert "cause unknown" not in page.content()

    walk.open(story)
    walk.press("Hold")
    assert walk.axe() == {}
    walk.press("Hold")
    walk.expect_said("The story is on hold.")
    assert walk.open(public) == 404
    assert "Ferry sinks" not in page.content()

    walk.open(story)
    walk.press("Release")
    walk.expect_said("back before its readers")
    assert walk.open(public) == 200

    walk.open(story)
    walk.press("Correct")
    page.get_by_label("Notice:", exact=True).fill("It was 300 people, not 200.")
    walk.press("Correct")
    walk.expect_said("published with its notice")
    assert walk.open(public) == 200
    assert "It was 300 people, not 200." in page.content()
    assert "cause unknown" in page.content()

    walk.open(story)
    walk.press("Withdraw")
    page.get_by_label("Reason").fill("The ship was another.")
    walk.press("Withdraw")
    walk.expect_said("The story is withdrawn.")
    assert walk.open(public) == 410
    assert "The ship was another." in page.content()

    walk.open(story)
    walk.press("Kill")
    page.get_by_label("Reason").fill("A court order")
    walk.press("Kill")
    walk.expect_said("The story is killed.")
    assert walk.open(public) == 410
    assert "Ferry" not in page.locator("main").inner_text()
    assert walk.complaints == []


def test_two_people_collide_and_nothing_is_lost(walk, edition, chief, browser):
    make_person("boris", edition.service, "reporter")
    page = walk.page
    log_in(walk, "chiara")
    page.get_by_role("link", name="Write a story").click()
    page.get_by_label("Headline:", exact=True).fill("First")
    walk.press("Save")
    walk.expect_said("The story is saved.")
    page.get_by_label("Headline:", exact=True).fill("Mine")
    page.locator("[contenteditable=true]").click()
    page.keyboard.type("My own words.")

    other = browser.new_context()
    theirs = Walk(other.new_page(), walk.site)
    log_in(theirs, "boris")
    theirs.page.goto(page.url)
    theirs.page.get_by_label("Headline:", exact=True).fill("Theirs")
    theirs.press("Save")
    other.close()

    walk.press("Save")
    expect(page.get_by_text("Boris changed this story")).to_be_visible()
    walk.complaints.clear()  # the browser reports the answer's status
    assert walk.axe() == {}
    walk.press("Keep editing my text")
    expect(page.get_by_label("Headline:", exact=True)).to_have_value("Mine")
    expect(page.locator("[contenteditable=true]")).to_contain_text("My own words.")
    walk.press("Save")
    walk.expect_said("The story is saved.")
    article = Article.objects.get()
    assert (article.headline, article.body) == ("Mine", "<p>My own words.</p>")

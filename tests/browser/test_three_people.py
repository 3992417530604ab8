"""A reporter, an editor and a chief at three machines, and one story between them.

Each logs in once and keeps the window open. They take the story all the way, once by
mouse and once by keyboard alone.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from articles.models import Draft
from staff.models import User
from tests.browser.hands import Hands, Keyboard, Mouse
from tests.browser.visitor import Visitor, hurry

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

DESK = {"width": 1280, "height": 900}
STORY = "BUSAN-FERRY"

# Newest first, as the history tells it: what, who, and what was said.
LIFE = [
    ("Withdrawn", "Chiara", "The ship was another."),
    ("Released", "Chiara", "The port was wrong."),
    ("Put on hold", "Ana", "The port denies it."),
    ("Corrected", "Ana", "It was 200, not 300."),
    ("Published", "Ana", ""),
    ("Marked ready", "Ana", ""),
    ("Filed", "Boris", ""),
    ("Sent back", "Ana", "Say who counted them."),
    ("Filed", "Boris", ""),
    ("Begun", "Boris", ""),
]


class Colleague:
    """Somebody at a machine of their own."""

    def __init__(self, machine: BrowserContext, site: str, hands: type[Hands]) -> None:
        machine.clear_cookies()
        self.page = machine.new_page()
        self.visitor = Visitor(self.page, site)
        self.hands = hands(self.page)

    def come_in(self, person: User) -> None:
        self.visitor.open("/admin/login/?next=/admin/")
        self.hands.log_in(person.username)

    def go_on_from_first_page(self, link: str) -> None:
        """It says what concerns the person now."""
        self.hands.go_home()
        self.hands.leave("link", link)

    def hear(self, words: str) -> None:
        """The form stands open. It says what others did meanwhile, and leads there."""
        hurry(self.page)
        expect(self.page.locator("[data-news]")).to_contain_text(words)
        self.hands.leave("link", "Open the story as it is now")

    def expect_said(self, words: str) -> None:
        expect(self.page.locator(".messagelist")).to_contain_text(words)

    def expect_state(self, words: str) -> None:
        expect(self.page.locator(".desk-bar__state")).to_contain_text(words)


@dataclass
class Newsroom:
    boris: Colleague
    ana: Colleague
    chiara: Colleague

    @property
    def everyone(self) -> list[Colleague]:
        return [self.boris, self.ana, self.chiara]


@pytest.fixture(scope="module")
def machines(browser: Browser) -> Iterator[list[BrowserContext]]:
    """They stay where they are when other hands come: what they stored once is there."""
    machines = [browser.new_context(viewport=DESK) for _ in range(3)]
    yield machines
    for machine in machines:
        machine.close()


@pytest.fixture(params=[Mouse, Keyboard], ids=["mouse", "keyboard"])
def newsroom(
    request: pytest.FixtureRequest,
    transactional_db: None,
    machines: list[BrowserContext],
    live_server,
    boris: User,
    ana: User,
    chiara: User,
) -> Iterator[Newsroom]:
    hands, site = request.param, live_server.url
    room = Newsroom(*(Colleague(machine, site, hands) for machine in machines))
    for colleague, person in zip(room.everyone, (boris, ana, chiara), strict=True):
        colleague.come_in(person)
    yield room
    for colleague in room.everyone:
        assert colleague.visitor.complaints == []
        colleague.page.close()


def test_a_story_goes_from_hand_to_hand_until_it_is_withdrawn(
    newsroom: Newsroom,
) -> None:
    boris, ana, chiara = newsroom.everyone
    begin_and_file(boris)
    send_back(ana)
    file_again(boris)
    address = publish(ana)
    expect_readers(ana, address, 200, "Ferry with 300 sinks")
    correct(ana)
    expect_readers(ana, address, 200, "It was 200, not 300.")
    hold(ana)
    expect_readers(ana, address, 404, "We are checking this report")
    release(chiara)
    expect_readers(ana, address, 200, "Ferry with 200 sinks")
    withdraw(chiara)
    expect_readers(ana, address, 410, "The ship was another.")
    assert told_history(chiara) == LIFE
    assert not Draft.objects.unsaved().exists()  # all was saved: nothing is offered


def begin_and_file(boris: Colleague) -> None:
    hands = boris.hands
    hands.leave("link", "Write a story")
    hands.fill("Headline:", "Ferry with 300 sinks")
    hands.write_on("It left at dawn.")
    hands.fill("Slugline:", STORY)
    hands.use("File")
    boris.expect_said("The story is filed for an editor to read.")
    boris.expect_state("Waits at Editor")


def send_back(ana: Colleague) -> None:
    ana.go_on_from_first_page(STORY)
    ana.hands.use("Send back")
    ana.hands.say("Note to the writer:", "Say who counted them.", "Send back")
    ana.expect_said("The story is back with its writer.")
    ana.expect_state("With Boris")


def file_again(boris: Colleague) -> None:
    boris.hear("Sent back: Ana")
    came = boris.page.locator(".desk-came")
    expect(came).to_contain_text("Sent back by Ana")
    expect(came).to_contain_text("Say who counted them.")
    boris.hands.write_on(" The port counted.")
    boris.hands.use("File")
    boris.expect_said("The story is filed for an editor to read.")


def publish(ana: Colleague) -> str:
    """Clear it, publish it, and answer where readers find it."""
    ana.hear("Filed: Boris")
    ana.hands.use("Ready")
    ana.expect_said("The story is ready.")
    ana.hands.use("Publish")
    ana.expect_said("The story is published.")
    ana.expect_state("Live since")
    link = ana.page.get_by_role("link", name="Open the public page")
    return link.get_attribute("href")


def correct(ana: Colleague) -> None:
    ana.hands.fill("Headline:", "Ferry with 200 sinks")
    ana.hands.use("Correct")
    ana.hands.say("Notice:", "It was 200, not 300.", "Correct")
    ana.expect_said("The story is published with its notice.")


def hold(ana: Colleague) -> None:
    ana.hands.use("Hold")
    ana.hands.say("Reason:", "The port denies it.", "Hold")
    ana.expect_said("The story is on hold.")
    ana.expect_state("On hold since")


def release(chiara: Colleague) -> None:
    chiara.go_on_from_first_page(f"Release {STORY}")
    chiara.hands.say("Why:", "The port was wrong.", "Release")
    chiara.expect_said("The story is back before its readers.")


def withdraw(chiara: Colleague) -> None:
    chiara.hands.use("Withdraw")
    chiara.hands.say("Reason:", "The ship was another.", "Withdraw")
    chiara.expect_said("The story is withdrawn.")
    chiara.expect_state("Withdrawn")


def expect_readers(asking: Colleague, address: str, status: int, words: str) -> None:
    """What readers get on the next request."""
    answer = asking.page.request.get(f"{asking.visitor.site}{address}")
    assert answer.status == status
    assert words in answer.text()


def told_history(chiara: Colleague) -> list[tuple[str, str, str]]:
    chiara.hands.leave("link", "History")
    entries = chiara.page.locator(".desk-entry:has(time) .desk-entry__what")
    said = entries.evaluate_all("""all => all.map((entry) => [
        "strong", "strong + bdi", ".desk-entry__quote",
    ].map((part) => entry.querySelector(part)?.textContent ?? ""))""")
    return [tuple(line) for line in said]

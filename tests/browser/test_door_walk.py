"""A walk through the door: a passkey made, shown as second step, and instead of a name."""

from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from playwright.sync_api import expect

from staff.models import User
from tests.browser.visitor import Visitor
from tests.door.coming_in import code_now, give_app
from tests.factories import PASSWORD, make_edition, make_person, make_service

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WIDTHS = PHONE, DESK = (390, 1280)


@pytest.fixture
def chiara(transactional_db: None) -> User:
    edition = make_edition(make_service("english"))
    return make_person("chiara", edition.service, "chief")


@pytest.fixture
def door(visitor: Visitor, settings: Any, chiara: User) -> Visitor:
    """A browser with a finger to lay on; the site is where the passkey will be for."""
    settings.SITE_URL = visitor.site
    devices = visitor.page.context.new_cdp_session(visitor.page)
    devices.send("WebAuthn.enable")
    device = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    devices.send("WebAuthn.addVirtualAuthenticator", {"options": device})
    return visitor


def press(visitor: Visitor, name: str) -> None:
    with visitor.page.expect_navigation():
        visitor.page.get_by_role("button", name=name, exact=True).click()


def look(visitor: Visitor, *widths: int) -> None:
    """Nothing is broken, on a phone and on a desk, and nothing runs over the edge."""
    for width in widths or WIDTHS:
        visitor.page.set_viewport_size({"width": width, "height": 900})
        assert visitor.broken_rules() == [], (visitor.page.url, width)
        wide = visitor.page.evaluate("document.documentElement.scrollWidth")
        assert wide <= width, visitor.page.url
    assert visitor.complaints == []


def test_a_passkey_is_made_and_opens_the_desk(door: Visitor, chiara: User) -> None:
    page = door.page
    look_at_login(door)
    door.log_in("chiara")
    door.open("/admin/account/")
    page.get_by_role("link", name="Add a passkey").click()
    page.get_by_label("Name").fill("My phone")
    look(door, PHONE)
    press(door, "Make the passkey")
    expect(page.get_by_role("heading", name="Recovery codes")).to_be_visible()
    look(door, DESK)
    door.open("/admin/account/")
    expect(page.get_by_text("My phone")).to_be_visible()
    look(door)
    page.get_by_role("link", name="Rename My phone").click()
    page.get_by_label("Name").fill("My key")
    look(door, PHONE)
    press(door, "Save")
    expect(page.get_by_text("My key")).to_be_visible()

    leave(door)
    page.locator("[name=username]").fill("chiara")
    page.locator("[name=password]").fill(PASSWORD)
    press(door, "Log in")
    expect(page.get_by_role("heading", name="Second step")).to_be_visible()
    look(door)
    press(door, "Use a passkey")
    assert page.url == f"{door.site}/admin/"

    leave(door)
    press(door, "Log in with a passkey")
    assert page.url == f"{door.site}/admin/"
    assert door.complaints == []


def look_at_login(door: Visitor) -> None:
    door.open("/admin/login/")
    expect(
        door.page.get_by_role("button", name="Log in with a passkey")
    ).to_be_visible()
    look(door)


def leave(door: Visitor) -> None:
    door.page.context.clear_cookies(name="sessionid")
    door.open("/admin/login/?next=/admin/")


def test_the_door_in_persian(door: Visitor, chiara: User, settings: Any) -> None:
    User.objects.filter(pk=chiara.pk).update(interface_language="fa")
    settings.SITE_URL = "https://news.example"
    boris = make_person("boris")
    for person in (chiara, boris):
        give_app(person)
    page = door.page
    door.open("/admin/login/")
    expect(page.get_by_text("https://news.example")).to_be_visible()
    page.locator("[name=username]").fill("chiara")
    page.locator("[name=password]").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.locator("[name=code]").fill(code_now())
    look(door, DESK)
    with page.expect_navigation():
        page.keyboard.press("Enter")
    for address in ("", "codes/", "again/code/", "sessions/", "app/remove/"):
        door.open(f"/admin/account/{address}")
        assert page.locator("html").get_attribute("dir") == "rtl"
        look(door, PHONE)
    User.objects.filter(pk=chiara.pk).update(is_superuser=True)
    door.open(f"/admin/staff/user/{boris.pk}/second-factor/")
    look(door, PHONE)
    Authenticator.objects.filter(user=chiara).delete()
    door.open("/admin/account/app/add/")
    look(door, PHONE)

"""From a phone at the desk to an open page behind nginx: breaking news by the clock."""

from collections.abc import Iterator
from time import monotonic, sleep
from typing import Any

import pytest
from django.core.management import call_command
from playwright.sync_api import Browser, expect

from banners import workflow as banner_workflow
from services.models import Edition
from staff.models import User
from tests.browser.visitor import Visitor
from tests.deploy.conftest import Front
from tests.factories import make_banner

JSON = "/live/banners.json"
PHONE = {"width": 390, "height": 844}


def test_the_cache_in_front_holds_it_for_three_seconds_and_never_a_stale_one(
    front: Front, english: Edition, ana: User
) -> None:
    banner = make_banner(english, wording="Second ferry missing")
    for _asking in range(3):
        assert "Second ferry" not in front.get(JSON).text
    banner_workflow.show(banner, by=ana)
    begun = monotonic()
    heard = []
    while monotonic() - begun < 4:
        heard.append((monotonic() - begun, "Second ferry" in front.get(JSON).text))
        sleep(0.05)
    first = next(moment for moment, is_there in heard if is_there)
    late = [is_there for moment, is_there in heard if moment > min(first, 3.1)]
    assert late
    assert all(late)  # whatever was asked for later, however slow the machine


def test_an_unchanged_poll_is_small(front: Front, english: Edition, ana: User) -> None:
    banner_workflow.show(make_banner(english), by=ana)
    codings = "gzip, deflate, br, zstd"
    for _asking in range(9):
        tag = front.get(JSON, accept_encoding=codings)["Etag"]
    answer = front.get(JSON, accept_encoding=codings, if_none_match=tag)
    assert (answer.status, answer.content) == (304, b"")
    assert sum(len(f"{name}: {v}\r\n") for name, v in answer.headers.items()) <= 300


@pytest.fixture
def behind_nginx(front: Front, settings: Any) -> Iterator[str]:
    """The site's address for a browser."""
    settings.ALLOWED_HOSTS = [*settings.ALLOWED_HOSTS, "127.0.0.1"]
    settings.STATIC_ROOT = front.root / "var" / "static"
    call_command("collectstatic", "--noinput", verbosity=0)
    return f"http://127.0.0.1:{front.port}"


@pytest.mark.browser
def test_from_the_press_on_a_phone_to_an_open_page_in_fifteen_seconds(
    behind_nginx: str, browser: Browser, english: Edition, ana: User
) -> None:
    reader = Visitor(browser.new_page(), behind_nginx)
    reader.open("/")
    phone = Visitor(browser.new_page(viewport=PHONE), behind_nginx)
    phone.log_in("ana")
    begun = monotonic()
    phone.page.get_by_role("link", name="Breaking news").click()
    phone.page.locator("[name=wording]:focus").fill("Ferry sinks off Busan")
    phone.press("Show now")
    pressed = monotonic()
    phone.expect_said("The banner is before its readers.")
    late = reader.page.get_by_role("region", name="New since you opened this page")
    expect(late).to_contain_text("Ferry sinks off Busan", timeout=15_000)
    assert monotonic() - pressed <= 15
    assert monotonic() - begun <= 60
    for visitor in (reader, phone):
        assert visitor.complaints == []
        visitor.page.close()

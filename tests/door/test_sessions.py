"""A session ends: after its hours, when nobody is there, and when its owner says so."""

import pytest
import time_machine
from django.test import Client

from door.models import DeskSession
from tests.door.coming_in import come_in, is_in, words_of
from tests.factories import PASSWORD, make_person

pytestmark = pytest.mark.either

NOON = "2026-11-28 12:00Z"
PAGE = "/admin/account/sessions/"


@pytest.fixture
def clock():
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller


def test_a_session_ends_after_its_hours_however_busy(ana, clock, settings, caplog):
    hers = come_in(Client(), ana)
    for _hour in range(settings.SESSION_HOURS - 1):
        clock.shift(3600)
        hers.post("/admin/articles/article/preview_credits/")  # any beat of a form
    assert is_in(hers)
    session = hers.session
    session["kept"] = "a change, which prolongs what Django would end by itself"
    session.save()
    clock.shift(3600)
    answer = hers.post("/admin/articles/article/add/", {"headline": "Typed"})
    assert answer.headers["Location"].startswith("/admin/login/?next=")
    assert "ended: its hours are over" in caplog.text


def test_a_session_ends_when_nobody_is_there(ana, clock, settings, caplog):
    hers = come_in(Client(), ana)
    clock.shift(settings.SESSION_IDLE_MINUTES * 60 - 1)
    assert is_in(hers)
    clock.shift(settings.SESSION_IDLE_MINUTES * 60)
    assert not is_in(hers)
    assert "ended: nobody was there" in caplog.text
    come_in(hers, ana)


def test_being_there_is_written_once_a_minute(ana, clock, django_assert_num_queries):
    hers = come_in(Client(), ana)

    def written():
        return DeskSession.objects.get(person=ana).seen_at

    began = written()
    clock.shift(59)
    is_in(hers)
    assert written() == began
    clock.shift(1)
    is_in(hers)
    assert written() > began


def test_the_cookie_is_the_desks_alone(ana, settings):
    settings.SESSION_COOKIE_SECURE = True
    hers = come_in(Client(), ana)
    for name in ("sessionid", "newsroom_browser"):
        cookie = hers.cookies[name]
        assert cookie["httponly"]
        assert cookie["secure"]
        assert (cookie["samesite"], cookie["path"]) == ("Lax", "/admin/")


def test_a_cookie_that_a_stranger_chose_is_not_kept(ana, boris):
    hers = Client()
    hers.cookies["newsroom_browser"] = "chosen"
    come_in(hers, ana)
    own = hers.cookies["newsroom_browser"].value
    assert own != "chosen"
    hers.post("/admin/logout/")
    come_in(hers, boris)  # who shares her computer
    assert hers.cookies["newsroom_browser"].value == own


def test_log_out_everywhere(ana, boris):
    hers, phone = come_in(Client(), ana), come_in(Client(), ana)
    his = come_in(Client(), boris)
    hers.post(f"{PAGE}end/")
    assert not is_in(hers)
    assert not is_in(phone)
    assert is_in(his)


def test_ones_own_sessions_are_listed(ana, boris, clock):
    told = "Mozilla/5.0 (Android 14; Mobile; rv:128.0) Gecko/128.0 Firefox/128.0"
    phone = Client(headers={"user-agent": told}, REMOTE_ADDR="192.0.2.7")
    hers, phone = come_in(Client(), ana), come_in(phone, ana)
    come_in(Client(headers={"user-agent": "Tablet/1.0"}), boris)
    clock.shift(60)
    page = words_of(hers.get(PAGE))
    assert "Firefox, Android 192.0.2.7 · last seen 12:00 UTC" in page
    assert "this one, now" in page
    assert "Tablet" not in page
    assert hers.get(f"{PAGE}end/").status_code == 405
    clock.shift(60 * 60 * 3)
    come_in(hers, ana)
    assert "Android" not in words_of(hers.get(PAGE))  # it has ended by itself


def test_a_new_password_ends_the_sessions_elsewhere(ana):
    hers, phone = come_in(Client(), ana), come_in(Client(), ana)
    new = "a-longer-word-for-the-door"
    sent = {"old_password": PASSWORD, "new_password1": new, "new_password2": new}
    hers.post("/admin/password_change/", sent)
    assert is_in(hers)
    assert words_of(hers.get(PAGE)).count("this one, now") == 1
    assert "last seen" not in words_of(hers.get(PAGE))
    assert not is_in(phone)


def test_a_closed_account_is_out_at_once_and_stays_out_when_opened_again(ana):
    hers = come_in(Client(), ana)
    superuser = come_in(Client(), make_person("sofia", is_superuser=True))
    page = f"/admin/staff/user/{ana.pk}/change/"
    sent = {
        "username": "ana",
        "email": ana.email,
        "interface_language": "en",
        "time_zone": "UTC",
        "is_staff": "on",
    }
    assert superuser.post(page, sent).status_code == 302
    assert not is_in(hers)
    superuser.post(page, sent | {"is_active": "on"})
    assert not is_in(hers)
    come_in(hers, ana)


def test_forged_forms_at_the_door_are_refused(ana):
    hers = come_in(Client(enforce_csrf_checks=False), ana)
    hers.handler.enforce_csrf_checks = True
    for page in ("sessions/end/", "app/remove/", "codes/new/", "passkeys/add/"):
        answer = hers.post(f"/admin/account/{page}")
        assert answer.status_code in (403, 404), page
    assert is_in(hers)


def test_readers_touch_no_session(client, english):
    client.cookies["sessionid"] = "x" * 32
    answer = client.get("/")
    assert "sessionid" not in answer.cookies
    assert "Cookie" not in answer.headers.get("Vary", "")

"""A second factor: whoever has one shows it, and a password alone opens nothing."""

import logging
import re

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.core import mail
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import get_resolver

from door import guessing
from door.guessing import Kind
from door.keys import renew
from door.models import Guess
from staff.models import User
from tests.door.coming_in import (
    LOGIN,
    STEP,
    YOURS,
    add_app,
    code_now,
    come_in,
    give_app,
    is_in,
    recovery_codes,
    type_code,
    type_password,
    words_of,
)
from tests.factories import PASSWORD, make_person

pytestmark = pytest.mark.either

ELSEWHERE = {"REMOTE_ADDR": "198.51.100.7"}
WRONG_CODE = "That code is not right, or was used already."


@pytest.fixture
def window():
    return Client()


@pytest.fixture
def superuser(db):
    return make_person("sofia", is_superuser=True)


@pytest.fixture
def ana_with_app(ana):
    give_app(ana)
    return ana


# ── Two steps ────────────────────────────────────────────────────────────────


def test_a_password_then_a_code_opens_the_desk(window, ana_with_app):
    first = type_password(window, ana_with_app)
    assert first.headers["Location"] == STEP
    for page in ("/admin/", YOURS, "/admin/articles/article/"):
        assert window.get(page).headers["Location"].startswith(LOGIN)
    assert window.get(LOGIN).headers["Location"] == STEP
    second = type_code(window, code_now())
    assert second.headers["Location"] == "/admin/"
    assert is_in(window)


def test_a_wrong_code_opens_nothing_and_says_so(window, ana_with_app, caplog):
    type_password(window, ana_with_app)
    with caplog.at_level(logging.INFO, "newsroom.security"):
        answer = type_code(window, "000000")
    assert WRONG_CODE in words_of(answer)
    assert not is_in(window)
    assert "Wrong code for 'ana'" in caplog.text


def test_a_code_opens_once(window, ana_with_app):
    code = code_now()
    type_password(window, ana_with_app)
    type_code(window, code)
    other = Client()
    type_password(other, ana_with_app)
    assert WRONG_CODE in words_of(type_code(other, code))
    assert type_code(other, code_now(later=-1)).status_code == 200  # nor an older one
    assert type_code(other, code_now(later=1)).status_code == 302


def test_a_recovery_code_opens_once_and_its_owner_is_told(
    window, ana_with_app, django_capture_on_commit_callbacks
):
    code = recovery_codes(ana_with_app)[0]
    type_password(window, ana_with_app)
    with django_capture_on_commit_callbacks(execute=True):
        assert type_code(window, code).status_code == 302
    assert "with one of your recovery codes" in mail.outbox[0].body
    other = Client()
    type_password(other, ana_with_app)
    assert WRONG_CODE in words_of(type_code(other, code))
    assert len(recovery_codes(ana_with_app)) == 9


def test_the_second_step_waits_ten_minutes_only(window, ana_with_app):
    with time_machine.travel("2026-11-28 09:00Z", tick=False) as clock:
        type_password(window, ana_with_app)
        clock.shift(601)
        assert type_code(window, code_now()).headers["Location"] == LOGIN
        assert not is_in(window)


def test_one_may_begin_again_as_somebody_else(window, ana_with_app):
    type_password(window, ana_with_app)
    window.get("/admin/account/start-again/")
    assert window.get(LOGIN).status_code == 200
    assert window.get(STEP).headers["Location"] == LOGIN


def test_an_account_closed_between_the_steps_opens_nothing(window, ana_with_app):
    type_password(window, ana_with_app)
    User.objects.filter(pk=ana_with_app.pk).update(is_active=False)
    refused = type_code(window, code_now())
    assert refused.headers["Location"] == LOGIN
    assert "This account does not open the desk." in words_of(window.get(LOGIN))
    assert not is_in(window)


def test_whoever_has_the_password_and_guesses_codes_gives_themselves_away(
    window, ana_with_app, django_capture_on_commit_callbacks
):
    tries = guessing.AT_A_PLACE[Kind.CODE].tries
    type_password(window, ana_with_app)
    with django_capture_on_commit_callbacks(execute=True):
        statuses = [type_code(window, "000000").status_code for _ in range(tries + 2)]
    assert statuses == [200] * tries + [429] * 2
    [letter] = mail.outbox
    assert "Somebody typed your password" in letter.body


def test_wrong_codes_are_slow_everywhere_but_at_home(window, ana_with_app):
    many = guessing.MANY_AT_AN_ACCOUNT[Kind.CODE].tries
    type_password(window, ana_with_app)
    type_code(window, code_now(later=-1))
    assert is_in(window)
    window.post("/admin/logout/")
    for number in range(many):
        place = f"192.0.2.{number}"
        strange = {"place": place, "address": place, "is_known": False}
        Guess.objects.create(kind=Kind.CODE, account="ana", **strange)
    stranger = Client()
    type_password(stranger, ana_with_app, **ELSEWHERE)
    answer = type_code(stranger, code_now(), **ELSEWHERE)
    assert answer.status_code == 429
    assert "Wait 60 minutes, then try again." in words_of(answer)
    type_password(window, ana_with_app, **ELSEWHERE)  # a browser that is hers
    assert type_code(window, code_now(), **ELSEWHERE).status_code == 302


# ── Setting up ───────────────────────────────────────────────────────────────


def test_an_app_is_added_by_its_first_code(
    window, ana, caplog, django_capture_on_commit_callbacks
):
    come_in(window, ana)
    page = window.get(f"{YOURS}app/add/")
    secret = page.context["form"].secret
    assert "data:image/svg+xml;base64," in page.content.decode()
    wrong = window.post(f"{YOURS}app/add/", {"code": "000000"})
    assert "That is not the app's code for this key." in words_of(wrong)
    with (
        caplog.at_level(logging.INFO, "newsroom.security"),
        django_capture_on_commit_callbacks(execute=True),
    ):
        added = window.post(f"{YOURS}app/add/", {"code": code_now(secret)})
    assert added.headers["Location"] == f"{YOURS}codes/"
    assert mail.outbox[0].to == [ana.email]
    assert "An authenticator app was added to your account." in mail.outbox[0].body
    assert "ana: totp added" in caplog.text
    stored = Authenticator.objects.get(user=ana, type="totp")
    assert secret not in str(stored.data)  # a copy of the database tells no code
    page = window.get(f"{YOURS}codes/")
    codes = recovery_codes(ana)
    assert all(code in words_of(page) for code in codes)
    assert window.get(f"{YOURS}codes/download/").content.decode().split() == codes
    other = Client()
    type_password(other, ana)
    assert type_code(other, code_now(secret)).status_code == 200  # it was used up
    assert type_code(other, code_now(secret, later=1)).status_code == 302


def test_what_opens_the_desk_is_shown_after_asking_again(window, ana_with_app):
    with time_machine.travel("2026-11-28 09:00Z", tick=False) as clock:
        type_password(window, ana_with_app)
        type_code(window, code_now())
        assert window.get(f"{YOURS}codes/").status_code == 200
        clock.shift(601)
        for page in (
            "codes/",
            "codes/new/",
            "codes/download/",
            "app/remove/",
            "passkeys/add/",
        ):
            asked = window.get(f"{YOURS}{page}")
            assert asked.headers["Location"].startswith(f"{YOURS}again/code/"), page
        again = f"{YOURS}again/code/?next={YOURS}codes/"
        assert WRONG_CODE in words_of(window.post(again, {"code": "000000"}))
        shown = window.post(again, {"code": code_now()})
        assert shown.headers["Location"] == f"{YOURS}codes/"
        assert window.get(f"{YOURS}codes/").status_code == 200
        password_alone = window.get(f"{YOURS}again/")
        assert password_alone.headers["Location"].startswith(f"{YOURS}again/code/")


def test_who_has_none_yet_shows_the_password_again(window, ana):
    with time_machine.travel("2026-11-28 09:00Z", tick=False) as clock:
        come_in(window, ana)
        clock.shift(601)
        asked = window.get(f"{YOURS}app/add/").headers["Location"]
        assert asked.startswith(f"{YOURS}again/?next=")
        wrong = window.post(asked, {"password": "wrong"})
        assert "That is not your password." in words_of(wrong)
        right = window.post(asked, {"password": PASSWORD})
        assert right.headers["Location"] == f"{YOURS}app/add/"


def test_new_codes_void_the_former_and_an_app_is_removed_with_them(
    window, ana_with_app, django_capture_on_commit_callbacks
):
    type_password(window, ana_with_app)
    type_code(window, code_now())
    former = recovery_codes(ana_with_app)
    with django_capture_on_commit_callbacks(execute=True):
        window.post(f"{YOURS}codes/new/")
        assert not set(former) & set(recovery_codes(ana_with_app))
        window.post(f"{YOURS}app/remove/")
    assert not Authenticator.objects.filter(user=ana_with_app).exists()
    told = "".join(letter.body for letter in mail.outbox)
    assert "The former ones are void." in told
    assert "The authenticator app was removed from your account." in told
    assert come_in(Client(), ana_with_app)


def test_another_browser_must_log_in_again_after_a_change(
    window, ana, django_capture_on_commit_callbacks
):
    other = come_in(Client(), ana)
    come_in(window, ana)
    with django_capture_on_commit_callbacks(execute=True):
        add_app(window)
    assert not is_in(other)


def test_nobody_touches_the_passkeys_of_another(window, ana, boris):
    theirs = Authenticator.objects.create(
        user=boris, type="webauthn", data={"name": "Key", "credential": {}}
    )
    come_in(window, ana)
    for verb in ("rename", "remove"):
        page = f"{YOURS}passkeys/{theirs.pk}/{verb}/"
        assert window.post(page, {"name": "Mine"}).status_code == 404


@pytest.mark.parametrize(
    "sent",
    ["", "x", "[]", "{}", "null", '{"response": {"userHandle": "!"}}', '{"id": 1}'],
)
def test_nonsense_for_a_passkey_is_refused_calmly(window, ana_with_app, sent):
    login = "/admin/account/passkey-login/"
    answer = window.get(login, HTTP_ACCEPT="application/json")
    assert (
        answer.json()["request_options"]["publicKey"]["userVerification"] == "required"
    )
    refused = window.post(login, {"credential": sent})
    assert refused.headers["Location"] == LOGIN
    type_password(window, ana_with_app)
    assert window.post(STEP, {"credential": sent}).status_code == 200
    assert not is_in(window)


def test_what_was_sent_is_done_after_showing_that_it_is_you(window, ana_with_app):
    with time_machine.travel("2026-11-28 09:00Z", tick=False) as clock:
        type_password(window, ana_with_app)
        type_code(window, code_now())
        former = recovery_codes(ana_with_app)
        clock.shift(601)
        asked = window.post(f"{YOURS}codes/new/").headers["Location"]
        assert recovery_codes(ana_with_app) == former
        done = window.post(asked, {"code": code_now()})
        assert done.headers["Location"] == f"{YOURS}codes/"
        assert recovery_codes(ana_with_app) != former


def test_a_page_that_was_sent_wrongly_comes_back_after_showing_that_it_is_you(
    window, ana
):
    with time_machine.travel("2026-11-28 09:00Z", tick=False) as clock:
        come_in(window, ana)
        window.get(f"{YOURS}app/add/")
        clock.shift(601)
        asked = window.post(f"{YOURS}app/add/", {"code": "000000"})
        page = window.post(asked.headers["Location"], {"password": PASSWORD})
        assert "That is not the app's code for this key." in words_of(page)


def test_secrets_come_under_a_new_key_at_the_next_log_in(
    window, ana_with_app, settings, caplog
):
    codes = recovery_codes(ana_with_app)
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "another-" * 8
    type_password(window, ana_with_app)
    assert type_code(window, code_now()).status_code == 302
    settings.SECRET_KEY_FALLBACKS = []
    assert recovery_codes(ana_with_app) == codes
    settings.SECRET_KEY = "a-third-" * 8
    other = Client()
    type_password(other, ana_with_app)
    assert WRONG_CODE in words_of(type_code(other, code_now(later=1)))
    renew(ana_with_app)
    assert not Authenticator.objects.filter(user=ana_with_app).exists()
    assert "is lost: its key is gone" in caplog.text


# ── Required ─────────────────────────────────────────────────────────────────

WHILE_HELD = ("/admin/account/", "/admin/login/", "/admin/logout/", "/admin/jsi18n/")


def desk_addresses(patterns, before=""):
    """Every address below the desk, with a number wherever one belongs."""
    for pattern in patterns:
        address = before + str(pattern.pattern)
        if hasattr(pattern, "url_patterns"):
            yield from desk_addresses(pattern.url_patterns, address)
        elif address.startswith("admin/"):
            yield "/" + address


def test_required_means_set_up_first_and_nothing_else(window, superuser, settings):
    settings.SECOND_FACTOR = "required"
    come_in(window, superuser)
    asked = 0
    for pattern in desk_addresses(get_resolver().url_patterns):
        address = re.sub(r"<[^>]+>|\(\?P[^)]*\)", "1", pattern).rstrip("$")
        if address.startswith(WHILE_HELD):
            continue
        asked += 1
        for answer in (window.get(address), window.post(address)):
            assert (answer.status_code, answer.headers.get("Location")) == (302, YOURS)
    assert asked > 60
    page = window.get(YOURS)
    assert "Add an authenticator app or a passkey; then the desk opens." in words_of(
        page
    )
    assert "/admin/articles/" not in page.content.decode()


def test_required_lets_in_whoever_has_set_up(
    window, ana, settings, django_capture_on_commit_callbacks
):
    settings.SECOND_FACTOR = "required"
    come_in(window, ana)
    assert window.get("/admin/").headers["Location"] == YOURS
    with django_capture_on_commit_callbacks(execute=True):
        add_app(window)
    assert window.get("/admin/").status_code == 200


def test_optional_invites_quietly(window, ana):
    come_in(window, ana)
    assert "Set up a second factor" in words_of(window.get("/admin/"))


def test_optional_is_silent_to_who_has_one(window, ana_with_app):
    type_password(window, ana_with_app)
    type_code(window, code_now())
    assert "Set up a second factor" not in words_of(window.get("/admin/"))


# ── Helping a colleague ──────────────────────────────────────────────────────


def reset_of(person):
    return f"/admin/staff/user/{person.pk}/second-factor/"


def test_a_superuser_takes_a_lost_second_factor_away(
    window, ana_with_app, superuser, caplog, django_capture_on_commit_callbacks
):
    type_password(window, ana_with_app)
    type_code(window, code_now())
    helper = come_in(Client(), superuser)
    form = helper.get(f"/admin/staff/user/{ana_with_app.pk}/change/")
    assert reset_of(ana_with_app) in form.content.decode()
    assert "authenticator app" in words_of(helper.get(reset_of(ana_with_app)))
    unsaid = helper.post(reset_of(ana_with_app), {"reason": " "})
    assert "Say why" in words_of(unsaid)
    with django_capture_on_commit_callbacks(execute=True):
        helper.post(reset_of(ana_with_app), {"reason": "Lost her phone in Lagos"})
    assert not Authenticator.objects.filter(user=ana_with_app).exists()
    assert "Second factor of ana reset by sofia: 'Lost her phone" in caplog.text
    assert "Sofia has taken away your second factor" in mail.outbox[0].body
    assert "Lost her phone in Lagos" in mail.outbox[0].body
    assert not is_in(window)
    come_in(window, ana_with_app)


@pytest.mark.parametrize("name", ["ana", "chiara"])
def test_nobody_else_does(people, superuser, name, caplog):
    give_app(people.boris)
    client = come_in(Client(), getattr(people, name))
    for answer in (
        client.get(reset_of(people.boris)),
        client.post(reset_of(people.boris), {"reason": "Mine now"}),
    ):
        assert answer.status_code == 403
    assert Authenticator.objects.filter(user=people.boris).count() == 2
    assert "Refused: person" in caplog.text


def test_ones_own_is_removed_on_ones_own_page(superuser, ana):
    client = come_in(Client(), superuser)
    assert "This is your own." in words_of(client.get(reset_of(superuser)))
    nothing = client.post(reset_of(ana), {"reason": "Lost"})
    assert "Ana has no second factor to take away." in words_of(nothing)


def test_an_operator_takes_it_away_at_the_machine(ana_with_app, caplog):
    call_command("reset_second_factor", "ana", reason="Called from the hospital")
    assert not Authenticator.objects.filter(user=ana_with_app).exists()
    assert "reset by an operator: 'Called from the hospital'" in caplog.text
    with pytest.raises(CommandError, match="no second factor"):
        call_command("reset_second_factor", "ana", reason="Again")
    with pytest.raises(CommandError, match="Nobody has the name “nemo”"):
        call_command("reset_second_factor", "nemo", reason="Lost")


def test_a_chief_sees_who_has_one(people):
    give_app(people.ana)
    client = come_in(Client(), people.chiara)
    page = client.get("/admin/staff/user/")
    shown = {
        row.username: row.has_second_factor for row in page.context["cl"].result_list
    }
    assert (shown["ana"], shown["boris"]) == (True, False)
    assert "Second factor" in words_of(page)

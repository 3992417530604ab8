"""Passwords at the desk's door cannot be guessed at leisure, and no guesser shuts it."""

import pytest
import time_machine
from django.contrib.auth.hashers import MD5PasswordHasher
from django.test import Client
from django.utils import timezone

from door import guessing
from door.guessing import Kind
from door.models import Guess
from tests.factories import PASSWORD, make_person

pytestmark = pytest.mark.either

TRIES = guessing.AT_A_PLACE[Kind.PASSWORD].tries
MANY = guessing.MANY_AT_AN_ACCOUNT[Kind.PASSWORD].tries
OFFICE, HOTEL = "203.0.113.9", "198.51.100.7"


def knock(client, password, *, name="ana", address=OFFICE):
    """Try a password from an address."""
    sent = {"username": name, "password": password}
    return client.post("/admin/login/", sent, REMOTE_ADDR=address)


def guess(times, *, name="ana", address=OFFICE):
    """Rows, as a stranger's wrong tries from there leave them."""
    facts = {"kind": Kind.PASSWORD, "account": name, "is_known": False}
    Guess.objects.bulk_create(
        Guess(place=address, address=address, at=timezone.now(), **facts)
        for _try in range(times)
    )


def opens(client, **knocks):
    return knock(client, PASSWORD, **knocks).status_code == 302


def at_home(client, **knocks):
    """She has come in with this browser before, and gone."""
    assert opens(client, **knocks)
    client.post("/admin/logout/")
    return client


def guessed_from_everywhere(times):
    for number in range(times):
        guess(1, address=f"192.0.2.{number}")


def sprayed_from_the_office(times):
    facts = {"kind": Kind.PASSWORD, "is_known": False, "at": timezone.now()}
    facts |= {"place": OFFICE, "address": OFFICE}
    Guess.objects.bulk_create(
        Guess(account=f"staff{number}", **facts) for number in range(times)
    )


def test_the_right_password_opens(ana):
    assert opens(Client())


def test_a_guesser_is_shut_out_even_with_the_right_password(ana, caplog):
    guess(TRIES - 2)
    knock(Client(), "wrong")
    knock(Client(), "wrong")
    answer = knock(Client(), PASSWORD)
    assert answer.status_code == 429
    assert "Wait 15 minutes, then try again." in answer.content.decode()
    assert "Wrong password for 'ana' from 203.0.113.9" in caplog.text
    assert "Must wait" in caplog.text


def test_a_guesser_shuts_out_nobody_at_another_address(ana):
    guess(TRIES)
    assert opens(Client(), address=HOTEL)


def test_a_guesser_in_the_same_office_shuts_out_nobody_who_came_in_before(ana):
    hers = at_home(Client())
    guess(TRIES)
    assert not opens(Client())
    assert opens(hers)


def test_a_wait_ends_by_itself(ana):
    with time_machine.travel("2026-11-28 09:00Z", tick=False) as clock:
        guess(TRIES)
        clock.shift(15 * 60 - 2)
        assert "Wait 2 seconds" in knock(Client(), PASSWORD).content.decode()
        clock.shift(2)
        assert opens(Client())


def test_a_right_password_forgives_what_was_mistyped_before(ana):
    for _day in range(2):
        guess(TRIES - 1)
        at_home(Client())


def test_a_guess_from_everywhere_is_slow_and_its_victim_comes_in_at_home(ana):
    hers = at_home(Client())
    guessed_from_everywhere(MANY)
    guess(guessing.STRANGER.tries, address=HOTEL)
    assert not opens(Client(), address=HOTEL)  # three tries an hour, not ten
    assert opens(hers, address=HOTEL)
    assert opens(Client(), address=OFFICE)  # an address that knows her, too


def test_even_at_a_new_place_the_victim_has_tries_of_her_own(ana):
    guessed_from_everywhere(MANY)
    assert opens(Client(), address=HOTEL)


def test_a_flood_of_guesses_takes_turns(ana):
    hers = at_home(Client())
    guessed_from_everywhere(guessing.FLOOD_AT_AN_ACCOUNT.tries)
    answer = knock(Client(), PASSWORD, address=HOTEL)
    assert "Wait 1 minute, then try again." in answer.content.decode()
    assert opens(hers, address=HOTEL)


def test_a_spray_over_many_accounts_is_slow_and_the_office_goes_on(ana, boris):
    hers = at_home(Client())
    sprayed_from_the_office(guessing.MANY_FROM_AN_ADDRESS.tries)
    guess(guessing.STRANGER.tries, name="boris")
    assert knock(Client(), PASSWORD, name="boris").status_code == 429
    assert opens(hers)
    assert opens(Client())  # the office's address knows Ana
    make_person("nora")
    assert opens(Client(), name="nora")  # her first day: her own tries are left


def test_ten_thousand_tries_from_within_keep_no_office_out(english):
    people = [make_person(f"known{number}", english.service) for number in range(20)]
    for person in people:
        at_home(Client(), name=person.username)
    newcomers = [make_person(f"new{number}", english.service) for number in range(20)]
    sprayed_from_the_office(10_000)
    for person in people:
        assert opens(Client(), name=person.username)  # on any machine of the office
    for person in newcomers:
        assert opens(Client(), name=person.username)


def test_a_neighbour_in_the_same_network_of_ipv6_counts_as_the_same(ana):
    guess(TRIES - 2, address="2001:db8:1:2::/64")
    knock(Client(), "wrong", address="2001:db8:1:2::5")
    knock(Client(), "wrong", address="2001:db8:1:2:ffff::6")
    assert not opens(Client(), address="2001:db8:1:2:ffff::1")
    assert opens(Client(), address="2001:db8:1:3::1")


@pytest.mark.parametrize("name", ["nobody", "ANA ", "x" * 200, "a\x00b", "ana'--"])
def test_an_account_that_is_none_is_answered_like_any_other(ana, name, caplog):
    wrong = knock(Client(), "wrong", name=name)
    right = knock(Client(), "wrong", name="ana", address=HOTEL)
    assert wrong.status_code == right.status_code == 200
    assert repr(name) not in caplog.text  # it may be a password in the wrong field


def test_a_name_that_is_nobodys_has_to_wait_like_any_other(ana):
    guess(TRIES, name="nobody")
    assert knock(Client(), "wrong", name="nobody").status_code == 429


def test_a_browser_is_a_stranger_again_after_logging_out_everywhere(ana):
    hers = Client()
    assert opens(hers)
    hers.post("/admin/account/sessions/end/", REMOTE_ADDR=OFFICE)
    guess(TRIES)
    assert not opens(hers)


def test_a_place_is_forgotten_after_ninety_days(ana):
    with time_machine.travel("2026-08-01 09:00Z", tick=False) as clock:
        hers = at_home(Client())
        clock.shift(91 * 86400)
        guess(TRIES)
        assert not opens(hers)


def test_a_name_that_is_nobodys_costs_the_same_time(ana, monkeypatch):
    hashed = []
    encode = MD5PasswordHasher.encode
    monkeypatch.setattr(
        MD5PasswordHasher, "encode", lambda *a: hashed.append(a) or encode(*a)
    )
    knock(Client(), "wrong", name="ana")
    for_her = len(hashed)
    knock(Client(), "wrong", name="nobody")
    assert len(hashed) == 2 * for_her


def test_who_is_not_of_the_staff_is_answered_the_same(ana):
    make_person("reader", is_staff=False)
    make_person("former", is_active=False)
    for name in ("reader", "former", "nobody"):
        page = knock(Client(), PASSWORD, name=name)
        assert page.status_code == 200
        assert "Please enter the correct username and password" in page.content.decode()

"""Passwords at the desk's door cannot be guessed at leisure, and no guesser shuts it."""

import logging

import pytest
from django.test import Client

from door import guessing
from door.guessing import Kind
from tests.factories import PASSWORD, make_person

TRIES = guessing.AT_A_PLACE[Kind.PASSWORD].tries
MANY = guessing.MANY_AT_AN_ACCOUNT[Kind.PASSWORD].tries
OFFICE, HOTEL = "203.0.113.9", "198.51.100.7"


@pytest.fixture
def browser():
    return Client()


def knock(browser, password, *, name="ana", address=OFFICE):
    """Try a password from an address; answers the status."""
    answer = browser.post(
        "/admin/login/", {"username": name, "password": password}, REMOTE_ADDR=address
    )
    return answer.status_code


def guess(times, **knocks):
    """A stranger's guesses, each from a browser that knows nothing."""
    for _guess in range(times):
        knock(Client(), "wrong", **knocks)


def test_the_right_password_opens(browser, ana):
    assert knock(browser, PASSWORD) == 302


def test_a_guesser_is_shut_out_even_with_the_right_password(browser, ana):
    guess(TRIES)
    assert knock(browser, PASSWORD) == 429


def test_a_guesser_shuts_out_nobody_at_another_address(browser, ana):
    guess(TRIES)
    assert knock(browser, PASSWORD, address=HOTEL) == 302

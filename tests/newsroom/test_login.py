"""Passwords at the desk's door cannot be guessed at leisure."""

import pytest
from django.conf import settings

from tests.factories import PASSWORD


@pytest.fixture
def knock(client, ana):
    """Tries a password for Ana from an address; answers the status."""

    def attempt(password, address="203.0.113.9"):
        answer = client.post(
            "/admin/login/",
            {"username": "ana", "password": password},
            REMOTE_ADDR=address,
        )
        return answer.status_code

    return attempt


def test_the_right_password_opens(knock):
    assert knock(PASSWORD) == 302


def test_a_guesser_is_shut_out_even_with_the_right_password(knock):
    for _guess in range(settings.AXES_FAILURE_LIMIT):
        knock("wrong")
    assert knock(PASSWORD) == 429


def test_a_guesser_shuts_out_nobody_at_another_address(knock):
    for _guess in range(settings.AXES_FAILURE_LIMIT):
        knock("wrong")
    assert knock(PASSWORD, address="198.51.100.7") == 302

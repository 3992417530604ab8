"""What people at the door do, for its tests."""

import html
import re
import time
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.test import Client

from staff.models import User
from tests.factories import PASSWORD

LOGIN = "/admin/login/"
STEP = "/admin/account/second-step/"
YOURS = "/admin/account/"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def give_app(person: User) -> Authenticator:
    """The person has an authenticator app, and recovery codes."""
    RecoveryCodes.activate(person)
    return TOTP.activate(person, SECRET).instance


def recovery_codes(person: User) -> list[str]:
    return RecoveryCodes.activate(person).get_unused_codes()


def code_now(secret: str = SECRET, *, later: int = 0) -> str:
    """What the app shows now, or so many half minutes later."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + later))


def type_password(client: Client, person: User, **headers: Any) -> Any:
    sent = {"username": person.username, "password": PASSWORD, "next": "/admin/"}
    return client.post(LOGIN, sent, **headers)


def type_code(client: Client, code: str, **headers: Any) -> Any:
    return client.post(STEP, {"code": code}, **headers)


def come_in(client: Client, person: User) -> Client:
    """By the door itself: all that a log-in leaves behind is there."""
    assert type_password(client, person).headers["Location"] == "/admin/"
    return client


def add_app(client: Client) -> str:
    """Set up an authenticator app on its page; answers its key."""
    secret = client.get(f"{YOURS}app/add/").context["form"].secret
    client.post(f"{YOURS}app/add/", {"code": code_now(secret)})
    return str(secret)


def is_in(client: Client) -> bool:
    return bool(client.get("/admin/account/sessions/").status_code == 200)


def words_of(answer: Any) -> str:
    """What the page says, without its markup."""
    text = re.sub(r"<[^>]+>", " ", answer.content.decode())
    return " ".join(html.unescape(text).split())

"""What a hostile stranger types, where it can be typed, and what no answer may be."""

import re
import sys
import time
import traceback
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any
from urllib.parse import quote, unquote_to_bytes

from django.apps import apps
from django.conf import settings
from django.core.signals import got_request_exception
from django.test import Client
from django.urls import get_resolver

from newsroom.edge.application import Edge
from staff.models import User
from tests.site import Answer, answered

SCRIPT = "\"'><script>alert(1)</script>"
TEXTS = [
    *("", " ", "\0", "a\0b", "%", "\\", "(((", "[]", "null", "True"),
    *("9" * 20, "-" + "9" * 20, "9" * 400, "2147483648", "9223372036854775807"),
    *("1e309", "NaN", "-1", "0", "1.5", "1_000", "٣", "²", "1,2,,x", "1," + "9" * 20),
    *("../../../../etc/passwd", "//evil.example/", "javascript:alert(1)"),
    *("\r\nX-Injected: yes", SCRIPT, "{{ 7|add:7 }}{% load x %}", "' OR 1=1 --"),
    *(
        "x" * 5000,
        "[" * 2000,
        '{"a": null}',
        "👩‍👩‍👧 \u202eabc\ufeff\u2028",
        "a" + "\u0301" * 200,
    ),
    *("0001-01-01", "9999-12-31", "10000-01-01", "2026-02-30T25:61"),
    *("0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00"),
]
# What is no text in UTF-8, and what is no encoding.
BYTES = ["%FF%FE", "%C0%AF", "%ED%A0%80", "%F8%88%80%80%80", "%zz", "%"]
ENCODED = [quote(text, safe="") for text in TEXTS] + BYTES

FORM = "application/x-www-form-urlencoded"
CODECS = ("hex", "rot13", "undefined", "idna", "utf-16", "unicode_escape", "\0")
BODIES = [
    (b"a=%FF%FE&b=%00&username=x", FORM),
    *((b"a=%FF%FE&username=x", f"{FORM}; charset={name}") for name in CODECS),
    (b'{"a": "\\ud800\\u0000"}', "application/json"),
    (b"[" * 100_000, "application/json"),
    (b"a=1", ""),
    (b"a=1", "multipart/form-data"),
    (b"a=1", "multipart/form-data; boundary=\xe9".encode().decode("latin-1")),
    (b'--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n', "multipart/form-data; boundary=x"),
    (
        b'--x\r\nContent-Disposition: form-data; name="a\0"; filename="../\0.jpg"\r\n'
        b"Content-Transfer-Encoding: base64\r\n\r\n!!!\r\n--x--\r\n",
        "multipart/form-data; boundary=x; charset=nosuch",
    ),
    (b"&".join(b"a%d=1" % number for number in range(4000)), FORM),
    (b"a=" + b"x" * 1_000_000, FORM),
]  # fmt: skip

HEADERS = [
    (name, value)
    for name, values in {
        "HTTP_HOST": ("", "evil.example", "testserver:99999x", "a\0b", "[", "\xe9", "x" * 5000),
        "HTTP_X_FORWARDED_FOR": ("' OR 1", "::1, 999.1.1.1"),
        "HTTP_X_FORWARDED_HOST": ("evil.example",),
        "HTTP_ACCEPT_LANGUAGE": ("x" * 5000, "fa;q=NaN,*", "\0", "\xff\xfe", "../../etc"),
        "HTTP_ACCEPT_ENCODING": ("identity;q=0, *;q=0", "br;q=zz", "\0", "gzip;q=1e309"),
        "HTTP_IF_NONE_MATCH": ('"', "\0", '"a",' * 2000),
        "HTTP_IF_MODIFIED_SINCE": ("0", "\0", "Mon, 01 Jan 0001 00:00:00 GMT", "Thu, 99 Foo 9999 99:99:99 GMT"),
        "HTTP_RANGE": ("bytes=" + "9" * 400 + "-", "bytes=5-2", "bytes=\xb2-", "bytes=-" + "9" * 5000),
        "HTTP_COOKIE": ("sessionid=%00; csrftoken=\0", "=;=;;;", "sessionid=\0", "messages=W10:", "a=b;" * 3000),
        "HTTP_REFERER": ("\0", "http://[", "javascript:alert(1)"),
        "HTTP_ORIGIN": ("null", "http://[", "\0"),
        "HTTP_USER_AGENT": ("\0", SCRIPT, "\xff\xfe"),
        "HTTP_AUTHORIZATION": ("Basic !!!", "Bearer \xff"),
        "CONTENT_LENGTH": ("-1", "x", "9" * 30),
        "REMOTE_ADDR": ("", "unix:", "fe80::1%eth0"),
        "QUERY_STRING": ("\xff", "&" * 5000, "=&=&=", "a" * 9000, "\0"),
    }.items()
    for value in values
]  # fmt: skip

METHODS = ("OPTIONS", "PUT", "DELETE", "TRACE", "PATCH", "PROPFIND", "get", "X" * 100)


@dataclass
class Asked:
    """A request as its bytes bring it. `headers` as WSGI names them."""

    address: str
    method: str = "GET"
    body: bytes = b""
    kind: str = FORM
    headers: dict[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        said = f"{self.method} {self.address[:150]!r} {self.kind[:80]!r}"
        return f"{said} {str(self.headers)[:200]} {self.body[:300]!r}"

    def environ(self) -> dict[str, Any]:
        path, _, query = self.address.partition("?")
        return {
            "REQUEST_METHOD": self.method,
            "SCRIPT_NAME": "",
            "PATH_INFO": unquote_to_bytes(path).decode("latin-1"),
            "QUERY_STRING": query,
            "SERVER_NAME": "127.0.0.1",
            "SERVER_PORT": "80",
            "SERVER_PROTOCOL": "HTTP/1.1",
            "REMOTE_ADDR": "127.0.0.1",
            "HTTP_HOST": "testserver",
            "CONTENT_LENGTH": str(len(self.body)),
            "CONTENT_TYPE": self.kind,
            "wsgi.version": (1, 0),
            "wsgi.url_scheme": "http",
            "wsgi.input": BytesIO(self.body),
            "wsgi.errors": BytesIO(),
            "wsgi.multithread": True,
            "wsgi.multiprocess": True,
            "wsgi.run_once": False,
        } | self.headers


class Stranger:
    """Asks the application, and puts down all that is wrong with its answers.

    With a person's session, if one is given, as somebody who stole it could.
    """

    TOKEN = "a" * 32

    def __init__(self, edge: Edge, person: User | None = None) -> None:
        self.edge, self.person = edge, person
        self.faults: list[str] = []
        self.broke: list[BaseException | None] = []
        self.asked = 0
        self.come_in()
        got_request_exception.connect(self.note)

    def come_in(self) -> None:
        self.session: dict[str, str] = {}
        if self.person:
            client = Client()
            client.force_login(self.person, "django.contrib.auth.backends.ModelBackend")
            name = settings.SESSION_COOKIE_NAME
            cookies = f"{name}={client.cookies[name].value}; csrftoken={self.TOKEN}"
            self.session = {"HTTP_COOKIE": cookies, "HTTP_X_CSRFTOKEN": self.TOKEN}

    def note(self, **facts: Any) -> None:
        self.broke.append(sys.exc_info()[1])

    def ask(self, address: str, method: str = "GET", *more: Any, **headers: str) -> Answer:  # fmt: skip
        asked = Asked(address, method, *more, headers=self.session | headers)
        self.broke.clear()
        self.asked += 1
        begun = time.monotonic()
        try:
            answer = answered(self.edge, asked.environ())
        except Exception as error:
            self.broke.append(error)
            answer = Answer(500, {}, b"")
        for fault in self.faults_of(answer, time.monotonic() - begun):
            self.faults.append(f"{fault}: {asked}")
        if self.person and "/admin/login/" in answer.headers.get("Location", ""):
            self.come_in()
        return answer

    def faults_of(self, answer: Answer, took: float) -> Iterator[str]:
        if answer.status >= 500 or self.broke:
            yield f"{answer.status} {' '.join(map(place_of, self.broke))}"
        if "X-Injected" in answer or re.search(
            "[\r\n]", "".join(answer.headers.values())
        ):
            yield "a header of the stranger's"
        is_page = answer.headers.get("Content-Type", "").startswith("text/html")
        if is_page and b"<script>alert(1)" in answer.content:
            yield "a script of the stranger's"
        if b"Traceback (most" in answer.content or b"Django/" in answer.content:
            yield "its inside"
        where = answer.headers.get("Location", "")
        if re.match(r"[a-z]+:|[/\\]{2}", where.strip(), re.IGNORECASE):
            yield f"leads to {where[:80]}"
        if took > 10:
            yield f"took {took:.0f} s"


def place_of(error: BaseException | None) -> str:
    """The error, and the last lines of ours on the way to it."""
    if error is None:
        return ""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [each for each in frames if "site-packages" not in each.filename]
    lines = [f"{each.filename}:{each.lineno}" for each in (*ours[-2:], frames[-1])]
    return f"{error!r} at {', '.join(lines)}" if lines else repr(error)


# ── Addresses ────────────────────────────────────────────────────────────────────────

PLACE = re.compile(r"<(?:\w+:)?(\w+)>")


def routes() -> list[str]:
    """Every address of the site, with its places; patterns of the old kind left out."""
    return sorted({each for each in walk(get_resolver()) if "(?P" not in each})


def walk(resolver: Any, before: str = "") -> Iterator[str]:
    for each in resolver.url_patterns:
        whole = before + str(each.pattern)
        if hasattr(each, "url_patterns"):
            yield from walk(each, whole)
        else:
            yield whole


def filled(route: str, known: dict[str, str], **hostile: str) -> str:
    """The address with what is known in its places, or what is hostile there."""

    def value(place: re.Match[str]) -> str:
        name = place[1]
        if name in hostile:
            typed = hostile[name]
            return "%25" if typed == "%" else typed.replace("?", "%3F")
        return known.get(name) or first_key(route)

    return "/" + PLACE.sub(value, route)


def first_key(route: str) -> str:
    """Of the first row in the list to which the address belongs."""
    _admin, app, model, *_rest = [*route.split("/"), "", "", ""]
    try:
        row = apps.get_model(app, model)._default_manager.order_by("pk").first()
    except (LookupError, ValueError):
        return "1"
    return str(row.pk) if row else "1"

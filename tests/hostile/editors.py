"""Editors, who remember what the desk confirmed to have saved."""

import time
from contextlib import suppress
from http.client import HTTPException
from http.cookiejar import CookieJar
from itertools import count
from threading import Event, Thread
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, ProxyHandler, Request, build_opener

import lxml.html

from tests.hostile.books import Books, Diary
from tests.hostile.readers import WORD

PATIENCE = 30  # seconds
LETTERS = "abcdefghij"


class GoneError(Exception):
    """The desk did not answer with a page."""


class Desk:
    """The desk in one person's browser."""

    def __init__(self, site: str, name: str) -> None:
        self.site, self.name = site, name
        self.opener = build_opener(HTTPCookieProcessor(CookieJar()), ProxyHandler({}))

    def ask(self, path: str, sent: dict[str, str] | None = None) -> tuple[int, str]:
        """Status and page, redirects followed. Raises GoneError."""
        data = urlencode(sent).encode() if sent is not None else None
        request = Request(self.site + path, data, {"Referer": self.site + path})  # noqa: S310
        try:
            with self.opener.open(request, timeout=PATIENCE) as answer:
                return answer.status, answer.read().decode()
        except HTTPError as error:
            return error.code, error.read().decode(errors="replace")
        except (URLError, OSError, HTTPException) as error:
            raise GoneError(repr(error)) from error

    def form(self, path: str) -> dict[str, str] | None:
        """What the page's form would send; None while the desk is away."""
        status, page = self.ask(path)
        if status != 200:
            return None
        if 'name="password"' in page:
            self.log_in(page)
            return self.form(path)
        root = lxml.html.fromstring(page)
        form = next(
            form
            for form in root.forms
            if form.get("id") not in ("logout-form",) and form.get("method") == "post"
        )
        return {
            name: value.removeprefix("\n")
            for name, value in form.form_values()
            if "__prefix__" not in name
        }

    def log_in(self, page: str) -> None:
        root = lxml.html.fromstring(page)
        form = next(form for form in root.forms if form.get("id") == "login-form")
        sent = dict(form.form_values()) | {"username": self.name}
        self.ask("/admin/login/", sent | {"password": "newsroom"})


class Editor:
    """Rewrites one story for ever: saves, and every third time publishes."""

    def __init__(self, books: Books, site: str, name: str, number: int, diary: Diary):
        self.books, self.diary = books, diary
        self.desk = Desk(site, name)
        self.page = f"/admin/articles/article/{number}/change/"
        self.stopped = Event()
        self.numbers = count()
        self.saved = -1  # the newest word that is known to be saved
        self.thread = Thread(target=self.work)

    def work(self) -> None:
        while not self.stopped.is_set():
            try:
                self.write_once()
            except (GoneError, StopIteration) as error:
                self.books.answer("desk", "gone", 0.0)
                self.books.fault("desk: no answer", repr(error)[:200])
            self.stopped.wait(0.5)

    def write_once(self) -> None:
        sent = self.desk.form(self.page)
        if sent is None:
            self.books.answer("desk", 503, 0.0)
            return
        self.check(sent["body"])
        number = next(self.numbers)
        word = "".join(LETTERS[int(digit)] for digit in str(number))
        sent["body"] = with_word(sent["body"], word)
        self.diary.tried.append(word)
        is_published = number % 3 == 0
        begun = time.monotonic()
        verb = {"_verb": "publish"} if is_published else {"_save": "1"}
        status, page = self.desk.ask(self.page, sent | verb)
        self.books.answer("desk", status, time.monotonic() - begun)
        self.note(number, status, page, is_published=is_published)

    def check(self, body: str) -> None:
        """The form opens with what was confirmed, or with what was tried after it."""
        found = WORD.search(body.encode())
        number = self.diary.number_of(found[1].decode()) if found else -1
        if number < self.saved:
            word = self.diary.tried[self.saved]
            self.books.fault(
                "a confirmed save is lost", f"{word}: {found and found[1]}"
            )
        self.saved = max(number, self.saved)

    def note(self, number: int, status: int, page: str, *, is_published: bool) -> None:
        if status in (502, 503, 504):  # it says itself that nothing may be saved
            return
        errors = 'class="errornote"' in page or 'id="conflict' in page
        if status != 200 or errors:
            self.books.fault(f"desk: {status}", said_in(page))
        elif '<ul class="messagelist">' in page and 'class="success"' in page:
            self.saved = number
            if is_published:
                self.diary.confirmed.append((self.books.now(), number))
        else:
            self.books.fault("desk: neither saved nor refused", said_in(page))


class Holder:
    """Holds a story now and then, and releases it: nobody may read it in between."""

    HELD_FOR = 12.0  # seconds
    RESTS = 20.0

    def __init__(self, books: Books, site: str, name: str, number: int, diary: Diary):
        self.books, self.diary = books, diary
        self.desk = Desk(site, name)
        self.place = f"/admin/articles/article/{number}"
        self.stopped = Event()
        self.thread = Thread(target=self.work)

    def work(self) -> None:
        self.press("change", "publish")  # so that readers can be asked for its word
        while not self.stopped.wait(self.RESTS):
            self.diary.pressed_at = self.books.now()
            self.press("hold")
            self.diary.held_at = self.books.now()
            self.stopped.wait(self.HELD_FOR)
            self.diary.held_at = 0.0
            self.press("release")
            self.diary.released_at = self.books.now()

    def press(self, page: str, verb: str = "") -> None:
        """Until it is done: the desk may be away for a while."""
        for _ in range(60):
            with suppress(GoneError):
                if self.tried(f"{self.place}/{page}/", verb):
                    return
            time.sleep(1)
        self.books.fault(f"desk: no {page} in a minute", self.place)

    def tried(self, path: str, verb: str) -> bool:
        sent = self.desk.form(path)
        if sent is None:
            return False
        if verb:
            sent |= {"_verb": verb, "body": with_word(sent["body"], "held")}
        if "reason" in sent:
            sent["reason"] = "A source has called."
        status, page = self.desk.ask(path, sent)
        return status == 200 and 'class="success"' in page


def said_in(page: str) -> str:
    root: Any = lxml.html.fromstring(page or "<p></p>")
    words = " ".join(
        root.xpath("//*[@class='errornote' or @class='messagelist']//text()")
    )
    return " ".join((words or root.text_content()).split())[:200]


def with_word(body: str, word: str) -> str:
    old = WORD.search(body.encode())
    if old:
        return body.replace(old[0].decode(), f"the log says {word}.")
    return body + f"<p>the log says {word}.</p>"

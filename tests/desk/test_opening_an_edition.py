"""An edition from the admin: begun by a chief, looked at, and opened when it is whole."""

from datetime import UTC, datetime
from typing import Any

import lxml.html
import pytest
import time_machine
from django.contrib.admin.models import LogEntry
from django.test import Client

from articles.models import StandingPage
from services.labels import Own, keep_labels, labels_of, missing_labels
from services.models import Edition, Section
from services.solar_hijri import PASHTO
from staff.models import DeskLogEntry, User
from staff.permissions import Role
from tests.desk.typing_in import at_the_desk, fields_of, open_form, press, said
from tests.factories import (
    make_article,
    make_edition,
    make_live_story,
    make_person,
    make_photo,
    make_service,
    public_address,
)

pytestmark = pytest.mark.either

ADD = "/admin/services/edition/add/"


def desk(edition: Edition, page: str) -> str:
    return f"/admin/services/edition/{edition.pk}/{page}/"


def preview(edition: Edition, page: str = "") -> str:
    return f"/admin/edition-preview/{edition.pk}/{page}"


@pytest.fixture
def parwin(english: Edition) -> User:
    """Chief of the Pashto Service, which has no edition yet."""
    service = make_service("pashto", name="Pashto Service")
    return make_person("parwin", service, Role.CHIEF)


def add(client: Client, **typed: Any) -> Any:
    """Open the form for a new edition, type, and save."""
    page = client.get(ADD)
    assert page.status_code == 200
    sent = fields_of(page.content.decode(), "edition_form") | typed
    return client.post(ADD, sent, follow=True)


def section(row: int, **typed: Any) -> dict[str, Any]:
    return {f"sections-{row}-{name}": value for name, value in typed.items()}


def errors(response: Any) -> str:
    root = lxml.html.fromstring(response.content.decode())
    return " ".join(
        "".join(item.itertext()) for item in root.xpath('//ul[@class="errorlist"]/li')
    )


def say_everything(edition: Edition) -> None:
    """Every label in letters of the edition's script."""
    own = {
        label.sentence.key: Own(
            {
                form.category: f"ښه {label.sentence.message}"
                if not label.sentence.plural
                else f"ښه {label.sentence.plural}"
                for form in label.forms
            }
        )
        for label in labels_of(edition)
    }
    keep_labels(edition, own)


def test_a_pashto_edition_is_added_filled_previewed_and_opened(
    client: Client, parwin: User
) -> None:
    at_desk = at_the_desk(parwin)
    page = add(
        at_desk,
        language="Pashto",
        name="د خبرونو خونه",
        **section(0, name="نړۍ"),
        **section(1, name="افغانستان", slug="afghanistan"),
    )
    edition = Edition.objects.get(prefix="ps")
    assert (edition.language, edition.native_name) == ("ps", "پښتو")
    assert (edition.calendar, edition.time_zone) == ("solar_hijri", "Asia/Kabul")
    assert not edition.is_open
    assert page.redirect_chain[-1][0] == desk(edition, "open")
    names = [(s.name, s.slug) for s in Section.objects.filter(edition=edition)]
    assert names == [("نړۍ", "نړۍ"), ("افغانستان", "afghanistan")]
    assert edition.default_section.name == "نړۍ"

    add_page = f"/admin/articles/standingpage/add/?edition={edition.pk}&opening=1&purpose=contact"
    form = fields_of(at_desk.get(add_page).content.decode(), "standingpage_form")
    typed = {"title": "اړیکه", "body": "<p>ليک راولېږئ.</p>"}
    answer = at_desk.post(add_page, form | typed)
    assert answer.headers["Location"] == desk(edition, "open")
    contact = StandingPage.objects.get(edition=edition)
    assert (contact.purpose, contact.slug) == ("contact", "اړیکه")

    # Refused while a label is missing, and nothing is public of it.
    missing = len(missing_labels(edition))
    assert missing > 50
    page = at_desk.get(desk(edition, "open"))
    assert f"{missing} labels are missing" in page.content.decode()
    page = at_desk.post(desk(edition, "open"), {"reason": ""})
    assert f"{missing} labels are missing" in page.content.decode()
    assert not Edition.objects.get(pk=edition.pk).is_open

    with time_machine.travel(datetime(2026, 11, 24, 5, 30, tzinfo=UTC), tick=False):
        article = make_live_story(edition, headline="بېړۍ ډوبه شوه")
    public = f"/ps/a/بېړۍ-ډوبه-شوه/{article.public_id}.html"
    for address in ("/ps/", "/ps/page/اړیکه/", "/ps/feed.rss", public):
        assert client.get(address).status_code == 404, address
    assert client.get(f"/a/x/{article.public_id}.html").status_code == 404
    assert "پښتو" not in client.get("/").content.decode()

    # At the desk it is seen as its readers will see it.
    frame = at_desk.get(preview(edition)).content.decode()
    spots = lxml.html.fromstring(frame).xpath("//iframe/@src")
    assert spots == [preview(edition, "at/")]
    for page in (
        *("at/", "at/latest/", "at/section/نړۍ/", "at/page/اړیکه/", "specimen/"),
        f"at/a/x/{article.public_id}.html",
    ):
        drawn = at_desk.get(preview(edition, page))
        assert drawn.status_code == 200, page
        html = drawn.content.decode()
        assert '<html lang="ps" dir="rtl" data-script="Arab">' in html
        assert "<script src" not in html
    assert f"۳ {PASHTO[8]} ۱۴۰۵" in html

    say_everything(edition)
    page = at_desk.post(desk(edition, "open"), {"reason": "د پیل ورځ"}, follow=True)
    assert "The edition is open. Readers find it at http://testserver/ps/" in said(page)
    entry = DeskLogEntry.objects.of_services([edition.service_id]).first()
    assert (entry.kind, entry.author) == ("edition_opened", parwin)
    assert "د پیل ورځ" in entry.text
    assert "د پیل ورځ" in LogEntry.objects.first().change_message

    html = client.get("/ps/").content.decode()
    assert '<html lang="ps" dir="rtl" data-script="Arab">' in html
    assert '<a class="footer__link" href="/ps/page/%D8%A7' in html
    assert "ښه About us" in html
    assert f"۳ {PASHTO[8]} ۱۴۰۵" in client.get(public).content.decode()
    assert client.get("/ps/page/اړیکه/").status_code == 200
    assert "پښتو" in client.get("/").content.decode()

    page = at_desk.post(desk(edition, "close"), {"reason": " "})
    assert "Say why it is closed" in page.content.decode()
    at_desk.post(desk(edition, "close"), {"reason": "A mistake."})
    assert client.get("/ps/").status_code == 404
    assert "پښتو" not in client.get("/").content.decode()


def test_what_was_published_in_a_closed_edition_is_at_no_address(
    client: Client, english: Edition, chiara: User, ana: User
) -> None:
    closed = make_edition(
        english.service, prefix="ha", language="ha", native_name="Hausa", is_open=False
    )
    at_desk = at_the_desk(ana)
    form = open_form(at_desk)
    offered = at_desk.get("/admin/articles/article/add/").content.decode()
    assert f'<option value="{closed.pk}">' in offered
    assert form["edition"] == str(english.pk)  # the open one comes first

    photo = make_photo(english.service)
    first = make_live_story(english, by=ana)
    story = make_live_story(
        closed, by=ana, headline="Jirgin ruwa", lead_photo=photo, story=first.story
    )
    path = f"a/jirgin-ruwa/{story.public_id}.html"
    picture = f"/media/{photo.media_key}/320.jpg"
    for address in (f"/ha/{path}", f"/{path}", f"/{path[:-5]}/republish/", picture):
        assert client.get(address).status_code == 404, address
    for address in ("/", public_address(first), "/service/english/", "/feed.rss"):
        page = client.get(address)
        assert page.status_code == 200
        assert "Jirgin" not in page.content.decode(), address
        assert "/ha/" not in page.content.decode(), address
    page = at_desk.get(f"/admin/articles/article/{story.pk}/change/").content.decode()
    assert "readers find it when the edition opens" in page
    assert path not in page
    another = make_article(closed, by=ana, headline="Wata")
    page = at_desk.get(press(at_desk, another, "publish").url)
    assert "Readers find it when the edition opens." in said(page)

    closed.is_open = True
    closed.save()
    assert client.get(f"/ha/{path}").status_code == 200
    assert client.get(picture).status_code == 200
    assert "/ha/" in client.get("/").content.decode()

"""The form of an edition: whose it is, what it refuses, its font and its picture."""

from typing import Any

import brotli
import lxml.html
import pytest
from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from photos.pulling import pull
from services import fonts
from services.models import Edition, Section
from staff.models import User
from staff.permissions import Role
from tests.desk.test_opening_an_edition import ADD, add, desk, errors, section
from tests.desk.typing_in import at_the_desk, fields_of
from tests.factories import (
    make_edition,
    make_live_story,
    make_person,
    make_photo,
    public_address,
)

pytestmark = pytest.mark.either


def woff2(size: int = 400, *, tables: int = 1, body: bytes = b"cmap") -> Any:
    """A font of one table, which is in there, and nothing behind it."""
    packed = brotli.compress(body)
    head = b"wOF2" + b"\0\1\0\0" + size.to_bytes(4) + tables.to_bytes(2) + bytes(6)
    head += len(packed).to_bytes(4)
    content = head.ljust(48, b"\0") + b"\0\4" + packed
    return SimpleUploadedFile("own.woff2", content.ljust(size, b"\0"))


def save(client: Client, edition: Edition, **typed: Any) -> Any:
    """Open the edition's form, type, and save."""
    page = client.get(desk(edition, "change"))
    sent = fields_of(page.content.decode(), "edition_form")
    return client.post(desk(edition, "change"), sent | typed)


def test_a_chief_adds_editions_to_their_own_services_alone(
    people: Any, persian: Edition
) -> None:
    client = at_the_desk(people.chiara)
    page = add(client, language="Hausa", name="Labarai", service=persian.service_id)
    assert "Select a valid choice" in errors(page)
    for person in (people.ana, people.boris, people.pavel):
        assert at_the_desk(person).get(ADD).status_code == 403
        assert at_the_desk(person).post(ADD, {}).status_code == 403


def test_what_is_wrong_is_said_and_what_was_typed_stays(chiara: User) -> None:
    client = at_the_desk(chiara)
    page = add(client, language="Klingon", name="Qo'noS", republishing_terms="Ask us.")
    assert "knows no language “Klingon”" in errors(page)
    html = page.content.decode()
    assert 'value="Klingon"' in html
    assert "Ask us." in html
    page = add(client, language="English", name="News", script="Tibt")
    assert "does not know English in this script" in errors(page)
    assert errors(page).count(".") == 2  # and nothing of what the language would fill
    page = add(client, language="Kurdish", name="هەواڵ", script="Arab")
    assert "does not have its name in this script" in errors(page)
    page = add(client, language="English", name="Again", prefix="admin")
    assert "used by the site itself" in errors(page)
    assert Edition.objects.count() == 1


def test_a_prefix_or_a_section_that_is_there_already(
    english: Edition, chiara: User
) -> None:
    client = at_the_desk(chiara)
    hausa = make_edition(english.service, prefix="ha", language="ha", is_open=False)
    page = add(client, language="Hausa", name="Labarai")
    assert "“ha” is taken. Choose another, for example ha-2." in errors(page)
    page = add(client, language="Hausa", name="Labarai", prefix="ha")
    assert "Another edition has this prefix." in errors(page)
    twice = section(0, name="Duniya") | section(1, name="Duniya")
    page = add(client, language="Hausa", name="Labarai", prefix="ha-2", **twice)
    assert errors(page).startswith("Another section has this name.")
    assert "duplicate" not in page.content.decode()
    Section.objects.create(edition=hausa, name="Duniya", slug="duniya")
    page = save(client, hausa, **section(1, name="Wasa", slug="duniya"))
    assert errors(page) == "Another section has this web address. Choose another."


def test_a_chief_names_the_service_in_the_editions_language(
    english: Edition, chiara: User
) -> None:
    hausa = make_edition(english.service, prefix="ha", language="ha", is_open=False)
    client = at_the_desk(chiara)
    html = client.get(desk(hausa, "open")).content.decode()
    form = f"/admin/services/service/{english.service_id}/change/"
    assert f'readers would find “{english.service}”. <a href="{form}">' in html
    assert "It has no font" not in html
    sent = fields_of(client.get(form).content.decode(), "service_form")
    assert not {"name", "code", "kind", "house"} & sent.keys()
    named = {"names-TOTAL_FORMS": "1", "names-0-language": "ha"}
    typed = named | {
        "names-0-name": "Sashen Turanci",
        "names-0-service": english.service_id,
    }
    assert client.post(form, sent | typed | {"name": "Ours"}).status_code == 302
    html = client.get(desk(hausa, "open")).content.decode()
    assert "readers would find “" not in html
    english.service.refresh_from_db()
    assert english.service.name != "Ours"
    tibetan = make_edition(english.service, prefix="bo", language="bo", is_open=False)
    assert "It has no font" in client.get(desk(tibetan, "open")).content.decode()


def test_the_frame_of_an_open_edition_is_a_superusers(
    english: Edition, chiara: User
) -> None:
    save(at_the_desk(chiara), english, language="fa", prefix="fa", name="Our news")
    english.refresh_from_db()
    assert (english.language, english.prefix) == ("en", "")
    assert english.name == "Our news"
    root = make_person("root", is_superuser=True)
    page = save(at_the_desk(root), english, digits="latin", own_host="news.example.org")
    assert page.status_code == 302, errors(page)
    english.refresh_from_db()
    assert (english.digits, english.own_host) == ("latin", "news.example.org")
    assert english.is_open


def test_an_open_edition_moves_to_no_language_that_would_be_english(
    english: Edition, persian: Edition
) -> None:
    root = at_the_desk(make_person("root", is_superuser=True))
    page = save(root, persian, language="Pashto", name="خبرونه")
    assert "labels are missing: readers would find them in English" in errors(page)
    assert 'value="Pashto"' in page.content.decode()
    assert 'value="خبرونه"' in page.content.decode()
    persian.refresh_from_db()
    assert persian.language == "fa"
    for alias in ("en", "en-default"):  # the default edition's, at Persian hosts
        page = save(root, persian, prefix=alias)
        assert "used by the site itself" in errors(page)


def test_nobody_opens_an_edition_of_another_service(
    english: Edition, persian: Edition, ana: User, vera: User, caplog: Any
) -> None:
    closed = make_edition(english.service, prefix="ha", language="ha", is_open=False)
    for person, status in ((ana, 403), (vera, 404)):
        client = at_the_desk(person)
        answer = client.get(desk(closed, "open"))
        assert answer.status_code == status
        is_told = "closed by a chief of" in answer.content.decode()
        assert is_told == (status == 403)
        answer = client.post(desk(english, "close"), {"reason": "Because."})
        assert answer.status_code == status
    assert f"person {ana.pk}, open, edition {closed.pk}" in caplog.text
    preview = f"/admin/edition-preview/{closed.pk}/"
    assert at_the_desk(vera).get(preview).status_code == 404
    assert at_the_desk(vera).get(f"{preview}at/").status_code == 404
    assert at_the_desk(ana).get(f"{preview}at/").status_code == 200
    page = at_the_desk(ana).get(desk(english, "change"))
    assert page.status_code == 200
    assert 'name="name"' not in page.content.decode()
    assert "English (en)" in page.content.decode()
    olga = at_the_desk(make_person("olga"))
    assert olga.get(f"{preview}at/").status_code == 403
    for where in ("at/feed.rss", "at/nothing/", "at/media/x"):
        assert at_the_desk(ana).get(preview + where).status_code == 404


def test_a_font_is_served_under_its_key_and_gone_when_replaced(
    client: Client, english: Edition, chiara: User
) -> None:
    at_desk = at_the_desk(chiara)
    refused = {
        "This is no WOFF2 file": SimpleUploadedFile("a.woff2", b"OTTO" * 30),
        "did not arrive whole": SimpleUploadedFile("a.woff2", woff2(900).read()[:500]),
        "300 kB at most": woff2(300 * 1024 + 1),
    }
    for sentence, file in refused.items():
        assert sentence in errors(save(at_desk, english, font=file))
    broken = woff2().read()[:51] + bytes(349)
    for file in (
        woff2(tables=0),
        woff2(body=bytes(fonts.UNPACKED + 1)),
        SimpleUploadedFile("a.woff2", broken),
    ):
        with pytest.raises(ValidationError, match="Browsers cannot read"):
            fonts.check(file)
    assert "/fonts/" not in client.get("/").content.decode()

    assert save(at_desk, english, font=woff2(400)).status_code == 302
    english.refresh_from_db()
    old_name, old = english.font.name, english.font_key
    (sheet,) = lxml.html.fromstring(client.get("/").content).xpath(
        '//link[@rel="stylesheet"][starts-with(@href, "/fonts/")]/@href'
    )
    assert sheet == f"/fonts/{old}.css"
    answer = client.get(sheet)
    assert answer.headers["Content-Type"] == "text/css; charset=utf-8"
    assert f'url("{old}.woff2")' in answer.content.decode()
    assert "immutable" in answer.headers["Cache-Control"]
    answer = client.get(f"/fonts/{old}.woff2")
    assert answer.headers["Content-Type"] == "font/woff2"
    assert "max-age=31536000" in answer.headers["Cache-Control"]
    assert b"".join(answer.streaming_content) == woff2(400).read()
    assert f'href="/fonts/{old}.woff2"' in at_desk.get(desk(english, "change")).text

    save(at_desk, english, font=woff2(500))
    english.refresh_from_db()
    assert old not in client.get("/").content.decode()
    for address in (
        f"/fonts/{old}.css",
        f"/fonts/{old}.woff2",
        f"/fonts/{'0' * 32}.css",
    ):
        assert client.get(address).status_code == 404
    assert client.get(f"/fonts/{english.font_key}.css").status_code == 200
    assert english.font_key != old
    assert old_name != english.font.name


@pytest.mark.django_db(transaction=True)
def test_the_file_of_a_font_goes_with_it(english: Edition, chiara: User) -> None:
    at_desk = at_the_desk(chiara)
    save(at_desk, english, font=woff2())
    name = Edition.objects.get(pk=english.pk).font.name
    assert default_storage.exists(name)
    save(at_desk, english, **{"font-clear": "on"})
    assert Edition.objects.get(pk=english.pk).font_key == ""
    assert not default_storage.exists(name)


def test_the_account_for_shared_links_is_named_with_its_sign(
    client: Client, english: Edition, chiara: User
) -> None:
    at_desk = at_the_desk(chiara)
    page = save(at_desk, english, social_account="newsroom")
    assert "Write the account" in errors(page)
    assert save(at_desk, english, social_account="@newsroom").status_code == 302
    assert 'name="twitter:site" content="@newsroom"' in client.get("/").content.decode()


def social(client: Client, address: str) -> list[str]:
    root = lxml.html.fromstring(client.get(address).content)
    return root.xpath('//meta[@property="og:image"]/@content')


def test_the_social_picture_goes_with_links_until_it_is_pulled(
    client: Client, english: Edition, ana: User, chiara: User
) -> None:
    own = make_photo(english.service)
    lead = make_live_story(english, by=ana, lead_photo=own)
    bare = make_live_story(english, by=ana, headline="No picture")
    pages = ("/", "/latest/", "/section/world/", public_address(bare))
    ours = ("/static/img/icon-512.png", "/media/cards/")
    assert all(any(each in social(client, page)[0] for each in ours) for page in pages)

    at_desk = at_the_desk(chiara)
    unfit = make_photo(english.service, alt="")
    page = save(at_desk, english, social_photo=unfit.pk)
    assert "Readers cannot have this photo." in errors(page)
    photo = make_photo(english.service)
    assert save(at_desk, english, social_photo=photo.pk).status_code == 302
    for page in pages:
        (image,) = social(client, page)
        assert photo.media_key in image
        path = image.removeprefix("http://testserver")
        assert client.get(path).status_code == 200
    assert own.media_key in social(client, public_address(lead))[0]

    pull(
        photo, by=make_person("pola", english.service, Role.PHOTO_EDITOR), reason="No."
    )
    assert all(any(each in social(client, page)[0] for each in ours) for page in pages)
    assert client.get(path).status_code == 404

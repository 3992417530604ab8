"""A superuser enters where an edition answers, and is told in words what cannot be."""

import pytest
from django.http import HttpResponse

from services.models import Edition, EditionHost
from tests.desk.typing_in import at_the_desk, fields_of
from tests.factories import make_person

pytestmark = [pytest.mark.django_db, pytest.mark.either]

ONION = f"{'abcdefg234567'.ljust(56, 'a')}.onion"


@pytest.fixture
def desk(persian: Edition) -> object:
    return at_the_desk(make_person("root", is_superuser=True))


def enter(desk, edition: Edition, *rows: dict[str, str], own: str = "") -> HttpResponse:
    """Open the edition's form, type its own host and new rows of others, and save."""
    page = f"/admin/services/edition/{edition.pk}/change/"
    sent = fields_of(desk.get(page).content.decode(), "edition_form")
    sent["own_host"] = own
    first = int(sent["hosts-TOTAL_FORMS"])
    for number, row in enumerate(rows, start=first):
        row = {"kind": "mirror", "id": "", "edition": str(edition.pk)} | row
        sent |= {f"hosts-{number}-{name}": value for name, value in row.items()}
    sent["hosts-TOTAL_FORMS"] = str(first + len(rows))
    return desk.post(page, sent)


def test_a_host_is_taken_as_people_copy_it(desk, persian):
    mirror = {"host": "https://Mirror.Example/fa/"}
    cyrillic = {"host": "https://Новости.example/"}
    onion = {"host": f"http://WWW.{ONION.upper()}", "kind": "onion"}
    assert (
        enter(
            desk, persian, mirror, cyrillic, onion, own="HTTPS://FA.example./"
        ).status_code
        == 302
    )
    persian.refresh_from_db()
    assert persian.own_host == "fa.example"
    hosts = EditionHost.objects.filter(edition=persian)
    assert {(row.host, row.kind) for row in hosts} == {
        ("mirror.example", "mirror"),
        ("xn--b1amnebsh.example", "mirror"),
        (f"www.{ONION}", "onion"),
    }


@pytest.mark.parametrize(
    ("row", "refusal"),
    [
        ({"host": "localhost"}, "Write the name alone"),
        ({"host": "desk.example"}, "is a host of the house, where the desk answers"),
        ({"host": "taken.example"}, "The edition Newsroom (/) has this host already."),
        ({"host": "own.example"}, "The edition Newsroom (/) has this host already."),
        ({"host": "fa.example"}, "This is the edition’s own host. Leave it out here."),
        ({"host": "می\u200cهن.example"}, "Write the name alone"),  # read in two ways
        ({"host": "a.example:8443"}, "Write the name alone"),
        ({"host": ONION}, "choose “Onion address”"),
        ({"host": "a.example", "kind": "onion"}, "this is a mirror"),
        ({"host": f"{'a' * 55}.onion", "kind": "onion"}, "Copy it whole."),
        ({"host": f"{'a' * 55}1.onion", "kind": "onion"}, "Copy it whole."),
        ({"host": f"{'a' * 16}.onion", "kind": "onion"}, "Copy it whole."),
    ],
)
def test_another_host_that_cannot_be_is_refused_in_words(
    desk, english, persian, settings, row, refusal
):
    settings.ALLOWED_HOSTS = ["testserver", ".desk.example"]
    Edition.objects.filter(pk=english.pk).update(own_host="own.example")
    EditionHost.objects.create(edition=english, host="taken.example")
    answer = enter(desk, persian, row, own="fa.example")
    assert refusal.replace("’", "&#x27;") in answer.content.decode()
    assert not EditionHost.objects.filter(edition=persian).exists()
    assert f'value="{row["host"]}"' in answer.content.decode()  # nothing typed is lost


@pytest.mark.parametrize(
    ("own", "refusal"),
    [
        ("desk.example", "is a host of the house"),
        ("taken.example", "has this host already."),
        ("own.example", "has this host already."),
        (ONION, "Search engines and most readers cannot open an onion address."),
        ("user@fa.example", "Write the name alone"),
    ],
)
def test_an_own_host_that_cannot_be_is_refused_in_words(
    desk, english, persian, settings, own, refusal
):
    settings.ALLOWED_HOSTS = ["testserver", "desk.example"]
    Edition.objects.filter(pk=english.pk).update(own_host="own.example")
    EditionHost.objects.create(edition=english, host="taken.example")
    answer = enter(desk, persian, own=own)
    assert refusal in answer.content.decode()
    persian.refresh_from_db()
    assert persian.own_host == ""


def test_a_mirror_becomes_the_own_host_in_one_saving(desk, persian):
    row = EditionHost.objects.create(edition=persian, host="fa.example")
    page = f"/admin/services/edition/{persian.pk}/change/"
    sent = fields_of(desk.get(page).content.decode(), "edition_form")
    sent |= {"own_host": "fa.example", "hosts-0-DELETE": "on"}
    assert desk.post(page, sent).status_code == 302
    persian.refresh_from_db()
    assert persian.own_host == "fa.example"
    assert not EditionHost.objects.filter(pk=row.pk).exists()


def test_a_host_from_before_this_rule_stands_until_it_is_changed(
    desk, persian, settings
):
    """Mirrors used to stand in ALLOWED_HOSTS as well."""
    settings.ALLOWED_HOSTS = ["testserver", "old.example"]
    EditionHost.objects.create(edition=persian, host="old.example")
    assert enter(desk, persian, {"host": "mirror.example"}).status_code == 302


def test_a_chief_sees_the_own_host_and_changes_none(english, chiara):
    page = f"/admin/services/edition/{english.pk}/change/"
    desk = at_the_desk(chiara)
    html = desk.get(page).content.decode()
    assert 'name="own_host"' not in html
    assert "hosts-TOTAL_FORMS" not in html
    sent = fields_of(html, "edition_form")
    row = {"hosts-TOTAL_FORMS": "1", "hosts-INITIAL_FORMS": "0", "hosts-0-host": "x.io"}
    desk.post(page, sent | row | {"own_host": "mine.example"})
    english.refresh_from_db()
    assert english.own_host == ""
    assert not EditionHost.objects.exists()

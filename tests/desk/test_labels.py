"""The page "Labels": an edition is said in its own words, without any catalogue."""

import logging

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from services.labels import labels_of, missing_labels
from services.models import Edition
from staff.permissions import Role
from tests.desk.typing_in import at_the_desk, fields_of
from tests.factories import make_edition, make_person, make_service

pytestmark = pytest.mark.either

LATEST, UPDATED, MORE = "Latest", "Updated %(time)s", "%(number)s more notice"


@pytest.fixture
def pashto(db: None) -> Edition:
    service = make_service("pashto", name="Pashto Service")
    return make_edition(service, name="خبرونه", language="ps", prefix="ps")


@pytest.fixture
def zarghona(pashto: Edition):
    """The chief of the Pashto Service."""
    return make_person("zarghona", pashto.service, Role.CHIEF)


def page(edition: Edition, more: str = "") -> str:
    return f"/admin/services/edition/{edition.pk}/labels/{more}"


def box(edition: Edition, message: str, category: str = "other") -> str:
    """The name of a label's box, as it stays from release to release."""
    found = {each.sentence.message: each.sentence for each in labels_of(edition)}
    return f"label-{found[message].sign}-{category}"


def said(edition: Edition) -> dict[str, dict[str, str]]:
    return {row.message: row.forms for row in edition.labels.all()}


def messages_of(answer) -> str:
    return " ".join(str(message) for message in answer.context["messages"])


def test_every_missing_label_has_a_box_with_its_english_sentence(pashto, zarghona):
    html = at_the_desk(zarghona).get(page(pashto)).content.decode()
    name = box(pashto, LATEST)
    assert f'for="{name}" lang="en" dir="ltr"' in html
    assert f'name="{name}" value="" autocomplete="off" lang="ps" dir="rtl"' in html
    assert "Text for 1<" in html
    assert f"{len(labels_of(pashto)) - len(missing_labels(pashto))} of" in html


def test_a_robot_fills_everything_and_nothing_is_missing(pashto, zarghona):
    client = at_the_desk(zarghona)
    sent = fields_of(client.get(page(pashto)).content.decode())
    for label in labels_of(pashto):
        for form in label.forms:
            name = f"label-{label.sentence.sign}-{form.category}"
            assert name in sent
            sent[name] = f"پ {label.sentence.english}"
    answer = client.post(page(pashto), sent, follow=True)
    assert "None is missing." in messages_of(answer)
    assert missing_labels(pashto) == []
    onward = f'href="/admin/services/edition/{pashto.pk}/open/"'
    assert onward not in answer.content.decode()
    pashto.is_open = False
    pashto.save()
    assert onward in client.get(page(pashto)).content.decode()
    assert client.get(page(pashto, "?only=missing")).status_code == 200


def test_what_is_right_is_saved_and_what_is_wrong_stays_typed(pashto, zarghona):
    client = at_the_desk(zarghona)
    sent = fields_of(client.get(page(pashto)).content.decode()) | {
        box(pashto, LATEST): "  تازه ",
        box(pashto, UPDATED): "نوی شوی",
        box(pashto, MORE, "one"): "یو بل خبر",
    }
    answer = client.post(page(pashto), sent)
    html = answer.content.decode()
    assert said(pashto) == {LATEST: {"other": "تازه"}, MORE: {"one": "یو بل خبر"}}
    assert "is missing. Keep it letter by letter" in html
    assert 'value="نوی شوی"' in html
    assert "2 labels saved." in messages_of(answer)
    assert "1 label is not saved yet" in messages_of(answer)


def test_only_the_missing_ones_are_shown_when_asked(pashto, zarghona):
    client = at_the_desk(zarghona)
    client.post(page(pashto), {box(pashto, LATEST): "تازه"})
    assert box(pashto, LATEST) in client.get(page(pashto)).content.decode()
    missing = client.get(page(pashto, "?only=missing")).content.decode()
    assert box(pashto, LATEST) not in missing
    assert box(pashto, UPDATED) in missing


def test_a_label_that_is_the_same_is_ticked_in_latin_letters_alone(pashto, zarghona):
    hausa = make_edition(pashto.service, language="ha", prefix="ha", is_open=False)
    client = at_the_desk(zarghona)
    for edition, is_offered in ((hausa, True), (pashto, False)):
        tick = box(edition, LATEST, "same")
        html = client.get(page(edition)).content.decode()
        assert (f'name="{tick}"' in html) == is_offered
        client.post(page(edition), {box(edition, LATEST): "", tick: "on"})
        missing = {each.sentence.message for each in missing_labels(edition)}
        assert (LATEST not in missing) == is_offered


def test_what_is_still_english_is_said_beside_its_box(pashto, zarghona):
    client = at_the_desk(zarghona)
    answer = client.post(page(pashto), {box(pashto, LATEST): "Newest"}, follow=True)
    assert "1 label is still English" in messages_of(answer)
    assert "1 label saved" not in messages_of(answer)
    html = answer.content.decode()
    still = box(pashto, LATEST, "still")
    assert f'id="{still}">Readers would find English here.' in html
    assert f'aria-describedby="{still} "' in html


def test_two_who_say_labels_at_once_overwrite_nothing_of_each_other(pashto, zarghona):
    client = at_the_desk(zarghona)
    opened = fields_of(client.get(page(pashto)).content.decode())
    client.post(page(pashto), {box(pashto, LATEST): "تازه", box(pashto, "Home"): "کور"})
    answer = client.post(page(pashto), opened | {box(pashto, LATEST): "نوی"})
    assert said(pashto) == {LATEST: {"other": "تازه"}, "Home": {"other": "کور"}}
    html = answer.content.decode()
    assert "Somebody has saved “تازه” here meanwhile." in html
    client.post(page(pashto), fields_of(html))
    assert said(pashto)[LATEST] == {"other": "نوی"}


def test_an_open_edition_keeps_a_label_that_somebody_empties(pashto, zarghona):
    client = at_the_desk(zarghona)
    client.post(page(pashto), {box(pashto, LATEST): "تازه", box(pashto, "Home"): "کور"})
    sent = fields_of(client.get(page(pashto)).content.decode())
    answer = client.post(page(pashto), sent | {box(pashto, LATEST): ""})
    assert said(pashto)[LATEST] == {"other": "تازه"}
    html = answer.content.decode()
    assert "An open edition keeps this label: say it otherwise." in html
    file = 'msgid "Latest"\nmsgstr "Latest"\n'
    sent = {"file": SimpleUploadedFile("ps.po", file.encode())}
    answer = client.post(page(pashto, "upload/"), sent, follow=True)
    assert "“Latest”: An open edition keeps this label" in messages_of(answer)
    assert said(pashto)[LATEST] == {"other": "تازه"}


def test_a_translators_file_is_taken_and_its_mistakes_are_told(pashto, zarghona):
    client = at_the_desk(zarghona)
    file = client.get(page(pashto, "file/"))
    assert file["Content-Disposition"] == 'attachment; filename="ps.po"'
    text = file.content.decode()
    text = text.replace('msgid "Latest"\nmsgstr ""', 'msgid "Latest"\nmsgstr "تازه"')
    text = text.replace(
        'msgid "Updated %(time)s"\nmsgstr ""', 'msgid "Updated %(time)s"\nmsgstr "نوی"'
    )
    sent = {"file": SimpleUploadedFile("ps.po", text.encode())}
    answer = client.post(page(pashto, "upload/"), sent, follow=True)
    assert said(pashto) == {LATEST: {"other": "تازه"}}
    assert "1 label saved." in messages_of(answer)
    assert "“Updated %(time)s”: \u2066%(time)s\u2069 is missing." in messages_of(answer)


@pytest.mark.parametrize(
    "sent", [{}, {"file": SimpleUploadedFile("a.png", b"\x89PNG")}]
)
def test_what_is_no_po_file_changes_nothing(pashto, zarghona, sent):
    answer = at_the_desk(zarghona).post(page(pashto, "upload/"), sent, follow=True)
    assert "PO file" in messages_of(answer)
    assert said(pashto) == {}


@pytest.mark.parametrize("more", ["", "file/", "upload/"])
def test_others_are_refused_and_it_is_logged(pashto, english, chiara, caplog, more):
    """An editor may not; for the chief of another service the edition is nowhere."""
    editor = make_person("spin", pashto.service, Role.EDITOR)
    verb = "post" if more == "upload/" else "get"
    with caplog.at_level(logging.WARNING, "newsroom.security"):
        for person, status in ((editor, 403), (chiara, 404)):
            client = at_the_desk(person)
            assert getattr(client, verb)(page(pashto, more)).status_code == status
            assert f"Refused: person {person.pk}, labels" in caplog.text
    assert at_the_desk(chiara).get(page(english)).status_code == 200


def test_the_page_costs_the_same_whatever_is_said(
    pashto, zarghona, django_assert_max_num_queries
):
    client = at_the_desk(zarghona)
    with django_assert_max_num_queries(9):
        client.get(page(pashto))


def test_an_editions_form_leads_to_its_labels(pashto, zarghona):
    html = at_the_desk(zarghona).get(f"/admin/services/edition/{pashto.pk}/change/")
    assert f'href="{page(pashto)}"' in html.content.decode()

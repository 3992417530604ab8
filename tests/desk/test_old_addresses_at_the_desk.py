"""Old addresses at the desk: one by one, or a whole file that is looked at first."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse

from articles.models import Article, OldAddress
from services.models import Edition
from staff.models import User
from tests.desk.typing_in import at_the_desk, fields_of
from tests.factories import make_live_story, make_membership, make_person

pytestmark = pytest.mark.either

LIST = "/admin/articles/oldaddress/"
ADD = f"{LIST}add/"
BRING_IN = f"{LIST}bring-in/"


@pytest.fixture
def story(english: Edition, ana: User) -> Article:
    return make_live_story(english, by=ana)


def typed(edition: Edition, old: str, new: str) -> dict[str, Any]:
    return {"edition": edition.pk, "old": old, "leads_to": new, "note": "From 2019"}


def text_of(response: HttpResponse) -> str:
    return response.content.decode()


def test_a_chief_enters_changes_and_removes_one(
    english: Edition, chiara: User, story: Article
) -> None:
    desk = at_the_desk(chiara)
    form = fields_of(text_of(desk.get(ADD)), "oldaddress_form")
    assert form["edition"] == str(english.pk)  # the only one that it can be
    sent = typed(english, "https://www.old.example/News/5/?id=2", story.public_id)
    assert desk.post(ADD, sent).status_code == 302
    row = OldAddress.objects.get()
    assert (row.path, row.story, row.note) == (
        "/News/5?id=2",
        story.public_id,
        "From 2019",
    )
    page = f"{LIST}{row.pk}/change/"
    opened = fields_of(text_of(desk.get(page)), "oldaddress_form")
    assert (opened["old"], opened["leads_to"]) == ("/News/5?id=2", story.public_id)
    assert desk.post(page, opened | {"leads_to": "gone"}).status_code == 302
    assert OldAddress.objects.get().is_gone
    desk.post(f"{LIST}{row.pk}/delete/", {"post": "yes"})
    assert not OldAddress.objects.exists()


def test_a_wrong_one_is_refused_in_words_and_nothing_typed_is_lost(
    english: Edition, chiara: User, story: Article
) -> None:
    desk = at_the_desk(chiara)
    for old, new, words in (
        ("/latest/", "gone", "A page of this site answers at /latest."),
        ("/x", "/nowhere", "No page of this site stands at /nowhere."),
        ("/x", "/x/", "It leads back to itself."),
        ("x", "gone", "Write the old address like"),
    ):
        page = text_of(desk.post(ADD, typed(english, old, new)))
        assert words in page
        form = fields_of(page, "oldaddress_form")
        assert (form["old"], form["leads_to"]) == (old, new)
    desk.post(ADD, typed(english, "/x", "gone"))
    for new in ("gone", story.public_id):
        page = text_of(desk.post(ADD, typed(english, "/x/", new)))
        assert "This old address is kept already." in page
    assert OldAddress.objects.count() == 1


def test_what_led_to_a_changed_one_leads_on(
    english: Edition, chiara: User, story: Article
) -> None:
    desk = at_the_desk(chiara)
    OldAddress.objects.create(edition=english, path="/one", target="/two/")
    desk.post(ADD, typed(english, "/two", story.public_id))
    assert OldAddress.objects.get(path="/one").story == story.public_id


def test_the_list_is_searched_and_narrowed(
    english: Edition, chiara: User, story: Article
) -> None:
    for path, facts in {
        "/zstory": {"story": story.public_id},
        "/zpage": {"target": "/latest/"},
        "/zgone": {},
    }.items():
        OldAddress.objects.create(edition=english, path=path, **facts)
    desk = at_the_desk(chiara)

    def found(query: str) -> set[str]:
        page = text_of(desk.get(f"{LIST}?{query}"))
        return {word for word in ("/zstory", "/zpage", "/zgone") if f">{word}<" in page}

    assert found("") == {"/zstory", "/zpage", "/zgone"}
    assert found("q=zpa") == {"/zpage"}
    assert found(f"q={story.public_id}") == {"/zstory"}
    for chosen in ("story", "page", "gone"):
        assert found(f"leads={chosen}") == {f"/z{chosen}"}


# ── Files ────────────────────────────────────────────────────────────────────


def look(desk: Any, edition: Edition, text: str) -> HttpResponse:
    file = SimpleUploadedFile("old.csv", text.encode("utf-8-sig"))
    found: HttpResponse = desk.post(
        BRING_IN, {"edition": edition.pk, "file": file, "look": "1"}
    )
    return found


def test_a_file_is_looked_at_first_and_then_kept(
    english: Edition, chiara: User, story: Article
) -> None:
    desk = at_the_desk(chiara)
    OldAddress.objects.create(edition=english, path="/there")
    page = text_of(
        look(
            desk,
            english,
            f"old;new\n/1;{story.public_id}\n/2;/nowhere\n/there;/latest/\n/3;gone\n",
        )
    )
    for words in (
        "2 old addresses are new.",
        "1 leads somewhere else from then on.",
        "1 line is refused.",
        "<td>3</td>",
        "No page of this site stands at /nowhere.",
        "Keep 3 and leave out the refused",
    ):
        assert words in page, words
    assert OldAddress.objects.count() == 1
    sent = fields_of(page, "bring-in-form") | {"keep": "1"}
    sent.pop("file", None)
    answer = desk.post(BRING_IN, sent, follow=True)
    assert "2 old addresses are new, 1 changed, 0 were there. Refused: 1." in text_of(
        answer
    )
    assert set(OldAddress.objects.values_list("path", flat=True)) == {
        "/1",
        "/3",
        "/there",
    }


def test_a_file_that_cannot_be_read_says_why(english: Edition, chiara: User) -> None:
    desk = at_the_desk(chiara)
    assert "There is no line in this file." in text_of(look(desk, english, "\n\n"))
    nothing = desk.post(BRING_IN, {"edition": english.pk, "look": "1"})
    assert "Choose a file." in text_of(nothing)
    forged = {"edition": english.pk, "packed": "forged", "keep": "1"}
    assert "Choose the file again." in text_of(desk.post(BRING_IN, forged))


def test_what_was_looked_at_is_the_persons_and_the_editions_own(
    english: Edition, persian: Edition, chiara: User
) -> None:
    make_membership(chiara, persian.service, "chief")
    sent = fields_of(
        text_of(look(at_the_desk(chiara), english, "/1,gone\n")), "bring-in-form"
    )
    sent = {name: value for name, value in sent.items() if name != "file"}
    other = at_the_desk(chiara).post(
        BRING_IN, sent | {"edition": persian.pk, "keep": "1"}
    )
    assert "Choose the file again." in text_of(other)
    root = at_the_desk(make_person("root", is_superuser=True))
    assert "Choose the file again." in text_of(root.post(BRING_IN, sent | {"keep": ""}))
    assert not OldAddress.objects.exists()


# ── Who may ──────────────────────────────────────────────────────────────────


def test_chiefs_and_those_of_the_whole_house_alone(
    english: Edition, persian: Edition, ana: User, chiara: User, caplog: Any
) -> None:
    row = OldAddress.objects.create(edition=persian, path="/persian")
    editor = at_the_desk(ana)
    for address in (LIST, ADD, BRING_IN):
        assert editor.get(address).status_code == 403, address
    refused = editor.post(ADD, typed(english, "/1", "gone"))
    assert refused.status_code == 403
    assert look(editor, english, "/1,gone\n").status_code == 403
    assert "Refused" in caplog.text
    chief = at_the_desk(chiara)
    assert "/persian" not in text_of(chief.get(LIST))
    assert chief.get(f"{LIST}{row.pk}/change/").status_code == 404
    assert "Select a valid choice" in text_of(
        chief.post(ADD, typed(persian, "/1", "gone"))
    )
    assert "Select a valid choice" in text_of(look(chief, persian, "/1,gone\n"))
    assert OldAddress.objects.count() == 1
    central = make_person("cora")
    make_membership(central, english.service, "reporter", is_central=True)
    desk = at_the_desk(central)
    assert desk.post(ADD, typed(persian, "/2", "gone")).status_code == 302
    assert "/persian" in text_of(desk.get(LIST))

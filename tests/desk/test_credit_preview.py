"""What readers will see of the credits, said while an editor still types."""

import pytest

from services.credits import Line, mark_of
from services.models import ServiceName
from tests.desk.typing_in import at_the_desk, credit
from tests.factories import (
    make_article,
    make_contributor,
    make_person,
    make_service,
)

pytestmark = pytest.mark.either

CREDITS = "/admin/articles/article/credits/"


def ask(person, edition, *, bylines=(), collaborations=(), **more):
    """What the desk answers to these rows, each a dictionary of its fields."""
    sent = {
        "edition": edition.pk,
        "bylines-TOTAL_FORMS": len(bylines),
        "collaborations-TOTAL_FORMS": len(collaborations),
    }
    for number, row in enumerate(bylines):
        sent |= credit("bylines", number, **{"role": "author", **row})
    for number, row in enumerate(collaborations):
        sent |= credit("collaborations", number, **{"kind": "collaboration", **row})
    return at_the_desk(person).post(CREDITS, sent | more)


def texts(answer):
    """The lines at the end, as readers would get them."""
    return [line["text"] for line in answer["lines"]]


@pytest.fixture
def korean(db):
    service = make_service("korean", name="Korean Service")
    for language, name in (
        ("en", "VOA's Korean Service"),
        ("fa", "بخش کره‌ای صدای آمریکا"),
    ):
        ServiceName.objects.create(
            service=service, language=language, name=name, possessive=name
        )
    return service


def test_a_report_without_byline_is_a_staff_report(english, ana, korean):
    answer = ask(ana, english, collaborations=[{"service": korean.pk}]).json()
    assert answer["byline"]["text"] == "Staff report"
    assert texts(answer) == [
        "This report was produced in collaboration with VOA's Korean Service."
    ]


def test_rows_are_said_in_their_order_and_deleted_ones_are_not(english, ana):
    names = ("Lena Marsh", "Paul Reed", "Ida Falk")
    lena, paul, ida = (make_contributor(name, english.service) for name in names)
    rows = [
        {"contributor": lena.pk, "order": 2},
        {"contributor": paul.pk, "order": 1},
        {"contributor": ida.pk, "order": 3, "DELETE": "on"},
        {"contributor": ""},
    ]
    assert (
        ask(ana, english, bylines=rows).json()["byline"]["text"]
        == "By Paul Reed and Lena Marsh"
    )


def test_another_edition_says_it_in_its_own_language(persian, vera, korean):
    answer = ask(vera, persian, collaborations=[{"service": korean.pk}]).json()
    assert answer["direction"] == "rtl"
    assert "بخش کره‌ای صدای آمریکا" in texts(answer)[0]


def test_a_protected_name_is_not_said_here_either(english, ana):
    hidden = make_contributor("Real Name", english.service, protection="say_so")
    answer = ask(ana, english, bylines=[{"contributor": hidden.pk, "place": "Tehran"}])
    assert "Real Name" not in answer.content.decode()
    assert "Tehran" not in answer.content.decode()
    assert "withheld" in texts(answer.json())[0]


def test_a_stranger_of_another_service_cannot_be_looked_up_by_number(
    english, persian, ana, vera
):
    foreign = make_contributor("Golnaz", persian.service)
    rows = [{"contributor": foreign.pk}]
    assert ask(ana, english, bylines=rows).json()["byline"]["text"] == "Staff report"
    story = make_article(english, by=ana, bylines=(foreign,))
    answer = ask(ana, english, bylines=rows, article=story.pk).json()
    assert answer["byline"]["text"] == "By Golnaz"


COMPOSED = "This report was produced in collaboration with VOA's Korean Service."
MARK = mark_of(Line.of(COMPOSED))
REWORDED = f"[collaboration {MARK}] Our Korean colleagues wrote this with us."


def test_a_line_in_other_words_is_said_so_while_its_facts_stand(english, ana, korean):
    rows = [{"service": korean.pk}]
    asked = {"collaborations": rows, "credit_words": REWORDED}
    (line,) = ask(ana, english, **asked).json()["lines"]
    assert line["text"] == "Our Korean colleagues wrote this with us."
    assert (line["composed"], line["is_reworded"]) == (COMPOSED, True)


def test_words_whose_facts_have_changed_are_shown_and_not_printed(english, ana, korean):
    rows = [{"service": korean.pk}, {"service": make_service("persian").pk}]
    for sent in (rows, ()):
        answer = ask(ana, english, collaborations=sent, credit_words=REWORDED).json()
        (old,) = answer["overtaken"]
        assert old["text"] == "Our Korean colleagues wrote this with us."
        assert old["is_there"] == bool(sent)
        assert old["text"] not in texts(answer)


def test_nobody_puts_other_words_for_names_that_are_withheld(english, ana):
    hidden = make_contributor("Real Name", english.service, protection="say_so")
    rows = [{"contributor": hidden.pk, "role": "contributor"}]
    said = texts(ask(ana, english, bylines=rows).json())[-1]
    forged = f"[withheld {mark_of(Line.of(said))}] Real Name wrote it."
    (line,) = ask(ana, english, bylines=rows, credit_words=forged).json()["lines"]
    assert (line["text"], line["may_be_reworded"]) == (said, False)


def test_a_name_that_nobody_wrote_in_this_language_is_flagged(persian, vera):
    khmer = make_service("khmer", name="VOA Khmer")
    answer = ask(vera, persian, collaborations=[{"service": khmer.pk}]).json()
    assert any("VOA Khmer" in note for note in answer["notes"])


def test_a_video_has_lines_of_its_own_and_a_translation_says_so(english, ana):
    lena = make_contributor("Lena Marsh", english.service)
    rows = [
        {"contributor": lena.pk, "role": "camera", "medium": "video"},
        {"contributor": lena.pk, "role": "translator", "order": 2},
    ]
    making = {"translated_from": "ko", "is_machine_assisted": "on"}
    answer = ask(ana, english, bylines=rows, **making).json()
    (video,) = answer["media"]
    assert [line["text"] for line in video["lines"]] == ["Camera: Lena Marsh"]
    assert texts(answer) == [
        "This story was translated from Korean with the help of software "
        "and checked by Lena Marsh."
    ]
    odd = {"translated_from": "<b>", "interview_language": "x" * 300}
    assert texts(ask(ana, english, **odd).json()) == []


def test_a_guest_who_writes_with_us_reads_the_lines_of_the_owner_s_edition(
    english, persian, ana, vera
):
    lena = make_contributor("Lena Marsh", english.service)
    story = make_article(
        english, by=ana, bylines=(lena,), collaborations=(persian.service,)
    )
    story.collaborations.update(may_edit=True)
    asked = {"article": story.pk}
    answer = ask(vera, english, bylines=[{"contributor": lena.pk}], **asked).json()
    assert answer["byline"]["text"] == "By Lena Marsh"
    assert "in collaboration with" in texts(answer)[0]  # rows that are not sent


@pytest.mark.parametrize("edition", ["", "0", "999999", "x", "9" * 40])
def test_an_edition_that_is_none_is_not_found(english, ana, edition):
    assert at_the_desk(ana).post(CREDITS, {"edition": edition}).status_code == 404


def test_only_people_of_a_service_ask_and_of_their_own_editions(
    english, persian, ana, vera, client
):
    assert client.post(CREDITS, {"edition": english.pk}).status_code == 302
    assert ask(ana, persian).status_code == 404
    assert at_the_desk(ana).get(CREDITS).status_code == 405


def test_odd_rows_break_nothing(english, ana):
    rows = [{"contributor": "x", "role": "<b>", "order": "-1"}, {"contributor": 999}]
    answer = ask(ana, english, bylines=rows, collaborations=[{"service": "9" * 30}])
    assert answer.json()["byline"]["text"] == "Staff report"


def test_naming_a_foreign_story_opens_no_foreign_name(english, persian, ana, vera):
    foreign = make_contributor("Golnaz", persian.service)
    theirs = make_article(persian, by=vera, bylines=(foreign,))
    rows = [{"contributor": foreign.pk}]
    answer = ask(ana, english, bylines=rows, article=theirs.pk)
    assert answer.json()["byline"]["text"] == "Staff report"


@pytest.mark.parametrize(
    "address",
    [
        "/admin/photos/photo/picker/",
        "/admin/articles/article/stories/?edition=1",
        "/admin/articles/article/style-guide/",
    ],
)
def test_someone_in_no_service_asks_nothing(english, address):
    olga = at_the_desk(make_person("olga"))
    assert olga.get(address).status_code == 403
    assert olga.post(CREDITS, {"edition": english.pk}).status_code == 403

"""Notes between colleagues: who writes, who is named, who is told; and the story untouched."""

from datetime import timedelta

import pytest
from django.db import connection
from django.template import Context, Template
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import noting, workflow
from articles.models import ArticleEvent, Note, NoteRecipient, Revision
from articles.rules import WorkflowError
from articles.snapshot import digest, dump, take
from staff.append_only import AppendOnlyError
from staff.permissions import Role
from tests.desk.typing_in import address, at_the_desk, fields_of
from tests.factories import (
    make_article,
    make_live_story,
    make_membership,
    make_person,
    make_service,
    public_address,
    stored,
)

pytestmark = pytest.mark.either

SCRIPT = {"HTTP_X_REQUESTED_WITH": "fetch"}
NUMBER = ">1</span></span></a>"
ON_THE_FRONT = """{% load notes %}{% notes_for_me as notices %}
{% include "admin/articles/article/includes/note_notices.html" %}"""


@pytest.fixture
def article(english, ana):
    return make_article(english, by=ana, slugline="FERRY")


def notes(article):
    return address(article, "notes")


def texts(rows):
    return [row.note.text for row in rows]


# ── Who may ──────────────────────────────────────────────────────────────────


def test_whoever_may_read_may_write_a_note(people, english):
    korean = make_service("korean")
    article = make_article(english, collaborations=(korean,))
    people.jun = make_person("jun", korean, Role.REPORTER)
    people.max = make_person("max")
    make_membership(people.max, make_service("house"), is_central=True)
    people.olga = make_person("olga", make_service("other"))
    for name in ("ana", "boris", "chiara", "pavel", "jun", "max", "vera", "olga"):
        client = at_the_desk(getattr(people, name))
        may = name not in ("vera", "olga")
        answer = client.post(notes(article), {"text": f"{name} asks: who says so?"})
        assert answer.status_code == (302 if may else 404), name
        asked = client.get(f"{notes(article)}people/").status_code
        assert asked == (200 if may else 404), name
    assert client.get(notes(article)).status_code == 404
    assert Note.objects.count() == 6


def test_notes_on_a_killed_story_are_for_chiefs(english, ana, boris, chiara, caplog):
    article = make_live_story(english, by=ana)
    noting.write(article, by=ana, text="Zsecret @boris")
    workflow.kill(article, by=chiara, reason="Danger.")
    assert at_the_desk(ana).get(notes(article)).status_code == 403
    assert at_the_desk(ana).post(notes(article), {"text": "No"}).status_code == 403
    assert noting.notices_for(boris) == []
    assert noting.notice_count(boris) == 0
    assert "Zsecret" in at_the_desk(chiara).get(notes(article)).content.decode()
    with pytest.raises(WorkflowError, match="@ana"):
        noting.write(article, by=chiara, text="@ana look")


def test_only_the_author_takes_a_note_back(english, article, ana, chiara, caplog):
    note = noting.write(article, by=ana, text="Zmistake")
    client = at_the_desk(chiara)
    assert client.post(f"{notes(article)}{note.pk}/take_back/").status_code == 403
    assert "take_back" in caplog.text
    noting.take_back(article, note.pk, by=ana)
    assert "Zmistake" not in client.get(notes(article)).content.decode()
    assert Note.objects.get().text == "Zmistake"


def test_a_note_of_another_story_is_not_found(english, article, ana):
    other = make_article(english, by=ana, headline="Other")
    note = noting.write(other, by=ana, text="There")
    answer = at_the_desk(ana).post(f"{notes(article)}{note.pk}/resolve/", **SCRIPT)
    assert (answer.status_code, answer.json()["error"]) == (
        400,
        "This story has no such note.",
    )


# ── Names ────────────────────────────────────────────────────────────────────


def test_the_named_the_answered_and_the_assignee_are_told(
    english, article, ana, boris, chiara, pavel
):
    article.assignee = boris
    article.save()
    first = noting.write(article, by=chiara, text="Is it 300, @Ana? Mail a@pavel.org.")
    why = NoteRecipient.objects.values_list("person__username", "why")
    assert set(why) == {("ana", "named"), ("boris", "assigned")}
    noting.write(article, by=ana, text="Yes. @pavel.", answers=first.pk)
    told = texts(noting.notices_for(chiara)), texts(noting.notices_for(pavel))
    assert told == (["Yes. @pavel."], ["Yes. @pavel."])
    assert noting.notice_count(ana) == 1  # her own answer is no news to her


@pytest.mark.parametrize("name", ["vera", "nobody"])
def test_nobody_is_named_who_may_not_see_the_story(article, ana, vera, name):
    """And whether there is such a person elsewhere is not told."""
    answer = at_the_desk(ana).post(notes(article), {"text": f"Ask @{name} about it"})
    html = answer.content.decode()
    assert answer.status_code == 400
    assert f"Nobody who can see this story is called @{name}." in html
    assert f"Ask @{name} about it</textarea>" in html
    assert not Note.objects.exists()


def test_names_are_offered_by_their_beginnings(english, article, ana, boris, vera):
    make_person("bella", english.service, last_name="Anders")
    ask = f"{notes(article)}people/"
    found = at_the_desk(ana).get(ask, {"q": "b"}).json()["results"]
    assert [person["username"] for person in found] == ["bella", "boris"]
    found = at_the_desk(ana).get(ask, {"q": "and\0"}).json()["results"]
    assert found == [{"username": "bella", "name": "Bella Anders"}]
    assert at_the_desk(ana).get(ask, {"q": "ver"}).json()["results"] == []


def test_a_collaborator_can_be_named_and_finds_it(english, persian, ana, vera):
    article = make_article(english, by=ana, collaborations=(persian.service,))
    noting.write(article, by=ana, text="Is the name right, @vera?")
    client = at_the_desk(vera)
    assert "1 note" in client.get("/admin/").content.decode()
    page = client.get("/admin/articles/article/notes/").content.decode()
    assert "Is the name right, @vera?" in page
    front = Template(ON_THE_FRONT).render(Context({"user": vera}))
    assert "Is the name right, @vera?" in front
    article.collaborations.all().delete()
    assert noting.notices_for(vera) == []


# ── Notes ────────────────────────────────────────────────────────────────────


def test_a_note_is_written_answered_resolved_and_opened_again(article, ana, boris):
    ana_, boris_ = at_the_desk(ana), at_the_desk(boris)
    page = ana_.get(notes(article)).content.decode()
    sent = fields_of(page) | {"text": "Who <b>says</b> so?", "passage": "The ferry"}
    answer = ana_.post(notes(article), sent)
    note = Note.objects.get()
    assert answer.url == f"{notes(article)}#note-{note.pk}"
    assert NUMBER in boris_.get(address(article)).content.decode()
    boris_.post(notes(article), {"text": "The port.", "answers": note.pk})
    boris_.post(f"{notes(article)}{note.pk}/resolve/")
    html = ana_.get(notes(article)).content.decode()
    for words in ("Who &lt;b&gt;says&lt;/b&gt; so?", "The port.", "Resolved by Boris"):
        assert words in html
    assert NUMBER not in boris_.get(address(article)).content.decode()
    ana_.post(f"{notes(article)}{note.pk}/reopen/")
    assert Note.objects.of(article).open().get() == note


def test_what_is_wrong_is_said_and_stays_in_its_field(article, ana):
    note = noting.write(article, by=ana, text="First")
    client = at_the_desk(ana)
    for text, sentence in (("  ", "Write something"), ("x" * 4001, "too long")):
        answer = client.post(notes(article), {"text": text}, **SCRIPT)
        assert sentence in answer.json()["error"]
    sent = {"text": "My answer @nobody", "answers": note.pk}
    html = client.post(notes(article), sent).content.decode()
    assert html.count("My answer @nobody") == 1
    noting.resolve(article, note.pk, by=ana)
    again = client.post(f"{notes(article)}{note.pk}/resolve/", **SCRIPT)
    assert again.json()["error"] == "This note is settled already."


def test_the_same_words_sent_twice_are_one_note(article, ana):
    for _ in range(2):
        noting.write(article, by=ana, text="Twice")
    assert Note.objects.count() == 1


def test_an_answer_to_an_answer_belongs_to_the_note(article, ana, boris):
    note = noting.write(article, by=ana, text="One")
    answer = noting.write(article, by=boris, text="Two", answers=note.pk)
    third = noting.write(article, by=ana, text="Three", answers=answer.pk)
    assert (third.parent, third.passage) == (note, "")


def test_what_was_written_never_changes(article, ana):
    note = noting.write(article, by=ana, text="As it was")
    note.text = "Otherwise"
    for change in (
        note.save,
        note.delete,
        Note.objects.all().delete,
        lambda: Note.objects.update(text="Otherwise"),
    ):
        with pytest.raises(AppendOnlyError):
            change()


def test_a_story_is_untouched_by_its_notes(client, english, ana, boris):
    article = make_live_story(english, by=ana)

    def story():
        now = stored(article)
        counts = Revision.objects.count(), ArticleEvent.objects.count()
        return now.version, now.changed_at, digest(take(now)), dump(take(now)), counts

    before = story()
    passage = "The ferry left Busan at dawn with 300 people aboard."
    note = noting.write(article, by=boris, text="Zsays who? @ana", passage=passage)
    noting.write(article, by=ana, text="Zthe port.", answers=note.pk)
    noting.resolve(article, note.pk, by=ana)
    assert story() == before
    preview = at_the_desk(ana).get(address(article, "preview"))
    for page in (preview, client.get(public_address(article))):
        assert "Zsays" not in page.content.decode()
        assert "note" not in page.content.decode().lower()


# ── What has been seen ───────────────────────────────────────────────────────


def test_opening_a_storys_notes_is_seeing_them(english, article, ana, boris):
    noting.write(article, by=ana, text="One @boris")
    other = make_article(english, by=ana, headline="Other")
    noting.write(other, by=ana, text="Two @boris")
    client = at_the_desk(boris)
    assert "2 notes" in client.get("/admin/").content.decode()
    client.get(f"{notes(article)}?panel")  # for the marks: nobody has looked yet
    assert noting.notice_count(boris) == 2
    client.post(f"{notes(article)}seen/")
    assert texts(noting.notices_for(boris)) == ["Two @boris"]
    client.get(notes(other))
    assert noting.notice_count(boris) == 0
    noting.write(other, by=ana, text="Three @boris")
    page = client.post("/admin/articles/article/notes/", follow=True)
    assert "Nothing waits for you." in page.content.decode()


def test_a_settled_note_waits_for_nobody(article, ana, boris, chiara):
    note = noting.write(article, by=ana, text="@boris?")
    noting.write(article, by=chiara, text="@boris, too", answers=note.pk)
    noting.resolve(article, note.pk, by=ana)
    assert noting.notice_count(boris) == 0


def test_a_paragraph_can_be_chosen_without_a_script(article, ana):
    article.body = "<p>One &amp; two.</p><ul><li><p>Three</p></li></ul>"
    article.save()
    html = at_the_desk(ana).get(notes(article)).content.decode()
    assert '<option value="One &amp; two.">1. One &amp; two.</option>' in html
    assert '<option value="Three">2. Three</option>' in html


def test_notes_cost_the_form_no_query_and_the_head_one(article, ana, boris):
    client = at_the_desk(ana)

    def cost():
        with CaptureQueriesContext(connection) as queries:
            client.get(address(article))
        return len(queries)

    few = cost()
    for number in range(9):
        noting.write(article, by=boris, text=f"Note {number} @ana")
    assert cost() <= min(few, 19)
    with CaptureQueriesContext(connection) as queries:
        client.get("/admin/articles/article/notes/")
    assert len(queries) <= 8


def test_a_note_is_settled_by_the_clock_of_its_edition(persian, vera):
    note = noting.write(make_article(persian, by=vera), by=vera, text="X")
    assert timezone.now() - note.at < timedelta(minutes=1)
    html = at_the_desk(vera).get(notes(note.article)).content.decode()
    assert "Tehran time" in html

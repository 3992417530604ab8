"""The page of a story on its source: what changed there, answered and closed at the desk."""

from datetime import timedelta

import lxml.html
import pytest
from django.utils import timezone

from articles import adapting, following, workflow
from articles.models import Adaptation, PublishedArticle, SourceTask
from articles.sealed_revisions import seal_revision
from articles.source_tasks import close_task, seen_by
from bylines.models import Contributor
from tests.articles.test_following import TEXT, adapt, body, edited, publish
from tests.desk.typing_in import address, at_the_desk, fields_of, said
from tests.factories import (
    make_agency,
    make_contributor,
    make_edition,
    make_live_story,
    make_membership,
    make_person,
    make_photo,
    make_service,
    stored,
)

pytestmark = pytest.mark.either
LIST = "/admin/articles/article/"


@pytest.fixture
def source(english, ana):
    return make_live_story(
        english, by=ana, body=body(TEXT), headline="Ferry sinks", slugline="FERRY-EN"
    )


@pytest.fixture
def adaptation(source, persian, vera):
    return adapt(source, persian, vera)


def page_of(person, adaptation, page="source"):
    answer = at_the_desk(person).get(address(adaptation.article, page))
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def text_of(html):
    main = lxml.html.fromstring(html).get_element_by_id("content-main")
    return " ".join(main.text_content().split())


def test_the_desk_reads_what_changed_word_by_word_and_answers_it(
    source, adaptation, ana, vera
):
    publish(source, ana, edited(3, 7), headline="Ferry sinks off Busan")
    client = at_the_desk(vera)
    html = page_of(vera, adaptation)
    words = text_of(html)
    for expected in ("Adapted from Newsroom", "off Busan", "کشتی غرق شد", "Really."):
        assert expected in words
    assert "<ins>off Busan</ins>" in html
    assert html.count('lang="en"') >= 3
    assert TEXT[5] not in words
    first, second, third = (row.pk for row in adaptation.changes.in_order())
    here = address(adaptation.article, "source")
    answer = client.post(here, {f"answer-{first}": "applied"}, follow=True)
    assert "1 change answered." in said(answer)
    answer = client.post(
        here, {"all": "not_for_us", "shown": [first, second, third]}, follow=True
    )
    assert "2 changes answered." in said(answer)
    assert "The rest was answered by somebody else" in said(answer)
    assert "Nothing is open" in text_of(page_of(vera, adaptation))
    answer = client.post(here, {}, follow=True)
    assert "Choose an answer" in said(answer)
    history = page_of(vera, adaptation, "history")
    assert "Changes of the source answered" in history
    assert "Not for us: 2" in history


def test_the_page_is_for_who_reads_the_adaptation_and_shows_no_working_copy(
    source, adaptation, ana, vera
):
    publish(source, ana, edited(3))
    type(source).objects.filter(pk=source.pk).update(headline="Unsaid yet")
    here = address(adaptation.article, "source")
    assert at_the_desk(ana).get(here).status_code in (302, 404)
    assert at_the_desk(vera).get(address(source, "source")).status_code in (302, 404)
    html = page_of(vera, adaptation)
    assert "Unsaid yet" not in html
    assert "Ferry sinks" in html


def test_nobody_is_named_whom_the_source_does_not_name(
    source, adaptation, ana, vera, english
):
    hidden = make_contributor("Lee Ara", english.service)
    Contributor.objects.filter(pk=hidden.pk).update(
        protection="pen_name", pen_name="A. Karimi"
    )
    source.bylines.create(contributor=hidden, order=1, place="Sinuiju")
    publish(source, ana, TEXT)
    html = page_of(vera, adaptation)
    assert "A. Karimi" in html
    assert "Lee Ara" not in html
    assert "Sinuiju" not in html
    assert "Lee Ara" not in str(adaptation.changes.values())


def test_pictures_services_and_kinds_are_said_in_words(
    source, adaptation, ana, vera, english
):
    photo = make_photo(english.service, title="Ferry at dawn")
    source.collaborations.create(service=make_agency("Northwire"), order=1)
    figure = (
        f'<figure data-photo="{photo.pk}"><figcaption>At dawn</figcaption></figure>'
    )
    publish(source, ana, lead_photo=photo, kind="analysis", body=body(TEXT) + figure)
    assert adaptation.changes.unanswered().count() == 4
    words = text_of(page_of(vera, adaptation))
    for expected in ("Northwire", "Analysis", f"Photo {photo.pk}", "At dawn"):
        assert expected in words
    assert photo.title not in words  # it is of another service


def test_a_task_is_closed_on_its_own_page_and_nowhere_else(
    source, adaptation, ana, vera, chiara, persian
):
    workflow.withdraw(stored(source), by=ana, reason="It was not true.")
    task = SourceTask.objects.get()
    client = at_the_desk(vera)
    here = address(adaptation.article, f"source/task/{task.pk}")
    unread = client.post(here, {"outcome": "taken_down"})
    assert "it is closed by who has read it" in unread.content.decode()
    form = fields_of(client.get(here).content.decode())
    other = at_the_desk(make_person("zahra", persian.service))
    assert "closed by who has read it" in other.post(here, form).content.decode()
    typed = form | {"outcome": "not_ours", "words": ""}
    assert "Say in words why" in client.post(here, typed).content.decode()
    assert at_the_desk(chiara).get(here).status_code in (302, 404)
    for page in (address(adaptation.article, "source"), LIST):
        client.post(page, form | {"outcome": "corrected", "all": "applied"})
    assert SourceTask.objects.open().get() == task
    done = client.post(
        here, form | {"outcome": "taken_down", "words": "At once."}, follow=True
    )
    assert "The task is closed." in said(done)
    assert "At once." in text_of(done.content.decode())
    history = page_of(vera, adaptation, "history")
    assert "Task from the source closed" in history


def test_form_list_and_first_page_say_what_the_source_asks(
    source, adaptation, ana, vera, persian
):
    publish(source, ana, edited(3, 7))
    assert "The source has changed: 2 places." in page_of(vera, adaptation, "change")
    assert "Source changed" in at_the_desk(vera).get(LIST).content.decode()
    group = first_page(vera)
    assert "2 places" in group
    workflow.hold(stored(source), by=ana)
    assert "Act by" in first_page(vera)
    past = timezone.now() - timedelta(minutes=5)
    SourceTask.objects.update(due_at=past)
    assert "is overdue since" in page_of(vera, adaptation, "change")
    parisa = make_person("parisa", persian.service, "chief")
    for person in (vera, parisa):
        assert "Overdue since" in first_page(person)
    assert "Source: act" in at_the_desk(vera).get(LIST).content.decode()


def first_page(person):
    root = lxml.html.fromstring(at_the_desk(person).get("/admin/").content.decode())
    found = root.xpath('//section[@id="group-sources"]')
    return " ".join(found[0].text_content().split()) if found else ""


def test_of_a_killed_source_neither_headline_nor_text_is_said(
    source, adaptation, ana, vera, chiara
):
    publish(source, ana, edited(3))
    workflow.kill(stored(source), by=chiara, reason="In danger.")
    task = SourceTask.objects.get()
    for page in ("source", f"source/task/{task.pk}"):
        html = page_of(vera, adaptation, page)
        for unsaid in ("Ferry sinks", "Really.", "In danger."):
            assert unsaid not in html
        assert "FERRY-EN" in html
    assert "Its readers are told only that the report was removed." in first_page(vera)


def test_the_desk_of_the_source_is_told_nothing_of_what_was_made_of_it(
    source, persian, ana, vera
):
    """Though it sees the story, which credits it."""
    article = adapting.adapt(source, persian, by=vera).article
    publish(source, ana, edited(3))
    workflow.hold(stored(source), by=ana)
    tie = Adaptation.objects.get(article=article)
    task = tie.tasks.get()
    close_task(
        task, by=vera, token=seen_by(vera, task), outcome="not_ours", words="Between us"
    )
    client = at_the_desk(ana)
    assert client.get(address(article)).status_code == 200
    for page in ("source", f"source/task/{task.pk}"):
        assert client.get(address(article, page)).status_code == 404
    shown = [client.get(page) for page in (LIST, address(article))]
    shown.append(client.get(address(article, "history")))
    for page in shown:
        html = page.content.decode()
        for unsaid in ("Source changed", "The source has changed", "Between us"):
            assert unsaid not in html
    central = make_person("hub")
    make_membership(central, make_service("hub"), "editor", is_central=True)
    assert "Between us" in page_of(central, tie, f"source/task/{task.pk}")


def test_a_sealed_text_of_the_source_is_shown_nowhere(source, adaptation, ana, vera):
    publish(source, ana, [*TEXT[:3], "Kim Minji saw it.", *TEXT[4:]])
    (row,) = adaptation.changes.all()
    following.answer(adaptation, {row.pk: "applied"}, by=vera)
    publish(source, ana, TEXT)
    assert "Kim Minji" in page_of(vera, adaptation)
    seal_revision(stored(source), 2, by=ana, reason="It names somebody.")
    html = page_of(vera, adaptation)
    assert "Kim Minji" not in html
    assert "sealed" in html
    parisa = make_person("parisa", adaptation.article.edition.service, "chief")
    assert "Kim Minji" not in page_of(parisa, adaptation)


def test_the_page_says_what_else_stands_in_the_way_of_the_source(
    source, adaptation, ana, vera, chiara, english
):
    workflow.set_legal_hold(stored(source), by=chiara, reason="Court")
    html = page_of(vera, adaptation)
    assert "A legal hold is on the source" in html
    assert "Court" not in html
    past = timezone.now() - timedelta(minutes=5)
    PublishedArticle.objects.update(expires_at=past, visible_until=past)
    assert "It has expired" in page_of(vera, adaptation)


def test_a_task_from_further_away_says_of_which_story_it_is(
    source, adaptation, ana, vera
):
    korean = make_edition(prefix="ko", language="ko", name="Korean")
    minji = make_person("minji", korean.service)
    again = adapt(adaptation.article, korean, minji)
    workflow.hold(stored(source), by=ana)
    task = again.tasks.get()
    said_there = text_of(page_of(minji, again, f"source/task/{task.pk}"))
    assert "the story of Newsroom, from which our source was made" in said_there

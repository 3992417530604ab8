"""Markup typed into every field comes out as the words it is, wherever it is shown."""

import pytest

from articles.models import Article, PublishedArticle
from banners import workflow as banner_workflow
from tests.desk.typing_in import (
    ADD,
    address,
    at_the_desk,
    credit,
    open_form,
    use,
)
from tests.factories import (
    make_agency,
    make_banner,
    make_box,
    make_contributor,
    make_photo,
    make_section,
    stored,
)

pytestmark = pytest.mark.either

EVIL = "\"'><script>alert(1)</script><img src=x onerror=alert(2)>"
OUT = ("<script>alert", "<img src=x")


def assert_harmless(page: str) -> None:
    found = [mark for mark in OUT if mark in page]
    assert found == []


@pytest.fixture
def story(english, ana):
    """A live story, evil in all that can be typed into it, through the real form."""
    section = make_section(english, "Evil", description=EVIL)
    type(section).objects.filter(pk=section.pk).update(name=EVIL[:80])
    photo = make_photo(english.service, title=EVIL, caption=EVIL, alt=EVIL, agency=EVIL)
    person = make_contributor(
        EVIL, english.service, slug="evil", bio=EVIL, job_title=EVIL
    )
    agency = make_agency("Evil", description=EVIL)
    type(agency).objects.filter(pk=agency.pk).update(name=EVIL, house=EVIL)
    make_box(english, name=EVIL[:80], heading=EVIL, text=EVIL, is_on_every_story=True)
    client = at_the_desk(ana)
    texts = (
        *("slugline", "kicker", "headline", "short_headline", "search_headline"),
        *("social_headline", "summary", "topic_names", "datelines", "lead_caption"),
        *("lead_alt", "content_warning", "notes"),
    )
    figure = f"<figure data-photo=\"{photo.pk}\" data-alt='{EVIL}'><figcaption>{EVIL}"
    typed = dict.fromkeys(texts, EVIL[:60]) | {
        "section": section.pk,
        "lead_photo": photo.pk,
        "body": f"<p>{EVIL}</p>{figure}</figcaption></figure><h2 onclick='x()'>x</h2>",
        "bylines-TOTAL_FORMS": 1,
        "collaborations-TOTAL_FORMS": 1,
        **credit("bylines", 0, contributor=person.pk, role="author", place=EVIL),
        **credit("bylines", 0, title=EVIL, order=1),
        **credit("collaborations", 0, service=agency.pk, kind="origin", order=1),
    }
    answer = client.post(ADD, open_form(client) | typed | {"_verb": "publish"})
    assert answer.status_code == 302
    banner_workflow.show(make_banner(english, wording=EVIL), by=ana)
    return PublishedArticle.objects.get()


def test_readers_pages_say_it_and_do_nothing(client, english, story):
    for place in (
        *(story.get_absolute_url(), "/", "/latest/", "/section/evil/"),
        *("/author/evil/", "/service/evil/"),
    ):
        answer = client.get(place)
        assert answer.status_code == 200, place
        assert_harmless(answer.content.decode())


def test_the_desk_says_it_and_does_nothing(english, ana, story):
    client = at_the_desk(ana)
    article = working_copy(story)
    use(client, article, "correct", text=EVIL)
    places = [
        address(article, page) for page in ("change", "preview", "history", "hold")
    ]
    lists = ("articles/article", "articles/topic", "photos/photo", "banners/banner")
    for place in (*places, "/admin/", *(f"/admin/{name}/" for name in lists)):
        answer = client.get(place)
        assert answer.status_code == 200, place
        assert_harmless(answer.content.decode())
    assert_harmless(client.get(story.get_absolute_url()).content.decode())


def test_a_withdrawal_says_its_reason_as_words(client, english, ana, story):
    desk = at_the_desk(ana)
    use(desk, working_copy(story), "withdraw", reason=EVIL)
    answer = client.get(story.get_absolute_url())
    assert answer.status_code == 410
    assert_harmless(answer.content.decode())


def working_copy(published):
    return stored(Article.objects.get(public_id=published.public_id))

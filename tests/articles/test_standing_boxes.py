"""Standing boxes: written once for an edition, on the stories that need them."""

import pytest

from articles.models import PublishedArticle
from tests.desk.typing_in import address, at_the_desk, open_form
from tests.factories import (
    make_article,
    make_box,
    make_live_story,
    public_address,
    stored,
)

pytestmark = pytest.mark.either


def page_of(client, story) -> str:
    return client.get(public_address(story)).content.decode()


def test_a_chosen_box_stands_on_its_story_and_on_no_other(client, english):
    box = make_box(
        english,
        heading="Help",
        text="Call us.\n\nDay or night.",
        link="tel:+15550100",
        link_words="Call now",
    )
    chosen = make_live_story(english, headline="One", boxes=(box,))
    other = make_live_story(english, headline="Two")
    page = page_of(client, chosen)
    assert "<p>Call us.</p>" in page
    assert '<a class="box__link" href="tel:+15550100">Call now</a>' in page
    assert "Call us." not in page_of(client, other)


@pytest.mark.parametrize(("place", "is_above"), [("top", True), ("end", False)])
def test_a_box_stands_above_or_below_the_text(client, english, place, is_above):
    box = make_box(english, place=place, text="Not independently verified.")
    page = page_of(client, make_live_story(english, boxes=(box,)))
    assert (page.index("Not independently") < page.index("The ferry left")) == is_above


def test_a_changed_box_is_right_on_the_next_request(client, english):
    box = make_box(english)
    story = make_live_story(english, boxes=(box,))
    box.text = "Another number."
    box.save()
    assert "Another number." in page_of(client, story)
    box.is_in_use = False
    box.save()
    assert "Another number." not in page_of(client, story)


def test_a_box_on_every_story_reaches_what_is_live_and_leaves_it_again(client, english):
    story = make_live_story(english)
    box = make_box(english, text="Read us safely.", is_on_every_story=True)
    assert "Read us safely." in page_of(client, story)
    box.is_on_every_story = False
    box.save()
    assert "Read us safely." not in page_of(client, story)


def test_a_box_of_another_edition_stands_nowhere_here(client, english, persian):
    foreign = make_box(persian, text="متن")
    make_box(persian, text="همه", is_on_every_story=True)
    page = page_of(client, make_live_story(english, boxes=(foreign,)))
    assert "متن" not in page
    assert "همه" not in page


def test_what_a_box_says_is_text_and_never_markup(client, english):
    box = make_box(english, heading="<b>Bold</b>", text="<script>alert(1)</script>")
    page = page_of(client, make_live_story(english, boxes=(box,)))
    assert "&lt;b&gt;Bold&lt;/b&gt;" in page
    assert "<script>alert" not in page


def test_an_editor_ticks_a_box_of_the_edition(english, persian, ana):
    mine, foreign = make_box(english), make_box(persian)
    story = make_article(english, by=ana)
    client = at_the_desk(ana)
    page = client.get(address(story)).content.decode()
    assert f'name="boxes" value="{mine.pk}"' in page
    assert f'name="boxes" value="{foreign.pk}"' not in page
    sent = open_form(client, story) | {"boxes": [mine.pk]}
    client.post(address(story), sent | {"_verb": "publish"})
    assert list(stored(story).boxes.all()) == [mine]
    sent = open_form(client, story) | {"boxes": [foreign.pk]}
    assert client.post(address(story), sent).status_code == 200
    assert list(stored(story).boxes.all()) == [mine]
    assert PublishedArticle.objects.count() == 1


@pytest.mark.parametrize(
    "link",
    ["javascript:alert(1)", "//evil.example", "https://a@b.example/", "http://x"],
)
def test_a_link_that_leads_astray_is_refused(english, ana, link):
    client = at_the_desk(ana)
    sent = {
        "edition": english.pk,
        "name": "Helpline",
        "text": "Call.",
        "link": link,
        "link_words": "Here",
        "place": "end",
    }
    answer = client.post("/admin/services/standingbox/add/", sent)
    assert "Write an address like" in answer.content.decode()

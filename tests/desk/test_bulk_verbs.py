"""One verb for several stories: asked first, done one by one, told in words."""

import lxml.html
import pytest
from django.utils import timezone

from articles import desk, workflow
from articles.models import Article, ArticleEvent, Notice
from articles.readers_side import ReadersState, readers_side
from tests.desk.typing_in import at_the_desk, fields_of, said
from tests.factories import make_article, make_live_story, stored

BULK = "/admin/articles/article/bulk/"


def choose(*stories):
    return [f"{story.pk}.{story.version}" for story in map(stored, stories)]


def ask(client, verb, chosen, **typed):
    return client.post(BULK, {"verb": verb, "chosen": chosen, "back": "?q=x", **typed})


def confirm(client, page, **typed):
    """Press the button of the page that asks."""
    form = lxml.html.fromstring(page.content.decode()).forms
    form = next(item for item in form if item.get("id") != "logout-form")
    chosen = [item.value for item in form.xpath('.//input[@name="chosen"]')]
    sent = fields_of(page.content.decode()) | {"chosen": chosen, "confirmed": "1"}
    return client.post(BULK, sent | typed, follow=True)


def state(story):
    return readers_side(story.public_id, timezone.now()).state


def lines(page):
    """What the page says of each story, will and will not."""
    root = lxml.html.fromstring(page.content.decode())
    return [
        " ".join(li.text_content().split())
        for li in root.xpath('//ul[@class="desk-plan__list"]/li')
    ]


def test_some_are_published_and_the_others_say_why_not(english, persian, ana, vera):
    good = make_article(english, slugline="GOOD")
    empty = make_article(english, slugline="EMPTY", body="")
    live = make_live_story(english, slugline="LIVE")
    theirs = make_article(
        persian, by=vera, slugline="THEIRS", collaborations=(english.service,)
    )
    unseen = make_article(persian, by=vera, slugline="UNSEEN")
    client = at_the_desk(ana)
    chosen = choose(good, empty, live, theirs, unseen)
    page = ask(client, "publish", chosen)
    good_line, empty_line, live_line, theirs_line = lines(page)
    assert good_line.startswith("GOOD ")
    assert "Write at least one sentence" in empty_line
    assert "exactly this text already" in live_line
    assert "ask an editor of Persian Service" in theirs_line
    assert "1 story is not there, or not yours to see." in page.content.decode()
    assert "UNSEEN" not in page.content.decode()
    assert state(good) == ReadersState.NOT_PUBLISHED  # nothing is done yet
    answer = confirm(client, page)
    assert answer.redirect_chain[-1][0].endswith("/article/?q=x")
    assert "“Publish”: 1 story done: GOOD." in said(answer)
    assert state(good) == ReadersState.LIVE
    assert state(empty) == ReadersState.NOT_PUBLISHED


def test_the_server_asks_again_of_each_story(english, persian, ana, vera, caplog):
    """Whatever the page said: a forged press is refused, and stops no other."""
    good = make_article(english, slugline="GOOD")
    theirs = make_article(
        persian, by=vera, slugline="THEIRS", collaborations=(english.service,)
    )
    unseen = make_article(persian, by=vera, slugline="UNSEEN")
    chosen = choose(theirs, unseen, good)
    answer = at_the_desk(ana).post(
        BULK, {"verb": "publish", "chosen": chosen, "confirmed": "1"}, follow=True
    )
    assert "2 stories are as they were:" in said(answer)
    assert "THEIRS: " in said(answer)
    assert "UNSEEN" not in said(answer)
    assert "1 story done: GOOD." in said(answer)
    assert {state(theirs), state(unseen)} == {ReadersState.NOT_PUBLISHED}
    assert "Refused" in caplog.text


def test_a_story_changed_meanwhile_is_left_alone(english, ana, chiara):
    first, second = (make_live_story(english, slugline=name) for name in ("A1", "B2"))
    client = at_the_desk(ana)
    chosen = choose(first, second)
    desk.keep(stored(first), by=chiara)
    page = ask(client, "hold", chosen)
    assert "It was changed after you opened the list" in lines(page)[1]
    chosen = choose(first, second)
    page = ask(client, "hold", chosen)
    desk.keep(stored(second), by=chiara)
    answer = confirm(client, page, reason="Checking.")
    assert "1 story done: A1." in said(answer)
    assert "B2: It was changed after you opened the list" in said(answer)
    assert (state(first), state(second)) == (ReadersState.HELD, ReadersState.LIVE)
    assert ArticleEvent.objects.get(action="held").detail["reason"] == "Checking."


def test_a_reason_that_is_needed_is_asked_for_and_nothing_is_lost(english, ana):
    stories = [make_live_story(english) for _number in range(2)]
    client = at_the_desk(ana)
    page = confirm(client, ask(client, "withdraw", choose(*stories)))
    assert "This field is required." in page.content.decode()
    assert not Notice.objects.exists()
    confirm(client, page, reason="The source was wrong.")
    assert {state(story) for story in stories} == {ReadersState.WITHDRAWN}
    assert [notice.text for notice in Notice.objects.all()] == [
        "The source was wrong."
    ] * 2


@pytest.mark.parametrize(
    ("verb", "prepare", "outcome"),
    [
        ("file", [], {"state": "in_review"}),
        ("mark_ready", [], {"state": "ready"}),
        ("spike", [], {"spiked_at__isnull": False}),
        ("put_back", ["spike"], {"spiked_at": None}),
        ("release", ["publish", "hold"], {"readers_digest__gt": ""}),
    ],
)
def test_each_verb_is_used_on_all_that_are_chosen(english, ana, verb, prepare, outcome):
    stories = [make_article(english) for _number in range(2)]
    for story in stories:
        for before in prepare:
            getattr(workflow, before)(stored(story), by=ana)
    client = at_the_desk(ana)
    answer = confirm(client, ask(client, verb, choose(*stories)))
    assert "2 stories done" in said(answer)
    assert Article.objects.filter(**outcome).count() == 2


def test_stories_are_handed_on_together_to_who_works_there(
    english, persian, ana, boris, vera
):
    stories = [make_article(english) for _number in range(2)]
    client = at_the_desk(ana)
    page = ask(client, "hand_to", choose(*stories))
    assert "Boris" in page.content.decode()
    assert "Vera" not in page.content.decode()
    answer = confirm(client, page)
    assert "Choose a colleague or a desk." in said(answer)
    page = ask(client, "hand_to", choose(*stories))
    answer = confirm(client, page, to=vera.pk)
    assert "Select a valid choice" in answer.content.decode()
    confirm(client, answer, to=boris.pk, desk="sub", note="Figures, please.")
    assert Article.objects.filter(assignee=boris, waits_at="sub").count() == 2


def test_a_story_whose_earlier_text_may_have_been_wrong_is_opened_first(english, ana):
    story = make_live_story(english, slugline="LIVE", body="<p>30 people.</p>")
    story.body = "<p>300 people.</p>"
    story.save()
    desk.keep(story, by=ana)
    client = at_the_desk(ana)
    page = ask(client, "publish", choose(story))
    assert "earlier text was wrong" in lines(page)[0]
    sent = {"verb": "publish", "chosen": choose(story), "confirmed": "1"}
    answer = client.post(BULK, sent, follow=True)
    assert "earlier text was wrong" in said(answer)


@pytest.mark.parametrize("verb", ["kill", "correct", "reinstate", "nonsense", ""])
def test_other_verbs_are_never_used_in_bulk(english, ana, verb):
    story = make_live_story(english)
    answer = ask(at_the_desk(ana), verb, choose(story), confirmed="1")
    assert answer.status_code == 403
    assert state(story) == ReadersState.LIVE


def test_choosing_nothing_says_so(english, ana, client):
    answer = at_the_desk(ana).post(
        BULK, {"verb": "hold", "chosen": ["x", "1.x", "9" * 30 + ".1"]}, follow=True
    )
    assert "Choose stories first" in said(answer)
    assert client.post(BULK, {"verb": "hold"}).status_code == 302  # to log in
    assert at_the_desk(ana).get(BULK).status_code == 405

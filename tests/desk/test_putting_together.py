"""The page on which two people's work on one story is put together, field by field."""

import lxml.html
import pytest

from articles import desk, workflow
from articles.admin.together import snapshot_of
from articles.models import ArticleTopic, Draft
from bylines.models import Byline
from tests.desk.typing_in import address, at_the_desk, credit, fields_of, open_form
from tests.factories import (
    make_agency,
    make_article,
    make_box,
    make_contributor,
    make_topic,
    stored,
)

BEGUN = "<p>One.</p><p>Two.</p><p>Three.</p>"


@pytest.fixture
def article(english, ana):
    lee = make_contributor("Lee", english.service)
    return make_article(
        english,
        by=ana,
        body=BEGUN,
        bylines=(lee,),
        collaborations=(make_agency("Reuters"),),
        topics=("Sea",),
        summary="As it began",
    )


def change(article, by, topics=(), bylines=None, **facts):
    """What somebody else saves meanwhile."""
    for name, value in facts.items():
        setattr(article, name, value)
    article.save()
    for name in topics:
        tag = make_topic(name, article.edition)
        ArticleTopic.objects.create(content_object=article, tag=tag)
    if bylines is not None:
        bylines(Byline.objects.filter(article=article))
    desk.keep(article, by=by)


@pytest.fixture
def collide(article, ana, boris):
    """Ana types while Boris saves; the page she gets, and her client."""

    def collide(mine, theirs):
        client = at_the_desk(ana)
        sent = open_form(client, article) | mine
        change(stored(article), boris, **theirs)
        page = client.post(address(article), sent)
        assert page.status_code == 409
        return client, page.content.decode()

    return collide


def together(html):
    return fields_of(html, "together")


def buttons(html):
    form = lxml.html.fromstring(html).get_element_by_id("together")
    return [button.get("name") for button in form.iter("button")]


def test_what_only_one_changed_needs_no_decision(article, collide):
    client, html = collide(
        {
            "headline": "Mine",
            "body": BEGUN.replace("One", "One, mine"),
            "topic_names": "Sea, Mine",
            "publish_at": "2030-01-01T09:00",
        },
        {
            "summary": "Theirs",
            "body": BEGUN.replace("Three", "Three, theirs"),
            "topics": ["Theirs"],
            "kind": "analysis",
        },
    )
    assert 'type="radio"' not in html
    assert "Nothing has to be decided" in html
    done = client.post(address(article), together(html) | {"_save": "1"})
    assert done.status_code == 302
    saved = stored(article)
    assert (saved.headline, saved.summary) == ("Mine", "Theirs")
    assert saved.body == "<p>One, mine.</p><p>Two.</p><p>Three, theirs.</p>"
    assert saved.kind == "analysis"
    assert saved.publish_at.isoformat() == "2030-01-01T09:00:00+00:00"
    names = {item.tag.name for item in saved.topic_items.all()}
    assert names == {"Sea", "Mine", "Theirs"}


def test_a_standing_box_is_said_by_its_name(english, article, collide):
    article.boxes.add(make_box(english))
    _client, html = collide({"headline": "Mine"}, {"summary": "Theirs"})
    assert "Helpline" in html
    assert "StandingBox" not in html


def test_of_what_both_changed_one_is_chosen(article, collide):
    client, html = collide({"headline": "Mine"}, {"headline": "Theirs", "notes": "N"})
    assert "Which is right?" in html
    sent = together(html)
    assert sent["headline"] == "Mine"
    client.post(address(article), sent | {"headline": "Theirs", "_save": "1"})
    saved = stored(article)
    assert (saved.headline, saved.notes) == ("Theirs", "N")


def test_both_versions_of_a_paragraph_stand_until_somebody_tidies(article, collide):
    client, html = collide(
        {"body": BEGUN.replace("Two", "Two, mine")},
        {"body": BEGUN.replace("Two", "Two, theirs")},
    )
    assert buttons(html) == ["_reopen"]
    again = client.post(address(article), together(html) | {"_reopen": "1"})
    form = fields_of(again.content.decode(), "article_form")
    both = "<p>One.</p><p>Two, theirs.</p><p>Two, mine.</p><p>Three.</p>"
    assert form["body"].strip() == both
    assert "It is not saved yet." in again.content.decode()
    assert client.post(address(article), form).status_code == 302
    assert stored(article).body == both


def test_a_verb_alone_asks_for_no_decision(article, ana, boris):
    client = at_the_desk(ana)
    sent = open_form(client, article) | {"headline": "Mine"}
    workflow.file(stored(article), by=boris)
    html = client.post(address(article), sent).content.decode()
    assert "Nothing has to be decided" in html
    client.post(address(article), together(html) | {"_save": "1"})
    assert stored(article).headline == "Mine"


def test_with_whom_a_verb_has_put_it_is_no_decision(article, ana, boris):
    workflow.file(stored(article), by=boris)
    writer = at_the_desk(boris)
    sent = open_form(writer, article) | {"headline": "Mine"}
    workflow.send_back(stored(article), by=ana, note="Say who counted.")
    html = writer.post(address(article), sent).content.decode()
    assert "Nothing has to be decided" in html
    again = together(html)
    assert (
        again["assignee"] == again["base_assignee"] == str(stored(article).assignee_id)
    )
    writer.post(address(article), again | {"_save": "1"})
    assert stored(article).assignee_id is not None
    assert stored(article).headline == "Mine"


def test_with_whom_both_put_it_is_chosen(article, ana, boris, chiara):
    client = at_the_desk(ana)
    sent = open_form(client, article) | {"assignee": str(chiara.pk)}
    workflow.hand_to(stored(article), to=boris, by=chiara)
    html = client.post(address(article), sent).content.decode()
    assert "Both of you changed this" in html


def test_without_a_common_text_everything_is_chosen(article, collide):
    _client, html = collide(
        {"headline": "Mine", "body": "<p>Mine</p>", "base_revision": "77"},
        {"headline": "Theirs"},
    )
    sent = together(html)
    assert (sent["headline"], sent["body"]) == ("Mine", "<p>Mine</p>")


def test_only_a_revision_of_the_story_is_a_common_text(article, ana):
    assert snapshot_of(article, "1", ana).headline == article.headline
    for number in ("", "x", "0", "9" * 11, "77", "１", "-1"):
        assert snapshot_of(article, number, ana) is None


TAKEN_AWAY = {"bylines": lambda rows: rows.delete()}


class TestRows:
    def credits(self, article):
        return sorted(
            (row.contributor.name, row.place) for row in stored(article).bylines.all()
        )

    def row(self, person, number, **facts):
        facts = {"contributor": person.pk, "role": "author", "order": number} | facts
        return {"bylines-TOTAL_FORMS": number + 1, **credit("bylines", number, **facts)}

    def test_rows_of_both_stand(self, english, article, collide):
        park, kim = (make_contributor(n, english.service) for n in ("Park", "Kim"))
        theirs = {"contributor": kim, "place": "Seoul", "order": 2}
        client, html = collide(
            self.row(park, 1),
            {"bylines": lambda rows: rows.create(article=article, **theirs)},
        )
        client.post(address(article), together(html) | {"_save": "1"})
        assert self.credits(article) == [("Kim", "Seoul"), ("Lee", ""), ("Park", "")]

    def test_a_row_that_the_other_took_away_goes(self, article, collide):
        client, html = collide({"headline": "M"}, TAKEN_AWAY)
        client.post(address(article), together(html) | {"_save": "1"})
        assert self.credits(article) == []

    def test_what_was_typed_in_a_row_that_is_gone_is_kept(self, article, collide):
        typed = {"bylines-0-place": "Busan"}
        client, html = collide(typed, TAKEN_AWAY)
        done = client.post(address(article), together(html) | {"_save": "1"})
        assert done.status_code == 302
        assert self.credits(article) == [("Lee", "Busan")]

    def test_places_and_titles_are_merged_inside_a_row(self, article, collide):
        theirs = {"bylines": lambda rows: rows.update(place="Ulsan")}
        client, html = collide({"bylines-0-title": "Editor"}, theirs)
        client.post(address(article), together(html) | {"_save": "1"})
        row = stored(article).bylines.get()
        assert (row.place, row.title) == ("Ulsan", "Editor")

    def test_a_row_that_i_took_away_stays_away(self, article, collide):
        client, html = collide({"bylines-0-DELETE": "on"}, {"headline": "Theirs"})
        client.post(address(article), together(html) | {"_save": "1"})
        assert self.credits(article) == []
        assert stored(article).headline == "Theirs"


def test_discarding_mine_leaves_nothing_to_be_offered(article, ana, collide):
    client, html = collide({"headline": "Mine"}, {"headline": "Theirs"})
    discard = lxml.html.fromstring(html).forms[-1]
    answer = client.post(discard.get("action"), dict(discard.form_values()))
    assert answer.url == address(article)
    assert not Draft.objects.of(ana).unsaved().exists()
    assert stored(article).headline == "Theirs"

"""Two people, one story: nothing that anybody typed is lost."""

import pytest

from articles import desk as desk_verbs
from articles.models import Revision
from tests.desk.typing_in import (
    address,
    at_the_desk,
    credit,
    fields_of,
    open_form,
    press,
    said,
)
from tests.factories import (
    make_agency,
    make_article,
    make_contributor,
    make_live_story,
    stored,
)

MINE = {
    "slugline": "MINE",
    "headline": "My headline",
    "summary": "My summary\nof two lines, <b>&amp; more</b>",
    "body": "<p>My own text.</p>",
    "topic_names": "Mine, Own",
    "notes": "  My notes\n",
    "lead_caption": "\nA caption that begins with a line",
}


@pytest.fixture
def article(english, ana):
    lee = make_contributor("Lee", english.service)
    return make_article(
        english, by=ana, bylines=(lee,), collaborations=(make_agency("Reuters"),)
    )


@pytest.fixture
def collide(article, ana, boris):
    """Ana's form is open while Boris saves; she then sends hers."""

    def collide(**typed):
        client = at_the_desk(ana)
        sent = open_form(client, article) | MINE | typed
        press(at_the_desk(boris), article, headline="Their headline")
        return client, client.post(address(article), sent)

    return collide


def carried(page):
    """What is sent for my text alone; on a verb's page, all there is."""
    html = page.content.decode()
    return fields_of(html, "mine" if 'id="mine"' in html else None)


def test_a_stale_form_is_refused_with_both_texts(article, collide):
    _client, page = collide()
    assert page.status_code == 409
    html = page.content.decode()
    assert "Boris changed this story" in html
    assert "Their headline" in html
    assert "My headline" in html
    assert "desk-piece--mine" in html
    assert stored(article).headline == "Their headline"


def test_everything_typed_is_carried_on(collide):
    _client, page = collide()
    kept = carried(page)
    for name, value in MINE.items():
        assert kept[name].replace("\r\n", "\n") == value, name


def test_mine_is_saved_over_theirs(article, collide):
    client, page = collide()
    answer = client.post(address(article), carried(page) | {"_save": "1"})
    assert answer.status_code == 302
    saved = stored(article)
    assert (saved.headline, saved.body) == ("My headline", MINE["body"])
    theirs = [r.snapshot.headline for r in Revision.objects.all()]
    assert "Their headline" in theirs


def test_mine_is_edited_on(article, collide):
    client, page = collide()
    again = client.post(address(article), carried(page) | {"_reopen": "1"})
    assert again.status_code == 200
    form = fields_of(again.content.decode(), "article_form")
    assert form["headline"] == "My headline"
    assert stored(article).headline == "Their headline"
    assert client.post(address(article), form).status_code == 302
    assert stored(article).headline == "My headline"


def test_a_second_collision_is_seen_too(article, collide, boris):
    client, page = collide()
    press(at_the_desk(boris), article, headline="Their second")
    answer = client.post(address(article), carried(page) | {"_save": "1"})
    assert answer.status_code == 409
    assert carried(answer)["headline"] == "My headline"
    assert stored(article).headline == "Their second"


@pytest.mark.parametrize("version", ["", "0", "x", "-1", "9" * 40, "1 ", "１"])
def test_a_form_without_a_good_version_is_refused(article, ana, version):
    client = at_the_desk(ana)
    sent = open_form(client, article) | MINE | {"base_version": version}
    assert client.post(address(article), sent).status_code == 409
    assert stored(article).headline != "My headline"


def test_a_form_without_any_version_is_refused(article, ana):
    client = at_the_desk(ana)
    sent = open_form(client, article) | MINE
    del sent["base_version"]
    assert client.post(address(article), sent).status_code == 409


def test_nothing_is_bound_before_the_version_is_known(article, ana):
    answer = at_the_desk(ana).post(address(article), {"headline": "x" * 500})
    assert answer.status_code == 409
    assert carried(answer)["headline"] == "x" * 500


def test_a_pressed_verb_is_not_used_on_a_stale_form(article, collide):
    _client, page = collide(_verb="publish")
    assert page.status_code == 409
    assert "_verb" not in carried(page)


class TestCredits:
    """Rows, too, end up exactly as the person sees them."""

    def typed(self, english):
        park = make_contributor("Park", english.service)
        return {
            "bylines-TOTAL_FORMS": 2,
            **credit("bylines", 1, contributor=park.pk, role="author", order=5),
        }

    def names(self, article):
        return [row.contributor.name for row in stored(article).bylines.all()]

    def test_rows_are_compared(self, english, collide):
        _client, page = collide(**self.typed(english))
        assert "Reporter, Park" in page.content.decode().replace(
            "Park, Reporter", "Reporter, Park"
        )

    def test_my_rows_win_over_added_ones(self, english, article, ana, boris):
        kim = make_contributor("Kim", english.service)
        client = at_the_desk(ana)
        sent = open_form(client, article) | self.typed(english)
        theirs = {
            "bylines-TOTAL_FORMS": 2,
            **credit("bylines", 1, contributor=kim.pk, role="author", order=9),
        }
        press(at_the_desk(boris), article, **theirs)
        page = client.post(address(article), sent)
        assert client.post(address(article), carried(page)).status_code == 302
        assert sorted(self.names(article)) == ["Lee", "Park"]

    def test_my_rows_survive_those_that_are_gone(self, english, article, ana, boris):
        client = at_the_desk(ana)
        sent = open_form(client, article) | self.typed(english)
        press(at_the_desk(boris), article, **{"bylines-0-DELETE": "on"})
        page = client.post(address(article), sent)
        assert client.post(address(article), carried(page)).status_code == 302
        assert sorted(self.names(article)) == ["Lee", "Park"]

    def test_forged_counts_of_rows_harm_nothing(self, article, ana):
        for count in ("x", "-5", "99999999999999", ""):
            sent = {"bylines-TOTAL_FORMS": count, "headline": "Mine"}
            assert at_the_desk(ana).post(address(article), sent).status_code == 409


class TestVerbs:
    """The pages of verbs carry the version too."""

    @pytest.fixture
    def story(self, english):
        return make_live_story(english)

    def test_a_stale_verb_is_refused_and_its_words_are_kept(self, story, ana, boris):
        client = at_the_desk(ana)
        page = client.get(address(story, "withdraw")).content.decode()
        sent = fields_of(page) | {"reason": "A long and careful reason"}
        press(at_the_desk(boris), story, headline="Changed meanwhile")
        answer = client.post(address(story, "withdraw"), sent)
        assert answer.status_code == 409
        kept = carried(answer)
        assert kept["reason"] == "A long and careful reason"
        assert stored(story).version == int(kept["base_version"])
        again = client.post(address(story, "withdraw"), kept | {"_reopen": "1"})
        assert "A long and careful reason" in again.content.decode()
        done = client.post(address(story, "withdraw"), kept)
        assert done.status_code == 302

    @pytest.mark.parametrize("version", [None, "", "x", "0"])
    def test_a_verb_without_a_good_version_is_refused(self, story, ana, version):
        sent = {} if version is None else {"base_version": version}
        answer = at_the_desk(ana).post(address(story, "hold"), sent)
        assert answer.status_code == 409
        assert stored(story).version == story.version

    def test_a_verb_makes_every_open_form_stale(self, story, ana, boris):
        client = at_the_desk(boris)
        sent = open_form(client, story) | MINE
        at_the_desk(ana).post(address(story, "hold"), {"base_version": story.version})
        page = client.post(address(story), sent)
        assert page.status_code == 409
        assert "Ana changed this story" in page.content.decode()


class TestGoingBack:
    """An earlier revision becomes the working copy again."""

    @pytest.fixture
    def story(self, english, ana):
        article = make_article(english, by=ana, headline="First")
        press(at_the_desk(ana), article, headline="Second")
        return stored(article)

    def go_back(self, client, story, **sent):
        sent = {"base_version": story.version, "number": 1} | sent
        return client.post(address(story, "go_back"), sent, follow=True)

    def test_an_earlier_text_comes_back(self, story, ana):
        page = self.go_back(at_the_desk(ana), story)
        assert "The earlier text is on the desk again." in said(page)
        assert stored(story).headline == "First"
        assert Revision.objects.of(story).count() == 3

    def test_a_stale_page_brings_nothing_back(self, story, ana, boris):
        press(at_the_desk(boris), story, headline="Third")
        client = at_the_desk(ana)
        page = self.go_back(client, story)
        assert page.status_code == 409
        assert stored(story).headline == "Third"
        client.post(address(story, "go_back"), carried(page))
        assert stored(story).headline == "First"

    @pytest.mark.parametrize("number", ["99", "x", "", "-1"])
    def test_a_revision_that_is_not_there_is_refused(self, story, ana, number):
        page = self.go_back(at_the_desk(ana), story, number=number)
        assert "no such revision" in said(page)
        assert stored(story).headline == "Second"

    def test_another_service_goes_nowhere(self, story, vera):
        assert self.go_back(at_the_desk(vera), story).status_code == 404


def test_keeping_raises_the_version(english, ana):
    article = make_article(english)
    before = article.version
    desk_verbs.keep(article, by=ana)
    assert article.version == before + 1

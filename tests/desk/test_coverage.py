"""The coverage board: what it says of whom to whom, what it costs, and what it offers."""

from datetime import timedelta
from urllib.parse import quote

import pytest
import time_machine
from django.db import connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import offering, workflow
from articles.admin.collisions import last_change
from articles.admin.offering import unsaid_to
from articles.coverage import asked_of, board
from articles.models import Article, Offer, PublishedArticle
from staff.models import User
from tests.desk.test_front import UNCOUNTED, groups_of
from tests.desk.typing_in import address, at_the_desk, fields_of, said
from tests.factories import (
    make_article,
    make_edition,
    make_live_story,
    make_membership,
    make_person,
    make_service,
    stored,
)

BOARD = "/admin/coverage/"


@pytest.fixture
def korean(db):
    return make_edition(
        make_service("korean"), name="뉴스룸", language="ko", prefix="ko"
    )


@pytest.fixture
def soo(korean):
    return make_person("soo", korean.service)


def board_of(person, query=""):
    """The board as this person gets it at their next request."""
    person = User.objects.get(pk=person.pk)
    return board(asked_of(QueryDict(query)), person, timezone.now())


def cells(drawn):
    return [cell for row in drawn.rows for cell in row.cells]


def cell(drawn, article, edition):
    """What stands in it, the button apart."""
    name = f"cell-{article.story_id}-{edition.pk}"
    (found,) = [cell for cell in cells(drawn) if cell.name == name]
    return " ".join(filter(None, [found.state, *found.lines, found.quote]))


def titles(drawn):
    return [row.title for row in drawn.rows]


def buttons(drawn):
    """Each button's verb, and what it sends."""
    found = [p for each in cells(drawn) for p in each.presses]
    found += [row.to_all for row in drawn.rows if row.to_all]
    return {(press.verb, press.target) for press in found}


# ── What stands in a cell ────────────────────────────────────────────────────


def test_it_tells_how_long_after_the_first_each_edition_had_it(
    english, persian, korean, ana, vera
):
    article = make_live_story(english, by=ana, slugline="FERRY")
    version = offering.take(article, persian, by=vera).article
    assert cell(board_of(ana), article, english) == "First"
    assert cell(board_of(ana), article, persian) == "In work"
    assert cell(board_of(vera), article, persian) == "In work Draft With Vera"
    workflow.publish(stored(version), by=vera)
    PublishedArticle.objects.filter(edition=persian).update(
        first_published_at=timezone.now() + timedelta(hours=2, minutes=10, seconds=9)
    )
    assert cell(board_of(ana), article, persian) == "+2 h 10 min"
    assert cell(board_of(ana), article, korean) == ""


def test_an_offer_and_a_reason_are_for_the_two_sides_of_it(
    english, persian, korean, ana, vera, soo
):
    article = make_live_story(english, by=ana)
    offering.offer(article, [persian], by=ana, note="Pictures are free.")
    for person in (ana, vera):
        assert "Offered Ana, " in cell(board_of(person), article, persian)
        assert "Pictures are free." in cell(board_of(person), article, persian)
    assert cell(board_of(soo), article, persian) == "Offered"
    offering.decline(article, persian, by=vera, reason="No readers there.")
    for person in (ana, vera):
        assert "Declined Vera, " in cell(board_of(person), article, persian)
        assert "No readers there." in cell(board_of(person), article, persian)
    assert cell(board_of(soo), article, persian) == "Declined"


def test_what_was_stopped_is_said_to_be_and_a_killed_headline_is_not_repeated(
    english, persian, korean, ana, chiara, vera
):
    article = make_live_story(english, by=ana, headline="A dreadful claim")
    for edition in (persian, korean):
        person = vera if edition == persian else make_person("soo", edition.service)
        version = offering.take(article, edition, by=person).article
        Article.objects.filter(pk=version.pk).update(headline="A sober one")
        workflow.publish(stored(version), by=person)
    workflow.hold(Article.objects.get(edition=korean), by=person)
    workflow.kill(stored(article), by=chiara, reason="Libel")
    for person in (ana, vera):
        drawn = board_of(person)
        assert cell(drawn, article, english) == "Killed"
        assert cell(drawn, article, korean) == "On hold"
        assert cell(drawn, article, persian) == "First"
        assert b"dreadful" not in at_the_desk(person).get(BOARD).content


def test_an_embargo_and_a_legal_hold_are_loud_on_the_offer(english, persian, ana, vera):
    until = timezone.now() + timedelta(hours=3)
    article = make_article(english, by=ana, embargo_until=until, has_legal_hold=True)
    offering.offer(article, [persian], by=ana)
    (row,) = board_of(vera).rows
    assert row.flags[0].startswith("Embargo until")
    assert row.flags[1] == "A legal hold is on."
    for page in ("/admin/", address(article)):
        assert b"Embargo until" in at_the_desk(vera).get(page).content


# ── The fence ────────────────────────────────────────────────────────────────


def test_what_is_not_live_not_offered_and_not_ones_own_is_on_no_board(
    english, persian, korean, ana, vera, soo
):
    secret = make_article(english, by=ana, slugline="SECRET", headline="A secret")
    offering.offer(secret, [persian], by=ana)
    live = make_live_story(english, by=ana, slugline="FERRY-DESK")
    assert titles(board_of(ana)) == ["FERRY-DESK", "SECRET"]
    assert titles(board_of(vera)) == [live.headline, "SECRET"]  # no slugline elsewhere
    assert titles(board_of(soo)) == [live.headline]
    assert titles(board_of(soo, "only=offered&since=30")) == []
    central = make_person("central")
    make_membership(central, make_service(), "reporter", is_central=True)
    assert titles(board_of(central)) == ["FERRY-DESK", "SECRET"]
    assert "Offered Ana, " in cell(board_of(central), secret, persian)
    assert buttons(board_of(central)) == set()
    offering.decline(secret, persian, by=vera, reason="No.")
    asked, other = titles(board_of(vera))  # what it is called now is not theirs to read
    assert asked.startswith("Offered by Ana, ")
    assert other == live.headline
    assert titles(board_of(soo)) == [live.headline]
    assert b"secret" not in at_the_desk(vera).get(BOARD).content.lower()
    assert at_the_desk(make_person("nobody")).get(BOARD).status_code == 403


def test_work_elsewhere_lifts_no_story_for_others(
    english, persian, korean, ana, vera, soo
):
    with time_machine.travel(timezone.now() - timedelta(days=9)):
        article = make_live_story(english, by=ana)
    assert titles(board_of(soo)) == []
    offering.take(article, persian, by=vera)
    assert titles(board_of(soo)) == []
    assert titles(board_of(ana)) == titles(board_of(vera)) == [article.slugline]


# ── The buttons ──────────────────────────────────────────────────────────────


def test_each_person_finds_the_buttons_of_their_roles(
    english, persian, korean, ana, boris, vera, pavel
):
    article = make_live_story(english, by=ana)
    pk = article.pk
    both = {("offer", f"{pk}-{persian.pk}"), ("offer", f"{pk}-{korean.pk}")}
    assert buttons(board_of(ana)) == both | {("offer", f"{pk}-all")}
    assert [row.offering for row in board_of(ana).rows] == [address(article, "offer")]
    assert [row.offering for row in board_of(vera).rows] == [""]
    assert buttons(board_of(boris)) == buttons(board_of(pavel)) == set()
    assert buttons(board_of(vera)) == {("take", f"{pk}-{persian.pk}")}
    declines = [cell.declines for cell in cells(board_of(vera)) if cell.declines]
    assert declines == [f"{pk}-{persian.pk}"]
    offering.offer(article, [persian], by=ana)
    assert ("retract", f"{pk}-{persian.pk}") in buttons(board_of(ana))


def test_a_press_is_told_and_leads_back_to_its_cell(
    english, persian, korean, ana, vera
):
    article = make_live_story(english, by=ana)
    target = f"{article.pk}-{persian.pk}"
    place = f"#cell-{article.story_id}-{persian.pk}"
    back = "since=7&next=//evil.example"
    desk, hers = at_the_desk(ana), at_the_desk(vera)

    def press(client, verb, target=target, **typed):
        sent = {"target": target, "back": back} | typed
        return client.post(f"{BOARD}{verb}/", sent, follow=True)

    to_all = press(desk, "offer", f"{article.pk}-all")
    assert to_all.redirect_chain[-1][0] == f"{BOARD}?since=7#row-{article.story_id}"
    assert "Offered to" in said(to_all)
    declined = press(hers, "decline", reason="No readers.")
    assert declined.redirect_chain[-1][0] == f"{BOARD}?since=7{place}"
    assert "Declined for" in said(declined)
    again = press(hers, "decline", reason="My long reason.")
    assert "has declined it already. You had written: My long reason." in said(again)
    assert "is taken back" in said(press(desk, "retract"))
    taken = press(hers, "take")
    assert "It is a draft with you. Open it" in said(taken)
    assert "has this story already" in said(press(hers, "take"))
    assert "Nothing is left to offer" in said(press(desk, "offer"))


def test_a_target_that_is_none_is_not_found(english, ana):
    make_article(english, by=ana)
    client = at_the_desk(ana)
    for verb, target in (("offer", ""), ("take", "999999-1"), ("decline", "1-all")):
        sent = {"target": target, "reason": "No."}
        assert client.post(f"{BOARD}{verb}/", sent).status_code == 404
    assert client.get(f"{BOARD}offer/").status_code == 405


@pytest.mark.parametrize("moment", ["0001-01-01T00:00:00+23:00", "9999-12-31T23:00-09"])
def test_a_place_beyond_all_time_is_the_beginning(english, ana, moment):
    article = make_live_story(english, by=ana)
    client, before = at_the_desk(ana), f"before={quote(moment + '~5')}"
    assert client.get(f"{BOARD}?{before}").status_code == 200
    sent = {"target": f"{article.pk}-{english.pk}", "reason": "No.", "back": before}
    assert client.post(f"{BOARD}decline/", sent).status_code == 302


def test_nobody_learns_by_retracting_whether_there_is_an_offer(
    english, persian, ana, vera
):
    article = make_article(english, by=ana)
    sent = {"target": f"{article.pk}-{persian.pk}"}
    assert at_the_desk(vera).post(f"{BOARD}retract/", sent).status_code == 403
    assert at_the_desk(ana).post(f"{BOARD}retract/", sent).status_code == 404


def in_cell(person, article, edition):
    """The verbs that the person can press there."""
    name = f"cell-{article.story_id}-{edition.pk}"
    (found,) = [each for each in cells(board_of(person)) if each.name == name]
    return {p.verb for p in found.presses} | ({"decline"} if found.declines else set())


def test_an_offer_is_declined_whatever_became_of_its_story(
    english, persian, ana, chiara, vera
):
    article = make_live_story(english, by=ana)
    offering.offer(article, [persian], by=ana)
    assert in_cell(vera, article, persian) == {"take", "decline"}
    workflow.withdraw(stored(article), by=chiara, reason="Wrong.")
    assert in_cell(vera, article, persian) == {"decline"}
    front = at_the_desk(vera).get("/admin/").content.decode()
    form = at_the_desk(vera).get(address(article)).content.decode()
    assert f"{address(article)}#held-out-heading" in front
    assert 'id="held-out-heading"' in form
    assert "/coverage/take/" not in front + form
    offering.decline(article, persian, by=vera, reason="Withdrawn.")
    assert in_cell(ana, article, persian) == {"retract"}


def test_a_legal_hold_keeps_back_what_is_not_live(english, persian, ana, vera):
    article = make_article(english, by=ana, has_legal_hold=True)
    offering.offer(article, [persian], by=ana)
    assert in_cell(vera, article, persian) == {"decline"}


def test_who_declined_takes_it_after_all_on_the_board(english, persian, ana, vera):
    article = make_article(english, by=ana)
    offering.offer(article, [persian], by=ana)
    sent = {"target": f"{article.pk}-{persian.pk}", "reason": "No."}
    done = at_the_desk(vera).post(f"{BOARD}decline/", sent, follow=True)
    assert "Take undoes it." in said(done)
    assert in_cell(vera, article, persian) == {"take"}
    assert in_cell(ana, article, persian) == {"offer", "retract"}
    Article.objects.filter(pk=article.pk).update(has_legal_hold=True)
    Offer.objects.update(state="open")
    done = at_the_desk(vera).post(f"{BOARD}decline/", sent, follow=True)
    assert "Take undoes it." not in said(done)


def test_an_edition_whose_own_version_was_killed_takes_it_anew(
    english, persian, ana, vera
):
    article = make_live_story(english, by=ana)
    version = offering.take(article, persian, by=vera).article
    workflow.publish(stored(version), by=vera)
    chief = make_person("chief", persian.service, "chief")
    workflow.kill(stored(version), by=chief, reason="Libel")
    assert in_cell(vera, article, persian) == set()
    offering.offer(article, [persian], by=ana)
    assert in_cell(vera, article, persian) == {"take", "decline"}


def test_pressing_twice_leads_to_what_the_first_press_made(english, persian, ana, vera):
    article = make_article(english, by=ana)
    offering.offer(article, [persian], by=ana)
    sent = {"target": f"{article.pk}-{persian.pk}", "back": "front"}
    for words in ("It is a draft with you", "has this story already"):
        done = at_the_desk(vera).post(f"{BOARD}take/", sent, follow=True)
        assert words in said(done)
        mine = Article.objects.get(edition=persian)
        assert done.redirect_chain[-1][0] == address(mine)


def test_what_other_editions_did_is_no_change_of_the_text(english, persian, ana, vera):
    article = make_live_story(english, by=ana)
    soo = make_person("soo", make_edition(make_service(), prefix="ko").service)
    before = last_change(stored(article), ana)
    offering.offer(article, [persian], by=ana)
    assert "adapted_for" in unsaid_to(soo, article)
    offering.take(article, persian, by=vera)
    after = last_change(stored(article), ana)
    assert (after.who, after.action) == (before.who, before.action)


# ── Filters and pages ────────────────────────────────────────────────────────


def test_filters_leave_what_they_say(english, persian, ana, vera):
    ours = make_live_story(english, by=ana, slugline="OURS", kind="analysis")
    theirs = make_live_story(persian, by=vera, slugline="THEIRS")
    held_out = make_article(persian, by=vera, slugline="HELD-OUT")
    offering.offer(held_out, [english], by=vera)
    with time_machine.travel(timezone.now() - timedelta(days=5)):
        make_live_story(english, by=ana, slugline="OLD")

    def shown(query):
        return titles(board_of(ana, query))

    assert shown("") == ["HELD-OUT", theirs.headline, "OURS"]
    assert shown("since=7")[-1] == "OLD"
    assert shown(f"edition={english.pk}") == ["HELD-OUT", "OURS"]
    assert shown(f"edition={persian.pk}") == ["HELD-OUT", theirs.headline]
    section = english.default_section_id
    assert shown(f"edition={english.pk}&section={section}") == ["OURS"]
    assert shown("kind=analysis") == ["OURS"]
    assert shown("only=not_ours") == ["HELD-OUT", theirs.headline]
    assert shown("only=offered") == ["HELD-OUT"]
    odd = "edition=x&kind=y&only=z&since=-1&before=1~2~3"
    assert shown(odd) == ["HELD-OUT", theirs.headline, ours.slugline]


def test_pages_turn_and_show_each_story_once(english, persian, ana, vera, monkeypatch):
    monkeypatch.setattr("articles.coverage.news.PER_PAGE", 2)
    monkeypatch.setattr("articles.coverage.page.PER_PAGE", 2)
    begun = timezone.now() - timedelta(hours=9)
    stories = []
    for hour in range(5):
        with time_machine.travel(begun + timedelta(hours=hour), tick=False):
            stories.append(make_live_story(english, by=ana, slugline=f"S{hour}"))
    for number in (0, 3):  # live in Persian hours later, newest news for it
        with time_machine.travel(begun + timedelta(hours=6 + number / 3)):
            version = offering.take(stories[number], persian, by=vera).article
            workflow.publish(stored(version), by=vera)
    offering.offer(stories[1], [persian], by=ana)
    found, query = [], ""
    while True:
        drawn = board_of(ana, query)
        found.append(titles(drawn))
        query = drawn.older
        if not query:
            break
    assert found == [["S1", "S3"], ["S0", "S4"], ["S2"]]


def counted(person, page):
    client = at_the_desk(person)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(page).status_code == 200
    return [q["sql"] for q in queries if not q["sql"].startswith(UNCOUNTED)]


def test_a_page_costs_the_same_for_few_and_many(english, persian, korean, ana, vera):
    def more(count):
        for number in range(count):
            article = make_live_story(english, by=ana, slugline=f"S{number}")
            offering.offer(article, [persian, korean], by=ana)
            if number % 2:
                offering.take(article, persian, by=vera)

    more(2)
    few = counted(ana, BOARD)
    more(3)
    for number in range(5):
        edition = make_edition(make_service(), prefix=f"x{'abcde'[number]}")
        make_live_story(edition)
    many = counted(ana, BOARD)
    assert len(many) == len(few) <= 16, "\n".join(many)
    narrow = f"{BOARD}?edition={english.pk}&only=not_ours&kind=news&since=30"
    assert len(counted(ana, narrow)) <= 17


# ── At the story's form, and on the first page ───────────────────────────────


def test_editors_offer_from_the_storys_form(english, persian, korean, ana, boris):
    article = make_article(english, by=ana)
    client = at_the_desk(ana)
    assert address(article, "offer") in client.get(address(article)).content.decode()
    reporters = at_the_desk(boris)
    assert (
        address(article, "offer")
        not in reporters.get(address(article)).content.decode()
    )
    assert reporters.get(address(article, "offer")).status_code == 403
    page = client.get(address(article, "offer")).content.decode()
    sent = fields_of(page) | {"note": "Kept as typed."}
    refused = client.post(address(article, "offer"), sent).content.decode()
    assert "Tick an edition." in refused
    assert "Kept as typed." in refused
    sent["editions"] = [persian.pk]
    done = client.post(address(article, "offer"), sent, follow=True)
    assert "Offered to" in said(done)
    assert "Offered by Ana" in done.content.decode()
    assert Offer.objects.get().note == "Kept as typed."


def test_who_was_asked_decides_on_the_form_too(
    english, persian, korean, ana, vera, soo
):
    article = make_article(english, by=ana)
    offering.offer(article, [persian, korean], by=ana)
    offering.decline(article, korean, by=soo, reason="Not for Seoul.")
    form = at_the_desk(vera).get(address(article)).content.decode()
    assert "Offered by Ana" in form
    for page in ("change", "history"):
        hers, own = (
            at_the_desk(person).get(address(article, page)).content.decode()
            for person in (vera, ana)
        )
        assert "Not for Seoul." not in hers
        assert "Not for Seoul." in own
    assert at_the_desk(vera).post(address(article), {"why": "x"}).status_code == 403
    sent = {"target": f"{article.pk}-{persian.pk}", "back": "story"}
    gone = at_the_desk(vera).post(
        f"{BOARD}decline/", sent | {"reason": "No."}, follow=True
    )
    assert gone.redirect_chain[-1][0] == f"{BOARD}?only=offered"
    taken = at_the_desk(vera).post(f"{BOARD}take/", sent)
    assert taken.status_code == 302
    mine = Article.objects.get(edition=persian)
    assert taken["Location"] == address(mine)
    assert "Taken by Vera" in at_the_desk(ana).get(address(article)).content.decode()


def test_the_first_page_lists_what_is_offered_until_it_is_decided(
    english, persian, ana, vera, pavel
):
    article = make_article(english, by=ana, slugline="FOR-YOU")
    assert "offered" not in groups_of(vera)
    offering.offer(article, [persian], by=ana, note="Pictures are free.")
    group = groups_of(vera)["offered"]
    assert "FOR-YOU" in group
    assert "Pictures are free." in group
    assert "from English: Ana" in group
    assert "offered" not in groups_of(ana)
    workflow.spike(stored(article), by=ana)
    assert "offered" not in groups_of(vera)

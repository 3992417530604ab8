"""Previews for outsiders: signed, ending, revocable, the very page, and seen by nobody else."""

import re
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles import outside, workflow
from articles.models import ArticleEvent, PreviewOpening, PreviewPass
from articles.rules import WorkflowError
from staff.append_only import AppendOnlyError
from tests.desk.test_preview import main_of
from tests.desk.typing_in import address, at_the_desk, fields_of, said
from tests.factories import make_article, make_photo, public_address, stored

pytestmark = pytest.mark.either

NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
ADDRESS = re.compile(r'value="http://[^/]+(/preview/[\w-]+/)"')
PHONE = "Mozilla/5.0 (Android 14; Mobile; rv:131.0) Gecko/131.0 Firefox/131.0"


@pytest.fixture
def noon():
    with time_machine.travel(NOON, tick=False) as clock:
        yield clock


@pytest.fixture
def article(english, ana):
    return make_article(english, by=ana, slugline="FERRY")


def give(article, by, whom="Lee Ara", hours=24):
    """A pass given at the desk; its address."""
    client = at_the_desk(by)
    page = client.get(address(article, "outside"))
    ends = f"{NOON + hours * HOUR:%Y-%m-%dT%H:%M}"
    sent = fields_of(page.content.decode()) | {"for_whom": whom, "ends_at": ends}
    answer = client.post(address(article, "outside"), sent)
    found = ADDRESS.search(answer.content.decode())
    return found[1] if found else answer


def token_of(path):
    return path.split("/")[2]


# ── The page that an outsider gets ───────────────────────────────────────────


def test_an_outsider_sees_the_page_that_publishing_makes(noon, client, article, ana):
    article.lead_photo = make_photo(article.edition.service)
    article.save()
    path = give(article, ana)
    page = client.get(path)
    html = page.content.decode()
    assert page.status_code == 200
    for words in ("Preview, not published.", "For Lee Ara.", "Do not pass it on."):
        assert words in html
    assert "Ends November 25, 2026, 12:00 UTC." in html
    workflow.publish(article, by=ana)
    public = client.get(public_address(article)).content.decode()
    assert "/preview/" not in public
    assert main_of(html.replace(f"{path}media/", "/media/")) == main_of(public)


def test_nothing_keeps_it_and_nobody_learns_of_it(noon, client, article, ana):
    path = give(article, ana)
    client.cookies["sessionid"] = "forged"
    page = client.get(path)
    said_ = page.headers
    assert said_["Cache-Control"] == "no-store"
    assert said_["X-Robots-Tag"] == "noindex, nofollow, noarchive"
    assert said_["Referrer-Policy"] == "no-referrer"
    assert "default-src 'none'" in said_["Content-Security-Policy"]
    assert said_["X-Frame-Options"] == "DENY"
    assert "Surrogate-Key" not in said_
    assert "Set-Cookie" not in said_
    assert '<meta name="robots" content="noindex, nofollow, noarchive">' in (
        page.content.decode()
    )
    assert token_of(path) not in page.content.decode().replace(f"{path}media/", "")


def test_it_shows_the_text_as_it_stands_when_they_look(noon, client, article, ana):
    path = give(article, ana)
    article.headline = "Ferry saved"
    article.save()
    assert "Ferry saved" in client.get(path).content.decode()


def test_a_persian_preview_speaks_persian(noon, client, persian, vera):
    path = give(make_article(persian, by=vera), vera, whom="دکتر لی")
    html = client.get(path).content.decode()
    assert '<html lang="fa" dir="rtl" data-script="Arab">' in html
    assert "دکتر لی" in html
    assert "Do not pass" not in html


def test_pictures_are_those_of_this_story_alone(noon, client, article, ana):
    ours, other = (make_photo(article.edition.service) for _ in range(2))
    article.lead_photo = ours
    article.save()
    path = give(article, ana)
    media = f"{path}media/"
    shown = client.get(f"{media}{ours.media_key}/320.jpg")
    assert shown.status_code == 200
    assert shown.headers["Cache-Control"] == "no-store"
    assert b"".join(shown.streaming_content)
    for name in (f"{other.media_key}/320.jpg", f"{ours.media_key}/1.jpg", "x/%00"):
        assert client.get(f"{media}{name}").status_code == 404
    outside.revoke(article, by=ana)
    assert client.get(f"{media}{ours.media_key}/320.jpg").status_code == 404


# ── Until when ───────────────────────────────────────────────────────────────


def nowhere(client, path):
    """Whether the address answers exactly as one that never was."""
    answer, other = client.get(path), client.get("/nowhere/")
    return (answer.status_code, answer.content) == (404, other.content)


def test_it_ends_on_its_second(noon, client, article, ana):
    path = give(article, ana, hours=2)
    noon.move_to(NOON + 2 * HOUR - timedelta(seconds=1))
    assert client.get(path).status_code == 200
    noon.move_to(NOON + 2 * HOUR)
    assert nowhere(client, path)


def test_a_revoked_pass_opens_nothing_and_the_security_log_hears_who_tries(
    noon, client, article, ana, caplog
):
    path, other = give(article, ana), give(article, ana, whom="Another")
    number = PreviewPass.objects.get(for_whom="Lee Ara").pk
    answer = at_the_desk(ana).post(
        f"{address(article, 'outside')}revoke/", {"pass": number}, follow=True
    )
    assert "answers nobody any more" in said(answer)
    assert nowhere(client, path)
    assert f"preview pass {number}, which is revoked" in caplog.text
    assert client.get(other).status_code == 200
    at_the_desk(ana).post(f"{address(article, 'outside')}revoke/", {"pass": "all"})
    assert nowhere(client, other)
    events = ArticleEvent.objects.filter(article=article, action="preview_revoked")
    revoked = [pk for event in events for pk in event.detail["previews"]]
    whom = [PreviewPass.objects.get(pk=pk).for_whom for pk in revoked]
    assert whom == ["Another", "Lee Ara"]


def test_a_spiked_and_a_killed_story_are_nowhere(noon, client, article, ana, chiara):
    path = give(article, ana)
    workflow.spike(article, by=ana)
    assert nowhere(client, path)
    workflow.put_back(article, by=ana)
    assert client.get(path).status_code == 200
    workflow.publish(article, by=ana)
    workflow.kill(article, by=chiara, reason="Danger.")
    assert nowhere(client, path)
    with pytest.raises(WorkflowError):
        given_by_hand(article, chiara)


def test_it_answers_at_the_root_alone(noon, client, persian, vera):
    path = give(make_article(persian, by=vera), vera)
    assert client.get(path).status_code == 200
    assert client.get(f"/fa{path}").status_code == 404


# ── At the desk ──────────────────────────────────────────────────────────────


def given_by_hand(article, by, **facts):
    facts = {"for_whom": "Lee", "ends_at": NOON + HOUR, "token": "t"} | facts
    return outside.give(article, by=by, **facts)


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"for_whom": "  "}, "Say for whom"),
        ({"ends_at": NOON}, "has passed"),
        ({"ends_at": NOON + timedelta(days=7, seconds=1)}, "seven days"),
    ],
)
def test_what_is_wrong_is_said(noon, article, ana, facts, sentence):
    with pytest.raises(WorkflowError, match=sentence):
        given_by_hand(article, ana, **facts)


def test_only_the_digest_is_kept(noon, article, ana):
    token = token_of(give(article, ana))
    kept = PreviewPass.objects.values().get()
    assert token not in str(kept)
    assert len(token) >= 43  # 256 bits
    page = at_the_desk(ana).get(address(article, "outside")).content.decode()
    assert token not in page
    event = ArticleEvent.objects.get(action="preview_given")
    assert event.detail["previews"] == [kept["id"]]
    assert "Lee Ara" not in str(event.detail), "a credited service reads the history"
    assert token not in str(event.detail)
    history = at_the_desk(ana).get(address(article, "history")).content.decode()
    assert "Shown to somebody outside" in history
    assert "Lee Ara" not in history
    assert "Lee Ara" in page


def test_the_same_form_sent_twice_is_one_pass(noon, article, ana):
    client = at_the_desk(ana)
    sent = fields_of(client.get(address(article, "outside")).content.decode())
    sent["for_whom"] = "Lee"
    pages = [client.post(address(article, "outside"), sent) for _ in range(2)]
    found = {ADDRESS.search(page.content.decode())[1] for page in pages}
    assert (len(found), PreviewPass.objects.count()) == (1, 1)
    again = client.post(address(article, "outside"), sent | {"for_whom": "Kim"})
    html = again.content.decode()
    assert "has made a pass already" in html
    assert 'value="Kim"' in html
    later = client.post(address(article, "outside"), sent | {"note": "Libel"})
    assert "has made a pass already" in later.content.decode()
    forged = client.post(address(article, "outside"), sent | {"offer": "short"})
    assert "too old" in forged.content.decode()


def test_a_legal_hold_and_an_embargo_are_said_loudly(noon, article, ana):
    article.has_legal_hold, article.embargo_until = True, NOON + HOUR
    article.save()
    page = at_the_desk(ana).get(address(article, "outside")).content.decode()
    assert "under a legal hold" in page
    assert "under embargo until 13:00 UTC" in page
    assert isinstance(give(article, ana), str)


def test_openings_are_put_down_and_shown(noon, client, article, ana):
    path = give(article, ana)
    seen = {"HTTP_USER_AGENT": PHONE, "REMOTE_ADDR": "203.0.113.77"}
    client.get(path, **seen)
    client.get(path, **seen)  # loaded again
    noon.shift(timedelta(minutes=5))
    client.get(path, HTTP_USER_AGENT="curl/8.5", REMOTE_ADDR="2001:db8:1:2::3")
    page = at_the_desk(ana).get(address(article, "outside")).content.decode()
    for words in ("Opened 2 times", "Firefox, Android, 203.0.113.0/24", "curl"):
        assert words in page
    assert "203.0.113.77" not in page
    with pytest.raises(AppendOnlyError):
        PreviewOpening.objects.all().delete()


def test_who_may_show_a_story_outside(noon, people, article, caplog):
    page = address(article, "outside")
    expected = {"ana": 200, "chiara": 200, "boris": 403, "pavel": 403, "vera": 404}
    for name, status in expected.items():
        client = at_the_desk(getattr(people, name))
        assert client.get(page).status_code == status, name
        if status != 200:
            for sent in (page, f"{page}revoke/"):
                assert client.post(sent, {}).status_code == status, name
    assert caplog.text.count("show_outside") == 6
    for person, is_shown in ((people.ana, True), (people.boris, False)):
        form = at_the_desk(person).get(address(article)).content.decode()
        assert (page in form) == is_shown


def test_looking_needs_no_session_and_changes_no_story(noon, article, ana):
    path = give(article, ana)
    version = stored(article).version
    with CaptureQueriesContext(connection) as queries:
        Client().get(path)
    assert "django_session" not in " ".join(query["sql"] for query in queries)
    assert stored(article).version == version


def test_the_page_store_keeps_nothing_of_it(site, english, ana):
    article = make_article(english, by=ana, headline="Zdraft")
    token = outside.offered(outside.offer())
    ends_at = datetime.now(UTC) + HOUR
    outside.give(article, by=ana, for_whom="Lee", ends_at=ends_at, token=token)
    answer = site.get(f"/preview/{token}/")
    assert (answer.status, answer["Cache-Control"]) == (200, "no-store")
    assert "Zdraft" in answer.text
    assert not [key for key in site.edge.store.pages if "preview" in str(key)]
    outside.revoke(article, by=ana)
    assert site.get(f"/preview/{token}/").status == 404
    assert site.ask("POST", f"/preview/{token}/").status == 405

"""Other doors: hosts of an edition's own, mirrors and onion addresses, as readers and
as those who block them meet them.
"""

from collections.abc import Iterator

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.utils import timezone

from articles import outside, workflow
from articles.models import Article
from banners import workflow as banner_workflow
from newsroom.edge.application import Edge
from services.models import Edition, EditionHost
from staff.models import User
from tests.desk.typing_in import at_the_desk, fields_of
from tests.edge.conftest import Database
from tests.factories import (
    make_article,
    make_banner,
    make_live_story,
    make_person,
    make_photo,
    public_address,
)
from tests.site import Answer, Site

pytestmark = pytest.mark.either

MIRROR = "mirror.example"
OWN = "fa.example"
ONION = f"{'newsroom'.ljust(56, 'a')}.onion"
DOORS = ("testserver", OWN, MIRROR, ONION)


@pytest.fixture
def doors(site: Site, english: Edition, persian: Edition) -> Edition:
    """The Persian edition with a host of its own, a mirror and an onion address."""
    persian.own_host = OWN
    persian.save()
    add(persian, MIRROR)
    add(persian, ONION, kind="onion", is_announced=True)
    return persian


def add(edition: Edition, host: str, **facts: object) -> EditionHost:
    return EditionHost.objects.create(edition=edition, host=host, **facts)


def over_https(site: Site, address: str, **headers: str) -> Answer:
    return site.get(address, x_forwarded_proto="https", **headers)


@pytest.fixture
def safe_site(doors: Edition, settings) -> Iterator[Site]:
    """The same with HTTPS, as in production."""
    settings.SITE_URL = "https://testserver"
    settings.SECURE_SSL_REDIRECT = True
    settings.SECURE_HSTS_SECONDS = 60
    settings.TRUSTED_PROXIES = ["127.0.0.1"]
    edge = Edge(WSGIHandler())
    yield Site(edge)
    edge.close()


# ── Coming and going ─────────────────────────────────────────────────────────────────


def test_a_host_entered_at_the_desk_answers_the_next_request_in_any_process(
    site: Site, another_process: Site, english: Edition, persian: Edition
) -> None:
    desk = at_the_desk(make_person("root", is_superuser=True))
    page = f"/admin/services/edition/{persian.pk}/change/"
    for process in (site, another_process):
        assert process.get("/", host=MIRROR).status == 400

    sent = fields_of(desk.get(page).content.decode(), "edition_form")
    row = {"hosts-0-host": MIRROR, "hosts-0-kind": "mirror", "hosts-TOTAL_FORMS": "1"}
    row |= {"hosts-0-is_announced": "on", "own_host": OWN}
    assert desk.post(page, sent | row).status_code == 302
    for process in (another_process, site):
        for host in (MIRROR, OWN):
            answer = process.get("/", host=host)
            assert (answer.status, answer["Content-Language"]) == (200, "fa")
            assert f'href="http://{MIRROR}/"' in answer.text  # it is announced
            assert f'canonical" href="http://{OWN}/fa/"' in answer.text

    sent = fields_of(desk.get(page).content.decode(), "edition_form")
    gone = {"hosts-0-DELETE": "on", "own_host": ""}
    assert desk.post(page, sent | gone).status_code == 302
    for process in (another_process, site):
        assert process.get("/", host=MIRROR).status == 400
        assert process.get("/", host=OWN).status == 400
        assert MIRROR not in process.get("/fa/").text
        assert 'canonical" href="http://testserver/fa/"' in process.get("/fa/").text


def test_a_closed_edition_answers_at_none_of_its_hosts(
    site: Site, doors: Edition
) -> None:
    doors.is_open = False
    doors.save()
    assert [site.get("/", host=host).status for host in DOORS[1:]] == [404] * 3


def test_what_is_stopped_or_corrected_is_so_at_every_door_with_the_next_request(
    site: Site, another_process: Site, doors: Edition, english: Edition
) -> None:
    vera = make_person("vera", doors.service, "chief")

    def make(headline: str) -> Article:
        return make_live_story(doors, by=vera, headline=headline, slug=headline)

    held, withdrawn, killed, wrong = map(make, ("held", "withdrawn", "killed", "wrong"))
    banner = make_banner(doors, wording="Zbanner")
    banner_workflow.show(banner, by=vera)
    stories = [public_address(one) for one in (held, withdrawn, killed, wrong)]
    polls = "/fa/live/banners.json"

    def everywhere(address: str) -> Iterator[Answer]:
        for process in (site, another_process):
            for host in DOORS:
                yield process.get(address, host=host)

    for address in (*stories, polls, "/fa/latest/"):
        assert {answer.status for answer in everywhere(address)} == {200}
    for verb, story, status in (
        (workflow.hold, held, 404),
        (workflow.withdraw, withdrawn, 410),
        (workflow.kill, killed, 410),
    ):
        reason = {} if verb is workflow.hold else {"reason": "It was forged."}
        verb(story, by=vera, **reason)
        address = f"/fa/a/{story.slug}/{story.public_id}.html"
        assert {answer.status for answer in everywhere(address)} == {status}
        assert all(story.slug not in each.text for each in everywhere("/fa/latest/"))
    workflow.correct(wrong, by=vera, text="Zcorrected.")
    assert all("Zcorrected" in each.text for each in everywhere(stories[3]))
    banner_workflow.correct(banner, by=vera, correction="Zsorry.")
    said = [each.text for each in everywhere(polls)]
    assert all('"banners":[]' in each and "Zsorry" in each for each in said)


# ── Whose host it is ─────────────────────────────────────────────────────────────────


def test_a_host_answers_however_it_is_spelt_and_no_other_does(
    site: Site, doors: Edition
) -> None:
    """From one stored page; and what is refused leaves nothing behind."""
    page = site.get("/", host=MIRROR)
    before = set(site.edge.store.pages)
    for host in (MIRROR.upper(), f"{MIRROR}:8443", f"{MIRROR}.", f"{MIRROR}.:80"):
        assert site.get("/", host=host) == page
    known = set(site.edge.lookout.last.origins)
    for host in (
        *("evil.example", f"sub.{MIRROR}", f"{MIRROR}.evil.example", f"{MIRROR}.."),
        *(f"reader@{MIRROR}", f"{MIRROR}@evil.example", f"{MIRROR}/evil.example"),
        *(f"{MIRROR} evil.example", f"{MIRROR},evil.example", f"{MIRROR}:x"),
        *(f".{MIRROR}", "[::1]", f"[{MIRROR}]", "", ":80", "*", "x" * 9000),
        *(f"{'b' * 56}.onion", f"{MIRROR}\x00", f"{MIRROR}\n"),
    ):
        assert site.get("/", host=host).status == 400, host
    assert site.get("/", host="evil.example", x_forwarded_host=MIRROR).status == 400
    assert set(site.edge.store.pages) == before
    assert set(site.edge.lookout.last.origins) == known


def test_nobody_puts_words_of_their_own_into_a_stored_page(
    safe_site: Site, doors: Edition
) -> None:
    """Neither by headers about hosts nor by what no page depends on."""
    poison = {
        "x_forwarded_host": "evil.example",
        "x_host": "evil.example",
        "forwarded": "host=evil.example",
        "x_original_url": "/evil",
    }
    long = f"{MIRROR}:{'0' * 9000}1"
    for host in (MIRROR, long):
        answer = over_https(safe_site, "/fa/?utm=evil", host=host, **poison)
        assert "evil" not in f"{answer.headers} {answer.text}"
    assert over_https(safe_site, "/fa/", host=MIRROR) == answer
    assert long not in str(safe_site.edge.lookout.last.origins)


def test_the_desk_is_at_the_houses_own_hosts_alone(
    site: Site, doors: Edition, ana: User
) -> None:
    article = make_article(doors, headline="Zdraft")
    token = outside.offered(outside.offer())
    chief = make_person("vera", doors.service, "chief")
    ends = timezone.now() + outside.LASTS
    outside.give(article, by=chief, token=token, for_whom="Lee", ends_at=ends, note="")
    preview = f"/preview/{token}/"
    assert site.get("/admin/login/").status == 200
    assert "Zdraft" in site.get(preview).text
    for host in DOORS[1:]:
        nowhere = site.get("/nowhere/", host=host)
        for address in (
            *("/admin/", "/admin", "/admin/login/", "/admin/jsi18n/", preview),
            *("/fa/admin/", "/fa/admin/login/", f"/fa{preview}", "/en/admin/login/"),
        ):
            answer = site.get(address, host=host)
            assert answer.status == 404, address
            assert "Set-Cookie" not in answer
            if not address.startswith("/en/"):
                assert answer == nowhere
        assert site.get("/healthz", host=host).status == 404
        assert site.ask("POST", "/admin/login/", host=host).status == 405
    for address in ("/fa/admin/login/", "/fa/healthz", f"/fa{preview}"):
        assert site.get(address).status == 404


def test_static_files_and_photos_are_at_every_door(
    site: Site, another_process: Site, doors: Edition
) -> None:
    story = make_live_story(doors, lead_photo=make_photo(doors.service))
    page = site.get(public_address(story), host=ONION).text
    picture = page.partition('src="/media/')[2].partition('"')[0]
    for host in DOORS:
        for process in (site, another_process):
            assert process.get(f"/media/{picture}", host=host).status == 200
            assert process.get("/static/css/base.css", host=host).status == 200


def test_files_and_health_ask_the_database_nothing_whatever_host_is_named(
    doors: Edition, another_process: Site, database: Database
) -> None:
    """So nobody takes all threads by inventing hosts while the database hangs."""
    database.stop(another_process)
    for host in (MIRROR, ONION, "evil.example"):
        assert another_process.get("/static/css/base.css", host=host).status == 200
        assert another_process.get("/healthz", host=host).status == 400
    assert another_process.get("/healthz").status == 200
    database.start()


def test_a_new_process_knows_mirrors_before_it_has_answered_any_page(
    doors: Edition, another_process: Site
) -> None:
    assert another_process.get("/static/none.css", host=MIRROR).status == 404
    assert another_process.get("/healthz", host=MIRROR).status == 404


def test_a_stored_page_is_handed_over_at_a_mirror_while_the_database_is_silent(
    site: Site, doors: Edition, database: Database
) -> None:
    stored = site.get("/fa/", host=MIRROR)
    database.stop()
    assert site.get("/fa/", host=MIRROR).text == stored.text
    answer = site.get("/", host=ONION)
    assert (answer.status, answer["Content-Language"]) == (503, "fa")
    database.start()


# ── HTTPS and Tor ────────────────────────────────────────────────────────────────────


def test_all_hosts_but_the_onion_address_are_https_alone(
    safe_site: Site, doors: Edition
) -> None:
    for host in (OWN, MIRROR):
        answer = safe_site.get("/fa/latest/?x=1", host=host)
        where = f"https://{host}/fa/latest/?x=1"
        assert (answer.status, answer["Location"]) == (301, where)
        answer = over_https(safe_site, "/fa/latest/", host=host)
        assert (answer.status, answer["Strict-Transport-Security"]) == (
            200,
            "max-age=60",
        )
    for answer in (
        safe_site.get("/fa/latest/", host=ONION),
        safe_site.get("/static/css/base.css", host=ONION),
        over_https(safe_site, "/fa/latest/", host=ONION),
    ):
        assert answer.status == 200
        assert "Strict-Transport-Security" not in answer
        assert "upgrade-insecure" not in str(answer.headers)
    assert safe_site.get("/", host=f"{'b' * 56}.onion").status == 400


def test_tor_browser_is_told_where_the_same_page_is(
    safe_site: Site, doors: Edition, english: Edition
) -> None:
    story = public_address(make_live_story(doors, headline="Ferry", slug="قایق"))

    def told(address: str, host: str = "testserver") -> str | None:
        """Of the first to ask, and of the next, who gets what is stored."""
        first = over_https(safe_site, address, host=host)
        again = over_https(safe_site, address, host=host)
        assert first == again
        return first.headers.get("Onion-Location")

    for host in DOORS[:3]:
        for address in ("/fa/", story, "/fa/latest/"):
            assert told(address, host) == f"http://{ONION}{address}"
        assert told("/fa/latest/?utm=x&after=b%26", host).endswith("?after=b%26")
        assert told("/fa/latest/?utm=x", host) == f"http://{ONION}/fa/latest/"
    assert told("/", OWN) == f"http://{ONION}/"
    for address, host in (
        *(("/", "testserver"), ("/en/", OWN), ("/fa/latest/", ONION)),
        *(("/fa/nowhere/", OWN), ("/fa/feed.rss", OWN), ("/fa/live/banners.json", OWN)),
    ):
        assert told(address, host) is None, address
    assert "Onion-Location" not in safe_site.get("/fa/", host=ONION)

    add(english, f"{'d' * 56}.onion", kind="onion", is_announced=True)
    assert told("/") == f"http://{'d' * 56}.onion/"
    article = make_article(doors)
    token = outside.offered(outside.offer())
    chief = make_person("vera", doors.service, "chief")
    ends = timezone.now() + outside.LASTS
    outside.give(article, by=chief, token=token, for_whom="Lee", ends_at=ends, note="")
    assert over_https(safe_site, f"/preview/{token}/").status == 200
    assert told(f"/preview/{token}/") is None

    row = EditionHost.objects.get(host=ONION)
    row.host = f"{'c' * 56}.onion"
    row.save()
    assert told(story) == f"http://{row.host}{story}"
    row.is_announced = False
    row.save()
    assert told(story) is None

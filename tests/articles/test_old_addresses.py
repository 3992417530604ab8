"""Addresses of a site that was here before lead to where the page is now, in one step."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.utils import timezone

from articles import workflow
from articles.models import Article, OldAddress
from articles.old_address_files import MOST_LINES, FileError, read_lines
from articles.old_address_list import Line, Plan, keep, plan
from services.models import Edition
from staff.models import User
from tests.factories import (
    make_article,
    make_contributor,
    make_live_story,
    make_section,
    public_address,
)
from tests.site import Site

pytestmark = pytest.mark.either


def brought(edition: Edition, *rows: tuple[str, str]) -> Plan:
    """Bring in these (old, new), and answer what was planned."""
    made = plan([Line(n, *row) for n, row in enumerate(rows, start=1)], edition)
    keep(made)
    return made


def refusals(edition: Edition, *rows: tuple[str, str]) -> list[tuple[int, str]]:
    return [(each.number, each.reason) for each in brought(edition, *rows).refused]


@pytest.fixture
def story(english: Edition, ana: User) -> Article:
    return make_live_story(english, by=ana)


# ── Readers ──────────────────────────────────────────────────────────────────


def test_an_old_address_leads_to_the_story_wherever_it_is_now(
    client: Any, english: Edition, story: Article
) -> None:
    brought(
        english,
        ("/news/2019/Ferry.html", story.public_id),
        ("/story.php?id=5&lang=en", f"https://testserver{public_address(story)}"),
        ("/خبر/۵/", story.public_id),
    )
    for old in (
        "/news/2019/Ferry.html",
        "/news/2019/Ferry.html/",
        "/news/2019/%46erry.html?utm_source=mail",
        "/story.php?id=5&lang=en",
        "/%D8%AE%D8%A8%D8%B1/%DB%B5/",
    ):
        response = client.get(old)
        assert response.status_code == 301, old
        assert response["Location"] == public_address(story)
        assert "max-age=300" in response["Cache-Control"]
        assert client.head(old).status_code == 301
    for other in ("/news/2019/ferry.html", "/story.php?id=6", "/story.php", "/news/"):
        assert client.get(other).status_code == 404, other
    assert client.post("/news/2019/Ferry.html").status_code == 404


def test_a_story_that_is_not_live_answers_as_at_its_own_address(
    client: Any, english: Edition, ana: User, chiara: User
) -> None:
    stories = {
        verb: make_live_story(english, by=ana, headline=f"Z{verb}")
        for verb in ("hold", "withdraw", "kill", "expire")
    }
    rows = [(f"/old/{verb}", story.public_id) for verb, story in stories.items()]
    brought(english, *rows)
    now = timezone.now()
    workflow.hold(stories["hold"], by=ana)
    workflow.withdraw(stories["withdraw"], by=ana, reason="It was wrong.")
    workflow.kill(stories["kill"], by=chiara, reason="Danger.")
    workflow.set_expiry(stories["expire"], by=ana, at=now + timedelta(hours=1))
    expected = {"hold": 404, "withdraw": 410, "kill": 410, "expire": 410}
    with time_machine.travel(now + timedelta(hours=2), tick=False):
        for verb, status in expected.items():
            response = client.get(f"/old/{verb}")
            assert (verb, response.status_code) == (verb, status)
            assert "Location" not in response
            assert f"Z{verb}" not in response.content.decode()


def test_what_is_gone_says_so(client: Any, english: Edition) -> None:
    brought(english, ("/old/game", "gone"))
    response = client.get("/old/game/")
    assert response.status_code == 410
    assert "no longer available" in response.content.decode()


def test_a_page_that_was_renamed_since_is_one_step_away(
    client: Any, english: Edition
) -> None:
    asia = make_section(english, "Asia")
    brought(english, ("/asien", "/section/asia/"), ("/heim?x=1", "/latest/?page=2"))
    asia.slug = "asia-pacific"
    asia.save()
    assert client.get("/asien")["Location"] == "/section/asia-pacific/"
    assert client.get("/heim?x=1")["Location"] == "/latest/?page=2"


def test_no_new_name_of_an_unpublished_topic_is_given_away(
    client: Any, english: Edition, ana: User
) -> None:
    story = make_live_story(english, by=ana, topics=("Sea",))
    brought(english, ("/themen/meer", "/topic/sea/"))
    assert client.get("/themen/meer")["Location"] == "/topic/sea/"
    workflow.hold(story, by=ana)
    assert client.get("/themen/meer").status_code == 404


def test_it_costs_live_pages_nothing_and_a_missing_one_a_query(
    client: Any, english: Edition, story: Article, django_assert_num_queries: Any
) -> None:
    brought(english, ("/old", story.public_id), ("/list", "/section/world/"))
    address = public_address(story)
    with django_assert_num_queries(2):
        client.get(address)
    with django_assert_num_queries(2):
        assert client.get("/nowhere/").status_code == 404
    for old in ("/old", "/list"):
        with django_assert_num_queries(3):
            assert client.get(old).status_code == 301


def test_an_address_of_an_own_host_counts_there_alone(
    client: Any, english: Edition, persian: Edition, story: Article
) -> None:
    persian.own_host = "fa.example"
    persian.save()
    theirs = make_live_story(persian)
    brought(persian, ("https://fa.example/old", theirs.public_id))
    brought(english, ("/old", story.public_id))
    at_home = client.get("/old", HTTP_HOST="fa.example")
    assert at_home["Location"] == public_address(theirs)
    assert client.get("/old")["Location"] == public_address(story)


def test_at_anothers_host_the_default_edition_is_found_by_its_alias(
    site: Site, english: Edition, persian: Edition
) -> None:
    persian.own_host = "fa.example"
    persian.save()
    story = make_live_story(english)
    brought(english, ("/old", story.public_id))
    answer = site.get("/old", host="fa.example")
    assert answer["Location"] == f"/en{public_address(story)}"
    assert site.get(answer["Location"], host="fa.example").status == 200


@pytest.mark.parametrize(
    "path", ["/%00", "/%FF%FE", f"/{'x' * 600}", "/a?%00=1", "/%0A", "//x//y"]
)
def test_odd_addresses_are_not_found(client: Any, english: Edition, path: str) -> None:
    assert client.get(path).status_code == 404


# ── Keeping them ─────────────────────────────────────────────────────────────


def test_chains_are_flat_and_loops_are_refused(
    client: Any, english: Edition, story: Article
) -> None:
    made = brought(
        english, ("/one", "/two/"), ("/two", "/three"), ("/three", story.public_id)
    )
    assert not made.refused
    assert {row.story for row in OldAddress.objects.all()} == {story.public_id}
    brought(english, ("/three", "/section/world/"))
    brought(english, ("/zero", "/one"))
    assert OldAddress.objects.get(path="/zero").story == story.public_id
    assert refusals(english, ("/a1", "/a2"), ("/a2", "/a3"), ("/a3", "/a1")) == [
        (number, "It leads back to itself.") for number in (1, 2, 3)
    ]
    assert refusals(english, ("/self", "/self/")) == [(1, "It leads back to itself.")]


def test_what_led_to_a_page_that_is_old_now_is_led_on(
    english: Edition, ana: User
) -> None:
    section = make_section(english, "Asia")
    brought(english, ("/asien", "/section/asia/"))
    section.delete()
    made = brought(english, ("/section/asia/", "/section/world/"))
    assert not made.refused
    assert OldAddress.objects.get(path="/asien").target == "/section/world/"


def test_what_a_page_of_ours_has_is_refused_with_the_reason(
    english: Edition, ana: User, story: Article
) -> None:
    lena = make_contributor("Lena Marsh", english.service)
    make_live_story(english, by=ana, bylines=(lena,), topics=("Sea",))
    taken = (
        *("/", "/?p=7", "/latest", "/section/world", "/topic/sea/", "/feed.rss"),
        *("/author/lena-marsh/", "/service/english/", "/robots.txt", "/sitemap.xml"),
        *("/admin/x", "/section/world/feed.json", public_address(story)),
    )
    made = brought(english, *((old, "gone") for old in taken))
    assert len(made.refused) == len(taken)
    assert made.refused[2].reason == "A page of this site answers at /latest."
    free = ("/section/old/", "/topic/x", "/a/x.html", "/media/5.jpg", "/page/about")
    assert not brought(english, *((old, "gone") for old in free)).refused


def test_wrong_lines_are_refused_with_their_numbers(
    english: Edition, ana: User, story: Article
) -> None:
    draft = make_article(english, by=ana)
    assert refusals(
        english,
        ("news/5", story.public_id),
        ("/1", "https://other.example/"),
        ("/2", draft.public_id),
        ("/3", "/no/such/page"),
        ("/4", ""),
        ("/5", "javascript:alert(1)"),
        ("/6", "//other.example/"),
        ("/7", "gone"),
        ("/7/", story.public_id),
        (f"/{'x' * 600}", "gone"),
    ) == [
        (1, "Write the old address like /news/2019/ferry.html."),
        (2, "other.example is another site. Nobody is led there."),
        (3, "No story with this number was ever published."),
        (4, "No page of this site stands at /no/such/page."),
        (5, WHERE),
        (6, WHERE),
        (7, WHERE),
        (9, "Line 8 says otherwise of this address."),
        (10, "Write the old address like /news/2019/ferry.html."),
    ]


WHERE = (
    "Say where it leads: a story’s address or number, a page of this site, or the word "
    "gone."
)


def test_a_second_time_changes_only_what_is_new(
    english: Edition, persian: Edition, story: Article
) -> None:
    brought(english, ("/1", story.public_id), ("/2", "gone"))
    made = brought(english, ("/1", story.public_id), ("/2", "/latest/"), ("/3", "gone"))
    assert (len(made.added), len(made.changed), made.same) == (1, 1, 1)
    assert OldAddress.objects.get(path="/2").target == "/latest/"
    assert refusals(persian, ("/1", "gone")) == [
        (1, "The edition Newsroom has this old address already.")
    ]


# ── Files ────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("sign", [",", ";", "\t"])
@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_file_is_read_as_spreadsheets_save_it(sign: str, coding: str) -> None:
    rows = ("old", "new", "note"), ("/خبر", "gone", '"two\nlines"'), ("/b", "/c", "")
    text = "\r\n".join(sign.join(row) for row in rows) + "\r\n\r\n"
    lines = read_lines(text.encode(coding))
    assert lines == [Line(2, "/خبر", "gone", "two\nlines"), Line(4, "/b", "/c", "")]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "no line"),
        (b"old,new\n", "no line"),
        (b"/caf\xe9,/x\n", "not in UTF-8"),
        (b"/x,gone\n" * (MOST_LINES + 1), "Split it"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(data: bytes, reason: str) -> None:
    with pytest.raises(FileError, match=reason):
        read_lines(data)


def test_the_command_keeps_all_or_nothing(
    english: Edition, story: Article, tmp_path: Path, capsys: Any
) -> None:
    file = tmp_path / "old.csv"
    file.write_text(f"old,new\n/1,{story.public_id}\n/2,/nowhere\n")
    with pytest.raises(CommandError, match="Nothing was kept"):
        call_command("import_old_addresses", file)
    assert not OldAddress.objects.exists()
    said = capsys.readouterr()
    assert "3: /2: No page of this site stands at /nowhere." in said.err
    call_command("import_old_addresses", file, "--leave-out", "--look")
    assert not OldAddress.objects.exists()
    call_command("import_old_addresses", file, "--leave-out")
    assert [row.path for row in OldAddress.objects.all()] == ["/1"]
    assert "1 new, 0 changed, 0 as before." in capsys.readouterr().out
    with pytest.raises(CommandError, match="prefix"):
        call_command("import_old_addresses", file, "--edition", "xx")


def test_a_long_list_asks_little(
    english: Edition, story: Article, django_assert_max_num_queries: Any
) -> None:
    rows = [(f"/news/{number}", story.public_id) for number in range(2000)]
    with django_assert_max_num_queries(40):
        made = plan([Line(n, *row) for n, row in enumerate(rows)], english)
    assert len(made.added) == 2000

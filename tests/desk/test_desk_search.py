"""Working copies are found by their words, inside the fence, newest first."""

import pytest
from django.core.management import call_command

from articles import desk, desk_index, workflow
from articles.models import DeskEntry
from articles.search import find_stories
from services.models import Collaboration
from tests.factories import (
    make_article,
    make_contributor,
    make_live_story,
    make_membership,
    make_person,
    public_address,
)

HOSTILE = (
    "' OR 1=1 --",
    '"',
    '"ferry',
    "ferry AND",
    "NOT ferry",
    "ferry*",
    "^ferry",
    "words:ferry",
    "marks : e1",
    "NEAR(ferry busan, 2)",
    "ferry & | ! <-> :*",
    "\\'",
    "{words} : x",
    "()",
    "\0ferry",
    "%s %(x)s",
    "😀 ferry",
    "a" * 5000,
    "fe " * 500,
)


def found(person, typed, **asked):
    return [story.slugline for story in find_stories(person, typed, **asked)]


@pytest.mark.parametrize(
    ("typed", "is_found"),
    [
        ("nkorea", True),
        ("NKOREA-UN", True),
        ("un-rights", True),
        ("rights", True),
        ("sinks off", True),  # the headline
        ("dawn people", True),  # the text
        ('"300 people aboard"', True),
        ('"aboard people"', False),
        ("geneva", True),  # a dateline
        ("rescued", True),  # the summary
        ("golnaz", True),  # the byline
        ("human", True),  # a topic
        ("fer", True),
        ("submarine", False),
        ("ferry submarine", False),
        ("", False),
        ("—", False),
    ],
)
def test_a_story_is_found_by_whatever_is_in_it(english, ana, typed, is_found):
    make_article(
        english,
        slugline="NKOREA-UN-RIGHTS",
        summary="All were rescued.",
        datelines="Geneva",
        bylines=(make_contributor("Golnaz Rad", english.service),),
        topics=("Human rights",),
    )
    assert found(ana, typed) == (["NKOREA-UN-RIGHTS"] if is_found else [])


def test_nothing_typed_is_an_error(english, ana, client):
    make_article(english, slugline="FERRY")
    client.force_login(ana)
    for typed in HOSTILE:
        find_stories(ana, typed)
        asked = {"q": typed.replace("\0", "")}
        page = client.get("/admin/articles/article/", asked)
        assert page.status_code == 200, typed


@pytest.mark.parametrize(
    ("language", "text", "typed"),
    [
        ("ko", "부산에서 여객선이 침몰했다", "부산 여객선"),
        ("zh", "北京大学发布报告", "大学"),
        ("fa", "کتاب‌های كهن در ایران", "کتابها"),
        ("ar", "زار الرَّئيس المدرسة", "رئيس"),
    ],
)
def test_other_languages_are_found_in_their_own_writing(
    english, ana, language, text, typed
):
    make_article(english, slugline=language, headline=text)
    make_article(english, slugline="OTHER")
    assert found(ana, typed) == [language]


def test_a_person_finds_the_stories_of_their_services_and_those_credited(
    english, persian, ana, vera
):
    make_article(english, slugline="FERRY-EN")
    make_article(persian, slugline="FERRY-FA", by=vera)
    shared = make_article(
        persian, slugline="FERRY-SHARED", by=vera, collaborations=(english.service,)
    )
    assert found(ana, "ferry") == ["FERRY-SHARED", "FERRY-EN"]
    assert found(vera, "ferry") == ["FERRY-SHARED", "FERRY-FA"]
    central = make_person("carla")
    make_membership(central, english.service, is_central=True)
    assert len(found(central, "ferry")) == 3
    assert found(make_person("olga"), "ferry") == []
    # The index may lag behind; the fence does not.
    Collaboration.objects.filter(article=shared).delete()
    assert found(ana, "ferry") == ["FERRY-EN"]
    assert found(ana, "FERRY-FA") == []
    assert found(ana, shared.public_id) == []


def test_exact_names_and_pasted_addresses_come_first(english, ana):
    first = make_live_story(english, slugline="FERRY")
    make_article(english, slugline="FERRY-LATER")
    assert found(ana, "ferry")[0] == "FERRY"
    assert found(ana, first.public_id) == ["FERRY"]
    address = f"https://news.example{public_address(first)}?from=mail"
    assert found(ana, address) == ["FERRY"]
    assert found(ana, f"  {address} ", limit=1) == ["FERRY"]
    assert found(ana, "/a/ferry/000000000000.html") == []


def test_what_is_saved_is_found_at_once_and_the_old_text_no_more(english, ana):
    story = make_article(english, slugline="ONE", headline="Ferry sinks")
    story.headline = "Trawler sinks"
    story.body = "<p>Nothing else.</p>"
    story.save()
    desk.keep(story, by=ana)
    assert found(ana, "trawler") == ["ONE"]
    assert found(ana, "ferry") == []
    desk.go_back(story, 1, by=ana)
    assert found(ana, "ferry") == ["ONE"]


def test_a_withheld_name_is_not_found_out_by_searching_for_it(english, ana, chiara):
    golnaz = make_contributor("Golnaz Rad", english.service)
    story = make_live_story(english, slugline="ONE", bylines=(golnaz,))
    assert found(ana, "golnaz") == ["ONE"]
    workflow.anonymise(story, by=chiara, contributor=golnaz)
    assert found(ana, "golnaz") == []
    call_command("refresh", desk_search=True, verbosity=0)
    assert found(ana, "golnaz") == []
    workflow.restore_name(story, by=chiara, contributor=golnaz)
    assert found(ana, "golnaz") == ["ONE"]


def test_publishing_alone_keeps_the_index_too(english, ana):
    story = make_article(english, slugline="ONE")
    DeskEntry.objects.all().delete()
    assert found(ana, "busan") == []
    workflow.publish(story, by=ana)
    assert found(ana, "busan") == ["ONE"]


def test_the_index_is_made_anew_by_a_command(english, ana):
    for name in ("ONE", "TWO"):
        make_article(
            english,
            slugline=name,
            topics=("Korea",),
            bylines=(make_contributor(name.title(), english.service),),
        )
    whole = find_stories(ana, "korea one")
    DeskEntry.objects.all().delete()
    assert found(ana, "busan") == []
    call_command("refresh", desk_search=True, verbosity=0)
    assert found(ana, "busan") == ["TWO", "ONE"]
    assert find_stories(ana, "korea one") == whole


def test_finding_asks_four_things_however_much_there_is(
    english, ana, django_assert_max_num_queries
):
    for _number in range(3):
        make_article(english)
    find_stories(ana, "x")
    with django_assert_max_num_queries(5):
        find_stories(ana, "ferry")


def test_of_a_killed_story_only_the_slugline_is_found(english, ana, chiara):
    article = make_live_story(english, by=ana, slugline="SECRET-PORT", summary="Zebra")
    workflow.kill(article, by=chiara, reason="Danger.")
    for _rebuilt in range(2):
        assert find_stories(ana, "zebra") == []
        assert find_stories(ana, "Busan") == []
        assert find_stories(ana, "secret-port") == [article]
        desk_index.enter_batch(below=None, limit=10)

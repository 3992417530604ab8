"""Readers find what is live by its words, alike in every database, and nothing else."""

from dataclasses import replace
from datetime import timedelta

import pytest
import time_machine
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from articles import desk, workflow
from articles.models import PublishedArticle, SearchEntry
from articles.readers_search import entries
from articles.readers_search.asking import Question, ask
from articles.readers_search.looking import look
from articles.readers_search.questions import understood
from articles.readers_search.suggesting import suggest
from articles.readers_search.texts import SearchText
from articles.refresh import sweep
from bylines import protecting
from tests.articles.search_set import QUESTIONS, STORIES, Told
from tests.factories import (
    make_contributor,
    make_edition,
    make_live_story,
    make_section,
    make_service,
    stored,
)

HOUR = timedelta(hours=1)


def make_readable(edition, stories, *, sections=(), kind="news"):
    """Live versions of these stories with their entries, past the desk."""
    now, first = timezone.now(), PublishedArticle.objects.count()
    rows = [
        PublishedArticle(
            public_id=f"{number:012}",
            slot=PublishedArticle.Slot.CURRENT,
            edition=edition,
            story_number=number,
            revision_number=1,
            significance="update",
            **dict.fromkeys(
                ("visible_from", "first_published_at", "listed_at"),
                now - timedelta(days=told.days),
            ),
            kind=kind,
            slug=told.name,
            headline=told.headline,
            list_headline=told.headline,
            summary=told.summary,
        )
        for number, told in enumerate(stories, start=first)
    ]
    PublishedArticle.objects.bulk_create(rows)
    words = [SearchText(told.headline, told.summary, told.text) for told in stories]
    entries.write(
        [
            entries.entry_of(row, said, sections)
            for row, said in zip(rows, words, strict=True)
        ]
    )


def found(typed, *editions, page="", now=None, **filters):
    question = Question(typed, tuple(edition.pk for edition in editions), **filters)
    return ask(question, now or timezone.now(), page)


def headlines(*asked, **how):
    return [hit.story.headline for hit in found(*asked, **how).hits]


# ── The shared test set ──────────────────────────────────────────────────────


@pytest.mark.django_db
def test_the_right_story_is_among_the_first_three():
    editions = {}
    for language, stories in STORIES.items():
        service = make_service(f"service-{language}")
        editions[language] = make_edition(service, language=language, prefix=language)
        make_readable(editions[language], stories)
    for language, questions in QUESTIONS.items():
        for typed, right in questions:
            for asked in ((editions[language],), editions.values()):
                hits = found(typed, *asked).hits[:3]
                assert right in [hit.story.slug for hit in hits], typed


# ── Asking ───────────────────────────────────────────────────────────────────


def told(headline, summary="", text="", days=1):
    return Told("story", headline, summary, text, days)


def test_headlines_weigh_more_than_texts_and_new_ones_more_than_old(english):
    make_readable(
        english,
        [
            told("In the text", text="Rain and a dam."),
            told("Summary says", summary="Rain broke a dam."),
            told("Rain breaks dam", days=2),
            told("Rain breaks dam again", days=2_000),
        ],
    )
    assert headlines("rain dam", english) == [
        "Rain breaks dam",
        "Rain breaks dam again",
        "Summary says",
        "In the text",
    ]


def test_quotes_keep_words_together_and_a_minus_keeps_them_out(english):
    make_readable(
        english,
        [told("North Korea talks"), told("Korea looks north"), told("North Sea oil")],
    )
    assert headlines("“north korea”", english) == ["North Korea talks"]
    assert headlines("north -korea", english) == ["North Sea oil"]
    assert headlines('korea -"north korea"', english) == ["Korea looks north"]


def test_a_phrase_does_not_reach_from_the_headline_into_the_text(english):
    make_readable(english, [told("Talks in Seoul", summary="Busan waits")])
    assert headlines('"seoul busan"', english) == []
    assert headlines("seoul busan", english) == ["Talks in Seoul"]


def test_what_was_sought_is_marked_and_nothing_typed_is_markup(english):
    text = "<b>First</b> a long way.\nThe envoys’ café met <rebels> at dawn."
    make_readable(english, [told("U.N. envoy & rebels", "At last.", text)])
    (hit,) = found("un cafe rebel", english).hits
    assert hit.headline == "<mark>U.N.</mark> envoy &amp; <mark>rebels</mark>"
    assert hit.extract == (
        "The envoys’ <mark>café</mark> met &lt;<mark>rebels</mark>&gt; at dawn."
    )


def test_letters_in_a_run_are_marked_where_they_stand(english):
    make_readable(english, [told("부산항에서 여객선 침몰", "한국")])
    (hit,) = found("부산 여객선", english).hits
    assert hit.headline == "<mark>부산</mark>항에서 <mark>여객선</mark> 침몰"


def test_filters_narrow_what_is_found(english, persian):
    asia = make_section(english, "Asia", parent=english.default_section)
    sections = (asia.pk, english.default_section_id)
    make_readable(english, [told("Ferry in Asia", days=9)], sections=sections)
    make_readable(english, [told("Ferry opinion")], kind="opinion")
    make_readable(persian, [told("Ferry elsewhere")])
    now = timezone.now()
    world = english.default_section_id
    assert headlines("ferry", english, section=world) == ["Ferry in Asia"]
    assert headlines("ferry", english, section=asia.pk) == ["Ferry in Asia"]
    assert headlines("ferry", english, kind="opinion") == ["Ferry opinion"]
    week = now - timedelta(days=7)
    assert headlines("ferry", english, since=week) == ["Ferry opinion"]
    assert headlines("ferry", english, until=week) == ["Ferry in Asia"]
    assert len(headlines("ferry", english, persian)) == 3
    assert headlines("ferry", persian) == ["Ferry elsewhere"]
    assert found("ferry").hits == ()


def test_pages_hold_every_story_once_however_deep(english, monkeypatch):
    monkeypatch.setattr("articles.readers_search.asking.MOST", 45)
    make_readable(
        english, [told(f"Ferry {number}", days=number) for number in range(99)]
    )
    now, key, seen = timezone.now(), "", []
    for _page in range(9):
        answer = found("ferry", english, page=key, now=now)
        assert answer.key == key
        assert answer.is_asked_rightly
        assert (answer.total, answer.is_more) == (45, True) or key
        seen += [hit.story.headline for hit in answer.hits]
        if not (key := answer.older):
            break
    assert len(seen) == len(set(seen)) == 99


@pytest.mark.parametrize("key", ["x", "1-1", "-2", "zz-1", "1f-99", "1f-1 ", "\0"])
def test_a_key_that_is_none_shows_the_top(english, key):
    make_readable(english, [told("Ferry sinks")])
    answer = found("ferry", english, page=key)
    assert not (answer.is_asked_rightly and answer.hits)


HOSTILE = (
    *("", " ", "\0", "\ud800", "ferry\ud800", "-", "--", '"', '""', '"-"', "\ue000e1"),
    *("AND", "NEAR(a b)", "words:ferry", "a* ^b", "' | !(:*)", "\\", "%s", "%(held0)s"),
    *(
        "x" * 10_000,
        "a b " * 5_000,
        "北京大学生抗议" * 2_000,
        "a京" * 150,
        "㍿a" * 150,
        " ".join(["北京大学生抗议示威者"] * 12),
        "؟،«»",
        "👩🏽‍🚀",
        "-ferry",
    ),
)


@pytest.mark.parametrize(
    "typed", ["a京" * 150, "²③Ⅷ㍿" * 75, "北京大学生抗议示威者 " * 12]
)
def test_no_question_grows_beyond_what_was_typed(typed):
    sought = replace(understood(typed), may_lack_one=True)
    phrases = [
        phrase
        for choice in sought.choices
        for term in choice
        for way in term.ways
        for phrase in way
    ]
    assert len(phrases) < 10_000


@pytest.mark.parametrize("typed", HOSTILE)
def test_any_text_is_answered(english, typed, django_assert_max_num_queries):
    with django_assert_max_num_queries(2):
        assert found(typed, english).hits == ()
    suggest(Question(typed, (english.pk,)), timezone.now())


def test_a_page_costs_two_queries_and_help_one(english, django_assert_num_queries):
    make_readable(english, [told(f"Ferry {number}") for number in range(30)])
    now = timezone.now()
    with django_assert_num_queries(2):
        answer = found("ferry", english, now=now)
    assert len(answer.hits) == 20
    with django_assert_num_queries(2):
        partial = found("ferry zeppelin", english, now=now)
    assert partial.is_partial
    assert partial.hits
    with django_assert_num_queries(1):
        assert not found("giraffe zeppelin", english, now=now).hits
    with django_assert_num_queries(1):
        suggest(Question("fery", (english.pk,)), now)


# ── When nothing is found ────────────────────────────────────────────────────


def test_words_that_stories_use_are_suggested(english, ana):
    lee = make_contributor("Lee Ara", english.service)
    make_live_story(
        english,
        by=ana,
        headline="Volcano closes airport",
        bylines=(lee,),
        topics=("Safety at sea",),
    )
    for typed, other in (
        ("volcanoe", "Volcano"),
        ("airprt volcano", "airport volcano"),
        ("volcano giraffe unicorn", "volcano"),
        ("safty", "Safety at sea"),
        ("leee", "Lee Ara"),
        ("air port", "airport"),
        ("volcanoe is closing the airport", "Volcano is closing the airport"),
    ):
        asked = Question(typed, (english.pk,))
        assert other in suggest(asked, timezone.now()), typed


def test_the_word_that_the_fewest_stories_hold_is_suggested_first(english, ana):
    for number in range(3):
        make_live_story(english, by=ana, headline=f"Ferry {number}")
    make_live_story(english, by=ana, headline="Whale seen")
    asked = Question("ferry whale giraffe", (english.pk,))
    assert suggest(asked, timezone.now()) == ["whale", "ferry"]


def test_a_question_is_put_right_only_where_a_story_holds_all_of_it(english, ana):
    make_live_story(english, by=ana, headline="Ferry to Zanzibar sinks")
    make_live_story(english, by=ana, headline="Ferry fares rise")

    def looked(typed):
        results = look(Question(typed, (english.pk,)), timezone.now())
        closest = results.closest
        stories = [story.headline for story in results.stories]
        return closest.words if closest else "", stories

    sinks, fares = "Ferry to Zanzibar sinks", "Ferry fares rise"
    assert looked("ferry zanzibar") == ("", [sinks])
    assert looked("ferry to zanzibr") == ("ferry to Zanzibar", [sinks, fares])
    assert looked("ferry whale") == ("", [fares, sinks])
    assert looked("the zanzibr") == ("the Zanzibar", [sinks])
    assert looked("zanzibar fares") == ("", [fares, sinks])


def test_what_lacks_a_word_is_never_said_to_hold_it(english):
    make_readable(english, [told("Ferry sinks", "Whales seen")])
    make_readable(english, [told("Whales sing")], kind="opinion")
    make_live_story(english, headline="Ferry strikes whales")
    results = look(
        Question("fery whales", (english.pk,), kind="opinion"), timezone.now()
    )
    assert results.closest is None
    assert [story.headline for story in results.stories] == ["Whales sing"]


def test_a_story_that_cannot_be_found_is_no_name_to_look_for(english, ana):
    make_live_story(english, by=ana, headline="Harbour strike ends")
    SearchEntry.objects.all().delete()
    assert suggest(Question("harbor stryke", (english.pk,)), timezone.now()) == []


def test_no_word_of_a_stopped_story_is_suggested(english, ana):
    story = make_live_story(english, by=ana, headline="Zeppelin", topics=("Zeppelins",))
    asked = Question("zepelin", (english.pk,))
    assert suggest(asked, timezone.now())
    workflow.hold(story, by=ana)
    assert not suggest(asked, timezone.now())


# ── Nothing but what is live ─────────────────────────────────────────────────


def words_kept():
    """Everything that the index holds, as text."""
    is_postgresql = connection.vendor == "postgresql"
    table = "articles_searchentry" if is_postgresql else "articles_searchwords"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT words FROM {table}")  # noqa: S608
        return " ".join(str(words) for (words,) in cursor.fetchall())


def rewrite(article, by, headline):
    article = stored(article)
    article.headline = headline
    article.save()
    desk.keep(article, by=by)
    return stored(article)


def test_the_clock_brings_and_takes(english, ana):
    now = timezone.now()
    story = make_live_story(english, by=ana, headline="Zeppelin lands")
    workflow.schedule(rewrite(story, ana, "Airship lands"), by=ana, at=now + HOUR)
    assert headlines("zeppelin", english) == ["Zeppelin lands"]
    assert headlines("airship", english) == []
    later = now + 2 * HOUR
    with time_machine.travel(later):
        assert headlines("airship", english) == ["Airship lands"]
        assert headlines("zeppelin", english) == []
    workflow.unschedule(stored(story), by=ana)
    assert headlines("airship", english, now=later) == []
    assert headlines("zeppelin", english, now=later) == ["Zeppelin lands"]


def test_a_held_story_is_gone_and_comes_back(english, ana):
    story = make_live_story(english, by=ana, headline="Zeppelin lands")
    workflow.hold(story, by=ana)
    assert headlines("zeppelin", english) == []
    workflow.release(stored(story), by=ana)
    assert headlines("zeppelin", english) == ["Zeppelin lands"]


def test_no_word_of_a_killed_story_is_kept(english, ana, chiara):
    story = make_live_story(english, by=ana, headline="Zeppelin lands")
    assert "zeppelin" in words_kept()
    workflow.kill(story, by=chiara, reason="Someone is in danger.")
    assert "zeppelin" not in words_kept()
    assert not SearchEntry.objects.exists()


def test_somebody_protected_is_found_by_no_story_from_then_on(english, ana):
    lena = make_contributor("Lena Zmarsh", english.service)
    make_live_story(english, by=ana, headline="Ferry sinks", bylines=(lena,))
    assert headlines("zmarsh", english) == ["Ferry sinks"]
    protecting.protect(lena, by=ana, protection="say_nothing", reason="In danger.")
    assert "zmarsh" not in words_kept()
    assert headlines("zmarsh", english) == []
    sweep()
    assert headlines("ferry", english) == ["Ferry sinks"]
    assert "zmarsh" not in words_kept()


def test_what_an_older_release_published_is_entered(english, ana):
    make_live_story(english, by=ana, headline="Ferry sinks")
    SearchEntry.objects.all().delete()
    assert headlines("ferry", english) == []
    call_command("refresh", readers_search=True, verbosity=0)
    assert headlines("ferry", english) == ["Ferry sinks"]

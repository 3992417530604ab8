"""The history of a story: its life as one list, any two texts, the way back."""

import ast
from datetime import UTC, datetime, timedelta

import lxml.html
import pytest
import time_machine
from django.conf import settings
from django.contrib.admin.models import CHANGE, LogEntry

from articles import desk, workflow
from articles.admin.event_words import ACTIONS, action_words
from articles.models import Article, ArticleEvent, Revision, Topic
from photos.models import Photo, Rendition
from tests.desk.typing_in import address, at_the_desk, credit, press, said
from tests.factories import (
    make_article,
    make_box,
    make_contributor,
    make_live_story,
    make_service,
    public_address,
    stored,
)

APPS = (
    *("articles", "banners", "bylines", "newsroom", "photos", "recordings"),
    *("services", "staff"),
)


def seen(client, article, page="history", **asked):
    answer = client.get(address(article, page), asked, follow=True)
    assert answer.status_code == 200
    return lxml.html.fromstring(answer.content.decode())


def text_of(element) -> str:
    return " ".join(element.text_content().split())


def lines(root) -> list[str]:
    return [text_of(li) for li in root.xpath('//ol[@class="desk-history__rows"]/li')]


def bare_photo(service, title) -> Photo:
    """On record with one small file; the file itself is not needed here."""
    photo = Photo.objects.create(
        service=service, title=title, original="x.jpg", alt="A boat.", agency="AFP"
    )
    Rendition.objects.create(photo=photo, format="jpg", width=160, height=107)
    return photo


def compared(client, article, one, other) -> str:
    root = seen(client, article, "compare", **{"from": one, "to": other})
    return text_of(root.get_element_by_id("content-main"))


def change(article, by, **facts) -> None:
    """Save the working copy as a form would."""
    for name, value in facts.items():
        setattr(article, name, value)
    article.save()
    desk.keep(article, by=by)


# The list


def test_a_whole_life_is_told_newest_first(english, boris, ana, chiara):
    """Every step a newsroom takes, each in words, with who and what was said."""
    with time_machine.travel(datetime(2026, 3, 2, 9, tzinfo=UTC)) as clock:

        def later(minutes=10):
            clock.shift(timedelta(minutes=minutes))
            return stored(article)

        article = make_article(english, by=boris, headline="Ferry sinks", slug="ferry")
        workflow.file(later(), by=boris)
        workflow.send_back(later(), by=ana, note="Name the captain.")
        change(later(), boris, headline="Ferry sinks, captain saved")
        workflow.file(later(), by=boris)
        workflow.mark_ready(later(), by=ana)
        workflow.publish(later(), by=ana)
        change(later(), ana, body="<p>300 people were aboard, not 30.</p>")
        workflow.correct(later(), by=ana, text="It was 300 people.")
        workflow.hold(later(), by=ana, reason="The police doubt it.")
        workflow.release(later(24 * 60), by=ana)
        workflow.withdraw(later(), by=ana, reason="It was another ferry.")
        workflow.reinstate(later(), by=chiara, note="It was this one.")
        root = seen(at_the_desk(chiara), article)
    days = [text_of(day) for day in root.xpath('//h2[@class="desk-history__day"]')]
    assert days == ["Today", "March 2, 2026"]
    told = lines(root)
    for line, words in zip(
        told,
        [
            ("Reinstated", "Chiara", "It was this one."),
            ("Withdrawn", "Ana", "It was another ferry."),
            ("Released", "Ana"),
            ("10:30", "Put on hold", "The police doubt it."),
            ("Corrected", "Correction", "It was 300 people.", "Revision 3"),
            ("Saved", "Ana", "Revision 3 text"),
            ("Published", "Revision 2"),
            ("Marked ready", "Ana", "Revision 2"),
            ("Filed", "Boris", "Revision 2"),
            ("Saved", "Boris", "Revision 2 headline"),
            ("Sent back", "Ana", "Name the captain."),
            ("Filed", "Boris", "Revision 1"),
            ("09:00", "Begun", "Boris", "Revision 1", "Ferry sinks"),
        ],
        strict=True,
    ):
        assert all(word in line for word in words), line
    assert "Update: new facts" not in " ".join(told)  # a first publication is none


def test_a_verb_and_the_text_it_kept_are_one_line(english, ana):
    article = make_article(english, by=ana)
    Article.objects.filter(pk=article.pk).update(headline="Ferry found", slug="x")
    workflow.publish(article, by=ana)
    published, begun = lines(seen(at_the_desk(ana), article))
    assert "Published Ana" in published
    assert "Revision 2 headline, web address" in published
    assert "Begun" in begun


def test_times_and_stops_are_said_in_words(persian, vera):
    article = make_article(persian, by=vera)
    at = datetime(2030, 1, 1, 8, 30, tzinfo=UTC)
    workflow.schedule(article, by=vera, at=at)
    change(stored(article), vera, has_legal_hold=True)
    (dropped, saved, scheduled, _begun) = lines(seen(at_the_desk(vera), article))
    assert "It was meant for Jan. 1, 2030, 12:00 Tehran time" in dropped
    assert "A legal hold or an embargo forbade it" in dropped
    assert "legal hold" in saved
    assert "For Jan. 1, 2030, 12:00 Tehran time" in scheduled


def test_what_a_kill_took_is_counted(english, chiara):
    article = make_article(english)
    took = {"reason": "A court order", "photos": [7], "banners": ["a", "b"]}
    ArticleEvent.objects.record(article, "killed", by=chiara, **took)
    killed = lines(seen(at_the_desk(chiara), article))[0]
    assert "Killed Chiara" in killed
    assert "1 photo lost its public address" in killed
    assert "2 banners were taken down" in killed
    assert "A court order" in killed


def test_the_list_can_be_narrowed(english, ana):
    article = make_live_story(english, by=ana, slug="ferry")
    client = at_the_desk(ana)
    assert len(lines(seen(client, article))) == 2
    (event,) = lines(seen(client, article, show="events"))
    assert "Published" in event
    (revision,) = lines(seen(client, article, show="revisions"))
    assert "Begun" in revision
    assert len(lines(seen(client, article, show="nonsense"))) == 2


@pytest.fixture
def long_life(english, ana) -> Article:
    """A story with 200 revisions and more events than a page holds."""
    article = make_article(english, by=ana)
    first = article.revisions.get()
    Revision.objects.bulk_create(
        Revision(
            article=article,
            number=number,
            data=first.data | {"headline": f"Headline {number}"},
            digest=str(number),
            by=ana,
        )
        for number in range(2, 201)
    )
    ArticleEvent.objects.bulk_create(
        ArticleEvent(article=article, action="filed", actor=ana) for _ in range(50)
    )
    return article


def test_a_long_life_turns_pages_without_losing_a_line(
    long_life, ana, django_assert_max_num_queries
):
    client = at_the_desk(ana)
    with django_assert_max_num_queries(11):
        newest = seen(client, long_life)
    (older,) = newest.xpath('//a[@rel="next"]/@href')
    address_ = address(long_life, "history") + older
    earlier = lxml.html.fromstring(client.get(address_).content.decode())
    told = lines(newest) + lines(earlier)
    assert len(told) == 250
    assert len({line for line in told if "Revision" in line}) == 200
    assert "Begun" in told[-1]
    assert earlier.xpath('//a[@rel="next"]') == []


@pytest.mark.parametrize("older", ["-", "1-2-3", "-" + "9" * 13])
def test_an_odd_place_to_begin_is_the_beginning(english, ana, older):
    article = make_article(english, by=ana)
    assert len(lines(seen(at_the_desk(ana), article, older=older))) == 1


def recorded() -> set[str]:
    """Every action that some code of ours records, read from the code."""
    found = set()
    for app in APPS:
        for file in (settings.BASE_DIR / app).rglob("*.py"):
            source = file.read_text()
            for node in ast.walk(ast.parse(source)) if "record(" in source else ():
                if isinstance(node, ast.Call) and len(node.args) > 1:
                    name = getattr(node.func, "attr", getattr(node.func, "id", ""))
                    action = getattr(node.args[1], "value", None)
                    if name == "record" and isinstance(action, str):
                        found.add(action)
    return found


def test_every_action_has_words():
    assert {"published", "unscheduled", "went_back", "noted"} <= recorded()
    assert recorded() <= ACTIONS.keys()


def test_an_action_without_words_speaks_for_itself(english, ana):
    article = make_article(english, by=ana)
    detail = {"odd": [1], "reason": "Because", "at": "soon"}
    ArticleEvent.objects.record(article, "sent_to_moon", by=None, **detail)
    assert action_words("sent_to_moon") == "Sent to moon"
    assert "Sent to moon For soon Because" in lines(seen(at_the_desk(ana), article))[0]


# Why


def test_a_reason_is_kept_with_its_text(english, ana):
    article = make_article(english, by=ana)
    article.headline = "Ferry found"
    article.save()
    desk.keep(article, by=ana, why=" The coast guard called. ")
    assert article.revisions.first().why == "The coast guard called."
    assert "The coast guard called." in lines(seen(at_the_desk(ana), article))[0]


def test_a_reason_that_comes_after_its_text_stands_beside_it(english, ana):
    article = make_article(english, by=ana)
    desk.keep(article, by=ana, why="It was checked twice.")
    assert article.revisions.get().why == ""
    (noted,) = article.events.all()
    assert noted.detail == {"revision": 1, "why": "It was checked twice."}
    line = lines(seen(at_the_desk(ana), article))[0]
    assert "Said why Ana" in line
    assert "It was checked twice." in line


# Any two texts


@pytest.fixture
def story(english, ana) -> Article:
    """First, then two changes: revisions 1, 2 and 3; readers have the second."""
    article = make_article(
        english, by=ana, slug="ferry", headline="First", body="<p>One.</p>"
    )
    change(article, ana, headline="Second", body="<p>One.</p><p>Two.</p>")
    workflow.publish(article, by=ana)
    change(stored(article), ana, headline="Third, newest")
    return stored(article)


def test_any_two_are_compared_in_either_direction(story, ana):
    client = at_the_desk(ana)
    forth = client.get(address(story, "compare"), {"from": 1, "to": 3}).content.decode()
    assert "<del>First</del> <ins>Third, newest</ins>" in forth
    assert "1 word added" in forth
    back = client.get(address(story, "compare"), {"from": 3, "to": 1}).content.decode()
    assert "<del>Third, newest</del> <ins>First</ins>" in back
    assert "1 word removed" in back


def test_the_working_copy_and_what_readers_have_are_sides_too(story, ana):
    Article.objects.filter(pk=story.pk).update(kicker="Unsaved")
    client = at_the_desk(ana)
    told = compared(client, story, "live", "desk")
    assert "What readers have now" in told
    assert "The working copy" in told
    assert "Second Third, newest" in told
    assert "Kicker Unsaved" in told
    workflow.hold(stored(story), by=ana)
    assert "What readers had last" in compared(client, story, "live", "desk")
    assert "Both say exactly the same." in compared(client, story, 2, "live")


def test_one_revision_is_compared_with_the_one_before(story, ana):
    client = at_the_desk(ana)
    assert "Second Third" in text_of(seen(client, story, "compare", to=3))
    assert "Second Third" in text_of(seen(client, story, revision=3))
    first = text_of(seen(client, story, "compare", to=1))
    assert "From Nothing" in first
    assert "Headline First" in first
    assert "Both say exactly the same." in text_of(seen(client, story, "compare"))


def test_the_list_offers_every_text_as_either_side(story, ana):
    root = seen(at_the_desk(ana), story)
    for name in ("from", "to"):
        values = root.xpath(f'//input[@name="{name}"]/@value')
        assert values == ["desk", "live", "3", "2", "1"]
    assert root.xpath("//input[@checked]/@value") == ["3", "2"]


@pytest.mark.parametrize("keys", [("99", "1"), ("-1", "x"), ("", "desk")])
def test_a_text_that_is_not_there_is_asked_for_again(story, ana, keys):
    asked = {"from": keys[0], "to": keys[1]}
    page = at_the_desk(ana).get(address(story, "compare"), asked, follow=True)
    assert "no such revision" in said(page)


def test_readers_side_is_nothing_before_publication(english, ana):
    article = make_article(english, by=ana)
    asked = {"from": "live", "to": "desk"}
    page = at_the_desk(ana).get(address(article, "compare"), asked, follow=True)
    assert "no such revision" in said(page)


def test_everything_is_said_in_names(english, ana):
    lee, park, kim = (
        make_contributor(name, english.service) for name in ("Lee Ara", "Park", "Kim")
    )
    korean = make_service("korean", name="Korean Service")
    ferry, port = (
        bare_photo(english.service, title) for title in ("The ferry", "The port")
    )
    article = make_article(
        english, by=ana, bylines=(lee, park), topics=("Sea",), lead_photo=ferry
    )
    rows = {
        "bylines-TOTAL_FORMS": 3,
        **credit("bylines", 0, order=3, place="Busan"),
        **credit("bylines", 2, contributor=kim.pk, role="author", order=1),
        "collaborations-TOTAL_FORMS": 1,
        **credit("collaborations", 0, service=korean.pk, kind="origin", order=1),
    }
    typed = {
        "topic_names": "Korea",
        "section": english.default_section_id,
        "kind": "analysis",
        "publish_at": "2030-01-01T09:00",
        "datelines": "Busan; Seoul",
        "lead_photo": port.pk,
        "lead_caption": "Seen today",
        "boxes": [make_box(english).pk],
    }
    client = at_the_desk(ana)
    press(client, article, **typed, **rows)
    told = compared(client, article, 1, 2)
    for words in (
        "Added Kim, Reporter",
        "Moved Park, Reporter",
        "Changed Lee Ara, Reporter Lee Ara, Reporter, Busan",
        "Topics Sea Korea",
        "Section World",
        "Kind News Analysis",
        "Planned for Jan. 1, 2030, 09:00 UTC",
        "Standing boxes Helpline",
        "Before The ferry After The port",
        "Caption here: Seen today",
        "By Lee Ara and Park After By Kim, Park and Lee Ara",
        "Korean Service",
    ):
        assert words in told, words
    newest = lines(seen(client, article))[0]
    assert "2 bylines" in newest
    assert "1 collaboration" in newest


def test_rows_that_only_changed_places_moved(english, ana):
    people = [make_contributor(name, english.service) for name in ("Lee", "Park")]
    article = make_article(english, by=ana, bylines=tuple(people))
    article.bylines.filter(contributor=people[0]).update(order=9)
    desk.keep(stored(article), by=ana)
    told = compared(at_the_desk(ana), article, 1, 2)
    assert "Moved Lee, Reporter" in told or "Moved Park, Reporter" in told
    assert "Added" not in told


def test_photos_and_stories_in_the_text_are_seen(english, ana):
    photo = bare_photo(english.service, "The ferry")
    foreign = bare_photo(make_service("other"), "Theirs")
    related = make_article(english, headline="The captain speaks")
    figure = (
        '<figure data-photo="{}" data-layout="wide"><figcaption></figcaption></figure>'
    )
    article = make_article(english, by=ana)
    body = article.body + figure.format(photo.pk) + figure.format(foreign.pk)
    body += f'<aside data-related="{related.story_id}"></aside>'
    change(article, ana, body=body)
    page = at_the_desk(ana).get(address(article, "compare"), {"from": 1, "to": 2})
    html = page.content.decode()
    assert f"/admin/photos/photo/media/{photo.media_key}/" in html
    assert "The ferry" in html
    assert "Wider than the text" in html
    assert "The captain speaks" in html
    assert "Theirs" not in html
    assert foreign.media_key not in html


def test_a_moved_paragraph_is_said_to_have_moved(english, ana):
    texts = [f"<p>Paragraph {word} of the report.</p>" for word in "abcdefghij"]
    article = make_article(english, by=ana, body="".join(texts))
    change(article, ana, body="".join([texts[8], *texts[:8], texts[9]]))
    told = compared(at_the_desk(ana), article, 1, 2)
    assert "Moved here: Paragraph i" in told
    assert "Stood here before: Paragraph i" in told
    assert "6 unchanged paragraphs" in told
    assert "word" not in told.split("6 unchanged")[0].split("Text")[0]


def test_a_persian_text_is_compared_from_right_to_left(persian, vera):
    article = make_article(persian, by=vera, body="<p>قایق بندر را ترک کرد.</p>")
    change(article, vera, body="<p>کشتی بندر را ترک کرد.</p>")
    page = at_the_desk(vera).get(address(article, "compare"), {"to": 2})
    html = page.content.decode()
    assert '<div class="desk-prose" dir="rtl" lang="fa">' in html
    assert "<p><del>قایق</del> <ins>کشتی</ins> بندر را ترک کرد.</p>" in html


# The way back


def test_going_back_is_asked_for_with_what_would_change(story, ana):
    client = at_the_desk(ana)
    asked = seen(client, story, "go_back", number=1)
    told = text_of(asked.get_element_by_id("content-main"))
    assert "Third, newest First" in told
    assert "1 word removed" in told
    page = use_back(client, story, 1, why="The old one was right.")
    assert "The earlier text is on the desk again." in said(page)
    assert stored(story).headline == "First"
    newest = lines(seen(client, story))[0]
    for words in ("Went back to an earlier text Ana", "To revision 1", "Revision 4"):
        assert words in newest
    assert newest.count("The old one was right.") == 1


def use_back(client, story, number, **typed):
    asked = {"base_version": stored(story).version, "number": number} | typed
    return client.post(address(story, "go_back"), asked, follow=True)


def test_going_back_is_taken_back_the_same_way(story, ana):
    client = at_the_desk(ana)
    use_back(client, story, 1)
    use_back(client, story, 3)
    assert stored(story).headline == "Third, newest"


def test_going_back_to_what_stands_there_is_refused(story, ana):
    client = at_the_desk(ana)
    assert "exactly this already" in text_of(seen(client, story, "go_back", number=3))
    assert "exactly this already" in said(use_back(client, story, 3))
    assert not story.events.filter(action="went_back").exists()


def test_it_says_what_does_not_come_back(english, ana):
    article = make_article(english, by=ana, topics=("Sea",), headline="First")
    article.topic_items.all().delete()
    Topic.objects.all().delete()
    workflow.publish(article, by=ana)
    article = stored(article)
    change(article, ana, headline="Second", has_legal_hold=True)
    client = at_the_desk(ana)
    told = text_of(seen(client, article, "go_back", number=1))
    assert "Legal hold stays as it is now." in told
    assert "Web address stays as it is now." in told
    assert "Topics: something in it no longer exists" in told
    use_back(client, article, 1)
    back = stored(article)
    assert (back.headline, back.has_legal_hold) == ("First", True)
    assert back.slug == article.slug


def test_a_stale_page_keeps_its_reason(story, ana, boris):
    change(stored(story), boris, headline="Meanwhile")
    asked = {"base_version": story.version, "number": 1, "why": "My long reason"}
    answer = at_the_desk(ana).post(address(story, "go_back"), asked)
    assert answer.status_code == 409
    assert "My long reason" in answer.content.decode()
    assert stored(story).headline == "Meanwhile"


@pytest.mark.parametrize("number", ["99", "0", "desk"])
def test_only_a_revision_can_be_gone_back_to(story, ana, number):
    page = at_the_desk(ana).get(
        address(story, "go_back"), {"number": number}, follow=True
    )
    assert "no such revision" in said(page)


# Who may read it

PAGES = ("history", "compare", "go_back")


@pytest.mark.parametrize("name", PAGES)
def test_history_is_for_whoever_reads_the_working_copy(story, vera, name):
    answer = at_the_desk(vera).get(address(story, name), {"number": 1})
    assert answer.status_code in (302, 404)
    assert "First" not in answer.content.decode()


def test_a_photo_editor_compares_and_does_not_go_back(story, pavel, caplog):
    client = at_the_desk(pavel)
    page = client.get(address(story, "compare"), {"from": 1, "to": 2})
    assert page.status_code == 200
    assert "Go back to" not in page.content.decode()
    assert client.get(address(story, "go_back"), {"number": 1}).status_code == 403
    assert "Refused" in caplog.text


@pytest.mark.parametrize("name", PAGES)
def test_the_past_of_a_killed_story_is_for_chiefs_alone(story, ana, chiara, name):
    workflow.kill(stored(story), by=chiara, reason="A court order")
    answer = at_the_desk(ana).get(address(story, name), {"number": 1, "from": 1})
    assert answer.status_code == 403
    assert "First" not in answer.content.decode()
    page = at_the_desk(chiara).get(address(story, name), {"number": 1, "from": 1})
    assert "First" in page.content.decode()


def test_readers_see_nothing_of_it(client, story):
    for page in PAGES:
        assert client.get(address(story, page)).status_code == 302
    assert "First" not in client.get(public_address(story)).content.decode()


# The admin's own history


def test_the_history_of_other_things_tells_the_time_of_its_reader(english, pavel):
    photo = bare_photo(english.service, "The ferry")
    pavel.time_zone = "Asia/Seoul"
    pavel.save()
    LogEntry.objects.log_actions(pavel.pk, [photo], CHANGE, "[]", single_object=True)
    LogEntry.objects.update(action_time=datetime(2026, 3, 2, 20, tzinfo=UTC))
    page = at_the_desk(pavel).get(f"/admin/photos/photo/{photo.pk}/history/")
    assert "March 3, 2026, 05:00 Seoul time" in page.content.decode()

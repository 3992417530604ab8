"""Where a name is typed: found however it is written, wherever it stands."""

import json
from datetime import timedelta

import pytest
from django.utils import timezone

from articles import noting, workflow
from articles.models import Article
from articles.scan.finds import Find
from articles.scan.holding import finder, needles_of
from articles.scan.scanning import scan
from articles.typed_names import readable
from banners.models import Banner, BannerChange, BannerEdition
from bylines import protecting
from bylines.models import Byline, Contributor, ContributorName
from bylines.names import excerpts, fold, pattern_of, printed_names
from services.models import Edition
from staff.models import User
from tests.articles.test_scheduling import rewrite
from tests.desk.typing_in import at_the_desk
from tests.factories import (
    make_article,
    make_banner,
    make_box,
    make_contributor,
    make_edition,
    make_live_story,
    make_photo,
    make_section,
    make_service,
    make_topic,
    stored,
)

NAMES = {"Kim Haneul", "김하늘", "کریمی رضا‌پور", "José Müller", "Иванов", "Ann"}

WRITTEN = [
    "by KIM HANEUL.",
    "Kim\u00a0Haneul’s report",
    "kim-haneul-in-busan",
    "IMG_kim_haneul_03.jpg",
    "Ｋｉｍ　Ｈａｎｅｕｌ",
    "김하늘은",
    "기자 김 하늘",
    "كريمي رضا پور",
    "josé  müller",
    "JOSE\u0301 MU\u0308LLER",
    "Jose Muller",
    "ИВАНОВА",
    "Ann.",
]
OTHERS = ["Kimchi, Haneul", "Joseph Mullers", "annual", "Аиванов", "하늘", "Haneul Kim"]


def found_in(text: str) -> list[str]:
    pattern = pattern_of(NAMES)
    assert pattern is not None
    return list(excerpts(text, pattern))


@pytest.mark.parametrize("text", WRITTEN)
def test_a_name_is_found_however_it_is_written(text):
    assert found_in(text), fold(text)
    if "Jose Muller" not in text:  # the database looks for what is surely written so
        for is_json in (False, True):
            assert holds(text, is_json=is_json), text


@pytest.mark.parametrize("text", OTHERS)
def test_another_word_is_not_found(text):
    assert not found_in(text) or text == "Joseph Mullers"


def holds(text: str, *, is_json: bool) -> bool:
    column = json.dumps(text) if is_json else text
    asked = json.dumps([needles_of(NAMES), is_json])
    return finder(asked)(column.encode().lower())


BODIES = [
    "<p>By <strong>Kim</strong> Haneul</p>",
    "<p>By Kim&nbsp;Haneul</p>",
    "<p>By K<em>i</em>m Ha<strong>neul</strong></p>",
    '<p><a href="/author/kim-haneul/">our reporter</a></p>',
    '<figure data-photo="3" data-alt="Kim Haneul at work"><figcaption></figcaption></figure>',
]


@pytest.mark.parametrize("body", BODIES)
def test_markup_hides_nothing(body):
    assert found_in(readable(body))
    assert holds(body, is_json=True)


def test_the_words_around_are_those_that_were_written():
    (words,) = found_in("x" * 60 + " said KIM Haneul of Busan.")
    assert words.endswith("said KIM Haneul of Busan.")
    assert words.startswith("…")


# ── Everything at the desk ───────────────────────────────────────────────────


@pytest.fixture
def lena(english: Edition) -> Contributor:
    person = make_contributor("Lena Marsh", english.service)
    ContributorName.objects.create(contributor=person, language="ko", name="이아라")
    return person


def look(lena: Contributor, person: User) -> dict[str, list[Find]]:
    groups, _rest = scan(lena, printed_names([lena]), person, timezone.now())
    return {str(group.urgency): group.finds for group in groups}


def what(finds: list[Find]) -> set[tuple[str, str]]:
    """Kind of thing and the field, as the page says them."""
    return {(find.what, spot.label) for find in finds for spot in find.spots}


def test_it_is_found_everywhere_by_how_urgent_it_is(english, ana, chiara, lena):
    live = make_live_story(
        english,
        by=ana,
        headline="Lena Marsh in Busan",
        credit_words="[byline 0123456789ab] By our Lena Marsh",
    )
    older = make_live_story(english, by=ana, headline="Sea", summary="이아라 기자")
    older.summary = ""
    older.save()
    workflow.publish(stored(older), by=ana)
    planned = make_live_story(english, by=ana, headline="Plan")
    later = timezone.now() + timedelta(hours=1)
    workflow.schedule(rewrite(planned, ana, "LENA MARSH again"), by=ana, at=later)
    draft = make_article(english, by=ana, headline="Draft", notes="Call Lena-Marsh!")
    Byline.objects.create(article=draft, contributor=lena, title="Lena Marsh’s editor")
    photo = make_photo(
        english.service, photographer="lena marsh", place="Lena Marsh pier"
    )
    make_live_story(english, by=ana, headline="Shown", lead_photo=photo)
    make_photo(english.service, caption="Lena Marsh at sea")
    banner = make_banner(english, wording="Lena Marsh is safe")
    BannerEdition.objects.update(said="Lena Marsh is gone")
    ended = make_banner(english, wording="Lena Marsh on air", state=Banner.State.ENDED)
    assert banner.state == Banner.State.DRAFT
    make_box(english, text="Write to Lena Marsh.")
    make_topic("Lena Marsh", english)
    make_section(english, "Desk of Lena Marsh")
    make_contributor("Ida Holm", english.service, bio="Works with Lena Marsh.")
    english.service.description = "Led by Lena Marsh."
    english.service.save()
    workflow.correct(
        stored(live), by=ana, kind="correction", text="Lena Marsh was in Busan."
    )
    noting.write(stored(draft), by=ana, text="Lena Marsh called.")

    found = look(lena, chiara)
    now = what(found["now"])
    assert {
        ("Story", "Headline"),
        ("Story", "Web address"),
        ("Story", "Credits in other words"),
        ("Photo", "Photographer"),
        ("Standing box", "Text"),
        ("Topic", "Name"),
        ("Section", "Name"),
        ("Contributor", "Biography"),
        ("Service", "Description"),
        ("Notice", "Text"),
    } <= now
    assert ("Story", "Headline") in what(found["soon"])
    assert {
        ("Story", "Internal notes"),
        ("Story", "Bylines"),
        ("Photo", "Caption"),
        ("Photo", "Place"),
        ("Banner", "Wording"),
        ("Note", "Text"),
    } <= what(found["desk"])
    past = what(found["past"])
    assert {("Story", "Summary"), ("Banner", "Wording")} <= past
    assert ended.wording in {find.title for find in found["past"]}
    first = next(f for f in found["now"] if f.title == str(live))
    assert {press.label for press in first.presses} >= {"Correct", "Hold", "Kill"}
    assert any("#id_headline" in spot.address for spot in first.spots)
    old = next(f for f in found["past"] if f.title == str(older))
    assert [press.label for press in old.presses] == ["Seal this revision"]


def test_the_places_of_who_is_protected_are_found_beside_them(
    english, ana, chiara, lena
):
    """A byline's place is withheld; a dateline with the same place is typed."""
    other = make_contributor("Omid Vale", english.service)
    live = make_live_story(
        english, by=ana, headline="Sea", datelines="TEHRAN; Busan", bylines=(lena,)
    )
    live.bylines.update(place="Tehran, Iran")
    draft = make_article(english, by=ana, headline="Draft", bylines=(lena, other))
    draft.bylines.filter(contributor=other).update(place="Tehran")
    away = make_article(english, by=ana, datelines="Tehran", bylines=(other,))
    make_photo(english.service, place="Tehran bazaar", credited_to=lena)
    assert what(look(lena, chiara)["now"]) == set()
    protecting.protect(
        lena, by=ana, protection="", place_policy="say_nothing", reason="In danger."
    )
    lena.refresh_from_db()
    found, place = look(lena, chiara), "A place where they reported from"
    assert what(found["now"]) == {(place, "Datelines")}
    (find,) = found["now"]
    assert find.title == str(live)
    assert find.presses[0].label == "Correct"
    desk = {(f.what, f.title) for f in found["desk"]}
    assert {(place, str(live)), (place, str(draft))} < desk
    assert (place, "Place") in what(found["desk"])
    assert (place, str(away)) not in desk
    assert found["past"] == []


def test_a_banner_that_said_it_once_is_found_in_any_script(english, chiara, lena):
    banner = make_banner(english, wording="Calm", state=Banner.State.ENDED)
    facts = {"before": {"wording": "이아라 기자"}, "after": {"wording": "Calm"}}
    BannerChange.objects.create(banner=banner, by=chiara, at=timezone.now(), **facts)
    (find,) = look(lena, chiara)["past"]
    assert "이아라" in find.spots[0].excerpt


def test_a_note_on_a_killed_story_is_for_chiefs(english, ana, chiara, lena):
    story = make_live_story(english, by=ana, headline="Sea")
    noting.write(stored(story), by=ana, text="Lena Marsh called.")
    assert look(lena, ana)["desk"][0].spots[0].excerpt
    workflow.kill(stored(story), by=chiara, reason="A court order.")
    for person, words in ((ana, ""), (chiara, "Lena Marsh called.")):
        (note,) = (f for f in look(lena, person)["desk"] if f.what == "Note")
        assert note.title == str(story)
        assert note.spots[0].excerpt == words
        assert bool(note.address) is bool(words)


def test_what_others_have_is_told_without_its_words(english, ana, chiara, lena, client):
    french = make_edition(
        make_service("french"), name="Salle", language="fr", prefix="fr"
    )
    french.default_section = make_section(french, "Monde")
    french.save()
    story = make_live_story(french, headline="Lena Marsh à Busan")
    make_topic("Lena Marsh", french)
    found = look(lena, chiara)
    finds = [f for f in found["now"] if f.owner == "French Service"]
    assert {f.what for f in finds} == {"Story", "Topic"}
    for find in finds:
        assert (find.title, find.address, find.presses) == ("", "", ())
        assert not any(spot.excerpt or spot.address for spot in find.spots)
    page = at_the_desk(chiara).get(f"/admin/typed/{lena.pk}/").content.decode()
    assert "Tell a chief of French Service" in page
    assert "Busan" not in page
    assert str(Article.objects.get(pk=story.pk)) not in page


def test_the_page_is_for_editors_of_the_persons_service(english, ana, boris, lena):
    make_live_story(english, by=ana, headline="Lena Marsh in Busan")
    page = at_the_desk(ana).get(f"/admin/typed/{lena.pk}/").content.decode()
    assert "Lena Marsh in Busan" in page
    assert "This person is not protected" in page
    protecting.protect(lena, by=ana, protection="say_so", reason="In danger.")
    page = at_the_desk(ana).get(f"/admin/typed/{lena.pk}/").content.decode()
    assert "This person is not protected" not in page
    assert at_the_desk(boris).get(f"/admin/typed/{lena.pk}/").status_code == 403
    assert at_the_desk(ana).get("/admin/typed/9999/").status_code == 404


def test_an_old_archive_is_looked_through_page_by_page(english, ana, lena, monkeypatch):
    from articles.scan import looking, stories

    article = make_article(english, by=ana, headline="Lena Marsh 0")
    for number in (1, 2, 3):
        article = rewrite(article, ana, f"Lena Marsh {number}")
    monkeypatch.setattr(stories, "CHUNK", 2)
    monkeypatch.setattr(looking, "ENOUGH", 0)
    names = printed_names([lena])
    below, found = None, []
    while below is None or below > 0:
        groups, rest = scan(lena, names, ana, timezone.now(), below=below)
        found += [find.detail for find in groups[-1].finds]
        below = rest or 0
    assert found == ["Revision 3", "Revision 2", "Revision 1"]

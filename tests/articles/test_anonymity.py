"""Anonymity: one name off one story, everywhere, on the next request."""

from types import SimpleNamespace

import pytest
from django.utils import timezone

from articles import workflow
from articles.anonymity import bylines_for
from articles.models import Article, ArticleEvent, WithheldName
from articles.readers_side import readers_side
from articles.rules import WorkflowError
from articles.typed_names import places
from bylines.models import Byline, Contributor, ContributorName
from services.models import Edition, Purge
from staff.models import User
from tests.articles.test_scheduling import rewrite
from tests.factories import (
    make_contributor,
    make_live_story,
    make_photo,
    make_service,
    public_address,
    stored,
)
from tests.site import Site

pytestmark = pytest.mark.either

Instead = WithheldName.Instead
NAME = "Lena Marsh"


@pytest.fixture
def lena(english: Edition) -> Contributor:
    return make_contributor(NAME, english.service)


def live(english: Edition, by: User, *people: Contributor) -> Article:
    return make_live_story(english, by=by, headline="Ferry", bylines=people)


def test_a_name_is_off_everything_on_the_next_request_and_nothing_else_changes(
    site: Site, english: Edition, ana: User, chiara: User, lena: Contributor
) -> None:
    tomas = make_contributor("Tomas Reyes", english.service)
    article = live(english, ana, lena, tomas)
    other = make_live_story(english, by=ana, headline="Other", bylines=(lena,))
    here, author = public_address(article), "/author/lena-marsh/"
    pages = [here, "/", "/latest/", "/section/world/", "/author/tomas-reyes/"]
    pages.append(f"/lite{here}")
    for page in pages:
        assert NAME in site.get(page).text
    assert here in site.get(author).text
    rewrite(article, ana, "Typed, not published")

    workflow.anonymise(
        stored(article), by=ana, contributor=lena, instead=Instead.SAY_SO
    )
    text = site.get(here).text
    assert NAME not in text + site.get(f"/lite{here}").text
    assert "lena-marsh" not in text
    assert "Tomas Reyes" in text
    assert "Ferry" in text
    assert "Typed, not published" not in text
    assert "withheld" in text
    assert NAME not in site.get("/author/tomas-reyes/").text
    assert here not in site.get(author).text
    assert public_address(other) in site.get(author).text

    workflow.publish(stored(article), by=ana)
    assert NAME not in site.get(public_address(article)).text

    workflow.restore_name(stored(article), by=chiara, contributor=lena)
    assert NAME in site.get(public_address(article)).text
    assert public_address(article) in site.get(author).text


@pytest.mark.parametrize(
    ("instead", "is_told", "is_staff"),
    [
        (Instead.SAY_SO, True, True),
        (Instead.STAFF_REPORT, False, True),
        (Instead.SAY_NOTHING, False, False),
    ],
)
def test_readers_are_told_what_was_chosen(
    instead: str,
    is_told: bool,  # noqa: FBT001
    is_staff: bool,  # noqa: FBT001
    client,
    english: Edition,
    ana: User,
    lena: Contributor,
) -> None:
    article = live(english, ana, lena)
    workflow.anonymise(article, by=ana, contributor=lena, instead=instead)
    page = client.get(public_address(article)).content.decode()
    assert ("withheld" in page) is is_told
    assert ("Staff report" in page) is is_staff
    assert NAME not in page


def test_what_is_scheduled_and_what_is_held_lose_the_name_too(
    english: Edition, ana: User, lena: Contributor
) -> None:
    from datetime import timedelta

    article = live(english, ana, lena)
    later = timezone.now() + timedelta(hours=1)
    workflow.schedule(rewrite(article, ana, "Update"), by=ana, at=later)
    workflow.anonymise(stored(article), by=ana, contributor=lena)
    side = readers_side(article.public_id, timezone.now())
    assert side.current
    assert side.pending
    for version in (side.current, side.pending):
        assert NAME not in version.page.main + version.page.head + version.byline
        assert not version.listings.filter(kind="author").exists()
    workflow.hold(stored(article), by=ana)
    workflow.release(stored(article), by=ana)
    side = readers_side(article.public_id, timezone.now())
    assert NAME not in side.current.page.main


@pytest.mark.parametrize("protection", ["pen_name", "say_so"])
def test_a_protected_person_loses_the_pen_name_too(
    protection: str, client, english: Edition, ana: User, lena: Contributor
) -> None:
    lena.protection, lena.pen_name = protection, "Quill"
    lena.save()
    article = live(english, ana, lena)
    workflow.anonymise(article, by=ana, contributor=lena, instead=Instead.STAFF_REPORT)
    page = client.get(public_address(article)).content.decode()
    assert "Quill" not in page
    assert "withheld" not in page


def test_refusals(english: Edition, chiara: User, lena: Contributor) -> None:
    article = live(english, chiara, lena)
    stranger = make_contributor("Somebody Else", english.service)
    for words, sentence in (
        ({"contributor": stranger}, "not credited"),
        ({"contributor": lena, "instead": "shout"}, "Choose what readers"),
    ):
        with pytest.raises(WorkflowError, match=sentence):
            workflow.anonymise(article, by=chiara, **words)
    workflow.anonymise(article, by=chiara, contributor=lena)
    with pytest.raises(WorkflowError, match="withheld already"):
        workflow.anonymise(stored(article), by=chiara, contributor=lena)
    with pytest.raises(WorkflowError, match="not withheld"):
        workflow.restore_name(stored(article), by=chiara, contributor=stranger)


def test_the_event_and_the_receipts_do_not_repeat_the_name(
    settings, english: Edition, ana: User, lena: Contributor
) -> None:
    settings.PURGE_URLS = ["http://127.0.0.1:9/"]
    article = live(english, ana, lena)
    workflow.anonymise(article, by=ana, contributor=lena)
    event = ArticleEvent.objects.first()
    assert NAME not in str(event.detail)
    assert str(lena.pk) not in str(event.detail.values())
    receipt = Purge.objects.get()
    assert NAME not in f"{receipt.about} {receipt.keys}"
    assert receipt.keys.split() == [
        f"edition-{english.pk}",
        f"story-{article.public_id}",
    ]


def test_at_the_desk_only_chiefs_of_the_service_read_the_name(
    english: Edition, people: SimpleNamespace, lena: Contributor
) -> None:
    article = live(english, people.ana, lena)
    other = live(english, people.ana, lena)
    workflow.anonymise(article, by=people.ana, contributor=lena)
    read = {
        name: set(bylines_for(person).values_list("article", flat=True))
        for name, person in vars(people).items()
    }
    assert read.pop("chiara") == {article.pk, other.pk}
    assert set(map(frozenset, read.values())) == {frozenset({other.pk})}
    assert Byline.objects.filter(article=article).exists()
    people.ana.is_superuser, people.ana._standing = True, None
    assert bylines_for(people.ana).count() == 2


def test_names_typed_by_hand_are_found_wherever_they_stand(
    english: Edition, ana: User, lena: Contributor
) -> None:
    ContributorName.objects.create(contributor=lena, language="fa", name="لنا مارش")
    photo = make_photo(english.service, photographer="Lena  Marsh", caption="Sea.")
    article = make_live_story(
        english,
        by=ana,
        headline="LENA MARSH in Busan",
        body="<p>Text, by <strong>Lena</strong> Marsh of course.</p>",
        lead_photo=photo,
        bylines=(lena,),
    )
    article.summary = "لنا مارش نوشت"
    article.headline = "Our reporter in Busan"
    article.save()
    side = readers_side(article.public_id, timezone.now())
    found = {
        (p.field, p.is_live, p.photo) for p in places(stored(article), side, [lena])
    }
    assert found == {
        ("summary", False, None),
        ("body", False, None),
        ("slug", False, None),
        ("slugline", False, None),
        ("headline", True, None),
        ("body", True, None),
        ("slug", True, None),
        ("photographer", False, photo.pk),
    }
    service = make_service("elsewhere")
    assert places(article, side, [make_contributor("Ida Holm", service)]) == []

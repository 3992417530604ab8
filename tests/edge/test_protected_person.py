"""Somebody is protected: on the very next request nothing that is composed names them.

Through the application as the server loads it, with real commits and its page store.
"""

import secrets
from datetime import timedelta

import pytest
from django.utils import timezone

from articles import outside, workflow
from articles.refresh import sweep
from bylines import protecting
from bylines.models import Byline, Contributor
from photos.models import Photo
from services.models import Edition, OldSlug
from staff.models import User
from tests.articles.test_leaks import walk
from tests.articles.test_scheduling import rewrite
from tests.factories import (
    make_contributor,
    make_edition,
    make_live_story,
    make_photo,
    make_section,
    make_service,
    public_address,
    stored,
)
from tests.site import Answer, Site

pytestmark = pytest.mark.either

NAME, SLUG, PLACE = "Lena Zmarsh", "lena-zmarsh", "Zgunyung"
OLD = "l-zmarsh"


def make_lena(english: Edition) -> Contributor:
    person = make_contributor(NAME, english.service, job_title="Zcorrespondent")
    person.names.create(language="es", name="Elena Zmarsh")
    OldSlug.objects.create(kind="author", slug=OLD, number=person.pk)
    return person


def another_edition() -> Edition:
    """Another language's site, of another service."""
    edition = make_edition(
        make_service("french"), name="Salle", language="fr", prefix="fr"
    )
    edition.default_section = make_section(edition, "Monde")
    edition.save()
    return edition


def place(article, by: User):
    """A byline with a place and a title, and readers have it."""
    row = Byline.objects.filter(article=article, contributor__slug=SLUG)
    row.update(place=PLACE, title="Ztitle")
    workflow.publish(stored(article), by=by)
    return stored(article)


def says(answer: Answer) -> bool:
    text = f"{answer.headers} {answer.text}"
    return "zmarsh" in text.lower() or PLACE in text or "Ztitle" in text


def named(site: Site, seeds: list[str]) -> dict[str, str]:
    """Every page reached from these that says the name, a place or a title of theirs."""
    return {
        address: text
        for address, text in walk(site, seeds)
        if "zmarsh" in text.lower() or PLACE in text or "Ztitle" in text
    }


def test_from_the_next_request_on_nothing_composed_names_them(
    site: Site, another_process: Site, english: Edition, ana: User
) -> None:
    lena, french = make_lena(english), another_edition()
    photo = make_photo(english.service, photographer="", credited_to=lena)
    by_lena = place(make_live_story(english, by=ana, bylines=(lena,)), ana)
    french_story = make_live_story(french, bylines=(lena,), headline="Naufrage")
    pictured = make_live_story(english, by=ana, headline="Sea", lead_photo=photo)
    other = make_photo(english.service)
    late = make_live_story(english, by=ana, headline="Late link", lead_photo=other)
    Photo.objects.get(pk=other.pk).save()
    other.credited_to, other.photographer = lena, ""
    other.save()  # credited after its story was published, and not swept since
    pending = make_live_story(english, by=ana, headline="Pending")
    Byline.objects.create(article=pending, contributor=lena)
    soon = timezone.now() + timedelta(hours=1)
    workflow.schedule(rewrite(pending, ana, "Pending again"), by=ana, at=soon)
    seeds = [
        *map(public_address, (by_lena, french_story, pictured, late, pending)),
        *("/", "/latest/", "/section/world/", "/fr/", "/fr/latest/"),
        *("/feed.atom", "/feed.rss", "/feed.json", f"/author/{SLUG}/feed.atom"),
        *("/service/english/", f"/author/{SLUG}/", f"/author/{OLD}/"),
    ]
    before = named(site, seeds)
    assert set(map(public_address, (by_lena, pictured, late))) <= set(before)
    assert {"/", "/latest/", f"/author/{SLUG}/", "/fr/latest/"} <= set(before)
    assert {"/feed.atom", "/feed.rss", "/feed.json"} <= set(before)
    assert '"author":' in before[public_address(by_lena)].replace(" ", "")
    kept = list(before)  # each is in both stores now
    assert all("marsh" in another_process.get(here).text for here in seeds[:4])

    pass_ = show_outside(by_lena, ana)
    assert NAME in site.get(pass_).text
    protecting.protect(lena, by=ana, protection="say_so", reason="In danger.")
    assert named(site, [*seeds, *kept]) == {}
    for process in (site, another_process):
        assert not [here for here in kept if says(process.get(here))]
        assert "withheld" in process.get(public_address(by_lena)).text
        assert "name withheld" in process.get(public_address(pictured)).text
        assert "<figure" in process.get(public_address(late)).text
    assert "Zmarsh" not in site.get(pass_).text
    unknown = site.get("/author/nobody/")
    assert site.get(f"/author/{SLUG}/feed.atom").status == 404
    for slug in (SLUG, OLD):
        gone = site.get(f"/author/{slug}/")
        assert (gone.status, gone.content) == (404, unknown.content)
        assert without_times(gone.headers) == without_times(unknown.headers)

    sweep()
    assert not [here for here in kept if says(site.get(here))]
    protecting.protect(
        lena, by=ana, protection="pen_name", pen_name="Quill", reason="Better."
    )
    assert "Quill" in site.get(public_address(by_lena)).text
    assert "Photo: Quill/AFP" in site.get(public_address(pictured)).text
    assert "Quill" in site.get("/latest/").text
    assert site.get("/author/quill/").status == 404
    protecting.protect(lena, by=ana, protection="say_nothing", reason="Best.")
    assert "withheld" not in site.get(public_address(by_lena)).text
    assert "Photo: AFP" in site.get(public_address(pictured)).text


def show_outside(article, by: User) -> str:
    """The address of a preview for somebody outside."""
    token = secrets.token_urlsafe(32)
    ends = timezone.now() + timedelta(hours=1)
    outside.give(article, by=by, for_whom="Lawyer", ends_at=ends, token=token)
    return f"/preview/{token}/"


def without_times(headers: dict[str, str]) -> dict[str, str]:
    return {name: value for name, value in headers.items() if name != "Server-Timing"}


def test_a_story_withholds_the_name_below_its_picture_too(
    site: Site, english: Edition, ana: User
) -> None:
    lena = make_lena(english)
    photo = make_photo(english.service, photographer="", credited_to=lena)
    story = make_live_story(english, by=ana, lead_photo=photo)
    assert "Photo: Lena Zmarsh/AFP" in site.get(public_address(story)).text
    workflow.anonymise(story, by=ana, contributor=lena, instead="say_nothing")
    text = site.get(public_address(story)).text
    assert "Zmarsh" not in text
    assert "Photo: AFP" in text

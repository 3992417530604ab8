"""Standing pages: written at the desk, at the foot of every page, known to machines."""

import json
from typing import Any

import lxml.html
import pytest
from django.test import Client

from articles.models import StandingPage
from services.models import Edition
from staff.models import User
from tests.desk.typing_in import at_the_desk, fields_of
from tests.factories import make_live_story, public_address

pytestmark = pytest.mark.either

ADMIN = "/admin/articles/standingpage/"


def make_page(edition: Edition, **facts: Any) -> StandingPage:
    facts = {
        "title": "Contact",
        "slug": "contact",
        "purpose": "contact",
        "body": "<p>Write to us.</p>",
    } | facts
    return StandingPage.objects.create(edition=edition, **facts)


def test_a_page_is_written_at_the_desk_and_found_at_the_foot(
    client: Client, english: Edition, ana: User
) -> None:
    story = make_live_story(english, by=ana)
    at_desk = at_the_desk(ana)
    page = at_desk.get(f"{ADMIN}add/")
    sent = fields_of(page.content.decode(), "standingpage_form")
    assert sent["edition"] == str(english.pk)
    typed = {
        "title": "How we correct",
        "purpose": "corrections",
        "body": "<p>At <em>once</em>.</p><figure data-photo='1' data-layout='wide'>"
        "<figcaption></figcaption></figure><h2>Who</h2><ul><li><p>You</p></li></ul>"
        "<p><a href='http://testserver/latest/'>News</a></p><script>alert(1)</script>",
    }
    assert at_desk.post(f"{ADMIN}add/", sent | typed).status_code == 302
    page = StandingPage.objects.get()
    assert page.slug == "how-we-correct"
    assert "figure" not in page.body
    for address in ("/", public_address(story), "/page/how-we-correct/"):
        root = lxml.html.fromstring(client.get(address).content)
        links = root.xpath('//*[@id="pages-heading"]/following::a[1]/@href')
        assert links == ["/page/how-we-correct/"], address
    html = client.get("/page/how-we-correct/").content.decode()
    assert "<em>once</em>" in html
    assert '<a href="/latest/"' in html
    assert "<h2>Who</h2>" in html
    assert "alert(1)" not in html
    assert 'href="http://testserver/page/how-we-correct/"' in html
    assert '<meta name="description" content="At once.">' in html


def test_a_page_that_says_nothing_is_refused(english: Edition, ana: User) -> None:
    at_desk = at_the_desk(ana)
    sent = fields_of(at_desk.get(f"{ADMIN}add/").content.decode(), "standingpage_form")
    page = at_desk.post(f"{ADMIN}add/", sent | {"title": "Empty", "body": "<p> </p>"})
    assert "Write what the page says." in page.content.decode()
    assert 'value="Empty"' in page.content.decode()


def test_reporters_write_none_and_other_services_see_none(
    english: Edition, persian: Edition, boris: User, vera: User
) -> None:
    page = make_page(english)
    assert at_the_desk(boris).get(f"{ADMIN}add/").status_code == 403
    assert at_the_desk(vera).get(f"{ADMIN}{page.pk}/change/").status_code == 404
    client = at_the_desk(vera)
    sent = fields_of(client.get(f"{ADMIN}add/").content.decode(), "standingpage_form")
    typed = {"edition": english.pk, "title": "Theirs", "body": "<p>x</p>"}
    client.post(f"{ADMIN}add/", sent | typed)
    assert StandingPage.objects.count() == 1


def test_a_page_that_is_not_public_is_nowhere(client: Client, english: Edition) -> None:
    page = make_page(english)
    assert client.get("/page/contact/").status_code == 200
    page.is_public = False
    page.save()
    assert client.get("/page/contact/").status_code == 404
    assert "/page/contact/" not in client.get("/").content.decode()
    assert client.get("/page/nothing/").status_code == 404


def test_another_edition_has_pages_of_its_own(
    client: Client, english: Edition, persian: Edition
) -> None:
    make_page(english)
    assert client.get("/fa/page/contact/").status_code == 404
    assert "/page/contact/" not in client.get("/fa/").content.decode()


def test_a_page_costs_two_queries(
    client: Client, english: Edition, django_assert_num_queries: Any
) -> None:
    make_page(english)
    with django_assert_num_queries(2):
        client.get("/page/contact/")


def test_machines_learn_by_which_rules_the_house_works(
    client: Client, english: Edition
) -> None:
    for purpose in ("about", "contact", "ethics", "corrections", "privacy"):
        make_page(english, purpose=purpose, slug=purpose, title=purpose)
    root = lxml.html.fromstring(client.get("/").content)
    (found,) = root.xpath('//script[@type="application/ld+json"]/text()')
    graph = json.loads(found)["@graph"]
    (node,) = [each for each in graph if "ethicsPolicy" in each]
    site = "http://testserver/page"
    assert node["@id"] == "http://testserver/#organisation"
    assert node["publishingPrinciples"] == f"{site}/ethics/"
    assert node["ethicsPolicy"] == f"{site}/ethics/"
    assert node["correctionsPolicy"] == f"{site}/corrections/"
    assert node["contactPoint"]["url"] == f"{site}/contact/"
    assert node["logo"]["url"] == "http://testserver/static/img/icon-512.png"

"""What a story's data says to machines: true, whole, and nothing that is protected."""

import json
from typing import Any

import lxml.html
import pytest
from django.test import Client

from articles import desk, workflow
from articles.models import StandingPage
from services.credits.kinds import CollaborationKind
from services.models import Collaboration, Edition, Service
from staff.models import User
from tests.factories import (
    make_agency,
    make_article,
    make_contributor,
    make_live_story,
    make_photo,
    public_address,
    stored,
)

pytestmark = pytest.mark.either

SITE = "http://testserver"
HOUSE = {
    "@type": "NewsMediaOrganization",
    "@id": f"{SITE}/#organisation",
    "name": "Newsroom",
    "url": f"{SITE}/",
}


def told(client: Client, story: Any) -> dict[str, Any]:
    page = client.get(public_address(story)).content.decode()
    root = lxml.html.fromstring(page)
    (text,) = root.xpath('//script[@type="application/ld+json"]/text()')
    article: dict[str, Any] = json.loads(text)["@graph"][0]
    return article


def test_a_story_says_what_where_and_whose_it_is(
    client: Client, english: Edition
) -> None:
    story = make_live_story(english, topics=("Sea",), datelines="Busan; Seoul")
    article = told(client, story)
    assert article["isPartOf"]["@id"] == f"{SITE}/#website"
    sea = {"@type": "Thing", "name": "Sea", "url": f"{SITE}/topic/sea/"}
    assert article["about"] == [sea]
    assert article["locationCreated"] == {"@type": "Place", "name": "Busan"}
    assert [place["name"] for place in article["contentLocation"]] == ["Busan", "Seoul"]
    for name in ("author", "sourceOrganization"):
        assert article[name] == [HOUSE]
    assert article["publisher"] == article["copyrightHolder"] == HOUSE
    year = article["copyrightYear"]
    assert article["copyrightNotice"] == f"© {year} Newsroom"
    assert article["datePublished"].startswith(str(year))
    assert "license" not in article
    assert "backstory" not in article


def test_an_agencys_report_is_the_agencys(
    client: Client, english: Edition, ana: User
) -> None:
    agency = make_agency("Northwire")
    story = make_article(english, by=ana)
    Collaboration.objects.create(
        article=story, service=agency, kind=CollaborationKind.AGENCY_REPORT, order=1
    )
    desk.keep(stored(story), by=ana)
    workflow.publish(stored(story), by=ana)
    article = told(client, story)
    assert article["copyrightHolder"]["name"] == "Northwire"
    assert article["sourceOrganization"][0]["name"] == "Northwire"
    assert article["copyrightNotice"].endswith(" Northwire")


def test_a_story_that_is_free_to_republish_says_where_its_licence_stands(
    client: Client, english: Edition
) -> None:
    english.may_be_republished = True
    english.save()
    story = make_live_story(english)
    licence = told(client, story)["license"]
    assert licence.endswith(f"/{story.public_id}/republish/")
    assert client.get(licence.removeprefix(SITE)).status_code == 200


def test_how_a_story_was_made_is_its_backstory(
    client: Client, english: Edition
) -> None:
    story = make_live_story(english, translated_from="ko", is_machine_assisted=True)
    article = told(client, story)
    assert "Korean" in article["backstory"]
    assert article["backstory"] in article["creditText"]


def test_the_policies_are_todays(client: Client, english: Edition) -> None:
    story = make_live_story(english)
    assert "publishingPrinciples" not in told(client, story)
    for purpose in ("ethics", "bylines"):
        StandingPage.objects.create(
            edition=english,
            purpose=purpose,
            title=purpose,
            slug=purpose,
            body="<p>A</p>",
        )
    principles = f"{SITE}/page/ethics/"
    assert told(client, story)["publishingPrinciples"] == principles
    page = client.get(public_address(story)).content.decode()
    assert f'"noBylinesPolicy": "{SITE}/page/bylines/"' in page
    assert "\ue000" not in page


def test_a_renamed_house_reaches_every_page(client: Client, english: Edition) -> None:
    story = make_live_story(english)
    service = Service.objects.get(pk=english.service_id)
    service.house = "Voices"
    service.save()
    for address in (public_address(story), "/"):
        page = client.get(address).content.decode()
        assert (
            '"parentOrganization": {"@type": "Organization", "name": "Voices"}' in page
        )


def test_a_picture_says_what_it_shows_who_took_it_and_whose_it_is(
    client: Client, english: Edition
) -> None:
    photo = make_photo(english.service, caption="Sea & sky", is_file=True)
    article = told(client, make_live_story(english, lead_photo=photo))
    image = article["image"][0]
    assert image["caption"] == "FILE - Sea & sky"
    assert image["creator"] == {"@type": "Person", "name": "Lee Ara"}
    assert image["creditText"] == "Lee Ara/AFP"
    assert image["copyrightNotice"] == "© Lee Ara/AFP"
    assert (image["width"], image["height"]) == ("320", "213")
    assert article["thumbnailUrl"] in {each["url"] for each in article["image"]}


def test_a_story_without_a_picture_shows_its_social_card(
    client: Client, english: Edition
) -> None:
    (image,) = told(client, make_live_story(english))["image"]
    assert "/media/cards/" in image["url"]
    assert (image["width"], image["height"]) == ("1200", "630")


def test_a_protected_photographer_is_named_nowhere_in_the_head(
    client: Client, english: Edition
) -> None:
    lena = make_contributor("Lena Marsh", english.service, protection="say_nothing")
    photo = make_photo(english.service, credited_to=lena, photographer="", agency="AP")
    story = make_live_story(english, lead_photo=photo, bylines=(lena,))
    page = client.get(public_address(story)).content.decode()
    assert "Lena" not in page
    assert told(client, story)["image"][0]["creator"]["name"] == "AP"


def test_no_word_of_an_editor_ends_the_data_block(
    client: Client, english: Edition
) -> None:
    bad = "</script><script>alert(1)</script>"
    photo = make_photo(english.service, caption=bad, photographer=bad)
    story = make_live_story(english, headline=bad, lead_photo=photo, topics=(bad[:20],))
    page = client.get(public_address(story)).content.decode()
    assert "alert(1)</script>" not in page
    assert told(client, story)["headline"] == bad

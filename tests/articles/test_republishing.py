"""Which stories others may carry on, the text they get, and when it is gone."""

import re
from datetime import timedelta
from html import unescape
from typing import Any

import nh3
import pytest
import time_machine
from django.utils import timezone

from articles import workflow
from articles.models import Article
from bylines.models import Byline, Contributor
from services.models import Collaboration, Edition, Service
from staff.models import User
from tests.factories import (
    make_agency,
    make_article,
    make_contributor,
    make_live_story,
    make_photo,
    make_service,
    public_address,
    stored,
)
from tests.site import Site

pytestmark = pytest.mark.either

BODY = (
    "<p>The ferry left <a href='/section/world/'>Busan</a> & sailed.</p>"
    "<h2>At sea</h2><ul><li>One</li><li>Two</li></ul>"
    "<blockquote><p>We were lucky.</p></blockquote>"
    '<aside data-type="factbox"><h3>Facts</h3><p>300 aboard.</p></aside>'
    '<figure data-photo="{photo}"><figcaption>A ferry.</figcaption></figure>'
    '<figure data-embed="https://www.youtube.com/watch?v=1"><figcaption></figcaption></figure>'
    '<aside data-related="7"></aside>'
)


@pytest.fixture
def free(english: Edition) -> Edition:
    english.may_be_republished = True
    english.republishing_terms = "Do not change the text."
    english.save()
    return english


@pytest.fixture
def lena(english: Edition) -> Contributor:
    return make_contributor("Lena Marsh", english.service)


def text_address(story: Article) -> str:
    return public_address(story).replace(".html", "/republish/")


def page_of(client: Any, story: Article) -> str:
    return client.get(public_address(story)).content.decode()


def texts(client: Any, story: Article) -> list[str]:
    """What stands in the boxes: the HTML and the plain text."""
    page = client.get(text_address(story)).content.decode()
    return [
        unescape(text).strip()
        for text in re.findall(r"<textarea[^>]*>(.*?)</textarea>", page, re.DOTALL)
    ]


def is_free(client: Any, story: Article) -> bool:
    """By all that readers get: the box, the page, the feed's full text."""
    said = {
        'class="republish"' in page_of(client, story),
        client.get(text_address(story)).status_code == 200,
        "content:encoded>" in client.get("/feed.rss").content.decode(),
    }
    assert len(said) == 1
    return said.pop()


# ── The rule ─────────────────────────────────────────────────────────────────


def test_the_edition_decides_and_the_next_request_follows(
    client: Any, english: Edition
) -> None:
    story = make_live_story(english)
    assert not is_free(client, story)
    edition = Edition.objects.get(pk=english.pk)
    for setting in (True, False):
        edition.may_be_republished = setting
        edition.save()
        assert is_free(client, story) is setting


def test_every_credited_service_must_let_others(
    client: Any, free: Edition, ana: User
) -> None:
    korean, reuters = make_service("korean"), make_agency("Reuters")
    assert is_free(client, make_live_story(free, by=ana, collaborations=(korean,)))
    story = make_live_story(free, by=ana, collaborations=(korean, reuters))
    for setting in (False, True):
        reuters.may_be_republished = setting
        reuters.save()
        assert ('class="republish"' in page_of(client, story)) is setting


@pytest.mark.parametrize("kind", ["information", "agency_report", "footage", "funder"])
def test_an_agency_forbids_it_whatever_it_did(
    client: Any, free: Edition, ana: User, kind: str
) -> None:
    article = make_article(free, by=ana, collaborations=(make_agency("Reuters"),))
    Collaboration.objects.filter(article=article).update(kind=kind)
    workflow.publish(stored(article), by=ana)
    assert not is_free(client, article)


def test_the_service_that_somebody_worked_for_counts(
    client: Any, free: Edition, ana: User, lena: Contributor
) -> None:
    partner = make_service("partner", kind=Service.Kind.PARTNER)
    article = make_article(free, by=ana, bylines=(lena,))
    Byline.objects.filter(article=article).update(works_for=partner)
    workflow.publish(stored(article), by=ana)
    assert not is_free(client, article)
    partner.may_be_republished = True
    partner.save()
    assert is_free(client, article)


def test_an_agencys_byline_forbids_it(client: Any, free: Edition, ana: User) -> None:
    afp = make_contributor("AFP", free.service, kind=Contributor.Kind.AGENCY)
    assert not is_free(client, make_live_story(free, by=ana, bylines=(afp,)))


# ── The text ─────────────────────────────────────────────────────────────────


@pytest.fixture
def story(free: Edition, ana: User, lena: Contributor) -> Article:
    photo = make_photo(free.service)
    return make_live_story(
        free,
        by=ana,
        kind="analysis",
        datelines="BUSAN",
        body=BODY.format(photo=photo.pk),
        lead_photo=photo,
        content_warning="Some may find it <hard>.",
        bylines=(lena,),
        collaborations=(make_service("korean", name="Korean Service"),),
    )


def test_the_text_stands_by_itself_and_ends_in_its_credit(
    client: Any, story: Article
) -> None:
    html, text = texts(client, story)
    address = f"http://testserver{public_address(story)}"
    assert html.startswith(
        '<div lang="en" dir="ltr">\n<p><strong>Analysis</strong></p>'
    )
    assert "Ferry sinks off Busan" not in html  # the headline is theirs to write
    assert "<p>BUSAN — The ferry left" in html
    assert '<a href="http://testserver/section/world/">Busan</a> &amp; sailed' in html
    assert "<aside><h2>Facts</h2>" in html
    for ours in ("<img", "<figure", "A ferry.", "related", "class=", "<span", 'f="/'):
        assert ours not in html
    assert '<a href="https://www.youtube.com/watch?v=1">YouTube</a>' in html
    after = html.partition("<hr>")[2].splitlines()
    assert [nh3.clean(line, tags=set()).strip() for line in after if line] == [
        "By Lena Marsh",
        "This report was produced in collaboration with Korean Service.",
        "This story was first published by Newsroom.",
        "",
    ]
    assert f'<a href="{address}">Newsroom</a>' in html
    assert "• One" in text
    assert "YouTube: https://www.youtube.com/watch?v=1" in text
    assert text.endswith(f"This story was first published by Newsroom ({address}).")
    assert "<" not in text.replace("<hard>", "")


def test_the_page_is_for_people_and_not_for_search_engines(
    client: Any, story: Article, django_assert_num_queries: Any
) -> None:
    address = text_address(story)
    with django_assert_num_queries(3):
        response = client.get(address)
    page = response.content.decode()
    assert '<meta name="robots" content="noindex">' in page
    canonical = f'rel="canonical" href="http://testserver{public_address(story)}"'
    assert canonical in page
    assert "Do not change the text." in page
    assert "Pictures are not included." in page
    assert page.count("<label ") == page.count("<textarea ") == 2
    assert f"story-{story.public_id}" in response["Surrogate-Key"]


def test_the_box_says_terms_and_credit_and_leads_to_the_text(
    client: Any, story: Article
) -> None:
    page = page_of(client, story)
    box = page.partition('<details class="republish">')[2].partition("</details>")[0]
    assert "Do not change the text." in box
    assert "Pictures are not included." in box
    assert "as they stand above, and this line:" in box
    assert "was first published by Newsroom (<bdi>http://testserver/a/" in box
    assert f'href="{text_address(story)}"' in box
    assert page.index("story-credits") < page.index('class="republish"')


def test_a_notice_goes_with_the_text(client: Any, story: Article, ana: User) -> None:
    workflow.correct(story, by=ana, text="It was 300 & not 30.")
    html, text = texts(client, story)
    assert html.index("Correction") < html.index("It was 300 &amp; not 30.")
    assert html.index("It was 300") < html.index("Lena Marsh")
    assert "It was 300 & not 30." in text


def test_who_was_first_is_said_truly(client: Any, free: Edition, ana: User) -> None:
    partner = make_service(
        "partner", kind=Service.Kind.PARTNER, may_be_republished=True
    )
    article = make_article(free, by=ana, collaborations=(partner,))
    Collaboration.objects.filter(article=article).update(kind="first_published")
    workflow.publish(stored(article), by=ana)
    html, _text = texts(client, article)
    assert "This story was published by <a" in html
    assert html.count("first published") == 1


def test_a_protected_person_is_not_in_the_text(
    client: Any, story: Article, lena: Contributor
) -> None:
    lena.refresh_from_db()
    lena.protection = Contributor.Protection.SAY_SO
    lena.save()
    for text in (*texts(client, story), page_of(client, story)):
        assert "Lena" not in text
    assert "withheld" in texts(client, story)[1]


# ── When it is gone ──────────────────────────────────────────────────────────


def test_the_text_goes_when_the_story_goes(
    site: Site, free: Edition, ana: User, chiara: User
) -> None:
    story = make_live_story(free, by=ana)
    address = text_address(story)
    said = {"hold": 404, "release": 200, "withdraw": 410, "reinstate": 200, "kill": 410}
    assert site.get(address).status == 200
    for verb, status in said.items():
        reason = {"reason": "It was forged."} if status == 410 else {}
        getattr(workflow, verb)(stored(story), by=chiara, **reason)
        answer = site.get(address)
        assert (verb, answer.status) == (verb, status)
        assert status == 200 or "left Busan" not in answer.text
        assert "Location" not in answer.headers


def test_a_scheduled_story_has_no_text_yet(
    client: Any, free: Edition, ana: User
) -> None:
    article = make_article(free, by=ana)
    workflow.schedule(article, by=ana, at=timezone.now() + timedelta(hours=1))
    address = f"/a/ferry-sinks-off-busan/{article.public_id}/republish/"
    assert client.get(address).status_code == 404


def test_the_text_ends_with_the_story(client: Any, free: Edition, ana: User) -> None:
    article = make_article(free, by=ana, expires_at=timezone.now() + timedelta(hours=1))
    workflow.publish(article, by=ana)
    address = text_address(article)
    assert client.get(address).status_code == 200
    with time_machine.travel(timezone.now() + timedelta(hours=2)):
        assert client.get(address).status_code == 410


def test_an_old_slug_leads_to_the_text(client: Any, free: Edition) -> None:
    story = make_live_story(free)
    response = client.get(f"/a/wrong/{story.public_id}/republish/")
    assert response["Location"] == text_address(story)

"""A story's page, as readers and machines get it."""

import json
import re
from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from articles import desk, workflow
from articles.models import Article, PublishedArticle
from articles.refresh import sweep
from banners import workflow as banner_workflow
from tests.factories import (
    make_agency,
    make_article,
    make_banner,
    make_contributor,
    make_live_story,
    make_photo,
    make_section,
    public_address,
    stored,
)

pytestmark = pytest.mark.either


def machine_facts(page: str) -> list:
    """The JSON-LD of a page."""
    (block,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)
    return json.loads(block)["@graph"]


def text_of(response) -> str:
    return response.content.decode()


@pytest.fixture
def story(english, ana) -> Article:
    lena = make_contributor("Lena Marsh", english.service)
    return make_live_story(english, by=ana, bylines=(lena,))


def test_a_live_story_shows_headline_text_and_byline(client, story):
    page = text_of(client.get(public_address(story)))
    assert "<h1" in page
    assert "Ferry sinks off Busan" in page
    assert "The ferry left Busan at dawn" in page
    assert 'href="/author/lena-marsh/" rel="author"' in page


def test_a_story_without_authors_is_a_staff_report(client, english):
    page = text_of(client.get(public_address(make_live_story(english))))
    assert "Staff report" in page


def test_a_collaboration_is_credited_with_a_link_to_the_services_page(client, english):
    story = make_live_story(english, collaborations=(make_agency("Northwire"),))
    page = text_of(client.get(public_address(story)))
    credits = page.partition('class="story-credits"')[2].partition("</footer>")[0]
    assert 'href="/service/northwire/"' in credits


def test_machines_read_who_did_what_as_the_lines_say_it(client, english, ana):
    """Author, contributor, translator, editor and sources, by the same policies."""
    names = ("Lena Marsh", "Paul Reed", "Ida Falk", "Olena Hrytsko")
    lena, paul, ida, olena = (make_contributor(n, english.service) for n in names)
    hidden = make_contributor("Real Name", english.service, protection="say_so")
    roles = {paul: "contributor", ida: "translator", olena: "editor", hidden: "editor"}
    story = make_article(
        english,
        by=ana,
        bylines=(lena, paul, ida, olena, hidden),
        collaborations=(make_agency("Northwire"), make_agency("Reuters")),
    )
    for person, role in roles.items():
        story.bylines.filter(contributor=person).update(role=role)
    story.collaborations.filter(service__name="Reuters").update(kind="information")
    workflow.publish(stored(story), by=ana)
    page = text_of(client.get(public_address(story)))
    facts = machine_facts(page)[0]
    named = {
        key: [each["name"] for each in facts[key]]
        for key in ("author", "contributor", "translator", "editor")
    }
    assert named == {
        "author": ["Lena Marsh"],
        "contributor": ["Paul Reed", "Northwire"],
        "translator": ["Ida Falk"],
        "editor": ["Olena Hrytsko"],
    }
    assert '<meta name="author" content="Lena Marsh">' in page
    (source,) = facts["sourceOrganization"]
    assert source == {
        "@type": "Organization",
        "name": "Reuters",
        "url": f"{english.site}/service/reuters/",
    }
    assert "Names of some contributors are withheld" in facts["creditText"]
    assert "Real Name" not in page


def test_a_desk_that_edited_is_no_editor_for_machines(client, english, ana):
    desk_name = make_contributor("VOA News", english.service, kind="staff")
    story = make_article(english, by=ana, bylines=(desk_name,))
    story.bylines.update(role="editor")
    workflow.publish(stored(story), by=ana)
    facts = machine_facts(text_of(client.get(public_address(story))))[0]
    assert "editor" not in facts
    assert [each["name"] for each in facts["contributor"]] == ["VOA News"]


EMBED = '<p>It sank.</p><figure data-embed="https://t.me/a/1"><figcaption>Watch</figcaption></figure>'


def test_credits_of_a_medium_stand_with_it(client, english, ana):
    lena = make_contributor("Lena Marsh", english.service)
    photo = make_photo(english.service)
    story = make_article(
        english, by=ana, bylines=(lena, lena), body=EMBED, lead_photo=photo
    )
    first, second = story.bylines.all()
    story.bylines.filter(pk=first.pk).update(role="camera", medium="video")
    story.bylines.filter(pk=second.pk).update(role="illustrator", medium="graphics")
    workflow.publish(stored(story), by=ana)
    page = text_of(client.get(public_address(story)))
    embed = page.partition('<figure class="embed">')[2].partition("</figure>")[0]
    assert "Camera:" in embed
    above_the_text = page.partition('<div class="prose">')[0]
    assert "Illustrator:" in above_the_text
    assert "story-credits" not in page


def test_who_reported_for_the_video_alone_is_no_author_of_the_story(
    client, english, ana
):
    lena = make_contributor("Lena Marsh", english.service)
    story = make_article(english, by=ana, bylines=(lena,))
    story.bylines.update(medium="video")
    workflow.publish(stored(story), by=ana)
    facts = machine_facts(text_of(client.get(public_address(story))))[0]
    assert [each["name"] for each in facts["contributor"]] == ["Lena Marsh"]
    assert "Lena Marsh" not in str(facts["author"])


def test_facts_of_another_release_are_passed_over(client, english, ana):
    lena = make_contributor("Lena Marsh", english.service)
    story = make_article(english, by=ana, bylines=(lena,), translated_from="xx-none")
    story.bylines.update(role="camera", medium="hologram")
    workflow.publish(stored(story), by=ana)
    page = text_of(client.get(public_address(story)))
    assert "Camera:" in page
    assert "translated from xx-none" in page


def test_credits_of_a_medium_that_is_not_there_stand_at_the_end(client, english, ana):
    lena = make_contributor("Lena Marsh", english.service)
    story = make_article(english, by=ana, bylines=(lena,))
    story.bylines.update(role="camera", medium="video")
    workflow.publish(stored(story), by=ana)
    page = text_of(client.get(public_address(story)))
    credits = page.partition('class="story-credits"')[2].partition("</footer>")[0]
    assert "Camera:" in credits


def test_an_original_is_linked_and_an_agencys_own_tail_printed(client, english, ana):
    story = make_article(english, by=ana, collaborations=(make_agency("Reuters"),))
    story.collaborations.update(
        kind="agency_report", link="https://wire.example/9", tail="(By <b>A</b>)"
    )
    workflow.publish(stored(story), by=ana)
    page = text_of(client.get(public_address(story)))
    assert 'href="https://wire.example/9"' in page
    assert "(By &lt;b&gt;A&lt;/b&gt;)" in page
    assert "Staff report" not in page


def test_an_editors_text_cannot_become_markup(client, english):
    story = make_live_story(
        english,
        headline="</script><script>alert(1)</script>",
        summary='"><img src=x onerror=alert(1)>',
        kicker="<b>kicker</b>",
    )
    page = text_of(client.get(public_address(story)))
    assert "<script>alert" not in page
    assert "<img src=x" not in page
    assert "<b>kicker" not in page
    assert machine_facts(page)[0]["headline"] == "</script><script>alert(1)</script>"


def test_a_wrong_web_address_redirects_for_a_short_time(client, story):
    response = client.get(f"/a/another-slug/{story.public_id}.html")
    assert response.status_code == 301
    assert response["Location"] == public_address(story)
    assert "max-age=300" in response["Cache-Control"]


def test_a_story_is_found_at_its_own_edition_only(client, story, persian):
    response = client.get(f"/fa{public_address(story)}")
    assert response.status_code == 301
    assert response["Location"] == public_address(story)


def test_a_decomposed_web_address_is_the_same_address(client, english):
    story = make_live_story(english, headline="Élection à Orléans")
    address = f"/a/e\u0301lection-a\u0300-orle\u0301ans/{story.public_id}.html"
    assert client.get(address).status_code == 200


@pytest.mark.parametrize("public_id", ["0123456789ab", "short", "ABCDEFGHJKMN"])
def test_an_id_that_was_never_given_out_is_not_found(client, english, public_id):
    assert client.get(f"/a/ferry/{public_id}.html").status_code == 404


def test_a_page_answers_reading_only(client, story):
    assert client.post(public_address(story)).status_code == 405
    assert client.head(public_address(story)).status_code == 200


# ── Stopped and not yet live ─────────────────────────────────────────────────


@pytest.mark.parametrize("slug", ["ferry-sinks-off-busan", "anything"])
def test_a_withdrawn_story_answers_410_with_its_reason(client, story, ana, slug):
    workflow.withdraw(story, by=ana, reason="The document was forged.")
    response = client.get(f"/a/{slug}/{story.public_id}.html")
    assert response.status_code == 410
    assert "The document was forged." in text_of(response)
    assert "Ferry sinks" not in text_of(response)


@pytest.mark.parametrize("slug", ["ferry-sinks-off-busan", "anything"])
def test_a_killed_story_answers_410_and_repeats_nothing(client, story, chiara, slug):
    workflow.kill(story, by=chiara, reason="It named a child.")
    response = client.get(f"/a/{slug}/{story.public_id}.html")
    assert response.status_code == 410
    for said in ("Ferry sinks", "ferry-sinks", "It named a child", "Lena Marsh"):
        assert said not in text_of(response)


def test_a_held_story_says_that_it_is_being_checked(client, story, ana):
    workflow.hold(story, by=ana)
    response = client.get(public_address(story))
    assert response.status_code == 404
    assert "We are checking this report" in text_of(response)
    assert "Ferry sinks" not in text_of(response)
    assert "max-age=0" in response["Cache-Control"]


def test_a_stopped_story_is_stopped_in_every_edition(client, story, persian, chiara):
    workflow.kill(story, by=chiara, reason="It named a child.")
    response = client.get(f"/fa/a/ferry/{story.public_id}.html")
    assert response.status_code == 410
    assert "این مطلب حذف شده است" in text_of(response)


def test_a_released_story_is_back_unchanged(client, story, ana):
    before = text_of(client.get(public_address(story)))
    workflow.hold(story, by=ana)
    workflow.release(story, by=ana)
    assert text_of(client.get(public_address(story))) == before


def test_a_draft_has_no_page(client, english):
    article = make_article(english)
    assert client.get(f"/a/ferry/{article.public_id}.html").status_code == 404


def test_a_scheduled_story_appears_on_its_second(client, english, ana):
    noon = timezone.now().replace(microsecond=0) + timedelta(hours=3)
    article = make_article(english, by=ana)
    address = workflow.schedule(article, by=ana, at=noon).get_absolute_url()
    with time_machine.travel(noon - timedelta(seconds=1), tick=False):
        assert client.get(address).status_code == 404
    with time_machine.travel(noon, tick=False):
        assert client.get(address).status_code == 200


def test_the_old_text_stays_until_a_scheduled_update_takes_its_place(
    client, story, ana
):
    address = public_address(story)
    noon = timezone.now().replace(microsecond=0) + timedelta(hours=3)
    story.body = "<p>All 300 people are safe.</p>"
    story.save()
    desk.keep(story, by=ana)
    workflow.schedule(story, by=ana, at=noon)
    with time_machine.travel(noon - timedelta(seconds=1), tick=False):
        assert "The ferry left Busan" in text_of(client.get(address))
    with time_machine.travel(noon, tick=False):
        page = text_of(client.get(address))
    assert "All 300 people are safe." in page
    assert "The ferry left Busan" not in page


# ── Following what changes elsewhere ─────────────────────────────────────────


def test_a_renamed_contributor_is_renamed_on_the_next_request(client, story):
    lena = story.bylines.get().contributor
    lena.name = "Lena Marsh-Okoye"
    lena.save()
    assert "Lena Marsh-Okoye" in text_of(client.get(public_address(story)))
    assert "By Lena Marsh-Okoye" in text_of(client.get("/latest/"))


def test_reading_a_stale_story_writes_nothing_and_the_sweep_stores_it(client, story):
    lena = story.bylines.get().contributor
    lena.name = "Lena Marsh-Okoye"
    lena.save()
    before = text_of(client.get(public_address(story)))
    assert PublishedArticle.objects.get(public_id=story.public_id).is_stale
    sweep()
    assert text_of(client.get(public_address(story))) == before


def test_protecting_a_contributor_takes_the_name_off_every_page_at_once(client, story):
    lena = story.bylines.get().contributor
    lena.protection = lena.Protection.SAY_NOTHING
    lena.save()
    for address in (public_address(story), "/", "/latest/", "/section/world/"):
        page = text_of(client.get(address))
        assert "Lena" not in page
        assert "lena-marsh" not in page


# ── Language, landmarks, machines ────────────────────────────────────────────


def test_a_persian_story_is_persian_from_the_first_tag_on(client, persian):
    with time_machine.travel("2026-11-24T10:00Z", tick=False):
        story = make_live_story(persian, headline="کشتی به گل نشست")
        response = client.get(public_address(story))
    page = text_of(response)
    assert '<html lang="fa" dir="rtl" data-script="Arab">' in page
    assert response["Content-Language"] == "fa"
    assert "پرش به محتوا" in page
    assert "۳ آذر ۱۴۰۵" in page
    assert 'datetime="2026-11-24T10:00:00Z"' in page


def test_the_page_comes_in_the_order_a_screen_reader_expects(client, english, ana):
    banner_workflow.show(make_banner(english), by=ana)
    page = text_of(client.get(public_address(make_live_story(english))))
    landmarks = [
        '<nav class="skip"',
        '<section class="banners"',
        "<header",
        '<nav id="navigation"',
        "<main",
        "<article",
        '<footer class="footer"',
    ]
    places = [page.index(landmark) for landmark in landmarks]
    assert places == sorted(places)
    assert page.count("<h1") == 1
    assert 'id="content"' in page


def test_a_banner_shows_and_ends_by_the_clock_alone(client, english, ana):
    banner = make_banner(english, wording="Ferry with 300 aboard sinks")
    banner_workflow.show(banner, by=ana)
    banner.refresh_from_db()
    assert "Ferry with 300 aboard sinks" in text_of(client.get("/"))
    with time_machine.travel(banner.ends_at, tick=False):
        assert "Ferry with 300 aboard sinks" not in text_of(client.get("/"))


def test_a_correction_stands_under_the_story(client, story, ana):
    workflow.correct(story, by=ana, text="The ferry carried 300 people, not 30.")
    page = text_of(client.get(public_address(story)))
    assert 'href="#notices"' in page
    assert "The ferry carried 300 people, not 30." in page
    assert machine_facts(page)[0]["correction"][0]["text"].startswith("The ferry")


def test_a_content_warning_stands_before_the_text(client, english):
    story = make_live_story(english, content_warning="Describes a shipwreck.")
    page = text_of(client.get(public_address(story)))
    assert page.index("Describes a shipwreck.") < page.index("The ferry left")


def test_a_graphic_picture_waits_to_be_asked_for(client, english):
    photo = make_photo(english.service, content_warning="This picture shows the dead.")
    story = make_live_story(english, lead_photo=photo)
    page = text_of(client.get(public_address(story)))
    assert "<details" in page
    assert "This picture shows the dead." in page
    assert photo.media_key not in page.partition("</head>")[0]
    assert photo.media_key not in text_of(client.get("/"))


def test_the_lead_picture_comes_first_and_others_when_they_are_near(client, english):
    lead, inside = make_photo(english.service), make_photo(english.service)
    figure = f'<figure data-photo="{inside.pk}"><figcaption></figcaption></figure>'
    story = make_live_story(
        english, lead_photo=lead, body=f"<p>The ferry left.</p>{figure}"
    )
    page = text_of(client.get(public_address(story)))
    lead_tag, inside_tag = re.findall(r"<img[^>]*>", page)
    assert 'fetchpriority="high"' in lead_tag
    assert 'loading="lazy"' in inside_tag
    for tag in (lead_tag, inside_tag):
        assert re.search(r' width="\d+" height="\d+" alt="A white ferry', tag)


@pytest.mark.parametrize(
    "name",
    [
        'property="og:title"',
        'property="og:url"',
        'property="og:image"',
        'property="article:published_time"',
        'property="article:modified_time"',
        'property="article:author"',
        'property="article:tag"',
        'name="twitter:card"',
        'name="description"',
        'rel="canonical"',
        'hreflang="en"',
    ],
)
def test_the_head_of_a_story_tells_machines_everything(client, english, name):
    lena = make_contributor("Lena Marsh", english.service)
    story = make_live_story(
        english,
        summary="Rescuers are on their way.",
        bylines=(lena,),
        topics=("Safety at sea",),
        lead_photo=make_photo(english.service),
    )
    head = text_of(client.get(public_address(story))).partition("</head>")[0]
    assert name in head


def test_json_ld_names_headline_times_author_and_image(client, english):
    lena = make_contributor("Lena Marsh", english.service)
    story = make_live_story(
        english, bylines=(lena,), lead_photo=make_photo(english.service)
    )
    facts = machine_facts(text_of(client.get(public_address(story))))[0]
    assert facts["headline"] == "Ferry sinks off Busan"
    assert facts["datePublished"] == facts["dateModified"]
    assert facts["datePublished"].endswith("Z")
    assert facts["author"][0]["name"] == "Lena Marsh"
    assert facts["author"][0]["url"].endswith("/author/lena-marsh/")
    assert facts["image"][0]["url"].startswith("http")


def test_opinion_says_so_wherever_it_appears(client, english):
    story = make_live_story(english, kind="opinion")
    for address in (public_address(story), "/", "/latest/"):
        assert ">Opinion<" in text_of(client.get(address))


def test_readers_get_no_cookie_and_pages_that_vary_by_none(client, story):
    for address in (public_address(story), "/", "/latest/", "/nowhere/"):
        response = client.get(address, headers={"cookie": "sessionid=abc; csrftoken=x"})
        assert not response.cookies
        assert "Cookie" not in response.headers.get("Vary", "")
        assert "s-maxage=3" in response["Cache-Control"]


def test_an_edition_page_lists_a_section_that_was_just_added(client, english):
    client.get("/")
    make_section(english, "Asia")
    assert 'href="/section/asia/"' in text_of(client.get("/"))

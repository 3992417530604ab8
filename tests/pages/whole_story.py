"""A story with everything in it that a story can hold, and what stands around it."""

from articles import desk, workflow
from articles.models import Article, ArticleTopic
from banners import workflow as banner_workflow
from banners.models import Banner
from bylines.models import Byline
from photos.models import Photo
from services.credits.kinds import BylineRole, CollaborationKind
from services.models import Collaboration, Edition
from staff.models import User
from tests.factories import (
    make_agency,
    make_article,
    make_banner,
    make_box,
    make_contributor,
    make_live_story,
    make_photo,
    make_section,
    make_topic,
    stored,
)

BODY = """
<p>The ferry left <strong>Busan</strong> at dawn with <em>300</em> people aboard.<br>
H<sub>2</sub>O and 10<sup>3</sup>.</p>
<h2>How it sank</h2><h3>The first hour</h3>
<p>More is <a href="https://example.org/report?a=1&amp;b=2">in the report</a>.</p>
<blockquote><p>We were lucky.</p><p><cite>Lee Ara, passenger</cite></p></blockquote>
<ul><li><p>one</p><ul><li><p>nested</p></li></ul></li><li><p>two</p></li></ul>
<ol start="3"><li><p>three</p></li></ol>
<p dir="rtl" lang="fa">کشتی سپیده‌دم رفت.</p>
<p dir="ltr" lang="ko">배는 새벽에 떠났다.</p>
<hr>
<aside data-type="pullquote"><p>We were lucky.</p><p><cite>Lee Ara</cite></p></aside>
<aside data-type="factbox"><h3>The ship</h3><p>Built in 1990.</p>
<ul><li><p>312 people</p></li></ul></aside>
<figure data-embed="https://www.youtube.com/watch?v=1&amp;t=2">
<figcaption>The rescue</figcaption></figure>
"""
LAYOUTS = ("inline", "wide", "full")


def figure(photo: Photo, layout: str) -> str:
    return (
        f'<figure data-photo="{photo.pk}" data-layout="{layout}">'
        "<figcaption></figcaption></figure>"
    )


def text(edition: Edition) -> str:
    """Every block of the vocabulary, a picture in each layout, and a graphic one."""
    photos = [make_photo(edition.service, is_file=True) for _layout in LAYOUTS]
    graphic = make_photo(edition.service, content_warning="This picture shows blood.")
    figures = [figure(*pair) for pair in zip(photos, LAYOUTS, strict=True)]
    own = (
        f'<figure data-photo="{graphic.pk}" data-file="yes" data-alt="A &quot;ship&quot;">'
        "<figcaption>Said <em>otherwise</em> here.</figcaption></figure>"
    )
    others = [
        make_live_story(edition, headline=f"Related & {kind}", kind=kind)
        for kind in ("news", "analysis")
    ]
    related = [f'<aside data-related="{o.story_id}"></aside>' for o in others]
    return BODY + "".join((*figures, figure(graphic, "inline"), own, *related))


def credit(article: Article) -> None:
    """A person in every role and a service in every kind of help."""
    service = article.edition.service
    for order, role in enumerate(BylineRole.values, start=1):
        name = f"{service.code.capitalize()} {role.capitalize()}"
        person = make_contributor(name, service, bio="Writes.", job_title="Reporter")
        Byline.objects.create(
            article=article, contributor=person, role=role, place="Seoul", order=order
        )
    for order, kind in enumerate(CollaborationKind.values, start=1):
        helper = make_agency(f"{service.code} {kind}", description="It helps.")
        Collaboration.objects.create(
            article=article, service=helper, kind=kind, order=order
        )


def make_whole_story(edition: Edition, *, by: User) -> Article:
    """A live opinion with every field filled, in a section below another."""
    below = make_section(edition, f"{edition.language}-sea", description="Ships.")
    below.parent = edition.default_section
    below.save()
    article = make_article(
        edition,
        by=by,
        kind="opinion",
        section=below,
        headline="Ferry sinks & all are saved",
        kicker="Shipping",
        summary='All "300" aboard are saved.',
        datelines="Busan",
        content_warning="Describes a shipwreck.",
        lead_photo=make_photo(edition.service, is_file=True, place="Busan"),
        boxes=(
            make_box(edition, place="top", text="Not verified."),
            make_box(
                edition,
                heading="Help & advice",
                text="One.\n\nTwo.",
                link="tel:+15550100",
                link_words="Call us",
            ),
        ),
        body=text(edition),
    )
    credit(article)
    for name in ("Safety at sea", "Korea & Japan"):
        ArticleTopic.objects.create(
            content_object=article, tag=make_topic(name, edition)
        )
    desk.keep(article, by=by)
    workflow.publish(article, by=by)
    return stored(article)


def show_banners(edition: Edition, *, by: User) -> None:
    """A banner of each level."""
    for level in Banner.Level.values:
        banner_workflow.show(make_banner(edition, level=level), by=by)

"""The preview is truthful, and the desk's alone."""

import re

import lxml.html
import pytest

from articles import workflow
from tests.desk.typing_in import address, at_the_desk
from tests.factories import (
    make_agency,
    make_article,
    make_contributor,
    make_photo,
    public_address,
)

pytestmark = pytest.mark.either

MOMENT = re.compile(r"<time[^>]*>.*?</time>")


def main_of(html: str) -> str:
    """The main part of a page, without its moments and with public media addresses."""
    html = MOMENT.sub("", html).replace("/admin/photos/photo/media/", "/media/")
    main = lxml.html.fromstring(html).get_element_by_id("content")
    return lxml.html.tostring(main, encoding="unicode")


@pytest.fixture
def article(english, ana):
    return make_article(
        english,
        by=ana,
        summary="300 were aboard.",
        datelines="Busan; Seoul",
        bylines=(make_contributor("Lee Ara", english.service),),
        collaborations=(make_agency("Reuters"),),
        topics=("Korea",),
        lead_photo=make_photo(english.service),
    )


def test_it_is_what_publishing_makes(client, article, ana):
    preview = at_the_desk(ana).get(address(article, "preview")).content.decode()
    workflow.publish(article, by=ana)
    public = client.get(public_address(article)).content.decode()
    assert main_of(preview) == main_of(public)


def test_it_says_that_it_is_not_published(article, ana):
    page = at_the_desk(ana).get(address(article, "preview"))
    html = page.content.decode()
    assert "Preview. Not published." in html
    assert address(article) in html
    assert "noindex" in html
    assert page.headers["X-Robots-Tag"] == "noindex, nofollow"
    assert "no-store" in page.headers["Cache-Control"]


def test_its_pictures_are_the_desks(client, article, ana):
    desk = at_the_desk(ana)
    html = desk.get(address(article, "preview")).content.decode()
    assert '"/media/' not in html
    addresses = set(
        re.findall(r"/admin/photos/photo/media/[0-9a-f]{32}/\d+\.\w+", html)
    )
    assert addresses
    for address_ in addresses:
        picture = desk.get(address_)
        assert picture.status_code == 200
        assert picture.headers["Content-Type"].startswith("image/")
        assert b"".join(picture.streaming_content)
        public = address_.replace("/admin/photos/photo/media/", "/media/")
        assert client.get(public).status_code == 404


def test_another_service_sees_neither_page_nor_picture(article, vera):
    client = at_the_desk(vera)
    assert client.get(address(article, "preview")).status_code == 404
    photo = article.lead_photo
    assert (
        client.get(f"/admin/photos/photo/media/{photo.media_key}/320.jpg").status_code
        == 404
    )


def test_a_visitor_is_asked_to_log_in(client, article):
    answer = client.get(address(article, "preview"))
    assert answer.url.startswith("/admin/login/")


def test_a_persian_preview_runs_from_right_to_left_below_an_english_ribbon(
    persian, vera
):
    article = make_article(persian, headline="کشتی غرق شد")
    html = at_the_desk(vera).get(address(article, "preview")).content.decode()
    page = lxml.html.fromstring(html)
    assert page.get("dir") == "rtl"
    ribbon = page.find_class("desk-ribbon")[0]
    assert ribbon.get("dir") == "ltr"


def test_looking_changes_nothing(article, ana):
    at_the_desk(ana).get(address(article, "preview"))
    assert type(article).objects.get(pk=article.pk).version == article.version

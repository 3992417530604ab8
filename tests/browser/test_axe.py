"""axe finds nothing: every kind of page, both directions, phone and desk, light and dark.

A page is loaded once, then the window changes around it.
"""

from collections.abc import Iterable

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from articles import workflow
from articles.addresses import lite_path
from articles.models import Article, Notice
from articles.notice_workflow import reword_notice
from banners.models import Banner
from photos.models import Photo
from services.models import Edition, Service
from staff.models import User
from tests.browser.visitor import DESK, PHONE, Visitor
from tests.factories import public_address
from tests.pages.whole_story import make_whole_story

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def look(visitor: Visitor, addresses: Iterable[str], status: int = 200) -> list[str]:
    """What axe finds on the pages: in turns the phone or the desk sees them at night."""
    found = []
    for number, address in enumerate(addresses):
        visitor.open(address, status)
        night = (PHONE, DESK)[number % 2]
        found += [f"{address} {rule}" for rule in visitor.look(night=night)]
    return found


def readers_addresses(edition: Edition) -> list[str]:
    """Every kind of page, with a story in it that holds everything."""
    admin = User.objects.get(username="admin")
    whole = make_whole_story(edition, by=admin)
    workflow.correct(whole, by=admin, text="It was 300 people, not 30.")
    notice = Notice.objects.get(article=whole)
    reword_notice(notice, by=admin, text="It was 300 people.", why="Plainer.")
    author = whole.bylines.order_by("order")[0].contributor
    root = edition.root
    return [
        root,
        f"{root}lite/",
        public_address(whole),
        lite_path(edition.prefix, public_address(whole)),
        f"{root}section/{edition.default_section.slug}/",
        f"{root}section/{whole.section.slug}/",
        f"{root}topic/safety-at-sea/",
        f"{root}author/{author.slug}/",
        f"{root}service/{edition.service.code}/",
        f"{root}latest/",
        f"{root}search/?q=un&time=year",
        f"{root}corrections/",
    ]


@pytest.mark.parametrize("prefix", ["", "fa"], ids=["en", "fa"])
def test_axe_finds_nothing_before_readers(
    demo: None, visitor: Visitor, prefix: str
) -> None:
    edition = Edition.objects.select_related("default_section").get(prefix=prefix)
    found = look(visitor, readers_addresses(edition))
    found += look(visitor, [f"{edition.root}nowhere/"], 404)
    assert found == []


def change(thing: Article | Photo | Banner | Service) -> str:
    name = thing._meta.label_lower.replace(".", "_")
    return reverse(f"admin:{name}_change", args=[thing.pk])


def desk_addresses() -> list[str]:
    """The pages an editor works on, with the demo's things on them."""
    article = Article.objects.get(slugline="ORLAN-ELECTION-RESULT", edition__prefix="")
    return [
        "/admin/",
        reverse("admin:articles_article_changelist"),
        reverse("admin:articles_article_add"),
        change(article),
        change(article).replace("/change/", "/history/"),
        reverse("admin:articles_article_correct", args=[article.pk]),
        reverse("admin:articles_article_notices", args=[article.pk]),
        reverse("admin:articles_article_notice_add", args=[article.pk]),
        reverse("admin:photos_photo_changelist"),
        reverse("admin:articles_assignment_add"),
        "/admin/find/?q=ferry",
        change(article.lead_photo),
        reverse("admin:banners_banner_add"),
        *map(change, Banner.objects.all()[:2]),  # one shows, the other was wrong
        change(Service.objects.filter(names__isnull=False)[0]),
        reverse("admin:articles_style_guide"),
    ]


def test_axe_finds_nothing_at_the_desk(demo: None, visitor: Visitor) -> None:
    visitor.log_in("admin")
    assert look(visitor, desk_addresses()) == []


def test_axe_finds_nothing_at_a_desk_that_reads_from_the_right(
    demo: None, visitor: Visitor
) -> None:
    User.objects.filter(username="vera").update(interface_language="fa")
    visitor.log_in("vera")
    story = Article.objects.filter(edition__prefix="fa")[0]
    lists = reverse("admin:articles_article_changelist")
    found = look(visitor, ["/admin/", lists, change(story), "/admin/keys/"])
    assert visitor.page.locator("html").get_attribute("dir") == "rtl"
    assert found == []


def test_axe_finds_nothing_at_the_door_of_the_desk(
    demo: None, visitor: Visitor
) -> None:
    assert look(visitor, ["/admin/login/"]) == []


def test_a_page_that_breaks_rules_is_found_out(demo: None, visitor: Visitor) -> None:
    visitor.open("/")
    with visitor.page.expect_console_message(
        lambda message: "Policy style-src-attr" in message.text
    ):
        visitor.page.evaluate("""document.body.insertAdjacentHTML("beforeend",
            "<img src=/static/img/icon.svg><p style='color: red'>Red</p>")""")
    assert any(said.startswith("image-alt") for said in visitor.broken_rules())
    assert any("Policy style-src-attr" in said for said in visitor.complaints)


def test_axe_finds_nothing_in_an_open_box_in_which_one_finds(
    demo: None, visitor: Visitor
) -> None:
    visitor.log_in("editor")
    visitor.open(reverse("admin:articles_article_add"))
    page = visitor.page
    group = page.get_by_role("group", name="Collaborations: with which services")
    group.get_by_role("combobox", name="Service").click()
    expect(page.get_by_role("searchbox", name="Service")).to_be_focused()
    expect(page.get_by_role("option", name="Korean Service")).to_be_visible()
    assert visitor.broken_rules() == []

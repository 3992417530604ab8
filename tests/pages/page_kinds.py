"""Every kind of page that a reader can meet, drawn for one edition."""

from collections.abc import Iterator
from typing import NamedTuple

from django.core.exceptions import SuspiciousOperation
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.utils import timezone, translation

from articles import workflow
from articles.addresses import lite_path
from articles.models import Article, Notice, StandingPage
from articles.notice_workflow import add_notice, reword_notice, take_back_notice
from articles.views import errors
from banners.workflow import correct, show
from services.models import Edition
from staff.models import User
from tests.factories import (
    make_banner,
    make_live_story,
    make_photo,
    public_address,
)
from tests.pages.whole_story import make_whole_story, show_banners

ENOUGH_FOR_A_SECOND_PAGE = 21


class Drawn(NamedTuple):
    name: str
    status: int
    html: str
    address: str = ""


def standing_page(reader: "Reader") -> Drawn:
    """A page of the house, with links to it at the foot and for machines."""
    StandingPage.objects.create(
        edition=reader.edition,
        purpose=StandingPage.Purpose.ETHICS,
        title="Rules",
        slug="rules",
        body="<h2>Why</h2><p>We <em>ask</em>.</p><ul><li><p>One</p></li></ul>",
    )
    return reader.open("standing", f"{reader.root}page/rules/")


class Reader:
    """Opens the pages of an edition and keeps what came."""

    def __init__(self, edition: Edition) -> None:
        self.edition = edition
        self.root = edition.root

    def open(self, name: str, address: str, status: int = 200) -> Drawn:
        return self.keep(name, status, Client().get(address), address)

    def keep(
        self, name: str, status: int, response: HttpResponse, address: str = ""
    ) -> Drawn:
        assert response.status_code == status, (name, response.status_code)
        page = f"{self.edition.language}-{name}"
        return Drawn(page, status, response.content.decode(), address)


def draw_pages(edition: Edition, chief: User) -> list[Drawn]:
    """The edition is filled, and each of its pages opened once."""
    reader = Reader(edition)
    drawn = [reader.open("home-empty", reader.root)]
    drawn += [reader.open("corrections-empty", f"{reader.root}corrections/")]
    drawn += list_pages(reader, chief)
    drawn += story_pages(reader, chief)
    drawn += stopped_pages(reader, chief)
    drawn += [reader.open("corrections", f"{reader.root}corrections/")]
    drawn += [standing_page(reader)]
    drawn += lite_pages(reader, drawn)
    return [*drawn, *error_pages(reader)]


def lite_pages(reader: Reader, full: list[Drawn]) -> list[Drawn]:
    """The lite form of each of these pages, as far as its address is the same still."""
    return [
        reader.open(
            f"{page.name.partition('-')[2]}-lite",
            lite_path(reader.edition.prefix, page.address),
            page.status,
        )
        for page in full
    ]


def list_pages(reader: Reader, chief: User) -> Iterator[Drawn]:
    edition, root = reader.edition, reader.root
    for number in range(ENOUGH_FOR_A_SECOND_PAGE):
        photo = make_photo(edition.service) if number % 4 == 0 else None
        make_live_story(edition, by=chief, headline=f"Ferry {number}", lead_photo=photo)
    whole = make_whole_story(edition, by=chief)
    yield from banner_pages(reader, chief)
    author = whole.bylines.order_by("order")[0].contributor
    helper = whole.collaborations.order_by("order")[0].service
    yield reader.open("home", root)
    yield reader.open("section", f"{root}section/{edition.default_section.slug}/")
    yield reader.open("section-below", f"{root}section/{whole.section.slug}/")
    yield reader.open("topic", f"{root}topic/safety-at-sea/")
    yield reader.open("author", f"{root}author/{author.slug}/")
    yield reader.open("service", f"{root}service/{helper.code}/")
    yield reader.open("service-own", f"{root}service/{edition.service.code}/")
    latest = reader.open("latest", f"{root}latest/")
    yield latest
    older = latest.html.partition("?after=")[2].partition('"')[0]
    yield reader.open("latest-2", f"{root}latest/?after={older}")
    yield from search_pages(reader)
    yield reader.open("story-whole", public_address(whole))


def search_pages(reader: Reader) -> Iterator[Drawn]:
    """Before anything was asked, with a second page, narrowed, and with nothing found."""
    search = f"{reader.root}search/"
    yield reader.open("search", search)
    found = reader.open("search-found", f"{search}?q=ferry")
    yield found
    older = found.html.partition("&amp;page=")[2].partition('"')[0]
    yield reader.open("search-found-2", f"{search}?q=ferry&page={older}")
    section = reader.edition.default_section.slug
    narrow = f"section={section}&kind=news&from=2001-01-01&to=2099-01-01"
    yield reader.open("search-narrow", f"{search}?q=ferry&{narrow}")
    yield reader.open("search-everywhere", f"{search}?q=ferry&in=all&time=week")
    nothing = f"{search}?q=%3Cfery%3E+%22%26&in=all"
    yield reader.open("search-nothing", nothing)


def banner_pages(reader: Reader, chief: User) -> Iterator[Drawn]:
    """Under one banner, under two of which one is in a foreign language, under four;
    and beside a correction. They stay up over what is drawn afterwards.
    """
    edition = reader.edition
    show(make_banner(edition, wording="Ferry <sinks> & “floats”"), by=chief)
    yield reader.open("home-1-banner", reader.root)
    foreign = make_banner(edition, wording="Il traghetto affonda", language="it")
    show(foreign, by=chief)
    yield reader.open("home-2-banners", reader.root)
    correct(foreign, by=chief, correction="Il traghetto <non> affonda.")
    yield reader.open("home-correction", reader.root)
    yield reader.open("corrections-banner", f"{reader.root}corrections/")
    show_banners(edition, by=chief)


def story_pages(reader: Reader, chief: User) -> Iterator[Drawn]:
    """The shortest story there can be, and one with notices."""
    story = make_live_story(reader.edition, by=chief)
    yield reader.open("story-short", public_address(story))
    workflow.correct(story, by=chief, text="It was 300 people.\n\nNot 30.")
    workflow.correct(story, by=chief, text="They were <all> saved & well.")
    first, second = Notice.objects.filter(article=story)
    reword_notice(first, by=chief, text="It was 300 people.", why="Plainer.")
    take_back_notice(second, by=chief, why="Two are <missing>.")
    add_notice(story, by=chief, kind="editors_note", text="We asked the owner.")
    yield reader.open("story-notices", public_address(story))
    yield from republished_pages(reader, story)


def republished_pages(reader: Reader, story: Article) -> Iterator[Drawn]:
    """A story that others may carry on, and the page where they find its text."""
    edition = Edition.objects.get(pk=reader.edition.pk)
    edition.may_be_republished = True
    edition.republishing_terms = "Change <nothing> & link us."
    edition.save()
    address = public_address(story)
    yield reader.open("story-free", address)
    yield reader.open("republish", address.replace(".html", "/republish/"))


def stopped_pages(reader: Reader, chief: User) -> Iterator[Drawn]:
    story = make_live_story(reader.edition, by=chief)
    yield stopped(reader, story, "story-held", 404, workflow.hold, by=chief)
    story = make_live_story(reader.edition, by=chief)
    reason = "The document was <forged>."
    verb = workflow.withdraw
    yield stopped(reader, story, "story-withdrawn", 410, verb, by=chief, reason=reason)
    reason_given = Notice.objects.get(article=story)
    reword_notice(reason_given, by=chief, text="It was forged.", why="Plainer.")
    yield reader.open("story-withdrawn-reworded", public_address(story), 410)
    story = make_live_story(reader.edition, by=chief)
    verb = workflow.kill
    yield stopped(reader, story, "story-killed", 410, verb, by=chief, reason=reason)


def stopped(
    reader: Reader, story: Article, name: str, status: int, verb, **said
) -> Drawn:
    address = public_address(story)
    verb(story, **said)
    return reader.open(name, address, status)


def error_pages(reader: Reader) -> Iterator[Drawn]:
    """Inside the edition, and plain where nobody knows of one."""
    language = reader.edition.language
    inside = RequestFactory().get(reader.root)
    inside.edition, inside.now = reader.edition, timezone.now()
    outside = RequestFactory().get("/admin/")
    missing, refused = LookupError(), PermissionError()
    yield reader.open("404", f"{reader.root}nowhere/", 404)
    yield reader.open("404-lite", f"{reader.root}lite/nowhere/", 404)
    yield reader.keep("403", 403, errors.forbidden(inside, refused))
    yield reader.keep("500", 500, errors.server_error(inside))
    with translation.override(language):
        strange = errors.bad_request(outside, SuspiciousOperation())
        yield reader.keep("400", 400, strange)
        yield reader.keep("403-plain", 403, errors.forbidden(outside, refused))
        yield reader.keep("404-plain", 404, errors.not_found(outside, missing))
        yield reader.keep("500-plain", 500, errors.server_error(outside))

"""`/admin/edition-preview/3/`: an edition as its readers will find it, at the desk.

Its pages are drawn by the very functions that answer readers, whether it is open or
not. Their links lead on inside the preview.
"""

import re
from dataclasses import dataclass
from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import Resolver404, resolve, reverse
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.addresses import latest_path, list_path, standing_page_path, story_path
from articles.admin.pages import desk_media
from articles.models import PublishedArticle, StandingPage
from articles.models.published import StoryRow
from articles.previewing import public_media
from articles.siblings import ROW
from articles.specimen import draw_specimen
from articles.views.story import live_among, story_page
from services.board import Visit, microseconds, read_board
from services.labels import speaking
from services.models import Edition, Section
from staff.fences import EVERYBODY, holds_anywhere

Standing = PublishedArticle.Standing

# What readers open in a browser. Feeds and files are looked at elsewhere.
PAGES = (
    *("home", "latest", "corrections", "section", "topic", "author", "service"),
    *("story", "standing_page"),
)
WIDTHS = ("phone", "desktop")
SECTIONS = 4  # that the list of places names


@dataclass(frozen=True, slots=True)
class Spot:
    """A page to look at; `key` is its name in the address of the preview."""

    key: str
    name: str
    address: str


@require_safe
def preview(request: HttpRequest, pk: int) -> HttpResponse:
    """A page in a frame as wide as a phone or a screen, and which there are."""
    edition = seen(request, pk)
    spots = spots_of(edition)
    asked = request.GET.get("page", "")
    chosen = next((spot for spot in spots if spot.key == asked), spots[0])
    width = request.GET.get("width", "")
    context = {
        **admin.site.each_context(request),
        "title": _("Preview"),
        "subtitle": str(edition),
        "edition": edition,
        "spots": spots,
        "chosen": chosen,
        "width": width if width in WIDTHS else "desktop",
        "back": reverse("admin:services_edition_change", args=(edition.pk,)),
    }
    return TemplateResponse(request, "admin/desk_pages/edition_preview.html", context)


def spots_of(edition: Edition) -> list[Spot]:
    """One page of each kind; a specimen stands for a story where there is none."""
    prefix = edition.prefix
    spots = [Spot("home", _("Home"), at(edition, edition.root))]
    sections = Section.objects.filter(edition=edition, parent=None)[:SECTIONS]
    spots += [
        Spot(
            f"section-{section.pk}",
            section.name,
            at(edition, list_path(prefix, "section", section.slug)),
        )
        for section in sections
    ]
    spots.append(Spot("latest", _("Latest"), at(edition, latest_path(prefix))))
    spots.append(story_spot(edition))
    pages = StandingPage.objects.public().filter(edition=edition)
    return spots + [
        Spot(
            f"page-{page.pk}",
            page.title,
            at(edition, standing_page_path(prefix, page.slug)),
        )
        for page in pages
    ]


def story_spot(edition: Edition) -> Spot:
    live = PublishedArticle.objects.live(timezone.now()).in_edition(edition)
    newest = live.newest_first().first()
    if newest is None:
        address = reverse("desk:edition_specimen", args=(edition.pk,))
        return Spot("story", _("A specimen of a story"), address)
    path = story_path(edition.prefix, newest.slug, newest.public_id)
    return Spot("story", _("The newest story"), at(edition, path))


def root_of(edition: Edition) -> str:
    """Where the edition's home page stands in the preview."""
    return reverse("desk:edition_preview_page", args=(edition.pk, "x"))[:-1]


def at(edition: Edition, path: str) -> str:
    """The preview's address of a public page of the edition."""
    return root_of(edition) + path[len(edition.root) :]


@require_safe
def page(request: HttpRequest, pk: int, where: str = "") -> HttpResponse:
    """The public page at this address below the edition's root."""
    edition = seen(request, pk)
    try:
        match = resolve(f"/{where}")
    except Resolver404 as error:
        raise Http404 from error
    if match.namespaces or match.url_name not in PAGES:
        raise Http404
    asked = readers_request(request, edition, where)
    if match.url_name == "story":
        drawn = live_story(asked, edition, match.kwargs["public_id"])
    else:
        drawn = match.func(asked, **match.kwargs)
    return shown(drawn, edition)


def readers_request(
    request: HttpRequest, edition: Edition, where: str
) -> "HttpRequest":
    """What a reader's request would be, without whoever is asking."""
    asked: Any = HttpRequest()
    asked.method = "GET"
    asked.META = {
        name: request.META.get(name, "")
        for name in ("QUERY_STRING", "HTTP_HOST", "SERVER_NAME", "SERVER_PORT")
    }
    asked.path = edition.root + where
    asked.path_info = f"/{where}"
    asked.edition, asked.now = edition, timezone.now()
    asked.visit = Visit(read_board(), microseconds(asked.now))
    return asked  # type: ignore[no-any-return]


def live_story(asked: Any, edition: Edition, public_id: str) -> HttpResponse:
    """As at its public address, which answers nobody while the edition is closed."""
    versions = PublishedArticle.objects.filter(public_id=public_id, edition=edition)
    rows = [StoryRow(*row) for row in versions.as_answers(asked.now)]
    live = live_among(row for row in rows if row.standing == Standing.OPEN)
    with speaking(edition):
        return story_page(among_siblings(live), public_id, edition, asked.now)


def among_siblings(live: StoryRow) -> StoryRow:
    """With itself among the versions of its story, as it will be for readers."""
    others = [row for row in live.siblings or [] if row["number"] != live.pk]
    own = PublishedArticle.objects.filter(pk=live.pk).values_list(*ROW.values())
    return live._replace(siblings=[*others, dict(zip(ROW, own[0], strict=True))])


@require_safe
def specimen(request: HttpRequest, pk: int) -> HttpResponse:
    edition = seen(request, pk)
    return shown(HttpResponse(draw_specimen(edition, timezone.now())), edition)


def seen(request: HttpRequest, pk: int) -> Edition:
    """The edition, with its stamp row, for whoever sees it in the desk's list."""
    if not holds_anywhere(request.user, EVERYBODY):
        raise PermissionDenied
    rows = admin.site.get_model_admin(Edition).get_queryset(request)
    edition = rows.select_related("stamp").filter(pk=pk).first()
    if edition is None:
        raise Http404
    return edition  # type: ignore[no-any-return]


MARKS = '<meta name="robots" content="noindex, nofollow, noarchive">'
SCRIPTS = re.compile(r'<script (?:type="module" )?src="[^"]*"[^>]*></script>')


def shown(drawn: HttpResponse, edition: Edition) -> HttpResponse:
    """The page with its links inside the preview and its pictures from the desk.

    Nothing runs in it and nothing is remembered.
    """
    if drawn.status_code >= 300:
        raise Http404
    html = SCRIPTS.sub("", drawn.content.decode())
    html = public_media.sub(desk_media(), html)
    html = inside(html, edition).replace("</head>", f"{MARKS}</head>", 1)
    response = HttpResponse(html, status=drawn.status_code)
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    response.headers["Content-Language"] = edition.language
    add_never_cache_headers(response)
    return response


def inside(html: str, edition: Edition) -> str:
    """Lead the edition's own links to the preview; of others, none that is nowhere."""
    own = re.compile(rf'(<a [^>]*?href="){re.escape(edition.root)}([^"/][^"]*)?"')
    return own.sub(lambda found: f'{found[1]}{root_of(edition)}{found[2] or ""}"', html)

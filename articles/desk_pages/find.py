"""`/admin/find/?q=`: everything a person may open whose name holds the typed words.

One address: a page with a form, and JSON for the palette (static/js/desk_palette.js).
"""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.admin import words
from articles.admin.lists import with_readers_side
from articles.models import Article
from articles.readers_side import ReadersState
from articles.search import find_stories
from banners.models import Banner
from bylines.models import Contributor
from photos.admin.picker import having, thumb
from photos.models import Photo
from staff.admin import people_to_name
from staff.models import User
from staff.permissions import Role, standing

EACH = 6  # of one kind in an answer
LONGEST = 200  # letters that are looked for
OPEN_STORIES = 3  # named beside a colleague


@dataclass(frozen=True, slots=True)
class Hit:
    title: str
    detail: str
    address: str
    thumb: str = ""


@require_safe
def find(request: HttpRequest) -> HttpResponse:
    if not standing(request.user).has_anywhere():
        raise PermissionDenied
    typed = request.GET.get("q", "").replace("\0", "")[:LONGEST].strip()
    groups = found(request, typed)
    if request.accepts("text/html"):
        response: HttpResponse = find_page(request, typed, groups)
    else:
        response = JsonResponse({"groups": [as_data(group) for group in groups]})
    patch_vary_headers(response, ["Accept"])
    return response


def find_page(
    request: HttpRequest, typed: str, groups: list[tuple[str, list[Hit]]]
) -> HttpResponse:
    context = {
        **admin.site.each_context(request),
        "title": _("Find"),
        "typed": typed,
        "groups": groups,
        "has_found": any(hits for _title, hits in groups),
    }
    return TemplateResponse(request, "admin/desk_pages/find.html", context)


def as_data(group: tuple[str, list[Hit]]) -> dict[str, Any]:
    title, hits = group
    return {"title": title, "hits": [asdict(hit) for hit in hits]}


def found(request: HttpRequest, typed: str) -> list[tuple[str, list[Hit]]]:
    """What was found, kind by kind; nothing typed finds places alone."""
    person = request.user
    kinds = [(_("Places"), places(request, typed))]
    if typed:
        kinds = [
            (_("Stories"), stories(person, typed)),
            (_("People"), [*people(person, typed), *contributors(person, typed)]),
            (_("Photos"), photos(person, typed)),
            (_("Banners"), banners(person, typed)),
            *kinds,
        ]
    return [(title, hits) for title, hits in kinds if hits]


# ── Stories ──────────────────────────────────────────────────────────────────


def matching_stories(person: User, typed: str, *, limit: int) -> list[Article]:
    """The stories that the words find, best first; the one place that says how."""
    return find_stories(person, typed, limit=limit)


def stories(person: User, typed: str) -> list[Hit]:
    """With where each stands. Of a killed one not even the headline is repeated."""
    now = timezone.now()
    articles = with_readers_side(matching_stories(person, typed, limit=EACH))
    return [
        Hit(
            title=str(article),
            detail=" · ".join(
                part
                for part in (
                    article.headline if article.slugline else "",
                    words.desk_words(article),
                    words.readers_words(article, article.side, article.edition, now),
                    str(article.edition),
                )
                if part
            ),
            address=reverse("admin:articles_article_change", args=(article.pk,)),
        )
        for article in articles
        if article.side.state != ReadersState.KILLED
    ]


# ── People ───────────────────────────────────────────────────────────────────


def people(person: User, typed: str) -> list[Hit]:
    """Colleagues, with what they have open; the way leads to the first of it."""
    found = people_to_name(person).filter(
        named(typed, "first_name", "last_name", "username")
    )
    hits = []
    for colleague, theirs in with_open_stories(person, list(found[:EACH])):
        names = ", ".join(story.working_name for story in theirs)
        detail = _("has open: %(stories)s") % {"stories": names} if names else ""
        hits.append(
            Hit(
                title=str(colleague),
                detail=detail or _("has nothing open"),
                address=person_address(person, colleague, theirs),
            )
        )
    return hits


def with_open_stories(
    person: User, found: list[User]
) -> list[tuple[User, list[Article]]]:
    """Each colleague with a few stories that are with them, as far as one sees them."""
    unfinished = (Article.State.DRAFT, Article.State.IN_REVIEW)
    rows = (
        Article.objects.visible_to(person)
        .not_spiked()
        .filter(assignee__in=found, state__in=unfinished)
        .only("slugline", "headline", "assignee")
        .order_by("-pk")[: EACH * OPEN_STORIES * 4]
    )
    theirs: dict[int, list[Article]] = {}
    for story in rows:
        theirs.setdefault(story.assignee_id, []).append(story)
    return [(one, theirs.get(one.pk, [])[:OPEN_STORIES]) for one in found]


def person_address(person: User, colleague: User, theirs: list[Article]) -> str:
    if theirs:
        return reverse("admin:articles_article_change", args=(theirs[0].pk,))
    if standing(person).has_anywhere(Role.CHIEF):
        return reverse("admin:staff_user_change", args=(colleague.pk,))
    return f"{reverse('admin:index')}#group-duty"


def contributors(person: User, typed: str) -> list[Hit]:
    rows = Contributor.objects.visible_to(person).filter(named(typed, "name"))
    return [
        Hit(
            title=row.name,
            detail=_("Contributor"),
            address=reverse("admin:bylines_contributor_change", args=(row.pk,)),
        )
        for row in rows.order_by("name")[:EACH]
    ]


def named(typed: str, *fields: str) -> Q:
    """That every word stands in one of the fields."""
    said = Q()
    for word in typed.split()[:8]:
        said &= Q(*((f"{name}__icontains", word) for name in fields), _connector=Q.OR)
    return said


# ── Photos, banners, places ──────────────────────────────────────────────────


def photos(person: User, typed: str) -> list[Hit]:
    rows = Photo.objects.visible_to(person).for_page().order_by("-pk")
    for word in typed.split()[:8]:
        rows = rows.filter(having(word))
    return [
        Hit(
            title=photo.title,
            detail=photo.credit,
            address=reverse("admin:photos_photo_change", args=(photo.pk,)),
            thumb=thumb(photo),
        )
        for photo in rows[:EACH]
    ]


def banners(person: User, typed: str) -> list[Hit]:
    rows = Banner.objects.visible_to(person).filter(named(typed, "wording"))
    return [
        Hit(
            title=banner.wording,
            detail=f"{banner.get_level_display()} · {banner.get_state_display()}",
            address=reverse("admin:banners_banner_change", args=(banner.pk,)),
        )
        for banner in rows.order_by("-pk")[:EACH]
    ]


def places(request: HttpRequest, typed: str) -> list[Hit]:
    """Lists, forms and pages that the person may open."""
    words = typed.casefold().split()
    hits = [
        Hit(title=title, detail="", address=address)
        for title, address in all_places(request)
        if all(word in title.casefold() for word in words)
    ]
    return hits[: 2 * EACH]


def all_places(request: HttpRequest) -> Iterable[tuple[str, str]]:
    yield _("The first page"), reverse("admin:index")
    for app in admin.site.get_app_list(request):
        for model in app["models"]:
            name = capfirst(model["name"])
            if model["admin_url"]:
                yield name, model["admin_url"]
            if model["add_url"]:
                yield _("Add to %(list)s") % {"list": name}, model["add_url"]
    yield _("Coverage"), reverse("desk:coverage")
    yield _("Desk log"), reverse("desk:log")
    yield _("Hand all mine to …"), reverse("desk:hand_over")
    yield _("Keys"), reverse("desk:keys")
    yield _("Style guide"), reverse("admin:articles_style_guide")

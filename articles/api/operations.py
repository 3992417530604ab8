"""What may be asked of the API, and the queries that answer it: two or three each."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Annotated, Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from ninja import Field, NinjaAPI, Path, Query, Schema
from ninja.decorators import decorate_view
from ninja.errors import ValidationError

from articles.addresses import api_path, list_path
from articles.api import schemas
from articles.api.answers import as_json, as_problem, of_edition
from articles.api.items import item, tombstone
from articles.chrome import chrome_for
from articles.feeds import as_known
from articles.listing import read_key, read_page
from articles.models.published import ListingQuerySet, PublishedArticle
from articles.tombstones import gone_since
from articles.views.finding import (
    Found,
    find_author,
    find_edition,
    find_section,
    find_service,
    find_topic,
)
from articles.views.pages import moved
from services.board import EditionRequest
from services.models import Edition, Section
from services.page import story_key
from services.public_id import ALPHABET, LENGTH

MOST = 50  # stories in an answer
LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)
Standing = PublishedArticle.Standing

api = NinjaAPI(
    title="Newsroom content API",
    version="1",
    description=(
        "The public stories of an edition as ninjs 3.1. Read-only, without keys. Every "
        "answer has an ETag: ask again with If-None-Match. Fetch `tombstones` as "
        "often as `stories`, and take off what they name."
    ),
    urls_namespace="api",
    docs_url=None,
    openapi_url=None,
)

FINDERS: dict[str, Callable[[Edition, str], Found[Any]]] = {
    "section": find_section,
    "topic": find_topic,
    "author": find_author,
    "service": find_service,
}


class Asked(Schema):
    """Which stories. One of section, topic, author, service; newest first."""

    section: str = Field("", description="The slug of a section; its parts come too.")
    topic: str = Field("", description="The slug of a topic.")
    author: str = Field("", description="The slug of an author.")
    service: str = Field("", description="The code of a service that helped make them.")
    since: datetime | None = Field(None, description="Not older; with a zone.")
    until: datetime | None = Field(None, description="Older than that; with a zone.")
    after: str = Field("", description="Goes on behind this place: see `next`.")
    size: int = Field(20, ge=1, le=MOST, description="Stories in an answer.")


ASKED = tuple(Asked.model_fields)


@api.get("", response=schemas.Index, operation_id="index", summary="Where all is")
@decorate_view(of_edition())
def index(request: EditionRequest) -> HttpResponse:
    edition = edition_of(request)
    names = ("stories", "tombstones", "editions", "sections", "openapi.json")
    links = {name.partition(".")[0]: url(edition, name) for name in names}
    return as_json({"edition": edition_facts(edition), **links}, edition)


@api.get("editions", response=schemas.EditionList, summary="All editions of the house")
@decorate_view(of_edition())
def editions(request: EditionRequest) -> HttpResponse:
    rows = sorted(
        (posting.edition for posting in request.visit.board.postings.values()),
        key=lambda edition: edition.prefix,
    )
    data = {"items": [edition_facts(edition) for edition in rows]}
    return as_json(data, edition_of(request))


@api.get("sections", response=schemas.ListList, summary="The edition's sections")
@decorate_view(of_edition())
def sections(request: EditionRequest) -> HttpResponse:
    edition = edition_of(request)
    rows = Section.objects.filter(edition=edition).select_related("parent")
    return as_json({"items": [section_facts(row, edition) for row in rows]}, edition)


@api.get(
    "stories",
    response={200: schemas.StoryList, 400: schemas.Problem, 404: schemas.Problem},
    summary="Stories, the newest first",
    by_alias=True,
)
@decorate_view(of_edition(*ASKED))
def stories(request: EditionRequest, asked: Annotated[Asked, Query()]) -> HttpResponse:
    edition = edition_of(request)
    chosen = [name for name in FINDERS if getattr(asked, name)]
    if len(chosen) > 1:
        return bad(f"Ask for one of {' and '.join(chosen)}, not for several.")
    if any("\0" in getattr(asked, name) for name in chosen):
        raise Http404  # PostgreSQL refuses even to look for a NUL
    if asked.after and read_key(asked.after) is None:
        return bad("`after` is no place in a list: take it from `next`.")
    found = find(edition, asked, *chosen)
    rows = within(found.stories.for_feed(), asked)
    page = read_page(rows, request.now, asked.after, asked.size)
    if not page.stories and found.is_named_by_stories:
        raise Http404
    standing = chrome_for(edition, request.now).pages
    items = [item(as_known(story), edition, standing) for story in page.stories]
    data: dict[str, Any] = {"items": items}
    if page.older:
        data["next"] = next_url(edition, asked, page.older)
    keys = [story_key(story.public_id) for story in page.stories]
    is_kept = page.is_asked_rightly and not (asked.since or asked.until)
    return as_json(data, edition, keys=keys, is_kept=is_kept)


@api.get(
    "stories/{public_id}",
    response={
        200: schemas.Story,
        404: schemas.Problem,
        410: schemas.Tombstone,
    },
    summary="One story",
    by_alias=True,
)
@decorate_view(of_edition())
def story(
    request: EditionRequest,
    public_id: Annotated[str, Path(pattern=f"^[{ALPHABET}]{{{LENGTH}}}$")],
) -> HttpResponse:
    edition, now = edition_of(request), request.now
    versions = list(PublishedArticle.objects.at_address(public_id).with_page())
    if gone := gone_among(versions, now):
        return as_json(
            tombstone(gone, gone.edition),
            edition,
            status=410,
            keys=[story_key(public_id)],
            is_kept=gone.edition_id == edition.pk,  # else no stamp tells of its end
        )
    live = live_among(versions, now)
    if live.edition_id != edition.pk:
        return moved(api_path(live.edition.prefix, f"stories/{public_id}"))
    data = item(as_known(live), edition, chrome_for(edition, now).pages)
    return as_json(data, edition, keys=[story_key(public_id)], subject=public_id)


@api.get(
    "tombstones",
    response={200: schemas.TombstoneList, 400: schemas.Problem},
    summary="Stories that are gone: take them off",
    by_alias=True,
)
@decorate_view(of_edition("since"))
def tombstones(
    request: EditionRequest,
    since: Annotated[
        datetime | None, Query(None, description="Gone since then; with a zone.")
    ],
) -> HttpResponse:
    """The last hundred withdrawn or killed, and as many expired; the newest first."""
    edition = edition_of(request)
    rows = gone_since(edition, request.now, zoned(since) if since else LONG_AGO)
    data = {"items": [tombstone(row, edition) for row in rows]}
    return as_json(data, edition, is_kept=since is None)


@api.get("openapi.json", include_in_schema=False)
@decorate_view(of_edition())
def openapi(request: EditionRequest) -> HttpResponse:
    """https://spec.openapis.org/oas/v3.1.0"""
    edition = edition_of(request)
    schema = api.get_openapi_schema(path_prefix=api_path(edition.prefix))
    schema["servers"] = [{"url": edition.site}]
    return as_json(schema, edition)


@api.get("{path:rest}", include_in_schema=False)
@decorate_view(of_edition())
def nothing(request: EditionRequest, rest: str) -> HttpResponse:
    """Whatever else is asked for is a problem, told as one."""
    raise Http404


# ── Which stories ────────────────────────────────────────────────────────────


def find(edition: Edition, asked: Asked, kind: str = "") -> Found[Any]:
    """The list that was asked for. Raises Http404 where readers have none either."""
    if not kind:
        return find_edition(edition)
    return FINDERS[kind](edition, getattr(asked, kind))


def within(rows: ListingQuerySet, asked: Asked) -> ListingQuerySet:
    if asked.since:
        rows = rows.filter(listed_at__gte=zoned(asked.since))
    if asked.until:
        rows = rows.filter(listed_at__lt=zoned(asked.until))
    return rows


def zoned(moment: datetime) -> datetime:
    """In UTC, which is meant where no zone is named; at the end of time, the end."""
    if not moment.tzinfo:
        return moment.replace(tzinfo=UTC)
    try:
        return moment.astimezone(UTC)
    except OverflowError:  # in UTC it is no day that can be written
        return moment.replace(tzinfo=UTC)


def gone_among(
    versions: list[PublishedArticle], now: datetime
) -> PublishedArticle | None:
    """The version that readers had, and never will again unless somebody acts."""
    if any(version.is_live(now) for version in versions):
        return None
    return next(
        (
            version
            for version in versions
            if version.standing in (Standing.WITHDRAWN, Standing.KILLED)
            or version.has_expired(now)
        ),
        None,
    )


def live_among(versions: list[PublishedArticle], now: datetime) -> PublishedArticle:
    for version in versions:
        if version.is_live(now):
            return version
    raise Http404


# ── Addresses and facts ──────────────────────────────────────────────────────


def edition_of(request: EditionRequest) -> Edition:
    assert request.edition is not None  # noqa: S101  `of_edition` has seen to it
    return request.edition


def url(edition: Edition, rest: str = "") -> str:
    return edition.site + api_path(edition.prefix, rest)


def next_url(edition: Edition, asked: Asked, after: str) -> str:
    given = asked.model_dump(mode="json", exclude_defaults=True) | {"after": after}
    return f"{url(edition, 'stories')}?{urlencode(given)}"


def edition_facts(edition: Edition) -> dict[str, str]:
    return {
        "name": edition.name,
        "language": edition.language,
        "direction": edition.direction,
        "home": edition.site + edition.root,
        "api": url(edition),
    }


def section_facts(section: Section, edition: Edition) -> dict[str, Any]:
    found = {
        "name": section.name,
        "slug": section.slug,
        "home": edition.site + list_path(edition.prefix, "section", section.slug),
        "stories": f"{url(edition, 'stories')}?{urlencode({'section': section.slug})}",
    }
    return found | ({"parent": section.parent.slug} if section.parent else {})


# ── Problems ─────────────────────────────────────────────────────────────────


def bad(detail: str) -> HttpResponse:
    return as_problem(400, "We cannot read this request", detail)


@api.exception_handler(ValidationError)
def unreadable(request: HttpRequest, error: ValidationError) -> HttpResponse:
    said = (f"{each['loc'][-1]}: {each['msg']}" for each in error.errors)
    return bad("; ".join(said))


@api.exception_handler(Http404)
def unknown(request: HttpRequest, error: Http404) -> HttpResponse:
    return as_problem(404, "Not found", "Readers have nothing of this name.")

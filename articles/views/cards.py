"""Social cards, only while the version of their story that they show is live."""

from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from articles.models.published import PublishedArticle
from articles.refresh import fresh
from articles.social_cards.facts import CardFacts
from articles.social_cards.files import BusyError, forget, keep_drawn
from articles.views.media import CACHE, file_response
from services.files import is_trouble
from services.page import SURROGATE_KEY, edition_key, photo_key, story_key


@require_safe
def card(request: HttpRequest, public_id: str, digest: str) -> HttpResponseBase:
    """The card. Unknown, outdated and taken down look the same: 404."""
    now: datetime = request.now  # type: ignore[attr-defined]
    published, facts = live(public_id, digest, now)
    tag = f'"{digest}"'
    try:
        known = get_conditional_response(request, etag=tag)
        response = known or drawn(public_id, facts, now)
    except BusyError:
        return HttpResponse(status=503, headers=COME_BACK)
    response.headers["Cache-Control"] = CACHE
    response.headers["ETag"] = tag
    response.headers[SURROGATE_KEY] = " ".join(keys(published, facts))
    return response


COME_BACK = {"Retry-After": "2", "Cache-Control": "no-store"}


def live(
    public_id: str, digest: str, now: datetime
) -> tuple[PublishedArticle, CardFacts]:
    """The live version with this card. Raises Http404 without one."""
    rows = PublishedArticle.objects.live(now).at_address(public_id)
    published = rows.with_page().first()
    facts = facts_of(fresh(published)) if published else None
    if published is None or facts is None or facts["digest"] != digest:
        raise Http404
    return published, facts


def facts_of(published: PublishedArticle) -> CardFacts | None:
    """None where the version has no card, and where an older release rendered it."""
    facts: CardFacts | None = published.page.social_card
    return facts


def drawn(public_id: str, facts: CardFacts, now: datetime) -> HttpResponseBase:
    """The file. What was taken down while it was drawn leaves none behind."""
    try:
        path = keep_drawn(public_id, facts)
        live(public_id, facts["digest"], now)
        return file_response(path, "image/jpeg")
    except OSError as error:
        if is_trouble(error):
            raise
        raise Http404 from error  # its photo is gone: another card is due
    except Http404:
        forget([public_id])
        raise


def keys(published: PublishedArticle, facts: CardFacts) -> list[str]:
    """What caches file it under: a pulled photo takes its cards along."""
    media_key = facts["photo"].partition("/")[0]
    named = [edition_key(published.edition_id), story_key(published.public_id)]
    return [*named, photo_key(media_key)] if media_key else named

"""What is going wrong, or will: each with the reason in words."""

from collections.abc import Iterator

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.first_page.groups import is_held_long, row
from articles.first_page.rows import Group, Row
from articles.first_page.stories import Stories
from articles.first_page.whose import Whose
from articles.models import Article
from articles.readers_side import ReadersState
from services.models import Purge

State = Article.State


def attention(found: Stories, whose: Whose) -> Group:
    """Each story once, with everything that is amiss."""
    reasons: dict[int, tuple[Article, list[str]]] = {}
    for story, reason in amiss(found, whose):
        _story, said = reasons.setdefault(story.pk, (story, []))
        said.append(reason)
    rows = [row(story, whose, flag=" ".join(said)) for story, said in reasons.values()]
    return Group(
        name="attention",
        title=_("Needs attention"),
        rows=[*unconfirmed_rows(whose), *rows],
        is_urgent=True,
        empty=_("Nothing needs attention."),
    )


def amiss(found: Stories, whose: Whose) -> Iterator[tuple[Article, str]]:
    """Stories with one reason each, the pressing ones first."""
    for story in found.held:
        if story.side.state == ReadersState.HELD and is_held_long(story, whose):
            yield story, _("It has been on hold for over two hours.")
    for story in found.scheduled:
        if reason := stopped_later(story):
            yield story, reason
    for story in found.flagged:
        yield from lapsed(story, whose)
    for story in found.unpublished:
        yield from missed(story, whose)


def stopped_later(story: Article) -> str:
    """Why a scheduled story should not go out at its time."""
    pending = story.side.pending
    if pending is None:
        return ""
    if story.has_legal_hold:
        return _("It is scheduled, and a legal hold is on.")
    if story.embargo_until and story.embargo_until > pending.visible_from:
        return _("It is scheduled for a moment before its embargo ends.")
    if story.needs_legal and story.legal_digest != pending.digest:
        return _("It is scheduled, and legal has not cleared this text.")
    return ""


def lapsed(story: Article, whose: Whose) -> Iterator[tuple[Article, str]]:
    if story.is_second_read_due and story.cleared_by_id != whose.person.pk:
        yield story, _("Published by one person alone: a second read is due.")
    elif story.is_second_read_due:
        yield story, _("You published it alone: somebody else has to read it.")
    if story.needs_legal and story.legal_digest and not story.is_legally_cleared:
        yield story, _("Changed since legal cleared it.")


def missed(story: Article, whose: Whose) -> Iterator[tuple[Article, str]]:
    """A story readers have nothing of, though somebody meant them to by now."""
    if story.state == State.READY and not story.is_cleared:
        yield story, _("Ready, and changed since it was cleared.")
    if story.embargo_until and story.embargo_until <= whose.now:
        ended = {"time": whose.at(story.embargo_until, story.edition)}
        yield story, _("Its embargo ended %(time)s, and it is not published.") % ended
    if story.publish_at and story.publish_at <= whose.now:
        planned = {"time": whose.at(story.publish_at, story.edition)}
        yield story, _("Planned for %(time)s, and not published.") % planned


def unconfirmed_rows(whose: Whose) -> list[Row]:
    """Caches that may still show what the person's services took down."""
    if not settings.PURGE_URLS:
        return []
    purges = Purge.objects.filter(service__in=list(whose.services)).unconfirmed()
    return [
        Row(
            name=purge.about,
            address=reverse("admin:services_purge_change", args=(purge.pk,)),
            flag=_("%(cache)s has not confirmed that it forgot this. It is told again.")
            % {"cache": purge.cache},
        )
        for purge in purges[: whose.shown]
    ]

"""The groups of stories on the first page, as rows with words and buttons."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext as _

from articles.admin import words
from articles.admin.bar import verb_address
from articles.admin.coming import came_words, said_with
from articles.admin.facts import LONG_HOLD
from articles.first_page.rows import Action, Group, Row
from articles.first_page.stories import Stories
from articles.first_page.whose import Whose
from articles.models import Article
from articles.permissions import Verb, may
from articles.readers_side import ReadersState

State, Desk = Article.State, Article.Desk


def story_address(story: Article) -> str:
    return reverse("admin:articles_article_change", args=(story.pk,))


def row(
    story: Article,
    whose: Whose,
    *,
    lines: Iterable[str] = (),
    quote: str = "",
    flag: str = "",
    verbs: tuple[Verb, ...] = (),
    state: str = "",
) -> Row:
    """A story in a group: slugline first, then the headline and where it stands."""
    return Row(
        name=str(story),
        address=story_address(story),
        headline=story.headline if story.slugline else "",
        language=story.edition.language,
        state=state,
        state_kind=story.side.state.value,
        lines=tuple(line for line in lines if line),
        quote=quote,
        flag=flag,
        actions=tuple(
            Action(
                label=str(verb.label),
                address=verb_address(story, verb),
                weight="stop" if verb == Verb.HOLD else "plain",
            )
            for verb in verbs
            if may(whose.person, verb, story)
        ),
    )


def mine(found: Stories, whose: Whose) -> Group:
    """Drafts with the person, sent back with their note, and what is being read."""
    here = {story.pk for story in found.waiting}
    return Group(
        name="mine",
        title=_("Mine"),
        rows=[my_row(s, whose) for s in found.mine if s.pk not in here],
        empty=_("You have no drafts."),
    )


def my_row(story: Article, whose: Whose) -> Row:
    lines = [words.desk_words(story)]
    if story.state == State.IN_REVIEW:
        lines = [waits_words(story, whose)]
    sent = story.state == State.DRAFT and story.came is not None
    is_by_other = sent and story.came.actor_id != whose.person.pk
    if is_by_other:
        lines = [came_words(story.came)]
    return row(
        story,
        whose,
        lines=[
            *lines,
            _("Changed %(time)s") % {"time": whose.at(story.changed_at, story.edition)},
        ],
        quote=story.came.detail.get("note", "") if is_by_other else "",
    )


def waiting(found: Stories, whose: Whose) -> Group:
    return Group(
        name="waiting",
        title=_("Waiting for me"),
        rows=[waiting_row(story, whose) for story in found.waiting[: whose.shown + 1]],
        empty=_("No story is waiting."),
    )


def waiting_row(story: Article, whose: Whose) -> Row:
    came = story.came
    return row(
        story,
        whose,
        lines=[waits_words(story, whose), came_words(came) if came else ""],
        quote=said_with(came) if came else "",
    )


def waits_words(story: Article, whose: Whose) -> str:
    """At which desk, or with whom, since when: in words and on the clock."""
    moment = story.waits_since or story.state_since
    since = {
        "time": whose.at(moment, story.edition),
        "span": whose.span(moment),
    }
    if story.assignee_id == whose.person.pk:
        return _("With you since %(time)s (%(span)s)") % since
    said: dict[str, str] = {
        Desk.EDITOR: _("At the editors' desk since %(time)s (%(span)s)"),
        Desk.SUB: _("At the sub-editors' desk since %(time)s (%(span)s)"),
        Desk.LEGAL: _("At legal since %(time)s (%(span)s)"),
    }
    return said.get(story.waits_at, _("In review since %(time)s (%(span)s)")) % since


def ready(found: Stories, whose: Whose) -> Group:
    ready_ones = [s for s in found.unpublished if s.state == State.READY]
    return Group(
        name="ready",
        title=_("Ready"),
        rows=[
            row(
                story,
                whose,
                lines=[words.desk_words(story), planned_words(story, whose)],
                verbs=(Verb.PUBLISH, Verb.SCHEDULE),
            )
            for story in ready_ones[: whose.shown + 1]
        ],
        empty=_("Nothing is ready."),
    )


def planned_words(story: Article, whose: Whose) -> str:
    if story.publish_at is None or story.publish_at <= whose.now:
        return ""
    return _("Planned for %(time)s, not scheduled yet") % {
        "time": whose.at(story.publish_at, story.edition)
    }


def scheduled(found: Stories, whose: Whose) -> Group:
    return Group(
        name="scheduled",
        title=_("Scheduled"),
        rows=[
            row(s, whose, lines=[goes_live_words(s, whose)], verbs=(Verb.UNSCHEDULE,))
            for s in found.scheduled
            if s.side.pending is not None
        ],
        empty=_("Nothing is scheduled."),
    )


def goes_live_words(story: Article, whose: Whose) -> str:
    moment = story.side.pending.visible_from
    places = {
        "time": whose.at(moment, story.edition),
        "span": whose.span(moment),
    }
    if story.side.current is None:
        return _("Goes live at %(time)s, in %(span)s") % places
    return _("An update goes live at %(time)s, in %(span)s") % places


def changed(found: Stories, whose: Whose) -> Group:
    live = [s for s in found.changed if s.side.state == ReadersState.LIVE]
    return Group(
        name="changed",
        title=_("Live, with unpublished changes"),
        rows=[
            row(
                story,
                whose,
                lines=[
                    _("Changed %(time)s")
                    % {"time": whose.at(story.changed_at, story.edition)}
                ],
                verbs=(Verb.PUBLISH,),
            )
            for story in live
        ],
        empty=_("No live story has changes that readers lack."),
    )


def held(found: Stories, whose: Whose) -> Group:
    rows = [held_row(s, whose) for s in found.held if s.side.state == ReadersState.HELD]
    return Group(
        name="held",
        title=_("On hold"),
        rows=rows,
        is_urgent=any(r.flag for r in rows),
        empty=_("Nothing is on hold."),
    )


def held_row(story: Article, whose: Whose) -> Row:
    since = story.side.current.stopped_at
    places = {"time": whose.at(since, story.edition), "span": whose.span(since)}
    return row(
        story,
        whose,
        lines=[_("On hold since %(time)s (%(span)s)") % places],
        flag=_("On hold for over two hours") if is_held_long(story, whose) else "",
        verbs=(Verb.RELEASE, Verb.WITHDRAW),
    )


def is_held_long(story: Article, whose: Whose) -> bool:
    return bool(whose.now - story.side.current.stopped_at > LONG_HOLD)


def live(found: Stories, whose: Whose) -> Group:
    """The newest before readers, each with the button that takes it down."""
    return Group(
        name="live",
        title=_("Before readers now"),
        rows=[
            row(
                story,
                whose,
                lines=[words.live_words(story, story.side, story.edition, whose.now)],
                verbs=(Verb.HOLD,),
            )
            for story in found.live
            if story.side.state == ReadersState.LIVE
        ],
        empty=_("Nothing is published yet."),
    )

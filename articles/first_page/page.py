"""The first page put together: which groups, in which order, for whom."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from articles.first_page import attention, groups, offered, sources, things
from articles.first_page.duty import OnDuty, on_duty
from articles.first_page.happened import Line, SinceLeft, hand_over, since_left
from articles.first_page.rows import Group, Listed
from articles.first_page.stories import read_stories, with_newest
from articles.first_page.whose import (
    EDITORS,
    SHOWN,
    SHOWN_ALONE,
    WRITERS,
    Whose,
    whose_desk,
)
from services.models import Edition
from staff.models import User
from staff.permissions import Role

# What comes first for whom. What can do harm is above what can wait.
FOR_EDITORS = (
    *("attention", "sources", "waiting", "banners", "offered", "live", "held"),
    *("ready", "scheduled", "changed", "mine", "assignments", "photos"),
)
FOR_REPORTERS = (
    *("mine", "sources", "assignments", "waiting", "attention", "offered"),
    *("ready", "scheduled", "live", "changed", "held", "banners"),
)
FOR_LAWYERS = (
    *("waiting", "attention", "sources", "held", "live", "scheduled", "ready"),
    *("changed", "banners"),
)
FOR_PHOTO_EDITORS = (
    *("photos", "assignments", "waiting", "live", "scheduled", "ready"),
    *("banners", "held"),
)


@dataclass(frozen=True, slots=True)
class FirstPage:
    """What the template draws."""

    may_read: bool
    may_write: bool
    may_break: bool
    may_hand_on: bool
    listed: Listed
    alone: Group | None = None
    since_left: SinceLeft | None = None
    hand_over: tuple[Line, ...] = ()
    on_duty: tuple[OnDuty, ...] = ()
    log_services: tuple[tuple[int, str], ...] = ()


def first_page(person: User, now: datetime, *, show: str = "") -> FirstPage:
    """The page; with `show`, that group alone and longer."""
    shown = SHOWN_ALONE if show else SHOWN
    editions = with_newest(Edition.objects.all(), now, shown + 1)
    editions = sources.with_askings(editions)
    whose = whose_desk(person, now, editions=editions, shown=shown)
    if not person_reads(whose):
        return FirstPage(
            may_read=False,
            may_write=False,
            may_break=False,
            may_hand_on=False,
            listed=Listed(),
        )
    listed = Listed(listed_groups(whose))
    alone = next((group for group in listed.groups if group.name == show), None)
    return FirstPage(
        may_read=True,
        may_write=whose.held.has_anywhere(*WRITERS),
        may_break=whose.held.has_anywhere(*EDITORS),
        may_hand_on=bool(whose.where(*WRITERS)),
        listed=listed,
        alone=alone,
        since_left=since_left(whose),
        hand_over=tuple(hand_over(whose)),
        on_duty=tuple(on_duty(whose)),
        log_services=tuple((pk, str(own)) for pk, own in whose.services.items()),
    )


def person_reads(whose: Whose) -> bool:
    return whose.held.is_superuser or whose.held.has_anywhere()


def listed_groups(whose: Whose) -> list[Group]:
    found = read_stories(whose)
    made = {
        "attention": attention.attention(found, whose),
        "sources": sources.sources(whose),
        "banners": things.banners(whose),
        "photos": things.photos(whose),
        "assignments": things.assignments(whose),
        "offered": offered.offered(whose),
    }
    for make in (
        *(groups.mine, groups.waiting, groups.ready, groups.scheduled),
        *(groups.changed, groups.held, groups.live),
    ):
        made[make.__name__] = make(found, whose)
    return [fitted(made[name], whose) for name in order_for(whose)]


def order_for(whose: Whose) -> tuple[str, ...]:
    """By the most that the person is anywhere."""
    if whose.where(*EDITORS):
        return FOR_EDITORS
    if whose.where(Role.LEGAL):
        return FOR_LAWYERS
    if whose.where(*WRITERS):
        return FOR_REPORTERS
    if whose.where(Role.PHOTO_EDITOR):
        return FOR_PHOTO_EDITORS
    return FOR_REPORTERS


def fitted(group: Group, whose: Whose) -> Group:
    """With the way to the whole of it, and as many rows as are asked for."""
    more = group.more or f"{reverse('admin:index')}?show={group.name}"
    return Group(
        name=group.name,
        title=group.title,
        rows=group.rows,
        more=more,
        shown=whose.shown,
        is_urgent=group.is_urgent and bool(group.rows),
        empty=group.empty,
    )

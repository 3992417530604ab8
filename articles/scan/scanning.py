"""The scan itself: everything found, in groups, the most urgent first."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import chain

from articles.scan.finds import Find, Group, Urgency
from articles.scan.looking import Look
from articles.scan.places import places
from articles.scan.stories import Stories, earlier_texts, kept_texts, working_copies
from articles.scan.tables import elsewhere, in_desk_log
from bylines.models import Contributor
from staff.models import User

SHOWN = 40  # things of a group


def scan(
    contributor: Contributor,
    names: Iterable[str],
    person: User,
    now: datetime,
    *,
    below: int | None = None,
) -> tuple[list[Group], int | None]:
    """Where any of these names is typed, as far as this person may read it.

    What belongs to others is told too, without its words: a chief must know of it.
    The past is looked through as far as there is time; the number that comes back
    is where to go on, and given as `below` it leads on from there.
    """
    look = Look({name for name in names if name.strip()}, person, below=below)
    groups = {urgency: Group(urgency) for urgency in Urgency}
    for find in everything(look, contributor, now):
        group = groups[Urgency(find.urgency)]
        if len(group.finds) < SHOWN:
            group.finds.append(find)
        else:
            group.more += 1
    for urgency, number in look.unseen.items():
        groups[Urgency(urgency)].more += number
    found = list(groups.values())
    return (found if below is None else found[-1:]), look.rest


def everything(look: Look, contributor: Contributor, now: datetime) -> Iterator[Find]:
    stories = Stories(look, now)
    if look.below is not None:
        return earlier_texts(look, stories)
    return chain(
        kept_texts(look, stories),
        working_copies(look, stories),
        elsewhere(look, stories, contributor),
        places(look, stories, contributor),
        in_desk_log(look),
        earlier_texts(look, stories),
    )

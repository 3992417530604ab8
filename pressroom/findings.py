"""How the site is: every part looked at, none for longer than it may take.

Asked by the desk's page, by `manage.py well`, and by whoever is awake at three.
"""

import logging
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

from django.db import DatabaseError, InterfaceError
from django.utils import translation
from django.utils.translation import gettext as _

from pressroom.bounded import LateError, within
from pressroom.looks import database, house, stores, work
from pressroom.looks.finding import Finding, State, bad, look

__all__ = ["Finding", "State", "findings", "worst"]

logger = logging.getLogger("newsroom.findings")

LIMIT = 3.0  # seconds for everything

Look = Callable[[], Iterator[Finding]]

# Each group is looked at in one thread, so that a frozen database keeps nothing from
# being said of the disks.
GROUPS: dict[str, tuple[Look, ...]] = {
    "database": (
        database.database,
        database.tables,
        database.clocks,
        work.background,
        work.jobs,
        work.waiting,
        work.backups,
        house.second_factors,
    ),
    "replica": (database.following,),
    "redis": (stores.redis,),
    "disk": (stores.disks, stores.media, stores.marks),
    "settings": (house.dangers, house.releases),
}


def findings(limit: float | None = None) -> list[Finding]:
    """Everything, the worst first. Takes `limit` seconds at most, else LIMIT, and never
    raises.
    """
    language = translation.get_language()
    seconds = LIMIT if limit is None else limit

    def of_group(name: str) -> list[Finding]:
        with translation.override(language):
            return look_at(name, seconds)

    with ThreadPoolExecutor(max_workers=len(GROUPS)) as pool:
        found = [one for group in pool.map(of_group, GROUPS) for one in group]
    order = list(State)
    return sorted(found, key=lambda one: order.index(one.state))


def look_at(name: str, limit: float) -> list[Finding]:
    """One group; what has been found when the time is over, and that it was."""
    found: list[Finding] = []

    def look_around() -> None:
        for each in GROUPS[name]:
            found.extend(looked(each, name))
            if any(one.name == "database" and one.state == State.BAD for one in found):
                return  # it will not answer the next question either

    try:
        within(limit, look_around, name=f"findings of {name}")
    except LateError:
        return [*found, late(name, limit)]
    return found


def looked(each: Look, name: str) -> list[Finding]:
    try:
        return list(each())
    except (DatabaseError, InterfaceError) as error:
        logger.warning("A look at %s broke: %s", name, error)
        return [look(name, broken(error), _("See whether manage.py migrate has run."))]
    except Exception as error:  # a look that breaks is something to look at
        logger.exception("A look at %s broke", name)
        return [look(name, broken(error), _("The log has the trace: report it."))]


def broken(error: Exception) -> str:
    facts = {"error": type(error).__name__}
    return _("It could not be looked at (%(error)s).") % facts


def late(name: str, limit: float) -> Finding:
    if name == "database":
        return database.silent()
    facts = {"seconds": f"{limit:g}"}
    words = _("No answer within %(seconds)s seconds.") % facts
    advice = _("Something hangs there: a disk, a line to another machine.")
    return bad(name, words, advice)


def worst(found: list[Finding]) -> State:
    """Of all of them; `findings` puts the worst first."""
    return found[0].state if found else State.WELL

"""What holds a story, ends it or hides a name in it: sentences for the workflow bar."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.anonymity import names_of_ours
from articles.models import Article
from articles.models.anonymity import withheld_on
from articles.permissions import Verb, may
from articles.readers_side import ReadersSide, ReadersState
from services import clock
from staff.models import User

LONG_HOLD = timedelta(hours=2)


@dataclass(frozen=True, slots=True)
class Fact:
    """A sentence, loud or not, and where to press next; no link without words."""

    words: str
    is_loud: bool = False
    address: str = ""
    link: str = ""


def facts_about(
    article: Article, side: ReadersSide, person: User, now: datetime
) -> tuple[Fact, ...]:
    """What an editor must know before anything is pressed, the gravest first."""
    if side.state == ReadersState.KILLED:
        return ()
    return (
        *legal_hold(article, side, person),
        *long_hold(article, side, person, now),
        *embargo(article, person, now),
        *expiry(article, side, now),
        *withheld_names(article, person),
    )


def legal_hold(article: Article, side: ReadersSide, person: User) -> list[Fact]:
    if not article.has_legal_hold:
        return []
    if side.state == ReadersState.LIVE:
        words = _("A legal hold is on, but readers still have this story.")
        return [Fact(words, is_loud=True, **press(article, person, Verb.HOLD))]
    words = _("A legal hold is on: nobody can publish this story.")
    return [Fact(words, is_loud=True, **press(article, person, Verb.LIFT_LEGAL_HOLD))]


def long_hold(
    article: Article, side: ReadersSide, person: User, now: datetime
) -> list[Fact]:
    current = side.current
    if side.state != ReadersState.HELD or current is None:
        return []
    if current.stopped_at is None or now - current.stopped_at < LONG_HOLD:
        return []
    words = _("It has been on hold for more than two hours. Release or withdraw it.")
    return [Fact(words, is_loud=True, **press(article, person, Verb.RELEASE))]


def embargo(article: Article, person: User, now: datetime) -> list[Fact]:
    if article.embargo_until is None or article.embargo_until <= now:
        return []
    words = _("Embargo until %(time)s, %(countdown)s.")
    said = words % timed(article.embargo_until, article, now)
    return [Fact(said, **press(article, person, Verb.LIFT_EMBARGO))]


def expiry(article: Article, side: ReadersSide, now: datetime) -> list[Fact]:
    """Until when readers get it, and what was typed but counts for nothing yet."""
    version = side.current or side.pending
    found = []
    ends = version.expires_at if version else article.expires_at
    if ends is not None and ends > now:
        words = _("Readers get it until %(time)s, %(countdown)s.")
        found.append(Fact(words % timed(ends, article, now)))
    if version is not None and version.expires_at != article.expires_at:
        words = _(
            "Another end is typed in the form. It counts from the next Publish on; "
            "to change it at once press Expiry."
        )
        found.append(Fact(words))
    return found


def withheld_names(article: Article, person: User) -> list[Fact]:
    """By name for those who may know, by number for all others."""
    rows = withheld_on(article)
    if not rows:
        return []
    link = press(article, person, Verb.ANONYMISE, _("Look for it in the text"))
    ours = names_of_ours(article) if may(person, "read_names", article) else []
    if len(ours) == len(rows):
        names = ", ".join(one.name for one in ours)
        words = _("Name withheld on this story: %(names)s.") % {"names": names}
        return [Fact(words, **link)]
    words = ngettext(
        "%(number)s name is withheld on this story.",
        "%(number)s names are withheld on this story.",
        len(rows),
    )
    return [Fact(words % {"number": len(rows)})]


def press(
    article: Article, person: User, verb: Verb, words: str = ""
) -> dict[str, str]:
    """The way to a verb's page, for whoever may use it."""
    if not may(person, verb, article):
        return {}
    address = reverse(f"admin:articles_article_{verb.value}", args=(article.pk,))
    return {"address": address, "link": words or str(verb.label)}


def timed(moment: datetime, article: Article, now: datetime) -> dict[str, str]:
    return {
        "time": clock.at(moment, article.edition.time_zone, now),
        "countdown": clock.ahead(moment, now),
    }

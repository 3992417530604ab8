"""What an event says to a person: its action, what was said, and what came of it."""

from collections.abc import Callable, Collection, Iterator
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from articles.admin.spoken import choice
from articles.models import Article, ArticleEvent, Notice, SourceChange, SourceTask
from articles.times import Significance
from services import clock

# Every action that the code records has its words here; a test holds it to that.
ACTIONS = {
    "filed": gettext_lazy("Filed"),
    "sent_back": gettext_lazy("Sent back"),
    "marked_ready": gettext_lazy("Marked ready"),
    "published": gettext_lazy("Published"),
    "scheduled": gettext_lazy("Scheduled"),
    "unscheduled": gettext_lazy("Unscheduled"),
    "corrected": gettext_lazy("Corrected"),
    "held": gettext_lazy("Put on hold"),
    "released": gettext_lazy("Released"),
    "withdrawn": gettext_lazy("Withdrawn"),
    "reinstated": gettext_lazy("Reinstated"),
    "killed": gettext_lazy("Killed"),
    "spiked": gettext_lazy("Spiked"),
    "put_back": gettext_lazy("Put back"),
    "went_back": gettext_lazy("Went back to an earlier text"),
    "noted": gettext_lazy("Said why"),
    "expiry_set": gettext_lazy("Expiry changed"),
    "legal_hold_set": gettext_lazy("Legal hold set"),
    "legal_hold_lifted": gettext_lazy("Legal hold lifted"),
    "embargo_lifted": gettext_lazy("Embargo lifted"),
    "anonymised": gettext_lazy("A name taken off"),
    "name_restored": gettext_lazy("A name printed again"),
    "photo_pulled": gettext_lazy("A photo was pulled from it"),
    "recording_pulled": gettext_lazy("A recording was pulled from it"),
    "revision_sealed": gettext_lazy("A revision sealed"),
    "handed_to": gettext_lazy("Handed on"),
    "cleared_legally": gettext_lazy("Cleared legally"),
    "read_again": gettext_lazy("Read by a second person"),
    "notice_added": gettext_lazy("Notice added"),
    "notice_reworded": gettext_lazy("Notice reworded"),
    "notice_taken_back": gettext_lazy("Notice taken back"),
    "adapted": gettext_lazy("Begun from another edition's story"),
    "adapted_for": gettext_lazy("Adapted by another edition"),
    "offered": gettext_lazy("Offered to other editions"),
    "offer_retracted": gettext_lazy("An offer taken back"),
    "offer_declined": gettext_lazy("Declined by another edition"),
    "preview_given": gettext_lazy("Shown to somebody outside"),
    "preview_revoked": gettext_lazy("Preview for an outsider revoked"),
    "source_answered": gettext_lazy("Changes of the source answered"),
    "task_closed": gettext_lazy("Task from the source closed"),
}
QUOTED = ("reason", "note", "notice", "why")  # people's own words


def action_words(action: str) -> str:
    """The action in the desk's words; one that has none yet speaks for itself."""
    return str(ACTIONS.get(action) or capfirst(action.replace("_", " ")))


def quotes(event: ArticleEvent) -> Iterator[str]:
    """What the person said, word for word."""
    for name in QUOTED:
        if event.detail.get(name):
            yield str(event.detail[name])


def remarks(
    event: ArticleEvent, time_zone: str, unsaid: Collection[str] = ()
) -> Iterator[str]:
    """What else is known of it, a sentence each."""
    if event.action == "went_back":
        yield went_back_to(event, event.detail.get("revision"), time_zone)
    for name, say in REMARKS.items():
        if name not in unsaid and (value := event.detail.get(name)):
            yield say(event, value, time_zone)


Remark = Callable[[ArticleEvent, Any, str], str]


def significance(_event: ArticleEvent, value: Any, _zone: str) -> str:
    return choice(Significance, value)


def kind(_event: ArticleEvent, value: Any, _zone: str) -> str:
    return choice(Notice.Kind, value)


def at(event: ArticleEvent, value: Any, zone: str) -> str:
    places = {"time": moment(value, zone)}
    if event.action == "unscheduled":
        return _("It was meant for %(time)s") % places
    return _("For %(time)s") % places


def unscheduled(_event: ArticleEvent, value: Any, zone: str) -> str:
    sentence = _("The version scheduled for %(time)s was dropped")
    return sentence % {"time": moment(value, zone)}


def by_legal(_event: ArticleEvent, _value: Any, _zone: str) -> str:
    return _("Legal was asked first")


def by_stop(_event: ArticleEvent, _value: Any, _zone: str) -> str:
    return _("A legal hold or an embargo forbade it")


def alone(_event: ArticleEvent, _value: Any, _zone: str) -> str:
    return _("Nobody else had read it")


def photos(_event: ArticleEvent, value: Any, _zone: str) -> str:
    count = len(value)
    return ngettext(
        "%(count)s photo lost its public address",
        "%(count)s photos lost their public addresses",
        count,
    ) % {"count": count}


def banners(_event: ArticleEvent, value: Any, _zone: str) -> str:
    count = len(value)
    return ngettext(
        "%(count)s banner was taken down", "%(count)s banners were taken down", count
    ) % {"count": count}


def went_back_to(_event: ArticleEvent, value: Any, _zone: str) -> str:
    return _("To revision %(number)s") % {"number": value}


def to_whom(_event: ArticleEvent, value: Any, _zone: str) -> str:
    return _("To %(person)s") % {"person": value}


def to_desk(_event: ArticleEvent, value: Any, _zone: str) -> str:
    return _("To the desk: %(desk)s") % {"desk": choice(Article.Desk, value)}


def until(event: ArticleEvent, value: Any, zone: str) -> str:
    places = {"time": moment(value, zone)}
    if event.action == "embargo_lifted":
        return _("It was to end at %(time)s") % places
    return _("Until %(time)s") % places


def before(event: ArticleEvent, value: Any, zone: str) -> str:
    if event.action == "expiry_set":
        return _("Before: until %(time)s") % {"time": moment(value, zone)}
    return _("It said: %(text)s") % {"text": value}


def task(_event: ArticleEvent, value: Any, _zone: str) -> str:
    return choice(SourceTask.Kind, value)


def outcome(_event: ArticleEvent, value: Any, _zone: str) -> str:
    return choice(SourceTask.Outcome, value)


def answers(_event: ArticleEvent, value: Any, _zone: str) -> str:
    """How many changes of the source got which answer."""
    said = (
        _("%(answer)s: %(number)s")
        % {"answer": choice(SourceChange.Answer, name), "number": number}
        for name, number in value.items()
    )
    return "; ".join(said)


def source_edition(_event: ArticleEvent, value: Any, _zone: str) -> str:
    return _("From %(edition)s") % {"edition": value}


def edition(_event: ArticleEvent, value: Any, _zone: str) -> str:
    return _("For %(edition)s") % {"edition": value}


def to_editions(_event: ArticleEvent, value: Any, _zone: str) -> str:
    return _("To %(editions)s") % {"editions": ", ".join(value)}


REMARKS: dict[str, Remark] = {
    "editions": to_editions,
    "source_edition": source_edition,
    "edition": edition,
    "task": task,
    "outcome": outcome,
    "answers": answers,
    "to": to_whom,
    "desk": to_desk,
    "until": until,
    "before": before,
    "significance": significance,
    "kind": kind,
    "at": at,
    "unscheduled": unscheduled,
    "by_stop": by_stop,
    "by_legal": by_legal,
    "alone": alone,
    "photos": photos,
    "banners": banners,
}


def moment(text: str, time_zone: str) -> str:
    """A stored moment on the edition's clock; what is no moment stays as it is."""
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        return text
    return clock.at(at, time_zone, timezone.now())

"""What a verb will do, in words, before anyone presses its button."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.admin.facts import press, timed
from articles.admin.spoken import label as field_label
from articles.anonymity import nameable, names_of_ours, names_off
from articles.models import Article
from articles.permissions import Verb, may
from articles.readers_side import ReadersSide, ReadersState
from articles.typed_names import Place, anchor_of, places
from bylines.models import Byline
from photos.models import Photo
from services import clock
from staff.models import User


@dataclass(frozen=True, slots=True)
class Typed:
    """A place where a name is typed, and the way to it."""

    where: str
    excerpt: str
    address: str


@dataclass(frozen=True, slots=True)
class Outlook:
    """`alert` is loud and stands above the button, the sentences below it."""

    alert: str
    address: str
    link: str
    sentences: tuple[str, ...]
    typed: tuple[Typed, ...] = ()


def outlook(
    article: Article, side: ReadersSide, verb: Verb, person: User, now: datetime
) -> Outlook:
    said = SENTENCES[verb](article, side, now) if verb in SENTENCES else []
    if verb in STOPS and side.pending is not None:
        said.append(dropped(article, side, now))
    if verb in PURGING and settings.PURGE_URLS:
        said.append(
            _(
                "Caches in front are told at once. Those that have not confirmed stand "
                "on the story until they have."
            )
        )
    return Outlook(
        sentences=tuple(said),
        typed=tuple(typed_names(article, side, verb, person)),
        **alert(article, side, verb, person),
    )


STOPS = frozenset({Verb.HOLD, Verb.WITHDRAW, Verb.KILL, Verb.SET_LEGAL_HOLD})
PURGING = frozenset({Verb.HOLD, Verb.WITHDRAW, Verb.KILL, Verb.ANONYMISE})


def alert(
    article: Article, side: ReadersSide, verb: Verb, person: User
) -> dict[str, str]:
    """What must be read before pressing, with the way to what may be meant instead."""
    if verb == Verb.SET_LEGAL_HOLD and side.state == ReadersState.LIVE:
        words = _(
            "Readers have this story now, and a legal hold leaves it with them. To take "
            "it off, press Hold."
        )
        return {"alert": words, "address": "", "link": ""} | press(
            article, person, Verb.HOLD
        )
    return {"alert": "", "address": "", "link": ""}


def dropped(article: Article, side: ReadersSide, now: datetime) -> str:
    at = clock.at(side.pending.visible_from, article.edition.time_zone, now)
    words = _("The version scheduled for %(time)s is dropped. Schedule it again later.")
    return words % {"time": at}


# ── What each verb does ──────────────────────────────────────────────────────


def of_hold(article: Article, side: ReadersSide, now: datetime) -> list[str]:
    return [
        _("Readers see at its address: “We are checking this report.”"),
        _(
            "It is on no list, banner or search meanwhile. The reason stays at the desk."
        ),
        _("Any editor can release it, unchanged."),
    ]


def of_withdrawing(article: Article, side: ReadersSide, now: datetime) -> list[str]:
    return [
        _(
            "Readers see at its address the reason and the time, and nothing else of it."
        ),
        _("A chief can reinstate it. That it was withdrawn stays on record."),
    ]


def of_kill(article: Article, side: ReadersSide, now: datetime) -> list[str]:
    return [
        _("Readers see that a story was removed: neither headline nor reason."),
        _(
            "Pictures that no other story shows lose their addresses, and its banners "
            "in this edition come down."
        ),
        _("Its revisions stay on record, for chiefs alone."),
        _("Copies that others have made are not reached by this."),
    ]


def of_legal_hold(article: Article, side: ReadersSide, now: datetime) -> list[str]:
    return [
        _("The text can be edited meanwhile."),
        _("A chief, the duty editor or a legal adviser lifts it and says why."),
    ]


def of_lifting(article: Article, side: ReadersSide, now: datetime) -> list[str]:
    return [_("Your name and the reason stay in the story’s history.")]


def of_lifting_embargo(article: Article, side: ReadersSide, now: datetime) -> list[str]:
    said = of_lifting(article, side, now)
    if article.embargo_until is not None and article.embargo_until > now:
        words = _("It would end %(time)s, %(countdown)s.")
        said.insert(0, words % timed(article.embargo_until, article, now))
    return said


def of_expiry(article: Article, side: ReadersSide, now: datetime) -> list[str]:
    return [
        _("Readers see at its address then: “This report is no longer available.”"),
        _("A later time, or none, brings it back, at once."),
    ]


def of_anonymity(article: Article, side: ReadersSide, now: datetime) -> list[str]:
    said = [
        _("It holds for what is live, for what is scheduled and for later versions."),
        _(
            "At the desk only chiefs of this service read the name on this story from "
            "then on. A chief can print it again."
        ),
        _("Copies that others have made, and search engines, are not reached by this."),
    ]
    others = other_editions(article, nameable(article, side) + names_off(article))
    if others:
        words = _("Credited on other editions of this story too: %(editions)s.")
        said.append(words % {"editions": ", ".join(others)})
    return said


def other_editions(article: Article, people: list[object]) -> list[str]:
    """Editions whose own article of this story credits one of these people."""
    rows = Byline.objects.filter(
        contributor__in=people, article__story=article.story_id
    ).exclude(article=article)
    names = rows.values_list("article__edition__name", flat=True)
    return sorted(set(names))


SENTENCES: dict[Verb, Callable[[Article, ReadersSide, datetime], list[str]]] = {
    Verb.HOLD: of_hold,
    Verb.WITHDRAW: of_withdrawing,
    Verb.KILL: of_kill,
    Verb.SET_LEGAL_HOLD: of_legal_hold,
    Verb.LIFT_LEGAL_HOLD: of_lifting,
    Verb.LIFT_EMBARGO: of_lifting_embargo,
    Verb.SET_EXPIRY: of_expiry,
    Verb.ANONYMISE: of_anonymity,
    Verb.RESTORE_NAME: of_lifting,
}


# ── Names typed by hand ──────────────────────────────────────────────────────


def typed_names(
    article: Article, side: ReadersSide, verb: Verb, person: User
) -> list[Typed]:
    """Where the name stands in the text itself: those need a correction by hand.

    A name that is off already is looked for only for those who may read it.
    """
    if verb != Verb.ANONYMISE:
        return []
    people = nameable(article, side)
    if may(person, "read_names", article):
        people = people + names_of_ours(article)
    change = reverse("admin:articles_article_change", args=(article.pk,))
    return [shown(place, change) for place in places(article, side, people)]


def shown(place: Place, change: str) -> Typed:
    if place.photo is not None:
        label = Photo._meta.get_field(place.field).verbose_name
        where = _("The photo’s own %(field)s, wherever it is used") % {"field": label}
        address = reverse("admin:photos_photo_change", args=(place.photo,))
        return Typed(where, place.excerpt, f"{address}#id_{place.field}")
    label = field_label(place.field)
    where = (
        _("%(field)s, before readers") if place.is_live else _("%(field)s, at the desk")
    )
    address = f"{change}{anchor_of(place.field)}"
    return Typed(where % {"field": label}, place.excerpt, address)

"""The shape of the invented newsroom's data. Plain facts; loading.py makes rows."""

from dataclasses import dataclass
from datetime import timedelta

from articles.kinds import Kind
from services.credits.kinds import BylineRole, CollaborationKind


@dataclass(frozen=True, slots=True)
class Printed:
    """A service's name in one language, and its forms in a sentence."""

    language: str
    name: str
    possessive: str = ""
    genitive: str = ""
    instrumental: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    code: str
    kind: str
    name: str
    house: str = ""
    description: str = ""
    printed: tuple[Printed, ...] = ()
    may_be_republished: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A standing box; stories choose it by its name."""

    name: str
    text: str
    heading: str = ""
    link: str = ""
    link_words: str = ""
    place: str = "end"
    is_on_every_story: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    service: str
    name: str
    language: str
    native_name: str
    time_zone: str
    calendar: str
    prefix: str
    # (name, web address, description); the first one is the default section
    sections: tuple[tuple[str, str, str], ...]
    boxes: tuple[Box, ...] = ()
    republishing_terms: str = ""  # empty: nobody may republish


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingPage:
    """A page of an edition that is no story; `purpose` is one that the model knows."""

    purpose: str
    title: str
    slug: str
    body: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    username: str
    first_name: str
    last_name: str
    service: str = ""
    role: str = ""
    interface_language: str = "en"
    time_zone: str = "UTC"


@dataclass(frozen=True, slots=True, kw_only=True)
class Contributor:
    slug: str
    name: str
    service: str
    kind: str = "person"
    job_title: str = ""
    bio: str = ""
    names: tuple[tuple[str, str], ...] = ()  # (language, printed name)
    protection: str = ""
    pen_name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A drawn picture with its facts. `days_ago` None: nobody knows its date."""

    title: str
    caption: str
    photographer: str
    alt: str
    place: str = ""
    is_file: bool = False
    days_ago: int | None = 1


@dataclass(frozen=True, slots=True)
class Credit:
    contributor: str
    role: str = BylineRole.AUTHOR
    place: str = ""
    title: str = ""
    works_for: str = ""
    medium: str = ""


@dataclass(frozen=True, slots=True)
class Help:
    """What another service did for the story."""

    service: str
    kind: str = CollaborationKind.COLLABORATION
    link: str = ""
    tail: str = ""


@dataclass(frozen=True, slots=True)
class Correction:
    """The text said `wrong` for an hour; then a notice told what is right.

    Where the notice first had other words, `clumsy`, it was reworded later; `why`
    was for the desk.
    """

    wrong: str
    right: str
    notice: str
    clumsy: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """An update or an editor's note that came two hours after the story."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """One article of one edition.

    `ago` is how long before the first load it went live; `state` says how far it
    came. In texts, {today}, {yesterday} and {tomorrow} become names of weekdays
    as seen from its day, {photo:flood} the number of the picture that the story's
    service has of that scene, {recording:rain} that of a recording, and {story:FERRY-ARDENA-STRAIT} that of a story.

    One that `adapts` was made from the English story of its slugline. A lead that
    another desk drew has its caption and alternative text here.
    """

    slugline: str
    headline: str
    summary: str
    body: str
    section: str
    ago: timedelta
    state: str = "live"  # live, draft, in_review, ready, scheduled
    kind: str = Kind.NEWS
    short_headline: str = ""
    kicker: str = ""
    datelines: str = ""
    lead: str = ""
    lead_caption: str = ""
    lead_alt: str = ""
    topics: tuple[str, ...] = ()
    credits: tuple[Credit, ...] = ()
    help: tuple[Help, ...] = ()
    boxes: tuple[str, ...] = ()
    notes: str = ""
    correction: Correction | None = None
    note: Note | None = None
    adapts: bool = False
    translated_from: str = ""
    is_machine_assisted: bool = False
    interview_language: str = ""
    is_interview_edited: bool = False

"""The facts that credit lines are made from: plain data, no models."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Party:
    """A person or an organisation, as printed in the edition's language.

    `kind` is person, staff, service, agency, partner or funder. `possessive` is the
    whole form to use inside a sentence, "VOA's Korean Service"; where it is empty
    the name itself is used. `cases` are stored forms of that for languages that
    decline: pairs of `genitive` or `instrumental` and the form.

    `protection` is a contributor's policy: say_so, pen_name (then `name` is the pen
    name) or say_nothing. `place_policy` is the same for the place alone: say_so or
    say_nothing.
    """

    name: str
    kind: str
    place: str = ""
    title: str = ""
    url: str = ""
    possessive: str = ""
    house: str = ""
    protection: str = ""
    works_for: "Party | None" = None
    cases: tuple[tuple[str, str], ...] = ()
    place_policy: str = ""


@dataclass(frozen=True, slots=True)
class Credit:
    """One party and what it did: a `BylineRole` or a `CollaborationKind`.

    `medium` is a `Medium` where it did that for one part of the story. `tail` is what
    an agency prints below its own reports, verbatim.
    """

    kind: str
    party: Party
    medium: str = ""
    tail: str = ""


@dataclass(frozen=True, slots=True)
class Making:
    """How a story was made, whoever made it. Languages are tags: ko, zh-Hans."""

    translated_from: str = ""
    is_machine_assisted: bool = False
    interview_language: str = ""
    is_interview_edited: bool = False


@dataclass(frozen=True, slots=True)
class House:
    """The edition's style: its language tag and whether "A, B, and C" has the comma."""

    language: str
    serial_comma: bool = False

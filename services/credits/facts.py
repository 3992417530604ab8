"""The facts that credit lines are made from: plain data, no models."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Party:
    """A person or an organisation, as printed in the edition's language.

    `kind` is person, staff, service, agency or partner. `possessive` is the
    whole form to use inside a sentence, "VOA's Korean Service"; where it is
    empty the name itself is used. `protection` is a contributor's policy:
    say_so, pen_name (then `name` is the pen name) or say_nothing.
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


@dataclass(frozen=True, slots=True)
class Credit:
    """One party and what it did: a `BylineRole` or a `CollaborationKind`."""

    kind: str
    party: Party


@dataclass(frozen=True, slots=True)
class House:
    """The edition's style: its language tag and whether "A, B, and C" has the comma."""

    language: str
    serial_comma: bool = False

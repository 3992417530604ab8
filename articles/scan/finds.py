"""What a scan finds, and how urgent each of it is."""

from dataclasses import dataclass, field

from django.db import models
from django.utils.translation import gettext_lazy as _


class Urgency(models.TextChoices):
    """The groups of a scan, the most urgent first."""

    NOW = "now", _("Readers see it now")
    SOON = "soon", _("Readers will see it, or may see it again")
    DESK = "desk", _("Only the desk sees it")
    PAST = "past", _("The past: earlier texts, and what readers were told once")


@dataclass(frozen=True, slots=True)
class Spot:
    """One field in which it stands: its name, the words around, the way to it."""

    label: str
    excerpt: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class Press:
    """The way to a page that stops something."""

    label: str
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Find:
    """One thing that has the name typed in it.

    `title` and the words around are empty where the person may not read it: then it
    says only what it is, and whose.
    """

    urgency: str
    what: str
    owner: str
    title: str = ""
    detail: str = ""
    address: str = ""
    spots: tuple[Spot, ...] = ()
    presses: tuple[Press, ...] = ()


@dataclass(slots=True)
class Group:
    """The things of one urgency: those that are shown, and how many more there are."""

    urgency: Urgency
    finds: list[Find] = field(default_factory=list)
    more: int = 0

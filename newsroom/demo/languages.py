"""The editions that came after the first four, each language in a package of its own.

A package has `edition.py` (SERVICE, EDITION, ACCOUNT, BANNER_WORDING), `people.py`
(CONTRIBUTORS) and `stories.py` (STORIES). Named below, it opens.
"""

from dataclasses import dataclass
from importlib import import_module

from newsroom.demo.facts import Account, Contributor, Edition, Service, Story

PACKAGES = ("ar", "fr", "pt", "ru", "sw", "uk", "vi", "zh")


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """Everything that the demo knows of one language."""

    service: Service
    edition: Edition
    account: Account  # its only one: it writes and edits
    banner_wording: str
    contributors: tuple[Contributor, ...]
    stories: tuple[Story, ...]


def read(package: str) -> Language:
    edition, people, stories = (
        import_module(f"newsroom.demo.{package}.{part}")
        for part in ("edition", "people", "stories")
    )
    return Language(
        service=edition.SERVICE,
        edition=edition.EDITION,
        account=edition.ACCOUNT,
        banner_wording=edition.BANNER_WORDING,
        contributors=people.CONTRIBUTORS,
        stories=stories.STORIES,
    )


LANGUAGES = tuple(read(package) for package in PACKAGES)

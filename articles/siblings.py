"""Siblings: the same story in other editions, as readers and search engines find it.

Which of them readers have is known only when they read: one may go live, be held or
be killed after this one was rendered. So the rendered page keeps places, and the view
fills them, from the query that reads the page anyway.

All versions of a story name the same set in `hreflang`, each with itself in it:
https://developers.google.com/search/docs/specialty/international/localized-versions
"""

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from articles.addresses import story_path
from services.calendars import direction, is_read_alike, og_locale
from services.models import Edition

# What a version tells of itself, and the columns it is read from.
SiblingRow = dict[str, Any]
ROW = {
    "number": "pk",
    "public_id": "public_id",
    "slug": "slug",
    "headline": "headline",
    "adapted_from": "adapted_from",
    "edition": "edition_id",
    "prefix": "edition__prefix",
    "name": "edition__name",
    "native_name": "edition__native_name",
    "language": "edition__language",
    "own_host": "edition__own_host",
}

# Places in a rendered head and main part. Nobody can type one: in a text "<" is
# escaped, and in a data block the quotes are.
IN_HEAD = "<!--siblings-->"
IN_MAIN = "<!--read-in-->"
IN_DATA = "\ue000siblings\ue000"
DATA_PLACE = f', "workTranslation": "{IN_DATA}"'

# As django.utils.html.json_script does: no text can end the script or open a tag.
SCRIPT_ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


@dataclass(frozen=True, slots=True)
class Sibling:
    """One version of a story, for readers now. `url` is relative to any host."""

    number: int
    public_id: str
    headline: str
    adapted_from: str
    edition: int
    prefix: str
    name: str
    native_name: str
    language: str
    url: str
    absolute: str

    @classmethod
    def of(cls, row: SiblingRow) -> "Sibling":
        facts = dict(row)
        slug, host = facts.pop("slug"), facts.pop("own_host")
        url = story_path(facts["prefix"], slug, facts["public_id"])
        site = site_at(host, settings.SITE_URL)
        return cls(url=url, absolute=f"{site}{url}", **facts)

    @property
    def direction(self) -> str:
        return direction(self.language)

    @property
    def rank(self) -> tuple[bool, int, int]:
        """What was told first stands before what was made from it."""
        return bool(self.adapted_from), self.edition, self.number


@lru_cache
def site_at(own_host: str, _house: str) -> str:
    """Where an edition with this host of its own, or none, is found."""
    return Edition(own_host=own_host).site


@dataclass(frozen=True, slots=True)
class Siblings:
    """One version of a story among all that readers have."""

    mine: Sibling
    others: tuple[Sibling, ...]

    @classmethod
    def among(cls, rows: Iterable[SiblingRow] | None, mine: SiblingRow) -> "Siblings":
        """`rows` are the live versions; whether this one is among them is all the same.

        Another version in its own edition is no sibling.
        """
        found = {row["edition"]: row for row in by_number_reversed(rows or ())}
        found.pop(mine["edition"], None)
        others = sorted(map(Sibling.of, found.values()), key=lambda one: one.prefix)
        return cls(Sibling.of(mine), tuple(others))

    @property
    def alternates(self) -> tuple[Sibling, ...]:
        """Those that name each other: one a language, and this one itself.

        Where two editions share a language, the version that was made from the other
        names itself alone.
        """
        chosen: dict[str, Sibling] = {}
        for one in sorted((self.mine, *self.others), key=lambda one: one.rank):
            chosen.setdefault(one.language.lower(), one)
        found = tuple(chosen.values())
        return found if self.mine in found else (self.mine,)


def by_number_reversed(rows: Iterable[SiblingRow]) -> list[SiblingRow]:
    return sorted(rows, key=lambda row: row["number"], reverse=True)


# ── Filling a rendered page ──────────────────────────────────────────────────


def fill_head(head: bytes, siblings: Siblings) -> bytes:
    """The head with its alternates, and what the data block says of translations."""
    head = head.replace(IN_HEAD.encode(), alternate_links(siblings).encode())
    return head.replace(DATA_PLACE.encode(), work_relations(siblings).encode())


def fill_main(main: bytes, siblings: Siblings) -> bytes:
    """The main part with links to the others, in the edition's words, which are
    spoken.
    """
    links = read_in(siblings) if siblings.others else ""
    return main.replace(IN_MAIN.encode(), links.encode())


def alternate_links(siblings: Siblings) -> SafeString:
    """`hreflang` for every language, and for everybody else; `og:locale:alternate`."""
    alternates = siblings.alternates
    links = [(one.language, one.absolute) for one in alternates]
    if len(links) > 1:
        links.append(("x-default", default_of(alternates).absolute))
    others = [one for one in alternates if one != siblings.mine]
    return format_html(
        "{}{}",
        format_html_join("\n", '<link rel="alternate" hreflang="{}" href="{}">', links),
        format_html_join(
            "",
            '\n<meta property="og:locale:alternate" content="{}">',
            ((og_locale(one.language),) for one in others),
        ),
    )


def default_of(alternates: Iterable[Sibling]) -> Sibling:
    """For whoever reads none of the languages: the default edition's, or the first."""
    return min(alternates, key=lambda one: (bool(one.prefix), one.rank))


def read_in(siblings: Siblings) -> SafeString:
    """The links, each in its language's own name; two of one language by edition.

    Without a template: it is drawn whenever a page is missing from the store.
    """
    everybody = (siblings.mine, *siblings.others)
    names = Counter(one.native_name for one in everybody)
    links = (
        (
            *(one.url, one.language, one.language, one.direction),
            one.native_name if names[one.native_name] == 1 else one.name,
        )
        for one in siblings.others
    )
    return format_html(
        READ_IN, _("Read this story in"), format_html_join("", LINK, links)
    )


READ_IN = (
    '<nav class="read-in" aria-labelledby="read-in-heading">'
    '<h2 class="read-in__heading" id="read-in-heading">{}</h2>'
    '<ul class="read-in__links">{}</ul></nav>'
)
LINK = (
    '<li><a class="read-in__link" href="{}" rel="alternate" lang="{}" hreflang="{}" '
    'dir="{}">{}</a></li>'
)


def work_relations(siblings: Siblings) -> str:
    """What a data block says of them, as a piece of JSON behind another property.

    https://schema.org/translationOfWork, https://schema.org/workTranslation
    """
    mine = siblings.mine
    found: dict[str, Any] = {}
    for other in siblings.others:
        if other.public_id == mine.adapted_from:
            is_alike = is_read_alike(other.language, mine.language)
            found["isBasedOn" if is_alike else "translationOfWork"] = work(other)
    made = [other for other in siblings.others if is_translation(other, mine)]
    if made:
        found["workTranslation"] = [work(other) for other in made]
    text = "".join(
        f", {json.dumps(name)}: {json.dumps(value, ensure_ascii=False)}"
        for name, value in found.items()
    )
    return text.translate(SCRIPT_ESCAPES)


def is_translation(other: Sibling, mine: Sibling) -> bool:
    made = other.adapted_from == mine.public_id
    return made and not is_read_alike(other.language, mine.language)


def work(other: Sibling) -> dict[str, str]:
    return {
        "@type": "NewsArticle",
        "@id": f"{other.absolute}#article",
        "url": other.absolute,
        "headline": other.headline,
        "inLanguage": other.language,
    }

"""Situations that a newsroom credits, as data, for the golden file of every language.

People, places, titles and services stand here by keys; a language's golden file says
how it prints each, and the lines that come of them.
"""

from dataclasses import dataclass

from services.credits import Making


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One row of the form: `who` did `what`. All but policies are keys or kinds."""

    what: str
    who: str
    place: str = ""
    title: str = ""
    works_for: str = ""
    medium: str = ""
    tail: str = ""
    protection: str = ""
    place_policy: str = ""


@dataclass(frozen=True, slots=True)
class Situation:
    facts: tuple[Fact, ...]
    making: Making


def did(what: str, *people: str, **facts: str) -> tuple[Fact, ...]:
    return tuple(Fact(what=what, who=who, **facts) for who in people)


def told(*facts: tuple[Fact, ...], **making: object) -> Situation:
    return Situation(sum(facts, ()), Making(**making))


SECRET = did("contributor", "secret", place="tehran", protection="say_so")

SITUATIONS = {
    # The examples of the house, by their numbers.
    "1 service report": told(did("collaboration", "korean")),
    "2 one author": told(did("author", "lena")),
    "3 staff byline": told(did("author", "news_desk")),
    "4 contributor in a place": told(did("contributor", "olena", place="kharkiv")),
    "5 two contributors in two places": told(
        did("contributor", "aida", place="osh"),
        did("contributor", "timur", place="almaty"),
    ),
    "6 authors in two places": told(
        did("author", "marta", place="warsaw"), did("author", "jonas", place="vilnius")
    ),
    "7 two services of one house": told(did("collaboration", "korean", "persian")),
    "8 agencies and a service": told(did("contributed", "reuters", "afp", "korean")),
    "9 information of an agency": told(did("information", "ap")),
    "10 origin": told(did("origin", "tibetan")),
    "11 writer and adapter": told(
        did("author", "haneul", works_for="korean"),
        did("adapter", "paula", works_for="news"),
    ),
    "12 translation with software": told(
        did("origin", "korean"),
        did("translator", "paula"),
        translated_from="ko",
        is_machine_assisted=True,
    ),
    "13 a video": told(
        did("camera", "olena", "petro", medium="video"),
        did("contributor", "olena", place="kharkiv", medium="video"),
    ),
    "14 a protected contributor": told(did("contributor", "paul"), SECRET),
    # Bylines.
    "author with a title": told(did("author", "lena", title="correspondent")),
    "two authors, one with a title": told(
        did("author", "lena", title="correspondent"), did("author", "paul")
    ),
    "three authors": told(did("author", "lena", "paul", "marta")),
    "author of a service": told(did("author", "haneul", works_for="korean")),
    "agency byline": told(did("author", "ap")),
    "authors in one place": told(did("author", "marta", "jonas", place="warsaw")),
    "only one of two authors has a place": told(
        did("author", "lena"), did("author", "marta", place="warsaw")
    ),
    "pen name": told(did("author", "pen", place="tehran", protection="pen_name")),
    "author of whom nothing is said": told(
        did("author", "secret", place="tehran", protection="say_nothing")
    ),
    "author who also contributed": told(
        did("author", "lena"), did("contributor", "lena", "paul")
    ),
    # Contributors.
    "two contributors in one place": told(
        did("contributor", "olena", "petro", place="kharkiv")
    ),
    "three contributors": told(did("contributor", "paul", "lena", "paula")),
    "contributors with and without a place": told(
        did("contributor", "paul"), did("contributor", "olena", place="kharkiv")
    ),
    "three contributors in three places": told(
        did("contributor", "olena", place="kharkiv"),
        did("contributor", "marta", place="warsaw"),
        did("contributor", "jonas", place="vilnius"),
    ),
    "contributor with a title": told(
        did("contributor", "olena", place="kharkiv", title="correspondent")
    ),
    "contributor of a service": told(
        did("contributor", "haneul", place="seoul", works_for="korean")
    ),
    "a withheld place": told(
        did("contributor", "olena", place="kharkiv", place_policy="say_so")
    ),
    "a place of which nothing is said": told(
        did("contributor", "olena", place="kharkiv", place_policy="say_nothing")
    ),
    "withheld names and places": told(
        SECRET, did("contributor", "olena", place="kharkiv", place_policy="say_so")
    ),
    # Services, agencies and partners.
    "three services of one house": told(
        did("collaboration", "korean", "persian", "tibetan")
    ),
    "service and partner": told(did("collaboration", "korean", "partner")),
    "a service without a possessive": told(did("collaboration", "khmer")),
    "one agency contributed": told(did("contributed", "reuters")),
    "information of two agencies": told(did("information", "reuters", "afp")),
    "based on an agency": told(did("based_on", "reuters")),
    "based on agencies and a service": told(
        did("based_on", "reuters", "afp", "korean")
    ),
    "agency report": told(did("agency_report", "reuters", tail="tail")),
    "agency report under another byline": told(
        did("author", "lena"), did("agency_report", "ap")
    ),
    "origin in two services": told(did("origin", "korean", "tibetan")),
    "first published by an agency": told(did("first_published", "ap")),
    "first published by a partner": told(did("first_published", "partner")),
    "adapted from an agency": told(did("adapted", "reuters")),
    "adapted from a service": told(did("adapted", "korean")),
    "one funder": told(did("funder", "fund")),
    "two funders": told(did("funder", "fund", "trust")),
    # Adapting and translating.
    "adapter": told(did("author", "lena"), did("adapter", "paula")),
    "two writers and two adapters": told(
        did("author", "haneul", "sora", works_for="korean"),
        did("adapter", "paula", "paul", works_for="news"),
    ),
    "translator": told(did("translator", "paula"), translated_from="ko"),
    "two translators": told(did("translator", "paula", "paul"), translated_from="fa"),
    "translator, no language": told(did("translator", "paula")),
    "translated by a service": told(did("translated", "korean"), translated_from="en"),
    "translation without a name": told(translated_from="es"),
    "software alone": told(translated_from="fa", is_machine_assisted=True),
    "software and two people": told(
        did("translator", "paula", "paul"),
        translated_from="ko",
        is_machine_assisted=True,
    ),
    "interview": told(interview_language="ko", is_interview_edited=True),
    "interview in a language": told(interview_language="fa"),
    "interview cut": told(is_interview_edited=True),
    # Behind the page, and with its media.
    "desk and production": told(
        did("editor", "lena"),
        did("fact_checker", "paul"),
        did("photographer", "petro"),
        did("illustrator", "aida"),
        did("camera", "olena", place="kharkiv"),
        did("footage", "reuters", "afp"),
        did("video_editor", "marta"),
        did("narrator", "jonas"),
        did("producer", "timur"),
    ),
    "one person in two roles": told(
        did("editor", "lena"), did("fact_checker", "lena"), did("camera", "petro")
    ),
    "a video of two roles and a service": told(
        did("camera", "olena", medium="video"),
        did("producer", "olena", medium="video"),
        did("collaboration", "persian", medium="video"),
    ),
    "audio": told(
        did("narrator", "jonas", medium="audio"),
        did("translator", "paula", medium="audio"),
        did("author", "lena", medium="audio"),
    ),
    "photos and graphics": told(
        did("photographer", "petro", place="kharkiv", medium="photos"),
        did("illustrator", "aida", medium="graphics"),
    ),
    "everything": told(
        did("funder", "fund"),
        did("producer", "paul"),
        did("fact_checker", "jonas"),
        did("editor", "lena"),
        did("translator", "paula"),
        did("adapter", "paula"),
        did("adapted", "afp"),
        did("first_published", "partner"),
        did("origin", "tibetan"),
        did("information", "ap"),
        did("based_on", "afp"),
        did("contributed", "reuters"),
        did("collaboration", "korean"),
        did("author", "marta", place="warsaw"),
        did("contributor", "olena", place="kharkiv"),
        SECRET,
        translated_from="ko",
        interview_language="fa",
        is_interview_edited=True,
    ),
}

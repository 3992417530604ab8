"""Credits for a language that nobody has written sentences for yet.

Lines of labels, "Reporter: Lena Marsh", which need no grammar but lists: the edition
says the labels in its own words, and the locale data joins the lists. The labels are
those of the active language, as no other words of credits are.
"""

import re
from collections.abc import Iterable, Sequence

from babel import Locale
from babel.lists import format_list
from django.utils.translation import gettext, pgettext

from services.calendars import locale_of
from services.credits.facts import Party
from services.credits.kinds import BylineRole, CollaborationKind, Medium
from services.credits.lines import Line, capital, chained, fill
from services.credits.parties import (
    Item,
    Parties,
    phrase_of,
    shared_place,
    unplaced,
)
from services.credits.wording import Wording

CONTEXT = "credits"  # of these labels in the list of readers' sentences

LABELS = {
    BylineRole.AUTHOR: "Reporter",
    BylineRole.CONTRIBUTOR: "Contributor",
    BylineRole.PHOTOGRAPHER: "Photographer",
    BylineRole.ILLUSTRATOR: "Illustrator",
    BylineRole.CAMERA: "Camera",
    BylineRole.VIDEO_EDITOR: "Video editor",
    BylineRole.NARRATOR: "Narrator",
    BylineRole.PRODUCER: "Producer",
    BylineRole.EDITOR: "Editor",
    BylineRole.FACT_CHECKER: "Fact checker",
    BylineRole.TRANSLATOR: "Translator",
    BylineRole.ADAPTER: "Adapter",
    CollaborationKind.FOOTAGE: "Footage",
}
MEDIA = {
    Medium.VIDEO: "Video",
    Medium.AUDIO: "Audio",
    Medium.PHOTOS: "Photos",
    Medium.GRAPHICS: "Graphics",
}
STAFF_REPORT = "Staff report"
REPORTED_FROM = "Reported from"
INTERVIEW = "Interview"
INTERVIEW_EDITED = "shortened and edited"
COLLABORATION = "In collaboration with"
BASED_ON = "Based on reporting by"
INFORMATION = "Some information from"
AGENCY_REPORT = "Report by"
ORIGIN = "Story originated at"
FIRST_PUBLISHED = "First published by"
ADAPTED_FROM = "Adapted from reporting by"
TRANSLATED_FROM = "Translated from"
BY_MACHINE = "Translated with the help of software"
CHECKED_BY = "Checked by"
FUNDED_BY = "Funded by"
NAMES_WITHHELD = "Names of some contributors are withheld for their safety."
PLACES_WITHHELD = "Locations of some contributors are withheld for their safety."
BOTH_WITHHELD = (
    "Names and locations of some contributors are withheld for their safety."
)

# What an edition in such a language has to say in its own words.
SENTENCES = (
    *LABELS.values(),
    *MEDIA.values(),
    STAFF_REPORT,
    REPORTED_FROM,
    INTERVIEW,
    INTERVIEW_EDITED,
    COLLABORATION,
    BASED_ON,
    INFORMATION,
    AGENCY_REPORT,
    ORIGIN,
    FIRST_PUBLISHED,
    ADAPTED_FROM,
    TRANSLATED_FROM,
    BY_MACHINE,
    CHECKED_BY,
    FUNDED_BY,
    NAMES_WITHHELD,
    PLACES_WITHHELD,
    BOTH_WITHHELD,
)


def say(words: str) -> str:
    return pgettext(CONTEXT, words)


def labelled_line(label: str, text: Line) -> Line:
    """ "Reporter: Lena Marsh", with the colon that the edition writes."""
    pattern = gettext("%(label)s: %(text)s")
    slots = {"%(label)s": capital(Line.of(label)), "%(text)s": text}
    parts = re.split(r"(%\(label\)s|%\(text\)s)", pattern)
    return sum_of(slots.get(part) or Line.of(part) for part in parts)


def sum_of(lines: Iterable[Line]) -> Line:
    whole = Line()
    for line in lines:
        whole += line
    return whole


class Unreviewed(Wording, tag="und"):
    """Label lines, whose lists the locale data joins."""

    comma = ", "
    semicolon = "; "
    conjunction = ", "
    sentence_joiner = "; "

    @property
    def labels(self) -> dict[str, str]:  # type: ignore[override]
        return {kind: say(words) for kind, words in LABELS.items()}

    @property
    def media(self) -> dict[str, str]:  # type: ignore[override]
        return {medium: say(words) for medium, words in MEDIA.items()}

    def join(self, items: Sequence[Item], *, closed: bool = False) -> Line:
        slots = {f"item{number}": item.line for number, item in enumerate(items)}
        places = [f"{{{slot}}}" for slot in slots]
        return fill(format_list(places, locale=self.locale), **slots)

    @property
    def locale(self) -> Locale:
        try:
            return locale_of(self.house.language)
        except ValueError:
            return locale_of("en")

    def label(self, roles: Sequence[str], parties: Parties) -> Line:
        works = self.join([Item(Line.of(self.labels[role])) for role in roles])
        return labelled_line(str(works), self.services(parties))

    def told(self, words: str, parties: Parties) -> Line:
        return labelled_line(say(words), self.services(parties))

    def services(self, parties: Parties, *, closed: bool = False) -> Line:
        return self.join([self.placed(party) for party in parties])

    def placed(self, party: Party) -> Item:
        """ "Kim Haneul (producer, VOA's Korean Service, Seoul)"."""
        facts = [
            Line.of(party.title.strip()),
            phrase_of(party.works_for) if party.works_for else Line(),
            Line.name(party.place) if party.place else Line(),
        ]
        return Item(bracketed(phrase_of(party), *facts))

    def fold(self, parties: Parties) -> Line:
        return Line()

    def staff_report(self) -> Line:
        return Line.of(say(STAFF_REPORT))

    def byline(self, authors: Parties) -> Line:
        return self.told(LABELS[BylineRole.AUTHOR], unplaced(authors))

    def contributed(self, parties: Parties) -> Line:
        return self.told(LABELS[BylineRole.CONTRIBUTOR], parties)

    def reported(self, authors: Parties) -> Line:
        """ "Reported from: Seoul (Kim Haneul, Lee Ara)"."""
        names = [Item(phrase_of(author)) for author in authors]
        if place := shared_place(authors):
            where = bracketed(Line.name(place), self.join(names))
        else:
            pairs = zip(authors, names, strict=True)
            where = self.join(
                [Item(bracketed(Line.name(a.place), name.line)) for a, name in pairs]
            )
        return labelled_line(say(REPORTED_FROM), where)

    def interview(self, language: str, *, is_edited: bool) -> Line:
        edited = Line.of(say(INTERVIEW_EDITED)) if is_edited else Line()
        told = bracketed(Line.of(language), edited) if language else edited
        return labelled_line(say(INTERVIEW), told)

    def collaborated(self, services: Parties) -> Line:
        return self.told(COLLABORATION, services)

    def based_on(self, services: Parties) -> Line:
        return self.told(BASED_ON, services)

    def informed(self, services: Parties) -> Line:
        return self.told(INFORMATION, services)

    def provided(self, agencies: Parties) -> Line:
        return self.told(AGENCY_REPORT, agencies)

    def originated(self, services: Parties) -> Line:
        return self.told(ORIGIN, services)

    def first_published(self, services: Parties) -> Line:
        return self.told(FIRST_PUBLISHED, services)

    def adapted_from(self, services: Parties) -> Line:
        return self.told(ADAPTED_FROM, services)

    def wrote(self, authors: Parties, service: Party) -> Line:
        return self.worked(BylineRole.AUTHOR, authors, service)

    def adapted(self, adapters: Parties, service: Party | None, *, again: bool) -> Line:
        return self.worked(BylineRole.ADAPTER, adapters, service)

    def worked(self, role: str, people: Parties, service: Party | None) -> Line:
        """People by their work, and for whom all of them did it."""
        names = self.services(unplaced(people))
        home = phrase_of(service) if service else Line()
        return labelled_line(self.labels[role], bracketed(names, home))

    def translated(self, translators: Parties, language: str) -> Line:
        told = self.translation(LABELS[BylineRole.TRANSLATOR], translators, language)
        return chained(told, self.sentence_joiner, self.sentence_joiner)

    def translated_by_machine(self, translators: Parties, language: str) -> Line:
        told = [
            Line.of(say(BY_MACHINE)),
            *self.translation(CHECKED_BY, translators, language),
        ]
        return chained(told, self.sentence_joiner, self.sentence_joiner)

    def translation(self, work: str, people: Parties, language: str) -> list[Line]:
        told = []
        if language:
            told.append(labelled_line(say(TRANSLATED_FROM), Line.of(language)))
        if people:
            told.append(self.told(work, unplaced(people)))
        return told

    def funded(self, funders: Parties) -> Line:
        return self.told(FUNDED_BY, funders)

    def withheld(self, *, names: bool, places: bool) -> Line:
        if names and places:
            return Line.of(say(BOTH_WITHHELD))
        return Line.of(say(NAMES_WITHHELD if names else PLACES_WITHHELD))


def bracketed(line: Line, *facts: Line) -> Line:
    """The line with these facts after it; an empty one is left out."""
    told = [fact for fact in facts if fact]
    if not told:
        return line
    return line + Line.of(" (") + chained(told, ", ", ", ") + Line.of(")")

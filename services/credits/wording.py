"""What a language must be able to say, and how lists are joined."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import ClassVar

from services.calendars import language_name
from services.credits.facts import House, Party
from services.credits.lines import Line, capital, chained, fill, sentence
from services.credits.parties import (
    Item,
    Parties,
    core,
    is_misleading,
    name_of,
    phrase_of,
    unplaced,
)

WORDINGS: dict[str, type["Wording"]] = {}  # by the tag of their language


class Wording(ABC):
    """How one language says its credits; a subclass a language.

    `tag` is its language tag: `class English(Wording, tag="en")`. Every method gets
    at least one party unless it says otherwise. Sentences end in one full stop,
    labels in none.
    """

    comma: ClassVar[str]
    semicolon: ClassVar[str]
    conjunction: ClassVar[str]
    role_joiner: ClassVar[str] = ""  # where roles are no list: "Camera/Editor"
    has_serial_comma: ClassVar[bool] = False  # where the edition wants one
    colon: ClassVar[str] = ": "
    sentence_joiner: ClassVar[str] = " "
    brackets: ClassVar[tuple[str, str]] = (" (", ")")
    labels: ClassVar[dict[str, str]]  # of every byline role, and of footage
    media: ClassVar[dict[str, str]]  # what each medium is called above its lines

    def __init_subclass__(cls, *, tag: str = "") -> None:
        """With a tag it is a language; without, what several languages share."""
        super().__init_subclass__()
        if tag:
            WORDINGS[tag] = cls

    def __init__(self, house: House) -> None:
        self.house = house

    @abstractmethod
    def staff_report(self) -> Line: ...

    @abstractmethod
    def byline(self, authors: Parties) -> Line: ...

    @abstractmethod
    def contributed(self, parties: Parties) -> Line: ...

    @abstractmethod
    def reported(self, authors: Parties) -> Line:
        """Where authors reported from. Every one has a place."""

    @abstractmethod
    def interview(self, language: str, *, is_edited: bool) -> Line:
        """That the interview was in this language, cut for length and clarity, or both.

        The language by its name; empty where only the cutting is told.
        """

    @abstractmethod
    def collaborated(self, services: Parties) -> Line: ...

    @abstractmethod
    def based_on(self, services: Parties) -> Line:
        """That the report rests on what these have reported."""

    @abstractmethod
    def informed(self, services: Parties) -> Line: ...

    @abstractmethod
    def provided(self, agencies: Parties) -> Line:
        """That these wrote the report whole, though somebody else signs it."""

    @abstractmethod
    def originated(self, services: Parties) -> Line: ...

    @abstractmethod
    def first_published(self, services: Parties) -> Line: ...

    @abstractmethod
    def adapted_from(self, services: Parties) -> Line: ...

    @abstractmethod
    def wrote(self, authors: Parties, service: Party) -> Line:
        """Who wrote it for another service, before someone here adapted it."""

    @abstractmethod
    def adapted(self, adapters: Parties, service: Party | None, *, again: bool) -> Line:
        """Who adapted the story; `again` where the line before has named it."""

    @abstractmethod
    def translated(self, translators: Parties, language: str) -> Line:
        """Who translated the story, from which language; either may be empty."""

    @abstractmethod
    def translated_by_machine(self, translators: Parties, language: str) -> Line:
        """The same with the help of software, which the translators have checked."""

    @abstractmethod
    def funded(self, funders: Parties) -> Line: ...

    @abstractmethod
    def withheld(self, *, names: bool, places: bool) -> Line:
        """That names of some contributors, their places or both are withheld for safety.

        The same words for one or for ten. At least one of the two is true.
        """

    @abstractmethod
    def placed(self, party: Party) -> Item:
        """A party with its place, if it has one."""

    @abstractmethod
    def fold(self, parties: Parties) -> Line:
        """Services of one house in one phrase, or nothing where that cannot be said."""

    def label(self, roles: Sequence[str], parties: Parties) -> Line:
        """A line such as "Camera: Olena Hrytsko; Petro Lysak"."""
        title = capital(self.works([self.labels[role] for role in roles]))
        names = [self.labelled(party).line for party in parties]
        return (
            title + Line.of(self.colon) + chained(names, self.semicolon, self.semicolon)
        )

    def works(self, words: Sequence[str]) -> Line:
        """What the same people did: "cámara y producción", "Camera/Editor"."""
        if self.role_joiner:
            return Line.of(self.role_joiner.join(words))
        return self.join([Item(Line.of(word)) for word in words])

    def labelled(self, party: Party) -> Item:
        """The party after the colon of a label."""
        return self.placed(party)

    def language_name(self, tag: str) -> str:
        """What this language calls another: "Korean". A tag that is none says itself."""
        try:
            return language_name(tag, self.house.language)
        except ValueError:
            return tag

    def name(self, party: Party) -> Line:
        """The party's name where it stands alone, with the service it works for."""
        return self.at_home(name_of(party), party.works_for)

    def phrase(self, party: Party) -> Line:
        """The party inside a sentence, with the service it works for."""
        return self.at_home(phrase_of(party), party.works_for)

    def at_home(self, name: Line, service: Party | None) -> Line:
        """A person's name with the service: "Kim Haneul (VOA's Korean Service)"."""
        if service is None:
            return name
        before, after = self.brackets
        return name + Line.of(before) + phrase_of(service) + Line.of(after)

    def join(self, items: Sequence[Item], *, closed: bool = False) -> Line:
        """The items as one list; `closed` where the sentence goes on after it."""
        lines = [item.line for item in items]
        comma = Line.of(self.comma.rstrip() if closed else "")
        if len(items) > 2 and any(self.holds_comma(line) for line in lines):
            last = self.semicolon.rstrip() + self.conjunction_before(lines[-1])
            end = comma if items[-1].is_open else Line()
            return chained(lines, self.semicolon, last) + end
        end = comma if self.needs_closing(items) else Line()
        return chained(lines, self.comma, self.last_joint(items)) + end

    def conjunction_before(self, line: Line) -> str:
        """The conjunction; in some languages it follows the sound of what it joins."""
        return self.conjunction

    def last_joint(self, items: Sequence[Item]) -> str:
        conjunction = self.conjunction_before(items[-1].line)
        is_serial = self.has_serial_comma and self.house.serial_comma
        if (
            (is_serial and len(items) > 2)
            or is_misleading(items)
            or any(item.is_open for item in items[:-1])
        ):
            return self.comma.rstrip() + conjunction
        return conjunction

    def needs_closing(self, items: Sequence[Item]) -> bool:
        return items[-1].is_open or is_misleading(items)

    def holds_comma(self, line: Line) -> bool:
        return self.comma.strip() in str(line)

    def services(self, parties: Parties, *, closed: bool = False) -> Line:
        """Organisations in a sentence, those of one house folded where that reads."""
        items = [self.placed(party) for party in parties]
        return self.folded(parties) or self.join(items, closed=closed)

    def about(self, pattern: str, parties: Parties, **slots: Line) -> Line:
        """A sentence with these in the place of `{names}`, where it may go on."""
        names = self.services(parties, closed=not pattern.endswith("{names}"))
        return sentence(pattern, names=names, **slots)

    def people(self, parties: Parties) -> Line:
        """The parties without their places, before the rest of the sentence."""
        return self.services(unplaced(parties), closed=True)

    def folded(self, parties: Parties) -> Line:
        """Services of one house and kind in one phrase, or nothing."""
        house = parties[0].house
        if len(parties) < 2 or not house or any(p.place for p in parties):
            return Line()
        if any((p.house, p.kind) != (house, parties[0].kind) for p in parties):
            return Line()
        return self.fold(parties)

    def folded_into(
        self, pattern: str, parties: Parties, frame: tuple[str, str]
    ) -> Line:
        """The pattern with what differs between names that all begin and end alike."""
        cores = [core(party, *frame) for party in parties]
        if not all(cores) or any(self.is_list(text) for text in cores):
            return Line()
        items = [
            Item(Line.name(text, party.url))
            for text, party in zip(cores, parties, strict=True)
        ]
        return fill(pattern, cores=self.join(items))

    def is_list(self, text: str) -> bool:
        return self.comma.strip() in text or self.conjunction in text

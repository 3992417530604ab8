"""Credits in Korean."""

from collections.abc import Sequence
from typing import ClassVar

from services.credits.facts import Party
from services.credits.kinds import BylineRole
from services.credits.languages.particles import Particle, with_particle
from services.credits.lines import Line, fill, sentence
from services.credits.wording import (
    Item,
    Parties,
    Wording,
    chained,
    core,
    name_of,
    phrase_of,
    shared_place,
)


class Korean(Wording, tag="ko"):
    """Two names are joined by 「와」 or 「과」, more by commas alone; an official's
    「및」 is never printed. A title stands after the name, and only where the desk
    has given one: nobody is made a 「기자」 by the page.
    """

    comma = ", "
    semicolon = "; "
    conjunction = "·"
    role_joiner = "·"
    labels: ClassVar = {
        BylineRole.EDITOR: "편집",
        BylineRole.PHOTOGRAPHER: "사진",
        BylineRole.CAMERA: "촬영",
        BylineRole.PRODUCER: "제작",
    }

    def staff_report(self) -> Line:
        return Line.of("취재팀")

    def byline(self, authors: Parties) -> Line:
        """The names alone. A title that all share is said once: 「김하늘·박노을 기자」."""
        titles = {author.title.strip() for author in authors}
        if len(titles) > 1:
            return listed([titled(author, name_of(author)) for author in authors])
        names = chained([name_of(author) for author in authors], "·", "·")
        return names + after_name(authors[0])

    def contributed(self, parties: Parties) -> Line:
        return sentence(
            "{parties} 이 기사 취재에 {verb}",
            parties=self.folded_subject(parties) or self.located(parties),
            verb=Line.of("참여했습니다" if are_people(parties) else "협력했습니다"),
        )

    def reported(self, authors: Parties) -> Line:
        return sentence("{authors} 취재했습니다", authors=self.located(authors))

    def collaborated(self, services: Parties) -> Line:
        """A list of commas: a second 「와」 in one breath would stumble."""
        names = [self.placed(service).line for service in services]
        return sentence(
            "이 기사는 {services} 공동으로 제작됐습니다",
            services=with_particle(
                self.folded(services) or listed(names), Particle.WITH
            ),
        )

    def informed(self, services: Parties) -> Line:
        return sentence(
            "이 기사에는 {services} 제공한 정보가 일부 포함됐습니다",
            services=with_particle(self.services(services), Particle.SUBJECT),
        )

    def originated(self, services: Parties) -> Line:
        return sentence(
            "이 기사의 원문은 {services} 작성했습니다",
            services=with_particle(self.services(services), Particle.SUBJECT),
        )

    def adapted_from(self, services: Parties) -> Line:
        return sentence(
            "이 기사는 {services}의 보도를 바탕으로 재구성했습니다",
            services=self.services(services),
        )

    def wrote(self, authors: Parties, service: Party) -> Line:
        return sentence(
            "{authors} {service}에서 이 기사를 썼습니다",
            authors=self.people(authors),
            service=phrase_of(service),
        )

    def adapted(self, adapters: Parties, service: Party | None, *, again: bool) -> Line:
        story = "이를" if again else "이 기사를"
        aim = fill("{name}용으로 ", name=phrase_of(service)) if service else Line()
        return sentence(
            f"{{adapters}} {story} {{aim}}재구성했습니다",
            adapters=self.people(adapters),
            aim=aim,
        )

    def translated(self, translators: Parties) -> Line:
        return sentence(
            "{translators} 이 기사를 번역했습니다",
            translators=self.people(translators),
        )

    def withheld(self) -> Line:
        return Line.of("일부 취재진의 이름은 신변 안전을 위해 공개하지 않습니다.")

    def placed(self, party: Party) -> Item:
        """The place in brackets, as no particle need tell whose it is."""
        name = titled(party, phrase_of(party))
        return Item(name + Line.of(f"({party.place})") if party.place else name)

    def join(self, items: Sequence[Item], *, closed: bool = False) -> Line:
        lines = [item.line for item in items]
        if len(lines) != 2:
            return listed(lines)
        return with_particle(lines[0], Particle.WITH) + Line.of(" ") + lines[1]

    def people(self, parties: Parties) -> Line:
        """Those who did something, as the subject of the sentence."""
        items = [Item(titled(party, phrase_of(party))) for party in parties]
        return with_particle(self.join(items), Particle.SUBJECT)

    def located(self, parties: Parties) -> Line:
        """The subject with the place that all share, or each with its own:
        「김하늘이 서울에서, 박노을이 제주에서」.
        """
        if place := shared_place(parties):
            return self.people(parties) + Line.of(f" {place}에서")
        if all(party.place for party in parties):
            return listed([self.located([party]) for party in parties])
        items = [self.placed(party) for party in parties]
        return with_particle(self.join(items), Particle.SUBJECT)

    def folded_subject(self, parties: Parties) -> Line:
        line = self.folded(parties)
        return with_particle(line, Particle.SUBJECT) if line else line

    def fold(self, parties: Parties) -> Line:
        """「VOA 한국어·페르시아어 서비스」."""
        before = f"{parties[0].house} "
        after = f" {str(phrase_of(parties[0])).rpartition(' ')[2]}"
        cores = [core(party, before, after) for party in parties]
        if not all(cores) or any(self.is_list(text) for text in cores):
            return Line()
        pairs = zip(cores, parties, strict=True)
        names = [Line.name(text, party.url) for text, party in pairs]
        return Line.of(before) + chained(names, "·", "·") + Line.of(after)


def listed(lines: Sequence[Line]) -> Line:
    return chained(lines, ", ", ", ")


def titled(party: Party, name: Line) -> Line:
    return name + after_name(party)


def after_name(party: Party) -> Line:
    """The party's title as it follows the name, or nothing."""
    title = party.title.strip()
    return Line.of(f" {title}") if title else Line()


def are_people(parties: Parties) -> bool:
    return all(party.kind in ("person", "staff") for party in parties)

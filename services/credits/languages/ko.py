"""Credits in Korean."""

from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar

from services.credits.facts import Party
from services.credits.kinds import BylineRole, CollaborationKind, Medium
from services.credits.languages.korean_names import (
    are_people,
    described,
    has_roaming_title,
    listed,
    spaced,
)
from services.credits.languages.particles import Particle, with_particle
from services.credits.lines import Line, chained, fill, sentence
from services.credits.parties import (
    Item,
    Parties,
    core,
    name_of,
    phrase_of,
    shared_place,
    unplaced,
)
from services.credits.wording import Wording


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
        BylineRole.AUTHOR: "취재",
        BylineRole.CONTRIBUTOR: "취재 참여",
        BylineRole.PHOTOGRAPHER: "사진",
        BylineRole.ILLUSTRATOR: "삽화",
        BylineRole.CAMERA: "촬영",
        BylineRole.VIDEO_EDITOR: "영상 편집",
        BylineRole.NARRATOR: "내레이션",
        BylineRole.PRODUCER: "제작",
        BylineRole.EDITOR: "편집",
        BylineRole.FACT_CHECKER: "사실 확인",
        BylineRole.TRANSLATOR: "번역",
        BylineRole.ADAPTER: "재구성",
        CollaborationKind.FOOTAGE: "영상 제공",
    }
    media: ClassVar = {
        Medium.VIDEO: "영상",
        Medium.AUDIO: "오디오",
        Medium.PHOTOS: "사진",
        Medium.GRAPHICS: "그래픽",
    }

    def staff_report(self) -> Line:
        return Line.of("취재팀")

    def byline(self, authors: Parties) -> Line:
        """The names alone. A title that all share is said once: 「김하늘·박노을 기자」."""
        titles = {author.title.strip() for author in authors}
        if len(titles) > 1 or any(a.works_for or "·" in a.name for a in authors):
            bare = [replace(author, place="", possessive="") for author in authors]
            return listed([item.line for item in self.items(bare)])
        names = chained([name_of(author) for author in authors], "·", "·")
        return spaced(names, Line.of(titles.pop()))

    def contributed(self, parties: Parties) -> Line:
        return sentence(
            "{parties} 이 기사 취재에 {verb}",
            parties=self.located(parties),
            verb=Line.of("참여했습니다" if are_people(parties) else "협력했습니다"),
        )

    def reported(self, authors: Parties) -> Line:
        return sentence("{authors} 취재했습니다", authors=self.located(authors))

    def interview(self, language: str, *, is_edited: bool) -> Line:
        tongue = with_particle(Line.of(language), Particle.TOWARDS)
        held = "{tongue} 진행했" if language else ""
        edited = "분량을 줄이고 뜻이 분명하도록 다듬었" if is_edited else ""
        deeds = "으며, ".join(filter(None, (held, edited)))
        return sentence(f"이 인터뷰는 {deeds}습니다", tongue=tongue)

    def collaborated(self, services: Parties) -> Line:
        """A list of commas: a second 「와」 in one breath would stumble."""
        names = [item.line for item in self.items(services)]
        return sentence(
            "이 기사는 {services} 공동으로 제작됐습니다",
            services=with_particle(
                self.folded(services) or listed(names), Particle.WITH
            ),
        )

    def based_on(self, services: Parties) -> Line:
        return self.about("이 기사는 {names}의 보도를 바탕으로 작성했습니다", services)

    def informed(self, services: Parties) -> Line:
        return sentence(
            "이 기사에는 {services} 제공한 정보가 일부 포함됐습니다",
            services=self.subject(services),
        )

    def provided(self, agencies: Parties) -> Line:
        return sentence(
            "이 기사는 {agencies} 제공했습니다", agencies=self.subject(agencies)
        )

    def originated(self, services: Parties) -> Line:
        return sentence(
            "이 기사의 원문은 {services} 작성했습니다", services=self.subject(services)
        )

    def first_published(self, services: Parties) -> Line:
        return sentence(
            "이 기사는 {services} 처음 보도했습니다", services=self.subject(services)
        )

    def adapted_from(self, services: Parties) -> Line:
        return self.about(
            "이 기사는 {names}의 보도를 바탕으로 재구성했습니다", services
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

    def translated(self, translators: Parties, language: str) -> Line:
        if not translators:
            return sentence(f"이 기사는 {original(language)}번역한 것입니다")
        story = f"이 기사의 {language} 원문을" if language else "이 기사를"
        return sentence(
            f"{{translators}} {story} 번역했습니다",
            translators=self.people(translators),
        )

    def translated_by_machine(self, translators: Parties, language: str) -> Line:
        done = f"이 기사는 번역 프로그램을 활용해 {original(language)}번역했"
        if not translators:
            return sentence(f"{done}습니다")
        return sentence(
            f"{done}으며, {{translators}} 감수했습니다",
            translators=self.people(translators),
        )

    def funded(self, funders: Parties) -> Line:
        return self.about("이 기사는 {names}의 재정 지원을 받아 제작됐습니다", funders)

    def withheld(self, *, names: bool, places: bool) -> Line:
        what = "이름과 위치는" if places else "이름은"
        what = what if names else "위치는"
        return Line.of(f"일부 취재진의 {what} 신변 안전을 위해 공개하지 않습니다.")

    def placed(self, party: Party) -> Item:
        """The place in brackets, as no particle need tell whose it is."""
        return Item(described(party, phrase_of(party), party.place))

    def items(self, parties: Parties) -> list[Item]:
        """A list of which every title is read as that of one person."""
        is_apart = has_roaming_title(parties)
        return [
            Item(described(p, phrase_of(p), p.place, is_title_apart=is_apart))
            for p in parties
        ]

    def services(self, parties: Parties, *, closed: bool = False) -> Line:
        return self.folded(parties) or self.join(self.items(parties))

    def join(self, items: Sequence[Item], *, closed: bool = False) -> Line:
        lines = [item.line for item in items]
        if len(lines) != 2:
            return listed(lines)
        return with_particle(lines[0], Particle.WITH) + Line.of(" ") + lines[1]

    def subject(self, parties: Parties) -> Line:
        """Those who did something, each with its place in brackets."""
        return with_particle(self.services(parties), Particle.SUBJECT)

    def people(self, parties: Parties) -> Line:
        """Those who did something, without their places."""
        return self.subject(unplaced(parties))

    def located(self, parties: Parties) -> Line:
        """The subject with the place that all share, or each with its own:
        「김하늘이 서울에서, 박노을이 제주에서」.
        """
        if place := shared_place(parties):
            return self.people(parties) + Line.of(f" {place}에서")
        if all(party.place for party in parties):
            return listed([self.located([party]) for party in parties])
        return self.subject(parties)

    def fold(self, parties: Parties) -> Line:
        """「VOA 한국어·페르시아어 서비스」."""
        before = f"{parties[0].house} "
        after = f" {str(phrase_of(parties[0])).rpartition(' ')[2]}"
        cores = [core(party, before, after) for party in parties]
        if not all(cores) or any(self.is_list(text) for text in cores):
            return Line()
        pairs = zip(cores, parties, strict=True)
        names = [Line.name(text, party.url) for text, party in pairs]
        house = Line.name(before.strip()) + Line.of(" ")
        return house + chained(names, "·", "·") + Line.of(after)


def original(language: str) -> str:
    return f"{language} 원문을 " if language else ""

"""Credits in Chinese, in simplified characters."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar

from services.credits.facts import Party
from services.credits.kinds import BylineRole, CollaborationKind, Medium
from services.credits.languages.chinese_posts import (
    are_people,
    in_brackets,
    introduced,
    post,
)
from services.credits.lines import Line, chained, fill
from services.credits.parties import Item, Parties, name_of, phrase_of, shared_place
from services.credits.wording import Wording

IN_BRACKETS = re.compile(r"（[^（）]*）|\([^()]*\)")
COMMAS = re.compile("[,，、]")


class Chinese(Wording, tag="zh"):
    """Every sentence ends in words of its own, never in a name that brings a stop.

    What somebody is stands before the name, 「美国之音韩语组记者金荷娜」; in a list
    of people who are not all the same it stands in brackets after each name.
    """

    comma = "、"
    semicolon = "；"
    conjunction = "和"
    role_joiner = "、"
    colon = "："
    brackets = ("（", "）")
    sentence_joiner = ""
    labels: ClassVar = {
        BylineRole.AUTHOR: "报道",
        BylineRole.CONTRIBUTOR: "参与采访",
        BylineRole.PHOTOGRAPHER: "摄影",
        BylineRole.ILLUSTRATOR: "插图",
        BylineRole.CAMERA: "摄像",
        BylineRole.VIDEO_EDITOR: "视频剪辑",
        BylineRole.NARRATOR: "旁白",
        BylineRole.PRODUCER: "制作",
        BylineRole.EDITOR: "编辑",
        BylineRole.FACT_CHECKER: "事实核查",
        BylineRole.TRANSLATOR: "翻译",
        BylineRole.ADAPTER: "改编",
        CollaborationKind.FOOTAGE: "画面来源",
    }
    media: ClassVar = {
        Medium.VIDEO: "视频",
        Medium.AUDIO: "音频",
        Medium.PHOTOS: "图片",
        Medium.GRAPHICS: "图表",
    }

    def staff_report(self) -> Line:
        return Line.of("编辑部")

    def byline(self, authors: Parties) -> Line:
        """The names alone, with no word for "by" and none for "and"."""
        is_titled = bool(authors[0].title.strip())
        before, rest = introduced(authors) if is_titled else (Line(), authors)
        names = [name_of(author) + in_brackets(post(author)) for author in rest]
        is_parted = any(self.holds_comma(name) for name in names)
        joint = self.semicolon if is_parted else self.comma
        return before + chained(names, joint, joint)

    def contributed(self, parties: Parties) -> Line:
        work = "采写" if are_people(parties) else "采编"
        return fill(f"{{parties}}参与了本报道的{work}。", parties=self.located(parties))

    def reported(self, authors: Parties) -> Line:
        return fill("{authors}采访报道。", authors=self.located(authors))

    def interview(self, language: str, *, is_edited: bool) -> Line:
        held = f"以{language}进行" if language else ""
        edited = "内容经过编辑，以求简明" if is_edited else ""
        joint = "，" if held and edited else ""
        return Line.of(f"本次采访{held}{joint}{edited}。")

    def collaborated(self, services: Parties) -> Line:
        """Never 「合作」, which after 「韩语组」 is first read as 「组合」, a band."""
        return self.said("本报道与{parties}联合制作。", services)

    def based_on(self, services: Parties) -> Line:
        return self.said("本报道根据{parties}的报道编写。", services)

    def informed(self, services: Parties) -> Line:
        return self.said("{parties}为本报道提供了部分信息。", services)

    def provided(self, agencies: Parties) -> Line:
        return self.said("本报道由{parties}供稿。", agencies)

    def originated(self, services: Parties) -> Line:
        return self.said("本文最初由{parties}采写。", services)

    def first_published(self, services: Parties) -> Line:
        return self.said("本文由{parties}首发。", services)

    def adapted_from(self, services: Parties) -> Line:
        return self.said("本文改编自{parties}的报道。", services)

    def wrote(self, authors: Parties, service: Party) -> Line:
        return fill(
            "本文由{authors}为{service}撰写。",
            authors=self.people(authors),
            service=phrase_of(service),
        )

    def adapted(self, adapters: Parties, service: Party | None, *, again: bool) -> Line:
        aim = fill("为{service}", service=phrase_of(service)) if service else Line()
        told = "{adapters}{aim}作了改编。" if again else "本文由{adapters}{aim}改编。"
        return fill(told, adapters=self.people(adapters), aim=aim)

    def translated(self, translators: Parties, language: str) -> Line:
        done = f"译自{language}。" if language else "翻译。"
        if not translators:
            return Line.of(f"本文{done}")
        return fill(f"本文由{{people}}{done}", people=self.people(translators))

    def translated_by_machine(self, translators: Parties, language: str) -> Line:
        done = f"本文借助翻译软件{f'译自{language}' if language else '完成翻译'}"
        if not translators:
            return Line.of(f"{done}。")
        return fill(f"{done}，并由{{people}}审校。", people=self.people(translators))

    def funded(self, funders: Parties) -> Line:
        return self.said("本报道得到{parties}的资助。", funders)

    def withheld(self, *, names: bool, places: bool) -> Line:
        what = "姓名和所在地" if names and places else "姓名"
        what = what if names else "所在地"
        return Line.of(f"出于人身安全考虑，本报道隐去了部分采编人员的{what}。")

    def placed(self, party: Party) -> Item:
        details = in_brackets(post(party), Line.of(party.place))
        return Item(phrase_of(party) + details)

    def join(self, items: Sequence[Item], *, closed: bool = False) -> Line:
        """「甲、乙和丙」, with other signs where a name holds one of these itself."""
        lines = [item.line for item in items]
        if not any(self.holds_joint(line) for line in lines):
            return chained(lines, self.comma, self.conjunction)
        if any(self.holds_comma(line) for line in lines) and len(lines) > 2:
            return chained(lines, self.semicolon, f"{self.semicolon}以及")
        return chained(lines, self.comma, "及")

    def holds_comma(self, line: Line) -> bool:
        """Commas in brackets divide nothing."""
        return self.comma in IN_BRACKETS.sub("", str(line))

    def holds_joint(self, line: Line) -> bool:
        return self.is_list(IN_BRACKETS.sub("", str(line)))

    def said(self, pattern: str, parties: Parties) -> Line:
        return fill(pattern, parties=self.services(parties))

    def services(self, parties: Parties, *, closed: bool = False) -> Line:
        before, rest = introduced(parties)
        return before + super().services(rest, closed=closed)

    def located(self, parties: Parties) -> Line:
        """The parties with the place that all share, or each with its own:
        「甲在华沙、乙在首尔」. In brackets where it would read badly after 「在」.
        """
        if not all(is_plain(party.place) for party in parties):
            return self.services(parties)
        if place := shared_place(parties):
            return self.people(parties) + Line.of(f"在{place}")
        before, rest = introduced(parties)
        names = [
            self.placed(replace(p, place="")).line + Line.of(f"在{p.place}")
            for p in rest
        ]
        return before + chained(names, self.comma, self.comma)

    def fold(self, parties: Parties) -> Line:
        """「美国之音韩语组和波斯语组」: the house once, by what the stored forms share."""
        houses = {house_before(party) for party in parties}
        house = houses.pop()
        if houses or not house or any(self.is_list(party.name) for party in parties):
            return Line()
        names = self.join([Item(name_of(party)) for party in parties])
        return Line.name(house) + names


def is_plain(place: str) -> bool:
    """Whether there is a place, and one without commas."""
    return bool(place) and not COMMAS.search(place)


def house_before(party: Party) -> str:
    """What the stored form has before the name: 「美国之音」 of 「美国之音韩语组」."""
    before, name, after = str(phrase_of(party)).rpartition(party.name)
    return "" if after or not name else before

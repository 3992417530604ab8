"""Credits in Vietnamese."""

from typing import ClassVar

from services.credits.facts import Party
from services.credits.kinds import BylineRole, CollaborationKind, Medium
from services.credits.lines import Line, sentence, told
from services.credits.parties import Item, Parties, name_of, phrase_of, shared_place
from services.credits.wording import Wording

EDITED = "đã được biên tập cho ngắn gọn và rõ ràng hơn"


class Vietnamese(Wording, tag="vi"):
    """A report is a "bài tường thuật", a story of any sort a "bài". Titles stand
    before the name in a sentence and after it in the byline.
    """

    comma = ", "
    semicolon = "; "
    conjunction = " và "
    role_joiner = ", "
    labels: ClassVar = {
        BylineRole.AUTHOR: "phóng viên",
        BylineRole.CONTRIBUTOR: "cộng tác",
        BylineRole.PHOTOGRAPHER: "ảnh",
        BylineRole.ILLUSTRATOR: "minh họa",
        BylineRole.CAMERA: "quay phim",
        BylineRole.VIDEO_EDITOR: "dựng phim",
        BylineRole.NARRATOR: "giọng đọc",
        BylineRole.PRODUCER: "sản xuất",
        BylineRole.EDITOR: "biên tập",
        BylineRole.FACT_CHECKER: "kiểm chứng thông tin",
        BylineRole.TRANSLATOR: "biên dịch",
        BylineRole.ADAPTER: "biên soạn",
        CollaborationKind.FOOTAGE: "nguồn video",
    }
    media: ClassVar = {
        Medium.VIDEO: "Video",
        Medium.AUDIO: "Âm thanh",
        Medium.PHOTOS: "Hình ảnh",
        Medium.GRAPHICS: "Đồ họa",
    }

    def staff_report(self) -> Line:
        return Line.of("Tòa soạn")

    def byline(self, authors: Parties) -> Line:
        return self.join([self.signed(author) for author in authors])

    def contributed(self, parties: Parties) -> Line:
        if place := shared_place(parties):
            return sentence(
                "Bài tường thuật này có sự đóng góp của {parties} từ {place}",
                parties=self.people(parties),
                place=Line.of(place),
            )
        return sentence(
            "Bài tường thuật này có sự đóng góp của {parties}",
            parties=self.services(parties),
        )

    def reported(self, authors: Parties) -> Line:
        if place := shared_place(authors):
            return sentence(
                "{authors} tường thuật từ {place}",
                authors=self.join([Item(name_of(author)) for author in authors]),
                place=Line.of(place),
            )
        verbs = ["tường thuật từ", *["từ"] * (len(authors) - 1)]
        items = [
            located(name_of(author), verb, author.place)
            for author, verb in zip(authors, verbs, strict=True)
        ]
        return sentence("{authors}", authors=self.join(items))

    def interview(self, language: str, *, is_edited: bool) -> Line:
        if not language:
            return sentence(f"Nội dung cuộc phỏng vấn này {EDITED}")
        edited = f"; nội dung {EDITED}" if is_edited else ""
        return sentence(f"Cuộc phỏng vấn này được thực hiện bằng {language}{edited}")

    def collaborated(self, services: Parties) -> Line:
        return self.about(
            "Bài tường thuật này được thực hiện với sự hợp tác của {names}", services
        )

    def based_on(self, services: Parties) -> Line:
        return self.about("Bài tường thuật này dựa trên tin bài của {names}", services)

    def informed(self, services: Parties) -> Line:
        return self.about(
            "Một số thông tin trong bài tường thuật này lấy từ {names}", services
        )

    def provided(self, agencies: Parties) -> Line:
        return self.about("Bài tường thuật này do {names} cung cấp", agencies)

    def originated(self, services: Parties) -> Line:
        return self.about("Bản gốc của bài này do {names} thực hiện", services)

    def first_published(self, services: Parties) -> Line:
        return self.about("Bài này được {names} đăng tải lần đầu", services)

    def adapted_from(self, services: Parties) -> Line:
        return self.about("Bài này được biên soạn lại từ tin bài của {names}", services)

    def wrote(self, authors: Parties, service: Party) -> Line:
        return told(
            "{authors} viết bài này cho {service}",
            authors=self.people(authors),
            service=phrase_of(service),
        )

    def adapted(self, adapters: Parties, service: Party | None, *, again: bool) -> Line:
        story = "" if again else " bài này"
        aim = Line.of(" cho ") + phrase_of(service) if service else Line()
        return told(
            f"{{adapters}} biên soạn lại{story}{{aim}}",
            adapters=self.people(adapters),
            aim=aim,
        )

    def translated(self, translators: Parties, language: str) -> Line:
        origin = f" từ {language}" if language else ""
        if not translators:
            return sentence(f"Bài này được dịch{origin}")
        return sentence(
            f"Bài này do {{translators}} dịch{origin}",
            translators=self.people(translators),
        )

    def translated_by_machine(self, translators: Parties, language: str) -> Line:
        origin = f" từ {language}" if language else ""
        done = f"Bài này được dịch{origin} với sự hỗ trợ của phần mềm"
        if not translators:
            return sentence(done)
        return sentence(
            f"{done}, do {{translators}} hiệu đính",
            translators=self.people(translators),
        )

    def funded(self, funders: Parties) -> Line:
        return self.about(
            "Bài tường thuật này được thực hiện với sự hỗ trợ tài chính của {names}",
            funders,
        )

    def withheld(self, *, names: bool, places: bool) -> Line:
        what = "Tên và nơi tác nghiệp" if names and places else "Tên"
        what = what if names else "Nơi tác nghiệp"
        return Line.of(
            f"{what} của một số người góp phần thực hiện bài tường thuật này "
            "được giữ kín để bảo đảm an toàn cho họ."
        )

    def language_name(self, tag: str) -> str:
        """As inside a sentence, "tiếng Hàn": the locale data has a list's capital."""
        name = super().language_name(tag)
        return name.replace("Tiếng ", "tiếng ", 1)

    def people(self, parties: Parties) -> Line:
        return self.join([Item(self.titled(party)) for party in parties])

    def placed(self, party: Party) -> Item:
        return located(self.titled(party), "tại", party.place)

    def fold(self, parties: Parties) -> Line:
        """As in "các ban Tiếng Hàn và Tiếng Ba Tư của VOA", whether the desk has stored
        "Ban Tiếng Hàn VOA" or "Ban Tiếng Hàn của VOA" for all of them.
        """
        owner = f" của {parties[0].house}"
        is_owned = any(str(phrase_of(party)).endswith(owner) for party in parties)
        frame = ("Ban ", owner if is_owned else f" {parties[0].house}")
        line = self.folded_into("các ban {cores}", parties, frame)
        return line + Line.of(owner) if line else line

    def titled(self, party: Party) -> Line:
        title = party.title.strip()
        return Line.of(f"{title} " if title else "") + self.phrase(party)

    def signed(self, author: Party) -> Item:
        """The author in a byline, a title and the service after the name."""
        line = name_of(author)
        if title := author.title.strip():
            line += Line.of(f", {title}")
        if author.works_for:
            line += Line.of(", ") + phrase_of(author.works_for)
        return Item(line, is_open=bool(title or author.works_for))


def located(line: Line, preposition: str, place: str) -> Item:
    if not place:
        return Item(line)
    line += Line.of(f" {preposition} {place}")
    return Item(line, is_open="," in place, has_place=True)

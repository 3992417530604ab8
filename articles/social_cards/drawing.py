"""Drawing a social card: the photo with the headline over it, or a plain one."""

import io
from pathlib import Path
from typing import IO, Any

from PIL import Image, ImageDraw, ImageOps
from PIL.ImageFont import FreeTypeFont

from articles.social_cards.facts import HEIGHT, WIDTH, CardFacts
from articles.social_cards.fonts import font_for, opened
from articles.social_cards.lines import Lines, fitted

MARGIN = 64
# Of the headline: pixels, and lines at most, the largest that fits first. A photo is to
# be seen as well.
SIZES = ((72, 4), (64, 4), (56, 4), (50, 4), (44, 4))
OVER_PHOTO = ((64, 2), (56, 2), (50, 2), (50, 3), (44, 3))
SMALL = 30  # pixels: the edition's name, the label, FILE
TAG, MARK = 46, 44  # pixels high
INK, PAPER, RED, BLACK = "#16181b", "#fbfaf8", "#8c1c13", "#000000"
SLOPE = 150  # pixels over which a photo grows dark, above the words
DARKEST = 165  # of 255: on it white words are read over any photo, contrast 5 to 1
ENCODING: dict[str, Any] = {"quality": 82, "optimize": True, "progressive": True}

# The N of static/img/icon.svg, in its 32 units.
LETTER = [(8, 24), (8, 8), (12, 8), (20, 18), (20, 8), (24, 8), (24, 24)]
LETTER += [(20, 24), (12, 14), (12, 24)]
SHARP = 4  # times larger drawn, then scaled down


def draw_card(facts: CardFacts, photo: IO[bytes] | None) -> bytes:
    """The card as a JPEG. Raises OSError where the photo cannot be read."""
    card = backdrop(photo) if photo else Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    words = [facts["headline"], facts["name"], facts["label"], facts["mark"]]
    font = font_for(words, facts["script"])
    if font is not None and facts["headline"]:
        Writing(card, facts, font, is_plain=photo is None).put_all()
    elif photo is None:
        side = 220
        card.paste(mark(side), ((WIDTH - side) // 2, (HEIGHT - side) // 2))
    buffer = io.BytesIO()
    card.save(buffer, "JPEG", **ENCODING)
    return buffer.getvalue()


def backdrop(photo: IO[bytes]) -> Image.Image:
    """The photo over the whole card."""
    picture = Image.open(photo, formats=["JPEG"]).convert("RGB")
    return ImageOps.fit(picture, (WIDTH, HEIGHT), Image.Resampling.LANCZOS)


def shade(card: Image.Image, top: int) -> None:
    """Darken the photo from a little above this height down to the foot."""
    begin = max(0, top - SLOPE)
    shadow = Image.new("L", (1, HEIGHT), 0)
    for y in range(begin, HEIGHT):
        part = min(1, (y - begin) / SLOPE)
        shadow.putpixel((0, y), round(DARKEST * part))
    card.paste(BLACK, (0, 0, WIDTH, HEIGHT), shadow.resize((WIDTH, HEIGHT)))


def mark(side: int) -> Image.Image:
    """The mark of the house as a square."""
    scale = side * SHARP / 32
    large = Image.new("RGB", (side * SHARP, side * SHARP), RED)
    corners = [(x * scale, y * scale) for x, y in LETTER]
    ImageDraw.Draw(large).polygon(corners, fill="white")
    return large.resize((side, side), Image.Resampling.LANCZOS)


class Writing:
    """Puts the words of one card onto it, from the side where its language begins."""

    def __init__(
        self, card: Image.Image, facts: CardFacts, font: Path, *, is_plain: bool
    ) -> None:
        self.card, self.facts, self.font = card, facts, font
        self.pen = ImageDraw.Draw(card)
        self.is_plain = is_plain
        self.is_rtl = facts["direction"] == "rtl"
        self.shaping: dict[str, Any] = {
            "direction": facts["direction"],
            "language": facts["language"],
        }

    def put_all(self) -> None:
        """The headline at the foot, what belongs to it above it."""
        lines = self.lines()
        top = self.top_of(lines) - (TAG + 22 if self.facts["label"] else 0)
        if not self.is_plain:
            shade(self.card, top - 26 - MARK)
        self.put_headline(lines)
        if self.facts["label"]:
            self.put_tag(self.facts["label"], top + TAG, RED)
        self.put_name(MARGIN + MARK if self.is_plain else top - 26)
        if self.facts["mark"]:
            self.put_tag(self.facts["mark"], MARGIN + TAG, INK)
        if self.is_plain:
            self.pen.rectangle((0, HEIGHT - 16, WIDTH, HEIGHT), fill=RED)

    def lines(self) -> Lines:
        sizes = SIZES if self.is_plain else OVER_PHOTO
        rooms = ((opened(self.font, size), most) for size, most in sizes)
        return fitted(
            self.facts["headline"],
            rooms,
            width=WIDTH - 2 * MARGIN,
            shaping=self.shaping,
        )

    def top_of(self, lines: Lines) -> int:
        return round(
            HEIGHT - MARGIN - lines.font.size * (0.15 + 1.25 * len(lines.texts))
        )

    def put_headline(self, lines: Lines) -> None:
        """From the foot upwards."""
        foot = HEIGHT - MARGIN - lines.font.size * 0.15
        for number, line in enumerate(reversed(lines.texts)):
            at = round(foot - number * lines.font.size * 1.25)
            self.put(line, at, lines.font, self.ink)

    def put_tag(self, words: str, foot: int, colour: str) -> None:
        """White words in a box that stands on this height."""
        font = opened(self.font, SMALL)
        wide = round(font.getlength(words, **self.shaping)) + 28
        left = WIDTH - MARGIN - wide if self.is_rtl else MARGIN
        self.pen.rectangle((left, foot - TAG, left + wide, foot), fill=colour)
        self.put(words, foot - 13, font, "white", indent=14)

    def put_name(self, foot: int) -> None:
        """The mark of the house, and the edition's name beside it."""
        left = WIDTH - MARGIN - MARK if self.is_rtl else MARGIN
        self.card.paste(mark(MARK), (left, foot - MARK))
        font = opened(self.font, SMALL)
        self.put(self.facts["name"], foot - 12, font, self.ink, indent=MARK + 16)

    def put(
        self, text: str, foot: int, font: FreeTypeFont, colour: str, indent: int = 0
    ) -> None:
        """One line with its baseline at this height."""
        at = WIDTH - MARGIN - indent if self.is_rtl else MARGIN + indent
        anchor = "rs" if self.is_rtl else "ls"
        self.pen.text((at, foot), text, colour, font, anchor, **self.shaping)

    @property
    def ink(self) -> str:
        return INK if self.is_plain else "white"

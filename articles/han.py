"""Chinese letters in one form: 臺灣 and 台湾 are the same word to whoever looks for it."""

import re
from functools import cache

from opencc import OpenCC

BLOCKS = ((0x3400, 0x4DC0), (0x4E00, 0xA000), (0xF900, 0xFB00))
HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")


def simplified(text: str) -> str:
    """The text with each traditional letter in its simplified form, letter by letter.

    So a text keeps its length, and what was found is marked where it stands.
    """
    return text.translate(letters()) if HAN.search(text) else text


@cache
def letters() -> dict[int, str]:
    """Traditional to simplified. A letter a line, so that none is read as a word."""
    traditional = [chr(code) for first, end in BLOCKS for code in range(first, end)]
    converted = OpenCC("t2s").convert("\n".join(traditional)).split("\n")
    pairs = zip(traditional, converted, strict=True)
    return {ord(letter): other for letter, other in pairs if letter != other}

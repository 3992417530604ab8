"""Which font has the letters of a text. A card never shows boxes in place of them."""

import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

from django.conf import settings
from fontTools.ttLib import TTFont, TTLibError
from PIL import ImageFont, features

BOLD = 700  # on the axis that is called Weight

# Open fonts (Noto, SIL OFL 1.1) and the packages that carry them, by script (ISO 15924).
# Chinese, Japanese and Korean share letters that each of them draws its own way.
CJK = "justmytype_intl_cjk", "fonts/ofl"
PACKED = {
    "Latn": ("fontpkg_noto_sans", "files/NotoSans[wdth,wght].ttf"),
    "Arab": ("fontpkg_noto_sans_arabic", "files/NotoSansArabic[wdth,wght].ttf"),
    "Kore": (CJK[0], f"{CJK[1]}/notosanskr/NotoSansKR[wght].ttf"),
    "Hans": (CJK[0], f"{CJK[1]}/notosanssc/NotoSansSC[wght].ttf"),
    "Hant": (CJK[0], f"{CJK[1]}/notosanstc/NotoSansTC[wght].ttf"),
    "Jpan": (CJK[0], f"{CJK[1]}/notosansjp/NotoSansJP[wght].ttf"),
}
UNSEEN = {"Cc", "Cf", "Zs", "Zl", "Zp"}  # categories of what no font has to draw


def font_for(texts: list[str], script: str) -> Path | None:
    """The first font that has every letter of all these texts, or None.

    None too where Pillow cannot shape letters: Arabic would fall apart.
    """
    if not features.check("raqm"):
        return None
    wanted = {ord(each) for text in texts for each in text if is_seen(each)}
    return next((path for path in fonts(script) if wanted <= letters(path)), None)


def is_seen(letter: str) -> bool:
    return unicodedata.category(letter) not in UNSEEN


def fonts(script: str) -> Iterator[Path]:
    """The house's own, then that of the script, then the others."""
    yield from map(Path, settings.CARD_FONTS)
    first = [script] if script in PACKED else []
    for each in dict.fromkeys([*first, *PACKED]):
        if path := packed(*PACKED[each]):
            yield path


@lru_cache
def packed(package: str, name: str) -> Path | None:
    """Where the package's font lies; None where the package is not installed."""
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        return None
    path = Path(spec.origin).parent / name
    return path if path.is_file() else None


@lru_cache(maxsize=16)
def letters(path: Path) -> frozenset[int]:
    """The code points that the font can draw; none of a file that is no font."""
    try:
        with TTFont(path, lazy=True, fontNumber=0) as font:
            return frozenset(font.getBestCmap() or ())
    except (OSError, TTLibError):
        return frozenset()


def opened(path: Path, size: int) -> ImageFont.FreeTypeFont:
    """The font in bold, as far as it has weights, shaped as its script needs it."""
    font = ImageFont.truetype(str(path), size, layout_engine=ImageFont.Layout.RAQM)
    try:
        axes = font.get_variation_axes()
    except OSError:  # it has one weight
        return font
    font.set_variation_by_axes(
        [BOLD if axis["name"] == b"Weight" else axis["default"] or 0 for axis in axes]
    )
    return font

"""The editions' standing pages: contact, corrections, publishing principles."""

from newsroom.demo.facts import StandingPage
from newsroom.demo.standing import ar, en, es, fa, fr, ko, pt, ru, sw, uk, vi, zh

# by the edition's prefix, in the order of the footer
PAGES: dict[str, tuple[StandingPage, ...]] = {
    "": en.PAGES,
    "fa": fa.PAGES,
    "ko": ko.PAGES,
    "es": es.PAGES,
    "ar": ar.PAGES,
    "fr": fr.PAGES,
    "pt": pt.PAGES,
    "ru": ru.PAGES,
    "sw": sw.PAGES,
    "uk": uk.PAGES,
    "vi": vi.PAGES,
    "zh": zh.PAGES,
}

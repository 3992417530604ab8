"""Frames: what stands around every story of a section, drawn once for many pages.

A frame hangs on the edition as it stands on the board, so that it is as new as the
edition's stamp, and goes with it.
"""

from datetime import datetime
from typing import NamedTuple

from django.template.loader import render_to_string

from articles.addresses import list_path
from articles.chrome import chrome_for
from services.models import Edition

# Where a story's own parts go. No text of ours holds a NUL.
HEAD, MAIN, BELOW = "\0head\0", "\0main\0", "\0below\0"


class Frame(NamedTuple):
    """The page before its head, between head and main part, between that and what
    stands below it, and after all of them; UTF-8.
    """

    before: bytes
    between: bytes
    beneath: bytes
    after: bytes


def story_frame(edition: Edition, now: datetime, section: str) -> Frame:
    """The frame of stories in the section with this slug.

    The edition's language is active.
    """
    chrome = chrome_for(edition, now).on(section)
    key = ("story", section, chrome.banners, chrome.corrections)
    frame = edition.drawn.get(key)
    if frame is None:
        within = list_path(edition.prefix, "section", section)
        context = {"edition": edition, "chrome": chrome, "within": within}
        places = {"head": HEAD, "main": MAIN, "below": BELOW}
        html = render_to_string("articles/story.html", context | places)
        before, rest = html.split(HEAD)
        between, rest = rest.split(MAIN)
        frame = Frame(
            *(part.encode() for part in (before, between, *rest.split(BELOW)))
        )
        edition.drawn[key] = frame
    return frame

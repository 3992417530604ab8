"""What a story's text may hold: the editor's extensions, the tags, their values.

Settings import this module, so it must not import models.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from django.urls import reverse_lazy
from django_prose_editor.config import EXTENSION_MAPPING, html_tags

Markup = Mapping[str, frozenset[str]]
PLAIN: frozenset[str] = frozenset()
DIRECTED = frozenset({"dir", "lang"})
PHOTO_VALUES = frozenset({"data-photo", "data-layout", "data-file", "data-alt"})

# The sites that a text may point to in a card of its own, by host.
EMBED_SITES = {
    **dict.fromkeys(
        ("www.youtube.com", "youtube.com", "m.youtube.com", "youtu.be"), "YouTube"
    ),
    **dict.fromkeys(("vimeo.com", "www.vimeo.com", "player.vimeo.com"), "Vimeo"),
    **dict.fromkeys(
        ("x.com", "www.x.com", "twitter.com", "www.twitter.com", "mobile.twitter.com"),
        "X",
    ),
    **dict.fromkeys(
        ("www.facebook.com", "facebook.com", "m.facebook.com", "fb.watch"), "Facebook"
    ),
    **dict.fromkeys(("www.instagram.com", "instagram.com"), "Instagram"),
    **dict.fromkeys(("www.tiktok.com", "tiktok.com", "vm.tiktok.com"), "TikTok"),
    "t.me": "Telegram",
    **dict.fromkeys(("soundcloud.com", "on.soundcloud.com"), "SoundCloud"),
    "open.spotify.com": "Spotify",
    **dict.fromkeys(("datawrapper.dwcdn.net", "www.datawrapper.de"), "Datawrapper"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Element:
    """One thing a text may hold: the editor's extensions for it, and its HTML.

    `blocks` may stand in the row, `parts` only inside a block, `inline` among the
    words. Each tag comes with the attributes it may carry.
    """

    extensions: Mapping[str, Any]
    blocks: Markup = field(default_factory=dict)
    parts: Markup = field(default_factory=dict)
    inline: Markup = field(default_factory=dict)


VOCABULARY = (
    Element(extensions={"Paragraph": True}, blocks={"p": DIRECTED}),
    Element(
        extensions={"Heading": {"levels": [2, 3]}},
        blocks={"h2": DIRECTED, "h3": DIRECTED},
    ),
    Element(extensions={"Bold": True}, inline={"strong": PLAIN}),
    Element(extensions={"Italic": True}, inline={"em": PLAIN}),
    Element(extensions={"Subscript": True}, inline={"sub": PLAIN}),
    Element(extensions={"Superscript": True}, inline={"sup": PLAIN}),
    Element(extensions={"HardBreak": True}, inline={"br": PLAIN}),
    Element(extensions={"Blockquote": True}, blocks={"blockquote": DIRECTED}),
    Element(extensions={"Cite": True}, inline={"cite": PLAIN}),
    Element(
        extensions={
            "BulletList": True,
            "OrderedList": {"enableListAttributes": False},
            "ListItem": True,
        },
        blocks={"ul": DIRECTED, "ol": DIRECTED | {"start"}},
        parts={"li": DIRECTED},
    ),
    Element(
        extensions={"CheckedLink": {"enableTarget": False}},
        inline={"a": frozenset({"href"})},
    ),
    Element(extensions={"HorizontalRule": True}, blocks={"hr": PLAIN}),
    Element(
        extensions={
            "Photo": {"pickerUrl": reverse_lazy("admin:photos_photo_picker")},
            "Recording": {
                "pickerUrl": reverse_lazy("admin:recordings_recording_picker")
            },
            "Gallery": {"pickerUrl": reverse_lazy("admin:photos_photo_picker")},
            "Embed": {"sites": EMBED_SITES},
        },
        blocks={
            "figure": PHOTO_VALUES | {"data-embed", "data-recording", "data-gallery"}
        },
        parts={"figcaption": PLAIN},
    ),
    Element(
        extensions={
            "PullQuote": True,
            "QuoteSource": True,
            "FactBox": True,
            "RelatedStory": {
                "pickerUrl": reverse_lazy("admin:articles_article_stories")
            },
        },
        blocks={"aside": frozenset({"data-type", "data-related"})},
    ),
)

MENU_GROUPS = (
    *("blockType -lists", "marks", "link", "lists", "nodes -blockType -lists"),
    *("newsroom", "history", "tools"),
)

# What the editor loads, for the field. NoSpellCheck is on unless refused.
EXTENSIONS: dict[str, Any] = {
    name: options
    for element in VOCABULARY
    for name, options in element.extensions.items()
} | {
    "BlockLanguage": True,
    "Hints": True,
    "Finding": True,
    "NoteMarks": True,
    "ShortcutHelp": True,
    "CleanPaste": True,
    "TrailingNode": True,
    "NoSpellCheck": False,
    "Menu": {"groups": [{"group": group} for group in MENU_GROUPS]},
}

# For standing pages, which hold words alone.
IN_STORIES_ALONE = frozenset(
    [
        *(
            "Photo",
            "Recording",
            "Gallery",
            "Embed",
            "PullQuote",
            "QuoteSource",
            "FactBox",
            "RelatedStory",
        ),
        "NoteMarks",
    ]
)
PAGE_EXTENSIONS = {
    name: options
    for name, options in EXTENSIONS.items()
    if name not in IN_STORIES_ALONE
}

# The library wants to know the names that are not its own. They allow nothing:
# `sanitize` takes the place of the allowlist that it would make from them.
PROCESSORS = {
    name: html_tags([]) for name in EXTENSIONS if name not in EXTENSION_MAPPING
}

BLOCKS = {tag: names for e in VOCABULARY for tag, names in e.blocks.items()}
PARTS = {tag: names for e in VOCABULARY for tag, names in e.parts.items()}
INLINE = {tag: names for e in VOCABULARY for tag, names in e.inline.items()}
HOMES = {part: {*e.blocks, *e.parts} for e in VOCABULARY for part in e.parts}
LAYOUTS = ("inline", "wide", "full")
BOXES = ("pullquote", "factbox")
LONGEST_ALT = 400
LARGEST_GALLERY = 40  # photos

Check = Callable[[str], str | None]


def _only(pattern: str) -> Check:
    matches = re.compile(pattern).fullmatch
    return lambda value: value if matches(value) else None


# A whole web address without a name in it (https://bank.example@evil.example),
# a mail address, a telephone number, or a path on this site; never //host, which
# leaves the site. static/js/editor_nodes.js holds the same rule for the dialog.
is_link = re.compile(
    r"""https?://[^\s/\\?#@<>"]+(?:[/?#][^\s\\<>"]*)?"""
    r"""|mailto:[^\s@\\<>"]+@[^\s\\<>"]+"""
    r"""|tel:[+\d().-]+"""
    r"""|/(?![/\\])[^\s\\<>"]*""",
    re.IGNORECASE,
).fullmatch


def checked_link(address: str) -> str | None:
    """The address as it may stand in a link, or None."""
    address = address.strip()
    return address if is_link(address) else None


# An https address at one of these hosts: no name before it, no port behind it.
is_embed = re.compile(
    rf"https://(?:{'|'.join(map(re.escape, EMBED_SITES))})/[^\s\\<>\"]{{0,1900}}"
).fullmatch


def checked_embed(address: str) -> str | None:
    """The address as a card may point to it, or None."""
    address = address.strip()
    return address if is_embed(address) else None


def embed_site(address: str) -> str:
    """The name of the site: `YouTube`."""
    return EMBED_SITES[urlsplit(address).netloc]


def checked_alt(words: str) -> str | None:
    """Alternative text in one line, or None where there is none."""
    return " ".join(words.split())[:LONGEST_ALT].strip() or None


def checked_gallery(numbers: str) -> str | None:
    """Two photos or more by number, each once, in their order; or None."""
    found = list(dict.fromkeys(numbers.replace(" ", "").split(",")))
    is_good = all(map(is_number, found)) and 2 <= len(found) <= LARGEST_GALLERY
    return ",".join(found) if is_good else None


is_number = re.compile("[1-9][0-9]{0,8}").fullmatch  # fits the database's integer


CHECKS: dict[str, Check] = {
    "href": checked_link,
    "dir": _only("ltr|rtl"),  # "auto" is what every block is anyway
    "lang": _only("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*"),
    "start": _only("[1-9][0-9]{0,8}"),
    "data-photo": _only("[1-9][0-9]{0,8}"),  # fits the database's integer
    "data-layout": _only("|".join(LAYOUTS)),
    "data-file": _only("yes|no"),
    "data-alt": checked_alt,
    "data-recording": _only("[1-9][0-9]{0,8}"),
    "data-gallery": checked_gallery,
    "data-embed": checked_embed,
    "data-type": _only("|".join(BOXES)),
    "data-related": _only("[1-9][0-9]{0,8}"),
}

"""The text of a story: what it may hold, how it is cleaned, drawn, read and compared.

A body is stored as HTML: a row of blocks from `VOCABULARY` and nothing else.
Photos stand in it as references, `<figure data-photo="12" data-layout="wide">`.
Settings import this module, so it must not import models.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from html import escape, unescape
from itertools import groupby, zip_longest
from typing import Any, Literal, NamedTuple

import nh3
from django.urls import reverse_lazy
from django.utils.safestring import SafeString
from django_prose_editor.config import EXTENSION_MAPPING, html_tags
from lxml.html.diff import htmldiff

from articles.markup import Node, Tag, read, written

Markup = Mapping[str, frozenset[str]]
PLAIN: frozenset[str] = frozenset()
DIRECTED = frozenset({"dir", "lang"})


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
        extensions={"Photo": {"pickerUrl": reverse_lazy("admin:photos_photo_picker")}},
        blocks={"figure": frozenset({"data-photo", "data-layout"})},
        parts={"figcaption": PLAIN},
    ),
)

MENU_GROUPS = (
    *("blockType -lists", "lists", "nodes -blockType -lists", "newsroom"),
    *("marks", "link", "history", "photo"),
)

# What the editor loads, for the field. NoSpellCheck is on unless refused.
EXTENSIONS: dict[str, Any] = {
    name: options
    for element in VOCABULARY
    for name, options in element.extensions.items()
} | {
    "BlockLanguage": True,
    "CleanPaste": True,
    "TrailingNode": True,
    "NoSpellCheck": False,
    "Menu": {"groups": [{"group": group} for group in MENU_GROUPS]},
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

Check = Callable[[str], str | None]
DrawPhoto = Callable[[int, str, str], str | None]


def _only(pattern: str) -> Check:
    matches = re.compile(pattern).fullmatch
    return lambda value: value if matches(value) else None


def _refused(_value: str) -> None:
    """What is asked of a value whose name has no check: nh3 asks for any name."""


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


CHECKS: dict[str, Check] = {
    "href": checked_link,
    "dir": _only("ltr|rtl"),  # "auto" is what every block is anyway
    "lang": _only("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*"),
    "start": _only("[1-9][0-9]{0,8}"),
    "data-photo": _only("[1-9][0-9]{0,8}"),  # fits the database's integer
    "data-layout": _only("|".join(LAYOUTS)),
}

_cleaner = nh3.Cleaner(
    tags={*BLOCKS, *PARTS, *INLINE},
    attributes={tag: {*names} for tag, names in {**BLOCKS, **PARTS, **INLINE}.items()},
    attribute_filter=lambda _tag, name, value: CHECKS.get(name, _refused)(value),
    url_schemes={"http", "https", "mailto", "tel"},
    link_rel=None,
    strip_comments=True,
    clean_content_tags={
        *("script", "style", "iframe", "object", "svg", "math"),
        *("template", "noscript", "title"),
    },
)

# The figure as `sanitize` leaves it, always in this one form. In cleaned text
# every typed "<" is "&lt;" and no attribute holds a ">", so patterns are exact.
FIGURE = re.compile(
    r'<figure data-photo="(?P<photo>[0-9]{1,9})" data-layout="(?P<layout>\w+)">'
    r"<figcaption>(?P<caption>.*?)</figcaption></figure>",
    re.DOTALL,
)
LINE_END = re.compile(r"<br>|</(?:p|h2|h3|li|blockquote|figcaption)>")
ANY_TAG = re.compile(r"<[^>]*>")
# What no XML feed may hold; Word leaves such characters behind.
UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
# Han and kana are written without spaces: each sign counts as a word.
SIGN = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")


def sanitize(html: str) -> str:
    """The body as it may be stored and drawn. Cleaning it again changes nothing.

    Markup that goes on changing is made to mean one thing to a cleaner and
    another to a browser; of that only the words are kept.
    """
    for _round in range(8):
        cleaned = _cleaned(html)
        if cleaned == html:
            return html
        html = cleaned
    lines = plain_text(html).splitlines()
    return _cleaner.clean("".join(f"<p>{escape(line)}</p>" for line in lines))


def _cleaned(html: str) -> str:
    cleaned = _cleaner.clean(UNPRINTABLE.sub("", html))
    arranged = written(_in_blocks(_arranged(read(cleaned))))
    return cleaned if arranged == cleaned else _cleaner.clean(arranged)


def _arranged(nodes: Iterable[Node], *, inside: str = "") -> Iterator[Node]:
    """The same nodes without links to nowhere, empty blocks and unclear figures."""
    for node in nodes:
        if isinstance(node, str):
            yield node
            continue
        node.children = list(_arranged(node.children, inside=node.name))
        if inside not in HOMES.get(node.name, {inside}):
            yield Tag("p", {}, node.children)
        elif node.name == "figure":
            yield _figure(node)
        elif node.name == "a" and "href" not in node.attributes:
            yield from node.children
        elif node.name in INLINE or _has_substance(node):
            yield node


def _figure(figure: Tag) -> Tag:
    """A figure with one caption, of words only; a paragraph where no photo is named."""
    caption = list(_words_only(figure.children))
    if "data-photo" not in figure.attributes:
        return Tag("p", {}, caption)
    attributes = {
        "data-photo": figure.attributes["data-photo"],
        "data-layout": figure.attributes.get("data-layout", LAYOUTS[0]),
    }
    return Tag("figure", attributes, [Tag("figcaption", {}, caption)])


def _words_only(nodes: Iterable[Node]) -> Iterator[Node]:
    for node in nodes:
        if isinstance(node, str):
            yield node
        elif node.name in INLINE:
            yield Tag(node.name, node.attributes, list(_words_only(node.children)))
        else:
            yield from _words_only(node.children)
            yield "" if node.name == "figcaption" else " "


def _has_substance(block: Tag) -> bool:
    if block.name == "figcaption":
        return True
    return block.has_words or any(tag.name in {"hr", "figure"} for tag in block.walk())


def _in_blocks(nodes: Iterable[Node]) -> list[Tag]:
    """The blocks in order; words outside any block are put into a paragraph."""
    row: list[Tag] = []
    for is_block, run in groupby(nodes, _is_block):
        if is_block:
            row += [node for node in run if isinstance(node, Tag)]
        elif (paragraph := Tag("p", {}, [*run])).has_words:
            row.append(paragraph)
    return row


def _is_block(node: Node) -> bool:
    return isinstance(node, Tag) and node.name in BLOCKS


def photo_ids(html: str) -> tuple[int, ...]:
    """Ids of the photos in a stored body, in the order of the text."""
    return tuple(int(found["photo"]) for found in FIGURE.finditer(html))


def render_body(html: str, *, draw_photo: DrawPhoto) -> str:
    """The body for readers: cleaned again, each figure replaced by its drawn photo.

    `draw_photo` is given the photo's id, its layout and the caption's HTML, empty
    where the photo's own caption stands; it answers HTML that is safe, or None
    where nothing may be shown. What follows a figure stays in either case.
    """

    def drawn(found: re.Match[str]) -> str:
        photo = int(found["photo"])
        return draw_photo(photo, found["layout"], found["caption"]) or ""

    return FIGURE.sub(drawn, sanitize(html))


def plain_text(html: str) -> str:
    """The words of a stored body, captions too; a line for each paragraph or item."""
    text = unescape(ANY_TAG.sub("", LINE_END.sub("\n", html)))
    lines = (line.strip() for line in text.splitlines())
    return "\n".join(line for line in lines if line)


def word_count(html: str) -> int:
    """Words of a stored body; Chinese and Japanese signs count one by one."""
    text, signs = SIGN.subn(" ", plain_text(html))
    return signs + sum(any(map(str.isalnum, word)) for word in text.split())


def blocks(html: str) -> list[str]:
    """The paragraphs, subheads, lists, photos ... of a body, each as HTML."""
    return [str(block) for block in _in_blocks(read(html))]


class BlockChange(NamedTuple):
    """One block of a comparison; a replaced one carries `<ins>` and `<del>`."""

    op: Literal["equal", "insert", "delete", "replace"]
    html: SafeString


def body_difference(old: str, new: str) -> tuple[BlockChange, ...]:
    """What became of each block between two bodies, in reading order."""
    before, after = blocks(sanitize(old)), blocks(sanitize(new))
    steps = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    return tuple(
        change
        for _op, start, end, new_start, new_end in steps
        for pair in zip_longest(before[start:end], after[new_start:new_end])
        for change in _changes(*pair)
    )


def _changes(old: str | None, new: str | None) -> Iterator[BlockChange]:
    if old == new and new is not None:
        yield BlockChange("equal", SafeString(new))
    elif old and new and (marked := _marked_words(old, new)):
        yield BlockChange("replace", SafeString(marked))
    else:
        if old:
            yield BlockChange("delete", SafeString(old))
        if new:
            yield BlockChange("insert", SafeString(new))


def _marked_words(old: str, new: str) -> str:
    """The new block with the changed words marked; empty if words do not tell it.

    They do not tell another photo, another layout, or words only made bold.
    """
    if _photos(old) != _photos(new):
        return ""
    marked = str(htmldiff(old, new))
    return marked if "<ins>" in marked or "<del>" in marked else ""


def _photos(block: str) -> list[str]:
    return re.findall("<figure[^>]*>", block)

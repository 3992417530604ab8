"""The row of blocks that a text is: every part in its place, nothing empty.

Given the tree of a cleaned text. Boxes stand in the row alone, never in a list,
a quote or another box; what may not stand where it was put goes below the block
that held it, and no words are lost.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby

from articles.markup import Node, Tag
from articles.vocabulary import BLOCKS, BOXES, HOMES, INLINE, LAYOUTS

# What a box may hold, as blocks of its own; lists hold paragraphs and lists.
BOX_BLOCKS = {
    "pullquote": frozenset({"p"}),
    "factbox": frozenset({"p", "h3", "ul", "ol"}),
}
LIST_BLOCKS = frozenset({"p", "ul", "ol"})
ALONE = ("data-recording", "data-gallery", "data-embed")  # all that a figure says
HOLDERS = frozenset({"blockquote", "ul", "ol", "li"})


def arranged(nodes: Iterable[Node]) -> list[Tag]:
    """The same words as a row of blocks."""
    row: list[Node] = []
    for node in nodes:
        strays: list[Node] = []
        row += _kept([node], inside="", strays=strays)
        row += strays
    return in_blocks(row)


def in_blocks(nodes: Iterable[Node]) -> list[Tag]:
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


def _kept(nodes: Iterable[Node], *, inside: str, strays: list[Node]) -> Iterator[Node]:
    """The nodes in place; `strays` is given what may not stand inside."""
    for node in nodes:
        if isinstance(node, str):
            yield node
            continue
        node.children = list(_kept(node.children, inside=node.name, strays=strays))
        if node.name != "aside":
            yield from _in_place(node, inside)
        elif inside:
            strays.extend(_aside(node, strays))
        else:
            yield from _aside(node, strays)


def _in_place(tag: Tag, inside: str) -> Iterator[Node]:
    """The tag without links to nowhere, empty blocks and unclear figures."""
    if inside not in HOMES.get(tag.name, {inside}):
        yield Tag("p", {}, tag.children)
    elif tag.name == "figure":
        yield _figure(tag)
    elif tag.name == "a" and "href" not in tag.attributes:
        yield from tag.children
    elif tag.name in INLINE or _has_substance(tag):
        yield tag


def _figure(figure: Tag) -> Tag:
    """A figure with one caption, of words only; a paragraph where it shows nothing."""
    caption = list(_words_only(figure.children))
    given = figure.attributes
    if "data-photo" in given:
        values = {"data-photo": given["data-photo"]}
        values["data-layout"] = given.get("data-layout", LAYOUTS[0])
        values |= {k: given[k] for k in ("data-file", "data-alt") if k in given}
    elif name := next((name for name in ALONE if name in given), ""):
        values = {name: given[name]}
    else:
        return Tag("p", {}, caption)
    return Tag("figure", values, [Tag("figcaption", {}, caption)])


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


# ── Boxes ────────────────────────────────────────────────────────────────────


def _aside(aside: Tag, strays: list[Node]) -> Iterator[Node]:
    """A box with blocks of its kind, or the place of a related story."""
    if related := aside.attributes.get("data-related"):
        yield Tag("aside", {"data-related": related})
        yield from aside.children
    elif (kind := aside.attributes.get("data-type", "")) in BOXES:
        _lift_figures(aside, strays)
        box = Tag("aside", {"data-type": kind})
        box.children = list(_fitted(aside.children, BOX_BLOCKS[kind]))
        if box.has_words:
            yield box
    else:
        yield from aside.children


def _lift_figures(tag: Tag, strays: list[Node]) -> None:
    kept: list[Node] = []
    for child in tag.children:
        if isinstance(child, Tag) and child.name == "figure":
            strays.append(child)
            continue
        if isinstance(child, Tag):
            _lift_figures(child, strays)
        kept.append(child)
    tag.children = kept


def _fitted(nodes: Iterable[Node], allowed: frozenset[str]) -> Iterator[Node]:
    """The words in blocks that are allowed here."""
    for is_words, run in groupby(nodes, _is_words):
        if is_words:
            paragraph = Tag("p", {}, [*run])
            if paragraph.has_words:
                yield paragraph
            continue
        for tag in run:
            if isinstance(tag, Tag) and tag.has_words:
                yield from _fitted_block(tag, allowed)


def _is_words(node: Node) -> bool:
    return isinstance(node, str) or node.name in INLINE


def _fitted_block(tag: Tag, allowed: frozenset[str]) -> Iterator[Node]:
    if tag.name in {"ul", "ol"} and tag.name in allowed:
        yield Tag(tag.name, tag.attributes, list(_items(tag.children)))
    elif tag.name in allowed:
        yield tag
    elif tag.name in HOLDERS:
        yield from _fitted(tag.children, allowed)
    else:
        name = "h3" if tag.name == "h2" and "h3" in allowed else "p"
        yield Tag(name, tag.attributes, tag.children)


def _items(nodes: Iterable[Node]) -> Iterator[Tag]:
    """The items of a list in a box; whatever else was in the list is one of its own."""
    for is_item, run in groupby(nodes, _is_item):
        for tag in run if is_item else [Tag("li", {}, [*run])]:
            if isinstance(tag, Tag) and tag.has_words:
                blocks = list(_fitted(tag.children, LIST_BLOCKS))
                yield Tag("li", tag.attributes, blocks)


def _is_item(node: Node) -> bool:
    return isinstance(node, Tag) and node.name == "li"

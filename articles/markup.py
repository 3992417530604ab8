"""Cleaned HTML as a small tree, so that it can be rearranged.

Reads only what nh3 wrote: tags closed in order, values quoted, "<" in text
escaped. Text is kept as it is written, entities and all, and never decoded:
a typed "&lt;script&gt;" cannot come back as a tag.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html import unescape

VOID = frozenset({"br", "hr"})
DEEPEST = 12  # lists in quotes in lists ...; tags nested deeper are left out

_tag = re.compile(r'<(?P<end>/?)(?P<name>[a-z0-9]+)(?P<values>(?: [a-z-]+="[^"]*")*)>')
_value = re.compile(r' ([a-z-]+)="([^"]*)"')


@dataclass(slots=True)
class Tag:
    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list["Node"] = field(default_factory=list)

    def __str__(self) -> str:
        values = "".join(
            f' {name}="{value}"' for name, value in self.attributes.items()
        )
        if self.name in VOID:
            return f"<{self.name}{values}>"
        return f"<{self.name}{values}>{written(self.children)}</{self.name}>"

    def walk(self) -> Iterator["Tag"]:
        """The tag itself and every tag inside it."""
        yield self
        for child in self.children:
            if isinstance(child, Tag):
                yield from child.walk()

    @property
    def has_words(self) -> bool:
        return any(
            unescape(child).strip()
            for tag in self.walk()
            for child in tag.children
            if isinstance(child, str)
        )


Node = Tag | str


def read(html: str) -> list[Node]:
    """The tree of a cleaned text."""
    root = Tag("")
    open_tags = [root]
    too_deep = 0
    end = 0
    for found in _tag.finditer(html):
        _add_text(open_tags[-1], html[end : found.start()])
        end = found.end()
        if found["name"] in VOID:
            open_tags[-1].children.append(Tag(found["name"]))
        elif found["end"]:
            too_deep, closes = max(too_deep - 1, 0), not too_deep
            if closes:
                open_tags.pop()
        elif len(open_tags) > DEEPEST:
            too_deep += 1
        else:
            tag = Tag(found["name"], dict(_value.findall(found["values"])))
            open_tags[-1].children.append(tag)
            open_tags.append(tag)
    _add_text(root, html[end:])
    return root.children


def _add_text(tag: Tag, text: str) -> None:
    if text:
        tag.children.append(text)


def written(nodes: Iterable[Node]) -> str:
    """The tree as HTML again."""
    return "".join(map(str, nodes))

"""What a reader's page costs to fetch: gzip bytes of its HTML, styles and scripts."""

import gzip
import posixpath
import re
from pathlib import Path
from typing import NamedTuple

from django.conf import settings
from django.test import Client

stylesheets = re.compile(r'<link rel="stylesheet" href="([^"]+)"')
scripts = re.compile(r'<script[^>]* src="([^"]+)"')
imports = re.compile(r"""(?:\bfrom|\bimport)\s*\(?\s*["'](\.[^"']+)["']""")


class Weight(NamedTuple):
    """Bytes that travel, by what they are."""

    html: int
    css: int
    js: int


def packed(content: bytes) -> int:
    """The size of what travels."""
    return len(gzip.compress(content, 9, mtime=0))


def weigh(address: str) -> Weight:
    """The page as readers get it, with every file it asks for once."""
    html = Client().get(address).content
    text = html.decode()
    return Weight(
        html=packed(html),
        css=sum(packed(read(sheet)) for sheet in stylesheets.findall(text)),
        js=sum(packed(read(script)) for script in modules(scripts.findall(text))),
    )


def read(address: str) -> bytes:
    """A static file as it is collected."""
    name = address.removeprefix(settings.STATIC_URL)
    return Path(settings.STATIC_ROOT, name).read_bytes()


def modules(addresses: list[str]) -> set[str]:
    """These scripts and everything that they import."""
    found: set[str] = set()
    waiting = list(addresses)
    while waiting:
        address = waiting.pop()
        if address not in found:
            found.add(address)
            here = posixpath.dirname(address)
            waiting += [
                posixpath.normpath(posixpath.join(here, name))
                for name in imports.findall(read(address).decode())
            ]
    return found


def table(weights: dict[str, Weight], limits: Weight) -> str:
    """The weights in kilobytes, as docs/weights.md records them."""
    rows = ["| page | HTML | CSS | JS |", "|---|---|---|---|"]
    rows += [row(name, weight) for name, weight in weights.items()]
    return "\n".join([*rows, row("at most", limits)]) + "\n"


def row(name: str, weight: Weight) -> str:
    return " | ".join([f"| {name}", *(f"{size / 1000:.1f}" for size in weight)]) + " |"

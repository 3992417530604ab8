"""The sentences that the code says, found without any tool of the system's.

A catalogue that lacks one would show English in the middle of a Korean page.
"""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import IO, Any

from babel.messages.extract import extract_javascript, extract_python
from django.conf import settings
from django.utils.translation.template import templatize

# A context or None, and the sentence, or its singular and plural.
Message = tuple[str | None, str | tuple[str, str]]

APPS = (
    "articles",
    "banners",
    "bylines",
    "door",
    "fronts",
    "newsroom",
    "photos",
    "pressroom",
    "recordings",
    "services",
    "staff",
)
UNSAID = ("migrations", "demo")  # folders whose words nobody translates
PLURAL = {"ngettext", "ngettext_lazy", "npgettext", "npgettext_lazy"}
CONTEXT = {"pgettext", "pgettext_lazy", "npgettext", "npgettext_lazy"}
SINGLE = {"_", "gettext", "gettext_lazy", "gettext_noop"}
KEYWORDS = dict.fromkeys(PLURAL | CONTEXT | SINGLE)

# In what `templatize` writes, a call whose arguments begin with string literals.
literal = r"""u?(?:'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*")"""
call = re.compile(rf"(\w*gettext|_)\(\s*({literal}(?:\s*,\s*{literal})*)", re.DOTALL)


@cache
def messages(domain: str) -> set[Message]:
    """Everything translatable of a catalogue: `django` or `djangojs`."""
    found = in_scripts() if domain == "djangojs" else in_pages()
    return {message(name, words) for name, words in found if words and words[0]}


def in_pages() -> Iterator[tuple[str, list[str]]]:
    """Calls in Python and in templates: the function's name and its words."""
    for app in APPS:
        for file in sorted((settings.BASE_DIR / app).rglob("*.py")):
            if not set(UNSAID) & set(file.parts):
                yield from extracted(file, extract_python)
    for file in sorted((settings.BASE_DIR / "templates").rglob("*")):
        if file.is_file():
            yield from in_template(templatize(file.read_text(), origin=str(file)))


def in_scripts() -> Iterator[tuple[str, list[str]]]:
    for file in sorted((settings.BASE_DIR / "static" / "js").glob("*.js")):
        yield from extracted(file, extract_javascript)


def extracted(file: Path, extract: Any) -> Iterator[tuple[str, list[str]]]:
    source: IO[bytes]
    with file.open("rb") as source:
        for _line, name, words, _comments in extract(source, KEYWORDS, (), {}):
            words = [words] if isinstance(words, str) else list(words or ())
            yield name, [word for word in words if word is not None]


def in_template(text: str) -> Iterator[tuple[str, list[str]]]:
    for name, arguments in call.findall(text):
        yield name, [ast.literal_eval(word) for word in re.findall(literal, arguments)]


def message(name: str, words: list[str]) -> Message:
    context = words.pop(0) if name in CONTEXT else None
    return context, (words[0], words[1]) if name in PLURAL else words[0]

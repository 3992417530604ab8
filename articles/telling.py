"""Telling changes: those after which the earlier text may have been wrong.

A number, a name, a quotation, a negation or the headline was touched in what readers
have. New paragraphs tell nothing: they add. It is a question to an editor and never
a judgement, so it rather asks once too often.
"""

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest

from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.prose import plain_text
from articles.snapshot import Snapshot
from articles.telling_words import INSIDE, NEGATIONS, NUMBERS

SHOWN = 8  # changes an editor is shown before the question

# Chinese signs are words each: nothing stands between them.
WORD = re.compile(r"[\u3400-\u9fff]|[\w'’‌-]+(?:[.,:/٫٬]\d+)*%?", re.UNICODE)
QUOTED = re.compile(r"“[^”]*”|«[^»]*»|„[^“”]*[“”]|「[^」]*」|『[^』]*』|\"[^\"]*\"")


class Kind(models.TextChoices):
    HEADLINE = "headline", _("Headline")
    NUMBER = "number", _("Number")
    NAME = "name", _("Name or word")
    QUOTATION = "quotation", _("Quotation")
    NEGATION = "negation", _("Negation")


@dataclass(frozen=True, slots=True)
class Telling:
    """One change; `before` or `after` is empty where something came or went."""

    kind: Kind
    before: str
    after: str


def telling_changes(
    before: Snapshot, after: Snapshot, language: str
) -> tuple[Telling, ...]:
    """What the change from one text to the other touches, the headline first.

    `language` is the edition's tag, such as `zh-Hans`.
    """
    found = list(headline_changes(before, after))
    common = small_words(before.body) | small_words(after.body)
    for old, new in changed_texts(before, after):
        found += text_changes(old, new, language.partition("-")[0], common)
    return tuple(dict.fromkeys(found))


def small_words(body: str) -> set[str]:
    """Words that the text writes without a capital: they are no names elsewhere."""
    return {word for word in WORD.findall(plain_text(body)) if word.islower()}


def headline_changes(before: Snapshot, after: Snapshot) -> Iterator[Telling]:
    if before.headline.strip() != after.headline.strip():
        yield Telling(Kind.HEADLINE, before.headline, after.headline)


def changed_texts(before: Snapshot, after: Snapshot) -> Iterator[tuple[str, str]]:
    """Pairs of an earlier passage and what stands in its place now, if anything."""
    for name in ("kicker", "summary", "short_headline"):
        old, new = getattr(before, name), getattr(after, name)
        if old and old != new:
            yield old, new
    old_lead, new_lead = before.lead_photo, after.lead_photo
    if old_lead and new_lead and old_lead.photo == new_lead.photo:
        yield old_lead.caption, new_lead.caption
    yield from changed_lines(plain_text(before.body), plain_text(after.body))


def changed_lines(old: str, new: str) -> Iterator[tuple[str, str]]:
    """Each earlier line of the text that is gone or written anew, with its successor."""
    before, after = old.splitlines(), new.splitlines()
    steps = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    for step, start, end, new_start, new_end in steps:
        if step in ("replace", "delete"):
            gone, come = before[start:end], after[new_start:new_end]
            yield from paired(gone, come)


def paired(gone: list[str], come: list[str]) -> Iterator[tuple[str, str]]:
    """Each line that is gone, with the line most like it among those that came."""
    if len(gone) == len(come) == 1:
        yield gone[0], come[0]
        return
    left = list(come)
    for line in gone:
        best = max(left, key=lambda other: likeness(line, other), default="")
        if best and likeness(line, best) > 0.4:
            left.remove(best)
            yield line, best
        else:
            yield line, ""


def likeness(one: str, other: str) -> float:
    return SequenceMatcher(
        None, WORD.findall(one), WORD.findall(other), autojunk=False
    ).ratio()


def text_changes(
    old: str, new: str, language: str, common: AbstractSet[str] = frozenset()
) -> Iterator[Telling]:
    """What of a passage's words is telling: quotations whole, the rest word by word."""
    quotes, new_quotes = QUOTED.findall(old), QUOTED.findall(new)
    for quote in quotes:
        if quote not in new_quotes:
            yield Telling(Kind.QUOTATION, quote, "")
    before, after = words_of(old, common), words_of(new, common)
    plain_before = [word for word, _is_first in before]
    plain_after = [word for word, _is_first in after]
    steps = SequenceMatcher(None, plain_before, plain_after, autojunk=False)
    for step, start, end, new_start, new_end in steps.get_opcodes():
        if step != "equal":
            yield from word_changes(
                before[start:end], after[new_start:new_end], language
            )


Word = tuple[str, bool]


def words_of(text: str, common: AbstractSet[str]) -> list[Word]:
    """The words, each with whether it is a name as far as capitals tell."""
    return [
        (word, is_name(word, is_common=word.lower() in common))
        for word in WORD.findall(text)
    ]


def is_name(word: str, *, is_common: bool) -> bool:
    """A capital, on a word that the text nowhere writes small; all capitals anywhere."""
    if len(word) < 2 or not word[0].isupper():
        return False
    return word.isupper() or not is_common


def word_changes(
    gone: list[Word], come: list[Word], language: str
) -> Iterator[Telling]:
    for old, new in zip_longest(gone, come, fillvalue=("", False)):
        if old[0] == new[0]:
            continue
        kinds = {kind_of(word, language, old[0], new[0]) for word in (old, new)}
        for kind in Kind:
            if kind in kinds:
                yield Telling(kind, old[0], new[0])
                break


def kind_of(word: Word, language: str, old: str, new: str) -> Kind | None:
    """What sort of word this is, or None if its change tells nothing."""
    text, is_named = word
    if any(map(str.isdigit, text)) or text.casefold() in NUMBERS.get(language, ()):
        return Kind.NUMBER
    if is_negation(text, language):
        return Kind.NEGATION
    return Kind.NAME if is_named or is_unmarked_name(text, old, new) else None


def is_negation(word: str, language: str) -> bool:
    if word.casefold() in NEGATIONS.get(language, ()):
        return True
    return language in INSIDE and bool(INSIDE[language].search(word.casefold()))


def is_unmarked_name(word: str, old: str, new: str) -> bool:
    """In scripts without capitals any word may be a name: ask where one took
    another's place.
    """
    is_caseless = len(word) > 1 and word.upper() == word.lower() and word.isalpha()
    return is_caseless and bool(old and new)

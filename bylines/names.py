"""Names as people write them: found whatever their case, accents, blanks and hyphens."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import islice

from bylines.models import Contributor, ContributorName

# Letters that no decomposition takes apart.
ALIKE = {"đ": "d", "ł": "l", "ø": "o", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe"} | {
    "ي": "ی",
    "ى": "ی",
    "ك": "ک",
    "ة": "ه",
}
UNSEEN = ("Mn", "Cf")  # accents and vowel signs; what joins, parts or turns letters
SLOT = r"[\W_]{0,3}"  # between the words of a name: a blank, a hyphen, or nothing
# Scripts that put other words right beside a name.
CROWDED = re.compile(
    "[\u0e00-\u0e7f\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"
)
AROUND = 40  # characters shown on either side
SHORT = 4  # letters; a shorter lone word stands in too many others


class Folds(dict[int, str]):
    """What each sign is compared as, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        parts = unicodedata.normalize("NFKD", chr(code))
        bare = "".join(one for one in parts if unicodedata.category(one) not in UNSEEN)
        plain = unicodedata.normalize("NFC", bare).casefold()
        self[code] = folded = "".join(ALIKE.get(one, one) for one in plain)
        return folded


FOLDS = Folds()


def composed(text: str) -> str:
    """The text with its signs written in one way, as `fold` expects it."""
    return unicodedata.normalize("NFKC", text)


def fold(text: str) -> str:
    """The text as names are compared in it."""
    return composed(text).translate(FOLDS)


def words_of_name(name: str) -> list[str]:
    """Its words, folded; what parts them, a blank or a hyphen, may be left out."""
    parted = re.split(r"[\W_\u200c]+", composed(name))
    return [word for word in map(fold, parted) if word]


def pattern_of(names: Iterable[str]) -> re.Pattern[str] | None:
    """Finds any of these names in a folded text; None where there is none to find."""
    found = {expression(words) for name in names if (words := words_of_name(name))}
    if not found:
        return None
    return re.compile("|".join(sorted(found, key=len, reverse=True)))


def expression(words: list[str]) -> str:
    """Declined and possessive forms are found too: a name may go on."""
    if CROWDED.search(words[0]):
        return SLOT.join(r"\s?".join(map(re.escape, word)) for word in words)
    said = SLOT.join(map(re.escape, words))
    ends = r"(?![^\W_])" if len(words) == 1 and len(words[0]) < SHORT else ""
    return rf"(?<![^\W_]){said}{ends}"


def excerpts(text: str, pattern: re.Pattern[str], most: int = 3) -> Iterator[str]:
    """The words around each place where a name stands, as they were written."""
    flat = " ".join(composed(text).split())
    folded = flat.translate(FOLDS)
    if not pattern.search(folded):
        return
    at = [place for place, sign in enumerate(flat) for _one in FOLDS[ord(sign)]]
    for found in islice(pattern.finditer(folded), most):
        begin = max(0, at[found.start()] - AROUND)
        end = at[found.end() - 1] + 1 + AROUND
        before, after = "…" if begin else "", "…" if end < len(flat) else ""
        yield f"{before}{flat[begin:end].strip()}{after}"


def printed_names(people: Iterable[Contributor]) -> set[str]:
    """Every form of their names that the house prints, their old addresses among them."""
    people = list(people)
    rows = ContributorName.objects.filter(contributor__in=people)
    typed = [name for person in people for name in (person.name, person.slug)]
    typed += rows.values_list("name", flat=True)
    return {name.strip() for name in typed if name.strip()}

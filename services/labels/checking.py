"""What a label may hold: its places, each once at least, and nothing that pages misread.

Labels stand on pages as they are, between tags and inside attributes.
"""

import re
import unicodedata

from django.utils.translation import gettext as _

from services.labels.plurals import Form
from services.labels.sentences import NUMBER, PLACE, Sentence

LONGEST = 500  # letters
MISREAD = re.compile(r'[<>&"]')
# Controls, marks that turn the text around them, halves of pairs, private letters, and
# what no XML may hold.
UNSEEN = re.compile(
    "[\\x00-\\x1f\\x7f-\\x9f\\u202a-\\u202e\\ud800-\\uf8ff\\ufdd0-\\ufdef\\ufffe\\uffff]"
)


def tidied(typed: str) -> str:
    """One line without gaps at its ends; what shows nothing is empty."""
    text = unicodedata.normalize("NFC", " ".join(typed.split()))
    return text if any(map(is_seen, text)) else ""


def is_seen(letter: str) -> bool:
    return unicodedata.category(letter)[0] not in "CZ"


def wrong_in(sentence: Sentence, text: str, form: Form) -> str:
    """What is wrong with the text, in a sentence for whoever typed it; or nothing."""
    return wrong_signs(text) or wrong_places(sentence, text, form)


def wrong_signs(text: str) -> str:
    if len(text) > LONGEST:
        said = _("This is too long: %(length)s letters. At most %(most)s fit.")
        return said % {"length": len(text), "most": LONGEST}
    if sign := MISREAD.search(text):
        said = _(
            "Leave out %(sign)s, which pages misread. For quotations write “ ” or the "
            "marks of your language."
        )
        return said % {"sign": sign[0]}
    if UNSEEN.search(text):
        return _("There is a sign in it that nobody can see. Type it anew.")
    return ""


def wrong_places(sentence: Sentence, text: str, form: Form) -> str:
    held = set(PLACE.findall(text))
    needed = set(sentence.slots)
    if form.is_of_one_number:
        needed.discard(NUMBER)
    if lost := sorted(needed - held):
        said = _("%(place)s is missing. Keep it letter by letter, where it belongs.")
        return said % {"place": named(lost[0])}
    if added := sorted(held - sentence.slots):
        said = _("Nothing is filled in for %(place)s here. Leave it out.")
        return said % {"place": named(added[0])}
    if "%" in PLACE.sub("", text):
        return _("Leave out the sign %, or write it as a word.")
    return ""


def slot(name: str) -> str:
    return f"%({name})s"


def named(name: str) -> str:
    """The place inside a sentence, which may run from the right."""
    return f"\u2066{slot(name)}\u2069"

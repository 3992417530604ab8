"""Labels as a PO file, for translators who work with their own tools."""

import gettext
import io
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import PoFileError, PoFileParser, write_po
from django.utils.translation import gettext as _

from services.labels.checking import tidied, wrong_in
from services.labels.own import Key, Own
from services.labels.plurals import ENOUGH, Form, in_gettext
from services.labels.standing import Label
from services.models import Edition

LARGEST = 1_000_000  # bytes
MOST_PLURALS = 6  # no language has more

Index = Callable[[int], int]


class Bounded(Catalog):
    """A file's catalogue, whatever number of plural forms the file claims to have."""

    @property
    def num_plurals(self) -> int:
        return min(super().num_plurals, MOST_PLURALS)


class POError(Exception):
    """A file that cannot be read; the message is for whoever chose it."""


@dataclass
class Reading:
    """What a file holds for an edition: labels to keep, and what was left out."""

    own: dict[Key, Own] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)  # a sentence each
    unknown: int = 0
    guesses: int = 0


def as_po(edition: Edition, labels: Iterable[Label]) -> bytes:
    """Every label with the edition's own words, if it has some."""
    catalog = Catalog(
        project=edition.name,
        version="",
        fuzzy=False,
        header_comment=f"# {edition.name}: {edition.language}",
    )
    catalog.mime_headers = [
        ("Language", edition.language),
        ("Content-Type", "text/plain; charset=utf-8"),
        ("Plural-Forms", in_gettext(edition.language)),
    ]
    for label in labels:
        sentence = label.sentence
        catalog.add(
            (sentence.message, sentence.plural)
            if sentence.plural
            else sentence.message,
            own_words(label),
            context=sentence.context or None,
            auto_comments=comments(label),
        )
    buffer = io.BytesIO()
    write_po(buffer, catalog, width=88)
    return buffer.getvalue()


def own_words(label: Label) -> str | tuple[str, ...]:
    sentence, own = label.sentence, label.own.forms
    if label.own.is_same and label.may_be_same and not own:
        own = {form.category: sentence.english for form in label.forms}
    texts = tuple(own.get(form.category, "") for form in label.forms)
    return texts if sentence.plural else texts[0]


def comments(label: Label) -> list[str]:
    catalogue = [f"In the catalogue: {text}" for text in label.catalogue]
    return [*label.sentence.places, *catalogue]


def read(content: bytes, labels: Iterable[Label]) -> Reading:
    """The labels in a PO file. Empty ones and guesses change nothing."""
    catalog = parsed(content)
    index = plural_index(catalog)
    asked = {label.sentence.key: label for label in labels}
    reading = Reading()
    for entry in catalog:
        if entry.id and any(texts_of(entry)):
            take(entry, asked.get(key_of(entry)), index, reading)
    return reading


def parsed(content: bytes) -> Catalog:
    if len(content) > LARGEST:
        raise POError(_("This file is larger than any of labels. Choose another."))
    catalog = Bounded()
    try:
        text = content.decode("utf-8-sig")  # whatever the file says of itself
        PoFileParser(catalog, abort_invalid=True).parse(io.StringIO(text))
    except PoFileError as error:
        said = _("Line %(line)s of the file is no PO. Nothing was changed.")
        raise POError(said % {"line": error.lineno + 1}) from error
    except (ValueError, LookupError, TypeError) as error:
        said = _("This is no PO file in UTF-8. Nothing was changed.")
        raise POError(said) from error
    return catalog


def plural_index(catalog: Catalog) -> Index:
    """Which of a file's forms is for a number: its tool may count them its own way."""
    said = _("The line Plural-Forms of the file cannot be read.")
    try:
        index = gettext.c2py(catalog.plural_expr)
        places = [index(number) for number in range(ENOUGH + 1)]
    except (ValueError, TypeError, ArithmeticError) as error:
        raise POError(said) from error
    if not all(0 <= place < catalog.num_plurals for place in places):
        raise POError(said)
    return places.__getitem__


def key_of(entry: Message) -> Key:
    return entry.context or "", entry.id if isinstance(entry.id, str) else entry.id[0]


def texts_of(entry: Message) -> list[str]:
    texts = [entry.string] if isinstance(entry.string, str) else entry.string or ()
    return [tidied(text or "") for text in texts]


def take(entry: Message, label: Label | None, index: Index, reading: Reading) -> None:
    """Put one entry where it belongs in the reading."""
    if label is None:
        reading.unknown += 1
    elif entry.fuzzy:
        reading.guesses += 1
    else:
        forms = forms_in(texts_of(entry), label, index)
        if not forms:
            return
        wrong = next(
            filter(None, (said_wrong(label, *each) for each in forms.items())), ""
        )
        if wrong:
            reading.wrong.append(f"“{label.sentence.message}”: {wrong}")
        else:
            whole = label.own.forms | forms  # what the file leaves out, stays
            reading.own[label.sentence.key] = own_of(label, whole)


def own_of(label: Label, forms: dict[str, str]) -> Own:
    """The label with these forms; whoever left it the same as in English, leaves it."""
    is_english = set(forms.values()) == {label.sentence.english}
    if label.own.is_same and label.may_be_same and is_english:
        return label.own
    return Own(forms)


def forms_in(texts: list[str], label: Label, index: Index) -> dict[str, str]:
    """The texts by plural category; a file with too few forms leaves some out."""
    if not label.sentence.plural:
        return {"other": texts[0]} if texts[0] else {}
    places = {form.category: index(asked_by(form)) for form in label.forms}
    return {
        category: texts[place]
        for category, place in places.items()
        if place < len(texts) and texts[place]
    }


def asked_by(form: Form) -> int:
    """The number that stands for a form: 1 where it is among its numbers, for tools
    that know no other singular.
    """
    return 1 if 1 in form.numbers else form.numbers[0]


def said_wrong(label: Label, category: str, text: str) -> str:
    form = next(form for form in label.forms if form.category == category)
    return wrong_in(label.sentence, text, form)

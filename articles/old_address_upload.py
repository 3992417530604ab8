"""A file of old addresses on its way: chosen, looked at, and then kept.

Between the two steps the page itself carries the file, sealed for the person who chose
it and the edition it is for: what is kept is what was looked at.
"""

import base64
import zlib
from collections.abc import Sequence
from typing import Any, NamedTuple

from django import forms
from django.core import signing
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.models import OldAddress
from articles.old_address_files import FileError, read_lines
from articles.old_address_list import Plan, Refusal, plan
from services.models import Edition
from staff.models import User

SALT = "old addresses of edition %d by person %d"
LASTS = 60 * 60 * 12  # seconds between looking and keeping
LARGEST = 10_000_000  # bytes of a file
LARGEST_PACKED = 2_000_000  # characters of a form that the server reads
SHOWN = 200  # lines of a kind


class Shown(NamedTuple):
    """The first lines of what a plan would do, and how many more there are."""

    added: Sequence[OldAddress]
    changed: Sequence[OldAddress]
    refused: Sequence[Refusal]
    more_added: int
    more_changed: int
    more_refused: int


class UploadForm(forms.Form):
    edition = forms.ModelChoiceField(
        Edition.objects.none(),
        label=gettext_lazy("Edition"),
        help_text=gettext_lazy("Whose old site it was."),
    )
    file = forms.FileField(
        label=gettext_lazy("File"),
        required=False,
        help_text=gettext_lazy(
            "A CSV file in UTF-8 with the columns old, new and, if you like, note; at "
            "most 50,000 lines. New is a story’s number or address, another page of "
            "this site, or the word gone."
        ),
        widget=forms.ClearableFileInput(
            attrs={"accept": ".csv,.tsv,.txt,text/csv,text/plain"}
        ),
    )

    def __init__(
        self, *args: Any, editions: "QuerySet[Edition]", **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["edition"]
        field.queryset = editions
        if len(first := list(editions[:2])) == 1:
            field.initial = first[0].pk
        self.sealed = ""

    def clean(self) -> dict[str, Any]:
        typed: dict[str, Any] = super().clean() or self.cleaned_data
        if (
            not (typed.get("file") or self.data.get("packed"))
            and "file" not in self.errors
        ):
            self.add_error("file", _("Choose a file."))
        return typed

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file and file.size > LARGEST:
            raise forms.ValidationError(_("This file is too large. Split it."))
        return file

    def plan(self, person: User) -> Plan | None:
        """What keeping the file would do; None, with an error, of one nobody can read."""
        try:
            data = self.data_for(person)
            self.sealed = seal(data, self.signer(person))
            return plan(read_lines(data), self.cleaned_data["edition"])
        except FileError as error:
            self.sealed = ""
            self.add_error("file", str(error))
            return None

    def data_for(self, person: User) -> bytes:
        """Of the file that was chosen now, or else of the one that was looked at."""
        file = self.cleaned_data.get("file")
        if file:
            data: bytes = file.read()
            return data
        return unseal(self.data["packed"], self.signer(person))

    def signer(self, person: User) -> signing.TimestampSigner:
        edition: Edition = self.cleaned_data["edition"]
        return signing.TimestampSigner(salt=SALT % (edition.pk, person.pk))


def seal(data: bytes, signer: signing.TimestampSigner) -> str:
    packed = base64.urlsafe_b64encode(zlib.compress(data, 9)).decode()
    sealed = signer.sign(packed)
    if len(sealed) > LARGEST_PACKED:
        raise FileError(_("This file is too large. Split it."))
    return sealed


def unseal(sealed: str, signer: signing.TimestampSigner) -> bytes:
    try:
        packed = signer.unsign(sealed, max_age=LASTS)
    except signing.BadSignature as error:
        raise FileError(_("Choose the file again.")) from error
    return zlib.decompress(base64.urlsafe_b64decode(packed))


def shown(made: Plan) -> Shown:
    added, changed, refused = made.added, made.changed, made.refused
    return Shown(
        added[:SHOWN],
        changed[:SHOWN],
        refused[:SHOWN],
        len(added[SHOWN:]),
        len(changed[SHOWN:]),
        len(refused[SHOWN:]),
    )


def report(made: Plan) -> str:
    return _(
        "%(added)d old addresses are new, %(changed)d changed, %(same)d were there. "
        "Refused: %(refused)d."
    ) % {
        "added": len(made.added),
        "changed": len(made.changed),
        "same": made.same,
        "refused": len(made.refused),
    }

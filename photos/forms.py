"""The photo's form: the file is looked at, and fills what was left empty."""

from contextlib import AbstractContextManager, nullcontext
from dataclasses import asdict
from pathlib import PurePath
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.utils.translation import gettext as _

from photos import intake
from photos.embedded import clean, cut
from photos.models import Photo
from services import files

TITLE = 80  # letters of a caption that make a title


def look_at(file: File) -> None:
    """Note on the file what it holds, or why it is refused."""
    try:
        file.verdict = intake.check(file)
    except ValidationError as refusal:
        file.verdict = refusal


def kept(file: File | None) -> AbstractContextManager[None]:
    """A file that will do is looked at, and lies in its place before its row is."""
    if file is None:
        return nullcontext()
    look_at(file)
    if isinstance(file.verdict, ValidationError):
        return nullcontext()
    name = f"original.{file.verdict.ending}"
    return files.kept_first(file, Photo, "original", name)


class PhotoForm(forms.ModelForm):
    """A new photo's file is checked here, so that a bad one is a field's error."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.checked: intake.Checked | None = None
        self.filled: list[str] = []
        if "reach" in self.fields:
            self.fields["reach"].required = False  # scripts need not say it
        if "original" in self.fields:
            self.fields["original"].max_length = None  # its name is not kept
            self.fields["title"].required = False  # the file may have one
            self.fields["title"].help_text = _(
                "How the desk finds it. Left empty, it is taken from the file."
            )

    def clean_reach(self) -> str:
        return self.cleaned_data["reach"] or Photo.Reach.HOUSE

    def clean_original(self) -> Any:
        file = self.cleaned_data["original"]
        if not hasattr(file, "verdict"):
            look_at(file)
        if isinstance(file.verdict, ValidationError):
            raise file.verdict
        files.refuse_unkept(file)
        self.checked = file.verdict
        return file

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if self.checked is not None:
            self.fill(cleaned)
            cleaned["title"] = cleaned.get("title") or self.title(cleaned)
        return cleaned

    def fill(self, cleaned: dict[str, Any]) -> None:
        """Give empty fields what the file says, unless the editor said otherwise."""
        for name, value in asdict(self.checked.facts).items():
            if value and self.is_open(name, cleaned):
                cleaned[name] = self.fitting(name, value)
                self.filled.append(name)

    def is_open(self, name: str, cleaned: dict[str, Any]) -> bool:
        otherwise = {"alt": "is_decorative", "taken_on": "is_undated"}.get(name)
        if name not in self.fields or name in self.errors or cleaned.get(name):
            return False
        return not (otherwise and cleaned.get(otherwise))

    def fitting(self, name: str, value: Any) -> Any:
        longest = getattr(self.fields[name], "max_length", None)
        return cut(value, longest) if longest else value

    def title(self, cleaned: dict[str, Any]) -> str:
        """The caption's first words, or the file's own name."""
        own = PurePath(cleaned["original"].name).stem.replace("_", " ")
        words = cleaned.get("caption") or clean(own) or _("Photo")
        return cut(" ".join(words.split()), TITLE)

    def filled_names(self) -> str:
        return ", ".join(str(self.fields[name].label).lower() for name in self.filled)

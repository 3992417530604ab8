"""The recording's form: the file is looked at; captions come pasted or from a file."""

from contextlib import AbstractContextManager, nullcontext
from pathlib import PurePath
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from recordings import intake, webvtt
from recordings.models import Recording, RecordingCaptions
from services import files
from services.languages import LanguageChoiceField, language_choices

TITLE = 80  # letters of a file's name that make a title
LARGEST_CAPTIONS = 2 * 1024 * 1024


def look_at(file: File) -> None:
    """Note on the file what it holds, or why it is refused."""
    try:
        file.verdict = intake.check(file)
    except ValidationError as refusal:
        file.verdict = refusal


def spoken_languages() -> list[tuple[str, Any]]:
    return [("", gettext_lazy("Nobody speaks")), *language_choices()[1:]]


def kept(file: File | None) -> AbstractContextManager[None]:
    """A file that will do is looked at, and lies in its place before its row is."""
    if file is None:
        return nullcontext()
    look_at(file)
    if isinstance(file.verdict, ValidationError):
        return nullcontext()
    name = f"original.{file.verdict.ending}"
    return files.kept_first(file, Recording, "original", name)


class RecordingForm(forms.ModelForm):
    """A new recording's file is checked here, so that a bad one is a field's error."""

    language = LanguageChoiceField(
        label=gettext_lazy("Spoken language"),
        help_text=gettext_lazy("Leave it empty where nobody speaks."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "language" in self.fields:
            self.fields["language"].choices = spoken_languages
        if "reach" in self.fields:
            self.fields["reach"].required = False  # scripts need not say it
        if "original" in self.fields:
            self.fields["original"].max_length = None  # its name is not kept
            self.fields["original"].help_text = file_help()
            self.fields["title"].required = False
            self.fields["title"].help_text = _(
                "What readers see above it, for example: The harbor at night. Left "
                "empty, it is the file’s name."
            )

    def clean_reach(self) -> str:
        return self.cleaned_data["reach"] or Recording.Reach.HOUSE

    def clean_original(self) -> Any:
        file = self.cleaned_data["original"]
        if not hasattr(file, "verdict"):
            look_at(file)
        if isinstance(file.verdict, ValidationError):
            raise file.verdict
        files.refuse_unkept(file)
        return file

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        file = cleaned.get("original")
        if "original" in self.fields and file and not cleaned.get("title"):
            name = PurePath(file.name).stem.replace("_", " ").strip()
            cleaned["title"] = name[:TITLE] or _("Recording")
        return cleaned


def file_help() -> str:
    return _(
        "MP4 (H.264 and AAC), WebM, MP3, M4A or Ogg Opus, %(megabytes)s MB at most. "
        "What it tells of place, device and people is left out of the file that "
        "readers get."
    ) % {"megabytes": intake.largest() // 1_000_000}


class CaptionsForm(forms.ModelForm):
    """Captions are pasted, or read from a file, which wins."""

    language = LanguageChoiceField(
        label=gettext_lazy("Language"),
        help_text=gettext_lazy("What these words are in, for example Persian."),
    )
    file = forms.FileField(
        label=gettext_lazy("File"),
        required=False,
        help_text=gettext_lazy("A .vtt or .srt file. It takes the place of the text."),
        widget=forms.FileInput(attrs={"accept": ".vtt,.srt,text/vtt"}),
    )

    class Meta:
        model = RecordingCaptions
        fields = ("language", "kind", "file", "text")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["language"].required = True
        self.fields["text"].required = False
        self.fields["text"].widget.attrs |= {"rows": 6, "dir": "auto", "spellcheck": ""}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        try:
            text = self.said(cleaned)
            cleaned["text"] = webvtt.written(text) if text.strip() else ""
        except webvtt.FaultError as fault:
            self.add_error("file" if cleaned.get("file") else "text", str(fault))
            return cleaned
        if not cleaned["text"] and not self.errors:
            self.add_error("text", _("Paste the captions, or choose their file."))
        return cleaned

    def said(self, cleaned: dict[str, Any]) -> str:
        file = cleaned.get("file")
        if not file:
            return cleaned.get("text") or ""
        if file.size > LARGEST_CAPTIONS:
            raise webvtt.FaultError(_("The captions are too long."))
        try:
            return str(file.read().decode("utf-8-sig"))
        except UnicodeDecodeError as error:
            raise webvtt.FaultError(
                _("The file is not in UTF-8. Save it as UTF-8 and choose it again.")
            ) from error

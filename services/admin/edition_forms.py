"""The form of an edition: a language by its name, and what follows from it."""

import copy
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any
from zoneinfo import available_timezones

from django import forms
from django.contrib.admin.widgets import AdminFileWidget
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.template.defaultfilters import filesizeformat
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from services import files, fonts, opening, writing
from services.admin.hosts import OwnHostForm
from services.board import aliases_of
from services.calendars import Calendar
from services.forms import AddressedForm
from services.models import Edition, Section, prefix_taken
from services.scripts import script_in
from staff.choices import NamedFieldsFormSet

Offers = Callable[[str], SafeString]  # by the language of the desk


class ListedInput(forms.TextInput):
    """A box in which one types, with a list that the browser finds in."""

    def __init__(self, offers: Offers, attrs: dict[str, Any] | None = None) -> None:
        ours = {"autocomplete": "off", "dir": "auto", "class": "vTextField"}
        super().__init__(ours | (attrs or {}))
        self.offers = offers

    def render(self, name: str, value: Any, *args: Any, **kwargs: Any) -> SafeString:
        attrs = {**(kwargs.pop("attrs", None) or {}), "list": f"list-{name}"}
        box = super().render(name, value, attrs, kwargs.get("renderer"))
        offers = self.offers(writing.desk_language())
        return format_html('{}<datalist id="list-{}">{}</datalist>', box, name, offers)


@lru_cache
def language_offers(desk: str) -> SafeString:
    return options(name for _tag, name in writing.named_languages(desk))


@lru_cache
def zone_offers(_desk: str) -> SafeString:
    """Zones of places; Etc/GMT-5 and the like mislead whoever reads them."""
    named = (zone for zone in available_timezones() if "/" in zone)
    places = sorted(z for z in named if not z.startswith(("Etc/", "SystemV/")))
    return options(["UTC", *places])


def options(values: Iterable[str]) -> SafeString:
    return format_html_join("", '<option value="{}">', ((each,) for each in values))


class LanguageField(forms.CharField):
    """A language by its name in the desk's language, by its own name, or by its tag."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=ListedInput(language_offers), **kwargs)

    def prepare_value(self, value: Any) -> Any:
        names = dict(writing.named_languages(writing.desk_language()))
        plain = "-".join(p for p in str(value or "").split("-") if len(p) != 4)
        return names.get(value) or names.get(plain) or value

    def clean(self, value: Any) -> str:
        typed = super().clean(value)
        return writing.language_typed(typed, writing.desk_language())


def script_choices() -> list[tuple[str, Any]]:
    usual = ("", _("As the language is usually written"))
    return [usual, *writing.named_scripts(writing.desk_language())]


class FontFile:
    """A stored font as the form shows it: the size, and its address for readers."""

    def __init__(self, file: Any) -> None:
        self.file = file

    @property
    def url(self) -> str:
        key = self.file.name.rpartition("/")[2]
        return f"/fonts/{key}"

    def __str__(self) -> str:
        try:
            return f"WOFF2, {filesizeformat(self.file.size)}"
        except FileNotFoundError:
            return _("The file is missing: upload it again.")
        except OSError:
            return _("The file cannot be read just now.")


class FontInput(AdminFileWidget):
    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        if self.is_initial(value):
            context["widget"]["value"] = FontFile(value)
        return context


# What a language fills where it was left empty.
FROM_LANGUAGE = ("native_name", "prefix", "time_zone", "calendar")


class EditionForm(OwnHostForm):
    """What an edition is. Left empty, name of the language, prefix, zone and calendar
    are what the language's readers expect.
    """

    language = LanguageField(
        label=gettext_lazy("Language"),
        max_length=120,
        help_text=gettext_lazy(
            "Type its name, for example Pashto, and choose from the list."
        ),
    )
    script = forms.ChoiceField(
        label=gettext_lazy("Script"),
        choices=script_choices,
        required=False,
        help_text=gettext_lazy(
            "For a language that is written in several, such as Uzbek in Cyrillic."
        ),
    )

    class Meta(OwnHostForm.Meta):
        model = Edition
        fields = ()
        error_messages = {
            "prefix": {"unique": gettext_lazy("Another edition has this prefix.")}
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["script"] = script_in(self.instance.language)
        else:
            self.begin()

    def begin(self) -> None:
        """Nothing is said of a new edition yet, so that its language may say it."""
        self.initial |= {"time_zone": "", "calendar": ""}
        if "calendar" in self.fields:
            usual = ("", _("As the language's readers expect"))
            self.fields["calendar"].choices = [usual, *Calendar.choices]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if "language" in cleaned:
            self.compose_language(cleaned)
        if "language" in cleaned:
            self.refuse_english(cleaned["language"])
        if "language" in cleaned:
            self.fill(cleaned)
        self.refuse_alias(cleaned.get("prefix", ""))
        return cleaned

    def compose_language(self, cleaned: dict[str, Any]) -> None:
        try:
            tag = writing.compose(cleaned["language"], cleaned.get("script", ""))
        except ValidationError as error:
            self.add_error("script", error)
            cleaned.pop("language", None)
        else:
            cleaned["language"] = tag

    def refuse_english(self, tag: str) -> None:
        """An open edition moves to a language once nothing in it would be English."""
        edition = self.instance
        if edition.pk is None or not edition.is_open or tag == edition.language:
            return
        moved = copy.copy(edition)
        moved.language = tag
        if lack := opening.missing_words(moved):
            self.add_error("language", lack.sentence)

    def refuse_alias(self, prefix: str) -> None:
        """It is the default edition's, at hosts whose root is another's."""
        if not prefix or prefix == self.instance.prefix:
            return
        default = Edition.objects.filter(prefix="").exclude(pk=self.instance.pk).first()
        if default and prefix in aliases_of(default.language):
            self.add_error("prefix", prefix_taken(prefix))

    def fill(self, cleaned: dict[str, Any]) -> None:
        """Set what was left empty."""
        tag = cleaned["language"]
        usual: dict[str, Callable[[], str]] = {
            "native_name": lambda: writing.native_name(tag),
            "time_zone": lambda: writing.usual_zone(tag),
            "calendar": lambda: writing.usual_calendar(tag),
        }
        if not self.instance.pk and Edition.objects.exists():
            usual["prefix"] = lambda: writing.usual_prefix(tag)  # the first has none
        for name, say in usual.items():
            if name in cleaned and not cleaned[name]:
                cleaned[name] = say()
                if name == "prefix":
                    self.refuse_taken(cleaned["prefix"])
        if "native_name" in cleaned and not cleaned["native_name"]:
            self.add_error("native_name", self.unknown_name())

    def refuse_taken(self, prefix: str) -> None:
        """Of a prefix that nobody typed, so that whoever sees it learns what it is."""
        taken = set(Edition.objects.values_list("prefix", flat=True))
        if prefix not in taken:
            return
        free = (f"{prefix[:17]}-{number}" for number in range(2, 100))
        other = next(each for each in free if each not in taken)
        said = _("“%(prefix)s” is taken. Choose another, for example %(other)s.")
        self.add_error("prefix", said % {"prefix": prefix, "other": other})

    def _get_validation_exclusions(self) -> set[str]:
        """What an unknown language would have filled is not asked for beside it."""
        exclude: set[str] = super()._get_validation_exclusions()
        if not {"language", "script"} & self.errors.keys():
            return exclude
        left = (name for name in FROM_LANGUAGE if not self.cleaned_data.get(name))
        return exclude | {"language", *left}

    def unknown_name(self) -> str:
        return _(
            "The locale data does not have its name in this script. Write it as its "
            "readers do."
        )

    def clean_font(self) -> Any:
        font = self.cleaned_data["font"]
        if isinstance(font, UploadedFile):
            fonts.check(font)
            files.refuse_unkept(font)
        return font

    def clean_social_photo(self) -> Any:
        photo = self.cleaned_data["social_photo"]
        if photo is None or "social_photo" not in self.changed_data:
            return photo
        if photo.is_pulled or not photo.is_publishable:
            raise ValidationError(
                [_("Readers cannot have this photo."), *photo.facts_needed]
            )
        if photo.content_warning:
            raise ValidationError(
                _("This photo has a content warning, which a shared link cannot show.")
            )
        return photo


class SectionRowForm(AddressedForm):
    """A section in the edition's form: its address follows its name where empty."""

    address_without = "section"

    class Meta:
        model = Section
        fields = ("name", "slug", "position")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].widget.attrs["dir"] = "auto"
        for field in self.fields.values():
            field.widget.attrs["placeholder"] = field.label  # phones show no heads

    def _get_validation_exclusions(self) -> set[str]:
        """Whether the address is free is said by all rows together."""
        return {*super()._get_validation_exclusions(), "edition"}


class SectionFormSet(NamedFieldsFormSet):
    """Sections stand in the order in which they were typed, unless somebody says."""

    def validate_unique(self) -> None:
        """No two at one address, said beside the second in words of its own."""
        taken: dict[str, Any] = dict(self.stored_addresses())
        for form in sorted(self.forms, key=lambda form: not form.instance.pk):
            slug = getattr(form, "cleaned_data", {}).get("slug")
            if not slug:
                continue
            row = form.instance.pk or form.prefix
            if taken.setdefault(slug, row) != row:
                self.refuse_double(form)

    def stored_addresses(self) -> Iterable[tuple[str, int]]:
        if not self.instance.pk:
            return ()
        rows = Section.objects.filter(edition=self.instance.pk)
        return rows.values_list("slug", "pk")

    def refuse_double(self, form: forms.ModelForm) -> None:
        is_typed = "slug" in form.changed_data
        said = (
            _("Another section has this web address. Choose another.")
            if is_typed
            else _(
                "Another section has this name. Choose another, or leave this one out."
            )
        )
        form.add_error("slug" if is_typed else "name", said)

    def save_new(self, form: forms.ModelForm, commit: bool = True) -> Any:  # noqa: FBT001, FBT002
        if not form.instance.position:
            form.instance.position = self.forms.index(form) + 1
        return super().save_new(form, commit=commit)

"""The form of a banner: its own facts, and a row for every edition.

Who may not change a fact sees it and cannot send it. What the form was opened with is
known by the number of the newest change, so that two people's changes both stay.
"""

from collections.abc import Container, Iterable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from banners import history
from banners.changing import Desk, what_is_wrong
from banners.history import Facts
from banners.models import Banner, BannerEdition
from banners.workflow import in_one_line, may_decide, may_edit
from services.calendars import is_read_alike, locale_of
from services.forms import ZonedTimeField
from services.models import Edition, Section
from staff.choices import CheckedChoices
from staff.models import User

Audience, Decision = BannerEdition.Audience, BannerEdition.Decision

OF_EDITION = ("audience", "decision", "wording", "reason", "correction", "sections")
ADVISED_LENGTH = 90  # letters; more takes over three lines on a phone
ADVISED_SIGNS = 45  # of scripts whose signs are twice as wide
WIDE_SCRIPTS = ("ja", "ko", "zh")


@dataclass(frozen=True, slots=True)
class EditionRow:
    """An edition in the form: what it does, or the fields to say it with."""

    edition: Edition
    stored: BannerEdition
    is_asked: bool
    fields: dict[str, BoundField]

    @property
    def decision(self) -> str:
        """In words; an edition that is not asked has nothing to decide."""
        if not self.is_asked:
            return _("Not asked")
        return str(Decision(self.stored.decision).label)


class BannerForm(CheckedChoices, forms.ModelForm):
    """A banner starts now and ends by its level, unless somebody says otherwise."""

    newest = forms.IntegerField(required=False, widget=forms.HiddenInput)

    # Set by the admin on the class it makes for a request.
    person: User
    desk: Desk | None = None
    editions: list[Edition] = []
    home: int | None = None  # number of the service whose banner it is, or will be
    first_editions: frozenset[int] = frozenset()  # that a new banner shows in

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.stored = self.desk.rows if self.desk else {}
        self.is_own = not self.desk or may_edit(self.person, self.desk.banner)
        self.set_own_fields()
        self.sections = sections_of(self.editions)
        for edition in self.editions:
            self.add_edition(edition)
        changes = self.desk.banner.changes.all() if self.desk else ()
        self.since = list(changes)
        self.initial["newest"] = self.since[0].pk if self.since else None

    # ── Fields ───────────────────────────────────────────────────────────────

    def set_own_fields(self) -> None:
        for name, field in self.fields.items():
            if isinstance(field, ZonedTimeField):
                field.required = False
                field.stored = getattr(self.instance, name)
            if not self.is_own and name != "newest":
                self.only_show(name, field)
        if "level" not in self.fields:  # a form that only shows has no fields
            return
        self.fields["level"].choices = levels_with_hours()
        self.fields["language"].widget = forms.Select(choices=self.languages())
        if self.desk:
            self.only_show("service", self.fields["service"])
        for name in {"wording", "correction"} & self.fields.keys():
            self.fields[name].widget = words_widget(self.language())

    def language(self) -> str:
        return self.instance.language or self.first_language()

    def languages(self) -> list[tuple[str, str]]:
        """Those that the house publishes in, and what is stored."""
        known = {edition.language: edition.native_name for edition in self.editions}
        stored = self.instance.language
        if stored:
            known.setdefault(stored, stored)
        first = [] if stored else [("", _("That of the service's first edition"))]
        return [*first, *known.items()]

    def only_show(self, name: str, field: forms.Field) -> None:
        """What others decide; its choices may lie outside this person's fence."""
        field.disabled = True
        if isinstance(field, forms.ModelChoiceField):
            every = field.queryset.model._default_manager
            field.queryset = every.filter(pk=self.initial.get(name))

    def first_language(self) -> str:
        firsts = [e.language for e in self.editions if e.pk in self.first_editions]
        return firsts[0] if firsts else "en"

    def add_edition(self, edition: Edition) -> None:
        """The fields that this person may set for the edition."""
        row = self.stored_row(edition)
        banner = self.desk.banner if self.desk else None
        names = []
        if may_decide(self.person, edition) and (not self.desk or self.is_theirs(row)):
            names += ["decision", "wording", "reason", "sections"]
            if banner and banner.state == Banner.State.CORRECTED and row.said:
                names.append("correction")
        if self.is_own and not self.is_home(edition):
            names.insert(0, "audience")
        for name in names:
            at = field_name(edition, name)
            self.fields[at] = self.make(name, edition, row)
            self.initial.setdefault(at, self.first_value(name, edition, row))

    def is_theirs(self, row: BannerEdition) -> bool:
        return self.is_own or row.is_asked(self.desk.banner)

    def is_home(self, edition: Edition) -> bool:
        """Whether it is of the banner's own service, which is always asked."""
        return edition.service_id == (self.instance.service_id or self.home)

    def stored_row(self, edition: Edition) -> BannerEdition:
        row = self.stored.get(edition.pk) or BannerEdition(edition=edition)
        row.edition = edition
        return row

    def make(self, name: str, edition: Edition, row: BannerEdition) -> forms.Field:
        model_field = BannerEdition._meta.get_field(name)
        spoken = f"{edition.name}: {model_field.verbose_name}"
        if name == "sections":
            return forms.TypedMultipleChoiceField(
                choices=self.sections.get(edition.pk, []),
                coerce=int,
                required=False,
                label=model_field.verbose_name,
                help_text=model_field.help_text,
                widget=forms.CheckboxSelectMultiple,
            )
        field = model_field.formfield(required=False)
        field.widget.attrs["aria-label"] = spoken
        if name == "reason":
            # So that the sheet can ask whether the field is empty.
            field.widget.attrs["placeholder"] = " "
        if name == "decision":
            field.choices = self.decisions(edition)
            field.widget.attrs["data-banner-decision"] = ""
        if name in ("wording", "correction"):
            field.widget = words_widget(edition.language)
            field.widget.attrs |= {
                "aria-label": spoken,
                "lang": edition.language,
                "placeholder": _("In %(language)s") % {"language": edition.native_name},
            }
        return field

    def decisions(self, edition: Edition) -> list[tuple[str, str]]:
        """“Use as it is” says in which language, where that is not the edition's."""
        language = self.language()
        choices = [(value, str(label)) for value, label in Decision.choices]
        if is_read_alike(language, edition.language):
            return choices
        in_words = locale_of(language).get_display_name() or language
        foreign = _("Use as it is, in %(language)s") % {"language": in_words}
        return [
            (value, foreign if value == Decision.USE else label)
            for value, label in choices
        ]

    def first_value(self, name: str, edition: Edition, row: BannerEdition) -> Any:
        if name == "sections":
            return [section.pk for section in row.sections.all()] if row.pk else []
        if name == "decision" and not self.desk and edition.pk in self.first_editions:
            return Decision.USE
        return getattr(row, name)

    def edition_rows(self) -> list[EditionRow]:
        """For the template, in order."""
        banner = self.desk.banner if self.desk else self.instance
        return [
            EditionRow(
                edition=edition,
                stored=row,
                is_asked=self.is_home(edition) or row.is_asked(banner),
                fields={
                    name: self[field_name(edition, name)]
                    for name in OF_EDITION
                    if field_name(edition, name) in self.fields
                },
            )
            for edition in self.editions
            for row in [self.stored_row(edition)]
        ]

    # ── What was sent ────────────────────────────────────────────────────────

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        service = cleaned.get("service")
        if not self.desk and service and service.pk != self.home:
            self.move_home(service.pk, cleaned)
        if "starts_at" in self.fields and self.is_own:
            self.clean_times(cleaned)
        for edition in self.editions:
            self.clean_edition(edition, cleaned)
        if not self.errors:
            self.refuse_contested()
        is_unused = "_save" in self.data or self.data.get("_verb") == "correct"
        if is_unused and self.data.get("_correction", "").strip():
            self.add_error(
                None, _("You typed what is right: press Correct, or empty it.")
            )
        return cleaned

    def move_home(self, service: int, cleaned: dict[str, Any]) -> None:
        """What the form took for granted of one service is so of the chosen one."""
        own = [edition for edition in self.editions if edition.service_id == service]
        language = own[0].language if own else self.first_language()
        if cleaned.get("language") == self.first_language():
            cleaned["language"] = language
        for edition in self.editions:
            at = field_name(edition, "decision")
            if at not in self.fields or cleaned.get(at) != self.initial[at]:
                continue
            is_first = edition in own and is_read_alike(edition.language, language)
            cleaned[at] = Decision.USE if is_first else Decision.NOT_YET
            self.initial[at] = cleaned[at]
        self.home = service

    def clean_times(self, cleaned: dict[str, Any]) -> None:
        cleaned["starts_at"] = cleaned.get("starts_at") or timezone.now()
        if not cleaned.get("ends_at") and "ends_at" not in self.errors:
            lasts = Banner.LASTS[cleaned.get("level") or Banner.Level.BREAKING]
            cleaned["ends_at"] = cleaned["starts_at"] + lasts
        if cleaned.get("ends_at") and cleaned["ends_at"] <= cleaned["starts_at"]:
            self.add_error("ends_at", _("A banner ends after it starts."))
        if self.instance.state == Banner.State.CORRECTED and "correction" in cleaned:
            self.clean_right(cleaned)

    def clean_edition(self, edition: Edition, cleaned: dict[str, Any]) -> None:
        """Words that were typed count: nobody need choose “Own wording” beside them."""
        decision = field_name(edition, "decision")
        wording = field_name(edition, "wording")
        if wording not in self.fields:
            return
        row = self.stored_row(edition)
        is_typed = bool(cleaned.get(wording)) and cleaned[wording] != row.wording
        is_chosen = cleaned.get(decision) != self.initial.get(decision)
        if is_typed and not is_chosen:
            cleaned[decision] = Decision.OWN
        audience = field_name(edition, "audience")
        if (
            cleaned.get(decision) in BannerEdition.TAKEN
            and cleaned.get(audience) == Audience.AS_BANNER
        ):
            cleaned[audience] = Audience.IN
        if cleaned.get(decision) == Decision.OWN and not cleaned.get(wording):
            self.add_error(wording, _("Write the edition's own wording."))

    def clean_right(self, cleaned: dict[str, Any]) -> None:
        if self.is_sent(None, "correction") and not cleaned["correction"]:
            self.add_error("correction", _("Say what is right, in one sentence."))

    def clean_wording(self) -> str:
        return in_one_line(self.cleaned_data["wording"])

    def clean_correction(self) -> str:
        return in_one_line(self.cleaned_data["correction"])

    def refuse_contested(self) -> None:
        """What somebody else changed meanwhile is shown, and not written over unseen;
        and both together must make sense.
        """
        if not self.desk:
            return
        mine, contested = history.merge(
            self.facts(), self.desk.stored, self.changes_since()
        )
        if sentence := what_is_wrong(self.desk.stored | mine):
            self.add_error(None, sentence)
        for name in contested:
            now = self.desk.stored.get(name, history.default(name))
            edition, _slash, fact = name.rpartition("/")
            at = f"edition-{edition}-{fact}" if edition else fact
            words = _("Somebody has changed this to “%(now)s” meanwhile.")
            again = _("Save again to put yours in its place.")
            self.add_error(
                at if at in self.fields else None,
                ValidationError(f"{words % {'now': now}} {again}", code="contested"),
            )
        if contested:
            self.data = self.data.copy()
            self.data[self.add_prefix("newest")] = str(self.initial["newest"])

    def changes_since(self) -> list[Any]:
        """Those made after the form was opened, the oldest first."""
        opened = self.cleaned_data.get("newest") or 0
        return [change for change in reversed(self.since) if change.pk > opened]

    def facts(self) -> Facts:
        """What the form says, under the names of the banner's history."""
        cleaned = self.cleaned_data
        facts: Facts = {}
        if self.is_own:
            for name in history.OF_BANNER:
                field = name.removesuffix("_id")
                if field in self.fields and self.is_sent(None, field):
                    value = cleaned.get(field)
                    if name == "language" and not value:
                        continue  # the model's own
                    is_row = name.endswith("_id") and value is not None
                    facts[name] = history.plain(value.pk if is_row else value)
        for edition in self.editions:
            facts |= self.edition_facts(edition)
        return facts

    def is_sent(self, edition: Edition | None, name: str) -> bool:
        """Whether the browser sent the field. A box without its tick is not sent, so it
        goes by a field that always is.
        """
        beside = {"sections": "decision", "is_everywhere": "wording"}.get(name, name)
        at = field_name(edition, beside) if edition else beside
        return self.add_prefix(at) in self.data

    def edition_facts(self, edition: Edition) -> Facts:
        facts: Facts = {}
        for name in OF_EDITION:
            at = field_name(edition, name)
            if at not in self.fields or not self.is_sent(edition, name):
                continue
            value = self.cleaned_data[at]
            if name == "sections":
                value = sorted(value)
            elif name == "decision":
                value = value or self.stored_row(edition).decision
            facts[f"{edition.pk}/{name}"] = (
                in_one_line(value) if isinstance(value, str) else value
            )
        return facts


def field_name(edition: Edition, name: str) -> str:
    return f"edition-{edition.pk}-{name}"


def sections_of(editions: Iterable[Edition]) -> dict[int, list[tuple[int, str]]]:
    """Number and name of the sections of each edition, read at once."""
    found: dict[int, list[tuple[int, str]]] = {}
    numbers = [edition.pk for edition in editions]
    for section in Section.objects.filter(edition__in=numbers):
        found.setdefault(section.edition_id, []).append((section.pk, section.name))
    return found


def levels_with_hours() -> list[tuple[str, str]]:
    """The levels, each with the time after which it ends unless somebody says when."""
    return [
        (
            level.value,
            _("%(level)s, %(hours)s h")
            % {"level": level.label, "hours": f"{lasts.total_seconds() / 3600:g}"},
        )
        for level, lasts in Banner.LASTS.items()
    ]


def words_widget(language: str) -> forms.Textarea:
    """A sentence that may be long: never cut off, and advised to be short."""
    is_wide = language.split("-")[0] in WIDE_SCRIPTS
    advised = ADVISED_SIGNS if is_wide else ADVISED_LENGTH
    return forms.Textarea(
        attrs={
            "rows": 2,
            "dir": "auto",
            "class": "desk-banner-words",
            "data-advised-length": advised,
            "data-advice": gettext_lazy(
                "%(length)s of %(advised)s characters. "
                "On a phone it takes more than three lines."
            ),
        }
    )


def listed(rows: Iterable[Edition], services: Container[int | None]) -> list[Edition]:
    """The editions of these services first."""
    return sorted(rows, key=lambda edition: edition.service_id not in services)

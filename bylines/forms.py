"""What is asked on the pages that protect somebody."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from bylines.models import Contributor
from bylines.protecting import ProtectionError, refuse_own_name
from services.forms import AddressedForm
from staff.choices import NamedFieldsFormSet

Protection, PlacePolicy = Contributor.Protection, Contributor.PlacePolicy

PRINT = "print"  # a radio button needs a value

REASON = _(
    "For the desk only, and without the name: it stays on record. For example: The "
    "family was visited yesterday."
)


class ReasonForm(forms.Form):
    """Why. What is refused is said by the verb, in a sentence of its own."""

    reason = forms.CharField(
        label=_("Reason"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        help_text=REASON,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, label_suffix="", **kwargs)

    def clean_reason(self) -> str:
        return str(self.cleaned_data["reason"]).replace("\0", "")


class ProtectForm(ReasonForm):
    """What readers are told in place of a name, and of places."""

    protection = forms.ChoiceField(
        label=_("In place of the name"),
        required=False,
        choices=[
            (Protection.SAY_SO, Protection.SAY_SO.label),
            (Protection.PEN_NAME, Protection.PEN_NAME.label),
            (Protection.SAY_NOTHING, Protection.SAY_NOTHING.label),
            (PRINT, _("Print the name; withhold the places only")),
        ],
        widget=forms.RadioSelect,
    )
    pen_name = forms.CharField(
        label=_("Pen name"),
        required=False,
        max_length=120,
        widget=forms.TextInput(attrs={"dir": "auto"}),
        help_text=_("Only for “Print a pen name”, for example A. Karimi."),
    )
    place_policy = forms.ChoiceField(
        label=_("Their places"),
        required=False,
        choices=[
            (PRINT, PlacePolicy.PRINT.label),
            (PlacePolicy.SAY_SO, PlacePolicy.SAY_SO.label),
            (PlacePolicy.SAY_NOTHING, PlacePolicy.SAY_NOTHING.label),
        ],
        widget=forms.RadioSelect,
        help_text=_("A withheld name prints no place in any case."),
    )

    field_order = ("protection", "pen_name", "place_policy", "reason")

    def __init__(self, *args: Any, contributor: Contributor, **kwargs: Any) -> None:
        protected = contributor.protection or contributor.place_policy
        kwargs["initial"] = {
            "protection": (contributor.protection or PRINT)
            if protected
            else Protection.SAY_SO,
            "pen_name": contributor.pen_name,
            "place_policy": contributor.place_policy or PRINT,
        }
        super().__init__(*args, **kwargs)

    def clean_protection(self) -> str:
        return self.cleaned_data["protection"].replace(PRINT, "")

    def clean_place_policy(self) -> str:
        return self.cleaned_data["place_policy"].replace(PRINT, "")


class ContributorForm(AddressedForm):
    """An entry as it is typed: its pen name, if it has one, must hide the real one."""

    address_without = "author"

    def made_of(self, name: str) -> str:
        """Free in the whole house: two people may have one name."""
        base = slug = super().made_of(name)
        number = 1
        while Contributor.objects.filter(slug=slug).exists():
            number += 1
            slug = f"{base[:95]}-{number}"
        return slug

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if self.instance.is_sealed or not {"name", "slug"} & set(self.changed_data):
            return cleaned
        names = [self.said("name"), self.said("slug")]
        if error := own_name_error(
            self.said("protection"), self.said("pen_name"), names
        ):
            is_asked = "pen_name" in self.fields
            self.add_error("pen_name" if is_asked else None, error)
        return cleaned

    def said(self, name: str) -> str:
        """As typed, or as stored where the form does not ask for it."""
        return str(self.cleaned_data.get(name, getattr(self.instance, name)) or "")


class PrintedNamesFormSet(NamedFieldsFormSet):
    def clean(self) -> None:
        """No name printed in another language is the pen name either."""
        super().clean()
        person: Contributor = self.instance
        for form in set(self.forms) - set(self.deleted_forms):
            name = getattr(form, "cleaned_data", {}).get("name", "")
            if error := own_name_error(person.protection, person.pen_name, [name]):
                form.add_error("name", error)


def own_name_error(protection: str, pen_name: str, names: list[str]) -> str:
    if protection != Protection.PEN_NAME or not pen_name:
        return ""
    try:
        refuse_own_name(pen_name, names)
    except ProtectionError as refused:
        return str(refused)
    return ""

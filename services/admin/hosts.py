"""Where an edition answers: its own host, mirrors and onion addresses, at the desk."""

import re
from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from services.hosts import is_of_house, is_onion
from services.models import Edition, EditionHost
from staff.choices import NamedFieldsFormSet
from staff.fences import FencedInline

# The second half of each address is its key, so one that is cut off leads nowhere.
# https://spec.torproject.org/rend-spec/encoding-onion-addresses.html
is_whole_onion = re.compile(r"(?:[a-z0-9-]+\.)*[a-z2-7]{56}\.onion").fullmatch

ADDRESSES_FIELDSET = (
    _("Addresses"),
    {
        "fields": ("own_host",),
        "description": _(
            "A host saved here works with the next request, without a restart, if "
            "three things are done outside: its name leads to the house's machine "
            "(DNS), there is a certificate for it (TLS), and the proxy passes its "
            "name on. An onion address needs Tor instead. Operators find it all in "
            "docs/operators.md."
        ),
    },
)


class HostField(forms.CharField):
    """A host as people copy it: with https:// before it, in capitals, with a slash;
    and in their own script, which is stored as the net knows it (punycode).
    """

    def to_python(self, value: Any) -> str:
        name = super().to_python(value).lower()
        name = re.sub(r"^https?://", "", name).partition("/")[0]
        return as_asked_for(name.removesuffix("."))

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Wide enough for an onion address, and from left to right at any desk."""
        looks = {"class": "vLargeTextField", "dir": "ltr", "autocapitalize": "none"}
        return super().widget_attrs(widget) | looks


def as_asked_for(name: str) -> str:
    """The name as browsers ask for it; as it is where they might disagree."""
    if name.isascii():
        return name
    try:
        asked = name.encode("idna").decode("ascii")
        return asked if asked.encode().decode("idna") == name else name
    except UnicodeError:
        return name


class OwnHostForm(forms.ModelForm):
    """An edition, whose own host nobody else has."""

    class Meta:
        field_classes = {"own_host": HostField}

    def clean_own_host(self) -> str:
        host: str = self.cleaned_data["own_host"]
        if not host or "own_host" not in self.changed_data:
            return host
        if is_onion(host):
            raise ValidationError(
                _(
                    "Search engines and most readers cannot open an onion address. "
                    "Enter it below, among the other hosts."
                )
            )
        refuse_taken(host, edition=self.instance.pk)
        return host


class HostForm(forms.ModelForm):
    """Another host, whose kind is what its name says."""

    class Meta:
        field_classes = {"host": HostField}

    def clean_host(self) -> str:
        host: str = self.cleaned_data["host"]
        if "host" in self.changed_data:
            refuse_taken(host, edition=self.instance.edition_id, row=self.instance.pk)
        if is_onion(host) and not is_whole_onion(host):
            raise ValidationError(
                _(
                    "An onion address has 56 letters and digits before .onion (a to z "
                    "and 2 to 7). Copy it whole."
                )
            )
        return host

    def clean(self) -> dict[str, Any]:
        facts: dict[str, Any] = super().clean() or self.cleaned_data
        host, kind = facts.get("host", ""), facts.get("kind", "")
        if host and is_onion(host) != (kind == EditionHost.Kind.ONION):
            refusal = (
                _("This host ends in .onion: choose “Onion address”.")
                if is_onion(host)
                else _("An onion address ends in .onion; this is a mirror.")
            )
            self.add_error("kind", refusal)
        return facts


def refuse_taken(host: str, *, edition: int | None, row: int | None = None) -> None:
    """Raise ValidationError where the host is the house's or another edition's."""
    if is_of_house(host):
        raise ValidationError(
            _(
                "%(host)s is a host of the house, where the desk answers. Choose "
                "another one, or have it taken out of ALLOWED_HOSTS first."
            ),
            params={"host": host},
        )
    owner = (
        Edition.objects.filter(own_host=host).exclude(pk=edition).first()
        or Edition.objects.filter(hosts__host=host).exclude(pk=edition).first()
    )
    if owner is not None:
        raise ValidationError(
            _("The edition %(edition)s (%(root)s) has this host already."),
            params={"edition": owner, "root": owner.root},
        )


class HostFormSet(NamedFieldsFormSet):
    """The other hosts, which say nothing that the edition's own host says already."""

    def clean(self) -> None:
        super().clean()
        for form in self.forms:
            if self._should_delete_form(form):
                continue
            host = getattr(form, "cleaned_data", {}).get("host")
            if host and host == self.instance.own_host:
                form.add_error(
                    "host", _("This is the edition's own host. Leave it out here.")
                )


class EditionHostInline(FencedInline, admin.TabularInline):
    """Superusers alone get it: services.admin.EditionAdmin."""

    model = EditionHost
    form = HostForm
    formset = HostFormSet
    verbose_name_plural = _("other hosts: mirrors and onion addresses")

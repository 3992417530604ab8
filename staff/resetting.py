"""A colleague who lost their second factor: what the person's form shows, and the help."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from door import second_factor
from staff.models import User


class SecondFactorOnForm:
    """Columns and fields of the list of people."""

    @admin.display(
        boolean=True,
        description=gettext_lazy("second factor"),
        ordering="has_second_factor",
    )
    def has_second_factor(self, person: Any) -> bool:
        return bool(person.has_second_factor)

    @admin.display(description=gettext_lazy("second factor"))
    def second_factor(self, person: User) -> str:
        """What the person has, and the way to take it away."""
        words = second_factor.in_words(person)
        if not second_factor.factors_of(person).exists():
            return words
        address = reverse("admin:staff_user_second_factor", args=[person.pk])
        return format_html(
            '{} · <a href="{}">{}</a>', words, address, _("Take it away…")
        )


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy(
            "The person reads it, and the security log keeps it. For example: Lost "
            "her phone; I know her voice."
        ),
        error_messages={
            "required": gettext_lazy("Say why, for example: Lost her phone in Lagos.")
        },
    )


def reset_page(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask why, then take the second factor away. For superusers."""
    person = get_object_or_404(User, pk=pk)
    refusal = ""
    form = ReasonForm(request.POST if request.method == "POST" else None)
    try:
        second_factor.may_reset(person, by=request.user)
        if form.is_valid():
            reason = form.cleaned_data["reason"]
            second_factor.reset(person, by=request.user, reason=reason)
            return said_and_back(request, person)
    except second_factor.CannotResetError as error:
        refusal = str(error)
    context = admin.site.each_context(request) | {
        "title": _("Take the second factor away"),
        "person": person,
        "held": second_factor.in_words(person),
        "form": form,
        "refusal": refusal,
        "back": back_to(person),
    }
    return TemplateResponse(request, "door/reset.html", context)


def said_and_back(request: HttpRequest, person: User) -> HttpResponse:
    words = _("%(person)s logs in with the password alone and sets up a new one.")
    messages.success(request, words % {"person": person})
    return HttpResponseRedirect(back_to(person))


def back_to(person: User) -> str:
    return reverse("admin:staff_user_change", args=[person.pk])

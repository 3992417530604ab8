"""The pages that protect somebody, lift it, seal a name and open it: each says first
what will happen. For the admin class of contributors, behind whose fences they stand.
"""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from bylines import protecting, sealing
from bylines.admin.opening import OpeningPage
from bylines.forms import ProtectForm, ReasonForm
from bylines.models import Contributor, ProtectionEvent
from bylines.protecting import ProtectionError, deny, may_lift, may_protect
from services import clock
from services.models import Purge


class ProtectionPages(OpeningPage):
    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        pages = {
            "protect": self.protect,
            "lift": self.lift,
            "seal": self.seal,
            "opening": self.opening,
        }
        asked = require_http_methods(["GET", "HEAD", "POST"])
        own = [
            path(
                f"<int:pk>/{name}/",
                view(asked(page)),
                name=f"bylines_contributor_{name}",
            )
            for name, page in pages.items()
        ]
        return [*own, *super().get_urls()]

    def protect(self, request: HttpRequest, pk: int) -> HttpResponse:
        """One press, and then whatever somebody typed by hand."""
        person = self.get_object(request, str(pk))
        if not may_protect(request.user, person):
            deny(request.user, "protect", person)
        form = ProtectForm(request.POST or None, contributor=person)
        done = _(
            "Protected, from the next request on. Now see where the name is typed."
        )
        if self.is_done(request, person, form, protecting.protect, done):
            return HttpResponseRedirect(typed_address(person))
        title = _("Change the protection") if is_withheld(person) else _("Protect")
        return self.ask_first(request, person, form, "protect", title)

    def lift(self, request: HttpRequest, pk: int) -> HttpResponse:
        person = self.get_object(request, str(pk))
        if not may_lift(request.user, person):
            deny(request.user, "lift_protection", person)
        form = ReasonForm(request.POST or None)
        done = _("The protection is lifted: name and places are printed again.")
        if self.is_done(request, person, form, protecting.lift, done):
            return HttpResponseRedirect(address_of(person))
        return self.ask_first(request, person, form, "lift", _("Lift the protection"))

    def seal(self, request: HttpRequest, pk: int) -> HttpResponse:
        person = self.get_object(request, str(pk))
        sealing.permit(request.user, "seal", person)
        form = ReasonForm(request.POST or None)
        done = _("Sealed. The desk knows a code name from now on.")
        if self.is_done(request, person, form, sealing.seal, done):
            return HttpResponseRedirect(address_of(person))
        return self.ask_first(request, person, form, "seal", _("Seal"))

    def is_done(
        self,
        request: HttpRequest,
        person: Contributor,
        form: ReasonForm,
        verb: Callable[..., Contributor],
        done: str,
    ) -> bool:
        """Use the verb with what the form says; a refusal becomes the form's error."""
        if request.method != "POST" or not form.is_valid():
            return False
        try:
            verb(person, by=request.user, **form.cleaned_data)
        except ProtectionError as refused:
            form.add_error(None, str(refused))
            return False
        messages.success(request, done)
        return True

    def ask_first(
        self,
        request: HttpRequest,
        person: Contributor,
        form: ReasonForm,
        verb: str,
        title: str,
    ) -> HttpResponse:
        context = self.page_context(request, person) | {
            "form": form,
            "verb": verb,
            "title": title,
            "is_withheld": is_withheld(person),
            "has_caches": bool(settings.PURGE_URLS),
        }
        page = "admin/bylines/contributor/protect.html"
        return TemplateResponse(request, page, context)

    def page_context(self, request: HttpRequest, person: Contributor) -> dict[str, Any]:
        return {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "contributor": person,
            "back": address_of(person),
            "typed": typed_address(person),
            "media": self.media,
        }

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        person = context.get("original")
        if person is not None:
            chief = sealing.is_chief(request.user, person)
            context |= {
                "is_withheld": is_withheld(person),
                "may_protect": may_protect(request.user, person),
                "may_lift": may_lift(request.user, person),
                "may_seal": chief and person.is_protected and not person.is_sealed,
                "may_open": chief and person.is_sealed,
                "unconfirmed": unconfirmed(person),
                "acts": act_rows(person),
            }
        return super().render_change_form(request, context, *args, **kwargs)


def is_withheld(person: Contributor) -> bool:
    return bool(person.protection or person.place_policy)


def address_of(person: Contributor) -> str:
    return reverse("admin:bylines_contributor_change", args=(person.pk,))


def typed_address(person: Contributor) -> str:
    """Where the name is typed: a page of the app above, known by its name alone."""
    return reverse("desk:typed", args=(person.pk,))


def unconfirmed(person: Contributor) -> list[str]:
    """Caches that have not confirmed that they forgot whom the desk protects."""
    if not (settings.PURGE_URLS and person.is_protected):
        return []
    about = Purge.objects.about_it(person.public_id).unconfirmed()
    return list(about.order_by().values_list("cache", flat=True).distinct())


def act_rows(person: Contributor) -> list[dict[str, Any]]:
    """Who protected, lifted, sealed or opened, newest first."""
    acts = ProtectionEvent.objects.filter(contributor=person).select_related("actor")
    now = timezone.now()
    return [
        {
            "what": act.get_action_display(),
            "who": act.actor or _("the clock"),
            "when": clock.at(act.at, person.service.time_zone, now),
            "reason": act.reason,
            "policy": policy_words(act.detail.get("after", {})),
        }
        for act in acts[:100]
    ]


def policy_words(facts: dict[str, str]) -> str:
    """What was to be printed from then on, in the words of the form."""
    said = [
        dict(Contributor.Protection.choices).get(facts.get("protection") or "-", ""),
        facts.get("pen_name", "") if facts.get("protection") == "pen_name" else "",
    ]
    if policy := facts.get("place_policy"):
        words = dict(Contributor.PlacePolicy.choices).get(policy, "")
        said.append(_("places: %(policy)s") % {"policy": words})
    return " · ".join(str(part) for part in said if part)

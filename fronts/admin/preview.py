"""The page that publishing a front would make, in a frame as wide as a phone or a desk."""

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.desk_pages.edition_preview import WIDTHS, shown
from fronts.models import Front
from fronts.previewing import preview


class PreviewPages:
    """For the admin class of fronts. Whoever sees the front may look."""

    def preview_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        return [
            path(
                "<int:pk>/preview/",
                view(require_safe(self.preview)),
                name="fronts_front_preview",
            ),
            path(
                "<int:pk>/preview/page/",
                view(require_safe(self.previewed)),
                name="fronts_front_previewed",
            ),
        ]

    def preview(self, request: HttpRequest, pk: int) -> HttpResponse:
        front = self.get_object(request, str(pk))
        width = request.GET.get("width", "")
        context = {
            **self.page_context(request, front),
            "title": _("Preview"),
            "page": reverse("admin:fronts_front_previewed", args=(front.pk,)),
            "width": width if width in WIDTHS else "desktop",
        }
        return TemplateResponse(request, "admin/fronts/front/preview.html", context)

    def previewed(self, request: HttpRequest, pk: int) -> HttpResponse:
        front: Front = self.get_object(request, str(pk))
        drawn = HttpResponse(preview(front, timezone.now()))
        return shown(drawn, front.edition)

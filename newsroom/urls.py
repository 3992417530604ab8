"""The whole site's addresses. Readers' pages stand at the root, below an edition's prefix."""

from django.contrib import admin
from django.urls import include, path
from django.utils.translation import gettext_lazy as _
from django.views.i18n import JavaScriptCatalog

from articles import outsiders
from newsroom import health

admin.site.site_title = admin.site.site_header = _("Newsroom")
admin.site.index_title = _("The desk")
admin.site.site_url = "/"

urlpatterns = [
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("admin/jsi18n/", JavaScriptCatalog.as_view(), name="javascript-catalog"),
    path("admin/", include("articles.desk_pages.urls")),
    path("admin/pressroom/", include("pressroom.urls")),
    path("admin/", include("door.urls")),  # before the admin's own log-in
    path("admin/", admin.site.urls),
    path("preview/<str:token>/", outsiders.preview, name="outsiders_preview"),
    path("preview/<str:token>/media/<str:key>/<str:name>", outsiders.picture),
    path("lite/", include(("newsroom.lite_urls", "lite"))),
    path("", include("fronts.urls")),
    path("", include("articles.urls")),
]

handler400 = "newsroom.too_large.bad_request"
handler403 = "articles.views.errors.forbidden"
handler404 = "articles.views.errors.not_found"
handler500 = "articles.views.errors.server_error"

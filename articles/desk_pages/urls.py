"""The desk's addresses below /admin/ that belong to no list."""

from django.contrib import admin
from django.urls import path

from articles.desk_pages import edition_preview
from articles.desk_pages.coverage import ACTS, coverage, press
from articles.desk_pages.find import find
from articles.desk_pages.handing_over import hand_over
from articles.desk_pages.keys import keys
from articles.desk_pages.log import log
from articles.desk_pages.typed import typed

app_name = "desk"

view = admin.site.admin_view

urlpatterns = [
    path("find/", view(find), name="find"),
    path(
        "edition-preview/<int:pk>/",
        view(edition_preview.preview),
        name="edition_preview",
    ),
    path(
        "edition-preview/<int:pk>/specimen/",
        view(edition_preview.specimen),
        name="edition_specimen",
    ),
    path(
        "edition-preview/<int:pk>/at/<path:where>",
        view(edition_preview.page),
        name="edition_preview_page",
    ),
    path("edition-preview/<int:pk>/at/", view(edition_preview.page)),
    path("keys/", view(keys), name="keys"),
    path("coverage/", view(coverage), name="coverage"),
    *(
        path(f"coverage/{verb}/", view(press), {"verb": verb}, name=f"coverage_{verb}")
        for verb in ACTS
    ),
    path("log/", view(log), name="log"),
    path("typed/<int:pk>/", view(typed), name="typed"),
    path("hand-over/", view(hand_over), name="hand_over"),
]

"""The desk's addresses below /admin/ that belong to no list."""

from django.contrib import admin
from django.urls import path

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

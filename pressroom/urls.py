"""The pressroom's pages at the desk, below /admin/pressroom/."""

from django.contrib import admin
from django.urls import path

from pressroom.pages import how_the_site_is

app_name = "pressroom"

urlpatterns = [
    path("", admin.site.admin_view(how_the_site_is), name="well"),
]

"""The pressroom's pages at the desk, below /admin/pressroom/."""

from django.contrib import admin
from django.urls import path

from pressroom.jobs_pages import jobs
from pressroom.pages import how_the_site_is

app_name = "pressroom"

urlpatterns = [
    path("", admin.site.admin_view(how_the_site_is), name="well"),
    path("jobs/", admin.site.admin_view(jobs), name="jobs"),
]

"""The readers' addresses of fronts, below an edition's prefix, which is cut off before."""

from django.urls import path

import articles.urls  # noqa: F401  registers what `words` are
from fronts import views

urlpatterns = [
    path("", views.home, name="home"),
    path("section/<words:slug>/", views.section, name="section"),
]

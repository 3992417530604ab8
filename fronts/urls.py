"""The readers' addresses of fronts, below an edition's prefix, which is cut off before."""

from django.urls import path

from fronts import views

urlpatterns = [path("", views.home, name="home")]

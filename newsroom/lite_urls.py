"""Addresses of lite pages: those of the readers' pages named here, below `lite/`."""

from collections.abc import Iterable
from typing import Any

from articles import urls as articles
from fronts import urls as fronts

PAGES = {
    "home",
    "story",
    "republish",
    "section",
    "topic",
    "author",
    "service",
    "latest",
    "search",
    "standing_page",
    "corrections",
}

every: Iterable[Any] = (*fronts.urlpatterns, *articles.urlpatterns)
urlpatterns = [each for each in every if getattr(each, "name", "") in PAGES]

"""Addresses of lite pages: those of the readers' pages named here, below `lite/`."""

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

urlpatterns = [
    pattern
    for pattern in (*fronts.urlpatterns, *articles.urlpatterns)
    if getattr(pattern, "name", None) in PAGES
]

"""A page that lasts: what lets a browser read opened stories again without a network.

The worker's script is the same for every edition but for its first line, which names
the pages that are other editions'. Where readers are at risk it only cleans up.
"""

import json
from datetime import datetime
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.templatetags.static import static
from django.utils.translation import gettext as _

from articles.views.pages import draw, in_edition
from services.board import EditionRequest
from services.models import Edition
from services.page import Page

SCRIPT = "text/javascript; charset=utf-8"
MANIFEST = "application/manifest+json; charset=utf-8"

# https://www.w3.org/TR/appmanifest/: a mark for every size, and one that any shape may cut.
ICONS = (
    ("img/icon.svg", "any", "image/svg+xml", "any"),
    ("img/icon-192.png", "192x192", "image/png", "any"),
    ("img/icon-512.png", "512x512", "image/png", "any"),
    ("img/icon-maskable-192.png", "192x192", "image/png", "maskable"),
    ("img/icon-maskable-512.png", "512x512", "image/png", "maskable"),
)


@in_edition()
def worker(request: EditionRequest, edition: Edition, now: datetime) -> HttpResponse:
    """The service worker's script. https://www.w3.org/TR/service-workers/"""
    prefixes = {*request.visit.board.prefixes, request.visit.board.alias}
    others = sorted(prefixes - {edition.prefix, ""})
    script = script_of("worker_ends" if edition.is_at_risk else "worker")
    return Page(
        f"const OTHERS = {json.dumps(others)}\n{script}",
        edition=edition,
        content_type=SCRIPT,
        is_kept=True,
    )


@lru_cache
def script_of(name: str) -> str:
    """One of ours. It is no static file, since it must stand above what it answers."""
    return (Path(settings.BASE_DIR) / "static" / "js" / f"{name}.js").read_text()


@in_edition()
def offline(request: HttpRequest, edition: Edition, now: datetime) -> HttpResponse:
    """What a browser shows in place of a page that it cannot fetch."""
    return draw(
        "articles/offline.html",
        edition,
        now,
        title=_("You are offline"),
        is_error=True,
        is_kept=True,
    )


@in_edition()
def manifest(request: HttpRequest, edition: Edition, now: datetime) -> HttpResponse:
    """The edition as an application. Addresses are relative, for any host."""
    facts = {
        "id": "./",
        "name": edition.name,
        "short_name": edition.name,
        "lang": edition.language,
        "dir": edition.direction,
        "start_url": "./",
        "scope": "./",
        "display": "minimal-ui",
        "background_color": "#ffffff",
        "theme_color": "#ffffff",
        "categories": ["news"],
        "icons": [
            {"src": static(name), "sizes": sizes, "type": kind, "purpose": purpose}
            for name, sizes, kind, purpose in ICONS
        ],
    }
    text = json.dumps(facts, ensure_ascii=False)
    return Page(text, edition=edition, content_type=MANIFEST, is_kept=True)

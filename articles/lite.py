"""Lite: every page once more for slow networks. Text first, pictures as links.

A lite page comes from the same view as the full one. While `lite_form()` lasts, pages
are drawn on another base, or by the template of the same name below `templates/lite/`
where there is one. Templates draw their links as ever: whoever hands the page over
leads them to lite pages (`newsroom.edge.lite`).
"""

import base64
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import replace
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from django.template.loader import render_to_string, select_template
from django.utils.safestring import SafeString

from articles.own_links import made_relative

if TYPE_CHECKING:
    from articles.rendering import StoryView

FOLDER = "lite"  # of templates, and the first part of a lite page's address

# Between head and main part of a lite story, as it is kept.
BETWEEN = "<!--chrome-->"

_is_asked: ContextVar[bool] = ContextVar("is_lite_asked", default=False)


@contextmanager
def lite_form() -> Iterator[None]:
    """Draw lite pages while it lasts, as a language is spoken for a while."""
    before = _is_asked.set(True)
    try:
        yield
    finally:
        _is_asked.reset(before)


def is_lite() -> bool:
    return _is_asked.get()


def draw_page(template: str, context: dict[str, Any]) -> str:
    """The page in the form that is asked for."""
    if not is_lite():
        return render_to_string(template, context)
    chosen = select_template([f"{FOLDER}/{template}", template])
    html: str = chosen.render(
        context | {"base": f"{FOLDER}/base.html", "is_lite": True}
    )
    return html


def draw_lite(story: "StoryView", body: SafeString) -> str:
    """Head and main part of the story's lite page, with `BETWEEN` between."""
    edition = story.edition
    lite = replace(story, body=body)
    context = {"story": lite, "edition": edition, "is_lite": True}
    head = render_to_string(f"{FOLDER}/articles/story_head.html", context)
    main = render_to_string("articles/includes/story_main.html", context)
    return f"{head}{BETWEEN}{made_relative(main, edition)}"


@cache
def style() -> str:
    """The one style of a lite page, which stands in the page itself."""
    return render_to_string(f"{FOLDER}/style.css").strip()


@cache
def policy() -> str:
    """What a lite page may load: nothing but its own style, named by its hash.

    The empty icon keeps browsers from asking for one.
    https://www.w3.org/TR/CSP3/#grammardef-hash-source
    """
    digest = base64.b64encode(sha256(style().encode()).digest()).decode()
    return "; ".join(
        (
            "default-src 'none'",
            f"style-src 'sha256-{digest}'",
            "img-src data:",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'none'",
        )
    )

"""Boxes and choices of forms, drawn without a template each.

A story's form has more than a hundred. What is drawn is what Django's templates say.
"""

from collections.abc import Callable, Mapping
from typing import Any

from django.forms.renderers import DjangoTemplates
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

PLACE = "django/forms/widgets"
INPUTS = ("input", "text", "hidden", "number", "checkbox", "datetime")
OPTION = f"{PLACE}/select_option.html"


class QuickWidgets(DjangoTemplates):
    """Django's renderer of forms, but for what a form has very many of."""

    def render(
        self,
        template_name: str,
        context: dict[str, Any],
        request: HttpRequest | None = None,
    ) -> str:
        draw = DRAWN.get(template_name)
        if draw is None or not is_plain(context["widget"]):
            return super().render(template_name, context, request)
        # Every part has been escaped by `said`.
        return mark_safe(draw(context["widget"]))  # noqa: S308


def is_plain(widget: Mapping[str, Any]) -> bool:
    """Whether all its options, if any, look as Django's do and are words."""
    return all(
        option["template_name"] == OPTION and isinstance(option["label"], str | Promise)
        for _name, options, _index in widget.get("optgroups", ())
        for option in options
    )


def said(value: Any) -> str:
    """Fit to stand in the page; numbers without a language's marks."""
    return conditional_escape(value if isinstance(value, SafeString) else str(value))


def attributes(widget: Mapping[str, Any]) -> str:
    return "".join(
        f" {said(name)}" if value is True else f' {said(name)}="{said(value)}"'
        for name, value in widget["attrs"].items()
        if value is not False
    )


def draw_input(widget: Mapping[str, Any]) -> str:
    value = widget["value"]
    held = "" if value is None else f' value="{said(value)}"'
    kind, name = said(widget["type"]), said(widget["name"])
    return f'<input type="{kind}" name="{name}"{held}{attributes(widget)}>'


def draw_select(widget: Mapping[str, Any]) -> str:
    groups = "".join(
        draw_group(name, options) for name, options, _index in widget["optgroups"]
    )
    name = said(widget["name"])
    return f'<select name="{name}"{attributes(widget)}>{groups}\n</select>'


def draw_group(name: Any, options: list[Mapping[str, Any]]) -> str:
    drawn = "".join(f"\n  {draw_option(option)}" for option in options)
    if not name:
        return drawn
    return f'\n  <optgroup label="{said(name)}">{drawn}\n  </optgroup>'


def draw_option(option: Mapping[str, Any]) -> str:
    value, label = said(option["value"]), said(option["label"])
    return f'<option value="{value}"{attributes(option)}>{label}</option>'


DRAWN: dict[str, Callable[[Mapping[str, Any]], str]] = {
    **{f"{PLACE}/{name}.html": draw_input for name in INPUTS},
    f"{PLACE}/select.html": draw_select,
}

"""What is drawn without a template looks as Django's own templates draw it."""

import datetime

import pytest
from django import forms
from django.forms.renderers import DjangoTemplates
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy

from newsroom.widgets import DRAWN, QuickWidgets

BAD = '<a href="\'">&amp;'
CHOICES = [
    ("", gettext_lazy("None")),
    (1, BAD),
    (2, mark_safe("<b>2</b>")),
    ("Group <1>", [(BAD, "x"), (4000, "y")]),
]
NUMBERS = [(1000, 1000), (2, 2.5)]
NOON = datetime.datetime(2026, 1, 2, 12, 0)  # noqa: DTZ001  as a form types it
CASES = [
    (forms.TextInput(), BAD),
    (forms.TextInput(), mark_safe("&amp;")),
    (forms.TextInput(), None),
    (forms.NumberInput(), 12345),
    (forms.HiddenInput(), 0),
    (forms.CheckboxInput(), True),
    (forms.CheckboxInput(), False),
    (forms.DateTimeInput(), NOON),
    (forms.Select(choices=CHOICES), 1),
    (forms.Select(choices=CHOICES), 4000),
    (forms.Select(choices=NUMBERS), 1000),
    (forms.NullBooleanSelect(), None),
]
ATTRIBUTES = {"id": "x", "title": BAD, "required": True, "hidden": False, "max": 5000}


def without_gaps(html):
    """Empty lines between options, which no browser shows."""
    return [line for line in html.splitlines() if line.strip()]


@pytest.mark.parametrize(("widget", "value"), CASES)
def test_quick_widgets_are_djangos(widget, value):
    for attributes in ({}, ATTRIBUTES):
        drawn, told = (
            without_gaps(widget.render("na<me", value, attributes, renderer))
            for renderer in (QuickWidgets(), DjangoTemplates())
        )
        assert drawn == told


def test_all_that_is_drawn_is_tried():
    assert {widget.template_name for widget, _value in CASES} >= DRAWN.keys() - {
        "django/forms/widgets/input.html"
    }

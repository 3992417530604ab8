"""The body field cleans whatever it is given, and migrations do not know it."""

import json
from types import SimpleNamespace

import pytest
from django.test import override_settings
from django.urls import include, path

from articles.fields import BodyField

HOSTILE = "<p>Kept</p><script>alert(1)</script><p></p>"

# The field's editor asks for the pickers' addresses, nothing more.
PICKERS = [
    path("picker/", id, name="photos_photo_picker"),
    path("stories/", id, name="articles_article_stories"),
    path("recordings/", id, name="recordings_recording_picker"),
]
urlpatterns = [path("admin/", include((PICKERS, "admin")))]


@pytest.fixture
def field():
    field = BodyField(blank=True)
    field.set_attributes_from_name("body")
    return field


def test_saving_cleans_the_text_whoever_saves(field):
    article = SimpleNamespace(body=HOSTILE)
    assert field.pre_save(article, add=False) == "<p>Kept</p>"
    assert article.body == "<p>Kept</p>"


def test_a_form_cleans_the_text(field):
    assert field.clean(HOSTILE, None) == "<p>Kept</p>"


def test_a_text_of_nothing_is_empty(field):
    article = SimpleNamespace(body=None)
    assert field.pre_save(article, add=True) == ""


def test_migrations_see_a_plain_text_field(field):
    _name, path_to_field, args, kwargs = field.deconstruct()
    assert path_to_field == "django.db.models.TextField"
    assert (args, kwargs) == ([], {"blank": True})


@override_settings(ROOT_URLCONF=__name__)
def test_the_editor_is_told_what_a_text_may_hold(field):
    widget = field.formfield().widget
    attributes = widget.get_context("body", "", {})["widget"]["attrs"]
    told = json.loads(attributes["data-django-prose-editor-article"])
    assert told["extensions"]["Photo"] == {"pickerUrl": "/admin/picker/"}
    assert told["extensions"]["Gallery"] == {"pickerUrl": "/admin/picker/"}
    assert told["extensions"]["Recording"] == {"pickerUrl": "/admin/recordings/"}
    assert told["extensions"]["RelatedStory"] == {"pickerUrl": "/admin/stories/"}
    assert told["extensions"]["Embed"]["sites"]["t.me"] == "Telegram"
    assert told["extensions"]["Heading"] == {"levels": [2, 3]}
    assert "NoSpellCheck" not in told["extensions"]
    assert told["js_modules"] == [
        "/static/js/editor_nodes.js",
        "/static/js/editor_boxes.js",
        "/static/js/editor_photo.js",
        "/static/js/editor_recording.js",
        "/static/js/editor_gallery.js",
        "/static/js/editor_cards.js",
        "/static/js/editor_find.js",
        "/static/js/editor_notes.js",
        "/static/js/editor_help.js",
        "/static/js/editor_paste.js",
    ]


def test_the_editor_brings_its_own_sheet_and_script(field):
    media = str(field.formfield().widget.media)
    assert "css/desk/editor.css" in media
    assert "js/editor.js" in media
    assert "js/editor_dialog.js" in media

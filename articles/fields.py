"""The field that holds a story's text."""

from typing import Any

from django import forms
from django.db import models
from django_prose_editor.fields import ProseEditorField
from django_prose_editor.widgets import AdminProseEditorWidget
from js_asset import Media

from articles import prose


class BodyWidget(AdminProseEditorWidget):  # type: ignore[misc]
    """The body editor. `data-dir` and `data-lang` among its attrs set the script."""

    @property
    def media(self) -> forms.Media:
        return super().media + Media(css={"all": ["css/desk/editor.css"]})


class BodyField(ProseEditorField):  # type: ignore[misc]
    """A story's text, cleaned on `clean()` and on every `save()`, whoever writes.

    `QuerySet.update()` goes past it, which is why `render_body` cleans again.
    Migrations see a plain `TextField`.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs = {
            "extensions": prose.EXTENSIONS,
            "sanitize": prose.sanitize,
            "preset": "article",
        } | kwargs
        super().__init__(*args, **kwargs)

    def pre_save(self, model_instance: models.Model, add: bool) -> str:  # noqa: FBT001
        body = prose.sanitize(getattr(model_instance, self.attname) or "")
        setattr(model_instance, self.attname, body)
        return body

    def formfield(self, **kwargs: Any) -> forms.Field:
        field: forms.Field = super().formfield(**kwargs | {"widget": BodyWidget})
        return field

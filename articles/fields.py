"""The field that holds a story's text."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.db import models
from js_asset import ImportMap, Media

from articles import prose
from articles.vocabulary import EXTENSIONS, PAGE_EXTENSIONS

if TYPE_CHECKING:  # the library has no types; what it makes is a text field
    ProseEditorField = models.TextField
    AdminProseEditorWidget = forms.Textarea
else:
    from django_prose_editor.fields import ProseEditorField
    from django_prose_editor.widgets import AdminProseEditorWidget


# Modules may not name each other by path: hashed file names would part them.
MODULES = ImportMap(
    {
        "desk/dialog": "js/editor_dialog.js",
        "desk/placing": "js/editor_placing.js",
        "desk/picker": "js/desk_picker.js",
        "desk/photo-picker": "js/photo_picker.js",
        "desk/photo-upload": "js/photo_upload.js",
    }
)
SHEETS = {"all": ["css/desk/editor.css", "css/desk/dialogs.css"]}


class BodyWidget(AdminProseEditorWidget):
    """The body editor.

    Among its attrs, `data-dir` and `data-lang` say how it is written, `data-edition`
    whose stories it may relate to, `data-photo-upload` where new pictures go.
    """

    @property
    def media(self) -> forms.Media:
        media: forms.Media = super().media + Media(importmap=MODULES, css=SHEETS)
        return media


class BodyField(ProseEditorField):
    """A story's text, cleaned on `clean()` and on every `save()`, whoever writes.

    `QuerySet.update()` goes past it, which is why `render_body` cleans again.
    Migrations see a plain `TextField`.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        ours: dict[str, Any] = {
            "extensions": EXTENSIONS,
            "sanitize": prose.sanitize,
            "preset": "article",
        }
        super().__init__(*args, **ours | kwargs)

    def pre_save(self, model_instance: models.Model, add: bool) -> str:  # noqa: FBT001
        body = prose.sanitize(getattr(model_instance, self.attname) or "")
        setattr(model_instance, self.attname, body)
        return body

    def formfield(self, **kwargs: Any) -> forms.Field | None:
        return super().formfield(**kwargs | {"widget": BodyWidget})


class PageTextField(BodyField):
    """The text of a standing page: words alone, no pictures, boxes or cards."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        ours = {"extensions": PAGE_EXTENSIONS, "sanitize": prose.sanitize_page}
        super().__init__(*args, **ours | kwargs)

    def pre_save(self, model_instance: models.Model, add: bool) -> str:  # noqa: FBT001
        body = prose.sanitize_page(getattr(model_instance, self.attname) or "")
        setattr(model_instance, self.attname, body)
        return body

"""How the story's form is laid out: two columns, and what the model cannot know."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from articles.checklist import LONG_HEADLINE

MAIN, SIDE = {"classes": ("main",)}, {"classes": ("side",)}

# Characters beyond which lists, search results or shared links cut a text.
ADVISED_LENGTHS = {
    "headline": LONG_HEADLINE,
    "short_headline": 60,
    "search_headline": 60,
    "social_headline": 90,
    "summary": 200,
}

WRITING = (
    (None, MAIN | {"fields": ("headline", "summary", "body")}),
    (
        _("Lead photo"),
        MAIN | {"fields": ("lead_photo", "lead_caption", "lead_alt", "lead_is_file")},
    ),
    (
        _("Other headlines"),
        {
            "classes": ("main", "collapse"),
            "fields": (
                "kicker",
                "short_headline",
                "search_headline",
                "social_headline",
            ),
        },
    ),
    (
        _("Translation and interview"),
        {
            "classes": ("main", "collapse"),
            "fields": (
                ("translated_from", "is_machine_assisted"),
                ("interview_language", "is_interview_edited"),
                "credit_words",
            ),
        },
    ),
    (
        _("Publishing"),
        SIDE
        | {
            "fields": (
                "slugline",
                "edition",
                "section",
                "kind",
                "topic_names",
                "datelines",
                "content_warning",
                "boxes",
                "slug",
            )
        },
    ),
    (
        _("Planning"),
        SIDE
        | {
            "fields": (
                "assignee",
                "publish_at",
                "embargo_until",
                "expires_at",
                "legal_hold",
                "notes",
            )
        },
    ),
)
READING = (
    (None, MAIN | {"fields": ("slugline", "headline", "summary", "read_body")}),
    (
        _("Publishing"),
        SIDE | {"fields": ("edition", "section", "kind", "datelines")},
    ),
)


def fit_field(name: str, field: Any) -> None:
    """Widgets and words that the model cannot know."""
    widget = getattr(field, "widget", None)
    if hasattr(widget, "can_add_related"):
        widget.can_add_related = False  # new photos come in through the picker
    if name == "lead_is_file":
        widget.choices = (
            ("unknown", _("As the photo itself says")),
            ("true", _("Yes: the caption opens with FILE")),
            ("false", _("No")),
        )
    if name in ADVISED_LENGTHS:
        widget.attrs["data-advised-length"] = ADVISED_LENGTHS[name]
    if name in ("summary", "lead_caption", "notes"):
        widget.attrs["rows"] = 3
    if name == "assignee":
        field.empty_label = _("Nobody")
    if name == "slug":
        field.error_messages["invalid"] = _(
            "Use letters, numbers and hyphens, for example ferry-sinks-off-busan."
        )
    if name == "section":
        field.empty_label = _("The edition's default section")

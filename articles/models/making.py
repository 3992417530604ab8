"""How a story was made, whoever made it, and its credits in an editor's own words."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from services.models import validate_language


class HowItWasMade(models.Model):
    """What the credits of a working copy say beside its bylines and collaborations."""

    translated_from = models.CharField(
        _("translated from"),
        max_length=20,
        blank=True,
        default="",
        db_default="",
        validators=[validate_language],
        help_text=_("The language it was written in first."),
    )
    is_machine_assisted = models.BooleanField(
        _("translated with software"),
        default=False,
        db_default=False,
        help_text=_("Readers are told so. Translators are named as having checked it."),
    )
    interview_language = models.CharField(
        _("language of the interview"),
        max_length=20,
        blank=True,
        default="",
        db_default="",
        validators=[validate_language],
        help_text=_("Where the interview was held in another language."),
    )
    is_interview_edited = models.BooleanField(
        _("interview cut"),
        default=False,
        db_default=False,
        help_text=_("It has been edited for length and clarity; readers are told so."),
    )
    credit_words = models.TextField(
        _("credits in other words"),
        blank=True,
        default="",
        db_default="",
        help_text=_("Lines that an editor has put otherwise than they are composed."),
    )

    class Meta:
        abstract = True

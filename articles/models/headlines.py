"""What a working copy is called, wherever it appears."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Headlines(models.Model):
    """The headline, and what says it otherwise in lists, searches and shared links."""

    headline = models.CharField(
        _("headline"),
        max_length=200,
        blank=True,
        help_text=_(
            "One line that says the news, for example: Ferry with 300 aboard sinks off Busan."
        ),
    )
    short_headline = models.CharField(
        _("short headline"),
        max_length=120,
        blank=True,
        help_text=_("For lists, for example: Ferry sinks off Busan."),
    )
    search_headline = models.CharField(
        _("search headline"),
        max_length=160,
        blank=True,
        help_text=_("For search engines: with the words that people search by."),
    )
    social_headline = models.CharField(
        _("social headline"),
        max_length=160,
        blank=True,
        help_text=_("For shared links, for example: What we know of the Busan ferry."),
    )
    kicker = models.CharField(
        _("kicker"),
        max_length=60,
        blank=True,
        help_text=_("A word or two above the headline, for example: At sea."),
    )

    class Meta:
        abstract = True

"""Kinds of story, as desk, readers and machines tell them apart."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    NEWS = "news", _("News")
    ANALYSIS = "analysis", _("Analysis")
    OPINION = "opinion", _("Opinion")
    INTERVIEW = "interview", _("Interview")
    FEATURE = "feature", _("Feature")
    EXPLAINER = "explainer", _("Explainer")
    FACT_CHECK = "fact_check", _("Fact check")


# Labelled wherever they appear: readers must never take them for reports.
LABELLED = frozenset({Kind.ANALYSIS, Kind.OPINION})

"""What a person or a service can be credited for, and for what of a story."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class BylineRole(models.TextChoices):
    """What a person did for the report."""

    AUTHOR = "author", _("Reporter")
    CONTRIBUTOR = "contributor", _("Contributor")
    PHOTOGRAPHER = "photographer", _("Photographer")
    ILLUSTRATOR = "illustrator", _("Illustrator")
    CAMERA = "camera", _("Camera")
    VIDEO_EDITOR = "video_editor", _("Video editor")
    NARRATOR = "narrator", _("Narrator")
    PRODUCER = "producer", _("Producer")
    EDITOR = "editor", _("Editor")
    FACT_CHECKER = "fact_checker", _("Fact checker")
    TRANSLATOR = "translator", _("Translator")
    ADAPTER = "adapter", _("Adapter")


class CollaborationKind(models.TextChoices):
    """What a service, an agency or a partner did for the report."""

    COLLABORATION = "collaboration", _("Produced in collaboration with")
    CONTRIBUTED = "contributed", _("Contributed")
    BASED_ON = "based_on", _("Based on reporting by")
    INFORMATION = "information", _("Some information came from")
    AGENCY_REPORT = "agency_report", _("Agency report, carried whole")
    ORIGIN = "origin", _("Story originated in")
    FIRST_PUBLISHED = "first_published", _("First published by")
    ADAPTED = "adapted", _("Adapted from reporting by")
    TRANSLATED = "translated", _("Translated by")
    FOOTAGE = "footage", _("Footage from")
    FUNDER = "funder", _("Funded by")


class Medium(models.TextChoices):
    """The part of a story that a credit belongs to, where it is not the story."""

    VIDEO = "video", _("The video")
    AUDIO = "audio", _("The audio")
    PHOTOS = "photos", _("The photos")
    GRAPHICS = "graphics", _("The graphics")

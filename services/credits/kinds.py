"""What a person or a service can be credited for."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class BylineRole(models.TextChoices):
    """What a person did for the report."""

    AUTHOR = "author", _("Reporter")
    CONTRIBUTOR = "contributor", _("Contributor")
    PHOTOGRAPHER = "photographer", _("Photographer")
    CAMERA = "camera", _("Camera")
    PRODUCER = "producer", _("Producer")
    EDITOR = "editor", _("Editor")
    TRANSLATOR = "translator", _("Translator")
    ADAPTER = "adapter", _("Adapter")


class CollaborationKind(models.TextChoices):
    """What a service, an agency or a partner did for the report."""

    COLLABORATION = "collaboration", _("Produced in collaboration with")
    CONTRIBUTED = "contributed", _("Contributed")
    INFORMATION = "information", _("Some information came from")
    ORIGIN = "origin", _("Story originated in")
    ADAPTED = "adapted", _("Adapted from reporting by")

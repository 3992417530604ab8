"""What the pressroom writes down: how its jobs went, and what the law had erased."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from staff.append_only import AppendOnly


class JobRun(models.Model):
    """How a job went, the last time it ran. A row a job.

    Times are UTC. `failures`: how often in a row it has failed since it last succeeded.
    """

    name = models.CharField(_("job"), max_length=40, primary_key=True)
    begun_at = models.DateTimeField(_("begun"), null=True, blank=True)
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True)
    succeeded_at = models.DateTimeField(_("last done"), null=True, blank=True)
    failures = models.PositiveIntegerField(_("failures in a row"), default=0)
    said = models.CharField(_("said"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("run of a job")
        verbose_name_plural = _("runs of jobs")
        ordering = ["name"]
        default_permissions = ("view",)

    def __str__(self) -> str:
        return self.name


class Erasure(AppendOnly):
    """That something was erased because the law wanted it. Never what it said."""

    class Kind(models.TextChoices):
        STORY = "story", _("Story")
        CONTRIBUTOR = "contributor", _("Contributor")
        ACCOUNT = "account", _("Account")
        PHOTO = "photo", _("Photo")
        RECORDING = "recording", _("Recording")

    at = models.DateTimeField(_("at"))
    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    number = models.CharField(_("number"), max_length=40)
    order = models.CharField(_("order of"), max_length=200)
    by = models.CharField(_("by"), max_length=150)
    counts = models.JSONField(_("what went"), default=dict)

    class Meta:
        verbose_name = _("erasure")
        verbose_name_plural = _("erasures")
        ordering = ["-at", "-pk"]
        default_permissions = ("view",)

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.number}"

"""An adaptation: one edition's version of another edition's story, and what has
become of its source since.
"""

from datetime import datetime
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from articles.models.published import PublishedArticle
from articles.models.story import Article
from staff.permissions import Person, fence


class AdaptationQuerySet(models.QuerySet["Adaptation"]):
    def visible_to(self, person: Person) -> Self:
        """Those of the person's own services: the source's desk is told nothing."""
        return fence(self, person, service="article__edition__service_id")

    def of(self, source: Article) -> Self:
        return self.filter(source=source)

    def not_killed(self) -> Self:
        """A version that was killed follows nothing any more; a spiked one does, for
        it may be put back.
        """
        killed = PublishedArticle.objects.filter(
            public_id=OuterRef("article__public_id"),
            standing=PublishedArticle.Standing.KILLED,
        )
        return self.exclude(Exists(killed))


class Adaptation(models.Model):
    """Ties an article to the article of another edition from which it was made.

    `base_revision` is the number of the source's revision that it began from, and
    never changes. `known` is what the adapting desk has accounted for: the source's
    blocks and fields (`articles.drift.Known`, as plain data). `seen_revision` is the
    newest revision of the source that was compared with it.
    """

    source = models.ForeignKey(
        Article, on_delete=models.PROTECT, related_name="adaptations"
    )
    article = models.OneToOneField(
        Article, on_delete=models.PROTECT, related_name="adaptation"
    )
    base_revision = models.PositiveIntegerField(_("made from revision"))
    seen_revision = models.PositiveIntegerField(default=0)
    known = models.JSONField(default=dict)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("by"),
    )
    at = models.DateTimeField(_("at"), auto_now_add=True)

    objects: ClassVar = AdaptationQuerySet.as_manager()

    class Meta:
        verbose_name = _("adaptation")
        verbose_name_plural = _("adaptations")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(source=models.F("article")),
                name="no_story_is_adapted_from_itself",
            )
        ]
        indexes: ClassVar = [models.Index(fields=["-at"], name="adapted_newest")]

    def __str__(self) -> str:
        return f"{self.article_id} from {self.source_id}"


class SourceChangeQuerySet(models.QuerySet["SourceChange"]):
    def visible_to(self, person: Person) -> Self:
        return fence(self, person, service="adaptation__article__edition__service_id")

    def unanswered(self) -> Self:
        return self.filter(answer="")

    def in_order(self) -> Self:
        """Fields first, then the text from top to bottom."""
        return self.order_by("position", "pk")


class SourceChange(models.Model):
    """One block or field of a source that readers have otherwise than was adapted.

    `part` names the field, or is "body" of a block; `before` and `after` are plain
    text of a field and cleaned HTML of a block, empty where something came or went.
    """

    class Answer(models.TextChoices):
        OPEN = "", pgettext_lazy("change of a source", "Not answered")
        APPLIED = "applied", pgettext_lazy("change of a source", "Applied")
        NOT_FOR_US = "not_for_us", pgettext_lazy("change of a source", "Not for us")
        ON_PURPOSE = (
            "on_purpose",
            pgettext_lazy("change of a source", "Differs on purpose"),
        )
        OVERTAKEN = "overtaken", pgettext_lazy("change of a source", "Overtaken")

    adaptation = models.ForeignKey(
        Adaptation, on_delete=models.CASCADE, related_name="changes"
    )
    part = models.CharField(max_length=20, default="body")
    position = models.PositiveIntegerField(default=0)
    before = models.TextField(blank=True)
    after = models.TextField(blank=True)
    revision = models.PositiveIntegerField()  # of the source, in which it was seen
    since = models.DateTimeField()
    answer = models.CharField(
        _("answer"), max_length=10, choices=Answer, blank=True, default=Answer.OPEN
    )
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    answered_at = models.DateTimeField(null=True)

    objects: ClassVar = SourceChangeQuerySet.as_manager()

    class Meta:
        verbose_name = _("change of a source")
        verbose_name_plural = _("changes of sources")
        indexes: ClassVar = [
            models.Index(
                fields=["adaptation", "position"],
                condition=Q(answer=""),
                name="unanswered_changes",
            ),
            models.Index(
                fields=["-id"], condition=Q(answer=""), name="unanswered_newest"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.part} {self.position} of {self.adaptation_id}"


class SourceTaskQuerySet(models.QuerySet["SourceTask"]):
    def visible_to(self, person: Person) -> Self:
        return fence(self, person, service="adaptation__article__edition__service_id")

    def open(self) -> Self:
        return self.filter(closed_at=None)

    def overdue(self, now: datetime) -> Self:
        return self.open().filter(due_at__lte=now, ended_at=None)

    def most_urgent_first(self) -> Self:
        return self.order_by("due_at", "pk")


class SourceTask(models.Model):
    """What an adapting desk has to do because its source was corrected or stopped.

    It has a deadline, and is closed only by somebody who was shown all of it.
    """

    class Kind(models.TextChoices):
        CORRECTION = "correction", pgettext_lazy("task", "The source was corrected")
        HOLD = "hold", pgettext_lazy("task", "The source is on hold")
        WITHDRAWAL = "withdrawal", pgettext_lazy("task", "The source was withdrawn")
        KILL = "kill", pgettext_lazy("task", "The source was killed")

    class Outcome(models.TextChoices):
        CORRECTED = "corrected", pgettext_lazy("task", "We corrected ours too")
        TAKEN_DOWN = "taken_down", pgettext_lazy("task", "We took ours down")
        NOT_OURS = "not_ours", pgettext_lazy("task", "It does not concern us")

    adaptation = models.ForeignKey(
        Adaptation, on_delete=models.CASCADE, related_name="tasks"
    )
    # What was corrected or stopped: the source, or what that was adapted from.
    origin = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    words = models.TextField(blank=True)  # what readers of the source are told
    raised_at = models.DateTimeField(_("since"))
    due_at = models.DateTimeField(_("due"))
    # The source was released or reinstated, or the notice of the correction taken back.
    ended_at = models.DateTimeField(null=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("closed by"),
    )
    closed_at = models.DateTimeField(_("closed"), null=True)
    outcome = models.CharField(
        _("what was done"), max_length=10, choices=Outcome, blank=True
    )
    done = models.TextField(_("in words"), blank=True)

    objects: ClassVar = SourceTaskQuerySet.as_manager()

    class Meta:
        verbose_name = _("task of an adaptation")
        verbose_name_plural = _("tasks of adaptations")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(closed_at=None, closed_by=None)
                | Q(closed_at__isnull=False, closed_by__isnull=False),
                name="somebody_closes_a_task",
            ),
            models.CheckConstraint(
                condition=Q(closed_at=None, outcome="")
                | (Q(closed_at__isnull=False) & ~Q(outcome="")),
                name="a_closed_task_says_what_was_done",
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["due_at"], condition=Q(closed_at=None), name="tasks_by_deadline"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.adaptation_id}"

    def is_overdue(self, now: datetime) -> bool:
        """Nothing is overdue that was closed, or whose reason has ended."""
        return self.closed_at is None and self.ended_at is None and self.due_at <= now

"""What somebody is to write or photograph, and by when."""

from datetime import datetime
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from articles.models.story import Article
from services.models import Edition, Service
from staff.models import User
from staff.permissions import Person, fence


class AssignmentQuerySet(models.QuerySet["Assignment"]):
    def visible_to(self, person: Person) -> Self:
        return fence(self, person, service="service_id")

    def unfinished(self) -> Self:
        """Those that somebody still has to do."""
        return self.filter(state__in=Assignment.UNFINISHED)

    def of(self, person: User) -> Self:
        return self.filter(person=person)

    def free(self) -> Self:
        """Those that anybody of the service may claim."""
        return self.filter(state=Assignment.State.OPEN)

    def most_urgent_first(self) -> Self:
        return self.order_by("due", "pk")

    def for_change(self, pk: int) -> "Assignment":
        """The assignment with its row locked until the transaction ends."""
        rows = self.select_related("service", "person", "article__edition")
        return rows.select_for_update(of=("self",)).get(pk=pk)


class Assignment(models.Model):
    """One piece of work for one person, or free for whoever claims it first."""

    class State(models.TextChoices):
        OPEN = "open", pgettext_lazy("assignment", "Free to claim")
        CLAIMED = "claimed", pgettext_lazy("assignment", "Taken")
        DONE = "done", pgettext_lazy("assignment", "Done")
        DROPPED = "dropped", pgettext_lazy("assignment", "Dropped")

    UNFINISHED = ("open", "claimed")

    service = models.ForeignKey(
        Service,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("service"),
        help_text=_("Whose desk wants it. Times are on the clock of its newsroom."),
    )
    task = models.CharField(
        _("what"),
        max_length=160,
        help_text=_("In one line, for example: Reactions in Busan to the ferry."),
    )
    brief = models.TextField(
        _("brief"),
        max_length=4000,
        blank=True,
        help_text=_("Whom to call, how long, what the desk knows already."),
    )
    slugline = models.CharField(
        _("slugline"),
        max_length=80,
        blank=True,
        help_text=_("The story begun from it gets this working name."),
    )
    edition = models.ForeignKey(
        Edition,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("edition"),
        help_text=_("Where the story is to appear. Empty: the writer chooses."),
    )
    due = models.DateTimeField(
        _("by when"), help_text=_("When the desk wants it, for example 17:30.")
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("to whom"),
        help_text=_("Empty: free for whoever claims it first."),
    )
    state = models.CharField(
        _("state"), max_length=8, choices=State, default=State.OPEN, editable=False
    )
    article = models.ForeignKey(
        Article,
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="assignments",
        verbose_name=_("story"),
    )
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("made by"),
    )
    made_at = models.DateTimeField(_("made"), auto_now_add=True)
    taken_at = models.DateTimeField(_("taken"), null=True, editable=False)
    said = models.CharField(_("said last"), max_length=300, blank=True, editable=False)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("closed by"),
    )
    closed_at = models.DateTimeField(_("closed"), null=True, editable=False)

    objects: ClassVar = AssignmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("assignment")
        verbose_name_plural = _("assignments")
        ordering = ("-due", "-pk")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(state="open") | Q(person=None),
                name="a_free_assignment_is_nobodys",
            ),
            models.CheckConstraint(
                condition=~Q(state="claimed") | Q(person__isnull=False),
                name="a_taken_assignment_is_somebodys",
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["service", "due"],
                condition=Q(state__in=("open", "claimed")),
                name="assignments_to_do",
            ),
        ]

    def __str__(self) -> str:
        return self.task

    @property
    def is_unfinished(self) -> bool:
        return self.state in self.UNFINISHED

    def is_overdue(self, now: datetime) -> bool:
        return self.is_unfinished and self.due < now

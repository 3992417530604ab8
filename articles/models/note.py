"""Notes between colleagues: on a story or a paragraph of it. Never part of the story.

What was written stays as it was written. A note can be resolved, and its author can
take it back; its row stays.
"""

from datetime import datetime
from typing import Any, ClassVar, NoReturn, Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from articles.models.published import PublishedArticle
from articles.models.story import Article
from staff.append_only import AppendOnlyError
from staff.models import User
from staff.permissions import Role, standing

# All of a note that ever changes.
CHANGING = frozenset({"resolved_at", "resolved_by", "taken_back_at"})
OPEN = Q(parent=None, resolved_at=None, taken_back_at=None)


class NoteQuerySet(models.QuerySet["Note"]):
    def of(self, article: Article) -> Self:
        return self.filter(article=article)

    def open(self) -> Self:
        """Those that still ask for something; answers belong to their note."""
        return self.filter(OPEN)

    def for_panel(self) -> Self:
        """In the order of writing, with everybody they name."""
        people = self.select_related("author", "resolved_by").order_by("pk")
        return people.prefetch_related("recipients__person")

    def update(self, **kwargs: Any) -> int:
        if not CHANGING.issuperset(kwargs):
            raise AppendOnlyError(self.model._meta.label)
        return super().update(**kwargs)

    def delete(self) -> NoReturn:
        raise AppendOnlyError(self.model._meta.label)


class Note(models.Model):
    """What one colleague says to others about a story, or about a passage of it."""

    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="+")
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("by"),
    )
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, related_name="answers"
    )
    text = models.TextField(_("text"))
    passage = models.TextField(blank=True)
    at = models.DateTimeField(_("at"), auto_now_add=True)
    resolved_at = models.DateTimeField(null=True)
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
    )
    taken_back_at = models.DateTimeField(null=True)

    objects: ClassVar = NoteQuerySet.as_manager()

    class Meta:
        verbose_name = pgettext_lazy("between colleagues", "note")
        verbose_name_plural = pgettext_lazy("between colleagues", "notes")
        ordering = ("-pk",)
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(text=""), name="a_note_says_something"),
            models.CheckConstraint(
                condition=Q(parent=None) | Q(passage="", resolved_at=None),
                name="an_answer_is_about_its_note",
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["article"], condition=OPEN, name="open_notes_of_a_story"
            )
        ]

    def __str__(self) -> str:
        return f"{self.article}, {self.at:%Y-%m-%d %H:%M}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise AppendOnlyError(self._meta.label)
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise AppendOnlyError(self._meta.label)


class NoteRecipientQuerySet(models.QuerySet["NoteRecipient"]):
    def waiting_for(self, person: User) -> Self:
        """What the person has not seen yet of what they may see, newest first."""
        rows = self.filter(person=person, seen_at=None).still_said()
        return rows.readable_by(person).order_by("-note_id")

    def still_said(self) -> Self:
        """Not taken back, and not settled meanwhile."""
        settled = Q(note__resolved_at=None) & (
            Q(note__parent=None) | Q(note__parent__resolved_at=None)
        )
        return self.filter(settled, note__taken_back_at=None)

    def readable_by(self, person: User) -> Self:
        """Inside the person's fence; of a killed story for its chiefs alone.

        Asked row by row: the database must not look through every story there is.
        """
        story = Article.objects.filter(pk=OuterRef("note__article_id"))
        killed = PublishedArticle.objects.filter(
            public_id=OuterRef("note__article__public_id"),
            standing=PublishedArticle.Standing.KILLED,
        )
        rows = self.filter(Exists(story.visible_to(person)))
        held = standing(person)
        if held.is_superuser:
            return rows
        chiefs = Q(note__article__edition__service__in=held.services(Role.CHIEF))
        return rows.filter(chiefs | ~Exists(killed))

    def due(self, now: datetime) -> Self:
        """Mails that must go out now, longest waiting first."""
        return self.filter(mail_due__lte=now).order_by("mail_due", "pk")


class NoteRecipient(models.Model):
    """Somebody whom a note concerns: told at the desk, and by mail if they wish."""

    class Why(models.TextChoices):
        NAMED = "named", _("You are named in it")
        ANSWERED = "answered", _("It answers your note")
        ASSIGNED = "assigned", _("The story is with you")

    note = models.ForeignKey(Note, on_delete=models.PROTECT, related_name="recipients")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    why = models.CharField(max_length=8, choices=Why)
    seen_at = models.DateTimeField(null=True)
    mail_due = models.DateTimeField(null=True)
    mail_tries = models.PositiveSmallIntegerField(default=0)
    mailed_at = models.DateTimeField(null=True)

    objects: ClassVar = NoteRecipientQuerySet.as_manager()

    class Meta:
        verbose_name = _("recipient of a note")
        verbose_name_plural = _("recipients of notes")
        ordering = ("pk",)
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["note", "person"], name="a_note_reaches_a_person_once"
            )
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["person", "-note"],
                condition=Q(seen_at=None),
                name="notes_nobody_has_seen",
            ),
            models.Index(
                fields=["mail_due"],
                condition=Q(mail_due__isnull=False),
                name="note_mails_to_send",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}, {self.note_id}"

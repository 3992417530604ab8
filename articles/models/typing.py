"""Unsaved typing, and who has a story open. Nothing of it is a story's history."""

from datetime import datetime, timedelta
from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from articles.models.story import Article
from staff.models import User


class DraftQuerySet(models.QuerySet["Draft"]):
    def of(self, person: User) -> Self:
        """The person's own. Nobody else ever reads a draft."""
        return self.filter(person=person)

    def unsaved(self) -> Self:
        return self.filter(is_closed=False)

    def of_story(self, public_id: str) -> Self:
        return self.filter(public_id=public_id)

    def of_new_stories(self) -> Self:
        """Of stories that were not stored yet when they were typed."""
        return self.filter(base_version=0)

    def abandoned(self, now: datetime) -> Self:
        """What nobody came back for, and the marks of forms that are long saved."""
        closed = Q(is_closed=True, saved_at__lt=now - Draft.MARKED_FOR)
        over = closed
        if days := settings.KEEP_DRAFTS_DAYS:
            over |= Q(saved_at__lt=now - timedelta(days=days))
        return self.filter(over)


class Draft(models.Model):
    """What one person typed into one open form, and has not saved.

    A form has a name of its own, `sheet`: two windows never overwrite each other. Once
    the form is saved its draft is emptied and closed, so that a slow request cannot
    bring back what was typed before.
    """

    MARKED_FOR = timedelta(days=1)

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+"
    )
    public_id = models.CharField(max_length=12)  # the story's, stored or not
    sheet = models.CharField(max_length=12)
    base_version = models.PositiveIntegerField(default=0)  # 0: a new story
    base_revision = models.PositiveIntegerField(default=0)  # 0: not known
    data = models.JSONField(default=list)  # [[name, value], ...] as the form sends them
    turn = models.BigIntegerField(default=0)  # rises with every sending of the form
    is_closed = models.BooleanField(default=False)
    saved_at = models.DateTimeField()

    objects: ClassVar = DraftQuerySet.as_manager()

    class Meta:
        ordering = ("-saved_at", "-pk")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person", "sheet"], name="one_draft_per_open_form"
            )
        ]
        indexes: ClassVar = [
            models.Index(fields=["person", "public_id"], name="drafts_of_a_story"),
            models.Index(fields=["saved_at"], name="drafts_oldest"),
        ]

    def __str__(self) -> str:
        return self.value("slugline") or self.value("headline") or self.public_id

    def value(self, name: str) -> str:
        """What was typed into the field; empty if nothing."""
        typed: list[Any] = self.data
        return next((str(text) for key, text in typed if key == name), "")


class PresenceQuerySet(models.QuerySet["Presence"]):
    def fresh(self, now: datetime) -> Self:
        return self.filter(seen_at__gt=now - Presence.SEEN_FOR)

    def gone(self, now: datetime) -> Self:
        return self.filter(seen_at__lt=now - timedelta(days=1))


class Presence(models.Model):
    """That somebody had a story's form open, and when the form was last heard of."""

    SEEN_FOR = timedelta(seconds=60)
    TYPING_FOR = timedelta(seconds=20)

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+"
    )
    sheet = models.CharField(max_length=12)
    seen_at = models.DateTimeField()
    typed_at = models.DateTimeField(null=True)

    objects: ClassVar = PresenceQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["article", "person", "sheet"], name="one_presence_per_open_form"
            )
        ]
        indexes: ClassVar = [
            models.Index(fields=["seen_at"], name="presences_oldest"),
        ]

    def __str__(self) -> str:
        return f"{self.person} {self.seen_at:%Y-%m-%d %H:%M}"

    def is_typing(self, now: datetime) -> bool:
        return self.typed_at is not None and self.typed_at > now - self.TYPING_FOR

"""What the door of the desk remembers: sessions, wrong tries, and places known."""

from typing import ClassVar

from django.conf import settings
from django.contrib.sessions.base_session import AbstractBaseSession, BaseSessionManager
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class DeskSession(AbstractBaseSession):
    """One browser in which somebody is logged in, or on the way to it."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        null=True,
        related_name="desk_sessions",
        verbose_name=_("person"),
    )
    seen_at = models.DateTimeField(default=timezone.now)

    objects: ClassVar = BaseSessionManager()

    class Meta(AbstractBaseSession.Meta):
        pass

    @classmethod
    def get_session_store_class(cls) -> type:
        from door.sessions import SessionStore

        return SessionStore


class Guess(models.Model):
    """A wrong try at somebody's password or code. Kept for a day.

    `account` is the name as it was typed, which need not be anybody's.
    """

    class Kind(models.TextChoices):
        PASSWORD = "password"  # noqa: S105
        CODE = "code"

    kind = models.CharField(max_length=8, choices=Kind)
    account = models.CharField(max_length=150)
    place = models.CharField(max_length=70)
    address = models.CharField(max_length=45)
    is_known = models.BooleanField()
    at = models.DateTimeField(default=timezone.now, db_index=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(
                fields=["account", "kind", "at"], name="guesses_at_an_account"
            ),
            models.Index(
                fields=["address", "kind", "at"], name="guesses_from_an_address"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.account}, {self.place}"


class KnownPlace(models.Model):
    """A browser or an address from which a person has come in before."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="known_places",
    )
    place = models.CharField(max_length=70, db_index=True)
    last_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person", "place"], name="a_place_is_known_once_to_a_person"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}, {self.place}"

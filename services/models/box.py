"""Standing boxes: what an edition says beside its stories, written once."""

from typing import Any, ClassVar, Self

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from services.changes import EVERYTHING
from services.models.edition import Edition
from services.models.reference import ReferenceData
from services.signals import reference_changed
from staff.permissions import Person, fence

validate_link = RegexValidator(
    r"^(https://[^\s/\\?#@<>\"]+([/?#][^\s\\<>\"]*)?|tel:[+\d().-]+"
    r"|mailto:[^\s@\\<>\"]+@[^\s\\<>\"]+|/(?![/\\])[^\s\\<>\"]*)\Z",
    _("Write an address like https://example.org/, tel:+15550100 or /section/world/."),
)


class StandingBoxQuerySet(models.QuerySet["StandingBox"]):
    def visible_to(self, person: Person) -> Self:
        return fence(self, person, service="edition__service_id")

    def in_use(self) -> Self:
        return self.filter(is_in_use=True)

    def on_page(self, edition: Edition, chosen: tuple[int, ...]) -> Self:
        """The edition's boxes that stand on a story with these chosen ones."""
        return (
            self.in_use()
            .filter(edition=edition)
            .filter(Q(is_on_every_story=True) | Q(pk__in=chosen))
            .order_by("name", "pk")
        )


class StandingBox(ReferenceData):
    """A helpline, "not independently verified", advice on readers' safety.

    Stands on the stories that editors choose it for, or on all of an edition.
    """

    reference_kind = "box"

    class Place(models.TextChoices):
        TOP = "top", _("Above the text")
        END = "end", _("Below the text")

    edition = models.ForeignKey(
        Edition,
        on_delete=models.PROTECT,
        related_name="boxes",
        verbose_name=_("edition"),
        help_text=_("Boxes belong to one edition."),
    )
    name = models.CharField(
        _("name"),
        max_length=80,
        help_text=_("How the desk calls it, for example Helpline."),
    )
    heading = models.CharField(
        _("heading"),
        max_length=120,
        blank=True,
        help_text=_("What readers see above it, for example: If you need help."),
    )
    text = models.TextField(
        _("text"),
        max_length=600,
        help_text=_("What readers see. An empty line begins a new paragraph."),
    )
    link = models.CharField(
        _("link"),
        max_length=300,
        blank=True,
        validators=[validate_link],
        help_text=_("An address, or a telephone number such as tel:+15550100."),
    )
    link_words = models.CharField(
        _("words of the link"),
        max_length=80,
        blank=True,
        help_text=_("What the link says, for example: Call the helpline."),
    )
    place = models.CharField(
        _("place"),
        max_length=3,
        choices=Place,
        default=Place.END,
        help_text=_("Before the text, or after it."),
    )
    is_on_every_story = models.BooleanField(
        _("on every story"),
        default=False,
        help_text=_("Otherwise editors choose it, story by story."),
    )
    is_in_use = models.BooleanField(
        _("in use"),
        default=True,
        help_text=_("Untick it to retire the box. Nothing is deleted."),
    )

    objects: ClassVar = StandingBoxQuerySet.as_manager()

    class Meta:
        verbose_name = _("standing box")
        verbose_name_plural = _("standing boxes")
        ordering = ("edition", "name")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(link="") | ~Q(link_words=""),
                name="a_link_of_a_box_has_words",
                violation_error_message=_("Give the link its words."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @classmethod
    def from_db(cls, *args: Any, **kwargs: Any) -> Self:
        box = super().from_db(*args, **kwargs)
        box._stood_everywhere = bool(box.__dict__.get("is_on_every_story"))
        return box

    _stood_everywhere: bool = False

    def clean(self) -> None:
        if not self.text.strip():
            raise ValidationError({"text": _("Write what readers should see.")})

    def tell(self, about: str = EVERYTHING) -> None:
        """A box on every story changes every page of its edition."""
        super().tell(about)
        if self.is_on_every_story or self._stood_everywhere:
            reference_changed.send(
                type(self),
                kind="edition_stories",
                numbers=[self.edition_id],
                about=about,
            )
        self._stood_everywhere = self.is_on_every_story

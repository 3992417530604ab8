"""Standing pages: who makes an edition, how to reach it, and by which rules it works."""

from typing import ClassVar, Self

from django.db import models
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from articles.fields import PageTextField
from articles.prose import plain_text
from services.models import Edition, ReferenceData, WordsField
from staff.permissions import Person, fence


class StandingPageQuerySet(models.QuerySet["StandingPage"]):
    def visible_to(self, person: Person) -> Self:
        return fence(self, person, service="edition__service_id")

    def public(self) -> Self:
        return self.filter(is_public=True)


class StandingPage(ReferenceData):
    """A page of an edition that is no story: its contact, its policies."""

    reference_kind = "standing_page"

    class Purpose(models.TextChoices):
        ABOUT = "about", pgettext_lazy("standing page", "About us")
        CONTACT = "contact", pgettext_lazy("standing page", "Contact")
        ETHICS = "ethics", pgettext_lazy("standing page", "Publishing principles")
        CORRECTIONS = "corrections", pgettext_lazy("standing page", "Corrections")
        BYLINES = "bylines", pgettext_lazy("standing page", "Stories without bylines")
        OWNERSHIP = "ownership", pgettext_lazy("standing page", "Ownership and funding")
        MASTHEAD = "masthead", pgettext_lazy("standing page", "Masthead")
        VERIFICATION = (
            "verification",
            pgettext_lazy("standing page", "Verification and fact checking"),
        )
        SOURCES = "sources", pgettext_lazy("standing page", "Unnamed sources")
        DIVERSITY = "diversity", pgettext_lazy("standing page", "Diversity")
        MISSION = "mission", pgettext_lazy("standing page", "Mission and priorities")
        FEEDBACK = "feedback", pgettext_lazy("standing page", "Feedback")
        PRIVACY = "privacy", pgettext_lazy("standing page", "Privacy")
        TERMS = "terms", pgettext_lazy("standing page", "Terms of use")
        OTHER = "other", pgettext_lazy("standing page", "Another page")

    edition = models.ForeignKey(
        Edition,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("edition"),
        help_text=_("Pages belong to one edition."),
    )
    purpose = models.CharField(
        _("purpose"),
        max_length=12,
        choices=Purpose,
        default=Purpose.OTHER,
        help_text=_("Tells search engines which of the house's policies it is."),
    )
    title = models.CharField(
        _("title"),
        max_length=120,
        help_text=_("As readers see it, for example: How we correct mistakes."),
    )
    slug = WordsField(
        _("web address"),
        help_text=_("Stands in the address: /page/contact/."),
    )
    body = PageTextField(
        _("text"),
        help_text=_("Paragraphs, subheads, lists and links. ## begins a subhead."),
    )
    position = models.PositiveSmallIntegerField(
        _("position"), default=0, help_text=_("At the foot of pages, small ones first.")
    )
    is_public = models.BooleanField(
        _("public"),
        default=True,
        help_text=_("Untick it to take the page down. Nothing is deleted."),
    )
    changed_at = models.DateTimeField(_("changed"), auto_now=True)

    objects: ClassVar = StandingPageQuerySet.as_manager()

    class Meta:
        verbose_name = _("standing page")
        verbose_name_plural = _("standing pages")
        ordering = ("edition", "position", "title")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["edition", "slug"], name="one_standing_page_per_slug"
            )
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def description(self) -> str:
        """Its first words, for search engines and shared links."""
        return Truncator(plain_text(self.body).partition("\n")[0]).chars(200)

    def reference_numbers(self) -> list[int]:
        """Every page of its edition links to it."""
        return [self.edition_id]

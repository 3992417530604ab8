"""The working copy: what staff edit, and readers never see."""

from typing import TYPE_CHECKING, Any, ClassVar, Self

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from taggit.managers import TaggableManager

from articles.fields import BodyField
from articles.kinds import Kind
from articles.models.desk_indexes import DESK_INDEXES
from articles.models.going_out import WhenItGoesOut, WhoCleared
from articles.models.headlines import Headlines
from articles.models.lead import Lead
from articles.models.making import HowItWasMade
from articles.models.topics import Topic
from banners.models import BannerEdition
from services.models import Edition, Section, StandingBox, WordsField
from services.public_id import new_public_id
from staff.permissions import Person, standing

if TYPE_CHECKING:  # the library has no types
    ItemBase = models.Model
else:
    from taggit.models import ItemBase


# The offers that let a service read a working copy; see `Offer.objects.reading`.
OFFERED: dict[str, Any] = {"state__in": ("open", "taken"), "by__isnull": False}


class Story(models.Model):
    """What editions of the same report share; ties an article to its adaptations."""

    public_id = models.CharField(
        max_length=12, unique=True, default=new_public_id, editable=False
    )
    slugline = models.CharField(
        _("slugline"),
        max_length=80,
        blank=True,
        help_text=_("As it was when the story began; each article carries its own."),
    )
    created_at = models.DateTimeField(_("created"), auto_now_add=True)

    class Meta:
        verbose_name = _("story")
        verbose_name_plural = _("stories")
        ordering = ("-pk",)

    def __str__(self) -> str:
        return self.slugline or self.public_id


class ArticleTopic(ItemBase):
    """A topic on an article."""

    tag = models.ForeignKey(
        Topic, on_delete=models.PROTECT, related_name="%(app_label)s_%(class)s_items"
    )
    content_object = models.ForeignKey(
        "articles.Article", on_delete=models.CASCADE, related_name="topic_items"
    )

    objects = models.Manager["ArticleTopic"]()

    class Meta:
        verbose_name = _("topic of an article")
        verbose_name_plural = _("topics of an article")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["tag", "content_object"], name="one_topic_once_per_article"
            )
        ]


RELATIVES = ("source_public_id", "has_siblings", "is_adapted", "has_banner")


class ArticleQuerySet(models.QuerySet["Article"]):
    def visible_to(self, person: Person) -> Self:
        """The desk's gate: what the person may see in any list, picker or address.

        Their services' stories, those in which their services are credited, and those
        that were offered to them.
        """
        held = standing(person)
        if held.reads_everything:
            return self
        services = held.services()
        credited = self.model.objects.filter(
            collaborations__service__in=services
        ).values("pk")
        offered = self.model.objects.offered_to(services).values("pk")
        return self.filter(
            Q(edition__service__in=services) | Q(pk__in=credited) | Q(pk__in=offered)
        )

    def offered_to(self, services: list[int]) -> Self:
        """Held out to an edition of these services, which has not declined."""
        by_offer = {f"offers__{name}": value for name, value in OFFERED.items()}
        return self.filter(offers__edition__service__in=services, **by_offer)

    def for_form(self) -> Self:
        """With every row the form names, so that what stays as it is costs nothing."""
        return self.select_related(
            *("edition__service", "section", "assignee", "lead_photo"),
            *("cleared_by", "legal_by"),
        )

    def for_index(self) -> Self:
        """With all that the desk's index knows them by."""
        return self.prefetch_related(
            "bylines__contributor__names", "collaborations", "topic_items__tag"
        )

    def for_badges(self) -> Self:
        """With what the checklists of a list look at; see `articles.badges`."""
        return self.with_topics().select_related(
            "edition__service", "section", "assignee", "changed_by", "entry"
        )

    def with_topics(self) -> Self:
        """Each with `has_topics`, in the same query."""
        topics = ArticleTopic._default_manager.filter(
            content_object=models.OuterRef("pk")
        )
        return self.annotate(has_topics=models.Exists(topics))

    def for_change(self, pk: int) -> "Article":
        """The article with its row locked until the transaction ends.

        Its relatives are asked for behind the lock: who waited for it would not see
        with it what the other has added.
        """
        article = self.lock(pk)
        relatives = self.model.objects.order_by().with_relatives().filter(pk=pk)
        for name, value in relatives.values(*RELATIVES).get().items():
            setattr(article, name, value)
        return article

    def lock(self, pk: int) -> "Article":
        """The same for who holds the row already, or asks again before a change.

        Its story's row is locked as well, and first: versions of one story name each
        other, so they come before readers one after the other.
        """
        article = (
            self.select_related("edition", "edition__service", "story")
            .with_relatives()
            .select_for_update(of=("story", "self"), no_key=True)
            .get(pk=pk)
        )
        article.is_locked = True
        return article

    def with_relatives(self) -> Self:
        """Each with what it was adapted from, whether others tell its story, whether it
        was adapted itself, and whether a banner has its story.
        """
        every = self.model.objects.order_by()
        source = every.filter(adaptations__article=models.OuterRef("pk"))
        adapted = every.filter(adaptations__source=models.OuterRef("pk"))
        others = every.filter(story=models.OuterRef("story"))
        banners = BannerEdition.objects.order_by()
        return self.annotate(
            source_public_id=models.Subquery(source.values("public_id")[:1]),
            has_siblings=models.Exists(others.exclude(pk=models.OuterRef("pk"))),
            is_adapted=models.Exists(adapted),
            has_banner=models.Exists(
                banners.filter(banner__story=models.OuterRef("story"))
            ),
        )

    def spiked(self) -> Self:
        return self.exclude(spiked_at=None)

    def not_spiked(self) -> Self:
        return self.filter(spiked_at=None)


class Article(Headlines, Lead, WhenItGoesOut, WhoCleared, HowItWasMade):
    """The working copy of a story in one edition."""

    side: Any  # what readers have of it: `lists.with_readers_side`
    came: Any  # the event that brought it to somebody: `first_page.stories.dress`

    class State(models.TextChoices):
        DRAFT = "draft", _("Draft")
        IN_REVIEW = "in_review", _("In review")
        READY = "ready", _("Ready")

    withheld_names: Any = None  # kept by `anonymity.withheld_on`

    class Desk(models.TextChoices):
        """Who has to look at a story next, where no person is named."""

        EDITOR = "editor", pgettext_lazy("desk", "Editor")
        SUB = "sub", pgettext_lazy("desk", "Sub-editor")
        LEGAL = "legal", pgettext_lazy("desk", "Legal")

    has_topics: bool  # by `with_topics`
    source_public_id: str | None  # by `with_relatives`
    is_locked = False  # by the transaction that read it: `lock`
    has_siblings = True  # unless `with_relatives` knows of none
    is_adapted = has_banner = True  # likewise
    was_killed: bool  # when it was read for a page of its own

    public_id = models.CharField(
        max_length=12, unique=True, default=new_public_id, editable=False
    )
    edition = models.ForeignKey(
        Edition,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("edition"),
        help_text=_(
            "Whose readers it is for, for example Persian. It stays there once the story is begun."
        ),
    )
    story = models.ForeignKey(
        Story, on_delete=models.PROTECT, related_name="+", verbose_name=_("story")
    )
    slugline = models.CharField(
        _("slugline"),
        max_length=80,
        blank=True,
        help_text=_("The working name on the desk, for example NKOREA-UN-RIGHTS."),
    )
    kind = models.CharField(
        _("kind"),
        max_length=12,
        choices=Kind,
        default=Kind.NEWS,
        help_text=_("Opinion and analysis are labelled wherever they appear."),
    )
    section = models.ForeignKey(
        Section,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("section"),
        help_text=_(
            "Where readers find it, for example World. Empty: the edition's default."
        ),
    )
    summary = models.TextField(
        _("summary"),
        max_length=600,
        blank=True,
        help_text=_(
            "One or two sentences for lists and search engines: who, what, where."
        ),
    )
    slug = WordsField(
        _("web address"),
        blank=True,
        help_text=_("Made from the headline when first published. Old ones redirect."),
    )
    datelines = models.CharField(
        _("datelines"),
        max_length=200,
        blank=True,
        help_text=_(
            "Where it was reported from; several separated by “;”: Seoul; Geneva."
        ),
    )
    body = BodyField(
        _("body"),
        blank=True,
        help_text=_(
            "The story itself. An empty line begins a paragraph; ## begins a subhead."
        ),
    )
    topics = TaggableManager(through=ArticleTopic, blank=True, verbose_name=_("topics"))
    content_warning = models.CharField(
        _("content warning"),
        max_length=160,
        blank=True,
        help_text=_(
            "Stands before the story, for example: This report describes violence."
        ),
    )
    boxes = models.ManyToManyField(
        StandingBox,
        blank=True,
        related_name="+",
        verbose_name=_("standing boxes"),
        help_text=_("What the edition says beside stories of this sort."),
    )
    notes = models.TextField(
        _("internal notes"),
        blank=True,
        help_text=_(
            "For the desk, never published, for example: Port office calls back at 3."
        ),
    )
    state = models.CharField(
        _("state"), max_length=10, choices=State, default=State.DRAFT, editable=False
    )
    state_since = models.DateTimeField(_("since"), default=timezone.now, editable=False)
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("with whom"),
        help_text=_("Who works on it now. “Hand to …” says it with a note."),
    )
    waits_at = models.CharField(
        _("waits at"),
        max_length=8,
        choices=Desk,
        blank=True,
        default="",
        db_default="",
        editable=False,
    )
    waits_since = models.DateTimeField(_("waits since"), null=True, editable=False)
    digest = models.CharField(max_length=64, blank=True, editable=False)
    # Of the newest version that was given to readers, or is scheduled for them; what
    # makes "not published" and "changed since" findable among a million. The readers'
    # tables decide; `publishing.note_readers_digest` follows them.
    readers_digest = models.CharField(
        max_length=64, blank=True, default="", db_default="", editable=False
    )
    version = models.PositiveIntegerField(
        default=1, editable=False, validators=[MinValueValidator(1)]
    )
    spiked_at = models.DateTimeField(_("spiked"), null=True, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("begun by"),
    )
    created_at = models.DateTimeField(_("begun"), auto_now_add=True)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("changed by"),
    )
    changed_at = models.DateTimeField(_("changed"), auto_now=True)

    objects: ClassVar = ArticleQuerySet.as_manager()

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")
        ordering = ("-pk",)
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(cleared_digest="") | Q(state="ready"),
                name="only_a_ready_story_is_cleared",
            ),
        ]
        indexes: ClassVar = DESK_INDEXES

    def __str__(self) -> str:
        return self.slugline or self.headline or str(_("Untitled story"))

    @property
    def working_name(self) -> str:
        """What may be said of it where the headline may not, as of a killed one."""
        return self.slugline or f"#{self.pk}"

    @property
    def adapted_from(self) -> str:
        """Public id of the story that it was adapted from, or an empty string."""
        if "source_public_id" not in self.__dict__:
            source = Article.objects.filter(adaptations__article=self.pk)
            self.source_public_id = source.values_list("public_id", flat=True).first()
        return self.source_public_id or ""

    @property
    def is_cleared(self) -> bool:
        """Whether what *Ready* cleared is still what stands on the desk."""
        return bool(self.cleared_digest) and self.cleared_digest == self.digest

    @property
    def is_legally_cleared(self) -> bool:
        """Whether what a legal adviser cleared is still what stands on the desk."""
        return bool(self.legal_digest) and self.legal_digest == self.digest

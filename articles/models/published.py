"""The readers' copy. Nothing here leads back to a working copy.

These tables hold plain numbers, not foreign keys, where they point at the desk:
whoever reads them for readers has no attribute to follow into a draft.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import ExpressionWrapper, F, OuterRef, Q, Subquery, Value
from django.db.models.functions import JSONArray, JSONObject
from django.utils.translation import gettext_lazy as _

from articles.addresses import story_path
from articles.kinds import LABELLED, Kind
from articles.models.story_row import STORY_COLUMNS
from articles.models.story_row import StoryRow as StoryRow
from articles.neighbours import COLUMNS as NEIGHBOUR
from articles.neighbours import WINDOW
from articles.related import ROW, RelatedRow
from articles.siblings import ROW as SIBLING
from articles.siblings import SiblingRow
from articles.times import Significance, Times
from services.models import Edition
from services.rows import JSONRows, JSONRowsOf


class PublishedArticleQuerySet(models.QuerySet["PublishedArticle"]):
    def live(self, now: datetime) -> Self:
        """What readers may see at this moment; `is_live` is its twin."""
        return self.filter(live_at(now))

    def in_edition(self, edition: Edition) -> Self:
        return self.filter(edition=edition)

    def newest_first(self) -> Self:
        return self.order_by("-listed_at", "-pk")

    def at_address(self, public_id: str) -> Self:
        """The versions of one story (at most two).

        None while the edition is closed: not even a redirect names the story then.
        """
        return self.filter(public_id=public_id, edition__is_open=True)

    def with_page(self) -> Self:
        return self.select_related("page", "edition")

    def as_answers(self, now: datetime) -> "models.QuerySet[PublishedArticle, Any]":
        """Rows of what a story's address answers; see `StoryRow`."""
        is_live = ExpressionWrapper(live_at(now), models.BooleanField())
        rows = self.annotate(
            is_live_now=is_live,
            related=related_to(now),
            siblings=siblings_at(now),
            neighbours=neighbours_at(now),
        )
        return rows.values_list(*STORY_COLUMNS)

    def naming(self, stories: Iterable[int]) -> Self:
        """The versions of these stories."""
        return self.filter(story_number__in=list(stories))

    def as_links(self) -> list[RelatedRow]:
        """What links to these versions show."""
        return [
            {name: getattr(version, field) for name, field in ROW.items()}
            for version in self
        ]

    def as_siblings(self) -> list[SiblingRow]:
        """What these versions tell of themselves to the others of their story."""
        open_ones = self.filter(edition__is_open=True)
        return list(
            open_ones.annotate(row=JSONObject(**SIBLING)).values_list("row", flat=True)
        )

    def of_stories(self, public_ids: Iterable[str]) -> Self:
        return self.filter(public_id__in=list(public_ids))


def live_at(now: datetime) -> Q:
    """That readers may see the version at this moment."""
    return Q(
        Q(visible_until=None) | Q(visible_until__gt=now),
        standing=PublishedArticle.Standing.OPEN,
        visible_from__lte=now,
    )


def related_to(now: datetime) -> Subquery:
    """The live stories that a version's text names, in any edition, for an annotation.

    `related.of_edition` picks those of the version's own. Asked for here, the edition
    would lead a database without statistics to read all that the edition ever
    published.
    """
    named = PublishedReference.objects.filter(
        published=OuterRef(OuterRef("pk")), kind="story"
    )
    live = PublishedArticle.objects.live(now).filter(
        story_number__in=named.values("number")
    )
    together = live.order_by().annotate(all=Value(1)).values("all")
    return Subquery(together.annotate(rows=JSONRows(JSONObject(**ROW))).values("rows"))


def siblings_at(now: datetime) -> Subquery:
    """The live versions of a version's own story, in whatever edition, itself too."""
    live = PublishedArticle.objects.live(now).filter(
        story_number=OuterRef("story_number"), edition__is_open=True
    )
    together = live.order_by().annotate(all=Value(1)).values("all")
    rows = together.annotate(rows=JSONRows(JSONObject(**SIBLING))).values("rows")
    return Subquery(rows)


def neighbours_at(now: datetime) -> Subquery:
    """The newest live stories of each list that a version stands in, for an annotation.

    Each list is read from its top and no further, so a big one costs what a small one
    does. Which of them a page shows is chosen in `neighbours`.
    """
    beside = Listing.objects.live(now).filter(
        kind=OuterRef("kind"), number=OuterRef("number"), edition=OuterRef("edition")
    )
    lists = Listing.objects.filter(
        Q(kind=Listing.Kind.SECTION, number=OuterRef("section_number"))
        | Q(kind__in=(Listing.Kind.TOPIC, Listing.Kind.EDITION)),
        published=OuterRef("pk"),
    )
    together = lists.order_by().annotate(all=Value(1)).values("all")
    newest = JSONRowsOf(beside.newest_first()[:WINDOW], NEIGHBOUR)
    facts = JSONArray("kind", newest)
    return Subquery(together.annotate(rows=JSONRows(facts)).values("rows"))


class PublishedArticle(models.Model):
    """One published version of a story: narrow, just what lists need.

    A story has at most two rows. *Current* is what readers have, *pending* what
    they will have from `visible_from` on; the clock alone makes the change. A
    version ends at `visible_until`: when the next one begins, or when it expires.
    """

    class Slot(models.TextChoices):
        CURRENT = "current", _("Current")
        PENDING = "pending", _("Pending")

    class Standing(models.TextChoices):
        OPEN = "open", _("Open")
        HELD = "held", _("Held")
        WITHDRAWN = "withdrawn", _("Withdrawn")
        KILLED = "killed", _("Killed")

    public_id = models.CharField(max_length=12)
    slot = models.CharField(max_length=8, choices=Slot)
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="+")
    story_number = models.BigIntegerField(db_index=True)
    # Public id of the story of another edition that it was adapted from.
    adapted_from = models.CharField(
        max_length=12, blank=True, default="", db_default=""
    )
    revision_number = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    significance = models.CharField(max_length=12, choices=Significance)
    standing = models.CharField(max_length=10, choices=Standing, default=Standing.OPEN)
    stop_reason = models.TextField(blank=True)
    stopped_at = models.DateTimeField(null=True)
    stop_past = models.JSONField(null=True)  # every wording of a reworded reason
    visible_from = models.DateTimeField()
    visible_until = models.DateTimeField(null=True)
    embargo_until = models.DateTimeField(null=True)
    expires_at = models.DateTimeField(null=True)
    first_published_at = models.DateTimeField()
    updated_at = models.DateTimeField(null=True)
    listed_at = models.DateTimeField()
    slug = models.CharField(max_length=100)
    kind = models.CharField(max_length=12)
    headline = models.CharField(max_length=200)
    list_headline = models.CharField(max_length=200)
    kicker = models.CharField(max_length=60, blank=True)
    summary = models.TextField(blank=True)
    byline = models.CharField(max_length=400, blank=True)
    section_number = models.BigIntegerField(null=True)
    section_name = models.CharField(max_length=80, blank=True)
    section_slug = models.CharField(max_length=100, blank=True)
    image = models.CharField(max_length=80, blank=True)
    image_alt = models.CharField(max_length=400, blank=True)
    image_width = models.PositiveIntegerField(default=0)
    image_height = models.PositiveIntegerField(default=0)
    is_stale = models.BooleanField(default=False)

    objects: ClassVar = PublishedArticleQuerySet.as_manager()

    class Meta:
        verbose_name = _("published article")
        verbose_name_plural = _("published articles")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["public_id", "slot"], name="one_row_per_story_and_slot"
            ),
            models.CheckConstraint(
                condition=Q(updated_at=None)
                | Q(updated_at__gte=F("first_published_at")),
                name="nothing_is_updated_before_it_is_published",
            ),
            models.CheckConstraint(
                condition=Q(embargo_until=None)
                | Q(visible_from__gte=F("embargo_until")),
                name="nothing_is_visible_under_embargo",
            ),
            models.CheckConstraint(
                condition=~Q(standing="withdrawn") | ~Q(stop_reason=""),
                name="withdrawn_story_has_a_reason",
            ),
            models.CheckConstraint(
                condition=~Q(standing="killed") | Q(headline="", summary="", slug=""),
                name="killed_story_says_nothing",
            ),
            models.CheckConstraint(
                condition=Q(standing="open", stopped_at=None)
                | (~Q(standing="open") & Q(stopped_at__isnull=False)),
                name="only_a_stopped_story_has_been_stopped",
            ),
            models.CheckConstraint(
                condition=Q(slot="current") | Q(standing="open"),
                name="a_pending_version_only_waits",
            ),
            models.CheckConstraint(
                condition=Q(expires_at=None)
                | Q(visible_until__isnull=False, visible_until__lte=F("expires_at")),
                name="nothing_is_visible_after_it_expires",
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["id"], condition=Q(is_stale=True), name="stale_stories_to_sweep"
            ),
            models.Index(fields=["edition", "standing"], name="stopped_by_edition"),
            models.Index(
                fields=["standing", "public_id"],
                condition=~Q(standing="open"),
                name="stopped_stories",
            ),
            models.Index(
                fields=["visible_from"],
                condition=Q(slot="pending"),
                name="waiting_versions",
            ),
            models.Index(
                fields=["expires_at"],
                condition=Q(expires_at__isnull=False),
                name="ending_versions",
            ),
            models.Index(
                fields=["edition", "visible_from"],
                condition=Q(slot="pending"),
                name="scheduled_by_time",
            ),
            models.Index(
                fields=["edition", "updated_at"],
                condition=Q(updated_at__isnull=False),
                name="updated_by_edition",
            ),
        ]

    def __str__(self) -> str:
        return self.headline or self.public_id

    def get_absolute_url(self) -> str:
        return story_path(self.edition.prefix, self.slug, self.public_id)

    def is_live(self, now: datetime) -> bool:
        """Whether readers may see this version at this moment."""
        return (
            self.standing == self.Standing.OPEN
            and self.visible_from <= now
            and (self.visible_until is None or self.visible_until > now)
        )

    def has_expired(self, now: datetime) -> bool:
        """Whether its time with readers has ended, by the clock alone."""
        return self.expires_at is not None and self.expires_at <= now

    @property
    def times(self) -> Times:
        return Times(
            first_published_at=self.first_published_at,
            updated_at=self.updated_at,
            listed_at=self.listed_at,
        )

    @property
    def kind_label(self) -> str:
        return str(Kind(self.kind).label)

    @property
    def is_labelled(self) -> bool:
        """Opinion and analysis say so wherever they appear."""
        return self.kind in LABELLED


class ListingQuerySet(models.QuerySet["Listing"]):
    def of(self, kind: str, number: int, edition: Edition) -> Self:
        return self.filter(kind=kind, number=number, edition=edition)

    def live(self, now: datetime) -> Self:
        """Rows of a stopped story do not exist; the rest is the clock's."""
        return self.filter(
            Q(visible_until=None) | Q(visible_until__gt=now), visible_from__lte=now
        )

    def newest_first(self) -> Self:
        return self.order_by("-listed_at", "-published_id")

    def older_than(self, moment: datetime, published_id: int) -> Self:
        """What comes after this place in the list; `published_id` breaks ties."""
        return self.filter(
            Q(listed_at__lt=moment)
            | Q(listed_at=moment, published_id__lt=published_id),
            listed_at__lte=moment,
        )

    def newer_than(self, moment: datetime, published_id: int) -> Self:
        """What comes before this place in the list."""
        return self.filter(
            Q(listed_at__gt=moment)
            | Q(listed_at=moment, published_id__gt=published_id),
            listed_at__gte=moment,
        )

    def as_places(self) -> "models.QuerySet[Listing, Any]":
        """Where they stand, as JSON, from the oldest on."""
        places = self.order_by("listed_at", "published_id")
        return places.annotate(
            place=JSONArray("listed_at", "published_id")
        ).values_list("place", flat=True)

    def for_list(self) -> Self:
        return self.select_related("published", "published__edition")

    def for_feed(self) -> Self:
        """With what feeds need of the rendered pages, and no more of them."""
        return self.select_related("published__edition", "published__page").defer(
            "published__page__packed_head",
            "published__page__packed_main",
            "published__page__packed_lite",
        )


class Listing(models.Model):
    """One published version in one list, kept in the order of the page."""

    class Kind(models.TextChoices):
        EDITION = "edition", _("Edition")
        SECTION = "section", _("Section")
        TOPIC = "topic", _("Topic")
        AUTHOR = "author", _("Author")
        SERVICE = "service", _("Service")

    kind = models.CharField(max_length=8, choices=Kind)
    number = models.BigIntegerField()
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="+")
    published = models.ForeignKey(
        PublishedArticle, on_delete=models.CASCADE, related_name="listings"
    )
    listed_at = models.DateTimeField()
    visible_from = models.DateTimeField()
    visible_until = models.DateTimeField(null=True)

    objects: ClassVar = ListingQuerySet.as_manager()

    class Meta:
        verbose_name = _("listing")
        verbose_name_plural = _("listings")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["published", "kind", "number"], name="listed_once_per_list"
            )
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["kind", "number", "edition", "-listed_at", "-published"],
                name="list_page_newest",
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.number}: {self.published_id}"


class PublishedReference(models.Model):
    """Names one row that a published version was made from."""

    published = models.ForeignKey(
        PublishedArticle,
        on_delete=models.CASCADE,
        related_name="references",
        db_index=False,  # the index below begins with it
    )
    kind = models.CharField(max_length=12)
    number = models.BigIntegerField()

    class Meta:
        verbose_name = _("reference")
        verbose_name_plural = _("references")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["kind", "number", "published"], name="made_from_it_once"
            )
        ]
        indexes: ClassVar = [
            models.Index(fields=["published", "kind", "number"], name="what_it_shows")
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.number}"

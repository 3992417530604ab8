"""What happened to a story: revisions, events and public notices. Append-only."""

from datetime import datetime
from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.models.story import Article
from articles.notices import NoticeKind, Told, tell
from articles.snapshot import Snapshot, digest, dump, load
from staff.append_only import AppendOnly, AppendOnlyQuerySet
from staff.models import User


class RevisionQuerySet(AppendOnlyQuerySet["Revision"]):
    def of(self, article: Article) -> Self:
        return self.filter(article=article)

    def keep(
        self, article: Article, snapshot: Snapshot, *, by: User | None, why: str = ""
    ) -> "Revision":
        """The newest revision if it says the same, else a new one, with its reason.

        The caller holds the article's row, so numbers have no gaps and no twins.
        """
        newest = self.of(article).order_by("-number").first()
        mark = digest(snapshot)
        if newest is not None and newest.is_same(snapshot, mark):
            return newest
        return self.create(
            article=article,
            number=newest.number + 1 if newest else 1,
            data=dump(snapshot),
            digest=mark,
            by=by,
            why=why.strip(),
        )


class Revision(AppendOnly):
    """An immutable, numbered snapshot of an article."""

    article = models.ForeignKey(
        Article, on_delete=models.PROTECT, related_name="revisions"
    )
    number = models.PositiveIntegerField(_("number"))
    data = models.JSONField()
    digest = models.CharField(max_length=64)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("by"),
    )
    at = models.DateTimeField(_("at"), auto_now_add=True)
    why = models.TextField(_("why"), blank=True, default="", db_default="")

    objects: ClassVar = RevisionQuerySet.as_manager()

    class Meta:
        verbose_name = _("revision")
        verbose_name_plural = _("revisions")
        ordering = ("-number",)
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["article", "number"], name="one_revision_per_number"
            )
        ]

    def __str__(self) -> str:
        return f"#{self.number}"

    @property
    def snapshot(self) -> Snapshot:
        """The snapshot, upgraded to today's shape; the stored row stays as it is."""
        return load(self.data)

    def is_same(self, snapshot: Snapshot, mark: str) -> bool:
        """Whether nothing typed differs, desk-only fields included."""
        return self.digest == mark and self.snapshot == snapshot


# What whoever comes next has to know: what was taken down, put right, or put back.
STOPS_AND_STARTS = (
    *("held", "released", "withdrawn", "reinstated"),
    *("killed", "corrected"),
)


class ArticleEventQuerySet(AppendOnlyQuerySet["ArticleEvent"]):
    def record(
        self, article: Article, action: str, *, by: User | None, **detail: Any
    ) -> "ArticleEvent":
        """Add one event; `detail` is plain data, times as ISO strings."""
        return self.create(article=article, action=action, actor=by, detail=detail)


class ArticleEvent(AppendOnly):
    """One verb, done by one person to one article."""

    article = models.ForeignKey(
        Article, on_delete=models.PROTECT, related_name="events"
    )
    action = models.CharField(_("action"), max_length=20)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("who"),
    )
    at = models.DateTimeField(_("at"), auto_now_add=True)
    detail = models.JSONField(default=dict)

    objects: ClassVar = ArticleEventQuerySet.as_manager()

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        ordering = ("-pk",)
        indexes: ClassVar = [
            models.Index(fields=["-at", "-id"], name="events_by_time"),
            models.Index(
                fields=["-at", "-id"],
                condition=Q(action__in=STOPS_AND_STARTS),
                name="stops_and_starts_by_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.action} {self.at:%Y-%m-%d %H:%M}"


class NoticeQuerySet(AppendOnlyQuerySet["Notice"]):
    def told_of(self, public_id: str) -> list[Told]:
        """Every notice of the story, oldest first."""
        return tell(self.filter(article__public_id=public_id))

    def on_page_of(self, public_id: str) -> list[Told]:
        """What the story's page shows, oldest first."""
        return [notice for notice in self.told_of(public_id) if notice.is_on_the_story]

    def say(
        self, article: Article, kind: str, text: str, *, by: User | None, at: datetime
    ) -> "Notice":
        return self.create(article=article, kind=kind, text=text, by=by, at=at)

    def end_withdrawal(
        self, article: Article, *, by: User | None, at: datetime
    ) -> None:
        """Note that a withdrawn story is back; that it was withdrawn stays said."""
        withdrawals = self.filter(article=article, kind=NoticeKind.WITHDRAWAL)
        for newest in withdrawals.filter(replaced_by=None, is_taken_back=False):
            newest.take_back(by=by, at=at)


class Notice(AppendOnly):
    """One wording of a public notice, or the fact that it was taken back.

    Who rewords a notice or takes it back writes another row, which `replaces` the
    one before; `articles.notices.tell` makes one notice of such a chain.
    """

    Kind = NoticeKind

    article = models.ForeignKey(
        Article, on_delete=models.PROTECT, related_name="notices"
    )
    kind = models.CharField(_("kind"), max_length=14, choices=NoticeKind)
    text = models.TextField(_("text"))
    at = models.DateTimeField(_("published"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("by"),
    )
    replaces = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, related_name="replaced_by"
    )
    is_taken_back = models.BooleanField(default=False, db_default=False)
    taken_back_why = models.TextField(blank=True, default="", db_default="")

    objects: ClassVar = NoticeQuerySet.as_manager()

    class Meta:
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        ordering = ("at", "pk")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(text=""), name="a_notice_says_something"
            ),
            models.CheckConstraint(
                condition=Q(is_taken_back=False) | Q(replaces__isnull=False),
                name="only_what_was_said_is_taken_back",
            ),
        ]

    def __str__(self) -> str:
        return self.text

    def reword(self, text: str, *, by: User | None, at: datetime) -> "Notice":
        return self.followed_by(text=text, by=by, at=at)

    def take_back(self, why: str = "", *, by: User | None, at: datetime) -> "Notice":
        return self.followed_by(
            text=self.text, by=by, at=at, is_taken_back=True, taken_back_why=why
        )

    def followed_by(self, **facts: Any) -> "Notice":
        """The row that takes this one's place; this one stays as it is."""
        return type(self).objects.create(
            article_id=self.article_id, kind=self.kind, replaces=self, **facts
        )

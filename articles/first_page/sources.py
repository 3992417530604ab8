"""What the sources of the person's stories ask of them: tasks by deadline, then changes."""

from collections.abc import Iterator

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.admin.lists import HEAVY
from articles.admin.source_facts import deadline_words, told_words
from articles.first_page.rows import Action, Group, Row
from articles.first_page.whose import Whose
from articles.models import Article, PublishedArticle, SourceChange, SourceTask
from services.models import Edition

READ = 200  # open changes that are looked at, the newest first
UNREAD = (
    "adaptation__known",
    *(f"adaptation__article__{name}" for name in HEAVY),
)


def sources(whose: Whose) -> Group:
    """A story with a task is not said again for its changes."""
    tasks = list(open_tasks(whose)[: whose.shown + 1]) if asks("tasks", whose) else []
    asked = {task.adaptation_id for task in tasks}
    rows = [task_row(task, whose) for task in tasks]
    if len(rows) <= whose.shown and asks("changes", whose):
        rows += changed_rows(whose, asked)
    return Group(
        name="sources",
        title=_("Your sources have changed"),
        rows=rows,
        is_urgent=bool(tasks),
        empty=_("No source of your stories has changed."),
    )


def with_askings(editions: QuerySet[Edition]) -> QuerySet[Edition]:
    """Editions, each with whether a source asks something of it: most days, no."""
    own = {"adaptation__article__edition": OuterRef("pk")}
    return editions.annotate(
        has_source_tasks=Exists(SourceTask.objects.open().filter(**own)),
        has_source_changes=Exists(SourceChange.objects.unanswered().filter(**own)),
    )


def asks(what: str, whose: Whose) -> bool:
    name = f"has_source_{what}"
    return any(getattr(edition, name, True) for edition in whose.editions.values())


def open_tasks(whose: Whose) -> QuerySet[SourceTask]:
    rows = SourceTask.objects.open().most_urgent_first()
    return of_our_desks(rows.select_related("adaptation__article"), whose)


def of_our_desks(rows: QuerySet, whose: Whose) -> QuerySet:
    """Of stories that the person's services still work with."""
    killed = PublishedArticle.objects.filter(
        public_id=OuterRef("adaptation__article__public_id"),
        standing=PublishedArticle.Standing.KILLED,
    )
    ours = rows.filter(
        ~Exists(killed),
        adaptation__article__edition__in=list(whose.editions),
        adaptation__article__spiked_at=None,
    )
    return ours.defer(*UNREAD)


def task_row(task: SourceTask, whose: Whose) -> Row:
    article = task.adaptation.article
    edition = whose.editions[article.edition_id]
    words = deadline_words(task, edition.time_zone, whose.now)
    is_overdue = task.is_overdue(whose.now)
    address = reverse("admin:articles_article_source_task", args=(article.pk, task.pk))
    return Row(
        name=str(article),
        address=address,
        headline=article.headline if article.slugline else "",
        language=edition.language,
        state=task.get_kind_display(),
        state_kind="gone",
        flag=words if is_overdue else "",
        lines=tuple(filter(None, ("" if is_overdue else words, told_words(task)))),
        quote=task.words,
        actions=(Action(label=_("Read and close"), address=address),),
    )


def changed_rows(whose: Whose, asked: set[int]) -> Iterator[Row]:
    """Stories whose source readers have otherwise, those that changed last first."""
    rows = SourceChange.objects.unanswered().order_by("-pk")
    found: dict[int, list[SourceChange]] = {}
    changes = of_our_desks(rows.select_related("adaptation__article"), whose)
    for change in changes.defer(*UNREAD, "before", "after")[:READ]:
        if change.adaptation_id not in asked:
            found.setdefault(change.adaptation_id, []).append(change)
    for changes_of_one in found.values():
        yield changed_row(changes_of_one, whose)


def changed_row(changes: list[SourceChange], whose: Whose) -> Row:
    article: Article = changes[0].adaptation.article
    edition = whose.editions[article.edition_id]
    address = reverse("admin:articles_article_source", args=(article.pk,))
    words = ngettext("%(number)s place", "%(number)s places", len(changes))
    since = whose.at(min(change.since for change in changes), edition)
    return Row(
        name=str(article),
        address=address,
        headline=article.headline if article.slugline else "",
        language=edition.language,
        lines=(
            words % {"number": len(changes)},
            _("Since %(time)s") % {"time": since},
        ),
        actions=(Action(label=_("Look"), address=address),),
    )

"""The mark that a story carries in the list while its source asks something of it."""

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from articles.models import Article, SourceChange, SourceTask
from articles.readers_side import ReadersState
from staff.permissions import Person


def with_source_marks(rows: QuerySet[Article], person: Person) -> QuerySet[Article]:
    """Each with what its source asks of the person's desk, in the same query."""
    own = {"adaptation__article": OuterRef("pk")}
    tasks = SourceTask.objects.visible_to(person)
    changes = SourceChange.objects.visible_to(person)
    return rows.annotate(
        has_source_task=Exists(tasks.open().filter(**own)),
        has_source_changes=Exists(changes.unanswered().filter(**own)),
    )


def source_mark(article: Article) -> SafeString | str:
    """A link to the source, loud if a task is open."""
    is_task = getattr(article, "has_source_task", False)
    if article.spiked_at or article.side.state == ReadersState.KILLED:
        return ""
    if not (is_task or getattr(article, "has_source_changes", False)):
        return ""
    return format_html(
        ' <a class="desk-badge{}" href="{}">{}</a>',
        " desk-badge--stop" if is_task else "",
        reverse("admin:articles_article_source", args=(article.pk,)),
        _("Source: act") if is_task else _("Source changed"),
    )

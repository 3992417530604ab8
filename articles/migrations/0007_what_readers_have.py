"""Note on every working copy which text readers have of it."""

from typing import Any

from django.db import migrations
from django.db.models import Case, F, Max, OuterRef, Subquery, Value, When
from django.db.models.functions import Coalesce

BATCH = 20_000  # stories in one statement


def note_what_readers_have(apps: Any, schema_editor: Any) -> None:
    articles = apps.get_model("articles", "Article").objects
    published = apps.get_model("articles", "PublishedArticle").objects
    rows = published.filter(public_id=OuterRef("public_id"))
    mark = Case(When(standing="killed", then=OuterRef("digest")), default="digest")
    newest = rows.order_by(F("slot").desc()).annotate(mark=mark).values("mark")[:1]
    last = articles.aggregate(last=Max("pk"))["last"] or 0
    for first in range(1, last + 1, BATCH):
        articles.filter(pk__gte=first, pk__lt=first + BATCH).update(
            readers_digest=Coalesce(Subquery(newest), Value(""))
        )
    # Stories filed before there were desks wait at the editors'.
    waiting = articles.filter(state="in_review", waits_at="", waits_since=None)
    waiting.update(waits_at="editor", waits_since=F("state_since"))


class Migration(migrations.Migration):
    atomic = False  # a batch at a time; safe to stop and repeat

    dependencies = [("articles", "0006_desk_words")]

    operations = [
        migrations.RunPython(note_what_readers_have, migrations.RunPython.noop)
    ]

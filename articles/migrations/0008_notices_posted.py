"""Lists the notices that readers have had for long at /corrections/."""

from django.db import migrations

AT_ONCE = 500
CAME_BACK = ("reinstated", "corrected")  # what ends a withdrawal


def post_notices(apps, schema_editor):
    """Post every notice that is not posted yet. Safe to stop and repeat."""
    Notice = apps.get_model("articles", "Notice")
    PublishedNotice = apps.get_model("articles", "PublishedNotice")
    waiting = Notice.objects.filter(replaces=None).exclude(
        pk__in=PublishedNotice.objects.values("number")
    )
    rows = list(
        waiting.order_by("pk").values(
            "pk", "article", "article__public_id", "kind", "text", "at"
        )
    )
    for start in range(0, len(rows), AT_ONCE):
        batch = rows[start : start + AT_ONCE]
        stands = standings(apps, {row["article__public_id"] for row in batch})
        posted = [post(apps, row, stands) for row in batch]
        PublishedNotice.objects.bulk_create(row for row in posted if row is not None)


def standings(apps, public_ids):
    """Edition and standing of each published story; a stopped version decides."""
    PublishedArticle = apps.get_model("articles", "PublishedArticle")
    rows = PublishedArticle.objects.filter(public_id__in=public_ids)
    found = {}
    for public_id, edition, standing in rows.values_list(
        "public_id", "edition", "standing"
    ):
        if found.get(public_id, ("", "open"))[1] == "open":
            found[public_id] = (edition, standing)
    return found


def post(apps, row, stands):
    """The readers' row of a notice, or None where readers may not see it."""
    edition, standing = stands.get(row["article__public_id"], (None, ""))
    is_withdrawal = row["kind"] == "withdrawal"
    taken_back = end_withdrawal(apps, row) if is_withdrawal else None
    if standing != "open" and (
        standing != "withdrawn" or not is_withdrawal or taken_back
    ):
        return None
    return apps.get_model("articles", "PublishedNotice")(
        number=row["pk"],
        edition_id=edition,
        public_id=row["article__public_id"],
        kind=row["kind"],
        at=row["at"],
        wordings=[{"text": row["text"], "at": row["at"].isoformat()}],
        taken_back=taken_back,
    )


def end_withdrawal(apps, row):
    """Note that a story which was withdrawn came back, and when; None if it did not."""
    Notice = apps.get_model("articles", "Notice")
    ended = Notice.objects.filter(replaces=row["pk"]).first()
    if ended is None:
        events = apps.get_model("articles", "ArticleEvent").objects
        back = events.filter(
            article=row["article"], action__in=CAME_BACK, at__gt=row["at"]
        )
        event = back.order_by("at").first()
        if event is None:
            return None
        ended = Notice.objects.create(
            article_id=row["article"],
            kind=row["kind"],
            text=row["text"],
            at=event.at,
            by_id=event.actor_id,
            replaces_id=row["pk"],
            is_taken_back=True,
        )
    return {"text": "", "at": ended.at.isoformat()}


class Migration(migrations.Migration):
    dependencies = [("articles", "0007_what_readers_have")]

    operations = [
        migrations.RunPython(post_notices, migrations.RunPython.noop),
    ]

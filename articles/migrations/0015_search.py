"""Where the readers' search keeps its words, in the way of each database."""

import django.db.models.deletion
from django.db import migrations, models

# Words lie beside their row, so that many rows are read quickly by their place.
ON_POSTGRESQL = (
    "ALTER TABLE articles_searchentry ADD COLUMN words tsvector NOT NULL DEFAULT ''",
    "ALTER TABLE articles_searchentry SET (toast_tuple_target = 256)",
    "CREATE INDEX search_words ON articles_searchentry USING gin (words)",
)
ON_SQLITE = (
    """
    CREATE VIRTUAL TABLE articles_searchwords USING fts5(
        words,
        tokenize = "unicode61 remove_diacritics 0 categories 'L* N* M* Co'"
    )
    """,
    """
    CREATE TRIGGER forget_search_words AFTER DELETE ON articles_searchentry BEGIN
        DELETE FROM articles_searchwords WHERE rowid = old.place;
    END
    """,
    """
    CREATE TRIGGER forget_moved_words AFTER UPDATE OF place ON articles_searchentry
    WHEN old.place <> new.place BEGIN
        DELETE FROM articles_searchwords WHERE rowid = old.place;
    END
    """,
)


def make_words(apps, schema_editor):
    """Where `readers_search.entries` writes the words."""
    is_postgresql = schema_editor.connection.vendor == "postgresql"
    for statement in ON_POSTGRESQL if is_postgresql else ON_SQLITE:
        schema_editor.execute(statement)


def drop_words(apps, schema_editor):
    """The rest goes with the table."""
    if schema_editor.connection.vendor != "postgresql":
        schema_editor.execute("DROP TRIGGER forget_search_words")
        schema_editor.execute("DROP TRIGGER forget_moved_words")
        schema_editor.execute("DROP TABLE articles_searchwords")


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0014_the_public_site"),
    ]

    operations = [
        migrations.CreateModel(
            name="SearchEntry",
            fields=[
                (
                    "published",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="search_entry",
                        serialize=False,
                        to="articles.publishedarticle",
                    ),
                ),
                ("place", models.BigIntegerField(unique=True)),
                ("visible_from", models.DateTimeField()),
                ("visible_until", models.DateTimeField(null=True)),
                ("heads", models.TextField(blank=True)),
                ("tops", models.TextField(blank=True)),
                ("packed_text", models.BinaryField()),
            ],
            options={
                "verbose_name": "search entry",
                "verbose_name_plural": "search entries",
            },
        ),
        migrations.RunPython(make_words, drop_words),
    ]

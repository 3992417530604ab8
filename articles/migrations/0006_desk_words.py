"""Where the desk's search keeps its words, in the way of each database."""

from django.db import migrations

ON_POSTGRESQL = (
    "ALTER TABLE articles_deskentry ADD COLUMN words tsvector NOT NULL DEFAULT ''",
    "CREATE INDEX desk_words ON articles_deskentry USING gin (words)",
)
ON_SQLITE = (
    """
    CREATE VIRTUAL TABLE articles_deskwords USING fts5(
        words, beginnings, marks,
        tokenize = "unicode61 remove_diacritics 0 categories 'L* N* M* Co'"
    )
    """,
    """
    CREATE TRIGGER forget_desk_words AFTER DELETE ON articles_deskentry BEGIN
        DELETE FROM articles_deskwords WHERE rowid = old.article_id;
    END
    """,
)


def make_words(apps, schema_editor):
    """Where `articles.desk_index` writes the words, in the way of the database."""
    is_postgresql = schema_editor.connection.vendor == "postgresql"
    for statement in ON_POSTGRESQL if is_postgresql else ON_SQLITE:
        schema_editor.execute(statement)


def drop_words(apps, schema_editor):
    if schema_editor.connection.vendor != "postgresql":
        schema_editor.execute("DROP TRIGGER forget_desk_words")
        schema_editor.execute("DROP TABLE articles_deskwords")


class Migration(migrations.Migration):
    dependencies = [("articles", "0005_the_desk")]

    operations = [
        migrations.RunPython(make_words, drop_words),
    ]

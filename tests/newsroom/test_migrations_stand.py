"""Old code goes on running after each migration: it does so for a while in every upgrade."""

from typing import Any

import pytest
from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ModelState, ProjectState

from tests.newsroom.migrations_rules import troubles

OURS = {
    "articles", "banners", "bylines", "door", "fronts", "newsroom", "photos",
    "pressroom", "recordings", "services", "staff",
}  # fmt: skip

# The last migration of each app that was there before this rule.
BASELINE = {
    "articles": "0019_social_cards",
    "banners": "0005_what_was_said",
    "bylines": "0004_protection",
    "door": "0001_initial",
    "fronts": "0001_initial",
    "photos": "0008_shown_elsewhere_unconstrained",
    "pressroom": "0001_initial",
    "recordings": "0001_initial",
    "services": "0008_social_account",
    "staff": "0004_editions_in_the_log",
}


def test_old_code_stands_every_migration_since_the_baseline() -> None:
    loader = MigrationLoader(None)
    found = []
    for app, name in loader.graph.nodes:
        if app in OURS and name > BASELINE.get(app, ""):
            before = loader.project_state((app, name), at_end=False)
            migration = loader.graph.nodes[app, name]
            found += [f"{app} {name}: {one}" for one in troubles(migration, before)]
    assert not found, "\n".join(found)


def test_the_baseline_is_there() -> None:
    nodes = MigrationLoader(None).graph.nodes
    assert {*BASELINE.items()} <= {*nodes}


# ── What is refused, and what is not ─────────────────────────────────────────────────

TEXT = models.CharField(max_length=20)
LOOSE = models.CharField(max_length=20, null=True)
INDEX = models.Index(fields=["slug"], name="slugs")


NARROWED = [
    migrations.AlterField("story", "slug", field)
    for field in (
        TEXT,
        models.CharField(max_length=9, null=True),
        models.IntegerField(null=True),
    )
]


def asked(*operations: Any, **facts: Any) -> list[str]:
    """The troubles of a migration of `articles`, where a story has a slug."""
    before = ProjectState()
    fields = [("id", models.BigAutoField(primary_key=True)), ("slug", LOOSE)]
    before.add_model(ModelState("articles", "Story", fields))
    kind = type(
        "Migration", (migrations.Migration,), {"operations": operations} | facts
    )
    return list(troubles(kind("0099_next", "articles"), before))


@pytest.mark.parametrize(
    "operation",
    [
        migrations.RemoveField("story", "slug"),
        migrations.RenameField("story", "slug", "name"),
        migrations.DeleteModel("Story"),
        migrations.RenameModel("Story", "Piece"),
        migrations.AlterModelTable("story", "pieces"),
        migrations.AddField("story", "tone", TEXT),
        *NARROWED,
        migrations.AddIndex("story", INDEX),
    ],
    ids=lambda one: (
        f"{one.describe()} {type(getattr(one, 'field', one)).__name__} {getattr(getattr(one, 'field', one), 'max_length', None)}"
    ),
)
def test_what_old_code_cannot_stand_is_refused(operation: Any) -> None:
    assert len(asked(operation)) == 1
    assert not asked(operation, code_has_done_without="Since 4.2 nothing reads it.")


@pytest.mark.parametrize(
    "operation",
    [
        migrations.AddField("story", "tone", LOOSE),
        migrations.AddField(
            "story", "tone", models.CharField(max_length=9, db_default="")
        ),
        migrations.AlterField(
            "story", "slug", models.CharField(max_length=40, null=True)
        ),
        migrations.CreateModel("Piece", []),
        AddIndexConcurrently("story", INDEX),
        migrations.RunPython(migrations.RunPython.noop),
    ],
    ids=lambda one: (
        f"{one.describe()} {type(getattr(one, 'field', one)).__name__} {getattr(getattr(one, 'field', one), 'max_length', None)}"
    ),
)
def test_what_old_code_can_stand_is_not(operation: Any) -> None:
    assert not asked(operation)


def test_a_table_that_the_migration_makes_is_nobodys_yet() -> None:
    made = migrations.CreateModel("Piece", [("slug", LOOSE)])
    assert not asked(made, migrations.AddField("piece", "tone", TEXT))

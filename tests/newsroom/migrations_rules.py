"""Whether the code before a migration can go on running after it."""

from collections.abc import Iterator
from typing import Any

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations
from django.db.migrations.operations.base import Operation
from django.db.models import NOT_PROVIDED

BIG = "articles"  # the app whose tables grow with the archive
OUT_FOR_A_RELEASE = "code_has_done_without"

GONE = (
    migrations.RemoveField,
    migrations.DeleteModel,
    migrations.RenameField,
    migrations.RenameModel,
    migrations.AlterModelTable,
)


def troubles(migration: migrations.Migration, before: Any) -> Iterator[str]:
    """What code that does not know this migration cannot stand, a sentence each.

    `before` is the state of the models before it. What the code of the last release has
    not touched any more may go: the migration then says so, in `code_has_done_without`,
    a sentence that names that release.
    """
    if getattr(migration, OUT_FOR_A_RELEASE, ""):
        return
    made = {
        operation.name_lower
        for operation in migration.operations
        if isinstance(operation, migrations.CreateModel)
    }
    for operation in flat(migration.operations):
        model = getattr(operation, "model_name_lower", "")
        if model not in made and (
            why := trouble(operation, migration.app_label, before)
        ):
            yield f"{operation.describe()}: {why}"


def flat(operations: Any) -> Iterator[Operation]:
    for operation in operations:
        if isinstance(operation, migrations.SeparateDatabaseAndState):
            yield from flat(operation.database_operations)
        else:
            yield operation


def trouble(operation: Operation, app: str, before: Any) -> str:
    if isinstance(operation, GONE):
        return "code that runs still asks for it"
    if isinstance(operation, migrations.AddField) and is_demanding(operation.field):
        return "code that runs adds rows without it: give it null or db_default"
    if isinstance(operation, migrations.AlterField):
        return narrowing(operation, before.models[app, operation.model_name_lower])
    is_plain = isinstance(operation, migrations.AddIndex) and not isinstance(
        operation, AddIndexConcurrently
    )
    if is_plain and app == BIG:
        return "its table is big: on PostgreSQL use AddIndexConcurrently"
    return ""


def is_demanding(field: Any) -> bool:
    return not (field.null or field.many_to_many) and field.db_default is NOT_PROVIDED


def narrowing(operation: migrations.AlterField, model: Any) -> str:
    old, new = model.fields[operation.name], operation.field
    if old.null and not new.null:
        return "code that runs may still leave it empty"
    if (new.max_length or 0) < (old.max_length or 0) and new.max_length:
        return "code that runs may write longer values"
    if new.unique and not old.unique:
        return "code that runs may write the same twice"
    if type(new) is not type(old):
        return "code that runs writes another kind of value"
    return ""

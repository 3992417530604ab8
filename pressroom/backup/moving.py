"""Moving everything into a database of another kind: from SQLite to PostgreSQL, or back.

Row by row, through the models, in one transaction: either all of it is there, or the
new database is as empty as before. Words of the two searches are kept in the way of
each database; they are entered anew afterwards.
"""

from collections.abc import Callable
from itertools import islice
from typing import Any

import dj_database_url
from django.apps import apps
from django.core.management import call_command
from django.core.management.color import no_style
from django.db import connection, connections, models, transaction
from django.db.migrations.executor import MigrationExecutor
from tqdm import tqdm

from articles.desk_index import enter_batch
from articles.models.lookup import DeskEntry
from articles.models.search_entry import SearchEntry
from articles.readers_search.entering import enter_missing
from articles.refresh import sweep
from pressroom.backup import BackupError
from pressroom.backup.database import tables_in_use
from services import bulletin

OLD = "old"  # what Django calls the database that everything comes from
BATCH = 500
ENTERED_ANEW = (DeskEntry, SearchEntry)

Model = type[models.Model]


def move(address: str) -> int:
    """Copy all rows from the database at this address; how many. Raises BackupError."""
    name_old(address)
    if not is_migrated(OLD):
        raise BackupError(
            "The old database is of another release. Migrate it with this one first."
        )
    call_command("migrate", interactive=False, verbosity=0)
    if tables := tables_in_use():
        raise BackupError(
            f"The new database is not empty: rows in {', '.join(tables[:5])}. Give "
            "DATABASE_URL an empty one."
        )
    moved = copy_everything()
    enter_words()
    bulletin.renew()
    return moved


def name_old(address: str) -> None:
    parsed = dj_database_url.parse(address)
    if parsed["NAME"] == connection.settings_dict["NAME"]:
        raise BackupError("That is the database that DATABASE_URL names.")
    configured = connections.configure_settings({"default": {}, OLD: dict(parsed)})
    connections.settings[OLD] = configured[OLD]


def is_migrated(alias: str) -> bool:
    executor = MigrationExecutor(connections[alias])
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())


def every_model() -> list[Model]:
    """Every table that a model has, those between two models too."""
    return [
        model
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed and not model._meta.proxy and model not in ENTERED_ANEW
    ]


def copy_everything() -> int:
    """References are judged when the transaction ends: the order of tables is free."""
    moved = 0
    with transaction.atomic(using=OLD), transaction.atomic():
        everything = every_model()
        empty(everything)
        for model in tqdm(everything, desc="tables", disable=None):
            moved += copy_rows(model)
        with connection.cursor() as cursor:
            for statement in connection.ops.sequence_reset_sql(no_style(), everything):
                cursor.execute(statement)
    return moved


def empty(everything: list[Model]) -> None:
    """Take out what migrating wrote, under numbers that the old database has too."""
    with connection.cursor() as cursor:
        for model in everything:
            table = connection.ops.quote_name(model._meta.db_table)
            cursor.execute(f"DELETE FROM {table}")  # noqa: S608


def copy_rows(model: Model) -> int:
    """As they are: nothing is saved again, so no time is set and no signal sent."""
    fields = model._meta.local_concrete_fields
    rows = model._base_manager.using(OLD).order_by("pk").iterator(chunk_size=BATCH)
    insert: Any = model._base_manager._insert  # type: ignore[attr-defined]
    size = max(1, min(BATCH, connection.ops.bulk_batch_size(fields, [None] * BATCH)))
    count = 0
    while batch := list(islice(rows, size)):
        insert(batch, fields=fields, raw=True, using=connection.alias)
        count += len(batch)
    if model._base_manager.count() != count:
        raise BackupError(f"Not all rows of {model._meta.db_table} arrived.")
    return count


def enter_words() -> None:
    """What is stale is entered as it is drawn anew."""
    until_through(enter_batch_whole, "desk's search")
    until_through(enter_missing, "readers' search")
    while sweep(limit=BATCH):
        pass


@transaction.atomic
def enter_batch_whole(*, below: int | None, limit: int) -> list[int]:
    return enter_batch(below=below, limit=limit)


def until_through(enter: Callable[..., list[int]], says: str) -> None:
    """Enter all there is, the newest first."""
    lowest = None
    with tqdm(desc=says, disable=None) as bar:
        while batch := enter(below=lowest, limit=BATCH):
            lowest = batch[-1]
            bar.update(len(batch))

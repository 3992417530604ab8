"""Guards: the database itself refuses to rewrite what is written once.

Every model that is `AppendOnly`, of whichever app, gets triggers that refuse UPDATE,
DELETE and, on PostgreSQL, TRUNCATE: past the ORM, in a cascade, in a shell. They are
made after every migration, because SQLite remakes a table to alter it and loses its
triggers with it. They stop mistakes and stray code; whoever owns the database can
take them off, as `lifted` does.

A migration that must rewrite such rows says so:

    def fill(apps, schema_editor):
        with lifted(schema_editor.connection):
            apps.get_model("articles", "Revision").objects.update(...)
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connections, models, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import UniqueConstraint

from staff.append_only import append_only_models

Model = type[models.Model]

LIFTED = "newsroom.guards_lifted"  # PostgreSQL: for one transaction
FUNCTION = "newsroom_refuse_to_rewrite"
REFUSAL = "is written once and kept: {} is refused (see staff/guards.py)"

FUNCTION_BODY = f"""
BEGIN
    IF current_setting('{LIFTED}', true) = 'on' THEN
        IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
        RETURN NEW;
    END IF;
    RAISE EXCEPTION '% {REFUSAL.format("%")}', TG_TABLE_NAME, TG_OP
        USING ERRCODE = 'integrity_constraint_violation';
END
"""


def is_postgres(connection: BaseDatabaseWrapper) -> bool:
    return connection.vendor == "postgresql"


# ── What stands in the database ──────────────────────────────────────────────


def guards(model: Model, connection: BaseDatabaseWrapper) -> dict[str, str]:
    """The triggers that the model's table must have: name, and what makes it."""
    table = model._meta.db_table
    if is_postgres(connection):
        return postgres_guards(table, connection)
    return sqlite_guards(model, connection)


def postgres_guards(table: str, connection: BaseDatabaseWrapper) -> dict[str, str]:
    """Row by row, so that a cascade which finds no row passes, as on SQLite."""
    name, quoted = f"{table}_kept", connection.ops.quote_name(table)
    return {
        name: f"CREATE TRIGGER {connection.ops.quote_name(name)} "
        f"BEFORE UPDATE OR DELETE ON {quoted} "
        f"FOR EACH ROW EXECUTE FUNCTION {FUNCTION}()",
        f"{name}_whole": f"CREATE TRIGGER {connection.ops.quote_name(f'{name}_whole')} "
        f"BEFORE TRUNCATE ON {quoted} "
        f"FOR EACH STATEMENT EXECUTE FUNCTION {FUNCTION}()",
    }


def sqlite_guards(model: Model, connection: BaseDatabaseWrapper) -> dict[str, str]:
    """INSERT OR REPLACE deletes without asking a trigger, so twins are refused too."""
    table = model._meta.db_table
    quoted = connection.ops.quote_name(table)
    made = {}
    for does, when in {"UPDATE": "", "DELETE": "", "INSERT": twins(model)}.items():
        name = f"{table}_kept_{does.lower()}"
        what = "REPLACE" if when else does
        made[name] = (
            f"CREATE TRIGGER {connection.ops.quote_name(name)} "
            f"BEFORE {does} ON {quoted} FOR EACH ROW {when}"
            f"BEGIN SELECT RAISE(ABORT, '{table} {REFUSAL.format(what)}'); END"
        )
    return made


def twins(model: Model) -> str:
    """When a new row stands where one stands already: of SQLite's insert guard."""
    quoted = f'"{model._meta.db_table}"'
    alike = [
        " AND ".join(f'"{column}" = NEW."{column}"' for column in columns)
        for columns in unique_columns(model)
    ]
    rows = f"SELECT 1 FROM {quoted} WHERE ({') OR ('.join(alike)})"  # noqa: S608
    return f"WHEN EXISTS ({rows}) "


def unique_columns(model: Model) -> Iterator[list[str]]:
    """The columns that no two rows share: the number, and each constraint's."""
    meta = model._meta
    columns = {field.name: str(field.column) for field in meta.concrete_fields}
    yield from ([columns[field.name]] for field in meta.concrete_fields if field.unique)
    for constraint in meta.constraints:
        if isinstance(constraint, UniqueConstraint) and is_plain(constraint):
            yield [columns[name] for name in constraint.fields]


def is_plain(constraint: UniqueConstraint) -> bool:
    """Of columns, and true of every row."""
    return bool(constraint.fields) and constraint.condition is None


def standing_guards(
    tables: Iterable[str], connection: BaseDatabaseWrapper
) -> dict[str, dict[str, str]]:
    """The triggers that there are, by table; a table that is not there is left out."""
    tables = list(tables)
    statement = POSTGRES_GUARDS if is_postgres(connection) else SQLITE_GUARDS
    places = ", ".join(["%s"] * len(tables))
    found: dict[str, dict[str, str]] = {}
    with connection.cursor() as cursor:
        cursor.execute(statement.format(places), tables)
        for table, name, text in cursor.fetchall():
            held = found.setdefault(table, {})
            if name:
                held[name] = text
    return found


SQLITE_GUARDS = """
    SELECT held.name, guard.name, guard.sql FROM sqlite_master AS held
    LEFT JOIN sqlite_master AS guard ON guard.tbl_name = held.name
        AND guard.type = 'trigger' AND guard.name LIKE '%%_kept%%'
    WHERE held.type = 'table' AND held.name IN ({})
"""
# A trigger of PostgreSQL says no more than its function does; one asleep says nothing.
POSTGRES_GUARDS = """
    SELECT held.relname, guard.tgname,
        CASE WHEN guard.tgenabled IN ('O', 'A') THEN says.prosrc ELSE '' END
    FROM pg_class AS held
    LEFT JOIN pg_trigger AS guard ON guard.tgrelid = held.oid
        AND NOT guard.tgisinternal AND guard.tgname LIKE '%%_kept%%'
    LEFT JOIN pg_proc AS says ON says.oid = guard.tgfoid
    WHERE held.relkind IN ('r', 'p') AND pg_table_is_visible(held.oid)
        AND held.relname IN ({})
"""


def is_whole(connection: BaseDatabaseWrapper, wanted: str, stored: str | None) -> bool:
    """Whether a guard stands as it must."""
    return stored == (FUNCTION_BODY if is_postgres(connection) else wanted)


def unguarded(connection: BaseDatabaseWrapper) -> list[str]:
    """Tables, of those there are, that lack a guard."""
    wanted = {
        model._meta.db_table: guards(model, connection)
        for model in append_only_models()
    }
    return [
        table
        for table, stored in standing_guards(wanted, connection).items()
        if not all(
            is_whole(connection, made, stored.get(name))
            for name, made in wanted[table].items()
        )
    ]


# ── Putting up, and lifting ──────────────────────────────────────────────────


def put_up(models_: Iterable[Model], connection: BaseDatabaseWrapper) -> None:
    """Make whatever guard is missing, or differs. Does nothing where all stand."""
    by_table = {model._meta.db_table: model for model in models_}
    if not by_table or connection.vendor not in ("sqlite", "postgresql"):
        return
    for table, stored in standing_guards(by_table, connection).items():
        for name, made in guards(by_table[table], connection).items():
            if not is_whole(connection, made, stored.get(name)):
                make(connection, table, name, made, replaces=name in stored)


def make(
    connection: BaseDatabaseWrapper,
    table: str,
    name: str,
    statement: str,
    *,
    replaces: bool,
) -> None:
    with connection.cursor() as cursor:
        if replaces:
            cursor.execute(dropping(connection, table, name))
        if is_postgres(connection):
            cursor.execute(
                f"CREATE OR REPLACE FUNCTION {FUNCTION}() RETURNS trigger "
                f"LANGUAGE plpgsql AS $refuse${FUNCTION_BODY}$refuse$"
            )
        cursor.execute(statement)


def dropping(connection: BaseDatabaseWrapper, table: str, name: str) -> str:
    quote = connection.ops.quote_name
    on_table = f" ON {quote(table)}" if is_postgres(connection) else ""
    return f"DROP TRIGGER {quote(name)}{on_table}"


def after_migration(app_config: Any, using: str, **kwargs: Any) -> None:
    """After a migration: the guards of the app's own models."""
    mine = [
        model for model in append_only_models() if model._meta.app_config is app_config
    ]
    put_up(mine, connections[using])


Guard = tuple[str, str, str]  # table, name, and what makes it


@contextmanager
def lifted(connection: BaseDatabaseWrapper) -> Iterator[None]:
    """Within it, in one transaction, this connection alone may rewrite such rows.

    For a migration, for emptying a database, and for what the law orders erased;
    whoever calls it keeps a record of why. The ORM goes on refusing: use the
    historical models of a migration, or SQL. An error leaves everything as it was.
    """
    with transaction.atomic(using=connection.alias):
        if is_postgres(connection):
            before = look_away(connection, "on")
            yield
            look_away(connection, before)
        else:
            taken = take_down(connection)
            yield
            put_back(taken, connection)


def look_away(connection: BaseDatabaseWrapper, setting: str) -> str:
    """Until the transaction ends, or this is said again; answers what was said before."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting(%s, true)", [LIFTED])
        before = cursor.fetchone()[0]
        cursor.execute("SELECT set_config(%s, %s, true)", [LIFTED, setting])
    return before or "off"


def take_down(connection: BaseDatabaseWrapper) -> list[Guard]:
    """SQLite has no such word: its triggers go, and come back in one transaction."""
    tables = [model._meta.db_table for model in append_only_models()]
    taken = [
        (table, name, statement)
        for table, held in standing_guards(tables, connection).items()
        for name, statement in held.items()
    ]
    with connection.cursor() as cursor:
        for table, name, _statement in taken:
            cursor.execute(dropping(connection, table, name))
    return taken


def put_back(taken: list[Guard], connection: BaseDatabaseWrapper) -> None:
    """Each where its table still is, unless it stands there again already."""
    standing = standing_guards({table for table, *_rest in taken}, connection)
    with connection.cursor() as cursor:
        for table, name, statement in taken:
            if name not in standing.get(table, {name}):
                cursor.execute(statement)

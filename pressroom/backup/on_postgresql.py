"""The database of a backup where it is PostgreSQL: what pg_dump writes.

Everything that says where the server is, the password too, is told to its programs by
their environment: a command line can be read by every account of the machine.
"""

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.db import DatabaseError, InterfaceError, connection

from pressroom.backup import BackupError, manifest
from pressroom.backup.files import CHUNK

FILE = "database.dump"
PLACES = ("/usr/lib/postgresql/*/bin", "/usr/pgsql-*/bin", "/usr/libexec/postgresql*")
# Who owns it, may read it, or keeps it where, is the business of the server it is on.
BARE = (
    "--no-owner",
    "--no-privileges",
    "--no-comments",
    "--no-security-labels",
    "--no-publications",
    "--no-subscriptions",
    "--no-tablespaces",
)
PATIENCE = "60s"  # for a migration that is under way


def copy(into: Path) -> manifest.Facts:
    """Dump the database as it is now, while others read and write it."""
    try:
        with snapshot() as (cursor, number):
            server = major(cursor)
            run(
                program("pg_dump", server),
                "--format=custom",
                *BARE,
                f"--snapshot={number}",
                f"--lock-wait-timeout={PATIENCE}",
                f"--file={into / FILE}",
            )
            return manifest.facts(lambda says: answers(cursor, says), str(server))
    except (DatabaseError, InterfaceError) as error:
        raise BackupError(
            f"The database cannot be copied: {first_line(error)}"
        ) from error


@contextmanager
def snapshot() -> Iterator[tuple[Any, str]]:
    """One moment of the database, held for all who ask for it by this number."""
    own = connection.copy()
    try:
        own.set_autocommit(False)
        with own.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            cursor.execute("SELECT pg_export_snapshot()")
            yield cursor, cursor.fetchone()[0]
    finally:
        own.close()


def major(cursor: Any) -> int:
    cursor.execute("SHOW server_version_num")
    return int(cursor.fetchone()[0]) // 10_000


def answers(cursor: Any, statement: str) -> list[Any]:
    cursor.execute(statement)
    return list(cursor.fetchall())


def first_line(error: object) -> str:
    return str(error).strip().partition("\n")[0]


# ── PostgreSQL's own programs ────────────────────────────────────────────────


def program(name: str, server: int) -> str:
    """Where the program is that understands a server of this version."""
    for path in candidates(name):
        if version_of(path) >= server:
            return path
    raise BackupError(
        f"{name} of PostgreSQL {server} or newer is not on this machine. Install the "
        f"client programs (Debian: postgresql-client-{server})."
    )


def candidates(name: str) -> Iterator[str]:
    """What PATH says, then wherever systems keep several versions, the newest first."""
    if found := shutil.which(name):
        yield found
    for pattern in PLACES:
        yield from map(
            str, sorted(Path("/").glob(f"{pattern[1:]}/{name}"), reverse=True)
        )


def version_of(path: str) -> int:
    """The main version of a program; 0 where it says none."""
    try:
        said = subprocess.run(  # noqa: S603
            [path, "--version"], capture_output=True, text=True, check=False
        ).stdout
    except OSError:
        return 0
    found = re.search(r"(\d+)(\.\d+|devel|beta|rc)", said)
    return int(found[1]) if found else 0


def environment() -> dict[str, str]:
    """How libpq is told where the database is, and who asks."""
    from psycopg import pq

    given = connection.get_connection_params()
    told = {
        option.envvar.decode(): str(given[option.keyword.decode()])
        for option in pq.Conninfo.get_defaults()
        if option.envvar and option.keyword.decode() in given
    }
    return os.environ | told | {"LC_ALL": "C.UTF-8", "PGAPPNAME": "newsroom backup"}


def run(*command: str) -> None:
    """Run it to its end. Raises BackupError with what it complained of."""
    done = subprocess.run(  # noqa: S603
        command, env=environment(), capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise BackupError(complaint(command[0], done.stderr, done.returncode))


def complaint(path: str, said: str, code: int) -> str:
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    why = " ".join(lines[:3]) if lines else f"it ended with code {code}"
    return f"{Path(path).name} did not succeed: {why}"


# ── Putting back ─────────────────────────────────────────────────────────────


def name() -> str:
    return str(connection.settings_dict["NAME"])


def tables_with_rows() -> list[str]:
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
        return [table for table in tables if has_rows(cursor, table)]


def has_rows(cursor: Any, table: str) -> bool:
    quoted = connection.ops.quote_name(table)
    cursor.execute(f"SELECT 1 FROM {quoted} LIMIT 1")  # noqa: S608
    return cursor.fetchone() is not None


def refuse_version(made: manifest.Manifest) -> None:
    with connection.cursor() as cursor:
        server = major(cursor)
    if server < int(made.facts.server):
        raise BackupError(
            f"The backup is of PostgreSQL {made.facts.server}, and the server is "
            f"{server}. Restore it into that version or a newer one."
        )


def refuse_others() -> None:
    """Others see the old state until all is in place, and the new one from then on."""


def put_back(source: Path, made: manifest.Manifest) -> None:
    """Empty the database and fill it again, in one transaction."""
    with connection.cursor() as cursor:
        server = major(cursor)
    connection.close()
    with tempfile.TemporaryDirectory() as folder:
        emptying = Path(folder, "empty.sql")
        emptying.write_text(EMPTY)
        pour(
            [program("pg_restore", server), *BARE, "--file=-", str(source / FILE)],
            [
                program("psql", server),
                *("--no-psqlrc", "--quiet", "--single-transaction"),
                *("--set=ON_ERROR_STOP=1", "--output=/dev/null"),
                *(f"--file={emptying}", "--file=-"),
            ],
        )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def pour(source: list[str], sink: list[str]) -> None:
    """Let one program read what the other writes; all of it, or nothing is committed."""
    with tempfile.TemporaryFile() as wept, tempfile.TemporaryFile() as said:
        told: dict[str, Any] = {"env": environment()}
        with (
            subprocess.Popen(  # noqa: S603
                source, stdout=subprocess.PIPE, stderr=wept, **told
            ) as giving,
            subprocess.Popen(  # noqa: S603
                sink, stdin=subprocess.PIPE, stdout=said, stderr=said, **told
            ) as taking,
        ):
            hand_over(giving, taking)
        for process, command, words in ((taking, sink, said), (giving, source, wept)):
            if process.returncode:
                words.seek(0)
                text = words.read().decode(errors="replace")
                raise BackupError(complaint(command[0], text, process.returncode))


def hand_over(giving: Any, taking: Any) -> None:
    """Whoever gives up in the middle stops both: an end would be taken for the end."""
    try:
        while chunk := giving.stdout.read(CHUNK):
            taking.stdin.write(chunk)
        if giving.wait():
            taking.kill()
        taking.stdin.close()
    except BrokenPipeError:
        giving.kill()
    except BaseException:
        taking.kill()
        giving.kill()
        raise


# Whatever this newsroom, or another release of it, made in its schema.
EMPTY = """
SET lock_timeout = '20s';
SET client_min_messages = warning;
DO $empty$
DECLARE statement text;
BEGIN
    FOR statement IN
        SELECT format('DROP %s IF EXISTS %I.%I CASCADE',
            CASE held.relkind WHEN 'v' THEN 'VIEW' WHEN 'm' THEN 'MATERIALIZED VIEW'
                WHEN 'S' THEN 'SEQUENCE' WHEN 'f' THEN 'FOREIGN TABLE' ELSE 'TABLE' END,
            current_schema(), held.relname)
        FROM pg_class AS held
        WHERE held.relnamespace = current_schema()::regnamespace
            AND held.relkind IN ('r', 'p', 'v', 'm', 'S', 'f')
            AND NOT EXISTS (SELECT FROM pg_depend AS bound
                WHERE bound.objid = held.oid AND bound.deptype = 'e')
        ORDER BY held.relkind IN ('S')
    LOOP
        EXECUTE statement;
    END LOOP;
    FOR statement IN
        SELECT format('DROP ROUTINE IF EXISTS %s CASCADE', held.oid::regprocedure)
        FROM pg_proc AS held
        WHERE held.pronamespace = current_schema()::regnamespace
            AND NOT EXISTS (SELECT FROM pg_depend AS bound
                WHERE bound.objid = held.oid AND bound.deptype = 'e')
    LOOP
        EXECUTE statement;
    END LOOP;
END
$empty$;
"""


def look_over() -> None:
    """The server checked every row, and made every index, as it took them in."""

"""What `manage.py check --database default` says of the guards."""

from collections.abc import Iterable
from typing import Any

from django.core.checks import CheckMessage, Tags, Warning, register
from django.db import connections

from staff.guards import unguarded


@register(Tags.database)
def check_guards(
    databases: Iterable[str] | None = None, **kwargs: Any
) -> list[CheckMessage]:
    """No more than a warning: `migrate` asks this before it puts them up."""
    return [
        Warning(
            f"Nothing in the database keeps {table} from being rewritten. "
            "Run manage.py migrate, which puts the guards up.",
            id="newsroom.W001",
        )
        for alias in databases or ()
        for table in unguarded(connections[alias])
    ]

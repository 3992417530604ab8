"""`manage.py flush`: Django's own, past the guards of what is written once.

Emptying the whole database is an operator's explicit act, not a rewriting of history.
"""

from typing import Any

from django.core.management.commands import flush
from django.db import connections

from staff.guards import lifted

QUESTION = """This IRREVERSIBLY DESTROYS all data in the database "%s", its history too.
Are you sure you want to do this?

    Type 'yes' to continue, or 'no' to cancel: """


class Command(flush.Command):
    def handle(self, **options: Any) -> None:
        """Ask first, since guards must not stay lifted while somebody thinks."""
        connection = connections[options["database"]]
        if options["interactive"]:
            name = connection.settings_dict["NAME"]
            if input(QUESTION % name) != "yes":
                self.stdout.write("Flush cancelled.")
                return
        with lifted(connection):
            super().handle(**options | {"interactive": False})

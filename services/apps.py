from typing import Any

from django.apps import AppConfig
from django.db.backends.signals import connection_created
from django.utils.translation import gettext_lazy as _


class ServicesConfig(AppConfig):
    name = "services"
    verbose_name = _("Services")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        connection_created.connect(trust_json)


def trust_json(connection: Any, **signal: Any) -> None:
    """SQLite has had JSON built in since 3.38.

    Django would try it out in a transaction, for which a reader might have to wait
    behind a writer.
    """
    if connection.vendor == "sqlite":
        connection.features.__dict__["supports_json_field"] = True

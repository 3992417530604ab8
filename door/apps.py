from allauth.account.apps import AccountConfig
from django.apps import AppConfig


class DoorConfig(AppConfig):
    name = "door"
    verbose_name = "The door"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from door import receivers  # noqa: F401


class AllauthAccounts(AccountConfig):  # type: ignore[misc]
    """allauth's accounts, of which only the steps of logging in are used here.

    Its own config wants its middleware before every request. Ours stands before those
    to the desk alone: `newsroom.at_desk.DeskDoor`.
    """

    def ready(self) -> None:
        from allauth.account import checks  # noqa: F401

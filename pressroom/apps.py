from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PressroomConfig(AppConfig):
    name = "pressroom"
    verbose_name = _("Pressroom")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from pressroom import ledger  # noqa: F401  (listens)

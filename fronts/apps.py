from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FrontsConfig(AppConfig):
    name = "fronts"
    verbose_name = _("Fronts")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from articles.scan.besides import BESIDES
        from fronts import receivers  # noqa: F401

        BESIDES.append("fronts.scanning.TABLES")

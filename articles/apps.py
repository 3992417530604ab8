from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ArticlesConfig(AppConfig):
    name = "articles"
    verbose_name = _("Articles")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from articles import opening, photo_uses, receivers  # noqa: F401
        from articles.scan import holding  # noqa: F401  gives SQLite its function

"""What a worker will need, loaded before it takes its first request.

Files may change on disk under a running process: an upgrade in place. Whatever is
loaded by then stays of one release, and no first reader waits for it.
"""

import logging
from importlib import import_module
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.forms.renderers import get_default_renderer
from django.template import TemplateDoesNotExist, TemplateSyntaxError, engines
from django.urls import get_resolver
from django.utils.formats import get_format_modules
from django.utils.translation.trans_real import translation

from newsroom.health import expected_migrations

logger = logging.getLogger("newsroom.server")

# Modules of ours that no server imports: commands and migrations run beside it.
ELSEWHERE = {"management", "migrations", "demo", "__main__"}
# What Django imports when it is first needed.
LATER = (
    "django.contrib.messages.storage.fallback",
    "django.contrib.sessions.serializers",
    "django.db.models.sql.compiler",
)
KINDS = (".html", ".xml", ".txt", ".svg", ".css", ".js")


def preload() -> None:
    load_modules()
    load_addresses()
    load_catalogues()
    expected_migrations()
    renderer: Any = get_default_renderer()
    for engine in (engines["django"], renderer.engine):
        load_templates(engine)
    getattr(staticfiles_storage, "hashed_files", None)  # which name has which hash


def load_modules() -> None:
    """All modules of our apps, those too that a function imports when it is called."""
    for app in apps.get_app_configs():
        folder = Path(app.path)
        if folder.parent == settings.BASE_DIR:
            for name in modules_in(folder):
                import_module(f"{app.name}{name}")
    for name in LATER:
        import_module(name)


def modules_in(folder: Path) -> list[str]:
    """Their names below the app's: `.workflow`, `.admin.stories`."""
    found = []
    for file in sorted(folder.rglob("*.py")):
        parts = file.relative_to(folder).with_suffix("").parts
        if not ELSEWHERE & {*parts} and parts[-1] != "__init__":
            found.append("".join(f".{part}" for part in parts))
    return found


def load_addresses() -> None:
    for module in {settings.ROOT_URLCONF, "newsroom.lite_urls"}:
        get_resolver(module)._populate()


def load_templates(engine: Any) -> None:
    """Compiled, into the cached loader; Django does so at the first use of each."""
    _ = engine.engine.template_context_processors
    for name in sorted(names_of_templates(engine)):
        try:
            engine.get_template(name)
        except (TemplateDoesNotExist, TemplateSyntaxError) as error:
            # One of a package that needs what is not in use here, for instance.
            logger.debug("The template %s was not loaded: %s", name, error)


def names_of_templates(engine: Any) -> set[str]:
    return {
        file.relative_to(folder).as_posix()
        for folder in engine.template_dirs
        for file in Path(folder).rglob("*")
        if file.suffix in KINDS and file.is_file()
    }


def load_catalogues() -> None:
    """Words, and how numbers and days are written."""
    for tag, _name in settings.LANGUAGES:
        translation(tag)
        get_format_modules(tag)

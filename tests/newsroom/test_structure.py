"""The house stands as it was drawn: imports one way, migrations and files complete."""

import ast
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command

ROOT = Path(settings.BASE_DIR)

# From the top of the house to its foundation.
APPS = (
    "newsroom",
    "pressroom",
    "fronts",
    "articles",
    "banners",
    "bylines",
    "recordings",
    "photos",
    "services",
    "staff",
    "door",
)
MODULES = [
    module
    for app in APPS
    for module in sorted((ROOT / app).rglob("*.py"))
    if "migrations" not in module.parts
]


def imported_by(module: Path) -> set[str]:
    """The apps that a module imports from, wherever in it."""
    names = set()
    for node in ast.walk(ast.parse(module.read_text())):
        if isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module.partition(".")[0])
        elif isinstance(node, ast.Import):
            names |= {alias.name.partition(".")[0] for alias in node.names}
    return names


@pytest.mark.parametrize("app", APPS)
def test_no_app_imports_from_above_itself(app):
    above = set(APPS[: APPS.index(app)])
    reaching_up = {
        str(module.relative_to(ROOT)): sorted(imported_by(module) & above)
        for module in MODULES
        if module.relative_to(ROOT).parts[0] == app and imported_by(module) & above
    }
    assert reaching_up == {}


@pytest.mark.django_db
def test_the_migrations_hold_all_of_the_models():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_static_files_can_be_collected_under_hashed_names(settings, tmp_path):
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {
            "BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"
        }
    }
    call_command("collectstatic", interactive=False, verbosity=0)
    assert (tmp_path / "staticfiles.json").exists()


def test_the_image_holds_every_app():
    lines = (ROOT / "deploy/Containerfile").read_text().splitlines()
    compiled = next(line.split() for line in lines if "compileall" in line)
    assert [app for app in APPS if f"COPY {app} {app}/" not in lines] == []
    assert set(APPS) <= set(compiled)

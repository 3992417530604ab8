"""Fixtures for every test."""

import os
import shutil
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings
from django.core.files.storage import storages
from hypothesis import settings as laws

pytest_plugins = ["tests.migrated", "tests.people", "tests.redis", "tests.site"]

# Playwright's plain interface runs an event loop, in which Django fears for its database.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

# A busy machine breaks no law. Examples are new at each run, but in CI, where what is
# found should be of the change.
laws.register_profile("newsroom", deadline=None, derandomize="CI" in os.environ)
laws.load_profile("newsroom")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what takes the whole application, with real commits: it is slower.

    And what asks no database, which would pass on every one alike.
    """
    for item in items:
        fixtures = getattr(item, "fixturenames", ())
        if "site" in fixtures:
            item.add_marker("site")
            own = item.get_closest_marker("django_db")
            facts = {"databases": [*settings.DATABASES], **(own.kwargs if own else {})}
            item.add_marker(pytest.mark.django_db(**facts), append=False)
        asks = {"db", "transactional_db", "django_db_setup"} & {*fixtures}
        if not asks and item.get_closest_marker("django_db") is None:
            item.add_marker("pure")


@pytest.fixture(autouse=True)
def originals_are_where_they_were() -> None:
    """A test that changes STORAGES has Django make them anew; fields keep the old ones."""
    originals = apps.get_model("photos", "Photo")._meta.get_field("original")
    storages._storages["originals"] = originals.storage


BROWSERS = ("chromium", "chromium-browser", "google-chrome")
BROWSER_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def browser_type_launch_args(
    browser_type_launch_args: dict[str, Any],
) -> dict[str, Any]:
    """The system's own Chromium; none is downloaded."""
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    return browser_type_launch_args | {"executable_path": found, "args": BROWSER_FLAGS}

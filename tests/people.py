"""The people who walk through all tests, and the editions they work for.

Ana edits, Boris reports, Chiara is chief and Pavel runs photos, all in the
English service. Vera edits in the Persian one. The reader is `client`.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from types import SimpleNamespace

import pytest

from articles.chrome import refresh_chrome
from articles.receivers import pages_go_stale
from services.models import Edition
from services.signals import reference_changed
from staff.models import User
from staff.permissions import Role
from tests.factories import make_edition, make_person, make_section, make_service


@contextmanager
def built_at_once() -> Iterator[None]:
    """Build a house, and compose what stands around its pages once, at the end."""
    reference_changed.disconnect(pages_go_stale)
    try:
        yield
    finally:
        reference_changed.connect(pages_go_stale)
    refresh_chrome(Edition.objects.open())


@pytest.fixture
def english(db: None) -> Edition:
    """The English Service's edition: no prefix, UTC, with a section World."""
    with built_at_once():
        service = make_service("english", name="English Service")
        edition = make_edition(service)
        edition.default_section = make_section(edition, "World")
        edition.save()
    return edition


@pytest.fixture
def persian(db: None) -> Edition:
    """The Persian Service's edition at /fa/, in Tehran's zone and calendar."""
    with built_at_once():
        service = make_service("persian", name="Persian Service")
        edition = make_edition(
            service,
            name="اتاق خبر",
            language="fa",
            native_name="فارسی",
            time_zone="Asia/Tehran",
            calendar="solar_hijri",
            prefix="fa",
        )
        edition.default_section = make_section(edition, "جهان")
        edition.save()
    return edition


@pytest.fixture
def ana(english: Edition) -> User:
    return make_person("ana", english.service, Role.EDITOR)


@pytest.fixture
def boris(english: Edition) -> User:
    return make_person("boris", english.service, Role.REPORTER)


@pytest.fixture
def chiara(english: Edition) -> User:
    return make_person("chiara", english.service, Role.CHIEF)


@pytest.fixture
def pavel(english: Edition) -> User:
    return make_person("pavel", english.service, Role.PHOTO_EDITOR)


@pytest.fixture
def vera(persian: Edition) -> User:
    return make_person("vera", persian.service, Role.EDITOR)


@pytest.fixture
def people(
    ana: User, boris: User, chiara: User, pavel: User, vera: User
) -> SimpleNamespace:
    """All five at once."""
    return SimpleNamespace(ana=ana, boris=boris, chiara=chiara, pavel=pavel, vera=vera)

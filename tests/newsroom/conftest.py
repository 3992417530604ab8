"""The demo newsroom with a small archive, loaded once for a file."""

import io
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.management import call_command

from tests.newsroom.demo_loaded import ARCHIVE
from tests.pages.demo import LOCAL, load_demo


@pytest.fixture(scope="module")
def demo(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch, django_db_blocker.unblock():
        patch.setattr("django.conf.settings.SITE_URL", LOCAL)
        load_demo()
        call_command("demo", stories=ARCHIVE, stdout=io.StringIO())
        yield
        call_command("flush", interactive=False, verbosity=0)

"""An edition's words around its stories: the catalogue of its language, then its own.

A language that the house has no catalogue for is spoken by labels alone.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.utils import translation

from services.models import Edition


@contextmanager
def speaking(edition: Edition) -> Iterator[None]:
    """Say what readers of this edition are told in its own words."""
    with translation.override(edition.language):
        yield

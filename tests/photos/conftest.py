"""A photo as the request leaves it."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone

from photos import intake
from photos.models import Photo
from services.models import Edition
from tests.photos.samples import encoded, scene


@pytest.fixture
def new(
    english: Edition, django_capture_on_commit_callbacks: Callable[..., Any]
) -> Photo:
    """A photo as the request leaves it: one JPEG, the rest still to be made."""
    photo = Photo(service=english.service, title="Sea", alt="Sea.", agency="AP")
    photo.original = ContentFile(encoded(scene(), "JPEG"), name="sea.jpg")
    with django_capture_on_commit_callbacks(execute=True):
        intake.receive(photo, by=None)
    Photo.objects.update(renditions_due=timezone.now())  # its head start is over
    return Photo.objects.get(pk=photo.pk)

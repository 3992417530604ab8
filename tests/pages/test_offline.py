"""What a browser is given to keep stories, and what it is told where readers are at risk."""

import json

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.test import Client

from services.models import Edition

pytestmark = [pytest.mark.either, pytest.mark.django_db]


def test_an_edition_is_an_application_in_its_own_language(
    client: Client, persian: Edition
) -> None:
    response = client.get("/fa/manifest.webmanifest")
    told = json.loads(response.content)
    assert response.headers["Content-Type"].startswith("application/manifest+json")
    assert (told["name"], told["lang"], told["dir"]) == ("اتاق خبر", "fa", "rtl")
    assert (told["start_url"], told["scope"]) == ("./", "./")
    names = [icon["src"].removeprefix(settings.STATIC_URL) for icon in told["icons"]]
    assert names
    assert all(map(finders.find, names))


def test_the_worker_leaves_the_pages_of_other_editions_alone(
    client: Client, english: Edition, persian: Edition
) -> None:
    script = client.get("/worker.js").content.decode()
    assert script.startswith('const OTHERS = ["en", "fa"]\n')
    assert (
        client.get("/fa/worker.js")
        .content.decode()
        .startswith('const OTHERS = ["en"]\n')
    )


def test_where_readers_are_at_risk_the_worker_only_cleans_up(
    client: Client, persian: Edition
) -> None:
    keeping = client.get("/fa/worker.js").content.decode()
    persian.is_at_risk = True
    persian.save()
    ending = client.get("/fa/worker.js").content.decode()
    assert "caches.open" in keeping
    assert "caches.open" not in ending
    assert "unregister" in ending


def test_the_page_for_being_offline_is_in_the_editions_language(
    client: Client, persian: Edition
) -> None:
    response = client.get("/fa/offline/")
    assert response.status_code == 200
    assert '<meta name="robots" content="noindex">' in response.content.decode()

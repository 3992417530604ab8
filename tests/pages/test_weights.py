"""Pages stay light enough for a slow line, under the settings of a real site."""

from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as site
from django.core.management import call_command

from articles.models import Article
from newsroom import environment
from tests.factories import public_address
from tests.pages.demo import LOCAL, load_demo
from tests.pages.weighing import Weight, table, weigh

pytestmark = pytest.mark.either

STORY = "NKOREA-UN-RIGHTS"
LIMITS = Weight(html=20_000, css=15_000, js=11_000)
OUR_OWN_FILES = "django.contrib.staticfiles.finders.FileSystemFinder"
REPORT = Path(site.BASE_DIR, "var/weights.md")  # what `make weights` shows


@pytest.fixture
def real_site(transactional_db: None, settings: Any, tmp_path: Path) -> None:
    """The demo newsroom, with static files joined and under hashed names."""
    settings.SITE_URL = LOCAL
    load_demo()
    backend = {"BACKEND": environment.static_storage(is_debug=False)}
    settings.STORAGES = settings.STORAGES | {"staticfiles": backend}
    settings.STATIC_ROOT = tmp_path
    settings.WHITENOISE_SKIP_COMPRESS_EXTENSIONS = ["css", "js", "svg"]
    settings.STATICFILES_FINDERS = [OUR_OWN_FILES]  # the desk's libraries are large
    call_command("collectstatic", interactive=False, verbosity=0)


def addresses() -> dict[str, str]:
    """A long story, the home page and a section of each edition that tells the story."""
    found = {}
    for article in Article.objects.filter(slugline=STORY).order_by("edition"):
        edition = article.edition
        section = edition.default_section
        found |= {
            f"{edition.language}, story": public_address(article),
            f"{edition.language}, home": edition.root,
            f"{edition.language}, section": f"{edition.root}section/{section.slug}/",
        }
    return found


def test_pages_are_light_enough_for_a_slow_line(real_site: None) -> None:
    weights = {name: weigh(address) for name, address in addresses().items()}
    REPORT.write_text(table(weights, LIMITS))
    assert weights
    for name, weight in weights.items():
        assert weight.css > 0, name
        for part, size, limit in zip(Weight._fields, weight, LIMITS, strict=True):
            assert size <= limit, f"{name}: {size} bytes of {part.upper()}"

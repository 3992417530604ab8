"""What tests of the loaded demo newsroom ask of it."""

import io
from typing import Any

from django.core.management import call_command

from articles.models import (
    Article,
    PublishedArticle,
)
from tests.pages.demo import LOCAL

ARCHIVE = 60


def run(settings: Any, **options: Any) -> str:
    """Run the command as on one's own machine; what it printed."""
    settings.SITE_URL = LOCAL
    printed = io.StringIO()
    call_command("demo", stdout=printed, **options)
    return printed.getvalue()


def archived() -> list[Article]:
    return list(Article.objects.filter(slugline__startswith="ARCHIVE-").order_by("pk"))


def published_of(article: Article) -> PublishedArticle:
    return PublishedArticle.objects.get(public_id=article.public_id)

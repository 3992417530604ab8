"""Times the verb of verbs: publishing a story anew on a full archive."""

import time
from statistics import quantiles
from typing import Any

from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import desk, workflow
from articles.models import Article
from newsroom.demo import newsdesk
from services.models import Edition
from staff.models import User
from tests.bench.looking import UNCOUNTED, longest_story

TIMES = 50


def publish() -> dict[str, Any]:
    """How long it takes from the press to the commit, and its queries.

    The story that is measured gets another kicker each time, and its own at the end.
    """
    edition = Edition.objects.get(prefix="")
    editor = User.objects.get(username=newsdesk.EDITORS[""])
    public_id = longest_story(edition, timezone.now()).public_id
    article = Article.objects.get(public_id=public_id)
    own = article.kicker
    took = []
    for number in range(TIMES):
        rewrite(article, f"Round {number}", editor)
        begun = time.perf_counter()
        workflow.publish(article, by=editor)
        took.append((time.perf_counter() - begun) * 1000)
    rewrite(article, own, editor)
    with CaptureQueriesContext(connection) as queries:
        workflow.publish(article, by=editor)
    cuts = quantiles(took, n=100, method="inclusive")
    counted = [one for one in queries if not one["sql"].startswith(UNCOUNTED)]
    return {"p50": cuts[49], "p99": cuts[98], "queries": len(counted)}


@transaction.atomic
def rewrite(article: Article, kicker: str, editor: User) -> None:
    """As the form would save it."""
    article = Article.objects.for_change(article.pk)
    article.kicker = kicker
    article.save(update_fields=["kicker"])
    desk.keep(article, by=editor)

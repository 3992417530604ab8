"""What an edition lacks that services cannot know: pages, and stories."""

from typing import Any

from django.dispatch import receiver
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models import StandingPage
from articles.models.published import PublishedArticle
from services.models import Edition
from services.opening import Lack
from services.signals import lacks_asked

Purpose = StandingPage.Purpose


@receiver(lacks_asked)
def pages_and_stories(edition: Edition, **_facts: Any) -> list[Lack]:
    return [*missing_pages(edition), *missing_stories(edition)]


def missing_pages(edition: Edition) -> list[Lack]:
    pages = StandingPage.objects.public().filter(edition=edition)
    held = set(pages.values_list("purpose", flat=True))
    add = f"{reverse('admin:articles_standingpage_add')}?edition={edition.pk}&opening=1"
    sentences = {
        Purpose.CONTACT: _("It has no contact page: readers cannot reach you."),
        Purpose.ETHICS: _("It has no page with its publishing principles."),
        Purpose.CORRECTIONS: _("It has no page on how it corrects mistakes."),
        Purpose.ABOUT: _("It has no page that says who makes it."),
    }
    return [
        Lack(sentence, _("Write the page"), f"{add}&purpose={purpose.value}")
        for purpose, sentence in sentences.items()
        if purpose not in held
    ]


def missing_stories(edition: Edition) -> list[Lack]:
    live = PublishedArticle.objects.live(timezone.now()).in_edition(edition)
    if live.exists():
        return []
    add = f"{reverse('admin:articles_article_add')}?edition={edition.pk}"
    sentence = _("No story is published in it: readers would find an empty front.")
    return [Lack(sentence, _("Write a story"), add)]

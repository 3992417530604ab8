"""Which stories show a photo or play a recording: asked before one is pulled, and told
when it was.
"""

from typing import Any

from django.db import connection
from django.db.models import Count
from django.dispatch import receiver
from django.urls import reverse
from django.utils import timezone

from articles.models.history import ArticleEvent
from articles.models.published import PublishedArticle, PublishedReference
from articles.models.story import Article
from articles.readers_side import arrange
from articles.refresh import mark_stale
from articles.social_cards.files import forget_after_commit
from photos.models import Photo, ShownElsewhere
from photos.pulling import Use, Uses
from photos.signals import photo_pulled, uses_asked
from recordings.models import Recording
from recordings.signals import recording_pulled
from recordings.signals import uses_asked as recording_uses_asked
from services import purging
from services.models import Edition
from services.page import edition_key, photo_key, recording_key
from staff.models import User
from staff.permissions import Person

SHOWN = 20  # stories by name
Standing = PublishedArticle.Standing


def versions_with(pulled: Photo | Recording) -> Any:
    """The versions, live, stopped or to come, that were made with it."""
    kind = pulled.reference_kind
    used = PublishedReference.objects.filter(kind=kind, number=pulled.pk)
    rows = PublishedArticle.objects.filter(pk__in=used.values("published"))
    return rows.exclude(standing=Standing.KILLED)


@receiver(uses_asked)
def uses(photo: Photo, person: Person, **_: Any) -> Uses:
    return uses_for(photo, person)


@receiver(recording_uses_asked)
def uses_of_recording(recording: Recording, person: Person, **_: Any) -> Uses:
    return uses_for(recording, person)


def uses_for(pulled: Photo | Recording, person: Person) -> Uses:
    """Named where the person sees the story at the desk, counted where not."""
    versions = versions_with(pulled)
    per_edition = versions.order_by("edition").values_list(
        "edition__name", "edition__native_name"
    )
    counted = list(per_edition.annotate(number=Count("public_id", distinct=True)))
    total = sum(row[2] for row in counted)
    mine = Article.objects.visible_to(person).filter(
        public_id__in=versions.values("public_id")
    )
    return Uses(
        stories=named(list(mine.select_related("edition").order_by("-pk")[:SHOWN])),
        number=total,
        elsewhere=total - mine.count(),
        editions=[f"{name} ({native}): {number}" for name, native, number in counted],
    )


def named(articles: list[Article]) -> list[Use]:
    rows: dict[str, list[PublishedArticle]] = {}
    for row in PublishedArticle.objects.of_stories(a.public_id for a in articles):
        rows.setdefault(row.public_id, []).append(row)
    now = timezone.now()
    return [
        Use(
            title=str(article.headline or article),
            edition=str(article.edition),
            state=str(arrange(rows.get(article.public_id, []), now).state.label),
            address=reverse("admin:articles_article_change", args=(article.pk,)),
        )
        for article in articles
    ]


@receiver(photo_pulled)
def stories_remember_it(photo: Photo, by: User | None, **_: Any) -> None:
    """They are marked before the photo gets its new address, and before anybody else
    asks which they are: marking waits for publications that are under way.

    From then on no verb that has one of them could commit: its row names the photo.
    """
    mark_stale("photo", [photo.pk])
    remember(photo, by)


@receiver(photo_pulled)
def cards_forget_it(photo: Photo, **_: Any) -> None:
    """Delete the social cards that it may stand on."""
    shown = versions_with(photo).order_by().values_list("public_id", flat=True)
    forget_after_commit(shown.distinct())


@receiver(photo_pulled)
def caches_forget_it(photo: Photo, old_key: str, by: User | None, **_: Any) -> None:
    """Have the caches in front forget the picture and every page that may show it."""
    shown = versions_with(photo).order_by().values_list("edition", flat=True)
    shared = Edition.objects.filter(social_photo=photo).values_list("pk", flat=True)
    elsewhere = ShownElsewhere.objects.editions_of([photo.pk])
    editions = {*shown.distinct(), *shared, *elsewhere}
    purging.ask(
        [photo_key(old_key), *map(edition_key, sorted(editions))],
        service=photo.service,
        about=str(photo),
        public_id=photo.public_id,
        by=by,
    )


@receiver(recording_pulled)
def caches_forget_the_recording(
    recording: Recording, old_key: str, by: User | None, **_: Any
) -> None:
    shown = versions_with(recording).order_by().values_list("edition", flat=True)
    purging.ask(
        [recording_key(old_key), *map(edition_key, sorted(set(shown)))],
        service=recording.service,
        about=str(recording),
        public_id=recording.public_id,
        by=by,
    )


@receiver(recording_pulled)
def stories_remember_the_recording(
    recording: Recording, by: User | None, **_: Any
) -> None:
    remember(recording, by)


def remember(pulled: Photo | Recording, by: User | None) -> None:
    """Note on every story that it lost it, in one statement for them all.

    Its number, not its title: other services may read the history.
    """
    kind = pulled.reference_kind
    with connection.cursor() as cursor:
        cursor.execute(
            EVENTS.format(
                events=ArticleEvent._meta.db_table,
                articles=Article._meta.db_table,
                versions=PublishedArticle._meta.db_table,
                references=PublishedReference._meta.db_table,
                json="::jsonb" if connection.vendor == "postgresql" else "",
            ),
            [
                f"{kind}_pulled",
                by.pk if by else None,
                connection.ops.adapt_datetimefield_value(timezone.now()),
                f'{{"{kind}": {pulled.pk}}}',
                kind,
                pulled.pk,
            ],
        )


# Django has no INSERT … SELECT; one row after the other would hold ten thousand.
EVENTS = """
    INSERT INTO {events} (article_id, action, actor_id, at, detail)
    SELECT id, %s, %s, %s, %s{json} FROM {articles}
    WHERE public_id IN (
        SELECT version.public_id FROM {versions} AS version
        JOIN {references} AS made ON made.published_id = version.id
        WHERE made.kind = %s AND made.number = %s
            AND version.standing <> 'killed'
    )
"""

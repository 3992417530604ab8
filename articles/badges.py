"""The checklists of many stories at once, for lists: a few queries, whatever they hold."""

from collections.abc import Iterable
from datetime import datetime

from articles.checklist import Check, checks
from articles.clearance import has_second_read
from articles.media_blocks import recording_ids
from articles.models.lookup import DeskEntry
from articles.models.story import Article
from articles.reference import named_photos, read_photos, read_recordings
from articles.snapshot import DeskFacts, LeadPhoto, Snapshot, split_datelines
from staff.models import User


def findings_of(
    articles: Iterable[Article], person: User, now: datetime
) -> dict[int, list[Check]]:
    """What the checklist says of each story, as the person would read it now.

    The stories were read by `for_badges`. One that the index does not know yet is
    left out.
    """
    sketches = {a: sketch(a, a.entry.gist) for a in articles if entry_of(a) is not None}
    photos = read_photos(set().union(*map(named_photos, sketches.values())))
    played = {n for sketch in sketches.values() for n in recording_ids(sketch.body)}
    recordings = read_recordings(played)
    return {
        article.pk: checks(
            snapshot,
            article.edition,
            at=now,
            is_second_read=has_second_read(article, article.digest, person),
            is_lawful=not article.needs_legal or article.is_legally_cleared,
            photos=photos,
            recordings=recordings,
        )
        for article, snapshot in sketches.items()
    }


def entry_of(article: Article) -> DeskEntry | None:
    return getattr(article, "entry", None)


def sketch(article: Article, body: str) -> Snapshot:
    """What the checklist looks at, without a query; for a list, the gist is the body.

    The story knows whether it `has_topics`.
    """
    return Snapshot(
        public_id=article.public_id,
        edition=article.edition_id,
        story=article.story_id,
        section=article.section_id,
        headline=article.headline,
        summary=article.summary,
        datelines=split_datelines(article.datelines),
        body=body,
        lead_photo=lead_photo(article),
        topics=(0,) if article.has_topics else (),
        desk=DeskFacts(
            embargo_until=article.embargo_until,
            has_legal_hold=article.has_legal_hold,
            expires_at=article.expires_at,
        ),
    )


def lead_photo(article: Article) -> LeadPhoto | None:
    if article.lead_photo_id is None:
        return None
    return LeadPhoto(
        photo=article.lead_photo_id, alt=article.lead_alt, is_file=article.lead_is_file
    )

"""Posting notices: the readers' list of them follows what becomes of the story.

Every function runs inside a verb's transaction, which holds the article's row.
"""

from articles.models.history import Notice
from articles.models.public_notices import PublishedNotice
from articles.models.published import PublishedArticle
from articles.notices import NoticeKind, Told
from articles.readers_side import ReadersSide
from articles.refresh import rerender, store

Standing = PublishedArticle.Standing


def post(version: PublishedArticle) -> None:
    """List the notices that go with how the story stands, and no others."""
    told = Notice.objects.told_of(version.public_id)
    if not told:
        return
    PublishedNotice.objects.of_story(version.public_id).delete()
    PublishedNotice.objects.bulk_create(
        PublishedNotice.of(
            notice, public_id=version.public_id, edition_id=version.edition_id
        )
        for notice in told
        if is_listed(notice, version.standing)
    )


def is_listed(notice: Told, standing: str) -> bool:
    """Of a withdrawn story, that it was withdrawn, and why: nothing it once said.

    While a report is checked nobody knows what of it is right, notices included;
    of a killed one nothing is left.
    """
    if standing == Standing.OPEN:
        return True
    is_withdrawal = notice.kind == NoticeKind.WITHDRAWAL
    return standing == Standing.WITHDRAWN and is_withdrawal and not notice.taken_back


def take_down(public_id: str) -> None:
    """Leave no notice of the story before readers."""
    PublishedNotice.objects.of_story(public_id).delete()


def say_again(side: ReadersSide) -> None:
    """Draw what readers have, and will have, of the story anew with its notices.

    The text stays as it was published. Each row is locked before anything is read,
    as the sweep does, so that a name changed meanwhile is not lost.
    """
    for version in (side.current, side.pending):
        if version is None:
            continue
        row = (
            PublishedArticle.objects.select_for_update(of=("self",))
            .select_related("edition")
            .get(pk=version.pk)
        )
        store(row, rerender(row))
    if side.current is not None:
        post(side.current)


def give_reason(current: PublishedArticle) -> None:
    """Have a withdrawn story's address give the reason as it reads now."""
    reason = next(
        notice
        for notice in Notice.objects.told_of(current.public_id)
        if is_listed(notice, Standing.WITHDRAWN)
    )
    current.stop_reason = reason.text
    current.stop_past = [wording.data for wording in reason.wordings]
    current.save(update_fields=["stop_reason", "stop_past"])

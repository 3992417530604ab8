"""What people typed and have not saved: kept every few seconds, and offered back.

Nothing here touches a story: no version, no revision, no stamp, no page.
"""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef

from articles.models.published import PublishedArticle
from articles.models.story import Article
from articles.models.typing import Draft
from articles.prose import sanitize
from services.public_id import new_public_id
from staff.models import User

Pairs = list[tuple[str, str]]
MOST = 100  # drafts of one person; a newer one takes the place of the oldest
LARGEST = 2_000_000  # characters


@dataclass(frozen=True, slots=True)
class Sheet:
    """One open form: whose, of which story, since when."""

    person: User
    public_id: str
    name: str
    base_version: int = 0
    base_revision: int = 0


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of one sending.

    `is_saved`: the form was saved with this in it. `is_closed`: the form was saved
    before this was typed, so that it needs a sheet of its own. `turn`: the newest
    the server has.
    """

    turn: int
    is_saved: bool = False
    is_closed: bool = False


def is_too_large(pairs: Pairs) -> bool:
    return sum(len(name) + len(value) for name, value in pairs) > LARGEST


def keep(sheet: Sheet, pairs: Pairs, turn: int, now: datetime) -> Kept:
    """Keep what was typed, unless something newer of the same form is there."""
    facts = {
        "public_id": sheet.public_id,
        "base_version": sheet.base_version,
        "base_revision": sheet.base_revision,
        "data": [[printable(name), cleaned(name, value)] for name, value in pairs],
        "turn": turn,
        "saved_at": now,
    }
    mine = Draft.objects.of(sheet.person).filter(sheet=sheet.name)
    if mine.unsaved().filter(turn__lt=turn).update(**facts):
        return Kept(turn)
    stored = mine.values_list("turn", "is_closed").first()
    if stored is None:
        make_room(sheet.person)
        row = Draft(person=sheet.person, sheet=sheet.name, **facts)
        Draft.objects.bulk_create([row], ignore_conflicts=True)
        mine.unsaved().filter(turn__lt=turn).update(**facts)  # another was faster
        return Kept(turn)
    newest, is_closed = stored
    is_saved = is_closed and turn <= newest
    return Kept(newest, is_saved=is_saved, is_closed=is_closed and not is_saved)


def cleaned(name: str, value: str) -> str:
    return sanitize(value) if name == "body" else printable(value)


def printable(text: str) -> str:
    return text.replace("\x00", "")  # which no database takes


def make_room(person: User) -> None:
    beyond = Draft.objects.of(person).unsaved().values_list("pk", flat=True)[MOST - 1 :]
    Draft.objects.filter(pk__in=list(beyond)).delete()


def close(sheet: Sheet, turn: int, now: datetime) -> None:
    """The form is saved: call it in the transaction that saves. One statement."""
    row = Draft(
        person=sheet.person,
        sheet=sheet.name,
        public_id=sheet.public_id,
        turn=turn,
        is_closed=True,
        data=[],
        saved_at=now,
    )
    Draft.objects.bulk_create(
        [row],
        update_conflicts=True,
        unique_fields=["person", "sheet"],
        update_fields=["public_id", "turn", "is_closed", "data", "saved_at"],
    )


def take_up(draft: Draft) -> str:
    """Give the draft to a form that is opened now; answers the form's name.

    A window that still shows the old form goes on under the old name, apart.
    """
    draft.sheet, draft.turn = new_public_id(), 0
    draft.save(update_fields=["sheet", "turn"])
    return draft.sheet


@dataclass(frozen=True, slots=True)
class Unsaved:
    """One draft as the desk offers it back. A new story has no article yet."""

    draft: Draft
    article: Article | None

    @property
    def title(self) -> str:
        return str(self.article or self.draft)

    @property
    def at(self) -> datetime:
        return self.draft.saved_at


def unsaved_of(person: User, limit: int = 20) -> list[Unsaved]:
    """What the person typed and did not save, newest first; two queries.

    Only of stories that are still theirs to see; of a killed one, nothing.
    """
    drafts = list(Draft.objects.of(person).unsaved()[:limit])
    if not drafts:
        return []
    ids = {draft.public_id for draft in drafts}
    killed = PublishedArticle.objects.filter(
        public_id=OuterRef("public_id"), standing=PublishedArticle.Standing.KILLED
    )
    rows = Article.objects.visible_to(person).filter(~Exists(killed), public_id__in=ids)
    articles = {row.public_id: row for row in rows.select_related("edition")}
    return [
        Unsaved(draft, articles.get(draft.public_id))
        for draft in drafts
        if draft.public_id in articles or draft.base_version == 0
    ]


def sweep(now: datetime) -> None:
    """Forget drafts that nobody came back for."""
    Draft.objects.abandoned(now).delete()

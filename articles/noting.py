"""Notes between colleagues: write, answer, resolve, take back, and who is told.

None of it touches the story: no version is raised, no revision kept, no event written.
"""

import re
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models import Article, Note, NoteRecipient, Offer
from articles.permissions import deny, may
from articles.readers_side import ReadersState, readers_side
from articles.rules import WorkflowError
from services.models import Collaboration
from staff.models import Membership, User
from staff.permissions import Role

LONGEST = 4000  # characters of a note
PASSAGE = 2000  # and of the words it is about
SAME_NOTE = timedelta(minutes=1)  # the same words again are an impatient second press
MOST_NAMES = 20  # in one note

# @vera, @vera.k; not what follows the @ of a mail address.
NAME = re.compile(r"(?<![\w@.])@([\w.+@-]*\w)")

Why = NoteRecipient.Why


# ── Who ──────────────────────────────────────────────────────────────────────


def may_comment(person: User, article: Article) -> bool:
    """Whoever may read the working copy; of a killed story, its chiefs alone."""
    if not Article.objects.visible_to(person).filter(pk=article.pk).exists():
        return False
    return not is_killed(article) or may(person, "read_killed", article)


def permit_comment(person: User, article: Article) -> None:
    if not may_comment(person, article):
        deny(person, "comment", article)


def is_killed(article: Article) -> bool:
    side = readers_side(article.public_id, timezone.now())
    return side.state == ReadersState.KILLED


def people_for(article: Article) -> QuerySet[User]:
    """Everybody at the desk who may read the story: the only ones a note can name."""
    own = article.edition.service_id
    credited = Collaboration.objects.filter(article=article).values("service")
    offered = Offer.objects.reading().filter(article=article)
    held = Membership.objects.filter(person=OuterRef("pk"))
    if is_killed(article):
        held = held.filter(service=own).filter(
            Q(role=Role.CHIEF) | Q(duty_until__gt=timezone.now())
        )
    else:
        held = held.filter(
            Q(service=own)
            | Q(service__in=credited)
            | Q(service__in=offered.values("edition__service"))
            | Q(is_central=True)
        )
    people = User.objects.filter(is_active=True, is_staff=True)
    return people.filter(Q(is_superuser=True) | Exists(held)).order_by(
        "first_name", "last_name", "username"
    )


def named_in(text: str, article: Article) -> list[User]:
    """The people whom the text names. Raises WorkflowError for anybody else."""
    names = list(dict.fromkeys(name.lower() for name in NAME.findall(text)))
    if not names:
        return []
    if len(names) > MOST_NAMES:
        raise WorkflowError(
            _("A note can name %(most)s people at most.") % {"most": MOST_NAMES}
        )
    wanted = Q(*(("username__iexact", name) for name in names), _connector=Q.OR)
    found = list(people_for(article).filter(wanted))
    unknown = set(names) - {person.username.lower() for person in found}
    if unknown:
        raise WorkflowError(
            _(
                "Nobody who can see this story is called %(names)s. Choose a name from "
                "the list, or write it without the @."
            )
            % {"names": ", ".join(f"@{name}" for name in names if name in unknown)}
        )
    return found


# ── Verbs ────────────────────────────────────────────────────────────────────


@transaction.atomic
def write(
    article: Article,
    *,
    by: User,
    text: str,
    passage: str = "",
    answers: int | None = None,
) -> Note:
    """Say something to colleagues about the story, a passage of it, or a note on it.

    The article's row is held for a moment, so that a second press finds the first.
    """
    permit_comment(by, article)
    article = Article.objects.for_change(article.pk)
    text = checked(text)
    parent = answered(article, answers)
    passage = "" if parent else " ".join(plain(passage).split())[:PASSAGE]
    named = named_in(text, article)
    facts = {"author": by, "parent": parent, "text": text, "passage": passage}
    just_now = timezone.now() - SAME_NOTE
    twin = Note.objects.of(article).filter(**facts, at__gte=just_now).first()
    if twin is not None:
        return twin
    note = Note.objects.create(article=article, **facts)
    tell(note, named)
    return note


def checked(text: str) -> str:
    text = plain(text)
    if not text:
        raise WorkflowError(_("Write something first."))
    if len(text) > LONGEST:
        raise WorkflowError(
            _("This is too long for a note: %(most)s characters at most.")
            % {"most": LONGEST}
        )
    return text


def plain(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\0", "").strip()


def answered(article: Article, number: int | None) -> Note | None:
    """The note that is answered; an answer to an answer belongs to the same note."""
    if number is None:
        return None
    found = note_of(article, number)
    return found.parent or found


def note_of(article: Article, number: int) -> Note:
    rows = Note.objects.of(article).select_related("parent__author", "author")
    found = rows.filter(pk=number).first()
    if found is None:
        raise WorkflowError(_("This story has no such note."))
    return found


@transaction.atomic
def resolve(article: Article, number: int, *, by: User) -> None:
    """Settle a note, with all its answers. Anybody may who may write one."""
    permit_comment(by, article)
    note = note_of(article, number)
    rows = Note.objects.filter(pk=note.pk).open()
    if not rows.update(resolved_at=timezone.now(), resolved_by=by):
        raise WorkflowError(_("This note is settled already."))


@transaction.atomic
def reopen(article: Article, number: int, *, by: User) -> None:
    permit_comment(by, article)
    note = note_of(article, number)
    rows = Note.objects.filter(pk=note.pk).exclude(resolved_at=None)
    if not rows.update(resolved_at=None, resolved_by=None):
        raise WorkflowError(_("This note is open already."))


@transaction.atomic
def take_back(article: Article, number: int, *, by: User) -> None:
    """Its author takes a note back: colleagues see only that there was one.

    The words stay in the database, for whoever must answer for them one day.
    """
    permit_comment(by, article)
    note = note_of(article, number)
    if note.author_id != by.pk:
        deny(by, "take_back", article)
    rows = Note.objects.filter(pk=note.pk, taken_back_at=None)
    if not rows.update(taken_back_at=timezone.now()):
        raise WorkflowError(_("This note was taken back already."))


# ── Telling ──────────────────────────────────────────────────────────────────


def tell(note: Note, named: Iterable[User]) -> None:
    """Put everybody whom the note concerns on its list, each once, its author never.

    The list is the desk's notice, and the mail's queue: a dead mail server holds up
    nobody's request.
    """
    concerned = {person.pk: (person, Why.NAMED) for person in named}
    others = [(note.parent.author, Why.ANSWERED)] if note.parent else []
    if assignee := note.article.assignee:
        others.append((assignee, Why.ASSIGNED))
    for person, why in others:
        concerned.setdefault(person.pk, (person, why))
    concerned.pop(note.author_id, None)
    now = timezone.now()
    NoteRecipient.objects.bulk_create(
        NoteRecipient(note=note, person=person, why=why, mail_due=mail_due(person, now))
        for person, why in concerned.values()
        if why == Why.NAMED or may_comment(person, note.article)
    )


def mail_due(person: User, now: datetime) -> datetime | None:
    return now if person.wants_note_mails and person.email else None


def notices_for(person: User, limit: int = 50) -> list[NoteRecipient]:
    """What colleagues wrote that concerns the person and that they have not seen.

    For the desk's first page; each row's `note` has its author, article and edition.
    """
    rows = NoteRecipient.objects.waiting_for(person)
    return list(rows.select_related("note__author", "note__article__edition")[:limit])


def notice_count(person: User, most: int = 100) -> int:
    return NoteRecipient.objects.waiting_for(person)[:most].count()


def see(person: User, article: Article | None = None) -> int:
    """The person has seen the notes of this story, or all of them; a mail on its way
    need not go out any more."""
    rows = NoteRecipient.objects.filter(person=person, seen_at=None)
    if article is not None:
        rows = rows.filter(note__article=article)
    return rows.update(seen_at=timezone.now(), mail_due=None)

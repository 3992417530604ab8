"""Mails about notes, sent by the background: `manage.py refresh --watch`.

A mail leaves the house over lines that others read. So it carries no word of the
story, and, of an edition whose readers are at risk, no word of the note either: only
the slugline and the way to the desk.
"""

import logging
from datetime import datetime, timedelta

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.db import DatabaseError
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from articles.models import Note, NoteRecipient
from services import clock

log = logging.getLogger("newsroom.mail")

LEASE = timedelta(minutes=5)  # after which one that fell silent is replaced
PAUSE = timedelta(minutes=1)  # after the first try; doubled after every other
TRIES = 8  # the last some two hours after the first
AT_ONCE = 20


def send_due(limit: int = AT_ONCE) -> int:
    """Send the mails that are due; how many were sent.

    A server that does not answer is asked once, not once for every mail: the rest
    waits as well.
    """
    sent = 0
    for number in due_numbers(limit):
        row = claim(number)
        if row is None:
            continue
        if not is_still_wanted(row):
            done(row)
        elif try_to_send(row):
            done(row, mailed_at=timezone.now())
            sent += 1
        else:
            break
    return sent


def due_numbers(limit: int) -> list[int]:
    due = NoteRecipient.objects.due(timezone.now())
    return list(due.values_list("pk", flat=True)[:limit])


def claim(number: int) -> NoteRecipient | None:
    """The row, if nobody else has taken it to send it."""
    now = timezone.now()
    rows = NoteRecipient.objects.select_related(
        "person", "note__author", "note__parent", "note__article__edition"
    )
    row = rows.filter(pk=number, mail_due__lte=now).first()
    if row is None:
        return None
    mine = NoteRecipient.objects.filter(pk=number, mail_due=row.mail_due)
    until = now + LEASE
    if not mine.update(mail_due=until, mail_tries=row.mail_tries + 1):
        return None
    row.mail_tries += 1
    return row


def is_still_wanted(row: NoteRecipient) -> bool:
    """Not seen, settled or taken back meanwhile, and still theirs to read."""
    person = row.person
    if not (person.is_active and person.email and person.wants_note_mails):
        return False
    waiting = NoteRecipient.objects.waiting_for(person)
    return waiting.filter(pk=row.pk).exists()


def try_to_send(row: NoteRecipient) -> bool:
    """Send it, or say in the log why not and when it is tried again."""
    try:
        message_for(row).send()
    except DatabaseError:
        raise
    except Exception as error:  # whatever a mail server or the line to it may raise
        put_off(row, error)
        return False
    return True


def put_off(row: NoteRecipient, error: Exception) -> None:
    """This one is tried again later and later, and at last given up; the others due
    now wait for the shortest pause."""
    now = timezone.now()
    if row.mail_tries >= TRIES:
        log.error("Mail about a note given up for person %s: %s", row.person_id, error)
        done(row)
    else:
        again = now + PAUSE * 2 ** (row.mail_tries - 1)
        log.warning("Mail about a note not sent, tried again %s: %s", again, error)
        NoteRecipient.objects.filter(pk=row.pk).update(mail_due=again)
    NoteRecipient.objects.due(now).update(mail_due=now + PAUSE)


def done(row: NoteRecipient, mailed_at: datetime | None = None) -> None:
    NoteRecipient.objects.filter(pk=row.pk).update(mail_due=None, mailed_at=mailed_at)


# ── The words ────────────────────────────────────────────────────────────────


def message_for(row: NoteRecipient) -> EmailMessage:
    """In the person's own language, with times on their own clock."""
    note, person = row.note, row.person
    with translation.override(person.interface_language):
        return EmailMessage(
            subject=subject(note),
            body=body(row),
            from_email=settings.DEFAULT_FROM_EMAIL,
            to=[person.email],
            connection=get_connection(),
        )


def subject(note: Note) -> str:
    if note.article.edition.is_at_risk:
        words = _("A note for you: %(story)s") % {"story": working_name(note)}
    else:
        facts = {"who": note.author, "story": working_name(note)}
        words = _("%(who)s wrote a note on %(story)s") % facts
    return " ".join(words.split())[:200]  # a header is one line


def body(row: NoteRecipient) -> str:
    note = row.note
    return render_to_string(
        "articles/mail/note.txt",
        {
            "is_at_risk": note.article.edition.is_at_risk,
            "who": note.author,
            "story": working_name(note),
            "why": row.get_why_display(),
            "when": clock.at(note.at, row.person.time_zone, timezone.now()),
            "text": note.text,
            "address": f"{settings.SITE_URL}{note_address(note)}",
            "settings_address": f"{settings.SITE_URL}{reverse('admin:staff_user_mine')}",
        },
    )


def working_name(note: Note) -> str:
    """The slugline: a headline may say more than a mail should."""
    return note.article.slugline or f"#{note.article_id}"


def note_address(note: Note) -> str:
    """Where the desk shows the note: beside the text it is about."""
    story = reverse("admin:articles_article_change", args=(note.article_id,))
    return f"{story}#note-{note.parent_id or note.pk}"

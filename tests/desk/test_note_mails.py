"""Mails about notes: in the person's language, without the story's words, and later."""

import io
import smtplib
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.core.management import call_command

from articles import note_mails, noting
from articles.models import NoteRecipient
from staff.models import User
from tests.desk.typing_in import at_the_desk
from tests.factories import make_article, make_person

pytestmark = pytest.mark.either

NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
MINE = "/admin/staff/user/mine/"


@pytest.fixture
def noon():
    with time_machine.travel(NOON, tick=False) as clock:
        yield clock


@pytest.fixture
def article(english, ana):
    return make_article(english, by=ana, slugline="FERRY", headline="Zheadline")


def test_a_note_goes_out_by_mail_with_its_words(noon, article, ana, boris):
    User.objects.filter(pk=boris.pk).update(time_zone="Asia/Seoul")
    note = noting.write(
        article, by=ana, text="Is it <300>, @boris?", passage="Zpassage"
    )
    assert mail.outbox == []  # the request waits for no mail server
    assert note_mails.send_due() == 1
    (sent,) = mail.outbox
    assert (sent.subject, sent.to) == (
        "Ana wrote a note on FERRY",
        ["boris@newsroom.example"],
    )
    for words in (
        "Is it <300>, @boris?",
        "21:00 Seoul time",
        f"/admin/articles/article/{article.pk}/change/#note-{note.pk}",
        "You are named in it",
        MINE,
    ):
        assert words in sent.body
    assert "Zpassage" not in sent.body
    assert "Zheadline" not in sent.body
    assert note_mails.send_due() == 0


def test_of_an_edition_at_risk_a_mail_says_nothing(noon, english, article, ana, boris):
    english.is_at_risk = True
    english.save()
    noting.write(article, by=ana, text="Zwords @boris")
    call_command("refresh", stdout=io.StringIO())
    (sent,) = mail.outbox
    whole = sent.subject + sent.body
    assert "FERRY" in whole
    assert "Zwords" not in whole
    assert "Ana" not in whole


def test_a_mail_speaks_the_persons_language(noon, english, article, ana):
    make_person("parisa", english.service, interface_language="fa")
    noting.write(article, by=ana, text="@parisa")
    note_mails.send_due()
    assert "FERRY" in mail.outbox[0].subject
    assert "wrote" not in mail.outbox[0].subject + mail.outbox[0].body


def seen(article, note, person):
    noting.see(person, article)


def settled(article, note, person):
    noting.resolve(article, note.pk, by=note.author)


def taken_back(article, note, person):
    noting.take_back(article, note.pk, by=note.author)


def left(article, note, person):
    person.memberships.all().delete()


def gone(article, note, person):
    User.objects.filter(pk=person.pk).update(is_active=False)


def off(article, note, person):
    answer = at_the_desk(person).post(
        MINE, {"interface_language": "en", "time_zone": "UTC"}
    )
    assert answer.status_code == 302


@pytest.mark.parametrize("meanwhile", [seen, settled, taken_back, left, gone, off])
def test_a_mail_that_nobody_needs_any_more_stays_at_home(
    noon, article, ana, boris, meanwhile
):
    note = noting.write(article, by=ana, text="@boris")
    meanwhile(article, note, boris)
    assert (note_mails.send_due(), mail.outbox) == (0, [])
    assert not NoteRecipient.objects.exclude(mail_due=None).exists()


class DeadServer(EmailBackend):
    def send_messages(self, messages):
        raise smtplib.SMTPConnectError(421, "Try again later")


def test_a_dead_mail_server_is_asked_again_later_and_later(
    noon, article, ana, boris, chiara, settings, caplog
):
    working = settings.EMAIL_BACKEND
    settings.EMAIL_BACKEND = f"{__name__}.DeadServer"
    noting.write(article, by=ana, text="@boris @chiara")
    assert note_mails.send_due() == 0
    assert note_mails.send_due() == 0  # nothing is due for a minute
    assert caplog.text.count("not sent") == 1
    settings.EMAIL_BACKEND = working
    noon.shift(timedelta(minutes=1))
    assert note_mails.send_due() == 2


def test_a_mail_is_given_up_in_the_end(noon, article, ana, boris, settings, caplog):
    settings.EMAIL_BACKEND = f"{__name__}.DeadServer"
    noting.write(article, by=ana, text="@boris")
    for _ in range(note_mails.TRIES):
        note_mails.send_due()
        noon.shift(timedelta(hours=3))
    assert "given up" in caplog.text
    assert NoteRecipient.objects.get().mail_due is None
    assert noting.notice_count(boris) == 1  # the desk still says it


def test_everybody_decides_for_themselves(english, boris):
    client = at_the_desk(boris)
    assert "boris@newsroom.example" in client.get(MINE).content.decode()
    sent = {"interface_language": "fa", "time_zone": "Asia/Tehran"}
    forged = {"is_superuser": "on", "email": "x@y.example"}
    assert client.post(MINE, sent | forged).url == MINE
    boris.refresh_from_db()
    assert (boris.time_zone, boris.wants_note_mails) == ("Asia/Tehran", False)
    assert (boris.is_superuser, boris.email) == (False, "boris@newsroom.example")
    assert client.post(MINE, sent | {"time_zone": "Mars"}).status_code == 200
    boris.refresh_from_db()
    assert boris.time_zone == "Asia/Tehran"


def test_somebody_without_a_service_has_settings_too(db):
    assert at_the_desk(make_person("olga")).get(MINE).status_code == 200

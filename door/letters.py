"""Mail that tells a person what happened to their log-in, in their own language."""

import logging
from smtplib import SMTPException
from typing import Any

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

security = logging.getLogger("newsroom.security")


def write(person: Any, sentence: Any, **places: str) -> None:
    """Sent after commit. A mail server that is away stops nothing, but is said."""
    if person.email:
        transaction.on_commit(lambda: send(person, sentence, places))


def send(person: Any, sentence: Any, places: dict[str, str]) -> None:
    with override(person.interface_language):
        told = str(sentence) % places if places else str(sentence)
        words = _(
            "Hello %(name)s,\n\n%(told)s\n\n"
            "If this was not you or not agreed with you, tell your chief at once."
        ) % {"name": person, "told": told}
        subject = _("Your log-in to the newsroom at %(site)s") % {
            "site": settings.SITE_URL
        }
    try:
        send_mail(subject, words, None, [person.email])
    except (OSError, SMTPException) as error:
        security.error("Mail to %s failed: %s", person.get_username(), error)

"""Showing a story to somebody outside: a lawyer, an expert, a partner without account.

A pass is an address with 256 random bits in it, of which only the digest is kept.
Nobody guesses it, so guesses are neither counted nor slowed down; whoever holds it
may look until it ends, until somebody revokes it, or until the story is spiked or
killed.
"""

import hashlib
import logging
import re
import secrets
from datetime import datetime, timedelta
from ipaddress import ip_address, ip_network

from django.core import signing
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models import Article, ArticleEvent, PreviewOpening, PreviewPass
from articles.permissions import permit
from articles.readers_side import ReadersState, readers_side
from articles.rules import WorkflowError
from staff.models import User

security = logging.getLogger("newsroom.security")

LASTS = timedelta(hours=24)  # unless told otherwise
LONGEST = timedelta(days=7)
SAME_LOOK = timedelta(minutes=1)  # a page loaded again is the same look

offers = signing.TimestampSigner(salt="articles.outside")


# ── Giving and taking back ───────────────────────────────────────────────────


def offer() -> str:
    """A new token, signed, for a form: the same form sent twice makes one pass."""
    return offers.sign(secrets.token_urlsafe(32))


def offered(signed: str) -> str:
    """The token of an offer that this site made, or a refusal."""
    try:
        return offers.unsign(signed, max_age=LASTS)
    except signing.BadSignature as error:
        raise WorkflowError(_("This form is too old. Press again.")) from error


@transaction.atomic
def give(
    article: Article,
    *,
    by: User,
    for_whom: str,
    ends_at: datetime,
    token: str,
    note: str = "",
) -> PreviewPass:
    """Let somebody outside see the preview until this moment."""
    permit(by, "show_outside", article)
    article = Article.objects.for_change(article.pk)
    for_whom, note = for_whom.strip(), note.strip()
    if not for_whom:
        raise WorkflowError(_("Say for whom it is: the page says so at its top."))
    now = timezone.now()
    refuse_time(ends_at, now)
    if sentence := hidden(article, now):
        raise WorkflowError(sentence)
    facts = {"article": article, "for_whom": for_whom, "note": note, "made_by": by}
    made, is_new = PreviewPass.objects.get_or_create(
        digest=digest_of(token), defaults=facts | {"ends_at": ends_at}
    )
    if not is_new:
        return same(made, **facts, ends_at=ends_at)
    ArticleEvent.objects.record(
        article,
        "preview_given",
        by=by,
        previews=[made.pk],  # for whom, only the story's own editors read
        ends_at=ends_at.isoformat(),
    )
    return made


def refuse_time(ends_at: datetime, now: datetime) -> None:
    if ends_at <= now:
        raise WorkflowError(_("This time has passed. Choose a later one."))
    if ends_at > now + LONGEST:
        raise WorkflowError(_("A pass ends after seven days at most."))


def hidden(article: Article, now: datetime) -> str:
    """Why nobody outside may see the story now; empty if they may."""
    if article.spiked_at:
        return _("A spiked story is shown to nobody outside.")
    if readers_side(article.public_id, now).state == ReadersState.KILLED:
        return _("A killed story is shown to nobody outside.")
    return ""


def same(made: PreviewPass, **facts: object) -> PreviewPass:
    """The pass that this very form has made already, if it says the same."""
    differs = any(getattr(made, name) != value for name, value in facts.items())
    if differs or made.revoked_at:
        raise WorkflowError(
            _("This form has made a pass already. Press again for another one.")
        )
    return made


@transaction.atomic
def revoke(
    article: Article, *, by: User, number: int | None = None
) -> list[PreviewPass]:
    """End one pass of the story at once, or all of them."""
    permit(by, "show_outside", article)
    article = Article.objects.for_change(article.pk)
    now = timezone.now()
    found = PreviewPass.objects.of(article).standing(now)
    if number is not None:
        found = found.filter(pk=number)
    passes = list(found)
    if not passes:
        raise WorkflowError(_("There is nothing to revoke: it has ended already."))
    PreviewPass.objects.filter(pk__in=[row.pk for row in passes]).update(
        revoked_at=now, revoked_by=by
    )
    ArticleEvent.objects.record(
        article,
        "preview_revoked",
        by=by,
        previews=[row.pk for row in passes],
    )
    return passes


# ── Looking ──────────────────────────────────────────────────────────────────


def pass_for(token: str, now: datetime) -> PreviewPass | None:
    """The pass that this token opens at this moment, with its story.

    Looked up by its digest, so the time that takes tells nothing of the token.
    A pass that no longer opens is known to whoever tries it: that is worth a line.
    """
    found = (
        PreviewPass.objects.select_related("article__edition__service")
        .filter(digest=digest_of(token))
        .first()
    )
    if found is None:
        return None
    if not found.stands(now):
        why = "revoked" if found.revoked_at else "ended"
        security.warning("Refused: preview pass %s, which is %s", found.pk, why)
        return None
    if hidden(found.article, now):
        security.warning("Refused: preview pass %s, story is hidden", found.pk)
        return None
    return found


def note_opening(used: PreviewPass, now: datetime, *, address: str, agent: str) -> None:
    """Put down that somebody looked; the same page loaded again is no second look."""
    facts = {"network": network_of(address), "agent": agent_words(agent)}
    looks = PreviewOpening.objects.filter(preview_pass=used, **facts)
    if not looks.since(now - SAME_LOOK).exists():
        PreviewOpening.objects.create(preview_pass=used, **facts)


def digest_of(token: str) -> str:
    return hashlib.sha256(token.encode(errors="replace")).hexdigest()


def network_of(address: str) -> str:
    """Roughly from where: an address is a person's, its network is not."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return ""
    parsed = getattr(parsed, "ipv4_mapped", None) or parsed
    length = 24 if parsed.version == 4 else 48
    return str(ip_network((parsed, length), strict=False))


# The first that is found names it: most browsers call themselves by several names.
BROWSERS = {
    "WhatsApp": "WhatsApp",
    "TelegramBot": "Telegram",
    "Slackbot": "Slack",
    "facebookexternalhit": "Facebook",
    "Edg": "Edge",
    "OPR/": "Opera",
    "SamsungBrowser": "Samsung Internet",
    "Firefox": "Firefox",
    "FxiOS": "Firefox",
    "CriOS": "Chrome",
    "Chrome": "Chrome",
    "Safari": "Safari",
}
SYSTEMS = {
    "Android": "Android",
    "iPhone": "iPhone",
    "iPad": "iPad",
    "Windows": "Windows",
    "Mac OS": "macOS",
    "Linux": "Linux",
}


def agent_words(agent: str) -> str:
    """What somebody looked with, as an editor would say it: Firefox, Android."""
    found = [
        next((name for sign, name in known.items() if sign in agent), "")
        for known in (BROWSERS, SYSTEMS)
    ]
    words = ", ".join(name for name in found if name)
    return words or re.sub(r"[^\w .-].*", "", agent, flags=re.DOTALL)[:60].strip()

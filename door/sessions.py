"""Sessions of the desk: they know whose they are, and they end.

The engine that SESSION_ENGINE names. A session ends a number of hours after its log-in,
and some time after its last request, whichever comes first.
"""

from datetime import UTC, datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth import HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import constant_time_compare

from door.models import DeskSession

STARTED, BROWSER, ADDRESS = "started", "browser", "address"
HAS_SECOND_FACTOR, LANGUAGE = "has_second_factor", "interface_language"
ON_THE_WAY = timedelta(minutes=15)  # for who is not in yet
SEEN_EVERY = timedelta(minutes=1)  # a beat of autosave need not write each time


class SessionStore(DatabaseStore):
    """Django's own, with a person and the moment of the last request to each row."""

    seen_at: datetime | None = None

    @classmethod
    def get_model_class(cls) -> type[DeskSession]:
        return DeskSession

    def create_model_instance(self, data: dict[str, Any]) -> DeskSession:
        row: Any = super().create_model_instance(data)
        row.person_id = data.get(SESSION_KEY)
        if row.person_id is None:  # anybody can begin one: they pile up nowhere
            row.expire_date = min(row.expire_date, timezone.now() + ON_THE_WAY)
        return row  # type: ignore[no-any-return]

    def _get_session_from_db(self) -> Any:
        """Keeps when it was last seen, which the data does not hold."""
        row: Any = super()._get_session_from_db()  # type: ignore[misc]
        self.seen_at = row.seen_at if row else None
        return row


def begin(request: HttpRequest) -> None:
    """Somebody has just logged in here."""
    request.session[STARTED] = timezone.now().timestamp()
    request.session[BROWSER] = request.META.get("HTTP_USER_AGENT", "")[:300]
    request.session[ADDRESS] = request.META.get("REMOTE_ADDR", "")
    DeskSession.objects.filter(expire_date__lt=timezone.now()).delete()


def why_over(session: Any, now: datetime) -> str:
    """Why a person's session has ended, for the log; empty while it goes on."""
    if SESSION_KEY not in session:
        return ""
    started = datetime.fromtimestamp(session.get(STARTED, 0), UTC)
    if now - started >= timedelta(hours=settings.SESSION_HOURS):
        return "its hours are over"
    seen_at = session.seen_at or now
    if now - seen_at >= timedelta(minutes=settings.SESSION_IDLE_MINUTES):
        return "nobody was there"
    return ""


def keep_awake(session: Any, now: datetime) -> None:
    """Note the request, in its own column: what the session holds is not written."""
    if session.seen_at and now - session.seen_at >= SEEN_EVERY:
        DeskSession.objects.filter(pk=session.session_key).update(seen_at=now)


def sessions_of(person: Any) -> QuerySet[DeskSession]:
    return DeskSession.objects.filter(person=person)


def living(person: Any, now: datetime) -> list[DeskSession]:
    """The person's sessions that still open the desk, the last seen first."""
    kept = []
    for row in sessions_of(person).filter(expire_date__gt=now).order_by("-seen_at"):
        store = SessionStore(row.session_key)
        store._session_cache = row.get_decoded()  # type: ignore[attr-defined]
        store.seen_at = row.seen_at
        is_theirs = constant_time_compare(
            store.get(HASH_SESSION_KEY, ""), person.get_session_auth_hash()
        )
        if is_theirs and not why_over(store, now):
            kept.append(row)
    return kept


def end_all(person: Any, *, but: str | None = None) -> int:
    """End the person's sessions everywhere; `but`: except the one with this key."""
    gone, _by_model = sessions_of(person).exclude(session_key=but or "").delete()
    return gone

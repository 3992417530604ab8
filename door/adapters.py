"""What allauth asks of the house: who may come in, what is said, how secrets are kept."""

import logging
from typing import Any
from urllib.parse import urlsplit

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import record_authentication
from allauth.account.internal.stagekit import clear_login
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from door import keys, places

security = logging.getLogger("newsroom.security")

# What the person reads after a change. allauth's other messages are not shown.
SAID = {
    "mfa/messages/totp_activated.txt": _(
        "Your authenticator app is added. From now on you log in with its codes too."
    ),
    "mfa/messages/totp_deactivated.txt": _("Your authenticator app is removed."),
    "mfa/messages/webauthn_added.txt": _("The passkey is added."),
    "mfa/messages/webauthn_removed.txt": _("The passkey is removed."),
    "mfa/messages/recovery_codes_generated.txt": _(
        "You have new recovery codes. Keep them where you find them without your phone."
    ),
}
WRONG_CODE = _(
    "That code is not right, or was used already. Wait for the next one and type it."
)


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Logging in: a password or a passkey, then the second factor of who has one."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_login_stages(self) -> list[str]:
        return ["allauth.mfa.stages.AuthenticateStage"]

    def pre_login(
        self, request: HttpRequest, user: Any, **hooks: Any
    ) -> HttpResponse | None:
        """Asked with a passkey too, of which the password's form knows nothing."""
        return None if opens_the_desk(user) else turned_away(request, user)

    def login(self, request: HttpRequest, user: Any) -> None:
        """Whoever was closed out between the two steps does not come in."""
        if not opens_the_desk(user):
            raise ImmediateHttpResponse(turned_away(request, user))
        super().login(request, user)

    def post_login(self, request: HttpRequest, user: Any, **hooks: Any) -> HttpResponse:
        """They are in: nothing is asked again for some minutes, and the place is known."""
        record_authentication(request, user, method="login", reauthenticated=True)
        response = super().post_login(request, user, **hooks)
        places.remember(request, response, user)
        return response  # type: ignore[no-any-return]

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        return reverse("admin:index")

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        """Who has a second factor shows that one; a password alone is not enough."""
        methods = super().get_reauthentication_methods(user)
        return [m for m in methods if m["id"] != "reauthenticate"] or methods

    def send_notification_mail(self, *args: Any, **kwargs: Any) -> None:
        """Every change is mailed by `door.receivers`, in the person's language."""

    def add_message(
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        message_context: dict[str, Any] | None = None,
        extra_tags: str = "",
        message: str | None = None,
    ) -> None:
        said = message or SAID.get(message_template or "")
        if said:
            messages.add_message(request, level, said, extra_tags=extra_tags)


class FactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """Second factors: their names, their secrets, and the host that passkeys are for."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": _("That did not work. Try again."),
    }

    def get_totp_label(self, user: Any) -> str:
        return str(user.get_username())

    def get_totp_issuer(self) -> str:
        return f"Newsroom {passkey_host()}"

    def encrypt(self, text: str) -> str:
        """A copy of the database alone tells no code."""
        return keys.cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return keys.cipher().decrypt(encrypted_text.encode()).decode()

    def send_notification_mail(self, *args: Any, **kwargs: Any) -> None:
        """See `AccountAdapter`."""

    def generate_authenticator_name(self, user: Any, type: Authenticator.Type) -> str:
        return gettext("My passkey")

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        return {"id": passkey_host(), "name": "Newsroom"}

    def get_public_key_credential_user_entity(self, user: Any) -> dict[str, Any]:
        entity = super().get_public_key_credential_user_entity(user)
        return entity | {"name": user.get_username(), "display_name": str(user)}  # type: ignore[no-any-return]


def opens_the_desk(user: Any) -> bool:
    return bool(user.is_active and user.is_staff)


def turned_away(request: HttpRequest, user: Any) -> HttpResponse:
    security.warning("Refused: person %s logs in, but the account is closed", user.pk)
    clear_login(request)
    messages.error(request, gettext("This account does not open the desk."))
    return HttpResponseRedirect(reverse("account_login"))


def passkey_host() -> str:
    """The host for which passkeys are made. Browsers make none for a bare number."""
    host = urlsplit(settings.SITE_URL).hostname or ""
    return "localhost" if host == "127.0.0.1" else host

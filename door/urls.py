"""Addresses of the door, below /admin/. Of allauth's pages these are all there are.

The names are allauth's: its views look each other up by them.
"""

from typing import Any

from allauth.account.views import ReauthenticateView
from allauth.mfa.base import views as base
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from django.urls import path
from django.utils.translation import gettext_lazy as _
from django.views.generic import RedirectView

from door import views
from door.views import framed, only_at_desk


def own(address: str, view: Any, name: str, title: Any) -> Any:
    """A page of a person who is logged in, about themselves."""
    return path(f"account/{address}", only_at_desk(framed(view, title)), name=name)


YOURS = _("Your second factor")
AGAIN = _("Is it you?")
CODES = _("Recovery codes")

urlpatterns = [
    path("login/", views.DoorView.as_view(), name="account_login"),
    path(
        "account/second-step/",
        framed(views.SecondStepView.as_view(), _("Second step")),
        name="mfa_authenticate",
    ),
    path("account/start-again/", views.start_again, name="door_start_again"),
    path(
        "account/passkey-login/",
        webauthn.LoginWebAuthnView.as_view(),
        name="mfa_login_webauthn",
    ),
    own("", base.IndexView.as_view(), "mfa_index", YOURS),
    own(
        "app/add/",
        totp.ActivateTOTPView.as_view(),
        "mfa_activate_totp",
        _("Add an authenticator app"),
    ),
    own(
        "app/remove/",
        totp.DeactivateTOTPView.as_view(),
        "mfa_deactivate_totp",
        _("Remove the authenticator app"),
    ),
    own(
        "passkeys/",
        RedirectView.as_view(pattern_name="mfa_index"),
        "mfa_list_webauthn",
        YOURS,
    ),
    own(
        "passkeys/add/",
        views.AddPasskeyView.as_view(),
        "mfa_add_webauthn",
        _("Add a passkey"),
    ),
    own(
        "passkeys/<int:pk>/rename/",
        webauthn.EditWebAuthnView.as_view(),
        "mfa_edit_webauthn",
        _("Rename the passkey"),
    ),
    own(
        "passkeys/<int:pk>/remove/",
        webauthn.RemoveWebAuthnView.as_view(),
        "mfa_remove_webauthn",
        _("Remove the passkey"),
    ),
    own(
        "codes/",
        recovery.ViewRecoveryCodesView.as_view(),
        "mfa_view_recovery_codes",
        CODES,
    ),
    own(
        "codes/download/",
        recovery.DownloadRecoveryCodesView.as_view(),
        "mfa_download_recovery_codes",
        CODES,
    ),
    own(
        "codes/new/",
        recovery.GenerateRecoveryCodesView.as_view(),
        "mfa_generate_recovery_codes",
        _("New recovery codes"),
    ),
    own("again/", ReauthenticateView.as_view(), "account_reauthenticate", AGAIN),
    own("again/code/", base.ReauthenticateView.as_view(), "mfa_reauthenticate", AGAIN),
    own(
        "again/passkey/",
        webauthn.ReauthenticateWebAuthnView.as_view(),
        "mfa_reauthenticate_webauthn",
        AGAIN,
    ),
    path("account/sessions/", views.where_logged_in, name="door_sessions"),
    path(
        "account/sessions/end/",
        views.log_out_everywhere,
        name="door_log_out_everywhere",
    ),
]

"""The forms at the door. Each counts a wrong try, and says how to go on."""

import logging
from typing import Any

from allauth.account.forms import ReauthenticateForm as PasswordAgain
from allauth.core import context
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import (
    AddWebAuthnForm,
    AuthenticateWebAuthnForm,
    EditWebAuthnForm,
    LoginWebAuthnForm,
    ReauthenticateWebAuthnForm,
)
from django import forms
from django.contrib.admin.forms import AdminAuthenticationForm
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from door import codes, guessing, letters
from door.adapters import WRONG_CODE
from door.places import address_of

security = logging.getLogger("newsroom.security")

PASSWORD_IS_KNOWN = _(
    "Somebody typed your password, and then wrong codes, until they had to wait. If "
    "it was not you, change your password now."
)
NAME_LENGTH = 60
NONSENSE = (AttributeError, KeyError, TypeError, ValueError)  # for a passkey


class DoorForm(AdminAuthenticationForm):
    """Name and password."""

    must_wait = False

    def clean(self) -> dict[str, Any]:
        username = self.cleaned_data.get("username")
        if not username or not self.cleaned_data.get("password"):
            return super().clean()
        try:
            guess = guessing.begin(self.request, username, guessing.Kind.PASSWORD)
        except guessing.MustWaitError:
            self.must_wait = True
            raise
        try:
            cleaned = super().clean()
        except ValidationError:
            guessing.was_wrong(guess, username)
            raise
        guessing.forgive(guess)
        return cleaned


class PasswordAgainForm(PasswordAgain):
    """The password once more, before something of weight."""

    password = forms.CharField(
        label=_("Your password"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )

    def clean_password(self) -> str:
        password = self.cleaned_data["password"]
        name = self.user.get_username()
        guess = guessing.begin(context.request, name, guessing.Kind.PASSWORD)
        if not self.user.check_password(password):
            guessing.was_wrong(guess, name)
            raise ValidationError(_("That is not your password. Try again."))
        guessing.forgive(guess)
        return password


class CodeField(forms.CharField):
    def __init__(self) -> None:
        widget = forms.TextInput(
            attrs={"autocomplete": "one-time-code", "autocapitalize": "off"}
        )
        super().__init__(label=_("Code"), max_length=40, widget=widget)


class JudgedCode:
    """For a form with a code: one that is right opens once, wrong ones are counted."""

    def clean_code(self) -> str:
        code, name = self.cleaned_data["code"], self.user.get_username()
        guess = guessing.begin(context.request, name, guessing.Kind.CODE)
        found = codes.accepted(self.user, code)
        if found is None:
            guessing.was_wrong(guess, name)
            if guessing.is_last(guess):
                letters.write(self.user, PASSWORD_IS_KNOWN)
            raise ValidationError(WRONG_CODE)
        guessing.forgive(guess)
        found.user = self.user
        self.authenticator = found
        return code


class SecondStepForm(JudgedCode, AuthenticateForm):
    code = CodeField()


class CodeAgainForm(JudgedCode, ReauthenticateForm):
    code = CodeField()


class AddAppForm(ActivateTOTPForm):
    """The first code of an authenticator app proves that it has the key."""

    code = CodeField()

    def clean_code(self) -> str:
        code = self.cleaned_data["code"]
        if codes.counter_of(self.secret, code) is None:
            raise ValidationError(
                _(
                    "That is not the app's code for this key. See that the clock of "
                    "your phone is right, and type the code that shows now."
                )
            )
        return code


class CalmCredential:
    """What a browser sends of a passkey may be anything: nonsense is refused calmly."""

    def clean_credential(self) -> Authenticator:
        try:
            return super().clean_credential()  # type: ignore[misc]
        except (*NONSENSE, ValidationError) as error:
            address = address_of(context.request)
            security.warning("Wrong passkey from %s", address)
            raise get_adapter().validation_error("incorrect_code") from error


class PasskeyStepForm(CalmCredential, AuthenticateWebAuthnForm):
    pass


class PasskeyAgainForm(CalmCredential, ReauthenticateWebAuthnForm):
    pass


class PasskeyLoginForm(CalmCredential, LoginWebAuthnForm):
    pass


class AddPasskeyForm(AddWebAuthnForm):
    name = forms.CharField(
        label=_("Name"),
        required=False,
        max_length=NAME_LENGTH,
        help_text=_("So that you know it again, for example “My phone”."),
    )
    passwordless = None

    def clean(self) -> dict[str, Any]:
        try:
            return super().clean()
        except NONSENSE as error:
            raise get_adapter().validation_error("incorrect_code") from error


class RenamePasskeyForm(EditWebAuthnForm):
    name = forms.CharField(label=_("Name"), max_length=NAME_LENGTH)

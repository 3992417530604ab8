"""Settings, accounts and releases."""

from collections.abc import Iterator

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.core.checks import run_checks
from django.utils.translation import gettext as _

from pressroom.looks.finding import Finding, bad, look, well
from services import sums
from staff.models import User


def dangers() -> Iterator[Finding]:
    """What `manage.py check` says of the settings; the house's own tag."""
    said = run_checks(tags=["newsroom"], include_deployment_checks=True)
    found = [message for message in said if message.is_serious()]
    for message in found:
        advice = _("Change it in the environment and start the site again.")
        yield bad("settings", str(message.msg), advice)
    if not found:
        yield well("settings", _("The settings have no danger."))


def second_factors() -> Iterator[Finding]:
    """Superusers may do everything: a stolen password must not be enough."""
    held = Authenticator.objects.values("user")
    mighty = User.objects.filter(is_superuser=True, is_active=True)
    bare = sorted(mighty.exclude(pk__in=held).values_list("username", flat=True)[:5])
    if bare:
        yield look(
            "second factor",
            _("These superusers have no second factor: %(names)s.")
            % {"names": ", ".join(bare)},
            _("Have them set one up, or take the rights away."),
        )
    elif mighty.exists():
        yield well("second factor", _("Every superuser has a second factor."))


def releases() -> Iterator[Finding]:
    """Of the processes of this machine, where they tell each other: METRICS_ROOT."""
    if (found := sums.releases_in(settings.METRICS_ROOT)) is None:
        return
    if len(found) > 1:
        yield look(
            "release",
            _("Processes of different releases run: %(names)s.")
            % {"names": ", ".join(sorted(found))},
            _(
                "In the middle of an upgrade this is right. Else start the site and the background again."
            ),
        )
    elif found:
        yield well("release", _("Release %(name)s runs.") % {"name": next(iter(found))})

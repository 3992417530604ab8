"""The small forms of verbs that need words or a time."""

from typing import TYPE_CHECKING, Any, cast

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles import desk
from articles.anonymity import nameable, names_of_ours
from articles.models import Article, Notice, WithheldName
from articles.permissions import Verb
from articles.readers_side import readers_side
from articles.times import Significance
from bylines.models import Contributor
from services.forms import ZonedTimeField
from staff.models import User
from staff.people import members_of

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise as StrOrPromise

WORKING_AGAIN = (Significance.UPDATE, Significance.TYPO, Significance.REWRITE)


class VerbForm(forms.Form):
    """A verb that needs nothing said. `arguments` go to the verb by name."""

    def __init__(
        self, *args: Any, article: Article, is_live: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.article = article
        for field in self.fields.values():
            if isinstance(field, ZonedTimeField):
                field.use_zone(article.edition.time_zone)
        if not is_live:
            self.fields.pop("significance", None)
        self.begin_at_first()

    def begin_at_first(self) -> None:
        """Whoever came to say something can type at once."""
        for field in list(self.fields.values())[:1]:
            field.widget.attrs["autofocus"] = True

    @property
    def arguments(self) -> dict[str, Any]:
        return self.cleaned_data

    @property
    def needs_notice(self) -> bool:
        return False


class PublicWordsForm(VerbForm):
    """Words that readers will see, in the edition's language."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        edition = self.article.edition
        for field in self.fields.values():
            if isinstance(field.widget, forms.Textarea):
                field.widget.attrs |= {
                    "dir": edition.direction,
                    "lang": edition.language,
                }


def words(
    label: "StrOrPromise", help_text: "StrOrPromise", *, required: bool = True
) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=required,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )


def significance_field() -> forms.ChoiceField:
    """What publishing a live story again says to its readers; update unless said."""
    return forms.ChoiceField(
        label=_("What this is"),
        choices=[(kind.value, kind.label) for kind in WORKING_AGAIN],
        initial=Significance.UPDATE,
    )


class AskingForm(VerbForm):
    """Asks whether the earlier text was wrong, if the change may mean so."""

    was_wrong = forms.ChoiceField(
        label=_("Was the earlier text wrong?"),
        choices=[
            ("no", _("No: it was right when we published it")),
            ("yes", _("Yes: readers get a notice of what was wrong")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Say whether the earlier text was wrong.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.touched = desk.touched(self.article)
        if not self.touched:
            del self.fields["was_wrong"]

    @property
    def arguments(self) -> dict[str, Any]:
        return {
            name: value
            for name, value in self.cleaned_data.items()
            if name != "was_wrong"
        }

    @property
    def needs_notice(self) -> bool:
        """Whether the answer was yes: then only *Correct* will do, and at once."""
        return self.cleaned_data.get("was_wrong") == "yes"


class PublishForm(AskingForm):
    significance = significance_field()
    reason = words(_("Why"), _("For the desk. It may stay empty."), required=False)

    field_order = ("significance", "was_wrong", "reason")


class ScheduleForm(AskingForm):
    at = ZonedTimeField(
        label=_("Readers get it at"),
        help_text=_("The text as it stands now. Later changes need another Schedule."),
    )
    significance = significance_field()
    reason = words(_("Why"), _("For the desk. It may stay empty."), required=False)

    field_order = ("at", "significance", "was_wrong", "reason")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        planned = self.article.publish_at or self.article.embargo_until
        self.fields["at"].initial = planned


class CorrectForm(PublicWordsForm):
    kind = forms.ChoiceField(
        label=_("Kind of notice"),
        choices=[
            (kind.value, kind.label)
            for kind in (Notice.Kind.CORRECTION, Notice.Kind.CLARIFICATION)
        ],
    )
    text = words(
        _("Notice"),
        _("Readers see it on the story: what was wrong, and what is right."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Whoever says what was wrong sees beside it what they changed."""
        super().__init__(*args, **kwargs)
        self.touched = desk.touched(self.article)


class WithdrawForm(PublicWordsForm):
    reason = words(
        _("Reason"), _("Readers see it at the story's address, instead of the story.")
    )


class KillForm(VerbForm):
    reason = words(_("Reason"), _("For the desk only. Readers are told nothing of it."))


class SendBackForm(VerbForm):
    note = words(_("Note to the writer"), _("What to do before filing it again."))


class ReinstateForm(PublicWordsForm):
    note = words(
        _("Editor's note"),
        _("If given, readers see it on the story: why it is back."),
        required=False,
    )


class HandToForm(VerbForm):
    """To whom, or to which desk. A story at no desk is with the person alone."""

    to = forms.ModelChoiceField(
        label=_("Colleague"),
        queryset=User.objects.none(),
        required=False,
        empty_label=_("Nobody by name"),
        help_text=_("For example the editor who comes on duty next."),
    )
    desk = forms.ChoiceField(
        label=_("Desk"),
        required=False,
        choices=[("", _("No desk")), *Article.Desk.choices],
        help_text=_(
            "Whoever works there finds it. At Legal it cannot be published until its "
            "text is cleared there, and a scheduled version is dropped."
        ),
    )
    note = words(
        _("Note"),
        _("What they should look at, for example: Please check the figures."),
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        to = cast(forms.ModelChoiceField, self.fields["to"])
        to.queryset = members_of(self.article.edition.service_id)


class ReasonForm(VerbForm):
    """Going on needs no words; some editors like to leave one."""

    reason = words(_("Why"), _("For the desk. It may stay empty."), required=False)


class StopForm(VerbForm):
    """Stopping must never wait for words: the reason may stay empty."""

    reason = words(_("Reason"), _("For the desk. It may stay empty."), required=False)


class ExpiryForm(VerbForm):
    at = ZonedTimeField(
        label=_("Readers get it until"), help_text=_("Empty: no end."), required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["at"].initial = self.article.expires_at


class LegalHoldForm(VerbForm):
    reason = words(
        _("Reason"),
        _("What the lawyers should look at, for example: the second quote."),
    )


class LiftLegalHoldForm(VerbForm):
    reason = words(_("Reason"), _("Who cleared it, and why it may go out."))


class LiftEmbargoForm(VerbForm):
    reason = words(
        _("Reason"), _("Who lifted it, for example: the ministry, by phone.")
    )


class NameForm(VerbForm):
    """Whose name it is about. `people` are the contributors to choose from."""

    contributor = forms.ChoiceField(label=_("Whose name"), widget=forms.RadioSelect)
    reason = words(
        _("Reason"),
        _("For the desk, and for services that read the story: do not write the name."),
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = {str(person.pk): person for person in self.find_people()}
        field = cast(forms.ChoiceField, self.fields["contributor"])
        field.choices = [(pk, person.name) for pk, person in self.people.items()]
        if len(self.people) == 1:
            field.initial = next(iter(self.people))

    def find_people(self) -> list[Contributor]:
        return names_of_ours(self.article)

    @property
    def arguments(self) -> dict[str, Any]:
        chosen = self.people[self.cleaned_data["contributor"]]
        return self.cleaned_data | {"contributor": chosen}


class AnonymiseForm(NameForm):
    instead = forms.ChoiceField(
        label=_("What readers are told"),
        choices=WithheldName.Instead.choices,
        initial=WithheldName.Instead.SAY_SO,
    )
    field_order = ("contributor", "instead", "reason")

    def find_people(self) -> list[Contributor]:
        side = readers_side(self.article.public_id, timezone.now())
        return nameable(self.article, side)


VERB_FORMS: dict[Verb, type[VerbForm]] = {
    Verb.PUBLISH: PublishForm,
    Verb.SCHEDULE: ScheduleForm,
    Verb.CORRECT: CorrectForm,
    Verb.WITHDRAW: WithdrawForm,
    Verb.KILL: KillForm,
    Verb.SEND_BACK: SendBackForm,
    Verb.REINSTATE: ReinstateForm,
    Verb.HOLD: StopForm,
    Verb.SPIKE: StopForm,
    Verb.HAND_TO: HandToForm,
    Verb.FILE: ReasonForm,
    Verb.MARK_READY: ReasonForm,
    Verb.UNSCHEDULE: ReasonForm,
    Verb.RELEASE: ReasonForm,
    Verb.PUT_BACK: ReasonForm,
    Verb.CLEAR_LEGALLY: ReasonForm,
    Verb.SET_EXPIRY: ExpiryForm,
    Verb.SET_LEGAL_HOLD: LegalHoldForm,
    Verb.LIFT_LEGAL_HOLD: LiftLegalHoldForm,
    Verb.LIFT_EMBARGO: LiftEmbargoForm,
    Verb.ANONYMISE: AnonymiseForm,
    Verb.RESTORE_NAME: NameForm,
}

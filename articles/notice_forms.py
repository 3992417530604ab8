"""The small forms of a story's notices."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from articles.models import Article
from articles.notices import OF_NEWS
from articles.verb_forms import words


class NoticeForm(forms.Form):
    """Words that readers will see are typed in the edition's language and direction."""

    public = ("text",)

    def __init__(self, *args: Any, article: Article, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        edition = article.edition
        for name in self.public:
            self.fields[name].widget.attrs |= {
                "dir": edition.direction,
                "lang": edition.language,
            }


class AddNoticeForm(NoticeForm):
    kind = forms.ChoiceField(
        label=_("Kind of notice"),
        choices=[(kind.value, kind.label) for kind in OF_NEWS],
    )
    text = words(
        _("Notice"),
        _(
            "Readers see it on the story, for example: The ministry answered after "
            "this story was published; its answer is now in the third paragraph."
        ),
    )
    with_text = forms.BooleanField(
        label=_("Publish the text as it stands on the desk with it"),
        help_text=_(
            "Without the tick readers keep the text they have, and get the notice "
            "alone."
        ),
        required=False,
    )

    def __init__(self, *args: Any, is_changed: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not is_changed:
            del self.fields["with_text"]


class RewordForm(NoticeForm):
    text = words(
        _("Notice"), _("Readers see these words, and below them the earlier ones.")
    )
    why = words(
        _("Why it is reworded"),
        _("For the desk, for example: The ministry’s name was misspelled."),
    )


class TakeBackForm(NoticeForm):
    public = ("why",)

    why = words(
        _("Reason"), _("Readers see it above the notice, which is struck through.")
    )

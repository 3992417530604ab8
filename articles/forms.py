"""The story's form at the desk."""

import re
from collections.abc import Iterable
from datetime import datetime
from functools import reduce
from operator import or_
from typing import Any

from django import forms
from django.contrib.admin import site
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from js_asset import Script

from articles.media_blocks import recording_ids
from articles.models import Article, ArticleTopic, Topic
from articles.permissions import EDITORS, WRITERS, writes_here
from articles.pictures import printed_caption
from articles.prose import photo_ids, sanitize
from photos.models import Photo
from recordings.models import Recording
from services.credits import tidy_rewordings
from services.forms import ZonedTimeField
from services.labels import speaking
from services.models import Edition, Section, StandingBox, unicode_slug
from services.public_id import ALPHABET, LENGTH, new_public_id
from staff.choices import CheckedChoices
from staff.fences import holds
from staff.models import Membership, User
from staff.permissions import standing

# Texts in the edition's own language; slugline and notes are the desk's.
PRINTED = (
    *("headline", "short_headline", "search_headline", "social_headline"),
    *("kicker", "summary", "datelines", "slug", "lead_caption", "lead_alt"),
    *("content_warning", "topic_names", "credit_words"),
)
EDITORS_ONLY = ("embargo_until", "expires_at")


class TopicNamesField(forms.CharField):
    """Names of topics parted by commas, the Arabic comma too."""

    def clean(self, value: Any) -> tuple[str, ...]:
        names = split_names(super().clean(value))
        if any(len(name) > 100 for name in names):
            raise ValidationError(
                _("A topic's name has 100 letters at most. Separate topics by commas.")
            )
        return names


def split_names(typed: str) -> tuple[str, ...]:
    """Each name once, as it was written first: `Korea, Human rights`."""
    names: dict[str, str] = {}
    for part in re.split("[,،，、]", typed):
        if name := " ".join(part.split()):
            names.setdefault(name.casefold(), name)
    return tuple(names.values())


class PhotoPickerInput(forms.TextInput):
    """A photo's number; static/js/desk_photo.js puts picture and picker in its place.

    Only for forms with a body: the script needs the editor's import map.
    """

    class Media:
        js = (Script("js/desk_photo.js", type="module"),)


class ArticleForm(CheckedChoices, forms.ModelForm):
    """Everything an editor types into a story. Credits are inlines beside it."""

    person: User  # set by the admin, on the class that it makes for one request

    base_version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    # A new story's name before it is stored: sent twice, the form makes one story.
    new_id = forms.RegexField(
        rf"^[{ALPHABET}]{{{LENGTH}}}$", widget=forms.HiddenInput, required=False
    )
    topic_names = TopicNamesField(
        label=_("Topics"),
        required=False,
        help_text=_(
            "Separated by commas, for example: South Korea, Ferry, Safety at sea."
        ),
    )

    class Meta:
        model = Article
        fields = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["base_version"].initial = self.instance.version
        self.fields["new_id"].initial = "" if self.instance.pk else new_public_id()
        if not self.is_for_reading:
            self.fit_edition()
            self.offer_choices()
            self.close_editors_fields()
            self.initial["topic_names"] = ", ".join(
                item.tag.name for item in self.topic_items
            )

    @property
    def is_for_reading(self) -> bool:
        return "headline" not in self.fields

    @cached_property
    def edition(self) -> Edition | None:
        """The story's edition; of a new one, what was chosen, or the first possible."""
        if self.instance.pk:
            return self.instance.edition
        possible = list(self.fields["edition"].queryset.select_related("service"))
        self.fields["edition"].know(possible, is_all=True)
        chosen = self.data.get("edition") or self.initial.get("edition")
        wanted = [e for e in possible if str(e.pk) == str(chosen)] or possible
        return wanted[0] if wanted else None

    @cached_property
    def topic_items(self) -> list[ArticleTopic]:
        if not self.instance.pk:
            return []
        return list(self.instance.topic_items.select_related("tag").order_by("tag_id"))

    def fit_edition(self) -> None:
        """Texts run in the edition's direction, times in its zone."""
        if self.edition is None:
            return
        written = {"dir": self.edition.direction, "lang": self.edition.language}
        for name in PRINTED:
            self.fields[name].widget.attrs |= written
        self.fields["body"].widget.attrs |= {
            "data-dir": self.edition.direction,
            "data-lang": self.edition.language,
            "data-edition": self.edition.pk,
            "data-file-words": file_words(self.edition),
        }
        self.offer_upload()
        for field in self.fields.values():
            if isinstance(field, ZonedTimeField):
                field.use_zone(self.edition.time_zone)

    def offer_upload(self) -> None:
        """A new photo goes to the edition's service, for whoever may add one there."""
        photos = site.get_model_admin(Photo)
        if not holds(self.person, photos.adders, self.edition.service_id):
            return
        address = reverse("admin:photos_photo_upload")
        upload = f"{address}?service={self.edition.service_id}"
        for name in ("body", "lead_photo"):
            widget = self.fields[name].widget
            inner = getattr(widget, "widget", widget)  # inside the admin's buttons
            inner.attrs["data-photo-upload"] = upload

    def offer_choices(self) -> None:
        """Only what belongs to the edition, or stands on the story already."""
        if "edition" in self.fields:
            self.fields["edition"].empty_label = None
            self.initial.setdefault("edition", self.edition and self.edition.pk)
        self.fields["section"].queryset = Section.objects.filter(edition=self.edition)
        self.fields["assignee"].queryset = self.possible_assignees()
        self.fields["boxes"].queryset = self.possible_boxes()
        for name in ("section", "assignee", "lead_photo"):
            stored = getattr(self.instance, name)
            self.fields[name].know([stored] if stored else [], is_all=False)

    def possible_assignees(self) -> Any:
        service = self.edition.service_id if self.edition else None
        members = Membership.objects.filter(service=service).values("person")
        return User.objects.filter(
            Q(pk__in=members, is_active=True) | Q(pk=self.instance.assignee_id)
        ).order_by("first_name", "last_name", "username")

    def possible_boxes(self) -> Any:
        """What an editor chooses; a box on every story is no choice."""
        chosen = self.instance.boxes.values("pk") if self.instance.pk else []
        return StandingBox.objects.filter(
            Q(edition=self.edition, is_in_use=True, is_on_every_story=False)
            | Q(pk__in=chosen)
        )

    def close_editors_fields(self) -> None:
        """A reporter reads embargo and expiry, and changes neither."""
        if self.edition and standing(self.person).has(
            self.edition.service_id, *EDITORS
        ):
            return
        if self.instance.pk and not writes_here(self.person, self.instance):
            self.fields["assignee"].disabled = True  # a guest hands nothing on
        for name in EDITORS_ONLY:
            self.fields[name].disabled = True
            self.fields[name].help_text = _("An editor sets this.")

    def clean_body(self) -> str:
        """Refuse a new photo that is not the person's to use; others may stay."""
        body = self.cleaned_data["body"]
        self.check_recordings(body)
        new = set(photo_ids(sanitize(body))) - set(photo_ids(self.instance.body))
        if new:
            mine = Photo.objects.visible_to(self.person).filter(pk__in=new)
            pulled = list(mine.values_list("pulled_at", flat=True))
            if len(pulled) < len(new):
                raise ValidationError(
                    _("A photo in the text is not your service's. Choose another one.")
                )
            if any(pulled):
                raise ValidationError(
                    _("A photo in the text was pulled. Choose another one.")
                )
        return body

    def check_recordings(self, body: str) -> None:
        """Refuse a new one that is not the person's to use, or that was pulled."""
        new = set(recording_ids(sanitize(body))) - set(
            recording_ids(self.instance.body)
        )
        if not new:
            return
        mine = Recording.objects.visible_to(self.person).filter(pk__in=new)
        pulled = list(mine.values_list("pulled_at", flat=True))
        if len(pulled) < len(new):
            raise ValidationError(
                _("A recording in the text is not your service's. Choose another one.")
            )
        if any(pulled):
            raise ValidationError(
                _("A recording in the text was pulled. Choose another one.")
            )

    def clean_credit_words(self) -> str:
        return tidy_rewordings(self.cleaned_data["credit_words"])

    def clean_embargo_until(self) -> datetime | None:
        """Set or prolonged here; to end it sooner is a verb, which asks why."""
        stored: datetime | None = self.initial.get("embargo_until")
        typed: datetime | None = self.cleaned_data["embargo_until"]
        is_on = stored is not None and stored > timezone.now()
        if is_on and (typed is None or typed < stored):
            raise ValidationError(
                _("This embargo has not ended. Press “Lift embargo”, which asks why.")
            )
        return typed

    def clean(self) -> dict[str, Any]:
        """Browsers send other line ends than are stored; that is no change."""
        cleaned = super().clean()
        for name, value in cleaned.items():
            if isinstance(value, str):
                cleaned[name] = value.replace("\r\n", "\n")
        return cleaned

    @property
    def is_rewritten(self) -> bool:
        """Whether anything differs from what was stored, line ends apart."""
        return any(
            self.cleaned_data.get(name) != self.initial.get(name)
            for name in self.changed_data
        )

    def is_valid(self) -> bool:
        """A form that is only opened again is never saved, however good it is."""
        return super().is_valid() and "_reopen" not in self.data

    def _save_m2m(self) -> None:
        if "boxes" not in self.changed_data:
            del self.cleaned_data["boxes"]
        super()._save_m2m()
        if "topic_names" in self.changed_data:
            set_topics(
                self.instance, self.topic_items, self.cleaned_data["topic_names"]
            )


def file_words(edition: Edition) -> str:
    """What a file photo's caption opens with in the edition."""
    with speaking(edition):
        return str(printed_caption(" ", is_file=True)).rstrip() + " "


def editions_to_write_for(person: User) -> Any:
    """The editions a person may begin a story in: before one opens, too."""
    held = standing(person)
    editions = Edition.objects.order_by("-is_open", "prefix")
    if held.is_superuser:
        return editions
    return editions.filter(service__in=held.services(*WRITERS))


def set_topics(
    article: Article, items: list[ArticleTopic], names: tuple[str, ...]
) -> None:
    """Give the story exactly these topics; its edition gets those it has not yet."""
    wanted = {name.casefold() for name in names}
    kept = {
        item.tag.name.casefold(): item
        for item in items
        if item.tag.name.casefold() in wanted
    }
    gone = [item.pk for item in items if item not in kept.values()]
    if gone:
        ArticleTopic.objects.filter(pk__in=gone).delete()
    missing = [name for name in names if name.casefold() not in kept]
    ArticleTopic.objects.bulk_create(
        ArticleTopic(content_object=article, tag=topic)
        for topic in topics_named(missing, article.edition)
    )


def topics_named(names: list[str], edition: Edition) -> list[Topic]:
    """The edition's topics of these names; new names become new topics."""
    if not names:
        return []
    however_written = reduce(or_, (Q(name__iexact=name) for name in names))
    exactly = Q(name__in=names)  # iexact folds no letters but Latin ones on SQLite
    found = by_name(Topic.objects.filter(exactly | however_written, edition=edition))
    if new := [name for name in names if name.casefold() not in found]:
        found |= begin_topics(new, edition)
    return [found[name.casefold()] for name in names]


def begin_topics(names: list[str], edition: Edition) -> dict[str, Topic]:
    """New topics of the edition, with one statement unless an address is taken."""
    new = [
        Topic(edition=edition, name=name, slug=unicode_slug(name, fallback="topic"))
        for name in names
    ]
    try:
        with transaction.atomic():
            return by_name(Topic.objects.bulk_create(new))
    except IntegrityError:  # an address is taken, or somebody begins the same topic
        return by_name(
            Topic.objects.get_or_create(edition=edition, name=name)[0] for name in names
        )


def by_name(topics: Iterable[Topic]) -> dict[str, Topic]:
    return {topic.name.casefold(): topic for topic in topics}

"""The page "Labels" of an edition: what its readers read around the stories.

`/admin/services/edition/3/labels/`. A chief of its service fills it, or a translator
with a PO file.
"""

import logging
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import NoReturn

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from services.admin.label_rows import Row, stored_row, typed_row
from services.labels import Kept, Label, Place, State, keep_labels, labels_of
from services.labels.po import LARGEST, POError, Reading, as_po, read
from services.models import Edition

security = logging.getLogger("newsroom.security")

NAMED = 5  # of a file's wrong labels are said one by one


@dataclass(frozen=True)
class Group:
    """Rows of one place of the readers' pages, the missing ones first."""

    place: Place
    rows: list[Row]

    @property
    def missing(self) -> int:
        return sum(row.label.is_missing for row in self.rows)


class LabelsPage:
    """Mixed into the edition admin, whose fences every page here stands behind."""

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        page = require_http_methods(["GET", "HEAD", "POST"])(self.labels)
        file, upload = require_safe(self.labels_file), require_POST(self.labels_upload)
        name = "services_edition_labels"
        own = [
            path("<int:pk>/labels/", view(page), name=name),
            path("<int:pk>/labels/file/", view(file), name=f"{name}_file"),
            path("<int:pk>/labels/upload/", view(upload), name=f"{name}_upload"),
        ]
        return [*own, *super().get_urls()]

    def labels(self, request: HttpRequest, pk: int) -> HttpResponse:
        edition = self.edition_to_label(request, pk)
        if request.method != "POST":
            return self.draw_labels(
                request, edition, map(stored_row, labels_of(edition))
            )
        return self.save_labels(request, edition)

    @transaction.atomic
    def save_labels(self, request: HttpRequest, edition: Edition) -> HttpResponse:
        """What is right is saved, whatever else is wrong or missing."""
        edition = locked(edition)  # nobody saves between what is read here and written
        before = labels_of(edition)
        typed = [typed_row(label, request.POST) for label in before]
        wanted = {
            row.label.sentence.key: row.own
            for row in typed
            if row.is_changed and not row.is_wrong
        }
        kept = keep_labels(edition, wanted)
        rows = [asked_again(row, kept) for row in typed]
        labels = labels_of(edition)
        self.say_kept(request, edition, before, labels)
        if not any(row.is_wrong for row in rows):
            return HttpResponseRedirect(page_of(edition, request))
        say_wrong(request, sum(row.is_wrong for row in rows))
        return self.draw_labels(request, edition, map(as_it_stands, rows, labels))

    def labels_file(self, request: HttpRequest, pk: int) -> HttpResponse:
        edition = self.edition_to_label(request, pk)
        name = f"{edition.language}.po"
        return HttpResponse(
            as_po(edition, labels_of(edition)),
            content_type="text/x-gettext-translation; charset=utf-8",
            headers={"Content-Disposition": f'attachment; filename="{name}"'},
        )

    def labels_upload(self, request: HttpRequest, pk: int) -> HttpResponse:
        edition = self.edition_to_label(request, pk)
        try:
            self.save_file(request, edition)
        except POError as error:
            messages.error(request, str(error))
        return HttpResponseRedirect(page_of(edition, request))

    @transaction.atomic
    def save_file(self, request: HttpRequest, edition: Edition) -> None:
        edition = locked(edition)
        labels = labels_of(edition)
        reading = read(content_of(request), labels)
        kept = keep_labels(edition, reading.own)
        self.say_kept(request, edition, labels, labels_of(edition))
        reading.wrong += [
            f"“{label.sentence.message}”: {said_of_open_edition()}"
            for label in labels
            if label.sentence.key in kept.dropped
        ]
        say_left_out(request, reading)

    def edition_to_label(self, request: HttpRequest, pk: int) -> Edition:
        """The edition, for its chiefs. Outside the fence it is nowhere."""
        edition = Edition.objects.filter(pk=pk).select_related("service").first()
        if edition is None:
            raise Http404
        if not self.has_change_permission(request, edition):
            is_seen = self.get_queryset(request).filter(pk=pk).exists()
            refuse(request, edition, is_seen=is_seen)
        return edition

    def draw_labels(
        self, request: HttpRequest, edition: Edition, rows: Iterable[Row]
    ) -> HttpResponse:
        rows = list(rows)
        missing = sum(row.label.is_missing for row in rows)
        is_filtered = request.GET.get("only") == "missing"
        context = {
            **self.admin_site.each_context(request),
            "title": _("Labels of %(edition)s") % {"edition": edition},
            "opts": self.opts,
            "edition": edition,
            "groups": grouped(rows, is_filtered=is_filtered),
            "wrong": [row for row in rows if row.is_wrong],
            "is_filtered": is_filtered,
            "missing": missing,
            "said": len(rows) - missing,
            "all": len(rows),
            "opening": "" if missing or edition.is_open else opening_of(edition),
        }
        return TemplateResponse(request, "admin/services/edition/labels.html", context)

    def say_kept(
        self,
        request: HttpRequest,
        edition: Edition,
        before: list[Label],
        labels: list[Label],
    ) -> None:
        """How many were saved, and how many are left; kept in the edition's history.

        What was saved and is still English counts among those that are left.
        """
        left = sum(label.is_missing for label in labels)
        pairs = zip(before, labels, strict=True)
        changed = [new for old, new in pairs if new.own != old.own]
        kept = sum(label.state != State.ENGLISH for label in changed)
        if english := len(changed) - kept:
            say_english(request, english)
        if kept or english:
            said = ngettext("%(number)s label saved.", "%(number)s labels saved.", kept)
            self.log_change(request, edition, said % {"number": kept})
        else:
            said = _("Nothing was changed.")
        rest = ngettext(
            "%(number)s is still missing.", "%(number)s are still missing.", left
        )
        whole = _("None is missing.") if not left else rest % {"number": left}
        messages.success(request, f"{said % {'number': kept}} {whole}")


def locked(edition: Edition) -> Edition:
    return Edition.objects.select_for_update(no_key=True).get(pk=edition.pk)


def asked_again(row: Row, kept: Kept) -> Row:
    """The row as it was typed, with what is wrong where its change was dropped."""
    is_dropped = row.label.sentence.key in kept.dropped
    return replace(row, wrong=said_of_open_edition()) if is_dropped else row


def as_it_stands(row: Row, label: Label) -> Row:
    """As it was typed where it is wrong, else as it is stored now."""
    return replace(row, label=label) if row.is_wrong else stored_row(label)


def said_of_open_edition() -> str:
    return _("An open edition keeps this label: say it otherwise.")


def page_of(edition: Edition, request: HttpRequest) -> str:
    address = reverse("admin:services_edition_labels", args=(edition.pk,))
    return (
        f"{address}?only=missing" if request.GET.get("only") == "missing" else address
    )


def grouped(rows: list[Row], *, is_filtered: bool) -> list[Group]:
    shown = [
        row for row in rows if not is_filtered or row.label.is_missing or row.is_wrong
    ]
    shown.sort(key=lambda row: not (row.is_wrong or row.label.is_missing))
    groups = [
        Group(place, [row for row in shown if row.label.sentence.place == place])
        for place in Place
    ]
    return [group for group in groups if group.rows]


def refuse(request: HttpRequest, edition: Edition, *, is_seen: bool) -> NoReturn:
    # A log line, not a row: it must outlive the transaction that is rolled back.
    security.warning(
        "Refused: person %s, labels, edition %s", request.user.pk, edition.pk
    )
    if not is_seen:
        raise Http404
    said = _("Only chiefs of %(service)s change the labels of its editions.")
    raise PermissionDenied(said % {"service": edition.service})


def opening_of(edition: Edition) -> str:
    return reverse("admin:services_edition_open", args=(edition.pk,))


def say_english(request: HttpRequest, number: int) -> None:
    said = ngettext(
        "%(number)s label is still English: see what is said beside it.",
        "%(number)s labels are still English: see what is said beside them.",
        number,
    )
    messages.warning(request, said % {"number": number})


def say_wrong(request: HttpRequest, number: int) -> None:
    said = ngettext(
        "%(number)s label is not saved yet: see what is wrong beside it.",
        "%(number)s labels are not saved yet: see what is wrong beside them.",
        number,
    )
    messages.error(request, said % {"number": number})


def content_of(request: HttpRequest) -> bytes:
    file = request.FILES.get("file")
    if file is None:
        raise POError(_("Choose a PO file first."))
    content: bytes = file.read(LARGEST + 1)
    return content


def say_left_out(request: HttpRequest, reading: Reading) -> None:
    for wrong in reading.wrong[:NAMED]:
        messages.error(request, wrong)
    if more := len(reading.wrong[NAMED:]):
        said = ngettext(
            "%(number)s more label is wrong in the file.",
            "%(number)s more labels are wrong in the file.",
            more,
        )
        messages.error(request, said % {"number": more})
    if reading.guesses:
        said = ngettext(
            "%(number)s label is marked “fuzzy” in the file and was left out.",
            "%(number)s labels are marked “fuzzy” in the file and were left out.",
            reading.guesses,
        )
        messages.warning(request, said % {"number": reading.guesses})
    if reading.unknown:
        said = ngettext(
            "%(number)s sentence of the file is none of readers' pages.",
            "%(number)s sentences of the file are none of readers' pages.",
            reading.unknown,
        )
        messages.warning(request, said % {"number": reading.unknown})

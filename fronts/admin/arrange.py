"""`/admin/fronts/front/3/change/`: a front as a board, arranged press by press.

Each press sends the whole form and has it drawn again, by script or without; nothing
is kept before *Save*, and nothing reaches readers before *Publish*.
"""

import json
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django_prose_editor.widgets import importmap
from js_asset import Media, Script

from articles.fields import MODULES
from fronts import workflow
from fronts.admin import conflict
from fronts.admin.acts import Act, Outcome, undone
from fronts.admin.board import Board
from fronts.admin.checked import Checker
from fronts.admin.filled import fill
from fronts.admin.sheet import (
    TOP,
    Sheet,
    load_sheet,
    read_sheet,
    sheet_of,
)
from fronts.admin.stories import matching, newest
from fronts.admin.words import (
    changed_words,
    have_words,
    newest_revision,
    scheduled_words,
)
from fronts.layout import Layout, dump, load
from fronts.models import Front
from fronts.permissions import may, permit
from fronts.readers_side import readers_side
from photos.models import Photo
from services.models import Section
from staff.fences import holds
from staff.numbers import number_in

UNDONE = 5  # acts that can be taken back
SAVES = ("save", "preview", "publish", "schedule")
TOPICS = 100  # that the box for a new block offers

MEDIA = Media(
    importmap=importmap | MODULES,
    css={"all": ["css/desk/dialogs.css"]},
    js=[
        Script("js/desk_photo.js", type="module"),
        Script("js/desk_length.js", type="module"),
        Script("js/desk_leave.js", type="module"),
        Script("js/desk_fronts_drag.js", type="module"),
        Script("js/desk_fronts.js", type="module"),
    ],
)


@dataclass(slots=True)
class Form:
    """What a browser sent, or what a page opens with. `undo` are earlier sheets."""

    sheet: Sheet
    version: int
    base: Layout
    undo: list[str] = field(default_factory=list)
    errors: dict[str, str] = field(default_factory=dict)
    outcome: Outcome = field(default_factory=Outcome)
    pressed: str = ""
    searched: str = ""
    to: str = TOP
    is_unsaved: bool = False


class ArrangePage:
    """For the admin class of fronts."""

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: Any = None,
    ) -> HttpResponse:
        front = self.get_object(request, object_id)
        if request.method != "POST":
            return self.board_page(request, front, opened(front))
        permit(request.user, "arrange", front)
        form = read_form(request, front)
        if form.pressed in SAVES:
            return self.save_front(request, front, form)
        self.press(front, form, request)
        return self.board_page(request, front, form)

    # ── A press ──────────────────────────────────────────────────────────────

    def press(self, front: Front, form: Form, request: HttpRequest) -> None:
        """Change the sheet as the button says; the sentence is for the person."""
        if form.pressed == "undo":
            take_back(form)
            return
        if form.pressed in ("", "find", "order"):
            return
        before = form.sheet.as_json()
        story = form.pressed.split(":")[1:2] if form.pressed.startswith("add:") else []
        now = timezone.now()
        board = Board(front, form.sheet, now, also_named=tuple(story))
        standing = Board(front, load_sheet(before) or Sheet(), now)
        act = Act(form.sheet, request.POST, board.story_name, named(board, standing))
        form.outcome = act.do(form.pressed)
        if form.sheet.as_json() != before:
            form.undo = [*form.undo, before][-UNDONE:]

    # ── Saving ───────────────────────────────────────────────────────────────

    def save_front(
        self, request: HttpRequest, front: Front, form: Form
    ) -> HttpResponse:
        checker = Checker(front.edition, request.user, front.arranged)
        layout = checker.layout(form.sheet)
        form.errors = checker.errors
        if form.errors:
            said = _("Nothing is saved yet. Look at what is marked below.")
            form.outcome = Outcome(said, is_refused=True)
            return self.board_page(request, front, form)
        try:
            workflow.save(
                front,
                layout,
                by=request.user,
                version=form.version,
                now=timezone.now(),
            )
        except workflow.Collision as collision:
            return self.conflict_page(request, collision.front, form, layout)
        except workflow.WorkflowError as refused:
            form.outcome = Outcome(str(refused), is_refused=True)
            return self.board_page(request, front, form)
        return self.after_saving(request, front, form.pressed)

    def after_saving(
        self, request: HttpRequest, front: Front, pressed: str
    ) -> HttpResponse:
        if pressed != "save":
            name = f"admin:fronts_front_{pressed}"
            return HttpResponseRedirect(reverse(name, args=(front.pk,)))
        messages.success(request, _("The draft is saved. Readers see no change."))
        return HttpResponseRedirect(self.address(front))

    def conflict_page(
        self, request: HttpRequest, stored: Front, form: Form, layout: Layout
    ) -> HttpResponse:
        context = {
            **self.page_context(request, stored),
            "title": _("Somebody else changed this front"),
            **conflict.facts(stored, form.base, layout, form.sheet),
        }
        return TemplateResponse(
            request, "admin/fronts/front/conflict.html", context, status=409
        )

    # ── The page ─────────────────────────────────────────────────────────────

    def page_context(self, request: HttpRequest, front: Front) -> dict[str, Any]:
        return {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "front": front,
            "edition": front.edition,
            "subtitle": str(front),
            "back": self.address(front),
            "media": Media(),
        }

    def board_page(
        self, request: HttpRequest, front: Front, form: Form
    ) -> HttpResponse:
        now = timezone.now()
        is_arranging = may(request.user, front)
        context = {
            **self.page_context(request, front),
            "title": str(front),
            "subtitle": None,
            "may_arrange": is_arranging,
            **self.board_facts(request, front, form, now),
            **self.standing_facts(front, form, now),
        }
        if is_arranging:
            nonce = str(getattr(request, "csp_nonce", ""))
            context["media"] = Media.from_media(self.media + MEDIA, nonce=nonce)
            context |= self.picker_facts(request, front, form, now)
        is_part = "_part" in request.POST
        template = "includes/form.html" if is_part else "arrange.html"
        return TemplateResponse(request, f"admin/fronts/front/{template}", context)

    def board_facts(
        self, request: HttpRequest, front: Front, form: Form, now: datetime
    ) -> dict[str, Any]:
        checker = Checker(front.edition, request.user, front.arranged)
        layout = checker.layout(form.sheet)
        filled = fill(front, layout, now)
        board = Board(front, form.sheet, now, filled=filled, errors=form.errors)
        return {
            "form": form,
            "board": board,
            "draft": layout,
            "focus": form.outcome.focus,
            "act": form.pressed.split(":")[0],
            "base": json.dumps(dump(form.base)),
            "undo": json.dumps(form.undo, ensure_ascii=False),
            "is_stale": form.version != front.version,
            "photo_picker": reverse("admin:photos_photo_picker"),
            "photo_upload": self.upload_address(request, front),
        }

    def upload_address(self, request: HttpRequest, front: Front) -> str:
        photos = admin.site.get_model_admin(Photo)
        if not holds(request.user, photos.adders, front.edition.service_id):
            return ""
        address = reverse("admin:photos_photo_upload")
        return f"{address}?service={front.edition.service_id}"

    def standing_facts(self, front: Front, form: Form, now: datetime) -> dict[str, Any]:
        side = readers_side(front, now)
        return {
            "side": side,
            "readers_have": have_words(front, side, newest_revision(front), now),
            "scheduled": scheduled_words(front, side, now),
            "changed": changed_words(front, now),
        }

    def picker_facts(
        self, request: HttpRequest, front: Front, form: Form, now: datetime
    ) -> dict[str, Any]:
        if form.searched:
            found = matching(front.edition, request.user, form.searched, now)
        else:
            found = newest(front, now)
        topics = front.edition.topics.order_by("name")
        return {
            "found": [(story, form.sheet.where_is(story.public_id)) for story in found],
            "sections": Section.objects.filter(edition=front.edition),
            "topics": topics.values_list("pk", "name")[:TOPICS],
        }


def named(board: Board, before: Board) -> Any:
    """Lists by their names; also one that the press takes away."""
    return lambda key: board.group_name(key) or before.group_name(key)


# ── The form ─────────────────────────────────────────────────────────────────


def opened(front: Front) -> Form:
    layout = front.arranged
    sheet = sheet_of(layout, front.edition.time_zone)
    return Form(sheet=sheet, version=front.version, base=layout)


def read_form(request: HttpRequest, front: Front) -> Form:
    sent = request.POST
    form = Form(
        sheet=read_sheet(sent),
        version=number_in(sent.get("version", "")),
        base=read_base(sent.get("base", ""), front),
        undo=read_undo(sent.get("undo", "")),
        pressed=sent.get("_do", ""),
        searched=sent.get("_q", "").replace("\0", "").strip(),
        to=sent.get("_to", TOP),
        is_unsaved=True,
    )
    if form.pressed == "choose":
        conflict.choose(form, sent, front)
    return form


def read_base(text: str, front: Front) -> Layout:
    """The layout with which the form was opened."""
    try:
        return load(json.loads(text))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return front.arranged


def read_undo(text: str) -> list[str]:
    try:
        kept = json.loads(text or "[]")
    except (ValueError, RecursionError):
        return []
    return [one for one in kept if isinstance(one, str)][-UNDONE:] if kept else []


def take_back(form: Form) -> None:
    before = load_sheet(form.undo.pop()) if form.undo else None
    if before is None:
        form.outcome = Outcome(_("There is nothing to undo."), is_refused=True)
        return
    form.sheet = undone(form.sheet, before)
    form.outcome = Outcome(_("Undone."))

"""`/admin/fronts/front/3/change/`: a front as a board, arranged press by press.

Each press sends the whole form and has it drawn again, by script or without; nothing
is kept before *Save*, and nothing reaches readers before *Publish*.
"""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django_prose_editor.widgets import importmap
from js_asset import ImportMap, Media, Script

from articles.fields import MODULES
from articles.models import Topic
from fronts import workflow
from fronts.admin import conflict
from fronts.admin.acts import Act, Outcome
from fronts.admin.board import Board
from fronts.admin.checked import Checker
from fronts.admin.drawing import board_facts, picker_facts
from fronts.admin.form import UNDONE, Form, opened, read_form, take_back
from fronts.admin.sheet import Sheet, load_sheet
from fronts.layout import Layout
from fronts.models import Front
from fronts.permissions import may, permit

SAVES = ("save", "preview", "publish", "schedule")

DRAGS = ImportMap({"desk/fronts-drag": "js/desk_fronts_drag.js"})
MEDIA = Media(
    importmap=importmap | MODULES | DRAGS,
    css={"all": ["css/desk/dialogs.css"]},
    js=[
        Script("js/desk_photo.js", type="module"),
        Script("js/desk_length.js", type="module"),
        Script("js/desk_leave.js", type="module"),
        Script("js/desk_fronts.js", type="module"),
    ],
)


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
            form = opened(front, searched=request.GET.get("q", ""))
            return self.board_page(request, front, form)
        permit(request.user, "arrange", front)
        form = read_form(request.POST, front)
        if form.pressed in SAVES:
            return self.save_front(request, front, form)
        self.press(front, form, request)
        return self.board_page(request, front, form)

    # ── A press ──────────────────────────────────────────────────────────────

    def press(self, front: Front, form: Form, request: HttpRequest) -> None:
        """Change the sheet as the button says; the sentence is for the person."""
        if form.pressed == "choose":
            conflict.choose(form, request.POST, front)
        elif form.pressed == "undo":
            take_back(form)
        elif ":" in form.pressed:
            self.act(front, form, request)

    def act(self, front: Front, form: Form, request: HttpRequest) -> None:
        before = form.sheet.as_json()
        story = form.pressed.split(":")[1:2]
        now = timezone.now()
        board = Board(front, form.sheet, now, also_named=tuple(story))
        standing = Board(front, load_sheet(before) or Sheet(), now)
        act = Act(
            form.sheet,
            request.POST,
            story=board.story_name,
            group=named(board, standing),
            topic=lambda name: topic_number(front, name),
        )
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
        is_arranging = may(request.user, front)
        context = {
            **self.page_context(request, front),
            "title": str(front),
            "subtitle": None,
            "may_arrange": is_arranging,
            **board_facts(front, form, request.user, timezone.now()),
        }
        if is_arranging:
            nonce = str(getattr(request, "csp_nonce", ""))
            context["media"] = Media.from_media(self.media + MEDIA, nonce=nonce)
            context |= picker_facts(front, form, request.user, context["board"])
        is_part = "_part" in request.POST
        template = "includes/form.html" if is_part else "arrange.html"
        return TemplateResponse(request, f"admin/fronts/front/{template}", context)


def topic_number(front: Front, name: str) -> str:
    """Of the edition's topic that is called so; empty if none is."""
    found = Topic.objects.filter(edition=front.edition, name__iexact=name).first()
    return str(found.pk) if name and found else ""


def named(board: Board, before: Board) -> Any:
    """Lists by their names; also one that the press takes away."""
    return lambda key: board.group_name(key) or before.group_name(key)

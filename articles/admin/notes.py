"""Notes between colleagues at the desk: a panel beside the text, and pages of their own.

The panel's script fetches the very piece of page that the page without script shows.
"""

from datetime import datetime
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseRedirect,
    JsonResponse,
)
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)
from js_asset import Script

from articles import noting
from articles.models import Article, Note
from articles.note_mails import note_address
from articles.prose import blocks, plain_text
from articles.rules import WorkflowError
from services import clock
from staff.models import User
from staff.numbers import number_in

OFFERED = 8  # names while somebody types @
PARAGRAPHS = 400  # to choose from on the page without script

VERBS = {
    "resolve": noting.resolve,
    "reopen": noting.reopen,
    "take_back": noting.take_back,
}


class NotesPages:
    """For the admin class of articles."""

    def notes_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        both = require_http_methods(["GET", "HEAD", "POST"])
        name = "articles_article_notes"
        return [
            path("notes/", view(both(self.my_notes)), name="articles_article_my_notes"),
            path("<int:pk>/notes/", view(both(self.notes)), name=name),
            path("<int:pk>/notes/seen/", view(require_POST(self.notes_seen))),
            path(
                "<int:pk>/notes/people/",
                view(require_safe(self.notes_people)),
                name=f"{name}_people",
            ),
            *(
                path(
                    f"<int:pk>/notes/<int:number>/{verb}/",
                    view(require_POST(self.note_verb)),
                    {"verb": verb},
                    name=f"{name}_{verb}",
                )
                for verb in VERBS
            ),
        ]

    def commented(self, request: HttpRequest, pk: int) -> Article:
        """The story, if the person may read it and so write notes on it."""
        article = self.get_object(request, str(pk))
        if not self.has_view_permission(request):
            raise PermissionDenied
        return article

    # ── The notes of one story ───────────────────────────────────────────────

    def notes(self, request: HttpRequest, pk: int) -> HttpResponse:
        article = self.commented(request, pk)
        if request.method == "POST":
            return self.write_note(request, article)
        if "panel" in request.GET:
            return self.panel(request, article)
        if request.method == "GET" and "Sec-Purpose" not in request.headers:
            noting.see(request.user, article)  # a browser that reads ahead is nobody
        return self.notes_page(request, article)

    def write_note(self, request: HttpRequest, article: Article) -> HttpResponse:
        sent = request.POST
        answers = sent.get("answers", "")
        try:
            note = noting.write(
                article,
                by=request.user,
                text=sent.get("text", ""),
                passage=sent.get("passage", ""),
                answers=number_in(answers) if answers else None,
            )
        except WorkflowError as refused:
            return self.refused(request, article, str(refused))
        return self.answer(request, article, note.parent_id or note.pk)

    def note_verb(
        self, request: HttpRequest, pk: int, number: int, verb: str
    ) -> HttpResponse:
        article = self.commented(request, pk)
        try:
            VERBS[verb](article, number_in(str(number)), by=request.user)
        except WorkflowError as refused:
            return self.refused(request, article, str(refused))
        return self.answer(request, article, number)

    def answer(self, request: HttpRequest, article: Article, number: int) -> Any:
        if is_script(request):
            return self.panel(request, article)
        return HttpResponseRedirect(f"{notes_address(article)}#note-{number}")

    def refused(self, request: HttpRequest, article: Article, sentence: str) -> Any:
        """A sentence for the script, or the page with everything that was typed."""
        if is_script(request):
            return JsonResponse({"error": sentence}, status=400)
        return self.notes_page(request, article, sentence, status=400)

    def panel(self, request: HttpRequest, article: Article) -> HttpResponse:
        context = panel(article, request.user)
        piece = "admin/articles/article/includes/notes.html"
        return HttpResponse(render_to_string(piece, context, request))

    def notes_page(
        self, request: HttpRequest, article: Article, error: str = "", status: int = 200
    ) -> HttpResponse:
        context = {
            **self.admin_site.each_context(request),
            **panel(article, request.user, request.POST if error else None),
            "opts": self.opts,
            "title": _("Notes"),
            "subtitle": str(article),
            "error": error,
            "paragraphs": paragraphs(article),
            "back": self.address(article),
            "media": forms.Media(js=[Script("js/desk_mentions.js", type="module")]),
        }
        return TemplateResponse(
            request, "admin/articles/article/notes.html", context, status=status
        )

    def notes_seen(self, request: HttpRequest, pk: int) -> JsonResponse:
        """The panel was opened: what it shows has been seen."""
        article = self.commented(request, pk)
        return JsonResponse({"seen": noting.see(request.user, article)})

    def notes_people(self, request: HttpRequest, pk: int) -> JsonResponse:
        """`?q=ver`: who may read the story and is called so."""
        article = self.commented(request, pk)
        asked = request.GET.get("q", "").replace("\0", "")[:60]
        found = called(noting.people_for(article), asked).exclude(pk=request.user.pk)
        return JsonResponse(
            {
                "results": [
                    {"username": person.username, "name": str(person)}
                    for person in found[:OFFERED]
                ]
            }
        )

    # ── The notes that concern a person ──────────────────────────────────────

    def my_notes(self, request: HttpRequest) -> HttpResponse:
        """What concerns the person; *All seen* empties the list."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        if request.method == "POST":
            noting.see(request.user)
            messages.success(request, _("The list is empty. The notes stay."))
            return HttpResponseRedirect(reverse("admin:articles_article_my_notes"))
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": _("Notes for me"),
            "notices": notice_rows(request.user),
        }
        return TemplateResponse(
            request, "admin/articles/article/my_notes.html", context
        )


def is_script(request: HttpRequest) -> bool:
    return request.headers.get("X-Requested-With") == "fetch"


def notes_address(article: Article) -> str:
    return reverse("admin:articles_article_notes", args=(article.pk,))


def called(people: QuerySet[User], words: str) -> QuerySet[User]:
    """Those of whose names one begins so, or whose account does."""
    for word in words.split()[:4]:
        begins = ("username", "first_name", "last_name")
        people = people.filter(
            Q(*((f"{name}__istartswith", word) for name in begins), _connector=Q.OR)
        )
    return people


def with_open_notes(articles: QuerySet[Article]) -> QuerySet[Article]:
    """Each with `open_notes`, how many still ask for something, in the same query."""
    of_it = Note.objects.filter(article=OuterRef("pk")).open().order_by()
    counted = of_it.values("article").annotate(number=Count("pk")).values("number")
    return articles.annotate(open_notes=Coalesce(Subquery(counted), 0))


def paragraphs(article: Article) -> list[tuple[str, str]]:
    """The saved text to choose a passage from: its words, and how they begin."""
    lines = [line for block in blocks(article.body) for line in plain_lines(block)]
    return [
        (line, f"{number}. {line[:80]}")
        for number, line in enumerate(lines[:PARAGRAPHS], start=1)
    ]


def plain_lines(block: str) -> list[str]:
    found = (" ".join(line.split()) for line in plain_text(block).splitlines())
    return [line[: noting.PASSAGE] for line in found if line]


def panel(article: Article, person: User, typed: Any = None) -> dict[str, Any]:
    """The notes of a story, open ones first; `typed` is what was refused."""
    now = timezone.now()
    rows = [
        note_row(note, article, person, now)
        for note in Note.objects.of(article).for_panel()
    ]
    roots = {row["note"].pk: row for row in rows if row["note"].parent_id is None}
    for row in rows:
        if row["note"].parent_id is not None:
            roots[row["note"].parent_id]["answers"].append(row)
    shown = [row for row in roots.values() if row["is_said"] or row["answers"]]
    return {
        "article": article,
        "open_notes": [row for row in shown if not row["note"].resolved_at],
        "settled": [row for row in shown if row["note"].resolved_at],
        "typed": typed or {},
    }


def note_row(
    note: Note, article: Article, person: User, now: datetime
) -> dict[str, Any]:
    zone = article.edition.time_zone
    is_said = note.taken_back_at is None
    return {
        "note": note,
        "is_said": is_said,
        "is_mine": note.author_id == person.pk,
        "when": clock.at(note.at, zone, now),
        "settled": clock.at(note.resolved_at, zone, now) if note.resolved_at else "",
        "text": marked(note.text) if is_said else "",
        "told": [row.person for row in note.recipients.all()] if is_said else [],
        "answers": [],
    }


def marked(text: str) -> SafeString:
    """The text in safe HTML, with the names in it marked."""
    parts, end = [], 0
    for found in noting.NAME.finditer(text):
        parts += [format_html("{}", text[end : found.start()])]
        parts += [format_html('<b class="desk-note__name">{}</b>', found[0])]
        end = found.end()
    parts.append(format_html("{}", text[end:]))
    return mark_safe("".join(parts).replace("\n", "<br>"))  # noqa: S308  escaped above


def notice_rows(person: User, limit: int = 50) -> list[dict[str, Any]]:
    """Notices with their words, for the list of a person's own."""
    now = timezone.now()
    return [
        {
            "notice": notice,
            "note": notice.note,
            "article": notice.note.article,
            "when": clock.at(notice.note.at, person.time_zone, now),
            "address": note_address(notice.note),
        }
        for notice in noting.notices_for(person, limit)
    ]

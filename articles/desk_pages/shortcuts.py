"""The keys of the desk and of the body editor: one table for the page and the script."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.first_page.whose import EDITORS, WRITERS
from staff.models import User
from staff.permissions import standing

# After G: the letter, and the place on the first page.
GROUPS = (
    ("m", "mine", gettext_lazy("Mine")),
    ("w", "waiting", gettext_lazy("Waiting for me")),
    ("a", "attention", gettext_lazy("Needs attention")),
    ("l", "live", gettext_lazy("Before readers now")),
    ("h", "held", gettext_lazy("On hold")),
    ("r", "ready", gettext_lazy("Ready")),
    ("s", "scheduled", gettext_lazy("Scheduled")),
    ("u", "changed", gettext_lazy("Live, with unpublished changes")),
    ("v", "sources", gettext_lazy("Your sources have changed")),
    ("f", "offered", gettext_lazy("Offered to you")),
    ("b", "banners", gettext_lazy("Banners showing now")),
    ("p", "photos", gettext_lazy("Photo tasks")),
    ("t", "assignments", gettext_lazy("Assignments")),
    ("i", "since", gettext_lazy("Since you left")),
    ("o", "duty", gettext_lazy("On duty now")),
    ("d", "log", gettext_lazy("Desk log")),
)


def addresses(person: User) -> dict[str, dict[str, str]]:
    """Where single keys lead, and where those after G do."""
    held = standing(person)
    if not held.has_anywhere():
        return {}
    front = reverse("admin:index")
    single = {"?": reverse("desk:keys")}
    go = {letter: f"{front}#group-{name}" for letter, name, _label in GROUPS}
    go |= {"g": front, "e": reverse("admin:articles_article_changelist")}
    go["c"] = reverse("desk:coverage")
    if held.has_anywhere(*WRITERS):
        single["n"] = reverse("admin:articles_article_add")
        go["x"] = reverse("desk:hand_over")
    if held.has_anywhere(*EDITORS):
        single["b"] = reverse("admin:banners_banner_add")
    return {"single": single, "go": go}


def desk_table() -> list[tuple[str, list[tuple[str, str]]]]:
    """The desk's own keys, by heading."""
    return [
        (
            _("Everywhere at the desk"),
            [
                ("/", _("Find stories, people, photos, banners and places")),
                ("Ctrl+K", _("The same, also while you type in a field")),
                ("N", _("Write a story")),
                ("B", _("Breaking news")),
                ("?", _("This page")),
                ("G G", _("The first page")),
                ("G E", _("The list of stories")),
                ("G C", _("The coverage board")),
                ("G X", _("Hand all mine to …")),
            ],
        ),
        (
            _("In a story’s form"),
            [
                ("Ctrl+S", _("Save")),
                ("Ctrl+Alt+V", _("To the buttons below the text")),
            ],
        ),
        (
            _("To a group of the first page"),
            [(f"G {letter.upper()}", str(label)) for letter, _n, label in GROUPS],
        ),
        (
            _("While finding"),
            [
                ("↓ ↑", _("To the next or the one before")),
                ("Enter", _("Open it")),
                ("Escape", _("Back to where you were")),
            ],
        ),
    ]


def editor_table() -> list[tuple[str, list[tuple[str, str]]]]:
    """The body editor's keys, as static/js/editor_help.js lists them."""
    return [
        (
            _("Words"),
            [
                ("Ctrl+B", _("Bold")),
                ("Ctrl+I", _("Italic")),
                ("Ctrl+K", _("Link")),
                ("Ctrl+,", _("Subscript")),
                ("Ctrl+.", _("Superscript")),
                ("Ctrl+Alt+C", _("Source of a quote")),
            ],
        ),
        (
            _("Paragraphs"),
            [
                ("Ctrl+Alt+0", _("Paragraph")),
                ("Ctrl+Alt+2", _("Subhead")),
                ("Ctrl+Alt+3", _("Smaller subhead")),
                ("Ctrl+Shift+8", _("List with bullets")),
                ("Ctrl+Shift+7", _("Numbered list")),
                ("Ctrl+]", _("List item one step in")),
                ("Ctrl+[", _("List item one step out")),
                ("Ctrl+Shift+B", _("Quote")),
                ("Shift+Enter", _("New line in the same paragraph")),
            ],
        ),
        (
            _("Insert"),
            [
                ("Ctrl+Alt+P", _("Photo")),
                ("Ctrl+Alt+G", _("Gallery of photos")),
                ("Ctrl+Alt+M", _("Recording")),
                ("Ctrl+Alt+Q", _("Pull quote")),
                ("Ctrl+Alt+B", _("Fact box")),
                ("Ctrl+Alt+E", _("Embed")),
                ("Ctrl+Alt+R", _("Related story")),
                ("Enter", _("Leave a caption, or a box from its empty last line")),
                (
                    "Backspace",
                    _("At the start of a box: take the box away, keep the words"),
                ),
            ],
        ),
        (
            _("Text"),
            [
                ("Ctrl+Z", _("Undo")),
                ("Ctrl+Shift+Z", _("Redo")),
                ("Ctrl+Alt+F", _("Find and replace")),
                ("Ctrl+Alt+N", _("Note to colleagues on this paragraph")),
                ("Shift+Tab", _("To the toolbar; arrow keys move in it")),
                ("Ctrl+Alt+H", _("This list")),
            ],
        ),
    ]

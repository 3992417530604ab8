"""Put together: the page that answers a stale form of a story.

The form names the revision it was opened with. So each field is known three times, as
it was then, as it is stored now, and as this person typed it, and only what both
changed is asked about. What the page sends is what the form itself would send: a
choice is a radio button that carries the field's name and its value.
"""

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse, QueryDict
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from articles.admin import collisions
from articles.admin.rows import Outcome, Values, rows_together
from articles.admin.sides import revision_in
from articles.forms import split_names
from articles.merging import Piece, body_of, chosen, put_together
from articles.models import Article, Revision, Topic
from articles.prose import BlockChange, body_difference
from articles.sealed_revisions import closed_to
from articles.snapshot import FLAGS, TEXTS, Snapshot, join_datelines, split_datelines
from services.credits import merged
from staff.permissions import Person


class TogetherPage:
    """For the admin class of articles."""

    def story_collision(self, request: HttpRequest, article: Article) -> HttpResponse:
        form = self.get_form(request, article, change=True)(instance=article)
        formsets = [
            formset(
                instance=article,
                prefix=formset.get_default_prefix(),
                queryset=inline.get_queryset(request),
            )
            for formset, inline in self.get_formsets_with_inlines(request, article)
        ]
        begun = snapshot_of(
            article, request.POST.get("base_revision", ""), request.user
        )
        outcomes = list(fields_together(form, request.POST, begun))
        credits = [rows_together(each, request.POST, begun) for each in formsets]
        outcomes += [outcome for outcome, _sent in credits]
        body = body_together(article, request.POST, begun)
        change = collisions.last_change(article, request.user)
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "article": article,
            "action": self.address(article),
            "title": title(change),
            "subtitle": str(article),
            "change": change,
            "newest": collisions.newest_revision(article),
            "sheet": request.POST.get("sheet", ""),
            "turn": request.POST.get("turn", ""),
            "choices": [one for one in outcomes if one.whose == "choose"],
            "done": [o for o in outcomes if o.whose in ("mine", "theirs", "both")],
            "same": [one for one in outcomes if one.whose == "same"],
            "body": body,
            "together": [
                *sent_together(request.POST, form, formsets, outcomes, body),
                *(pair for _outcome, sent in credits for pair in sent),
            ],
            "carried": collisions.carried(request.POST, formsets),
            "back": self.address(article),
        }
        return TemplateResponse(
            request, "admin/articles/article/together.html", context, status=409
        )


def title(change: collisions.LastChange) -> str:
    if change.is_me:
        return _("You changed this story in another window")
    return _("Somebody else changed this story")


def snapshot_of(article: Article, number: str, person: Person) -> Snapshot | None:
    """The text that the form was opened with, if it says which and may be read."""
    found = Revision.objects.of(article).filter(number=revision_in(number)).first()
    if found is None or found.number in closed_to(person, article):
        return None
    return found.snapshot


# ── Fields ───────────────────────────────────────────────────────────────────


def fields_together(
    form: forms.BaseForm, posted: QueryDict, begun: Snapshot | None
) -> Iterator[Outcome]:
    """What becomes of each field into which this person could type."""
    for name, (base, mine, theirs) in values_together(form, posted, begun):
        yield outcome(name, form, base, mine, theirs)


def are_fields_same(form: forms.BaseForm, posted: QueryDict) -> bool:
    """Whether what was typed says what is stored; nothing is put into words."""
    return all(
        decided(name, form.fields[name], *values)[0] == "same"
        for name, values in values_together(form, posted, None)
    )


def values_together(
    form: forms.BaseForm, posted: QueryDict, begun: Snapshot | None
) -> Iterator[tuple[str, tuple[Values | None, Values, Values]]]:
    """Each field as it was, as it was typed, and as it is stored."""
    before = begun_with(begun) if begun else {}
    for name, field in form.fields.items():
        if collisions.is_compared(name, field, posted):
            base = sent(field, before[name]) if name in before else None
            if name == "assignee":
                base = tuple(posted.getlist(collisions.BASE_ASSIGNEE)) or None
            mine, theirs = typed(field, posted, name), sent(field, form[name].value())
            yield name, (base, mine, theirs)


def outcome(
    name: str, form: forms.BaseForm, base: Values | None, mine: Values, theirs: Values
) -> Outcome:
    field = form.fields[name]
    whose, values = decided(name, field, base, mine, theirs)
    said = {each: in_words(field, each) for each in {mine, theirs, values}}
    return Outcome(
        name=name,
        label=str(form[name].label),
        whose=whose,
        mine=said[mine],
        theirs=said[theirs],
        words=said[values],
        values=values,
        my_value="".join(mine[:1]),
        their_value="".join(theirs[:1]),
        is_theirs_first=name == "assignee",  # who has it is the desk's latest word
    )


def decided(
    name: str, field: forms.Field, base: Values | None, mine: Values, theirs: Values
) -> tuple[str, Values]:
    same, ours, other = (plain(name, values) for values in (base, mine, theirs))
    if ours == other:
        return "same", theirs
    if same is not None and ours == same:
        return "theirs", theirs
    if same is not None and other == same:
        return "mine", mine
    if name == "topic_names":
        names = [split_names("".join(values or ())) for values in (base, mine, theirs)]
        return "both", (", ".join(chosen(*names)),)
    if name == "credit_words":
        texts = ("".join(values or ()) for values in (base, mine, theirs))
        words = merged(*texts)
        if words is not None:
            return "both", (words,)
    if isinstance(field, forms.ModelMultipleChoiceField):
        return "both", tuple(chosen(base or (), mine, theirs))
    return "choose", mine


def plain(name: str, values: Values | None) -> Any:
    """Fit to be compared: a browser's line ends and the spaces around mean nothing."""
    if values is None:
        return None
    lines = [value.replace("\r\n", "\n").strip() for value in values]
    if name == "datelines":
        return split_datelines("".join(lines))
    return sorted(filter(None, lines))


def begun_with(snapshot: Snapshot) -> dict[str, Any]:
    """What the form showed when the story stood like this."""
    lead, desk = snapshot.lead_photo, snapshot.desk
    topics = Topic.objects.filter(pk__in=snapshot.topics).order_by("pk")
    return {
        **{name: getattr(snapshot, name) for name in (*TEXTS, *FLAGS)},
        **asdict(desk),
        "section": snapshot.section,
        "datelines": join_datelines(snapshot.datelines),
        "lead_photo": lead.photo if lead else None,
        "lead_caption": lead.caption if lead else "",
        "lead_alt": lead.alt if lead else "",
        "lead_is_file": lead.is_file if lead else None,
        "topic_names": ", ".join(topic.name for topic in topics),
        "boxes": list(snapshot.boxes),
    }


def sent(field: forms.Field, value: Any) -> Values:
    """A stored value as the form would send it."""
    if isinstance(field, forms.NullBooleanField):
        return ({True: "true", False: "false"}.get(value, "unknown"),)
    if isinstance(field, forms.BooleanField):
        return ("on",) if value else ()
    if isinstance(field, forms.ModelMultipleChoiceField):
        return tuple(str(getattr(one, "pk", one)) for one in value or ())
    prepared = field.prepare_value(value)
    return ("" if prepared is None else str(prepared),)


def typed(field: forms.Field, posted: QueryDict, name: str) -> Values:
    """A value as it was sent."""
    if isinstance(field, forms.ModelMultipleChoiceField):
        return tuple(posted.getlist(name))
    value = field.widget.value_from_datadict(posted, {}, name)
    if isinstance(field, forms.BooleanField):  # of which the one of three is a kind
        return sent(field, value)
    return ("" if value is None else str(value),)


def in_words(field: forms.Field, values: Values) -> str:
    if isinstance(field, forms.ModelMultipleChoiceField):
        return collisions.shown(field, values)
    if isinstance(field, forms.NullBooleanField):
        return collisions.shown(field, field.to_python("".join(values)))
    if isinstance(field, forms.BooleanField):
        return collisions.shown(field, bool("".join(values)))
    return collisions.shown(field, "".join(values))


def sent_together(
    posted: QueryDict,
    form: forms.BaseForm,
    formsets: Iterable[Any],
    outcomes: Iterable[Outcome],
    body: "Body | None",
) -> Iterator[tuple[str, str]]:
    """What is put together, by name; what is asked about goes with its own buttons."""
    known = {one.name: one for one in outcomes}
    prefixes = tuple(f"{formset.prefix}-" for formset in formsets)
    for name, one in known.items():
        if name in form.fields and one.whose != "choose":
            yield from ((name, value) for value in one.values)
    if body and not body.is_choice:
        yield "body", body.html
    for name, values in posted.lists():
        if name in known or name == "body" or name in collisions.NOT_TYPED:
            continue
        if not name.startswith((collisions.BASE_ASSIGNEE, *prefixes)):
            yield from ((name, value) for value in values)


# ── The text ─────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Shown:
    """Blocks of the text put together; `is_long`: nobody changed them, fold them in."""

    whose: str
    theirs: tuple[BlockChange, ...]
    mine: tuple[BlockChange, ...]
    count: int
    is_long: bool


@dataclass(frozen=True, slots=True)
class Body:
    """Both texts in one. Without a common text, one of the two has to be chosen."""

    html: str
    theirs: str
    mine: str
    is_choice: bool
    pieces: tuple[Shown, ...] = ()
    difference: tuple[Any, ...] = ()

    @property
    def is_doubled(self) -> bool:
        return any(piece.whose == "unlike" for piece in self.pieces)

    @property
    def is_changed(self) -> bool:
        return self.is_choice or any(piece.whose != "same" for piece in self.pieces)


def body_together(
    article: Article, posted: QueryDict, begun: Snapshot | None
) -> Body | None:
    """None where no text was sent."""
    if "body" not in posted:
        return None
    mine, theirs = posted["body"], article.body
    if begun is None:
        changes = body_difference(theirs, mine)
        is_choice = any(change.op != "equal" for change in changes)
        return Body(mine, theirs, mine, is_choice=is_choice, difference=changes)
    found = put_together(begun.body, mine, theirs)
    pieces = tuple(map(shown_piece, found))
    return Body(body_of(found), theirs, mine, is_choice=False, pieces=pieces)


def shown_piece(piece: Piece) -> Shown:
    count = len(piece.blocks)
    return Shown(
        whose=piece.whose,
        theirs=marked(piece.base, piece.theirs),
        mine=marked(piece.base, piece.mine),
        count=count,
        is_long=piece.whose == "same" and count > 2,
    )


def marked(
    base: tuple[str, ...] | None, blocks: tuple[str, ...]
) -> tuple[BlockChange, ...]:
    """Blocks with what somebody changed in them; plain if that cannot be told."""
    html = "".join(blocks)
    return body_difference(html if base is None else "".join(base), html)

"""The groups that are not about stories: banners, photos, assignments."""

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.assigning import may_do
from articles.first_page.rows import Action, Group, Row
from articles.first_page.whose import EDITORS, Whose
from articles.models import Assignment
from banners.models import Banner
from photos.models import Photo
from services import clock
from staff.permissions import Role


def banners(whose: Whose) -> Group:
    """What stands above every page now, each with the button that ends it."""
    showing = Banner.objects.showing(whose.now).filter(service__in=list(whose.services))
    rows = list(showing[: whose.shown + 1])
    editing = whose.where(*EDITORS)
    return Group(
        name="banners",
        title=_("Banners showing now"),
        rows=[
            banner_row(banner, whose, may_end=banner.service_id in editing)
            for banner in rows
        ],
        is_urgent=True,
        empty=_("No banner is showing."),
        more=reverse("admin:banners_banner_changelist"),
    )


def banner_row(banner: Banner, whose: Whose, *, may_end: bool) -> Row:
    address = reverse("admin:banners_banner_change", args=(banner.pk,))
    zone = whose.zone_of(banner.service_id)
    end = Action(
        label=_("End"),
        address=address,
        weight="stop",
        is_post=True,
        fields=(("_verb", "end"), ("_from", "first_page")),
    )
    return Row(
        name=banner.wording,
        address=address,
        state=str(banner.get_level_display()),
        state_kind="gone",
        lines=(
            _("Ends %(time)s, in %(span)s")
            % {
                "time": clock.at(banner.ends_at, zone, whose.now),
                "span": whose.span(banner.ends_at),
            },
        ),
        actions=(end,) if may_end else (),
    )


def photos(whose: Whose) -> Group:
    """Photos that readers do not get until somebody completes them."""
    services = whose.where(Role.PHOTO_EDITOR, *EDITORS)
    needing = Photo.objects.needing_work().filter(service__in=services).order_by("-pk")
    rows = list(needing[: whose.shown + 1]) if services else []
    return Group(
        name="photos",
        title=_("Photo tasks"),
        rows=[photo_row(photo, whose) for photo in rows],
        empty=_("No photo needs work."),
        more=f"{reverse('admin:photos_photo_changelist')}?work=needing_work",
    )


def photo_row(photo: Photo, whose: Whose) -> Row:
    return Row(
        name=photo.title,
        address=reverse("admin:photos_photo_change", args=(photo.pk,)),
        lines=(
            *photo.facts_needed,
            _("Uploaded %(time)s")
            % {
                "time": clock.at(
                    photo.uploaded_at, whose.zone_of(photo.service_id), whose.now
                )
            },
        ),
    )


def assignments(whose: Whose) -> Group:
    """The person's own, those free to claim, and for editors all that are overdue."""
    taking = [pk for pk in whose.services if may_do(whose.person, pk)]
    editing = whose.where(*EDITORS)
    wanted = (
        Q(person=whose.person)
        | Q(state=Assignment.State.OPEN, service__in=taking)
        | Q(due__lt=whose.now, service__in=editing)
    )
    found = (
        Assignment.objects.unfinished()
        .filter(wanted, service__in=list(whose.services))
        .select_related("person")
        .most_urgent_first()
    )
    rows = [assignment_row(row, whose) for row in found[: whose.shown + 1]]
    return Group(
        name="assignments",
        title=_("Assignments"),
        rows=rows,
        is_urgent=any(row.flag for row in rows),
        empty=_("No assignment is open for you."),
        more=reverse("admin:articles_assignment_changelist"),
    )


def assignment_row(assignment: Assignment, whose: Whose) -> Row:
    zone = whose.zone_of(assignment.service_id)
    return Row(
        name=assignment.task,
        address=reverse("admin:articles_assignment_change", args=(assignment.pk,)),
        headline=assignment.slugline,
        state=_("New") if is_new(assignment, whose) else "",
        state_kind="scheduled",
        lines=(by_when(assignment, whose, zone), to_whom(assignment, whose)),
        flag=(
            _("Overdue by %(span)s") % {"span": whose.span(assignment.due)}
            if assignment.is_overdue(whose.now)
            else ""
        ),
        actions=assignment_actions(assignment, whose),
    )


def by_when(assignment: Assignment, whose: Whose, zone: str) -> str:
    due = {"time": clock.at(assignment.due, zone, whose.now)}
    if assignment.is_overdue(whose.now):
        return _("Was due %(time)s") % due
    due["span"] = whose.span(assignment.due)
    return _("Due %(time)s, in %(span)s") % due


def to_whom(assignment: Assignment, whose: Whose) -> str:
    if assignment.person_id == whose.person.pk:
        return _("Yours")
    if assignment.person is None:
        return _("Free to claim")
    return _("With %(person)s") % {"person": assignment.person}


def is_new(assignment: Assignment, whose: Whose) -> bool:
    """Whether it was given to the person while they were away."""
    left = whose.person.left_at
    if assignment.person_id != whose.person.pk or assignment.taken_at is None:
        return False
    return left is not None and assignment.taken_at > left


def assignment_actions(assignment: Assignment, whose: Whose) -> tuple[Action, ...]:
    if assignment.person_id is None:
        address = reverse("admin:articles_assignment_claim", args=(assignment.pk,))
        may_take = may_do(whose.person, assignment.service_id)
        claim = Action(label=_("Claim"), address=address, is_post=True)
        return (claim,) if may_take else ()
    if assignment.person_id == whose.person.pk and assignment.article_id:
        address = reverse(
            "admin:articles_article_change", args=(assignment.article_id,)
        )
        return (Action(label=_("Open the story"), address=address),)
    return ()

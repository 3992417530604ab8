"""The groups that are not about stories: banners, photos, assignments."""

from collections.abc import Iterator
from datetime import timedelta

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.assigning import may_do
from articles.first_page.rows import Action, Group, Row
from articles.first_page.whose import EDITORS, Whose
from articles.models import Assignment
from banners.models import Banner, BannerEdition
from banners.models.banner import BannerQuerySet
from photos.models import Photo
from services import clock
from services.calendars import is_read_alike
from services.models import Edition
from staff.permissions import Role

ENDS_SOON = timedelta(minutes=15)


def banners(whose: Whose) -> Group:
    """What stands above every page now, with the buttons that extend and end it; and
    first what other services ask the person's editions to take.
    """
    own, asked, taken = [], [], []
    for banner in showing_for(whose):
        if banner.service_id in whose.services:
            own.append(banner_row(banner, whose))
        for edition, row in rows_elsewhere(banner, whose):
            if row.decision == BannerEdition.Decision.NOT_YET:
                asked.append(asked_row(banner, edition, whose))
            elif row.decision in BannerEdition.TAKEN:
                taken.append(taken_row(banner, edition, row, whose))
    return Group(
        name="banners",
        title=_("Banners showing now"),
        rows=[*asked, *own, *taken],
        is_urgent=True,
        empty=_("No banner is showing."),
        more=reverse("admin:banners_banner_changelist"),
    )


MOST = 100  # banners that show at a time; more than any house has


def showing_for(whose: Whose) -> BannerQuerySet:
    """What shows of the person's services, and of others what asks their editions."""
    seen = Banner.objects.visible_to(whose.person).values("pk")
    showing = Banner.objects.showing(whose.now).filter(pk__in=seen)
    return showing.prefetch_related("editions__edition")[:MOST]


def rows_elsewhere(
    banner: Banner, whose: Whose
) -> Iterator[tuple[Edition, BannerEdition]]:
    """What those of the person's editions do with another service's banner."""
    rows = {row.edition_id: row for row in banner.editions.all()}
    for number in sorted(whose.editions_where(*EDITORS)):
        edition = whose.editions[number]
        if edition.service_id == banner.service_id:
            continue
        row = rows.get(number) or BannerEdition(banner=banner, edition=edition)
        if row.is_asked(banner):
            yield edition, row


def asked_row(banner: Banner, edition: Edition, whose: Whose) -> Row:
    """A banner of another service, until the edition has decided."""
    address = banner_page(banner)
    is_alike = is_read_alike(banner.language, edition.language)
    use = decide(banner, edition, "use", _("Use as it is"))
    return Row(
        name=banner.wording,
        address=address,
        language=banner.language,
        state=str(banner.get_level_display()),
        state_kind="gone",
        flag=_("%(edition)s has not decided") % {"edition": edition},
        lines=(ends_words(banner, whose, edition.time_zone),),
        actions=(
            *((use,) if is_alike else ()),
            Action(label=_("Own wording"), address=address),
            decide(banner, edition, "decline", _("Decline"), "stop"),
        ),
    )


def taken_row(
    banner: Banner, edition: Edition, row: BannerEdition, whose: Whose
) -> Row:
    """A banner of another service that the edition shows, and can take off itself."""
    is_own = row.decision == BannerEdition.Decision.OWN
    return Row(
        name=row.wording if is_own else banner.wording,
        address=banner_page(banner),
        language=edition.language if is_own else banner.language,
        state=str(banner.get_level_display()),
        state_kind="gone",
        lines=(
            _("Of another service, shown in %(edition)s") % {"edition": edition},
            ends_words(banner, whose, edition.time_zone),
        ),
        actions=(decide(banner, edition, "decline", _("Take it off here"), "stop"),),
    )


def decide(
    banner: Banner, edition: Edition, decision: str, label: str, weight: str = "plain"
) -> Action:
    fields = (("_edition", str(edition.pk)), ("_decision", decision))
    return banner_press(banner, "decide", label, weight, *fields)


def banner_page(banner: Banner) -> str:
    return reverse("admin:banners_banner_change", args=(banner.pk,))


def banner_press(
    banner: Banner, verb: str, label: str, weight: str, *fields: tuple[str, str]
) -> Action:
    return Action(
        label=label,
        address=banner_page(banner),
        weight=weight,
        is_post=True,
        fields=(("_verb", verb), ("_from", "first_page"), *fields),
    )


def ends_words(banner: Banner, whose: Whose, zone: str) -> str:
    return _("Ends %(time)s, in %(span)s") % {
        "time": clock.at(banner.ends_at, zone, whose.now),
        "span": whose.span(banner.ends_at),
    }


def banner_row(banner: Banner, whose: Whose) -> Row:
    ends_soon = banner.ends_at - whose.now < ENDS_SOON
    may_edit = whose.held.has(banner.service_id, *EDITORS)
    return Row(
        name=banner.wording,
        address=banner_page(banner),
        language=banner.language,
        state=str(banner.get_level_display()),
        state_kind="gone",
        flag=_("Ends soon") if ends_soon else "",
        lines=(ends_words(banner, whose, whose.zone_of(banner.service_id)),),
        actions=(
            banner_press(banner, "extend", _("One hour longer"), "plain"),
            banner_press(banner, "end", _("End"), "stop"),
        )
        if may_edit
        else (),
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

"""Stories that other editions hold out to the person's, until somebody decides."""

from django.urls import reverse
from django.utils.translation import gettext as _

from articles.admin.lists import HEAVY
from articles.coverage.page import offered_address
from articles.first_page.rows import Action, Group, Row
from articles.first_page.whose import WRITERS, Whose
from articles.models import Offer
from articles.offering import called, is_takeable
from articles.readers_side import ReadersSide, readers_sides
from services import clock


def offered(whose: Whose) -> Group:
    """Two queries; the newest first."""
    offers = (
        Offer.objects.undecided()
        .filter(edition__in=whose.editions_where(*WRITERS))
        .select_related("article__edition", "by")
        .defer(*(f"article__{name}" for name in HEAVY))
        .newest_first()
    )
    rows = list(offers[: whose.shown + 1])
    sides = readers_sides((row.article.public_id for row in rows), whose.now)
    return Group(
        name="offered",
        title=_("Offered to you"),
        rows=[offered_row(row, whose, sides[row.article.public_id]) for row in rows],
        more=offered_address(),
        empty=_("Nothing was offered to you."),
    )


def offered_row(row: Offer, whose: Whose, side: ReadersSide) -> Row:
    story, edition = row.article, whose.editions[row.edition_id]
    said = _("For the %(language)s edition, from %(origin)s: %(person)s, %(time)s") % {
        "origin": called(story.edition),
        "language": called(edition),
        "person": row.by or "",
        "time": whose.at(row.at),
    }
    address = reverse("admin:articles_article_change", args=(story.pk,))
    take = Action(
        label=_("Take"),
        address=reverse("desk:coverage_take"),
        is_post=True,
        fields=(("target", f"{story.pk}-{edition.pk}"), ("back", "front")),
    )
    decline = Action(label=_("Decline …"), address=f"{address}#held-out-heading")
    return Row(
        name=str(story),
        address=address,
        headline=story.headline if story.slugline else "",
        language=story.edition.language,
        lines=(said,),
        quote=row.note,
        flag=" · ".join(stops_on(row, whose)),
        actions=(take, decline) if is_takeable(story, side) else (decline,),
    )


def stops_on(row: Offer, whose: Whose) -> list[str]:
    """What must be known before it is taken up."""
    story, flags = row.article, []
    if story.embargo_until and story.embargo_until > whose.now:
        until = clock.at_in(story.embargo_until, story.edition.time_zone, whose.now)
        flags.append(_("Embargo until %(time)s") % {"time": until})
    if story.has_legal_hold:
        flags.append(_("A legal hold is on."))
    return flags

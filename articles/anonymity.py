"""Anonymity: one person's name taken off one story, everywhere and at once.

What is withheld stands in a table of its own, which rendering asks. So it holds for
what is live, for what is scheduled and for whatever is written later, and other typed
changes wait for *Publish* as ever.
"""

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from articles import desk_index, publishing
from articles.beats import announce_to_readers, open_story, record
from articles.clearance import touch
from articles.models import Adaptation
from articles.models.anonymity import WithheldName, withheld_on
from articles.models.history import Revision
from articles.models.story import Article
from articles.permissions import ROLES, Verb, permit
from articles.readers_side import ReadersSide
from articles.reference import named_photos
from articles.rules import WorkflowError
from articles.snapshot import take
from articles.source_tasks import descendants
from bylines.models import Byline, Contributor
from photos.models import Photo
from staff.models import User
from staff.permissions import Person, standing

Instead = WithheldName.Instead


@transaction.atomic
def anonymise(
    article: Article,
    *,
    by: User,
    contributor: Contributor,
    instead: str = Instead.SAY_SO,
    reason: str = "",
) -> None:
    """Print this person's name no more on this story, from the next request on, nor
    on what other editions have made of it.

    The event does not repeat the name: other services may read it.
    """
    permit(by, Verb.ANONYMISE, article)
    if instead not in Instead.values:
        raise WorkflowError(_("Choose what readers are told in place of the name."))
    article, side, now = open_story(article, Verb.ANONYMISE)
    if contributor in names_off(article):
        raise WorkflowError(_("This name is withheld already."))
    if contributor.pk not in credited(article, side):
        raise WorkflowError(_("This person is not credited on this story."))
    told = {"instead": instead, "reason": reason.strip()}
    take_off(article, side, contributor, by=by, **told)
    others = [Article.objects.for_change(number) for number in adapted_from(article)]
    for other in others:
        other_side = publishing.settle(other, now)
        take_off(other, other_side, contributor, by=by, **told)
    for each in (article, *others):
        announce_to_readers(each, Verb.ANONYMISE)


def adapted_from(article: Article) -> list[int]:
    """Numbers of the stories that were made of this one, or of those, and so on.

    Of a killed one nothing is left to be drawn.
    """
    if not article.is_adapted:
        return []
    rows = Adaptation.objects.filter(pk__in=descendants(article)).not_killed()
    return sorted(rows.values_list("article", flat=True))


def take_off(
    article: Article,
    side: ReadersSide,
    contributor: Contributor,
    *,
    by: User,
    instead: str,
    reason: str,
) -> None:
    """Withhold the name on one story, whether it prints it yet or not."""
    _row, is_new = WithheldName.objects.get_or_create(
        public_id=article.public_id,
        contributor=contributor,
        defaults={"instead": instead, "by": by},
    )
    if not is_new:
        return
    draw_again(article, side)
    desk_index.enter(article, take(article))
    record(article, "anonymised", by=by, instead=instead, reason=reason)
    publishing.tell_caches(article, by=by)


@transaction.atomic
def restore_name(
    article: Article, *, by: User, contributor: Contributor, reason: str = ""
) -> None:
    """Print the name again, wherever this story's credits have it."""
    permit(by, Verb.RESTORE_NAME, article)
    article, side, _now = open_story(article, Verb.RESTORE_NAME)
    rows = [row for row in withheld_on(article) if row.contributor == contributor]
    if not rows:
        raise WorkflowError(_("This name is not withheld on this story."))
    if source := withholding_source(article, contributor):
        said = _("This is not yours to do with this story. Ask a chief of %(service)s.")
        raise WorkflowError(said % {"service": source.edition.service})
    rows[0].delete()
    draw_again(article, side)
    desk_index.enter(article, take(article))
    record(article, "name_restored", by=by, reason=reason.strip())
    announce_to_readers(article, Verb.RESTORE_NAME)


def names_off(article: Article) -> list[Contributor]:
    """Those whose names the story withholds."""
    return [row.contributor for row in withheld_on(article)]


def names_of_ours(article: Article) -> list[Contributor]:
    """Those of them whose names are this service's own to read and to print again.

    What the source in another service withholds stays with the chiefs of that one.
    """
    people = names_off(article)
    return [one for one in people if not withholding_source(article, one)]


def withholding_source(article: Article, contributor: Contributor) -> Article | None:
    """The story of another service that this one was made from, directly or not, if it
    withholds the name.
    """
    below = article
    while link := Adaptation.objects.filter(article=below).first():
        below = Article.objects.select_related("edition__service").get(
            pk=link.source_id
        )
        is_ours = below.edition.service_id == article.edition.service_id
        if not is_ours and contributor in names_off(below):
            return below
    return None


def nameable(article: Article, side: ReadersSide) -> list[Contributor]:
    """Those whose names could be taken off: credited, and not withheld yet."""
    withheld = {person.pk for person in names_off(article)}
    numbers = credited(article, side) - withheld
    return list(Contributor.objects.filter(pk__in=numbers).order_by("name"))


def bylines_for(person: Person) -> "QuerySet[Byline]":
    """The bylines that this person may read at the desk.

    A name that its story withholds is for the chiefs of the story's own service; if
    the story's source withholds it as well, for those of the source's.
    """
    held = standing(person)
    if held.is_superuser:
        return Byline.objects.all()
    withheld = WithheldName.objects.filter(
        public_id=OuterRef("article__public_id"), contributor=OuterRef("contributor")
    )
    at_source = WithheldName.objects.filter(
        public_id=OuterRef("article__adaptation__source__public_id"),
        contributor=OuterRef("contributor"),
    )
    chiefs_of = held.services(*ROLES["read_names"])
    own = Q(article__edition__service__in=chiefs_of)
    theirs = Q(article__adaptation__source__edition__service__in=chiefs_of)
    return Byline.objects.filter(
        ~Exists(withheld) | (own & (theirs | ~Exists(at_source)))
    )


def credited(article: Article, side: ReadersSide) -> set[int]:
    """Numbers of those credited on the working copy, or on what readers have or get.

    Whoever took one of its photos is among them.
    """
    numbers = [
        version.revision_number for version in (side.current, side.pending) if version
    ]
    revisions = Revision.objects.of(article).filter(number__in=numbers)
    texts = [revision.snapshot for revision in revisions] + [take(article)]
    photos = Photo.objects.filter(pk__in=set().union(*map(named_photos, texts)))
    shown = photos.exclude(credited_to=None).order_by()
    return {fact.contributor for text in texts for fact in text.bylines} | set(
        shown.values_list("credited_to", flat=True)
    )


def draw_again(article: Article, side: ReadersSide) -> None:
    """Draw what readers have and will have, and make every open form a stale one."""
    for version in (side.current, side.pending):
        if version is not None:
            publishing.draw_anew(version)
    touch(article)

"""What a person may press in a cell: Offer, Retract, Take, Decline.

Drawn where the verb would most likely go through; the verbs themselves ask again.
"""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from articles.coverage.facts import Facts, Version
from articles.models import Article, Offer
from articles.offering import OFFERABLE, is_takeable
from articles.permissions import EDITORS, WRITERS
from articles.readers_side import ReadersState
from services.models import Edition
from staff.permissions import Standing

State = Offer.State


@dataclass(frozen=True, slots=True)
class Press:
    """A button: its verb, and the story and edition that it sends."""

    verb: str
    label: str
    target: str
    weight: str = "plain"

    @property
    def address(self) -> str:
        return reverse(f"desk:coverage_{self.verb}")


@dataclass(frozen=True, slots=True)
class Presses:
    presses: tuple[Press, ...] = ()
    declines: str = ""


def presses_for(facts: Facts, edition: Edition, held: Standing) -> Presses:
    version, row = facts.versions.get(edition.pk), facts.offers.get(edition.pk)
    if version is not None and not is_only_killed(version, row):
        return Presses()
    writes = held.has(edition.service_id, *WRITERS)
    source = source_for(facts, row) if writes else None
    found = []
    if source is not None and is_takeable(
        source, facts.versions[source.edition_id].side
    ):
        to = target(source, edition)
        found.append(Press("take", _("Take"), to, weight="onward"))
    if row is not None and may_retract(row, held):
        found.append(Press("retract", _("Retract"), target(row.article, edition)))
    if source is None and (again := offer_press(facts, edition, row, held)):
        found.append(again)
    declined = declined_by(facts, row, source) if writes else None
    return Presses(tuple(found), target(declined, edition) if declined else "")


def is_only_killed(version: Version, row: Offer | None) -> bool:
    """Whether a new offer says more than that an earlier version was killed."""
    return version.is_killed and row is not None and row.state == State.OPEN


def may_retract(row: Offer, held: Standing) -> bool:
    """Also of what was declined: taking it after all opens the working copy."""
    was_offered = row.by_id is not None and row.state == State.DECLINED
    is_editor = held.has(row.article.edition.service_id, *EDITORS)
    return is_editor and (row.state == State.OPEN or was_offered)


def offer_press(
    facts: Facts, edition: Edition, row: Offer | None, held: Standing
) -> Press | None:
    if row is not None and row.state == State.OPEN:
        return None
    if (ours := offered_from(facts, edition, held)) is None:
        return None
    again = row is not None and row.state == State.DECLINED
    label = _("Offer again") if again else _("Offer")
    return Press("offer", label, target(ours, edition))


def declined_by(
    facts: Facts, row: Offer | None, source: Article | None
) -> Article | None:
    """What *Decline* answers: the offer that waits, whatever became of its story.

    Of a killed story nothing is asked any more.
    """
    if row is not None and row.state == State.OPEN:
        version = facts.versions.get(row.article.edition_id)
        if version is None or not version.is_killed:
            return row.article
    return None if row is not None and row.state == State.DECLINED else source


def target(article: Article, edition: Edition) -> str:
    return f"{article.pk}-{edition.pk}"


def source_for(facts: Facts, row: Offer | None) -> Article | None:
    """What the edition would take: what it was offered, else what is live first."""
    if row is not None and row.by_id and row.state in (State.OPEN, State.DECLINED):
        version = facts.versions.get(row.article.edition_id)
        can = version is not None and version.side.state in OFFERABLE
        if can and version is not None and version.article == row.article:
            return row.article
    return first_live(facts)


def first_live(facts: Facts) -> Article | None:
    live = [
        (version.side.current.first_published_at, version.article.pk, version.article)
        for version in facts.versions.values()
        if version.side.state == ReadersState.LIVE
        and version.side.current is not None
        and version.article is not None
    ]
    return min(live)[2] if live else None


def offered_from(facts: Facts, edition: Edition, held: Standing) -> Article | None:
    """The story that the person could offer there: what came first, of their own.

    A version that is still in work is not held out while another one is live.
    """
    states = {number: v.side.state for number, v in facts.versions.items()}
    is_live = ReadersState.LIVE in states.values()
    own = [
        article
        for article in facts.articles
        if held.has(article.edition.service_id, *EDITORS)
        and article.edition_id != edition.pk
        and states[article.edition_id]
        in ({ReadersState.LIVE} if is_live else OFFERABLE)
    ]
    return own[0] if own else None

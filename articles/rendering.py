"""Rendering: from a snapshot to everything a reader's page needs.

Publishing and previewing call the same `render`, which asks no request, no clock
and no active language.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from articles import metadata
from articles.addresses import list_path, mail_link, story_path
from articles.boxes import PrintedBox, printed_boxes
from articles.crediting import (
    Machines,
    Named,
    credits_of,
    is_named,
    named_for_machines,
)
from articles.drawing_body import draw_body
from articles.feed_facts import FeedFacts, facts_of
from articles.kinds import LABELLED, Kind
from articles.lite import draw_lite
from articles.models.published import Listing
from articles.moments import moment
from articles.notices import PrintedNotice, Told, printed
from articles.own_links import made_relative
from articles.pictures import Picture, draw
from articles.playing import Player
from articles.prose import word_count
from articles.readers_search.texts import SearchText, search_text
from articles.reference import Mark, Reference, gather, marks
from articles.republishing import Republishing, republishing_of, text_for_others
from articles.snapshot import LeadPhoto, Snapshot
from articles.social import SocialPicture, social_of
from articles.social_cards.facts import CardFacts, card_of, shared_with
from articles.times import Times
from services import measures
from services.calendars import Moment
from services.credits import CreditLines, MediumLines
from services.credits.kinds import Medium
from services.labels import speaking
from services.models import Edition, Section, StandingBox, unicode_slug

UNTITLED = "story"  # stands in the address of a headline without letters


@dataclass(frozen=True, slots=True)
class Link:
    name: str
    url: str


@dataclass(frozen=True, slots=True)
class StoryView:
    """What the story's templates draw. Texts are plain unless said otherwise."""

    public_id: str
    url: str
    kind: str
    kind_label: str
    headline: str
    list_headline: str
    search_headline: str
    social_headline: str
    kicker: str
    summary: str
    body: SafeString
    word_count: int
    lead: Picture | None
    shared: SocialPicture | None  # of lead photo or edition, as it is
    pictures: tuple[Picture, ...]
    players: tuple[Player, ...]
    section: Link | None
    parent_section: Link | None
    topics: tuple[Link, ...]
    credits: CreditLines
    media_at_lead: tuple[MediumLines, ...]
    media_at_end: tuple[MediumLines, ...]  # of media that stand nowhere on the page
    named: Machines
    datelines: tuple[str, ...]
    content_warning: str
    published: Moment
    updated: Moment | None
    times: Times
    notices: tuple[PrintedNotice, ...]
    boxes_above: tuple[PrintedBox, ...]
    boxes_below: tuple[PrintedBox, ...]
    republishing: Republishing | None
    edition: Edition
    card: CardFacts | None = None

    @property
    def social(self) -> SocialPicture | None:
        """What goes with a shared link."""
        return shared_with(self, self.card)

    @property
    def authors(self) -> tuple[Named, ...]:
        return self.named["author"]

    @property
    def is_labelled(self) -> bool:
        return self.kind in LABELLED

    @property
    def mail_link(self) -> str:
        return mail_link(self.headline, f"{self.edition.site}{self.url}")


@dataclass(frozen=True, slots=True)
class Card:
    """What lists show: the narrow columns of PublishedArticle, by the same names."""

    slug: str
    kind: str
    headline: str
    list_headline: str
    kicker: str
    summary: str
    byline: str
    section_number: int | None
    section_name: str
    section_slug: str
    image: str
    image_alt: str
    image_width: int
    image_height: int


@dataclass(frozen=True, slots=True)
class Rendered:
    """A rendered version: page parts, list card, and what both hang on.

    `lite` is head and main part of its lite page, see `lite.draw_lite`; `text` is for
    others to carry on, None where they may not; `feed` is what feeds tell of it besides
    the card; `words` is what readers look it up by; `social_card` is what stands on its
    picture for shared links, None where that is a photo as it is.
    """

    head: str
    main: str
    lite: str
    text: str | None
    feed: FeedFacts
    words: SearchText
    card: Card
    social_card: CardFacts | None
    references: frozenset[Mark]
    lists: frozenset[Mark]


@measures.render_seconds.time()
def render(
    snapshot: Snapshot,
    edition: Edition,
    *,
    times: Times,
    notices: Sequence[Told] = (),
) -> Rendered:
    """Everything readers get of this snapshot, with these public times."""
    reference = gather(snapshot, edition)
    with speaking(edition):
        story = compose(snapshot, edition, reference, times=times, notices=notices)
        context = {"story": story, "edition": edition}
        return Rendered(
            head=render_to_string(
                "articles/includes/story_head.html",
                context | {"data": metadata.story_graph(story)},
            ),
            main=made_relative(
                render_to_string("articles/includes/story_main.html", context), edition
            ),
            lite=draw_lite(story, lite_body(story, snapshot, reference)),
            text=text_for_others(story, snapshot) if story.republishing else None,
            feed=facts_of(story),
            words=search_text(story),
            card=card(story, snapshot, reference),
            social_card=story.card,
            references=marks(snapshot, edition, reference.section),
            lists=lists(snapshot, edition, reference),
        )


def lite_body(story: StoryView, snapshot: Snapshot, reference: Reference) -> SafeString:
    """The same body with links in the place of pictures."""
    media = media_of(story.credits, AT_EMBED)
    return draw_body(snapshot, story.edition, reference, media, is_lite=True).body


def compose(
    snapshot: Snapshot,
    edition: Edition,
    reference: Reference,
    *,
    times: Times,
    notices: Sequence[Told],
) -> StoryView:
    """The story's view model, in the edition's language, which is active."""
    credits = credits_of(snapshot, edition, reference)
    at_embed = media_of(credits, AT_EMBED)
    drawn = draw_body(snapshot, edition, reference, at_embed)
    lead = draw_lead(snapshot.lead_photo, reference)
    at_lead = media_of(credits, AT_LEAD)
    section = reference.section
    slug = story_slug(snapshot)
    story = StoryView(
        public_id=snapshot.public_id,
        url=story_path(edition.prefix, slug, snapshot.public_id),
        kind=snapshot.kind,
        kind_label=str(Kind(snapshot.kind).label),
        headline=snapshot.headline,
        list_headline=snapshot.short_headline or snapshot.headline,
        search_headline=snapshot.search_headline or snapshot.headline,
        social_headline=snapshot.social_headline or snapshot.headline,
        kicker=snapshot.kicker,
        summary=snapshot.summary,
        body=drawn.body,
        word_count=word_count(snapshot.body),
        lead=lead,
        shared=social_of(lead) or shared_picture(snapshot, edition, reference),
        pictures=drawn.pictures,
        players=drawn.players,
        section=section_link(edition, section),
        parent_section=section_link(edition, section.parent if section else None),
        topics=topic_links(snapshot, edition, reference),
        credits=credits,
        media_at_lead=at_lead if lead else (),
        media_at_end=(() if lead else at_lead) + (() if drawn.has_media else at_embed),
        named=named_for_machines(snapshot, edition, reference),
        datelines=snapshot.datelines,
        content_warning=snapshot.content_warning,
        published=moment(times.first_published_at, edition),
        updated=moment(times.updated_at, edition) if times.updated_at else None,
        times=times,
        notices=tuple(printed(notice, edition) for notice in notices),
        boxes_above=printed_boxes(reference, StandingBox.Place.TOP),
        boxes_below=printed_boxes(reference, StandingBox.Place.END),
        republishing=republishing_of(snapshot, edition, reference, slug=slug),
        edition=edition,
    )
    return replace(story, card=card_of(story))


def story_slug(snapshot: Snapshot) -> str:
    return snapshot.slug or unicode_slug(snapshot.headline, fallback=UNTITLED)


def draw_lead(lead: LeadPhoto | None, reference: Reference) -> Picture | None:
    if lead is None:
        return None
    return draw(
        reference.photos.get(lead.photo),
        caption=lead.caption,
        alt=lead.alt,
        is_file=lead.is_file,
        layout="wide",
    )


def shared_picture(
    snapshot: Snapshot, edition: Edition, reference: Reference
) -> SocialPicture | None:
    """What goes with links to a story without a lead photo: the edition's own."""
    if snapshot.lead_photo is not None or edition.social_photo_id is None:
        return None
    return social_of(draw(reference.photos.get(edition.social_photo_id)))


# Where the credits of a medium stand: with the first embed, or below the lead photo.
AT_EMBED = (Medium.VIDEO, Medium.AUDIO)
AT_LEAD = (Medium.PHOTOS, Medium.GRAPHICS)


def media_of(credits: CreditLines, media: Iterable[str]) -> tuple[MediumLines, ...]:
    return tuple(each for each in credits.media if each.medium in media)


def section_link(edition: Edition, section: Section | None) -> Link | None:
    if section is None:
        return None
    return Link(
        name=section.name,
        url=list_path(edition.prefix, "section", section.slug),
    )


def topic_links(
    snapshot: Snapshot, edition: Edition, reference: Reference
) -> tuple[Link, ...]:
    found = (reference.topics.get(number) for number in snapshot.topics)
    return tuple(
        Link(topic.name, list_path(edition.prefix, "topic", topic.slug))
        for topic in found
        if topic is not None
    )


def card(story: StoryView, snapshot: Snapshot, reference: Reference) -> Card:
    section = reference.section
    lead = story.lead
    if lead and lead.content_warning:
        lead = None  # nobody meets it in a list without having been warned
    return Card(
        slug=story_slug(snapshot),
        kind=snapshot.kind,
        headline=snapshot.headline,
        list_headline=story.list_headline,
        kicker=snapshot.kicker,
        summary=snapshot.summary,
        byline=str(story.credits.byline or story.credits.staff_report)[:400],
        section_number=section.pk if section else None,
        section_name=section.name if section else "",
        section_slug=section.slug if section else "",
        image=lead.card if lead else "",
        image_alt=lead.alt if lead else "",
        image_width=lead.width if lead else 0,
        image_height=lead.height if lead else 0,
    )


def lists(
    snapshot: Snapshot, edition: Edition, reference: Reference
) -> frozenset[Mark]:
    """The lists the story stands in."""
    kind = Listing.Kind
    found: set[Mark] = {(kind.EDITION.value, edition.pk)}
    section = reference.section
    if section is not None:
        found |= {
            (kind.SECTION.value, number)
            for number in (section.pk, section.parent_id)
            if number is not None
        }
    found |= {(kind.TOPIC.value, number) for number in reference.topics}
    found |= {
        (kind.AUTHOR.value, person.pk)
        for person in reference.contributors.values()
        if is_named(person)
    }
    helped = {fact.service for fact in snapshot.collaborations}
    helped |= homes_of_named(snapshot, reference)
    helped &= reference.services.keys()
    found |= {(kind.SERVICE.value, number) for number in helped}
    return frozenset(found)


def homes_of_named(snapshot: Snapshot, reference: Reference) -> set[int]:
    """The services for which those worked whom readers know: of others they know none."""
    people = reference.contributors
    return {
        fact.works_for
        for fact in snapshot.bylines
        if fact.works_for
        and (person := people.get(fact.contributor))
        and is_named(person)
    }

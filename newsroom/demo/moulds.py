"""Moulds: rendered stories with marks where headline, text, address and time stand.

A mould is made by the real `render`, so whatever it makes of a story is in every
story cast from it.
"""

import json
import re
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from html import escape
from random import Random
from typing import Any

from articles.addresses import mail_link, story_path
from articles.desk_index import names_in
from articles.models import Topic
from articles.moments import moment
from articles.prose import word_count
from articles.rendering import Rendered, render
from articles.snapshot import (
    BylineFact,
    DeskFacts,
    LeadPhoto,
    Snapshot,
    canonical,
    dump,
)
from articles.social_cards.facts import CardFacts
from articles.times import Times
from bylines.models import Contributor
from newsroom.demo.newsdesk import EDITORS, WRITERS
from photos.models import Photo
from services.calendars import Moment
from services.models import Edition, Section
from staff.models import User

MOULDS = 10  # an edition

# Marks pass the cleaner and every escape unchanged, and no text holds them.
HEADLINE, SUMMARY = "ZZHEADLINEZZ", "ZZSUMMARYZZ"
TEXT = "31415926535897932"  # without letters, for these would give it a direction
SLUG, PUBLIC_ID, WORD_COUNT = "zzslugzz", "zzpublicidzz", "ZZWORDSZZ"
YEAR = "ZZYEARZZ"
SLUGLINE, STORY = "ZZSLUGLINEZZ", 987_654_321_012
MAIL = "ZZMAILZZ"
NOW = datetime(2001, 2, 3, 4, 5, tzinfo=UTC)


class Cut:
    """A text cut at its marks, so that filling them is one join."""

    def __init__(self, text: str, marks: tuple[str, ...]) -> None:
        pattern = "|".join(re.escape(mark) for mark in marks)
        self.parts = re.split(f"({pattern})", text)

    def filled(self, words: dict[str, str]) -> str:
        return "".join([words.get(part, part) for part in self.parts])


@dataclass(frozen=True, slots=True)
class Mould:
    """One rendered story with marks, and the rows that hang on it."""

    edition: Edition
    snapshot: Snapshot
    rendered: Rendered
    writer: int
    editor: int
    main: Cut
    head: Cut
    lite: Cut
    text: Cut | None  # for others to carry on; None where they may not
    data: Cut
    canonical: Cut
    card: dict[str, Any]
    feed: Cut  # JSON; of what a piece has, it tells address and number of words
    printed: Moment
    names: list[str]  # by which the desk finds its people and topics


def make_moulds(prefix: str) -> list[Mould]:
    """Moulds of one edition, with its own sections, people, topics and photos."""
    edition = Edition.objects.select_related("service").get(prefix=prefix)
    chance = Random(prefix)  # noqa: S311  the same archive every time
    sections = list(Section.objects.filter(edition=edition))
    topics = list(Topic.objects.filter(edition=edition).order_by("pk"))
    photos = list(Photo.objects.filter(service=edition.service).order_by("pk"))
    people = list(
        Contributor.objects.public().filter(service=edition.service).order_by("pk")
    )
    return [
        make_mould(
            edition,
            Snapshot(
                public_id=PUBLIC_ID,
                edition=edition.pk,
                story=STORY,
                section=sections[number % len(sections)].pk,
                headline=HEADLINE,
                summary=SUMMARY,
                slug=SLUG,
                body=f"<p>{TEXT}</p>",
                lead_photo=LeadPhoto(chance.choice(photos).pk) if number % 3 else None,
                topics=tuple(sorted(t.pk for t in chance.sample(topics, 2))),
                bylines=(BylineFact(chance.choice(people).pk, "author"),),
                desk=DeskFacts(slugline=SLUGLINE),
            ),
        )
        for number in range(MOULDS)
    ]


def make_mould(edition: Edition, snapshot: Snapshot) -> Mould:
    times = Times(first_published_at=NOW, updated_at=None, listed_at=NOW)
    rendered = render(snapshot, edition, times=times)
    printed = moment(NOW, edition)
    marks = (HEADLINE, SUMMARY, TEXT, SLUG, PUBLIC_ID, SLUGLINE, str(STORY))
    moments = (printed.text, printed.iso, NOW.isoformat())
    page_marks = (*marks, *moments, WORD_COUNT, YEAR, *card_mark(rendered.social_card))
    counted = word_count(snapshot.body)
    head = with_year_mark(with_count_mark(rendered.head, "wordCount", counted))
    feed = with_count_mark(json.dumps(rendered.feed), "words", counted)
    return Mould(
        edition=edition,
        snapshot=snapshot,
        rendered=rendered,
        writer=User.objects.get(username=WRITERS[edition.prefix]).pk,
        editor=User.objects.get(username=EDITORS[edition.prefix]).pk,
        main=Cut(with_mail_mark(rendered.main, edition), (*page_marks, MAIL)),
        head=Cut(head, page_marks),
        lite=Cut(rendered.lite, page_marks),
        text=None if rendered.text is None else Cut(rendered.text, page_marks),
        data=Cut(json.dumps(dump(snapshot)), marks),
        canonical=Cut(canonical(snapshot), marks),
        card=asdict(rendered.card),
        feed=Cut(feed, page_marks),
        printed=printed,
        names=names_in(snapshot),
    )


def with_count_mark(text: str, name: str, words: int) -> str:
    return text.replace(f'"{name}": {words}', f'"{name}": {WORD_COUNT}')


def with_year_mark(head: str) -> str:
    """The year stands in what the data says of copyright."""
    head = head.replace(f'"copyrightYear": {NOW.year}', f'"copyrightYear": {YEAR}')
    return head.replace(f"© {NOW.year} ", f"© {YEAR} ")


def card_mark(card: CardFacts | None) -> tuple[str, ...]:
    """What stands in the address of the card: each headline has its own."""
    return (card["digest"],) if card else ()


def with_mail_mark(main: str, edition: Edition) -> str:
    """Headline and address stand in the mail link too, quoted as nowhere else."""
    link = mail_to(HEADLINE, SLUG, PUBLIC_ID, edition)
    return main.replace(link, MAIL)


def mail_to(headline: str, slug: str, public_id: str, edition: Edition) -> str:
    """The story's mail link as it stands in its page."""
    address = f"{edition.site}{story_path(edition.prefix, slug, public_id)}"
    return escape(mail_link(headline, address))

"""Republishing: which stories others may carry on, the text they get, and its credit.

One rule, asked whenever a story is rendered. Pictures never go along, since their
rights are their own.
"""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from articles.addresses import republish_path
from articles.datelines import with_dateline
from articles.house_facts import absolute
from articles.prose import directed, plain_text, render_body
from articles.reference import Reference, named_services
from articles.snapshot import Snapshot
from bylines.models import Contributor
from services.credits.kinds import CollaborationKind
from services.models import Edition, Service

if TYPE_CHECKING:
    from articles.rendering import StoryView

# Of these it would be false that the edition was the first to publish it.
FIRST_ELSEWHERE = (CollaborationKind.FIRST_PUBLISHED, CollaborationKind.AGENCY_REPORT)


@dataclass(frozen=True, slots=True)
class Republishing:
    """Where others get the text, and whether the edition published it first."""

    url: str
    is_first: bool


def republishing_of(
    snapshot: Snapshot, edition: Edition, reference: Reference, *, slug: str
) -> Republishing | None:
    """How others may carry the story on; None where they may not."""
    if not is_free(snapshot, edition, reference):
        return None
    kinds = {fact.kind for fact in snapshot.collaborations}
    return Republishing(
        url=republish_path(edition.prefix, slug, snapshot.public_id),
        is_first=kinds.isdisjoint(FIRST_ELSEWHERE),
    )


def is_free(snapshot: Snapshot, edition: Edition, reference: Reference) -> bool:
    """Whether the edition and everybody whom the story rests on let others print it.

    Somebody who is no longer on record has let nobody.
    """
    services = map(reference.services.get, named_services(snapshot))
    people = (reference.contributors.get(fact.contributor) for fact in snapshot.bylines)
    return (
        edition.may_be_republished
        and all(lets_others(service) for service in services)
        and all(is_no_agency(person) for person in people)
    )


def lets_others(service: Service | None) -> bool:
    """Services of the house always do; others only where it was agreed."""
    return service is not None and (
        service.kind == Service.Kind.LANGUAGE_SERVICE or service.may_be_republished
    )


def is_no_agency(person: Contributor | None) -> bool:
    return person is not None and person.kind != Contributor.Kind.AGENCY


def terms_of(edition: Edition) -> str:
    """What a free story's rights are, in a sentence or two for machines and people.

    The edition's language is active.
    """
    said = _("Free to republish with its credit. Pictures are not included.")
    return f"{said} {edition.republishing_terms}".strip()


def published_by(story: "StoryView", *, is_linked: bool = False) -> SafeString:
    """The sentence that every copy ends with, with the story's address."""
    is_first = story.republishing is None or story.republishing.is_first
    sentence = (
        _("This story was first published by %(edition)s.")
        if is_first
        else _("This story was published by %(edition)s.")
    )
    pattern = '<a href="{url}">{name}</a>' if is_linked else "{name} (<bdi>{url}</bdi>)"
    address = absolute(story.edition, story.url)
    edition = format_html(pattern, name=story.edition.name, url=address)
    return SafeString(escape(sentence) % {"edition": edition})


# ── The text ─────────────────────────────────────────────────────────────────

# What our own pages need and others do not. In a rendered body every typed "<" is
# "&lt;", so the patterns are exact.
OURS = re.compile(
    r'<span class="dateline">|</span>|<!--related:[0-9]+-->'
    r'|(?<=<aside) class="[a-z-]+" role="note"|(?<=<h3) aria-level="2"'
)


def text_for_others(story: "StoryView", snapshot: Snapshot) -> str:
    """The story in plain HTML that stands by itself, its compulsory credit below it.

    No headline, no pictures; an embed is a link. The edition's language is active.
    """
    edition = story.edition
    body = render_body(
        directed(snapshot.body, edition.direction), draw_photo=lambda _use: None
    )
    body = OURS.sub("", with_dateline(body, snapshot.datelines, edition))
    context = {
        "story": story,
        "edition": edition,
        "body": mark_safe(body),  # noqa: S308  from render_body
    }
    html = render_to_string("articles/includes/republished.html", context)
    return at_its_site(tidied(html), edition)


def at_its_site(html: str, edition: Edition) -> str:
    """The HTML with whole addresses: the edition's own, and the house's for all else."""
    html = html.replace(
        f'<a href="{edition.root}', f'<a href="{edition.site}{edition.root}'
    )
    return html.replace('<a href="/', f'<a href="{settings.SITE_URL}/')


def tidied(html: str) -> str:
    """The HTML without the empty lines that a template leaves."""
    lines = (line.strip() for line in html.split("\n"))
    return "\n".join(filter(None, lines))


BLOCK_END = re.compile(r"(</(?:p|h2|h3|ul|ol|blockquote|aside)>|<hr>)(?=<)")


def in_lines(html: str) -> str:
    """The text for others with a line for each block, for whoever looks at it."""
    return BLOCK_END.sub("\\1\n", html)


# A paragraph that is one link, as an embed is drawn.
ALONE = re.compile(r'<p><a href="([^"]*)">([^<]*)</a></p>')


def as_plain_text(html: str, address: str) -> str:
    """The text for others without markup; `address` is that of the story itself."""
    story, rule, credit = html.replace("\n", " ").rpartition("<hr>")
    html = ALONE.sub(r"<p>\2: \1</p>", story) + rule + credit
    here = re.compile(rf'<a href="{re.escape(escape(address))}">(.*?)</a>')
    html = here.sub(rf"\1 ({escape(address)})", html)
    html = html.replace("<hr>", "<p>* * *</p>").replace("<li", "<p>• </p><li")
    lines = "\n\n".join(plain_text(html).splitlines())
    return lines.replace("•\n\n", "• ") + "\n"

"""What of a rendered story is looked up: what its page says, and nothing else."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from articles.prose import plain_text

if TYPE_CHECKING:
    from articles.rendering import StoryView


@dataclass(frozen=True, slots=True)
class SearchText:
    """The words of a page, the weightiest first. Plain text."""

    headline: str
    beside: str  # kicker, summary, credits, topics and sections
    body: str


def search_text(story: "StoryView") -> SearchText:
    """As rendering made it: a protected name, which no page prints, is not in it."""
    links = (story.parent_section, story.section, *story.topics)
    beside = (
        story.kicker,
        story.summary,
        *map(str, story.credits),
        *(link.name for link in links if link is not None),
    )
    lead = story.lead
    captions = (plain_text(lead.caption), lead.credit) if lead else ()
    return SearchText(
        headline=story.headline,
        beside="\n".join(filter(None, beside)),
        body="\n".join(filter(None, (plain_text(story.body), *captions))),
    )

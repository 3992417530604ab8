"""What machines read in a story's head: JSON-LD in the words of schema.org.

Page, meta tags and JSON-LD come from one view model, so they cannot disagree.
Property names: https://schema.org/NewsArticle.
"""

from typing import TYPE_CHECKING

from articles.house_facts import (
    IN_HOUSE,
    IN_PRINCIPLES,
    Node,
    absolute,
    organisation_id,
    organisation_node,
    website_stub,
)
from articles.image_facts import story_images
from articles.notices import OF_ERRORS
from articles.page_facts import breadcrumb_node
from articles.recording_facts import recording_nodes
from articles.siblings import IN_DATA
from services.models import Edition

if TYPE_CHECKING:
    from collections.abc import Iterable

    from articles.breaking import ShowingBanner
    from articles.crediting import Named
    from articles.notices import PrintedNotice
    from articles.rendering import Link, StoryView

TYPES = {
    "analysis": "AnalysisNewsArticle",
    "opinion": "OpinionNewsArticle",
    "explainer": "BackgroundNewsArticle",
}


def story_graph(story: "StoryView") -> Node:
    """The `@graph` of a story page: article, breadcrumbs, and a place for the house."""
    return {
        "@context": "https://schema.org",
        "@graph": [
            article_node(story),
            breadcrumb_node(story.edition, story.url, steps_to(story)),
            IN_HOUSE,
        ],
    }


def steps_to(story: "StoryView") -> list[tuple[str, str]]:
    sections = (story.parent_section, story.section)
    steps = [(story.edition.name, story.edition.root)]
    return steps + [(link.name, link.url) for link in sections if link is not None]


def article_node(story: "StoryView") -> Node:
    node = told(story) | people(story) | places(story) | rights(story)
    node |= {
        "image": story_images(story),
        "correction": correction_nodes(story),
        "publishingPrinciples": IN_PRINCIPLES,
        "workTranslation": IN_DATA,
    }
    return {name: value for name, value in node.items() if value not in ("", [], None)}


def told(story: "StoryView") -> Node:
    """What the story is, says and is about."""
    url = absolute(story.edition, story.url)
    lead = story.lead
    return {
        "@type": TYPES.get(story.kind, "NewsArticle"),
        "@id": f"{url}#article",
        "url": url,
        "mainEntityOfPage": url,
        "isPartOf": website_stub(story.edition),
        "headline": story.headline,
        "alternativeHeadline": story.list_headline,
        "description": story.summary,
        "thumbnailUrl": absolute(story.edition, lead.card)
        if lead and not lead.content_warning
        else "",
        "datePublished": story.published.iso,
        "dateModified": (story.updated or story.published).iso,
        "inLanguage": story.edition.language,
        "articleSection": story.section.name if story.section else "",
        "keywords": [topic.name for topic in story.topics],
        "about": [topic_node(story, topic) for topic in story.topics],
        "wordCount": story.word_count,
        "isAccessibleForFree": True,
        **recording_nodes(story),
    }


def topic_node(story: "StoryView", topic: "Link") -> Node:
    return {
        "@type": "Thing",
        "name": topic.name,
        "url": absolute(story.edition, topic.url),
    }


def people(story: "StoryView") -> Node:
    """Who made it and on whose behalf: without a named author, the edition."""
    house = organisation_node(story.edition)
    found: Node = {
        name: [named_node(story, each) for each in named]
        for name, named in story.named.items()
    }
    found["author"] = found["author"] or [house]
    found["sourceOrganization"] = found["sourceOrganization"] or [house]
    return found | {"publisher": house, "backstory": backstory(story)}


MADE = ("interview", "translation")  # keys of the lines on how it was made


def backstory(story: "StoryView") -> str:
    """How it was made, in the sentences that stand below it."""
    lines = story.credits.to_carry_on
    return "\n".join(str(line) for line in lines if line.key in MADE)


def places(story: "StoryView") -> Node:
    found = [{"@type": "Place", "name": name} for name in story.datelines]
    return {
        "dateline": "/".join(story.datelines),
        "locationCreated": found[0] if found else "",
        "contentLocation": found,
    }


def rights(story: "StoryView") -> Node:
    """Whose the text is: the agency's that wrote it whole, else the edition's."""
    agencies = [named for named in story.authors if named.kind == "agency"]
    holder = (
        named_node(story, agencies[0]) if agencies else organisation_node(story.edition)
    )
    year = story.times.first_published_at.year
    free = story.republishing
    return {
        "creditText": "\n".join(map(str, story.credits.to_carry_on)),
        "copyrightHolder": holder,
        "copyrightYear": year,
        "copyrightNotice": f"© {year} {holder['name']}",
        "license": absolute(story.edition, free.url) if free else "",
    }


def named_node(story: "StoryView", named: "Named") -> Node:
    node: Node = {
        "@type": "Person" if named.kind == "person" else "Organization",
        "name": named.name,
    }
    if named.url:
        node["url"] = absolute(story.edition, named.url)
    return node


def correction_nodes(story: "StoryView") -> list[Node]:
    """What was wrong, as the notices say it now; those taken back say nothing."""
    return [
        correction_node(story, notice)
        for notice in story.notices
        if notice.kind in OF_ERRORS and not notice.taken_back
    ]


def correction_node(story: "StoryView", notice: "PrintedNotice") -> Node:
    url = f"{absolute(story.edition, story.url)}#{notice.anchor}"
    node: Node = {
        "@type": "CorrectionComment",
        "@id": url,
        "url": url,
        "text": notice.text,
        "datePublished": notice.moment.iso,
    }
    if notice.edited:
        node["dateModified"] = notice.edited.iso
    return node


def announcement_graph(edition: Edition, banners: "Iterable[ShowingBanner]") -> Node:
    """The emergencies among the banners, each with its end; empty without any.

    For other levels schema.org has no type that would be true: their story says all.
    https://schema.org/SpecialAnnouncement
    """
    nodes = [
        announcement_node(edition, banner)
        for banner in banners
        if banner.level == "emergency"
    ]
    if not nodes:
        return {}
    organisation = organisation_node(edition)
    return {"@context": "https://schema.org", "@graph": [*nodes, organisation]}


def announcement_node(edition: Edition, banner: "ShowingBanner") -> Node:
    return {
        "@type": "SpecialAnnouncement",
        "@id": absolute(edition, f"{edition.root}#{banner.public_id}"),
        "name": banner.wording,
        "text": banner.wording,
        "url": absolute(edition, banner.url or edition.root),
        "datePosted": banner.starts.iso,
        "expires": banner.ends_at,
        "inLanguage": banner.language or edition.language,
        "publisher": {"@id": organisation_id(edition)},
    }

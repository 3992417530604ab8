"""What machines read in a story's head: JSON-LD in the words of schema.org.

Page, meta tags and JSON-LD come from one view model, so they cannot disagree.
Property names: https://schema.org/NewsArticle and https://schema.org/ImageObject.
"""

from typing import TYPE_CHECKING, Any

from articles.addresses import search_path
from articles.notices import OF_ERRORS
from articles.siblings import IN_DATA
from services.models import Edition

if TYPE_CHECKING:
    from collections.abc import Iterable

    from articles.breaking import ShowingBanner
    from articles.crediting import Named
    from articles.notices import PrintedNotice
    from articles.pictures import Picture
    from articles.playing import Player
    from articles.rendering import StoryView

Node = dict[str, Any]

TYPES = {
    "analysis": "AnalysisNewsArticle",
    "opinion": "OpinionNewsArticle",
    "explainer": "BackgroundNewsArticle",
}


def story_graph(story: "StoryView") -> Node:
    """The `@graph` of a story page: article, its publisher and its breadcrumbs."""
    return {
        "@context": "https://schema.org",
        "@graph": [
            article_node(story),
            organisation_node(story.edition),
            breadcrumb_node(story),
        ],
    }


def website_graph(edition: Edition) -> Node:
    """The site that the edition is. https://schema.org/SearchAction"""
    home = absolute(edition, edition.root)
    search = absolute(edition, search_path(edition.prefix))
    return {
        "@context": "https://schema.org",
        "@type": "WebSite",
        "@id": f"{home}#website",
        "url": home,
        "name": edition.name,
        "inLanguage": edition.language,
        "potentialAction": {
            "@type": "SearchAction",
            "target": {
                "@type": "EntryPoint",
                "urlTemplate": f"{search}?q={{search_term_string}}",
            },
            "query-input": "required name=search_term_string",
        },
    }


def absolute(edition: Edition, path: str) -> str:
    return f"{edition.site}{path}"


def organisation_id(edition: Edition) -> str:
    return absolute(edition, f"{edition.root}#organisation")


def article_node(story: "StoryView") -> Node:
    url = absolute(story.edition, story.url)
    node: Node = {
        "@type": TYPES.get(story.kind, "NewsArticle"),
        "@id": f"{url}#article",
        "url": url,
        "mainEntityOfPage": url,
        "headline": story.headline,
        "alternativeHeadline": story.list_headline,
        "description": story.summary,
        "datePublished": story.times.first_published_at.isoformat(),
        "dateModified": story.times.modified_at.isoformat(),
        "inLanguage": story.edition.language,
        "articleSection": story.section.name if story.section else "",
        "keywords": [topic.name for topic in story.topics],
        "wordCount": story.word_count,
        "isAccessibleForFree": True,
        "dateline": "/".join(story.datelines),
        "creditText": "\n".join(map(str, story.credits.to_carry_on)),
        "author": [named_node(story, author) for author in story.authors]
        or [{"@id": organisation_id(story.edition)}],
        **{
            name: [named_node(story, each) for each in named]
            for name, named in story.named.items()
            if name != "author"
        },
        "publisher": {"@id": organisation_id(story.edition)},
        "image": [
            node
            for picture in (story.lead, *story.pictures)
            if picture is not None and not picture.content_warning
            for node in image_nodes(
                story.edition, picture, is_lead=picture is story.lead
            )
        ],
        "correction": correction_nodes(story),
        **recording_nodes(story),
        "workTranslation": IN_DATA,
    }
    return {name: value for name, value in node.items() if value not in ("", [], None)}


def named_node(story: "StoryView", named: "Named") -> Node:
    node: Node = {
        "@type": "Person" if named.kind == "person" else "Organization",
        "name": named.name,
    }
    if named.url:
        node["url"] = absolute(story.edition, named.url)
    return node


def image_nodes(edition: Edition, picture: "Picture", *, is_lead: bool) -> list[Node]:
    """The picture whole; of the lead also the shapes that search engines ask for."""
    shapes = picture.shapes if is_lead else ()
    return [
        image_node(edition, picture, path=path, width=width, height=height)
        for path, width, height in (
            (picture.src, picture.width, picture.height),
            *((file.path, file.width, file.height) for file in shapes),
        )
    ]


def image_node(
    edition: Edition, picture: "Picture", *, path: str, width: int, height: int
) -> Node:
    """Width and height are strings: schema.org's type check refuses integers."""
    node = {
        "@type": "ImageObject",
        "url": absolute(edition, path),
        "width": str(width),
        "height": str(height),
        "creditText": picture.credit,
    }
    return {name: value for name, value in node.items() if value}


def recording_nodes(story: "StoryView") -> dict[str, list[Node]]:
    """Its films and sounds, under the names that schema.org has for them."""
    found: dict[str, list[Node]] = {"video": [], "audio": []}
    for player in story.players:
        if not player.content_warning:
            found[player.kind].append(recording_node(story.edition, player))
    return found


def recording_node(edition: Edition, player: "Player") -> Node:
    """https://schema.org/VideoObject, https://schema.org/AudioObject"""
    node: Node = {
        "@type": "VideoObject" if player.is_video else "AudioObject",
        "name": player.title,
        "description": player.description or player.title,
        "contentUrl": absolute(edition, player.src),
        "encodingFormat": player.type,
        "contentSize": str(player.bytes),
        "duration": player.duration,
        "uploadDate": player.uploaded,
        "inLanguage": player.language,
        "transcript": "\n\n".join(player.transcript),
        "creditText": player.credit,
        "thumbnailUrl": absolute(edition, player.poster.src) if player.poster else "",
    }
    if player.is_video:
        node |= {"width": str(player.width), "height": str(player.height)}
    return {name: value for name, value in node.items() if value}


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


def organisation_node(edition: Edition) -> Node:
    return {
        "@type": "NewsMediaOrganization",
        "@id": organisation_id(edition),
        "name": edition.name,
        "url": absolute(edition, edition.root),
    }


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


def breadcrumb_node(story: "StoryView") -> Node:
    steps = [(story.edition.name, story.edition.root)]
    steps += [
        (link.name, link.url)
        for link in (story.parent_section, story.section)
        if link is not None
    ]
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": position,
                "name": name,
                "item": absolute(story.edition, path),
            }
            for position, (name, path) in enumerate(steps, start=1)
        ],
    }

"""What machines read of a page that is no story: JSON-LD of schema.org.

It is made from the very words and addresses that the page and its tags have.
https://schema.org/CollectionPage, https://schema.org/BreadcrumbList
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from articles.house_facts import (
    Node,
    absolute,
    house_nodes,
    organisation_id,
    website_id,
)
from services.models import Edition

if TYPE_CHECKING:
    from articles.chrome import Chrome
    from articles.models.published import PublishedArticle
    from articles.notice_list import Entry

Step = tuple[str, str]  # a name and an address


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What a view knows of its page besides title, description and address.

    `kind` is a type of schema.org, `main` what the page is about; `listed` the stories
    on it; `above` the pages between the edition's home and this one.
    """

    kind: str = "WebPage"
    main: Node = field(default_factory=dict)
    listed: Sequence["PublishedArticle"] = ()
    above: Sequence[Step] = ()


def page_graph(
    chrome: "Chrome", facts: PageFacts, *, title: str, description: str, path: str
) -> Node:
    """The `@graph` of the page at this address."""
    edition = chrome.edition
    nodes = [page_node(edition, facts, title, description, path)]
    if facts.listed:
        nodes.append(list_node(edition, facts.listed, path))
    if path != edition.root:
        steps = [(edition.name, edition.root), *facts.above, (title, path)]
        nodes.append(breadcrumb_node(edition, path, steps))
    return {
        "@context": "https://schema.org",
        "@graph": [*nodes, *house_nodes(chrome)],
    }


def page_node(
    edition: Edition, facts: PageFacts, title: str, description: str, path: str
) -> Node:
    url = absolute(edition, path)
    main = facts.main or ({"@id": f"{url}#list"} if facts.listed else {})
    node: Node = {
        "@type": facts.kind,
        "@id": url,
        "url": url,
        "name": title,
        "description": description,
        "inLanguage": edition.language,
        "isPartOf": {"@id": website_id(edition)},
        "publisher": {"@id": organisation_id(edition)},
        "mainEntity": main,
    }
    if path != edition.root:
        node["breadcrumb"] = {"@id": f"{url}#breadcrumbs"}
    return {name: value for name, value in node.items() if value}


def list_node(
    edition: Edition, stories: Iterable["PublishedArticle"], path: str
) -> Node:
    """The stories in the order of the page."""
    return {
        "@type": "ItemList",
        "@id": f"{absolute(edition, path)}#list",
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": position,
                "url": absolute(edition, story.get_absolute_url()),
                "name": story.list_headline,
            }
            for position, story in enumerate(stories, start=1)
        ],
    }


def breadcrumb_node(edition: Edition, path: str, steps: Iterable[Step]) -> Node:
    return {
        "@type": "BreadcrumbList",
        "@id": f"{absolute(edition, path)}#breadcrumbs",
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": position,
                "name": name,
                "item": absolute(edition, address),
            }
            for position, (name, address) in enumerate(steps, start=1)
        ],
    }


def notice_list_node(edition: Edition, entries: Iterable["Entry"]) -> Node:
    """What readers were told of mistakes: https://schema.org/CorrectionComment."""
    items = [notice_node(edition, entry) for entry in entries]
    if not items:
        return {}
    return {
        "@type": "ItemList",
        "itemListElement": [
            {"@type": "ListItem", "position": position, "item": item}
            for position, item in enumerate(items, start=1)
        ],
    }


def notice_node(edition: Edition, entry: "Entry") -> Node:
    """A notice; with its story while readers have that."""
    notice = entry.notice
    node: dict[str, Any] = {
        "@type": "CorrectionComment",
        "name": notice.label,
        "text": notice.text,
        "datePublished": notice.moment.iso,
        "inLanguage": edition.language,
    }
    if entry.url:
        story = absolute(edition, entry.url)
        node["url"] = f"{story}#{notice.anchor}"
        node["about"] = {"@type": "NewsArticle", "@id": f"{story}#article"}
    return node

"""What machines read of a picture: https://schema.org/ImageObject.

Width and height are strings: schema.org's type check refuses integers.
"""

from typing import TYPE_CHECKING

from articles.house_facts import Node, absolute
from articles.prose import plain_text
from services.models import Edition

if TYPE_CHECKING:
    from articles.pictures import Picture
    from articles.rendering import StoryView


def story_images(story: "StoryView") -> list[Node]:
    """Its pictures but those with a warning; of a story without any, its social card."""
    shown = [
        picture
        for picture in (story.lead, *story.pictures)
        if picture is not None and not picture.content_warning
    ]
    found = [
        node
        for picture in shown
        for node in image_nodes(story.edition, picture, is_lead=picture is story.lead)
    ]
    if found or story.social is None:
        return found
    social = story.social
    return [size_node(story.edition, social.path, social.width, social.height)]


def image_nodes(edition: Edition, picture: "Picture", *, is_lead: bool) -> list[Node]:
    """The picture whole; of the lead also the shapes that search engines ask for."""
    whole = size_node(edition, picture.src, picture.width, picture.height)
    credit = {"creditText": picture.credit} if picture.credit else {}
    shapes = picture.shapes if is_lead else ()
    return [
        whole | credit | words_node(picture),
        *(
            size_node(edition, file.path, file.width, file.height) | credit
            for file in shapes
        ),
    ]


def size_node(edition: Edition, path: str, width: int, height: int) -> Node:
    return {
        "@type": "ImageObject",
        "url": absolute(edition, path),
        "width": str(width),
        "height": str(height),
    }


def words_node(picture: "Picture") -> Node:
    """Caption, who made it and whose it is, as far as readers are told."""
    node: Node = {
        "caption": plain_text(str(picture.caption)).strip(),
        "creator": creator_of(picture),
        "copyrightNotice": f"© {picture.credit}" if picture.credit else "",
    }
    return {name: value for name, value in node.items() if value}


def creator_of(picture: "Picture") -> Node:
    """The photographer, or else the agency. A withheld name is withheld here, too."""
    if picture.photographer:
        return {"@type": "Person", "name": picture.photographer}
    if picture.agency:
        return {"@type": "Organization", "name": picture.agency}
    return {}

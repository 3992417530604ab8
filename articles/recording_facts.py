"""What machines read of a story's films and sounds: JSON-LD of schema.org."""

from typing import TYPE_CHECKING

from articles.house_facts import Node, absolute
from services.models import Edition

if TYPE_CHECKING:
    from articles.playing import Player
    from articles.rendering import StoryView


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

"""Recordings and galleries drawn into a story's text: on its page, and on a lite one."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from articles.media_blocks import BodyGallery, BodyRecording
from articles.pictures import Picture, draw
from articles.playing import Player, play
from articles.prose import plain_text
from articles.reference import Reference
from services.credits import MediumLines
from services.models import Edition


@dataclass(frozen=True, slots=True)
class DrawnBody:
    """The body in safe HTML, and what was drawn into it, in its order."""

    body: SafeString
    pictures: tuple[Picture, ...]
    players: tuple[Player, ...]
    has_media: bool  # a film or a sound, ours or elsewhere


@dataclass(slots=True)
class MediaDrawing:
    """Draws what a text has of them; keeps what it drew, in its order.

    `is_lite` draws links and words in place of players and pictures. `media` answers
    the credits that stand with the first one, once.
    """

    edition: Edition
    reference: Reference
    media: Callable[[], tuple[MediumLines, ...]] = tuple
    is_lite: bool = False
    players: list[Player] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    galleries: int = 0

    def recording(self, block: BodyRecording) -> str:
        found = self.reference.recordings.get(block.recording)
        poster = self.reference.photos.get(found.poster_id or 0) if found else None
        caption = mark_safe(block.caption)  # noqa: S308  render_body has cleaned it
        player = play(found, poster, self.edition, caption)
        if player is None:
            return ""
        self.players.append(player)
        context = {"player": player, "media": self.media(), "edition": self.edition}
        return render_to_string(self.template("recording"), context)

    def gallery(self, block: BodyGallery) -> str:
        """Photos side by side; one that is left alone is a picture as any other."""
        found = [draw(self.reference.photos.get(number)) for number in block.photos]
        pictures = [picture for picture in found if picture is not None]
        self.pictures += pictures
        if not pictures:
            return ""
        self.galleries += 1
        context = {
            "pictures": pictures,
            "heading": mark_safe(block.caption),  # noqa: S308  render_body has cleaned it
            "label": plain_text(block.caption),
            "number": self.galleries,
            "total": len(pictures),
            "edition": self.edition,
        }
        return render_to_string(self.template("gallery"), context)

    def template(self, name: str) -> str:
        lite = "_lite" if self.is_lite else ""
        return f"articles/includes/{name}{lite}.html"


def once(lines: Iterable[MediumLines]) -> Callable[[], tuple[MediumLines, ...]]:
    """Answers these lines the first time, and nothing after that."""
    waiting = [tuple(lines)]
    return lambda: waiting.pop() if waiting else ()

"""A recording as a page plays it, and the feeds and machines that are told of it."""

from dataclasses import dataclass
from typing import TypedDict

from babel.units import format_unit
from django.utils.safestring import SafeString

from articles.addresses import media_path
from articles.pictures import Picture, draw
from photos.models import Photo
from recordings.files import type_of
from recordings.models import Recording, RecordingCaptions
from services.calendars import in_digits, in_own_digits, language_name, locale_of
from services.models import Edition

STEPS = ((3600, "hour"), (60, "minute"), (1, "second"))


@dataclass(frozen=True, slots=True)
class Track:
    """Words shown while it plays. The one in the edition's language is on at once."""

    kind: str
    language: str
    label: str
    src: str
    is_default: bool


@dataclass(frozen=True, slots=True)
class Player:
    """One recording on a page. `caption` is safe HTML; lengths are in words, too."""

    kind: str
    title: str
    caption: SafeString
    src: str
    type: str
    seconds: int
    length: str  # 2 min 10 s, in the edition's language
    bytes: int
    size: str  # 4.2 MB
    width: int
    height: int
    language: str
    poster: Picture | None
    tracks: tuple[Track, ...]
    description: str
    transcript: tuple[str, ...]  # paragraphs
    transcript_language: str
    credit: str
    content_warning: str
    may_be_saved: bool
    uploaded: str

    @property
    def is_video(self) -> bool:
        return self.kind == Recording.Kind.VIDEO

    @property
    def duration(self) -> str:
        """As ISO 8601 has it: PT2M10S."""
        minutes, seconds = divmod(self.seconds, 60)
        hours, minutes = divmod(minutes, 60)
        parts = ((hours, "H"), (minutes, "M"), (seconds, "S"))
        return "PT" + "".join(f"{number}{letter}" for number, letter in parts if number)


def play(
    recording: Recording | None,
    poster: Photo | None,
    edition: Edition,
    caption: SafeString,
) -> Player | None:
    """The player, or None when readers cannot be given it."""
    if recording is None or not recording.is_playable:
        return None
    return Player(
        kind=recording.kind,
        title=recording.title,
        caption=caption,
        src=media_path(recording.media_key, recording.file_name),
        type=type_of(recording),
        seconds=recording.seconds,
        length=length(recording.seconds, edition),
        bytes=recording.bytes,
        size=size(recording.bytes, edition),
        width=recording.width,
        height=recording.height,
        language=recording.language,
        poster=shown_poster(poster),
        tracks=tuple(tracks(recording, edition)),
        description=recording.description,
        transcript=tuple(paragraphs(recording.transcript)),
        transcript_language=other(recording.language, edition),
        credit=recording.credit,
        content_warning=recording.content_warning,
        may_be_saved=recording.may_be_saved,
        uploaded=recording.uploaded_at.isoformat(),
    )


def shown_poster(photo: Photo | None) -> Picture | None:
    """The photo, unless somebody must be warned of it first. It needs no words."""
    picture = draw(photo, alt="poster", layout="inline")
    return None if picture is None or picture.content_warning else picture


def other(language: str, edition: Edition) -> str:
    """The language, where it is not the page's own."""
    return "" if language == edition.language else language


def tracks(recording: Recording, edition: Edition) -> list[Track]:
    """One for each of its captions; at most one of them is on at once."""
    found = [track_of(recording, captions) for captions in recording.captions.all()]
    first = next(
        (
            track
            for kind in ("captions", "subtitles")
            for track in found
            if track.kind == kind and track.language == edition.language
        ),
        None,
    )
    return [
        Track(t.kind, t.language, t.label, t.src, is_default=t is first) for t in found
    ]


def track_of(recording: Recording, captions: RecordingCaptions) -> Track:
    """Named in its own language, for whoever looks for it."""
    return Track(
        kind=captions.kind,
        language=captions.language,
        label=language_name(captions.language, captions.language),
        src=media_path(recording.media_key, captions.file_name),
        is_default=False,
    )


def paragraphs(text: str) -> list[str]:
    blocks = text.replace("\r\n", "\n").split("\n\n")
    return [block.strip() for block in blocks if block.strip()]


def length(seconds: int, edition: Edition) -> str:
    """`2 min 10 sec`, as the language says it."""
    said = []
    for step, name in STEPS:
        number, seconds = divmod(seconds, step)
        if number:
            said.append(unit(number, f"duration-{name}", edition))
    return " ".join(said[:2])


def size(bytes_: int, edition: Edition) -> str:
    """`4.2 MB`: of a small file in kilobytes."""
    if bytes_ < 1_000_000:
        return unit(max(1, round(bytes_ / 1000)), "digital-kilobyte", edition)
    megabytes = bytes_ / 1_000_000
    rounded = round(megabytes) if megabytes >= 10 else round(megabytes, 1)
    return unit(rounded, "digital-megabyte", edition)


def unit(number: float, name: str, edition: Edition) -> str:
    """With the edition's digits."""
    locale = locale_of(edition.language)
    said = format_unit(number, name, length="short", locale=locale)
    return in_digits(in_own_digits(said, locale), edition.digits)


class EnclosureFact(TypedDict):
    """A file that feeds may offer; its address is absolute."""

    url: str
    type: str
    bytes: int
    seconds: int
    title: str


def enclosures(players: tuple[Player, ...], site: str) -> list[EnclosureFact]:
    """Those that readers may save, and of which nobody must be warned first."""
    return [
        {
            "url": f"{site}{player.src}",
            "type": player.type,
            "bytes": player.bytes,
            "seconds": player.seconds,
            "title": player.title,
        }
        for player in players
        if player.may_be_saved and not player.content_warning
    ]

"""MP3. Only its sound is copied: the tags before and behind it stay at the desk."""

from io import SEEK_SET
from typing import Any, BinaryIO, cast

from tinytag import TinyTag, TinyTagException

from recordings.containers.facts import Holding, broken, size_of
from services.files import is_trouble

ID3V1, APE = 128, 32
MOST_TAGS = 100  # one behind the other
ENOUGH = 2_000_000  # bytes; the first half minute tells how long the whole is


def read(file: BinaryIO) -> Holding:
    begin, end = sound_of(file, size_of(file))
    file.seek(begin)
    head = file.read(2)
    if len(head) < 2 or head[0] != 0xFF or head[1] & 0xE6 != 0xE2:  # layer III
        raise broken()
    return Holding(
        ending="mp3",
        has_picture=False,
        seconds=seconds_of(file, begin),
        begin=begin,
        end=end,
    )


def sound_of(file: BinaryIO, end: int) -> tuple[int, int]:
    """Where the tags before it end, and those behind it begin."""
    begin = 0
    for _turn in range(MOST_TAGS):
        length = id3_length(file, begin)
        if not length or begin + length >= end:
            break
        begin += length
    file.seek(max(begin, end - ID3V1))
    if file.read(3) == b"TAG":
        end -= ID3V1
    file.seek(max(begin, end - APE))
    foot = file.read(APE)
    if foot[:8] == b"APETAGEX":
        end -= int.from_bytes(foot[12:16], "little") + APE
    if end <= begin:
        raise broken()
    return begin, end


def id3_length(file: BinaryIO, at: int) -> int:
    """How long the ID3v2 tag is that begins here; 0 where none does.

    https://id3.org/id3v2.4.0-structure
    """
    file.seek(at)
    head = file.read(10)
    if len(head) < 10 or head[:3] != b"ID3":
        return 0
    length = 0
    for byte in head[6:10]:
        length = length << 7 | byte & 0x7F
    return length + (20 if head[5] & 0x10 else 10)


def seconds_of(file: BinaryIO, begin: int) -> float:
    """As reckoned from the sound alone: a cover in a tag can be as long as a film."""
    sound = cast("Any", Sound(file, begin))
    try:
        tag = TinyTag.get("sound.mp3", file_obj=sound, tags=False)
    except (TinyTagException, OSError, ValueError) as error:
        if is_trouble(error):
            raise
        raise broken() from error
    return tag.duration or 0


class Sound:
    """The file from where its sound begins; who asks for all of it gets the beginning."""

    def __init__(self, file: BinaryIO, begin: int) -> None:
        self.file, self.begin = file, begin
        self.seek(0)

    def tell(self) -> int:
        return self.file.tell() - self.begin

    def seek(self, at: int, whence: int = SEEK_SET) -> int:
        self.file.seek(at + self.begin if whence == SEEK_SET else at, whence)
        return self.tell()

    def read(self, size: int = ENOUGH) -> bytes:
        return self.file.read(size)

"""Whether a banner says again what readers were told a moment ago."""

import unicodedata
from datetime import datetime, timedelta

from banners.changing import Desk
from banners.models import Banner, BannerEdition

LATELY = timedelta(hours=24)
ALIKE = 0.6  # of 1; found by trying pairs of real headlines
LOOKED_AT = 100  # banners


def alike(desk: Desk, now: datetime) -> list[BannerEdition]:
    """What readers of the banner's editions were told in the last day in much the same
    words, the newest first; one for each other banner.
    """
    words = {row.edition_id: row.printed for row in desk.shown()}
    return said_like(words, now, but=desk.banner.pk)


def said_like(
    words: dict[int, str], now: datetime, *, but: int | None = None
) -> list[BannerEdition]:
    """The same for wordings by the number of their edition; `but`: not this banner."""
    said = (
        BannerEdition.objects.filter(edition__in=words, said_at__gt=now - LATELY)
        .exclude(banner=but)
        .exclude(banner__state=Banner.State.DRAFT)
        .exclude(said="")
        .select_related("banner", "edition")
        .order_by("-said_at")[:LOOKED_AT]
    )
    found: dict[int, BannerEdition] = {}
    for row in said:
        if is_alike(words[row.edition_id], row.said):
            found.setdefault(row.banner_id, row)
    return list(found.values())


def is_alike(one: str, other: str) -> bool:
    """Whether they share most of their letters, in whatever order of the words."""
    first, second = pieces(simple(one)), pieces(simple(other))
    shared = 2 * len(first & second)  # of both together (Sørensen and Dice)
    return shared >= ALIKE * (len(first) + len(second)) > 0


def simple(text: str) -> str:
    """Letters and digits in one form, words parted by one space."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return " ".join("".join(c if c.isalnum() else " " for c in plain).split())


def pieces(text: str) -> set[str]:
    """Every three letters that stand together in a word; shorter words whole."""
    return {
        word[at : at + 3]
        for word in text.split()
        for at in range(max(len(word) - 2, 1))
    }

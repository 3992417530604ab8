"""Whose page an embed points to, as far as its address says so."""

import re
from urllib.parse import unquote, urlsplit

_handle = re.compile(r"@[\w.-]{1,60}")
_first = re.compile(r"[\w.-]{1,60}")
SAID_FIRST = {
    "X",
    "Telegram",
    "SoundCloud",
    "Facebook",
}  # a name stands before the post
NO_NAMES = frozenset(
    [
        *("i", "home", "search", "share", "sharer", "hashtag", "intent", "explore"),
        *("watch", "reel", "reels", "story.php", "photo.php", "photo", "permalink.php"),
        *("groups", "events", "video.php", "c", "s", "joinchat", "discover", "posts"),
    ]
)


def owner_of(address: str, site: str) -> str:
    """`@someone` where the address names them; empty where it does not."""
    parts = [unquote(part) for part in urlsplit(address).path.split("/") if part]
    if not parts:
        return ""
    if _handle.fullmatch(parts[0]):
        return parts[0]
    is_name = site in SAID_FIRST and len(parts) > 1
    if is_name and parts[0].lower() not in NO_NAMES and _first.fullmatch(parts[0]):
        return f"@{parts[0]}"
    return ""

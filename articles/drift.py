"""Drift: what has become of a source since its adaptation was made from it."""

from typing import Any

from articles.prose import blocks, sanitize
from articles.snapshot import Snapshot

Known = dict[str, Any]  # plain data, kept on the adaptation


def known_of(snapshot: Snapshot) -> Known:
    """What an adapting desk has accounted for once it has adapted this text."""
    return {"blocks": blocks(sanitize(snapshot.body)), "fields": {}}

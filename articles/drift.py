"""Drift: what has become of a source since its adaptation was made from it.

Pure: it compares what a desk has accounted for, `Known`, with what readers have.
"""

import json
from collections.abc import Collection, Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any, NamedTuple

from articles.drifting.blocks import Difference, changed_blocks, is_same
from articles.drifting.passages import plain_tokens
from articles.prose import blocks, sanitize
from articles.snapshot import Snapshot, join_datelines

Known = dict[str, Any]  # plain data, kept on the adaptation: {"blocks", "fields"}

Key = tuple[str, str, str]  # of a change: part, before, after

BODY = "body"
FIRST_BLOCK = 100  # positions below it are those of fields
TEXTS = (
    *("headline", "short_headline", "search_headline", "social_headline"),
    *("kicker", "summary", "datelines", "content_warning", "kind"),
)
# Numbers of rows, not names: whose name it is and whether it may be said is asked
# when it is shown.
FACTS = ("lead_photo", "lead_caption", "bylines", "collaborations")
FIELDS = (*TEXTS, *FACTS)


class Change(NamedTuple):
    """One field or block that differs; empty where something came or went."""

    part: str
    position: int
    before: str
    after: str

    @property
    def key(self) -> Key:
        return (self.part, self.before, self.after)


def known_of(snapshot: Snapshot) -> Known:
    """What an adapting desk has accounted for once it has adapted this text."""
    return {"blocks": blocks(sanitize(snapshot.body)), "fields": fields_of(snapshot)}


def fields_of(snapshot: Snapshot) -> dict[str, str]:
    """The fields that count, as text. Section, topics and boxes are each edition's own."""
    lead = snapshot.lead_photo
    return {
        **{name: getattr(snapshot, name) for name in TEXTS if name != "datelines"},
        "datelines": join_datelines(snapshot.datelines),
        "lead_photo": str(lead.photo) if lead else "",
        "lead_caption": lead.caption if lead else "",
        "bylines": written_facts(snapshot.bylines),
        "collaborations": written_facts(snapshot.collaborations),
    }


def written_facts(facts: Sequence[Any]) -> str:
    """Rows of credits as text; what says nothing is left out. Empty without rows."""
    rows = [{k: v for k, v in asdict(fact).items() if v} for fact in facts]
    return json.dumps(rows, ensure_ascii=False, sort_keys=True) if rows else ""


def changes_between(known: Known, snapshot: Snapshot) -> list[Change]:
    """What readers of the source have otherwise than the adapting desk knows it."""
    return compared(known, known_of(snapshot)).changes


# ── Comparing ────────────────────────────────────────────────────────────────


@dataclass(slots=True)
class Compared:
    """What differs between what was known and what readers have now."""

    known: Known
    now: Known
    fields: list[Change]
    blocks: list[Difference]

    @property
    def changes(self) -> list[Change]:
        """Fields first, then the text from top to bottom."""
        return [*self.fields, *map(change_of, sorted(self.blocks, key=place_of))]


def change_of(block: Difference) -> Change:
    return Change(BODY, FIRST_BLOCK + block.place, block.before, block.after)


def place_of(block: Difference) -> int:
    return block.place


def compared(known: Known, now: Known) -> Compared:
    return Compared(
        known=known,
        now=now,
        fields=list(changed_fields(known.get("fields", {}), now["fields"])),
        blocks=changed_blocks(known["blocks"], now["blocks"]),
    )


def changed_fields(old: dict[str, str], new: dict[str, str]) -> Iterator[Change]:
    for position, name in enumerate(FIELDS):
        before, after = old.get(name, ""), new.get(name, "")
        if before != after and not is_same_text(name, before, after):
            yield Change(name, position, before, after)


def is_same_text(name: str, before: str, after: str) -> bool:
    if name in ("lead_photo", "bylines", "collaborations"):
        return False
    return plain_tokens(before) == plain_tokens(after)


# ── Accounting ───────────────────────────────────────────────────────────────


def accounted(found: Compared, open_keys: Collection[Key]) -> Known:
    """What is known once only these changes are open: the text of now, with the old
    in their places.
    """
    fields = dict(found.now["fields"])
    for change in found.fields:
        if change.key in open_keys:
            fields[change.part] = change.before
    is_open = [b for b in found.blocks if change_of(b).key in open_keys]
    return {
        "blocks": list(known_blocks(found.now["blocks"], is_open)),
        "fields": fields,
    }


def known_blocks(now: list[str], changed: list[Difference]) -> Iterator[str]:
    here = {block.new: block for block in changed if block.new is not None}
    for number in range(len(now) + 1):
        for block in changed:
            if block.new is None and block.place == number:
                yield block.before
        if number in here:
            yield from filter(None, (here[number].rest, here[number].before))
        elif number < len(now):
            yield now[number]


def with_changes(known: Known, changes: Sequence[Change]) -> Known:
    """What is known once these changes are, where their old words were known."""
    fields, found = dict(known.get("fields", {})), list(known["blocks"])
    for change in changes:
        if change.part != BODY:
            if fields.get(change.part, "") == change.before:
                fields[change.part] = change.after
        elif change.before:
            found = [
                change.after if is_same(block, change.before) else block
                for block in found
            ]
    return {"blocks": [block for block in found if block], "fields": fields}

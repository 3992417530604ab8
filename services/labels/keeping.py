"""Keeping labels: the only place that writes them, and marks what they are printed on."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import reduce
from hashlib import blake2b
from operator import or_

from django.db import transaction
from django.db.models import Q

from services.models import Edition, EditionLabel

Key = tuple[str, str]  # context and message


@dataclass(frozen=True)
class Own:
    """A label in an edition's own words, by plural category; or the same as in English."""

    forms: dict[str, str] = field(default_factory=dict)
    is_same: bool = False

    def __bool__(self) -> bool:
        return bool(self.forms) or self.is_same


def stored_labels(edition: Edition) -> dict[Key, Own]:
    """The edition's own labels, in one query."""
    rows = EditionLabel.objects.filter(edition=edition)
    return {(row.context, row.message): Own(row.forms, row.is_same) for row in rows}


def mark_of(labels: Mapping[Key, Own]) -> str:
    """A sign of what these labels say; empty of none."""
    if not labels:
        return ""
    said = sorted(
        [*key, sorted(own.forms.items()), own.is_same] for key, own in labels.items()
    )
    return blake2b(json.dumps(said).encode(), digest_size=16).hexdigest()


@transaction.atomic
def keep_labels(edition: Edition, wanted: Mapping[Key, Own]) -> int:
    """Keep these labels of the edition, beside its others; how many changed.

    An empty one is dropped: what the catalogue says holds again. The edition tells that
    it changed, as any reference data does: its stories are drawn anew, and so is what
    stands around them.
    """
    locked = Edition.objects.select_for_update(no_key=True).get(pk=edition.pk)
    before = stored_labels(locked)
    changed = {key: own for key, own in wanted.items() if own != before.get(key, Own())}
    if changed:
        write(locked, changed)
        after = {key: own for key, own in (before | changed).items() if own}
        edition.labels_mark = locked.labels_mark = mark_of(after)
        locked.save(update_fields=["labels_mark"])
    return len(changed)


def write(edition: Edition, changed: Mapping[Key, Own]) -> None:
    """In two queries, however many there are."""
    emptied = [key for key, own in changed.items() if not own]
    if emptied:
        these = [Q(context=context, message=message) for context, message in emptied]
        EditionLabel.objects.filter(reduce(or_, these), edition=edition).delete()
    EditionLabel.objects.bulk_create(
        [
            EditionLabel(
                edition=edition,
                context=context,
                message=message,
                forms=own.forms,
                is_same=own.is_same,
            )
            for (context, message), own in changed.items()
            if own
        ],
        update_conflicts=True,
        unique_fields=["edition", "context", "message"],
        update_fields=["forms", "is_same"],
    )

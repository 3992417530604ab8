"""Keeping labels: the only place that writes them, and marks what they are printed on."""

from collections.abc import Mapping
from functools import reduce
from operator import or_
from typing import NamedTuple

from django.db import transaction
from django.db.models import Q

from services.labels.own import Key, Own, mark_of, stored_labels
from services.labels.standing import asked_of, label_of
from services.models import Edition, EditionLabel


class Kept(NamedTuple):
    """How many labels changed, and which changes were dropped."""

    number: int
    dropped: frozenset[Key]


@transaction.atomic
def keep_labels(edition: Edition, wanted: Mapping[Key, Own]) -> Kept:
    """Keep these labels of the edition, beside its others.

    An empty one is dropped: what the catalogue says holds again. An open edition never
    gets back into English: a change by which it would is left out. The edition tells
    that it changed, as any reference data does: its stories are drawn anew, and so is
    what stands around them.
    """
    locked = Edition.objects.select_for_update(no_key=True).get(pk=edition.pk)
    before = stored_labels(locked)
    changed = {key: own for key, own in wanted.items() if own != before.get(key, Own())}
    dropped = losses(locked, before, changed) if locked.is_open else frozenset()
    changed = {key: own for key, own in changed.items() if key not in dropped}
    if changed:
        write(locked, changed)
        after = {key: own for key, own in (before | changed).items() if own}
        edition.labels_mark = locked.labels_mark = mark_of(after)
        locked.save(update_fields=["labels_mark"])
    return Kept(len(changed), dropped)


def losses(
    edition: Edition, before: Mapping[Key, Own], changed: Mapping[Key, Own]
) -> frozenset[Key]:
    """The labels that are said now, and would be missing after the change."""
    asked = [each for each in asked_of(edition.language) if each.key in changed]
    return frozenset(
        each.key
        for each in asked
        if label_of(edition.language, each, changed[each.key]).is_missing
        and not label_of(edition.language, each, before.get(each.key, Own())).is_missing
    )


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

"""Copies of a name that the desk's own lists keep: a code name comes in its place."""

import json
from collections.abc import Iterable
from functools import reduce

from django.contrib.admin.models import LogEntry
from django.db.models import Q

from bylines.models import Contributor
from services.models import Purge

BATCH = 500


def scrub(names: Iterable[str], code_name: str, contributor: Contributor) -> None:
    """Forget these names in the admin's own log and on the receipts of caches."""
    Purge.objects.about_it(contributor.public_id).update(about=code_name[:120])
    forms = sorted({name for name in names if name}, key=len, reverse=True)
    written = [*forms, *(in_json(name) for name in forms)]
    holding = reduce(
        Q.__or__,
        (
            Q(object_repr__contains=form) | Q(change_message__contains=form)
            for form in written
        ),
        Q(object_id=str(contributor.pk), content_type__model="contributor"),
    )
    rows = LogEntry.objects.filter(holding)
    changed = []
    for row in rows.select_related("content_type").iterator(chunk_size=BATCH):
        if is_own(row, contributor):
            row.object_repr = code_name
            row.change_message = unnamed(row.change_message, code_name)
        row.object_repr = without(forms, row.object_repr, code_name)[:200]
        row.change_message = without(forms, row.change_message, code_name)
        row.change_message = without(
            map(in_json, forms), row.change_message, in_json(code_name)
        )
        changed.append(row)
    LogEntry.objects.bulk_update(
        changed, ["object_repr", "change_message"], batch_size=BATCH
    )


def is_own(row: LogEntry, contributor: Contributor) -> bool:
    kind = row.content_type
    is_contributor = kind is not None and kind.model == "contributor"
    return is_contributor and row.object_id == str(contributor.pk)


def unnamed(message: str, code_name: str) -> str:
    """The admin's message without what its rows were called, whatever that was."""
    try:
        steps = json.loads(message)
    except ValueError:
        return message
    for step in steps if isinstance(steps, list) else ():
        for facts in step.values():
            if isinstance(facts, dict) and "object" in facts:
                facts["object"] = code_name
    return json.dumps(steps)


def without(names: Iterable[str], text: str, code_name: str) -> str:
    return reduce(lambda said, name: said.replace(name, code_name), names, text)


def in_json(text: str) -> str:
    """As it stands inside a JSON string: the admin writes its messages so."""
    return json.dumps(text)[1:-1]

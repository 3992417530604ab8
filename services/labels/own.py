"""An edition's own words, as they are stored."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import blake2b

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

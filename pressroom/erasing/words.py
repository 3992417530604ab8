"""Words that an erasure looks for: taken out of logs, listed where people typed them."""

import json
import re
from collections.abc import Iterable, Iterator
from functools import reduce
from typing import Any

from django.apps import apps
from django.contrib.admin.models import LogEntry
from django.db import models
from django.db.models import Q
from django.db.models.functions import Cast

from articles.models import ArticleEvent
from banners.models import BannerChange
from bylines.models import ProtectionEvent
from bylines.scrubbing import in_json
from fronts.models import FrontEvent
from photos.models import PhotoEvent
from pressroom.erasing.wiping import Wiper
from pressroom.models import Erasure, JobRun
from pressroom.plain_rows import rows_of
from recordings.models import RecordingEvent
from services.models import Purge
from staff.models import DeskLogEntry

BATCH = 500
NAMED = 20  # rows that are listed of one column; more are counted

# What the house writes by itself, and the desk log: names go from it.
LOGS: tuple[tuple[type[models.Model], tuple[str, ...]], ...] = (
    (LogEntry, ("object_repr", "change_message")),
    (DeskLogEntry, ("text",)),
    (Purge, ("about",)),
    (JobRun, ("said",)),
    (ArticleEvent, ("detail",)),
    (FrontEvent, ("detail",)),
    (PhotoEvent, ("detail",)),
    (RecordingEvent, ("detail",)),
    (ProtectionEvent, ("reason", "detail")),
    (BannerChange, ("before", "after")),
)
# Nothing that anybody typed stands in these.
PASSED_OVER = frozenset({"contenttypes.ContentType", "auth.Permission", Erasure})


def take_out_of_logs(wiper: Wiper) -> None:
    """Put another word in their place wherever the house wrote them down."""
    if not wiper.words:
        return
    pattern = pattern_of(wiper.words)
    for model, columns in LOGS:
        for column in columns:
            changed = 0
            for row in holding(model, column, wiper.words):
                facts = {column: replaced(getattr(row, column), pattern, wiper.instead)}
                if facts[column] != getattr(row, column):
                    changed += rows_of(model).filter(pk=row.pk).update(**facts)
            wiper.count(model, changed)


def list_leftovers(wiper: Wiper) -> None:
    """Say where the words stand that other people typed: those are theirs to change."""
    if not wiper.words:
        return
    pattern = pattern_of(wiper.words)
    for model in apps.get_models(include_auto_created=True):
        if not {model, model._meta.label} & PASSED_OVER:
            for column in text_columns(model):
                note_leftovers(wiper, model, column, pattern)


def note_leftovers(
    wiper: Wiper, model: type[models.Model], column: str, pattern: re.Pattern[str]
) -> None:
    found = [
        str(row.pk)
        for row in holding(model, column, wiper.words)
        if holds(getattr(row, column), pattern)
    ]
    if found:
        more = len(found) - NAMED
        listed = found[:NAMED] + ([f"and {more} more"] if more > 0 else [])
        wiper.leftovers[f"{model._meta.label}, {column}"] = listed


def text_columns(model: type[models.Model]) -> Iterator[str]:
    for each in model._meta.concrete_fields:
        is_text = isinstance(each, models.CharField | models.TextField)
        if (is_text or isinstance(each, models.JSONField)) and not each.choices:
            yield each.name


def holding(
    model: type[models.Model], column: str, words: Iterable[str]
) -> Iterator[Any]:
    """Rows that seem to have one of the words in this column."""
    written = {form for word in words for form in (word, in_json(word))}
    named = reduce(Q.__or__, (Q(_text__icontains=form) for form in written))
    rows = rows_of(model).annotate(_text=Cast(column, models.TextField()))
    chosen = rows.filter(named).order_by("pk").only("pk", column)
    return iter(chosen.iterator(chunk_size=BATCH))


def pattern_of(words: Iterable[str]) -> re.Pattern[str]:
    """The longest first; letters of a script with words are not found inside others."""
    forms = sorted(words, key=len, reverse=True)
    return re.compile("|".join(map(whole, forms)), re.IGNORECASE)


def whole(word: str) -> str:
    before = r"(?<!\w)" if is_spelt(word[0]) else ""
    after = r"(?!\w)" if is_spelt(word[-1]) else ""
    return f"{before}{re.escape(word)}{after}"


def is_spelt(sign: str) -> bool:
    return sign.lower() != sign.upper()


def replaced(value: Any, pattern: re.Pattern[str], instead: str) -> Any:
    """The same text or plain data without the words; JSON inside a text, too.

    The keys are the house's own: somebody may be called "reason".
    """
    if isinstance(value, str):
        held = inside(value)
        if held is None:
            return pattern.sub(instead, value)
        clean = replaced(held, pattern, instead)
        return value if clean == held else json.dumps(clean, ensure_ascii=False)
    if isinstance(value, list):
        return [replaced(each, pattern, instead) for each in value]
    if isinstance(value, dict):
        return {name: replaced(each, pattern, instead) for name, each in value.items()}
    return value


def inside(text: str) -> Any:
    """The data of a text that is JSON, as the admin writes its messages; else None."""
    if not text.startswith(("[", "{")):
        return None
    try:
        return json.loads(text)
    except ValueError:
        return None


def holds(value: Any, pattern: re.Pattern[str]) -> bool:
    if isinstance(value, str):
        return bool(pattern.search(value))
    if isinstance(value, list):
        return any(holds(each, pattern) for each in value)
    if isinstance(value, dict):
        return any(holds(each, pattern) for each in value.values())
    return False

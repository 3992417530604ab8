"""What the page of a board draws: the board, how it stands, and the list beside it."""

import json
from datetime import datetime
from typing import Any

from django.contrib import admin
from django.urls import reverse

from articles.models import Topic
from fronts.admin.board import Board, naming_by
from fronts.admin.checked import Checker
from fronts.admin.filled import fill
from fronts.admin.form import Form
from fronts.admin.outlook import outlook, readers_layout
from fronts.admin.stories import Story, matching, newest
from fronts.admin.words import (
    changed_words,
    have_words,
    newest_revision,
    scheduled_words,
)
from fronts.layout import dump
from fronts.models import Front
from fronts.readers_side import ReadersSide, readers_side
from photos.models import Photo
from staff.fences import holds
from staff.models import User

TOPICS = 100  # that the box for a new block offers


def board_facts(
    front: Front, form: Form, person: User, now: datetime
) -> dict[str, Any]:
    checker = Checker(front.edition, person, front.arranged)
    draft = checker.layout(form.sheet)
    form.is_unsaved = bool(checker.errors) or draft != form.base
    side = readers_side(front, now)
    before = readers_layout(front, side)
    board = Board(
        front,
        form.sheet,
        now,
        filled=fill(front, draft, now),
        errors=form.errors,
        also_named=tuple(before.stories),
    )
    return {
        "form": form,
        "board": board,
        "outlook": outlook(before, draft, naming_by(board)),
        **form_facts(form, front, person),
        **standing_facts(front, side, now),
    }


def form_facts(form: Form, front: Front, person: User) -> dict[str, Any]:
    return {
        "focus": form.outcome.focus,
        "act": form.pressed.split(":")[0],
        "base": json.dumps(dump(form.base)),
        "undo": json.dumps(form.undo, ensure_ascii=False),
        "topic": form.topic,
        "is_stale": form.version != front.version,
        "photo_picker": reverse("admin:photos_photo_picker"),
        "photo_upload": upload_address(front, person),
    }


def upload_address(front: Front, person: User) -> str:
    """Where new photos go, for whoever may add one to the service; else empty."""
    service = front.edition.service_id
    photos = admin.site.get_model_admin(Photo)
    if not holds(person, photos.adders, service):
        return ""
    return f"{reverse('admin:photos_photo_upload')}?service={service}"


def standing_facts(front: Front, side: ReadersSide, now: datetime) -> dict[str, Any]:
    return {
        "side": side,
        "readers_have": have_words(front, side, newest_revision(front), now),
        "scheduled": scheduled_words(front, side, now),
        "changed": changed_words(front, now),
    }


def picker_facts(
    front: Front, form: Form, person: User, board: Board
) -> dict[str, Any]:
    found: list[Story]
    if form.searched:
        found = matching(front.edition, person, form.searched, board.now)
    else:
        found = newest(front, board.now)
    topics = Topic.objects.filter(edition=front.edition).order_by("name")
    return {
        "found": [{"story": one, "place": place_of(board, one)} for one in found],
        "sections": board.section_rows,
        "topics": topics.values_list("name", flat=True)[:TOPICS],
    }


def place_of(board: Board, story: Story) -> str:
    """The list in which the story stands already; empty if it is in none."""
    found = board.sheet.where_is(story.public_id)
    return board.group_name(found[0]) if found else ""

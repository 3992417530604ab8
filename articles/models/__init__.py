"""The story: working copy, history, and the readers' copy.

Readers' code imports from `articles.models.published` alone.
"""

from articles.models.assignment import Assignment
from articles.models.history import ArticleEvent, Notice, Revision
from articles.models.note import Note, NoteRecipient
from articles.models.preview_pass import PreviewOpening, PreviewPass
from articles.models.public_notices import PublishedNotice
from articles.models.published import (
    Listing,
    PublishedArticle,
    PublishedPage,
    PublishedReference,
)
from articles.models.story import Article, ArticleTopic, Story
from articles.models.topics import Topic

__all__ = [
    "Article",
    "ArticleEvent",
    "ArticleTopic",
    "Assignment",
    "Listing",
    "Note",
    "NoteRecipient",
    "Notice",
    "PreviewOpening",
    "PreviewPass",
    "PublishedArticle",
    "PublishedNotice",
    "PublishedPage",
    "PublishedReference",
    "Revision",
    "Story",
    "Topic",
]

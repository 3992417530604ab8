"""The story: working copy, history, and the readers' copy.

Readers' code imports from `articles.models.published` alone.
"""

from articles.models.adaptation import Adaptation, SourceChange, SourceTask
from articles.models.anonymity import WithheldName
from articles.models.assignment import Assignment
from articles.models.history import ArticleEvent, Notice, Revision
from articles.models.lookup import DeskEntry, SavedView
from articles.models.note import Note, NoteRecipient
from articles.models.offer import Offer
from articles.models.old_address import OldAddress
from articles.models.preview_pass import PreviewOpening, PreviewPass
from articles.models.public_notices import PublishedNotice
from articles.models.published import (
    Listing,
    PublishedArticle,
    PublishedReference,
)
from articles.models.published_page import PublishedPage
from articles.models.sealing import SealedRevision
from articles.models.search_entry import SearchEntry
from articles.models.standing_page import StandingPage
from articles.models.story import Article, ArticleTopic, Story
from articles.models.topics import Topic
from articles.models.typing import Draft, Presence

__all__ = [
    "Adaptation",
    "Article",
    "ArticleEvent",
    "ArticleTopic",
    "Assignment",
    "DeskEntry",
    "Draft",
    "Listing",
    "Note",
    "NoteRecipient",
    "Notice",
    "Offer",
    "OldAddress",
    "Presence",
    "PreviewOpening",
    "PreviewPass",
    "PublishedArticle",
    "PublishedNotice",
    "PublishedPage",
    "PublishedReference",
    "Revision",
    "SavedView",
    "SealedRevision",
    "SearchEntry",
    "SourceChange",
    "SourceTask",
    "StandingPage",
    "Story",
    "Topic",
    "WithheldName",
]

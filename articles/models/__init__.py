"""The story: working copy, history, and the readers' copy.

Readers' code imports from `articles.models.published` alone.
"""

from articles.models.history import ArticleEvent, Notice, Revision
from articles.models.lookup import DeskEntry, SavedView
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
    "DeskEntry",
    "Listing",
    "Notice",
    "PublishedArticle",
    "PublishedPage",
    "PublishedReference",
    "Revision",
    "SavedView",
    "Story",
    "Topic",
]

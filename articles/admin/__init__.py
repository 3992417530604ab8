"""The desk: where stories are written, checked and put before readers."""

from articles.admin.article import ArticleAdmin
from articles.admin.assignment import AssignmentAdmin
from articles.admin.old_addresses import OldAddressAdmin
from articles.admin.standing_pages import StandingPageAdmin
from articles.admin.topics import StoryAdmin, TopicAdmin

__all__ = [
    "ArticleAdmin",
    "AssignmentAdmin",
    "OldAddressAdmin",
    "StandingPageAdmin",
    "StoryAdmin",
    "TopicAdmin",
]

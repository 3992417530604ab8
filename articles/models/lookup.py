"""What lists and searches at the desk keep of each working copy."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.story import Article


class DeskEntry(models.Model):
    """A working copy as the desk looks it up; `articles.desk_index` writes it.

    Its words stand beside it in the way of the database: in a column `words` on
    PostgreSQL, in the table `articles_deskwords` on SQLite.
    """

    article = models.OneToOneField(
        Article, on_delete=models.CASCADE, primary_key=True, related_name="entry"
    )
    gist = models.TextField(blank=True)  # what the checklist needs of the body

    class Meta:
        verbose_name = _("desk entry")
        verbose_name_plural = _("desk entries")

    def __str__(self) -> str:
        return f"entry of {self.article_id}"


class SavedView(models.Model):
    """An address of the story list that a person keeps under a name."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    name = models.CharField(_("name"), max_length=40)
    query = models.CharField(max_length=600, blank=True)

    class Meta:
        verbose_name = _("saved view")
        verbose_name_plural = _("saved views")
        ordering = ("pk",)
        constraints = [
            models.UniqueConstraint(
                fields=["person", "name"], name="one_view_of_a_name"
            )
        ]

    def __str__(self) -> str:
        return self.name

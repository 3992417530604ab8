"""Tags of the desk's pages that lead to fronts."""

from django import template
from django.template import Context
from django.urls import reverse

from articles.models import Article
from articles.permissions import EDITORS
from staff.permissions import standing

register = template.Library()


@register.simple_tag(takes_context=True)
def front_address(context: Context, article: Article) -> str:
    """Where the story is put on its edition's front; empty if not by this person."""
    held = standing(context["request"].user)
    if not held.has(article.edition.service_id, *EDITORS):
        return ""
    return reverse("admin:fronts_front_put", args=(article.public_id,))

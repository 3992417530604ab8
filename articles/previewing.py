"""The page that publishing would make now, drawn for the desk and for outsiders."""

import re
from datetime import datetime

from django.template.loader import render_to_string

from articles import desk
from articles.chrome import chrome_for
from articles.models import Article, PublishedArticle
from articles.related import fill_places, places_in
from services.labels import speaking

# A picture's public address, which answers only while a live story shows it.
public_media = re.compile(r"/media/(?=[0-9a-f]{32}/)")


def draw_preview(article: Article, now: datetime, *, ribbon: str, media: str) -> str:
    """The story's page as readers would get it, below a ribbon that says so.

    `media` is where whoever looks may have its pictures.
    """
    edition = article.edition
    page = desk.preview(article, now)
    named = set(places_in(page.main)) - {article.story_id}
    live = PublishedArticle.objects.live(now).in_edition(edition)
    related = live.naming(named).as_links()
    with speaking(edition):
        html = render_to_string(
            "admin/articles/article/preview.html",
            {
                "head": page.head,
                "main": fill_places(page.main, related, edition),
                "edition": edition,
                "chrome": chrome_for(edition, now),
                "ribbon": ribbon,
            },
        )
    return public_media.sub(media, html)

"""The page that publishing would make now, drawn for the desk and for outsiders."""

import re
from datetime import datetime

from django.template.loader import render_to_string

from articles import desk
from articles.chrome import chrome_for
from articles.house_facts import fill_house
from articles.models import Article, PublishedArticle
from articles.related import fill_places, places_in
from articles.siblings import SiblingRow, Siblings, fill_head, fill_main
from services.labels import speaking

# A picture's public address, which answers only while a live story shows it.
public_media = re.compile(r"/media/(?=[0-9a-f]{32}/)")
is_recorded = re.compile(r"[0-9a-f]{32}/(?:recording\.|[0-9a-f]{32}\.vtt)").match


def draw_preview(
    article: Article,
    now: datetime,
    *,
    ribbon: str,
    media: str,
    recordings: str = "",
) -> str:
    """The story's page as readers would get it, below a ribbon that says so.

    `media` is where whoever looks may have its pictures, `recordings` its sounds and
    films, if that is elsewhere.
    """
    edition = article.edition
    page = desk.preview(article, now)
    named = set(places_in(page.main)) - {article.story_id}
    live = PublishedArticle.objects.live(now)
    related = live.in_edition(edition).naming(named).as_links()
    siblings = Siblings.among(
        live.naming([article.story_id]).as_siblings(), mine(article)
    )
    with speaking(edition):
        chrome = chrome_for(edition, now)
        head = fill_house(fill_head(page.head.encode(), siblings), chrome)
        main = fill_places(page.main, related, edition)
        html = render_to_string(
            "admin/articles/article/preview.html",
            {
                "head": head.decode(),
                "main": fill_main(main.encode(), siblings).decode(),
                "edition": edition,
                "chrome": chrome,
                "ribbon": ribbon,
            },
        )

    def at_desk(found: re.Match[str]) -> str:
        return recordings if is_recorded(html, found.end()) else media

    return public_media.sub(at_desk if recordings else media, html)


def mine(article: Article) -> SiblingRow:
    """What the story will tell of itself once it is live."""
    edition = article.edition
    return {
        "number": 0,
        "public_id": article.public_id,
        "slug": article.slug or "preview",
        "headline": article.headline,
        "adapted_from": article.adapted_from,
        "edition": edition.pk,
        "prefix": edition.prefix,
        "name": edition.name,
        "native_name": edition.native_name,
        "language": edition.language,
        "own_host": edition.own_host,
    }

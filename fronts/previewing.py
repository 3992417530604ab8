"""The page that publishing a front would make now, drawn for the desk."""

from datetime import datetime

from articles.views.finding import find_section
from fronts.layout import Layout
from fronts.models import Front
from fronts.pages import home_page, section_page
from fronts.pictures import pictures_now
from fronts.shown import Shown
from services.labels import speaking


def preview(front: Front, now: datetime, layout: Layout | None = None) -> str:
    """The front's whole page as readers would get it, by the same functions.

    Of the working copy, unless another layout is given. Its pictures have their
    public addresses, which may not answer yet: `articles.previewing.public_media`
    finds them.
    """
    edition = front.edition
    arranged = front.arranged if layout is None else layout
    shown = Shown(arranged, pictures_now(arranged.photos))
    with speaking(edition):
        if front.section is None:
            page = home_page(edition, now, shown)
        else:
            found = find_section(edition, front.section.slug)
            page = section_page(edition, now, found, shown)
    return page.content.decode()

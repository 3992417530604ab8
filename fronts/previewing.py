"""The page that publishing a front would make now, drawn for the desk."""

from datetime import datetime

from fronts.layout import Layout
from fronts.models import Front


def preview(front: Front, now: datetime, layout: Layout | None = None) -> str:
    """The front's whole page as readers would get it, by the same functions.

    Of the working copy, unless another layout is given. Its pictures have their
    public addresses, which may not answer yet: `articles.previewing.public_media`
    finds them.
    """
    raise NotImplementedError

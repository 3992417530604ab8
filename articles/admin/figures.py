"""What stands in a text beside its words, as the desk sees it: small pictures with
their titles, and related stories by their headlines, in place of numbers.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Exists, OuterRef
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.media_blocks import recording_ids
from articles.models import Article, PublishedArticle
from articles.prose import BlockChange, photo_ids, related_stories
from photos.admin.picker import thumb
from photos.models import Photo
from recordings.models import Recording
from staff.models import User

WIDTH = 160  # pixels, of a small picture
LAYOUTS = {
    "inline": gettext_lazy("As wide as the text"),
    "wide": gettext_lazy("Wider than the text"),
    "full": gettext_lazy("As wide as the page"),
}

_photo = re.compile(r'<figure data-photo="([0-9]+)" data-layout="(\w+)"[^>]*>')
_recording = re.compile(r'<figure data-recording="([0-9]+)">')
_gallery = re.compile(r'<figure data-gallery="([0-9,]+)">')
_related = re.compile(r'<aside data-related="([0-9]+)">.*?</aside>', re.DOTALL)


@dataclass(frozen=True, slots=True)
class Shown:
    """A photo as the desk shows it beside words; no address while it has no file."""

    title: str
    address: str


class Figures:
    """The photos and stories that some texts name, of those this person may see."""

    def __init__(
        self, article: Article, person: User, bodies: Iterable[str], *leads: int
    ) -> None:
        bodies = [*bodies]
        photos = {number for body in bodies for number in photo_ids(body)}
        stories = {number for body in bodies for number in related_stories(body)}
        self.photos = photos_by_number(photos | {*leads}, person)
        recordings = {number for body in bodies for number in recording_ids(body)}
        self.recordings = titles_of(recordings, person)
        self.headlines = headlines(stories, article, person)

    def photo(self, number: int) -> Shown:
        found = self.photos.get(number)
        if found is None:
            return Shown(_("Photo %(number)s") % {"number": number}, "")
        return Shown(found.title, thumb(found, WIDTH))

    def drawn(self, change: BlockChange) -> BlockChange:
        html = _photo.sub(self.figure, change.html)
        html = _gallery.sub(self.gallery, _recording.sub(self.recording, html))
        return BlockChange(change.op, SafeString(_related.sub(self.related, html)))

    def figure(self, found: re.Match[str]) -> str:
        shown = self.photo(int(found[1]))
        return format_html(
            '<figure class="desk-figure">{}<p class="desk-figure__title">'
            '<bdi dir="auto">{}</bdi><br><span dir="auto">{}</span></p>',
            small(shown),
            shown.title,
            LAYOUTS.get(found[2], ""),
        )

    def recording(self, found: re.Match[str]) -> str:
        """The figure's beginning, with what is played in it."""
        return format_html(
            '<figure class="desk-figure"><p class="desk-figure__title">'
            '<span dir="auto">{}</span><br><bdi dir="auto">{}</bdi></p>',
            _("Recording"),
            self.recordings.get(int(found[1])) or f"#{found[1]}",
        )

    def gallery(self, found: re.Match[str]) -> str:
        """The figure's beginning, with its photos in their order."""
        shown = [self.photo(int(number)) for number in found[1].split(",")]
        return format_html(
            '<figure class="desk-figure">{}<p class="desk-figure__title">'
            '<span dir="auto">{}</span><br><bdi dir="auto">{}</bdi></p>',
            format_html_join("", "{}", ((small(each),) for each in shown)),
            _("Gallery of photos"),
            "; ".join(each.title for each in shown),
        )

    def related(self, found: re.Match[str]) -> str:
        number = int(found[1])
        return format_html(
            '<aside class="desk-figure"><p class="desk-figure__title">'
            '<span dir="auto">{}</span><br><bdi dir="auto">{}</bdi></p></aside>',
            _("Related story"),
            self.headlines.get(number) or f"#{number}",
        )


def small(shown: Shown) -> str:
    """The picture; its title stands beside it, so it says nothing again."""
    if not shown.address:
        return ""
    return format_html(
        '<img class="desk-figure__image" src="{}" alt="" loading="lazy">', shown.address
    )


def titles_of(recordings: set[int], person: User) -> dict[int, str]:
    if not recordings:
        return {}
    rows = Recording.objects.visible_to(person).filter(pk__in=recordings)
    return dict(rows.values_list("pk", "title"))


def photos_by_number(numbers: set[int], person: User) -> dict[int, Photo]:
    if not numbers:
        return {}
    return Photo.objects.visible_to(person).for_page().in_bulk(numbers)


def headlines(stories: set[int], article: Article, person: User) -> dict[int, str]:
    """Of the edition's own articles; what was killed is not said again."""
    if not stories:
        return {}
    killed = PublishedArticle.objects.filter(
        public_id=OuterRef("public_id"), standing=PublishedArticle.Standing.KILLED
    )
    rows = Article.objects.visible_to(person).filter(
        story__in=stories, edition=article.edition_id
    )
    found = rows.exclude(Exists(killed)).values_list("story", "headline")
    return dict(found)

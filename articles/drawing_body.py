"""A story's text drawn: with its pictures, recordings and embeds, or lite, with links."""

from django.template.loader import render_to_string
from django.utils.safestring import mark_safe

from articles.datelines import with_dateline
from articles.drawing_media import DrawnBody, MediaDrawing, once
from articles.pictures import draw
from articles.prose import BodyEmbed, BodyPhoto, directed, render_body
from articles.reference import Reference
from articles.snapshot import Snapshot
from services.credits import MediumLines
from services.models import Edition


def draw_body(
    snapshot: Snapshot,
    edition: Edition,
    reference: Reference,
    media: tuple[MediumLines, ...] = (),
    *,
    is_lite: bool = False,
) -> DrawnBody:
    """The text drawn. The credits of its media stand with the first recording or embed.

    `is_lite`: links in the place of pictures and players.
    """
    shared = {"edition": edition, "is_lite": is_lite}
    embeds: list[BodyEmbed] = []
    credits = once(media)
    drawing = MediaDrawing(edition, reference, credits, is_lite=is_lite)

    def draw_photo(use: BodyPhoto) -> str | None:
        picture = draw(
            reference.photos.get(use.photo),
            caption=mark_safe(use.caption),  # noqa: S308  render_body has cleaned it
            alt=use.alt,
            is_file=use.is_file,
            layout=use.layout,
        )
        if picture is None:
            return None
        drawing.pictures.append(picture)
        return render_to_string(
            "articles/includes/picture.html",
            shared | {"picture": picture, "is_lead": False},
        )

    def draw_embed(embed: BodyEmbed) -> str:
        """A card with a link: nothing of the other site is on our page."""
        embeds.append(embed)
        context = shared | {
            "embed": embed,
            "caption": mark_safe(embed.caption),  # noqa: S308  render_body has cleaned it
            "media": credits(),
        }
        return render_to_string("articles/includes/embed.html", context)

    body = render_body(
        directed(snapshot.body, edition.direction),
        draw_photo=draw_photo,
        draw_embed=draw_embed,
        draw_recording=drawing.recording,
        draw_gallery=drawing.gallery,
    )
    return DrawnBody(
        body=with_dateline(body, snapshot.datelines, edition),
        pictures=tuple(drawing.pictures),
        players=tuple(drawing.players),
        has_media=bool(embeds or drawing.players),
    )

"""Which photos a front shows beside stories: noted, so that their files are public."""

from articles.reference import hold_still
from fronts.layout import Layout, Place
from fronts.models import PublishedFront
from photos.models import ShownElsewhere

KIND = "front"


def show_photos(copy: PublishedFront, layout: Layout) -> None:
    """Note the photos that this copy shows, and until when; an empty layout: none.

    They are held still first: one that is pulled meanwhile finds the note.
    """
    shown = [place for place in layout.places if place.photo is not None]
    ShownElsewhere.objects.by(KIND, copy.pk).delete()
    hold_still(("photo", place.photo) for place in shown if place.photo is not None)
    ShownElsewhere.objects.bulk_create(note(copy, place) for place in shown)


def note(copy: PublishedFront, place: Place) -> ShownElsewhere:
    ends = [end for end in (place.until, copy.visible_until) if end is not None]
    return ShownElsewhere(
        photo_id=place.photo,
        kind=KIND,
        number=copy.pk,
        edition_id=copy.edition_id,
        story=place.story,
        visible_from=copy.visible_from,
        visible_until=min(ends, default=None),
    )

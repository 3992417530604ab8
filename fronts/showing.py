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
    ShownElsewhere.objects.by(KIND, copy.pk).delete()
    hold_still(("photo", number) for number in layout.photos)
    ShownElsewhere.objects.bulk_create(
        note(copy, place, place.photo)
        for place in layout.places
        if place.photo is not None
    )


def note(copy: PublishedFront, place: Place, photo: int) -> ShownElsewhere:
    ends = [end for end in (place.until, copy.visible_until) if end is not None]
    return ShownElsewhere(
        photo_id=photo,
        kind=KIND,
        number=copy.pk,
        edition_id=copy.edition_id,
        story=place.story,
        visible_from=copy.visible_from,
        visible_until=min(ends, default=None),
    )

"""Where an arrangement begins: the working copy of a front, made when it is opened."""

from fronts.layout import Block, BlockKind, Layout, Place, dump
from fronts.models import Front
from services.models import Edition, Section

TOP = 4  # beside the lead
BLOCKS = 8  # of sections; more are added by hand


def front_of(edition: Edition, section: Section | None = None) -> Front:
    """The working copy of the edition's home, or of the section's front.

    A new one is as the automatic front is: nobody has picked a story yet.
    """
    rows = Front.objects.for_desk()
    front = rows.filter(edition=edition, section=section).first()
    if front is None:
        begun = dump(beginning(edition, section))
        row, _is_new = Front.objects.get_or_create(
            edition=edition, section=section, defaults={"layout": begun}
        )
        front = rows.get(pk=row.pk)
    return front


def beginning(edition: Edition, section: Section | None) -> Layout:
    """Empty places for the newest stories, and a block for each section below."""
    parts = Section.objects.filter(edition=edition, parent=section)
    if section is None:
        parts = parts.filter(is_in_navigation=True)
    return Layout(
        lead=Place(key="lead", story=""),
        top=tuple(Place(key=f"top-{number}", story="") for number in range(1, TOP + 1)),
        blocks=tuple(
            Block(key=f"section-{part.pk}", kind=BlockKind.SECTION, number=part.pk)
            for part in parts.order_by("position", "name")[:BLOCKS]
        ),
    )

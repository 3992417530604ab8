"""Standing boxes as a page prints them."""

from dataclasses import dataclass

from articles.reference import Reference


@dataclass(frozen=True, slots=True)
class PrintedBox:
    """A standing box; `link` is empty where it leads nowhere."""

    place: str
    heading: str
    text: str
    link: str
    link_words: str


def printed_boxes(reference: Reference, place: str) -> tuple[PrintedBox, ...]:
    return tuple(
        PrintedBox(
            place=box.place,
            heading=box.heading,
            text=box.text,
            link=box.link,
            link_words=box.link_words,
        )
        for box in reference.boxes
        if box.place == place
    )

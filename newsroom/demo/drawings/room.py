"""Rooms in one-point perspective."""

from collections.abc import Sequence

from newsroom.demo.drawings.canvas import Canvas, Fill, Point


class Room:
    """A room whose floor lies `eye` below and whose far end is the vanishing point."""

    def __init__(self, canvas: Canvas, x: float, y: float, scale: float) -> None:
        self.canvas, self.x, self.y, self.scale = canvas, x, y, scale

    def at(self, aside: float, up: float, away: float) -> Point:
        """A place: metres right of us, above our eyes, and away from us."""
        return (self.x + self.scale * aside / away, self.y - self.scale * up / away)

    def face(
        self,
        corners: Sequence[tuple[float, float, float]],
        fill: Fill,
        opacity: float = 1,
    ) -> None:
        self.canvas.polygon([self.at(*corner) for corner in corners], fill, opacity)

    def front(
        self,
        left: float,
        right: float,
        low: float,
        high: float,
        away: float,
        fill: Fill,
    ) -> None:
        """An upright surface that faces us."""
        self.face(
            (
                (left, high, away),
                (right, high, away),
                (right, low, away),
                (left, low, away),
            ),
            fill,
        )

    def flat(
        self,
        left: float,
        right: float,
        up: float,
        far: float,
        near: float,
        fill: Fill,
        opacity: float = 1,
    ) -> None:
        """A level surface: a floor, a table top."""
        self.face(
            ((left, up, far), (right, up, far), (right, up, near), (left, up, near)),
            fill,
            opacity,
        )

    def flank(
        self,
        aside: float,
        low: float,
        high: float,
        far: float,
        near: float,
        fill: Fill,
        opacity: float = 1,
    ) -> None:
        """An upright surface that runs away from us."""
        self.face(
            (
                (aside, high, far),
                (aside, high, near),
                (aside, low, near),
                (aside, low, far),
            ),
            fill,
            opacity,
        )

"""People as outlines: built from joints, so that each stands in a pose of its own."""

from collections.abc import Sequence

from newsroom.demo.drawings.brushes import Joint, limb, smooth
from newsroom.demo.drawings.canvas import Canvas, Point, between

# One unit is the height of the head; a grown person is seven and a half of them.


class Figure:
    """Somebody with the feet (or the seat) at (x, y); `size` is the height of a head."""

    def __init__(
        self,
        canvas: Canvas,
        x: float,
        y: float,
        size: float,
        tone: str,
        *,
        flip: bool = False,
    ) -> None:
        self.canvas, self.x, self.y, self.size, self.tone = canvas, x, y, size, tone
        self.side = -1 if flip else 1

    def at(self, u: float, v: float) -> Point:
        """A place on the figure: u to its front, v upwards."""
        return (self.x + self.side * u * self.size, self.y - v * self.size)

    def shape(self, *points: Point, tone: str | Sequence[str] | None = None) -> None:
        outline = smooth([self.at(u, v) for u, v in points], steps=5)
        self.canvas.polygon(outline, tone or self.tone)

    def limb(self, *joints: Joint, tone: str | None = None) -> None:
        """An arm, a leg, a strap: joints with their half widths."""
        fine = [(*self.at(u, v), r * self.size) for u, v, r in joints]
        limb(self.canvas, fine, tone or self.tone)

    def line(
        self, *points: Point, width: float = 0.06, tone: str | None = None
    ) -> None:
        self.canvas.line(
            [self.at(u, v) for u, v in points], tone or self.tone, width * self.size
        )

    def block(
        self, u: float, v: float, w: float, h: float, tone: str | None = None
    ) -> None:
        """An upright box around (u, v)."""
        a, b = w / 2, h / 2
        corners = ((u - a, v - b), (u + a, v - b), (u + a, v + b), (u - a, v + b))
        self.canvas.polygon([self.at(*corner) for corner in corners], tone or self.tone)

    # Parts of the body

    def head(
        self, u: float, v: float, hair: str = "short", neck: str | None = None
    ) -> None:
        """A head around (u, v), with neck; seen from behind."""
        self.limb((u, v - 0.75, 0.24), (u, v - 0.3, 0.2), tone=neck)
        self.shape(
            (u, v + 0.52), (u + 0.3, v + 0.4), (u + 0.39, v + 0.08), (u + 0.33, v - 0.2),
            (u + 0.16, v - 0.47), (u - 0.16, v - 0.47), (u - 0.33, v - 0.2),
            (u - 0.39, v + 0.08), (u - 0.3, v + 0.4),
        )  # fmt: skip
        for side in (-1, 1):
            self.limb(
                (u + side * 0.39, v - 0.02, 0.06), (u + side * 0.38, v - 0.12, 0.05)
            )
        self._hair(u, v, hair)

    def _hair(self, u: float, v: float, hair: str) -> None:
        if hair == "long":
            self.shape(
                (u, v + 0.6), (u + 0.42, v + 0.35), (u + 0.47, v - 0.2), (u + 0.5, v - 0.95),
                (u, v - 1.05), (u - 0.5, v - 0.95), (u - 0.47, v - 0.2), (u - 0.42, v + 0.35),
            )  # fmt: skip
        elif hair == "bun":
            self.shape(
                (u, v + 0.88), (u + 0.2, v + 0.7), (u, v + 0.48), (u - 0.2, v + 0.7)
            )
        elif hair == "cap":
            self.shape(
                (u - 0.43, v + 0.2),
                (u - 0.3, v + 0.55),
                (u + 0.2, v + 0.6),
                (u + 0.44, v + 0.3),
                (u + 0.75, v + 0.18),
                (u + 0.4, v + 0.14),
            )
        elif hair == "hood":
            self.shape(
                (u, v + 0.66),
                (u + 0.5, v + 0.2),
                (u + 0.56, v - 0.6),
                (u - 0.56, v - 0.6),
                (u - 0.5, v + 0.2),
            )

    def trunk(self, *, wide: float = 1.0, low: float = 2.6) -> None:
        """Shoulders down to a coat's hem at height `low`; the neck is at 6.3."""
        w = wide
        self.shape(
            (0, 6.42), (0.35, 6.3), (0.88 * w, 6.02), (1.06 * w, 5.6), (0.98 * w, 4.9),
            (0.82 * w, 4.3), (0.9 * w, 3.5), (0.95 * w, low), (0, low - 0.06),
            (-0.95 * w, low), (-0.9 * w, 3.5), (-0.82 * w, 4.3), (-0.98 * w, 4.9),
            (-1.06 * w, 5.6), (-0.88 * w, 6.02), (-0.35, 6.3),
        )  # fmt: skip

    def legs(self, *, stride: float = 0.12) -> None:
        for side in (-1, 1):
            self.limb(
                (side * 0.42, 3.7, 0.48), (side * (0.44 + stride), 2.0, 0.34),
                (side * (0.44 + stride * 1.4), 0.3, 0.22),
            )  # fmt: skip
            foot = side * (0.44 + stride * 1.4)
            self.limb((foot - 0.05, 0.12, 0.16), (foot + 0.3, 0.1, 0.13))

    def hanging_arm(self, side: int, out: float = 0.15) -> None:
        self.limb(
            (side * 0.88, 5.8, 0.3), (side * (1.05 + out), 4.5, 0.25),
            (side * (1.02 + out), 3.4, 0.17),
        )  # fmt: skip

    def standing(
        self, hair: str = "short", *, wide: float = 1.0, low: float = 3.0
    ) -> None:
        """Somebody who just stands there, seen from behind or against the light."""
        self.legs()
        self.trunk(wide=wide, low=low)
        for side in (-1, 1):
            self.hanging_arm(side)
        self.head(0, 7.05, hair)

    def dressed(
        self, coat: str, trousers: str, skin: str, hair_tone: str, hair: str = "short"
    ) -> None:
        """Somebody who stands with their back to us, in colours, lit from the left."""
        self.tone = trousers
        self.legs(stride=0.02)
        self.tone = coat
        for side in (-1, 1):
            self.tone = between(coat, "#000000", 0.16 if side < 0 else 0.28)
            self.hanging_arm(side, out=0.02)
            self.limb((side * 1.04, 3.3, 0.17), (side * 1.0, 3.0, 0.15), tone=skin)
        self.tone = coat
        self.trunk(low=3.1)
        self.line(
            (0, 6.0), (0.04, 3.2), width=0.05, tone=between(coat, "#000000", 0.25)
        )
        self.shape(
            (-0.9, 5.9), (-0.5, 6.1), (-0.62, 4.6), (-0.86, 3.2), (-0.93, 3.4), (-0.98, 4.9),
            tone=between(coat, "#fff4dc", 0.22),
        )  # fmt: skip
        self.tone = skin
        self.limb((-0.38, 6.95, 0.07), (-0.37, 6.87, 0.06))
        self.limb((0.38, 6.95, 0.07), (0.37, 6.87, 0.06))
        self.tone = hair_tone
        self.head(0, 7.05, hair)
        self.limb(
            (0, 6.32, 0.2), (0, 6.5, 0.2), tone=skin if hair != "long" else hair_tone
        )

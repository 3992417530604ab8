"""Pictures drawn by the demo itself, so that it needs no photographer's work.

`draw("harbour")` answers the bytes of a JPEG, the same ones at every call.
"""

from collections.abc import Callable

from newsroom.demo.drawings import (
    bakery,
    charts,
    city,
    desert,
    dusk,
    gatherings,
    glacier,
    hall,
    interiors,
    laboratory,
    land,
    maps,
    market,
    palace,
    reef,
    river,
    roads,
    sea,
    shore,
    silhouettes,
    slopes,
    space,
    stadium,
    vigil,
    village,
    volcano,
    winter,
)
from newsroom.demo.drawings.canvas import Canvas

SCENES: dict[str, Callable[[str], Canvas]] = {
    scene.__name__: scene
    for scene in (
        bakery.bakery,
        charts.chart_vote,
        charts.chart_wheat,
        city.skyline,
        city.smog,
        desert.solar,
        dusk.bridge,
        dusk.mast,
        gatherings.cinema,
        gatherings.microphones,
        gatherings.polling,
        glacier.glacier,
        hall.hall,
        interiors.classroom,
        interiors.library,
        laboratory.laboratory,
        land.border,
        land.lake,
        land.mountains,
        land.wheat,
        maps.map_ardena,
        maps.map_vela,
        market.market,
        river.delta,
        river.flood,
        palace.palace,
        reef.reef,
        roads.train,
        sea.ferry,
        sea.harbour,
        shore.fishing,
        shore.port,
        silhouettes.orchestra,
        silhouettes.press,
        slopes.coffee,
        slopes.terraces,
        space.satellite,
        stadium.stadium,
        vigil.vigil,
        village.clinic,
        volcano.volcano,
        winter.snow_village,
    )
}


def draw(name: str) -> bytes:
    """The picture of that name as a JPEG file of 1600 by 1067 pixels."""
    return SCENES[name](name).jpeg()

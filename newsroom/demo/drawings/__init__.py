"""Pictures drawn by the demo itself, so that it needs no photographer's work.

`draw("harbour")` answers the bytes of a JPEG, the same ones at every call.
"""

from collections.abc import Callable

from newsroom.demo.drawings import (
    bakery,
    bridge,
    charts,
    city,
    classroom,
    coffee,
    desert,
    fishing,
    gatherings,
    glacier,
    hall,
    laboratory,
    land,
    library,
    maps,
    market,
    mast,
    palace,
    polling,
    port,
    reef,
    river,
    roads,
    sea,
    silhouettes,
    space,
    stadium,
    terraces,
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
        bridge.bridge,
        charts.chart_vote,
        charts.chart_wheat,
        city.skyline,
        city.smog,
        classroom.classroom,
        coffee.coffee,
        desert.solar,
        fishing.fishing,
        gatherings.cinema,
        gatherings.microphones,
        polling.polling,
        glacier.glacier,
        hall.hall,
        laboratory.laboratory,
        land.border,
        land.lake,
        land.mountains,
        land.wheat,
        library.library,
        maps.map_ardena,
        maps.map_vela,
        market.market,
        mast.mast,
        palace.palace,
        port.port,
        reef.reef,
        river.delta,
        river.flood,
        roads.train,
        sea.ferry,
        sea.harbour,
        silhouettes.orchestra,
        silhouettes.press,
        space.satellite,
        stadium.stadium,
        terraces.terraces,
        vigil.vigil,
        village.clinic,
        volcano.volcano,
        winter.snow_village,
    )
}


def draw(name: str) -> bytes:
    """The picture of that name as a JPEG file of 1600 by 1067 pixels."""
    return SCENES[name](name).jpeg()

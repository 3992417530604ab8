"""Contributors of the English service. Nobody here exists."""

from newsroom.demo.facts import Contributor

CONTRIBUTORS: tuple[Contributor, ...] = (
    Contributor(
        slug="voa-news",
        name="VOA News",
        service="english",
        kind="staff",
    ),
    Contributor(
        slug="lena-marsh",
        name="Lena Marsh",
        service="english",
        job_title="Correspondent",
        bio="Lena Marsh reports on elections and on the people who count them.",
        names=(("fa", "لنا مارش"),),
    ),
    Contributor(
        slug="ines-vandermolen",
        name="Ines Vandermolen",
        service="english",
        job_title="Reporter",
        bio="Ines Vandermolen covers weather, rivers and film, in that order.",
    ),
    Contributor(
        slug="tomas-okafor-lind",
        name="Tomas Okafor-Lind",
        service="english",
        job_title="Features writer",
        bio="Tomas Okafor-Lind writes about cities at hours when others sleep.",
    ),
    Contributor(
        slug="samuel-otieno-rask",
        name="Samuel Otieno-Rask",
        service="english",
        job_title="Global health reporter",
        bio="Samuel Otieno-Rask reports on health from Nairobi.",
    ),
    Contributor(
        slug="noor-castellane",
        name="Noor Castellane",
        service="english",
        job_title="Science reporter",
        bio="Noor Castellane explains machines to people, and now and then the reverse.",
    ),
    Contributor(
        slug="petra-halloran-diaz",
        name="Petra Halloran-Diaz",
        service="english",
        job_title="Economics reporter",
    ),
    Contributor(
        slug="daoud-belkacem-ruiz",
        name="Daoud Belkacem-Ruiz",
        service="english",
        job_title="Senior correspondent",
    ),
    Contributor(
        slug="aida-bekova",
        name="Aida Bekova",
        service="english",
    ),
    Contributor(
        slug="ottoline-frayne",
        name="Ottoline Frayne",
        service="english",
        bio="Ottoline Frayne edited a weekly newspaper for 31 years.",
    ),
    Contributor(
        slug="mbali-trask",
        name="Mbali Trask",
        service="english",
        job_title="Photographer",
    ),
    Contributor(
        slug="farah-lindqvist-noor",
        name="Farah Lindqvist-Noor",
        service="english",
        job_title="Photographer",
    ),
    Contributor(
        slug="protected-1",
        name="Ehsan Farrokhzadegan",
        service="english",
        protection="pen_name",
        pen_name="A. Sadr",
    ),
)

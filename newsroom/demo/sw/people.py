"""Contributors of the Swahili service. Nobody here exists."""

from newsroom.demo.facts import Contributor

CONTRIBUTORS: tuple[Contributor, ...] = (
    Contributor(
        slug="zuhura-makangale",
        name="Zuhura Makangale",
        service="swahili",
        job_title="Mwandishi",
        bio="Zuhura Makangale anaandika kuhusu pwani, bahari na watu wanaoamka kabla ya jua.",
        names=(("en", "Zuhura Makangale"),),
    ),
    Contributor(
        slug="baraka-olemisho",
        name="Baraka Olemisho",
        service="swahili",
        job_title="Mwandishi wa masuala ya uchumi",
        bio="Baraka Olemisho hufuatilia bei kutoka shambani hadi sokoni, kwa kawaida kwa miguu.",
        names=(("en", "Baraka Olemisho"),),
    ),
    Contributor(
        slug="rehema-kitundu-awino",
        name="Rehema Kitundu-Awino",
        service="swahili",
        job_title="Mfasiri",
        bio="Rehema Kitundu-Awino hutafsiri kutoka Kiingereza na Kifaransa. Anakusanya methali ambazo hazitafsiriki.",
        names=(("en", "Rehema Kitundu-Awino"),),
    ),
    Contributor(
        slug="salim-mvungwe",
        name="Salim Mvungwe",
        service="swahili",
        job_title="Mhariri",
        bio="Salim Mvungwe huhariri kwa kalamu nyekundu, na huuliza maswali kwa kalamu ya kijani.",
        names=(("en", "Salim Mvungwe"),),
    ),
)

"""Which language's words say an edition's credits."""

from services.credits.en import English
from services.credits.es import Spanish
from services.credits.fa import Persian
from services.credits.facts import House
from services.credits.ko import Korean
from services.credits.unreviewed import Unreviewed
from services.credits.wording import Wording

LANGUAGES: dict[str, type[Wording]] = {
    "en": English,
    "es": Spanish,
    "fa": Persian,
    "ko": Korean,
}


def wording_for(house: House) -> Wording:
    """The words of the edition's language, whatever its script or region."""
    language = house.language.replace("_", "-").split("-")[0].lower()
    return LANGUAGES.get(language, Unreviewed)(house)

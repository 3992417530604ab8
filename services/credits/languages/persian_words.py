"""Words of a Persian line that agree with what stands beside them."""

from services.credits.lines import Line
from services.credits.parties import Parties


def tongue(language: str) -> str:
    """The language by its name: «زبان کره‌ای», and not «زبان نیم‌زبان …»."""
    return language if "زبان" in language else f"زبان {language}"


def has_done(parties: Parties) -> Line:
    return Line.of("کرده‌اند" if len(parties) > 1 else "کرده است")

"""Credits as editors enter them, for the tests of every language's sentences."""

from services.credits import Credit, House, Party, credit_lines


def person(name: str, place: str = "", **facts: str) -> Party:
    return Party(name, "person", place, **facts)


def agency(name: str) -> Party:
    return Party(name, "agency")


def entered(**parties_by_kind: list[Party]) -> list[Credit]:
    """Credits as an editor entered them: `entered(author=[lena])`."""
    return [
        Credit(kind, party)
        for kind, parties in parties_by_kind.items()
        for party in parties
    ]


def printed_by(house: House, **parties_by_kind: list[Party]) -> tuple[str, list[str]]:
    """Byline and end of the story as plain text."""
    credits = credit_lines(entered(**parties_by_kind), house)
    return str(credits.byline), [str(line) for line in credits.lines]

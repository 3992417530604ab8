"""The steps in which PostgreSQL looks back in time, as parts of one statement.

The first looks at the newest weeks. Each later one reaches as far back as it should
take to find enough, reckoned from what the one before it found; where that was nothing,
to the very end. So words that never meet are looked up twice, and of common ones no
years are read that no page shows.
"""

from dataclasses import dataclass

MOST = 4  # steps; the last looks at everything
ENOUGH = 1.5  # times as many as are wanted, by the reckoning

REACHES = "reaches (number, seconds, marks) AS (VALUES {rows})"
ROW = "({number}, %(seconds{number})s::bigint, %(marks{number})s::tsquery)"

# Which reach a step takes. One without marks is everything.
CHOICE = """
    {name}_reach{number} AS MATERIALIZED (
        SELECT number, seconds, marks, {with_marks} AS held FROM reaches
        WHERE number = {end} OR {is_due} ORDER BY number LIMIT 1
    )
"""
WITH_MARKS = "coalesce(%({held})s::tsquery && marks, %({held})s)"
IS_FIRST = "number = 0"
IS_ENOUGH = """
    seconds >= {enough} * %({limit})s * (SELECT seconds FROM {name}_reach{before})
        / greatest((SELECT count(*) FROM {name}{before}), 1)
"""

# Words and time are one condition, so that the index follows the rarest of them all, and
# looks at the others only where that leads it.
# The sum keeps the planner from walking the table from its newest row down, and
# random(), which is always true here, from starting workers for steps not taken.
STEP = """
    {name}{number} AS MATERIALIZED (
        SELECT spot FROM (
            SELECT ctid AS spot, place FROM articles_searchentry
            WHERE words @@ (SELECT held FROM {name}_reach{number}) AND {groups}
                AND place + 0 < %(below)s AND place + 0 >= %(above)s
                AND visible_from <= %(now)s
                AND (visible_until IS NULL OR visible_until > %(now)s)
                AND random() >= 0 AND {gates}
            ORDER BY place + 0 DESC LIMIT %({limit})s
        ) AS newest
    )
"""
# A condition that names no row is asked once, before any row is read.
UNLESS_DONE = """
    (SELECT count(*) FROM {name}{number}) < %({limit})s
        AND (SELECT number FROM {name}_reach{number}) < {end}
"""
IF_TAKEN = """
    WHEN EXISTS (SELECT FROM {name}{number})
    THEN (SELECT {with_marks} FROM {name}_reach{number})
"""


def reaches(count: int) -> str:
    return REACHES.format(rows=", ".join(ROW.format(number=n) for n in range(count)))


@dataclass(frozen=True, slots=True)
class Steps:
    """The steps of one look-up, each taken only where all before found too few.

    `held` and `limit` name what is asked and how many are wanted, `groups` are the
    conditions of where, `gate` says when the look-up is made at all.
    """

    name: str
    count: int  # reaches, from the nearest to everything
    groups: str
    held: str
    limit: str
    gate: str = "true"

    @property
    def numbers(self) -> range:
        return range(min(self.count, MOST))

    @property
    def spots(self) -> str:
        """The rows that were found: a step finds again what those before it found."""
        found = [f"SELECT spot FROM {self.name}{number}" for number in self.numbers]  # noqa: S608
        return " UNION ALL ".join(found)

    def last(self, held: str) -> str:
        """This question of the time that the last step looked in that found any."""
        asked = [
            IF_TAKEN.format(
                name=self.name, number=number, with_marks=WITH_MARKS.format(held=held)
            )
            for number in reversed(self.numbers)
        ]
        return f"CASE {' '.join(asked)} END"

    def parts(self) -> list[str]:
        return [part for n in self.numbers for part in (self.choice(n), self.step(n))]

    def choice(self, number: int) -> str:
        return self.filled(CHOICE, number, is_due=self.is_due(number))

    def is_due(self, number: int) -> str:
        if number == 0:
            return IS_FIRST
        if number == MOST - 1:
            return "false"
        return self.filled(IS_ENOUGH, number, before=number - 1, enough=ENOUGH)

    def step(self, number: int) -> str:
        gates = [self.filled(UNLESS_DONE, before) for before in range(number)]
        return self.filled(STEP, number, gates=" AND ".join([self.gate, *gates]))

    def filled(self, template: str, number: int, **more: object) -> str:
        own = {"name": self.name, "held": self.held, "limit": self.limit}
        own |= {"groups": self.groups, "with_marks": WITH_MARKS.format(held=self.held)}
        return template.format(**own, number=number, end=self.count - 1, **more)

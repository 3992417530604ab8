"""Runs inside one archive's settings: `python -m tests.bench.inside look`; `publish`;
`search`.

What it finds out is printed as JSON.
"""

import json
import sys


def main(what: str) -> None:
    from newsroom.wsgi import application  # sets Django up, as the server does
    from tests.bench.looking import look
    from tests.bench.publishing import publish
    from tests.bench.searching import search

    asked = {"look": lambda: look(application), "publish": publish, "search": search}
    json.dump(asked[what](), sys.stdout)


main(*sys.argv[1:])

"""Runs inside one archive's settings: `python -m tests.bench.inside look`, or `publish`.

What it finds out is printed as JSON.
"""

import json
import sys


def main(what: str) -> None:
    from newsroom.wsgi import application  # sets Django up, as the server does
    from tests.bench.looking import look
    from tests.bench.publishing import publish

    found = look(application) if what == "look" else publish()
    json.dump(found, sys.stdout)


main(*sys.argv[1:])

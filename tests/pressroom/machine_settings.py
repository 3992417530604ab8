"""The tests' settings for a machine of its own, told by its environment."""

import os
from pathlib import Path

from tests.settings import *  # noqa: F403

HOME = Path(os.environ["MACHINE"])
BULLETIN = HOME / "bulletin.json"
ASK_ANEW = HOME / "ask_anew"
SECRET_KEY = os.environ.get("MACHINE_KEY", SECRET_KEY)  # noqa: F405
PURGE_URLS = list(filter(None, [os.environ.get("MACHINE_PURGES", "")]))
ERASURES = str(HOME / "erasures.jsonl")

# As the site keeps them, where the environment says; all of a machine's processes in
# the same part of the buckets.
for bucket in FILES_IN_BUCKETS.values():  # noqa: F405
    bucket["OPTIONS"]["location"] = str(HOME).strip("/")
STORAGES |= FILES_IN_FOLDERS | FILES_IN_BUCKETS  # noqa: F405

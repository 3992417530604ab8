"""The tests' settings for a server in a process of its own, told by its environment."""

import os
from pathlib import Path

from tests.settings import *  # noqa: F403

BULLETIN = Path(os.environ["BULLETIN"])
REDIS_URL = os.environ["SERVED_REDIS_URL"]

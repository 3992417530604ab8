"""The tests' settings for a server in a process of its own, told by its environment."""

import os
from pathlib import Path

from tests.settings import *  # noqa: F403

BULLETIN = Path(os.environ["BULLETIN"])
REDIS_URL = os.environ["SERVED_REDIS_URL"]
METRICS_ROOT = (
    Path(os.environ["METRICS_ROOT"]) if "METRICS_ROOT" in os.environ else None
)
METRICS_TOKEN = os.environ.get("METRICS_TOKEN", "")

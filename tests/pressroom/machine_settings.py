"""The tests' settings for a machine of its own, told by its environment."""

import os
from pathlib import Path

from tests.settings import *  # noqa: F403

HOME = Path(os.environ["MACHINE"])
BULLETIN = HOME / "bulletin.json"
ASK_ANEW = HOME / "ask_anew"
SECRET_KEY = os.environ.get("MACHINE_KEY", SECRET_KEY)  # noqa: F405
PURGE_URLS = list(filter(None, [os.environ.get("MACHINE_PURGES", "")]))


def kept_in(place: str) -> dict[str, object]:
    """A folder, or what bin/with-s3 started."""
    if "MACHINE_ON_S3" not in os.environ:
        return {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": HOME / place},
        }
    return {
        "BACKEND": "storages.backends.s3.S3Storage",
        "OPTIONS": {
            "bucket_name": os.environ[f"S3_{place.upper()}_BUCKET"],
            "endpoint_url": os.environ["S3_ENDPOINT_URL"],
            "region_name": os.environ["S3_REGION"],
            "access_key": os.environ["S3_ACCESS_KEY"],
            "secret_key": os.environ["S3_SECRET_KEY"],
        },
    }


STORAGES |= {  # noqa: F405
    "default": kept_in("media"),
    "originals": kept_in("originals"),
}

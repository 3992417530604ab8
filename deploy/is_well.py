"""Ends with 0 if the site at PORT answers. The container's health check.

is_well.py [/readyz]      whether it lives; or, whether readers may come
"""

import os
import sys
from http.client import HTTPConnection
from urllib.parse import urlsplit

# The site answers to its own names only.
host = urlsplit(os.environ.get("SITE_URL", "")).netloc or "127.0.0.1"
connection = HTTPConnection("127.0.0.1", int(os.environ.get("PORT", "8000")), timeout=3)
connection.request("GET", [*sys.argv, "/healthz"][1], headers={"Host": host})
sys.exit(connection.getresponse().status != 200)

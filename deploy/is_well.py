"""Ends with 0 if the site in this container answers. The container's health check."""

import os
import sys
from http.client import HTTPConnection
from urllib.parse import urlsplit

# The site answers to its own names only.
host = urlsplit(os.environ.get("SITE_URL", "")).netloc or "127.0.0.1"
connection = HTTPConnection("127.0.0.1", 8000, timeout=3)
connection.request("GET", "/healthz", headers={"Host": host})
sys.exit(connection.getresponse().status != 200)

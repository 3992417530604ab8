"""The application that the server loads, and that refuses unsafe settings."""

import os
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from newsroom.checks import refuse_danger

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")

refuse_danger()
application: Callable[..., Any] = get_wsgi_application()

if not settings.DEBUG:  # whoever writes templates wants to see each change
    from newsroom.edge.application import Edge

    application = Edge(application)

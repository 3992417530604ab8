"""The application that the server loads, and that refuses unsafe settings."""

import gc
import os
from collections.abc import Callable
from functools import partial
from typing import Any

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from newsroom.checks import refuse_danger
from services import sums
from services.release import release

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")

refuse_danger()
application: Callable[..., Any] = get_wsgi_application()

if settings.DEBUG:  # whoever writes templates wants to see each change
    from newsroom.edge.seen import seen

    application = partial(seen, application)
else:
    from newsroom.edge.application import Edge
    from newsroom.preloading import preload

    preload()
    application = Edge(application)
    sums.gauges.append(application.tell_of_store)

sums.begin(settings.METRICS_ROOT, process="web", release=release())

# Whatever is loaded by now stays. Left to itself Python would look through all of it
# again and again while somebody waits.
gc.collect()
gc.freeze()

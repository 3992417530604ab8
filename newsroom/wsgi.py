"""The application that the server loads, and that refuses unsafe settings."""

import os

from django.core.wsgi import get_wsgi_application

from newsroom.checks import refuse_danger

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")

refuse_danger()
application = get_wsgi_application()

"""What the web server imports."""

import logging
import os

from django.core.wsgi import get_wsgi_application

from spo.logs import WithoutLinks

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "spo.settings")
application = get_wsgi_application()
# Its own log is set up before our settings are read, and is no business of theirs.
logging.getLogger("gunicorn.access").addFilter(WithoutLinks())

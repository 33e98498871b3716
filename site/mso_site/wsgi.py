"""The WSGI application: `gunicorn --pythonpath .,site mso_site.wsgi` in the repository."""

import os

from django.core.checks import Tags, run_checks
from django.core.exceptions import ImproperlyConfigured
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mso_site.settings.production")

application = get_wsgi_application()

# Management commands run these checks by themselves, a WSGI server does not.
messages = run_checks(tags=[Tags.database], databases=["default"])
errors = [message.msg for message in messages if message.is_serious()]
if errors:
    raise ImproperlyConfigured(" ".join(errors))

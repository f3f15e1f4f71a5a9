import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

django_application = get_wsgi_application()

from disclosure.record.front import Front  # noqa: E402  (needs Django to be set up)

application = Front(django_application)

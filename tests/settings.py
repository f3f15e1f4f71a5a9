"""The settings of the site, with what tests need: no secret to set, plain static files, quick passwords."""

import os
import tempfile
from pathlib import Path

os.environ.setdefault("SECRET_KEY", "only-for-tests")
os.environ.setdefault("DATA_DIR", tempfile.mkdtemp(prefix="forthright-tests-"))

from config.settings import *  # noqa: F403  (the environment must be set before)

STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_AUTOREFRESH = True
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
MEDIA_ROOT = Path(os.environ["DATA_DIR"]) / "media"

# A record of every page that any test asks for would double the time that they take: those that are
# about it ask for it (the fixture `recording`).
DISCLOSURE = {**DISCLOSURE, "RECORD": False}  # noqa: F405  (of the site's settings)

"""The test suite: SQLite in memory or the database of `DATABASE_URL`."""

from .base import *  # noqa: F403
from .base import DATABASES, env

SECRET_KEY = "test"  # noqa: S105
DATABASES["default"].update(env.db("DATABASE_URL", default="sqlite://:memory:"))
DATABASES["default"]["CONN_MAX_AGE"] = 0
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
DEMO_USERS_ALLOWED = True
# Tests that are about quotas set their own.
HEADLESS_ANONYMOUS_QUOTA = 1_000_000

"""A server as in production, with Wagtail's own APIs beside ours to be compared with."""

import os

os.environ.setdefault(
    "SECRET_KEY", "measured-on-loopback-by-nobody-but-the-bench-itself-0123456789"
)
os.environ.setdefault("ALLOWED_HOSTS", "127.0.0.1")
os.environ.setdefault("ADMIN_BASE_URL", "https://127.0.0.1")
os.environ.setdefault("LOG_LEVEL", "WARNING")

from mso_site.settings.production import *  # noqa: F403
from mso_site.settings.production import CACHES, INSTALLED_APPS, LANGUAGES, STORAGES

ROOT_URLCONF = "tests.bench.urls"
INSTALLED_APPS += ["wagtail.api.v2", "wagtail.api.v3", "rest_framework"]

# The screens of the admin are measured without collected files.
STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"

# The design counts in three locales.
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [
    (code, name) for code, name in LANGUAGES if code in ("de", "en", "ar")
]

# Cold answers are measured where none is kept, and all of them may be asked for.
if os.environ.get("BENCH_KEEPS_ANSWERS") != "1":
    CACHES["answers"] = {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}
HEADLESS_ANONYMOUS_QUOTA = 1_000_000_000

# The same database cannot have both: they write into the same tables.
if os.environ.get("BENCH_STOCK_SEARCH") == "1":
    WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}

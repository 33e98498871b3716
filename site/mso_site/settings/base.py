"""Settings shared by every environment. Each variable stands in docs/operations.md."""

from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import quote

import environ
from django.utils.translation import gettext_lazy as _

REPOSITORY = Path(__file__).resolve().parents[3]

env = environ.Env()

DATA_DIR = Path(env.str("DATA_DIR", default=str(REPOSITORY / "var")))

DEMO_SECRET_KEY = "insecure-demo-key-for-a-laptop-only"  # noqa: S105
SECRET_KEY = env.str("SECRET_KEY", default=DEMO_SECRET_KEY)
DEBUG = False
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["127.0.0.1", "localhost"])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])

INSTALLED_APPS = [
    # Before wagtail: `headless` replaces the command `publish_scheduled`.
    "headless",
    "headless.served",
    "headless.changes",
    "mso_pages",
    "events",
    "search",
    "mso_site",
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "axes",
    "django_filters",
    "phonenumber_field",
    "ninja",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]

if env.bool("WRITING_API", default=False):
    # Wagtail's v3 API, a preview, below /api/v3-preview/ (docs/writing-api.md).
    INSTALLED_APPS.append("wagtail.api.v3")

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "headless.middleware.VaryMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "headless.accounts.middleware.AccountsMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    # Before those that look at what somebody may do in the admin.
    "mso_pages.members.middleware.MembersMiddleware",
    "headless.middleware.RightsMiddleware",
    "headless.middleware.PublishRefusedMiddleware",
    "headless.middleware.ConflictMiddleware",
    "headless.middleware.StructureMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
    # Last, so that its page stands in the place of whatever a login answered.
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "mso_site.urls"
WSGI_APPLICATION = "mso_site.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.debug",
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

DATABASES = {
    "default": {
        **env.db("DATABASE_URL", default=f"sqlite:///{quote(str(DATA_DIR / 'db.sqlite3'))}"),
        "CONN_MAX_AGE": env.int("CONN_MAX_AGE", default=60),
        "CONN_HEALTH_CHECKS": True,
    }
}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # Several editors at once: writers queue instead of failing with "database is locked".
    DATABASES["default"]["OPTIONS"] = {
        "timeout": 20,
        "transaction_mode": "IMMEDIATE",
        "init_command": (
            "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;PRAGMA busy_timeout=20000;"
        ),
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Signing in (docs/decisions/0025-sign-in.md) ---------------------------------

AUTHENTICATION_BACKENDS = [
    # First: whoever is locked out does not even get a password checked.
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
    "headless.accounts.backends.MailBackend",
    "mso_pages.permissions.MembershipBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
    for name, options in {
        "UserAttributeSimilarityValidator": {},
        # Length does more than rules about signs (BSI, NIST SP 800-63B).
        "MinimumLengthValidator": {"min_length": 12},
        "CommonPasswordValidator": {},
        "NumericPasswordValidator": {},
    }.items()
]
# Five wrong passwords for an account from an address lock this account for this address alone,
# so that nobody locks out a person from afar.
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
# A try during the lock must not put off its end, which the page names.
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_RESET_ON_SUCCESS = True
# Also slows who tries many accounts from one address.
AXES_HANDLER = "headless.accounts.attempts.Handler"
AXES_CLIENT_IP_CALLABLE = "headless.accounts.attempts.address_of"
AXES_LOCKOUT_CALLABLE = "headless.accounts.attempts.locked_out"
# Nothing of people is kept that the throttle does not need.
AXES_DISABLE_ACCESS_LOG = True
AXES_SENSITIVE_PARAMETERS = ["username", "ip_address", "csrfmiddlewaretoken"]
AXES_VERBOSE = False
CSRF_FAILURE_VIEW = "headless.accounts.views.form_out_of_date"
WAGTAILADMIN_USER_LOGIN_FORM = "headless.accounts.forms.PasswordForm"
WAGTAILADMIN_USER_PASSWORD_RESET_FORM = "headless.accounts.forms.ResetForm"  # noqa: S105
# Without a request for a working day a login by password ends. AccountsMiddleware lets it begin
# anew while somebody works, and gives who signed in by mail 60 days.
SESSION_COOKIE_AGE = 10 * 60 * 60

# Languages ------------------------------------------------------------------

LANGUAGE_CODE = "de"
TIME_ZONE = "Europe/Berlin"
USE_I18N = True
USE_TZ = True

# The order matters: plain German stands before Leichte Sprache, so that a
# regional variant ("de-AT") is answered in plain German.
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [
    ("de", _("German")),
    ("en", _("English")),
    ("tr", _("Turkish")),
    ("ar", _("Arabic")),
    ("uk", _("Ukrainian")),
    ("de-simple", _("German (easy to read)")),
]
WAGTAIL_I18N_ENABLED = True
# A request to translate makes a draft: whoever may not publish must not publish by it.
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False
# A machine may translate first; what nobody confirmed does not go live (docs/operations.md).
WAGTAILLOCALIZE_MACHINE_TRANSLATOR: dict[str, Any] | None = None
LIBRETRANSLATE_URL = env.str("LIBRETRANSLATE_URL", default="").rstrip("/")
DEEPL_AUTH_KEY = env.str("DEEPL_AUTH_KEY", default="")
if LIBRETRANSLATE_URL or DEEPL_AUTH_KEY:
    MACHINE: dict[str, Any] = {
        "CLASS": "wagtail_localize.machine_translators.deepl.DeepLTranslator",
        "OPTIONS": {"AUTH_KEY": DEEPL_AUTH_KEY},
    }
    if LIBRETRANSLATE_URL:
        MACHINE = {
            "CLASS": "wagtail_localize.machine_translators.libretranslate.LibreTranslator",
            "OPTIONS": {
                "LIBRETRANSLATE_URL": LIBRETRANSLATE_URL,
                "API_KEY": env.str("LIBRETRANSLATE_API_KEY", default=""),
            },
        }
    WAGTAILLOCALIZE_MACHINE_TRANSLATOR = {
        "CLASS": "headless.translations.machine.ByTarget",
        "OPTIONS": {"*": MACHINE},
    }
HEADLESS_PUBLISH_MACHINE_TRANSLATIONS = env.bool("PUBLISH_MACHINE_TRANSLATIONS", default=False)
# Each by the name that its speakers look for.
WAGTAILADMIN_PERMITTED_LANGUAGES = [
    ("de", "Deutsch"),
    ("en", "English"),
    ("tr", "Türkçe"),
    ("ar", "العربية"),
    ("uk", "Українська"),
]
# What somebody chose stays chosen: 400 days is the longest that browsers keep a cookie.
LANGUAGE_COOKIE_AGE = 400 * 24 * 60 * 60
LANGUAGE_COOKIE_SAMESITE = "Lax"

# Files ----------------------------------------------------------------------

STATIC_URL = "static/"
STATIC_ROOT = DATA_DIR / "static"
MEDIA_URL = "media/"
MEDIA_ROOT = DATA_DIR / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}

# Wagtail --------------------------------------------------------------------

WAGTAIL_SITE_NAME = env.str("SITE_NAME", default="MSO-Portal")
WAGTAILADMIN_BASE_URL = env.str("ADMIN_BASE_URL", default="http://127.0.0.1:8000")
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "search.backends.database"}}
# No request of the admin leaves the server: no avatars from elsewhere, no update check.
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
# Every upload is looked at whole and cleaned (docs/decisions/0011-uploads.md).
WAGTAILIMAGES_IMAGE_FORM_BASE = "headless.uploads.forms.PictureForm"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "headless.uploads.forms.DocumentForm"
# No SVG: it can hold scripts. HEIC and AVIF are kept as JPEG.
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "heic", "heif", "jpeg", "jpg", "png", "webp"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 10 * 1024 * 1024
# A small file can unpack to a picture that fills the memory.
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 50_000_000
WAGTAILDOCS_MAX_UPLOAD_SIZE = 20 * 1024 * 1024
WAGTAILDOCS_EXTENSIONS = ["pdf", "docx", "odt", "xlsx", "ods", "csv", "txt", "ics"]
# Documents go through Wagtail's view, which asks for permission and forbids scripts.
WAGTAILDOCS_SERVE_METHOD = "serve_view"
# Even a PDF is saved and not shown: it can hold scripts, too.
WAGTAILDOCS_INLINE_CONTENT_TYPES: list[str] = []
WAGTAILEMBEDS_FINDERS: list[dict[str, str]] = []
# Where people read the site: its frontend, or the built-in view where there is none.
FRONTEND_URL = env.str("FRONTEND_URL", default="").rstrip("/")
HEADLESS_FRONTEND_URLS = (
    {LANGUAGE_CODE: FRONTEND_URL + "{path}", "*": FRONTEND_URL + "/{locale}{path}"}
    if FRONTEND_URL
    else {}
)
# The fields of a report exceed Django's default of 1,000 form fields.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000

PHONENUMBER_DEFAULT_REGION = "DE"
PHONENUMBER_DB_FORMAT = "E164"
# Drafts are stored in this format: the national one would lose the country.
PHONENUMBER_DEFAULT_FORMAT = "E164"

# Caches -----------------------------------------------------------------------

# Where several processes or servers answer, Redis lets them share answers and quotas.
REDIS_URL = env.str("REDIS_URL", default="")
CACHE: dict[str, Any] = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
if REDIS_URL:
    CACHE = {
        "BACKEND": "headless.delivery.redis_cache.ForgivingRedisCache",
        "LOCATION": REDIS_URL,
        "OPTIONS": {"socket_connect_timeout": 0.5, "socket_timeout": 0.5},
    }
# So many fit into the memory of a process; Redis has a limit of its own.
CACHES: dict[str, dict[str, Any]] = {
    # Quotas, and what Django and Wagtail keep.
    "default": {**CACHE, "max_entries": 10_000},
    # Few of them, since an answer may have 128 kB.
    "answers": {"LOCATION": "answers", **CACHE, "KEY_PREFIX": "answers", "max_entries": 200},
}
HEADLESS_CACHE = "answers"
# How many proxies in front add to X-Forwarded-For.
HEADLESS_PROXIES = env.int("PROXIES", default=0)

# Mail -----------------------------------------------------------------------

vars().update(env.email_url("EMAIL_URL", default="consolemail://"))
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="redaktion@example.org")
# Whom people write to who cannot sign in.
HEADLESS_CONTACT_EMAIL = env.str("CONTACT_EMAIL", default=DEFAULT_FROM_EMAIL)
# A mail server that hangs must not hold up a thread of this server for long.
EMAIL_TIMEOUT = 10

# Demo -----------------------------------------------------------------------

# A frozen date (YYYY-MM-DD) for the demo site, so that "open" and "closing soon"
# calls exist whenever it is tried out. Never set in production.
DEMO_TODAY: str | None = None
# The passwords of the demo users are public: such a login is an error unless this is on.
DEMO_USERS_ALLOWED = False

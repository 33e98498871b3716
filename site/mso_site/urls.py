from django.apps import apps
from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.conf.urls.static import static
from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

# Errors below the API are problem documents, also those that no endpoint sees.
handler400 = "headless.problems.bad_request"
handler500 = "headless.problems.server_error"

urlpatterns = [
    path("admin/", include(wagtailadmin_urls)),
    path("sign-in/", include("headless.accounts.urls")),
    path("documents/", include(wagtaildocs_urls)),
    path("api/v1/", include("headless.urls")),
    # Wagtail's own API, to write with: only where it is switched on.
    *(
        [path("api/v3-preview/", include("headless.writing.urls"))]
        if apps.is_installed("wagtail.api.v3")
        else []
    ),
    # Empty unless DEBUG is on: a server lets its web server deliver the pictures.
    *static(settings.MEDIA_URL, document_root=settings.MEDIA_ROOT),
    # The small built-in view of each page. Last, since it takes every address.
    # German has no prefix, a translation is found by its language: /en/...
    *i18n_patterns(path("", include(wagtail_urls)), prefix_default_language=False),
]

"""The addresses of a project that switched Wagtail's own API on."""

from django.urls import include, path

from mso_site.urls import handler400, handler500
from mso_site.urls import urlpatterns as site_patterns

__all__ = ["handler400", "handler500", "urlpatterns"]

urlpatterns = [path("api/v3-preview/", include("headless.writing.urls")), *site_patterns]

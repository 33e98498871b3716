"""`path("api/v3-preview/", include("headless.writing.urls"))`"""

from django.urls import include, path

from .api import url_patterns

_patterns, _app_name, _namespace = url_patterns()

urlpatterns = [path("", include((_patterns, _app_name), namespace=_namespace))]

"""The endpoints around the content beside those of the project."""

from django.urls import include, path
from ninja import NinjaAPI

from headless.api import read_only
from headless.problems import register_handlers
from headless.website.api import add_website
from mso_site import urls as project

handler400 = project.handler400
handler500 = project.handler500

api = NinjaAPI(urls_namespace="website", docs_url=None, openapi_url=None)
register_handlers(api)
add_website(api)

_patterns, _app_name, _namespace = api.urls
for _pattern in _patterns:
    _pattern.callback = read_only(_pattern.callback)

urlpatterns = [
    path("api/v1/", include((_patterns, _app_name), namespace=_namespace)),
    *project.urlpatterns,
]

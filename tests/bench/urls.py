"""The project's addresses, with what the bench compares them to and asks a server for."""

from django.urls import path
from wagtail.api.v2.router import WagtailAPIRouter
from wagtail.api.v2.views import PagesAPIViewSet
from wagtail.api.v3.urls import api  # noqa: TID251  (it is only measured)

from mso_site.urls import handler400, handler500
from mso_site.urls import urlpatterns as project

from . import views

__all__ = ["handler400", "handler500", "urlpatterns"]

stock = WagtailAPIRouter("wagtailapi")
stock.register_endpoint("pages", PagesAPIViewSet)

urlpatterns = [
    # First of all, as ours are: finding an address takes time, too.
    path("api/v2/", stock.urls),
    path("api/v3/", api.urls),
    path("bench/bare/<path:address>", views.bare),
    path("bench/bytes/<path:address>", views.ready_bytes),
    path("bench/sign-in/", views.sign_in),
    path("bench/section/", views.section),
    path("bench/version/", views.version),
    path("bench/state/", views.state),
    path("bench/queries/", views.queries),
    path("bench/cards/<str:act>/", views.cards),
    *project,
]

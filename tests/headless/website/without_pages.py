"""A project that leaves the pages to its frontend."""

from django.urls import include, path

urlpatterns = [path("api/v1/", include("headless.urls"))]

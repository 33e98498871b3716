"""Addresses of the import in the admin."""

from django.urls import path

from .views import CheckView, DiscardView, HandInView

app_name = "press_notes"
urlpatterns = [
    path("", HandInView.as_view(), name="import"),
    path("<int:pk>/", CheckView.as_view(), name="check"),
    path("<int:pk>/discard/", DiscardView.as_view(), name="discard"),
]

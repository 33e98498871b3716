"""Addresses of "Our events" in the admin."""

from django.urls import path

from . import views

app_name = "own_events"
urlpatterns = [
    path("", views.EventsView.as_view(), name="list"),
    path("new/", views.NewEventView.as_view(), name="new"),
    path("<int:event>/", views.ChangeEventView.as_view(), name="change"),
    path("<int:event>/cancel/", views.CancelEventView.as_view(), name="cancel"),
]

"""Addresses of the review in the admin."""

from django.urls import path

from .views import ReviewView

app_name = "submissions"
urlpatterns = [path("", ReviewView.as_view(), name="review")]

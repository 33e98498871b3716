"""Signing in by mail, and the language of light pages: one line in the project's `urls.py`."""

from django.urls import path

from . import views

app_name = "headless_accounts"

urlpatterns = [
    path("", views.ask, name="ask"),
    path("code/", views.code, name="code"),
    path("link/", views.link, name="link"),
    path("out/", views.sign_out, name="out"),
    path("language/", views.choose_language, name="language"),
]

"""Addresses of "My organisation" in the admin."""

from django.urls import path

from . import language_views, offer_views, views

app_name = "my_organisation"
urlpatterns = [
    path("", views.home, name="home"),
    path("towns/", views.towns, name="towns"),
    path("<uuid:organisation>/", views.ProfileView.as_view(), name="profile"),
    path("<uuid:organisation>/preview/", views.PreviewView.as_view(), name="preview"),
    path("<uuid:organisation>/card/<slug:name>/", views.CardView.as_view(), name="card"),
    path("<uuid:organisation>/offers/", offer_views.OffersView.as_view(), name="offers"),
    path("<uuid:organisation>/offers/new/", offer_views.OfferView.as_view(), name="new_offer"),
    path(
        "<uuid:organisation>/offers/<uuid:offer>/<slug:part>/",
        offer_views.OfferView.as_view(),
        name="offer",
    ),
    path(
        "<uuid:organisation>/offers/<uuid:offer>/",
        offer_views.RemoveOfferView.as_view(),
        name="remove_offer",
    ),
    path(
        "<uuid:organisation>/languages/", language_views.LanguagesView.as_view(), name="languages"
    ),
    path(
        "<uuid:organisation>/languages/<slug:code>/",
        language_views.WriteView.as_view(),
        name="write",
    ),
    path("<uuid:organisation>/read/<int:pk>/", language_views.ReadView.as_view(), name="read"),
    path("<uuid:organisation>/mistake/", views.MistakeView.as_view(), name="mistake"),
    path("<uuid:organisation>/undo/<int:pk>/", views.UndoView.as_view(), name="undo"),
    path("<uuid:organisation>/contact/", views.ContactView.as_view(), name="contact"),
]

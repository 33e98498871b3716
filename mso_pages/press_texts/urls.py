from django.urls import path

from .views import FileView, PublishedView

app_name = "press_texts"
urlpatterns = [
    path("<int:page_id>/", PublishedView.as_view(), name="published"),
    path("<int:page_id>/<slug:format>/", FileView.as_view(), name="file"),
]

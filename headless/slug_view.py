"""The slug of a title while somebody types it: one rule, which the browser asks for."""

from django.http import HttpRequest, JsonResponse
from django.urls import URLPattern, path
from django.views.decorators.http import require_safe

from .slugs import slug_from

# No field for a title takes more.
LONGEST_TITLE = 255


@require_safe
def slug_of_text(request: HttpRequest) -> JsonResponse:
    text = request.GET.get("text", "")[:LONGEST_TITLE]
    return JsonResponse({"slug": slug_from(text)})


def urls() -> list[URLPattern]:
    return [path("slug/", slug_of_text, name="headless_slug")]

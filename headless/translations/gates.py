"""What views around translations change, whose own right is about no page or snippet, or about
editing alone.
"""

from collections.abc import Callable
from typing import Any

from django.contrib.admin.utils import unquote
from django.core.exceptions import ObjectDoesNotExist
from django.db.models import QuerySet
from django.http import Http404
from wagtail.models import Page
from wagtail.snippets.views.snippets import get_snippet_model_from_url_params
from wagtail_localize.models import TranslationSource


def page_of(page_id: int) -> Page | None:
    """The page that is submitted for translation."""
    page: Page | None = Page.objects.filter(pk=page_id).first()
    return page


def snippet_of(app_label: str, model_name: str, pk: str) -> Any:
    """The snippet that is submitted for translation; None where it is not there."""
    model = get_snippet_model_from_url_params(app_label, model_name)
    try:
        return model._default_manager.filter(pk=unquote(pk)).first()
    except ValueError as error:
        raise Http404 from error


def original_of(translation_source_id: int) -> Any:
    """The page or snippet whose translations are updated; None where it is not there."""
    source = TranslationSource.objects.filter(pk=translation_source_id).first()
    try:
        return source and source.get_source_instance()
    except ObjectDoesNotExist:
        return None


def converted_page(page_id: int) -> QuerySet[Page]:
    """The page that becomes an alias or ceases to be one, which changes what is live."""
    page: QuerySet[Page] = Page.objects.filter(pk=page_id)
    return page


# Name of the view whose own right is about no page or snippet to what it is about.
ABOUT: dict[str, Callable[..., Any]] = {
    "headless_request_page_translation": page_of,
    "headless_request_snippet_translation": snippet_of,
    "headless_update_translations": original_of,
}

# Name of the view that asks for no right to publish to what it changes at once.
CHANGES_LIVE: dict[str, Callable[..., QuerySet[Page]]] = {
    "wagtailadmin_pages:convert_alias": converted_page,
    "headless_convert_to_alias": converted_page,
}

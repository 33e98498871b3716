"""What wagtail-localize is about to publish or to overwrite.

Its views publish when their transaction commits and take a refusal for a missing row,
so the gate is asked before they run. A translation that is live already they write over
with what is translated so far.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.conf import settings
from django.contrib.admin.utils import unquote
from django.core.exceptions import ObjectDoesNotExist
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest
from wagtail.models import Page
from wagtail.snippets.views.snippets import get_snippet_model_from_url_params
from wagtail_localize.models import Translation, TranslationSource
from wagtail_localize.views.submit_translations import SubmitTranslationForm


def submitted_page(request: HttpRequest, page_id: int) -> Iterator[Any]:
    """The page that is to be translated, and the pages below it."""
    page = Page.objects.filter(pk=page_id).first()
    if page is not None:
        yield from _content_of(page.specific)
        if request.POST.get("include_subtree"):
            for descendant in page.get_descendants().specific():
                yield from _content_of(descendant)


def submitted_snippet(
    request: HttpRequest, app_label: str, model_name: str, pk: str
) -> Iterator[Any]:
    """The snippet that is to be translated."""
    model = get_snippet_model_from_url_params(app_label, model_name)
    for snippet in model._default_manager.filter(pk=unquote(pk)):
        yield from _content_of(snippet)


def live_translations(request: HttpRequest, page_id: int) -> QuerySet[Page]:
    """The live pages that translating what stands below a page would write over.

    The page itself is only offered for languages in which it is not translated.
    """
    pages = _live_in_chosen_languages(request, page_id).filter(alias_of__isnull=True)
    return pages.exclude(
        translation_key__in=Page.objects.filter(pk=page_id).values("translation_key")
    )


def hide_aliases(request: HttpRequest, page_id: int) -> None:
    """Unpublish the aliases that become translations: they hold the words of the original."""
    aliases = _live_in_chosen_languages(request, page_id).filter(alias_of__isnull=False)
    aliases.update(live=False)


def _live_in_chosen_languages(request: HttpRequest, page_id: int) -> QuerySet[Page]:
    """What is live of the submitted page, and of those below it where they are submitted too."""
    live: QuerySet[Page] = Page.objects.filter(live=True)
    page = Page.objects.filter(pk=page_id).first()
    form = page and SubmitTranslationForm(page, request.POST)
    if form is None or not form.is_valid():
        # What is wrong with it the view says itself.
        return live.none()
    submitted = Page.objects.filter(pk=page_id)
    if form.cleaned_data["include_subtree"]:
        submitted = page.get_descendants(inclusive=True)
    return live.filter(
        locale__in=form.cleaned_data["locales"],
        translation_key__in=submitted.values("translation_key"),
    )


def updated_translations(request: HttpRequest, translation_source_id: int) -> list[Any]:
    """The translations as they will be once they follow the source as it is now."""
    source = TranslationSource.objects.filter(pk=translation_source_id).first()
    if source is None or not request.POST.get("publish_translations"):
        return []
    with transaction.atomic():
        source.update_from_db()
        translations = source.translations.filter(enabled=True).select_related("target_locale")
        updated = [translated(translation) for translation in translations]
        transaction.set_rollback(True)
    return updated


def translated(translation: Translation) -> Any:
    """The translation as its words stand now; the source where it is still to be made."""
    source = translation.source
    try:
        return source.get_ephemeral_translated_instance(translation.target_locale, fallback=True)
    except ObjectDoesNotExist:
        return source.as_instance()


def _content_of(instance: Any) -> Iterator[Any]:
    """What a translation starts from, where it goes live at once."""
    follows = getattr(settings, "WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE", True)
    if follows and getattr(instance, "live", False):
        source = TranslationSource.objects.get_for_instance_or_none(instance)
        yield source.as_instance() if source else instance


def converted_page(request: HttpRequest, page_id: int) -> QuerySet[Page]:
    """The page that becomes an alias or ceases to be one, which changes what is live."""
    page: QuerySet[Page] = Page.objects.filter(pk=page_id)
    return page


def translations_to_publish(request: HttpRequest, translation_source_id: int) -> list[Any]:
    """The rows that go live with an update of translations; the source for one still to be made."""
    source = TranslationSource.objects.filter(pk=translation_source_id).first()
    if source is None or not request.POST.get("publish_translations"):
        return []
    rows = []
    for translation in source.translations.filter(enabled=True):
        try:
            rows.append(translation.get_target_instance())
        except ObjectDoesNotExist:
            rows.append(source.get_source_instance())
    return rows


def page_of(page_id: int) -> Page | None:
    """The page that is submitted for translation."""
    page: Page | None = Page.objects.filter(pk=page_id).first()
    return page


def snippet_of(app_label: str, model_name: str, pk: str) -> Any:
    """The snippet that is submitted for translation; None where it is not there."""
    model = get_snippet_model_from_url_params(app_label, model_name)
    return model._default_manager.filter(pk=unquote(pk)).first()


def original_of(translation_source_id: int) -> Any:
    """The page or snippet whose translations are updated; None where it is not there."""
    source = TranslationSource.objects.filter(pk=translation_source_id).first()
    try:
        return source and source.get_source_instance()
    except ObjectDoesNotExist:
        return None


SUBMIT_PAGE = "wagtail_localize:submit_page_translation"

# Name of the view whose own right is about no page or snippet to what it is about.
ABOUT: dict[str, Callable[..., Any]] = {
    SUBMIT_PAGE: page_of,
    "wagtail_localize:submit_snippet_translation": snippet_of,
    "wagtail_localize:update_translations": original_of,
}

# Name of the view to what it publishes.
CANDIDATES: dict[str, Callable[..., Iterable[Any]]] = {
    SUBMIT_PAGE: submitted_page,
    "wagtail_localize:submit_snippet_translation": submitted_snippet,
    "wagtail_localize:update_translations": updated_translations,
}

# Name of the view that asks for no right to publish to what it changes at once.
CHANGES_LIVE: dict[str, Callable[..., Iterable[Any]]] = {
    "wagtailadmin_pages:convert_alias": converted_page,
    "wagtail_localize:convert_to_alias": converted_page,
    "wagtail_localize:update_translations": translations_to_publish,
}

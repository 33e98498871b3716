"""The report of wagtail-localize without the titles of drafts that are not for everybody."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q, QuerySet
from wagtail.models import Page, get_page_models
from wagtail_localize.views.report import TranslationsReportView

from headless.selectors import nameable


class NameableTranslationsView(TranslationsReportView):
    """Translations of pages that the user may read the title of, and of all snippets."""

    def get_queryset(self) -> QuerySet[Any]:
        translations: QuerySet[Any] = super().get_queryset()
        nameable_pages = nameable(Page.objects.all(), self.request.user)
        types = ContentType.objects.get_for_models(*get_page_models()).values()
        return translations.filter(
            ~Q(source__specific_content_type__in=types)
            | Q(source__object_id__in=nameable_pages.values("translation_key"))
        )

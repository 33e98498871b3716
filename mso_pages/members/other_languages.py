"""Every read of a profile in other languages: what there is, and what a machine wrote."""

import uuid
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from wagtail.models import Locale, Page
from wagtail_localize.models import Translation

from headless.translations.segments import Progress, progress_of, translation_of
from headless.translations.selectors import current_version
from headless.translations.services import drafted
from headless.translations.words import field_label, texts_of
from headless.wording import own_name
from mso_pages.models import EntrustedPage, MSOProfilePage
from mso_pages.moderation.selectors import Told, last_submissions, told

from .selectors import is_public

# What members write of a profile in another language.
WRITTEN = ("self_description", "image_alt")


@dataclass
class OtherLanguage:
    """A language of the site in which a profile was not written first.

    Attributes:
        row: the profile in that language, if there is one.
        is_of_staff: whether staff translate it side by side, or show an alias there; then members
            write nothing.
        told: what became of what members wrote in it.
    """

    locale: Locale
    row: Any = None
    is_of_staff: bool = False
    is_public: bool = False
    told: list[Told] = field(default_factory=list)

    @property
    def name(self) -> str:
        """As its speakers call it."""
        return own_name(self.locale.language_code)


@dataclass(frozen=True)
class ToRead:
    """A page of the organisation in a language that a machine wrote."""

    row: Any
    language: str


def other_languages(page: MSOProfilePage) -> list[OtherLanguage]:
    """The other languages of the site, in their order."""
    rows = {row.locale_id: row for row in _translations(page)}
    of_staff = _kept_by_staff(page)
    by_code = {locale.language_code: locale for locale in Locale.objects.all()}
    found = []
    for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES:
        locale = by_code.get(code)
        if locale is None or locale.pk == page.locale_id:
            continue
        row = rows.get(locale.pk)
        other = OtherLanguage(locale, row, locale.pk in of_staff)
        if row is not None:
            other.is_public = is_public(row)
            other.told = told(last_submissions(row, ["", *WRITTEN]).values())
        found.append(other)
    return found


def other_language(page: MSOProfilePage, code: str) -> OtherLanguage | None:
    """One of them."""
    return next((x for x in other_languages(page) if x.locale.language_code == code), None)


def is_of_staff(page: Page, locale: Locale) -> bool:
    """Whether members write nothing of a page in a language, as staff keep it there."""
    return locale.pk in _kept_by_staff(page)


def _kept_by_staff(page: Page) -> set[int]:
    translated = Translation.objects.filter(source__object_id=page.translation_key, enabled=True)
    # What is public there goes offline only by who may publish.
    aliases = Page.objects.filter(
        translation_key=page.translation_key, alias_of__isnull=False, live=True
    )
    return {
        *translated.values_list("target_locale_id", flat=True),
        *aliases.values_list("locale_id", flat=True),
    }


def _translations(page: MSOProfilePage) -> QuerySet[MSOProfilePage]:
    rows = MSOProfilePage.objects.filter(translation_key=page.translation_key)
    found: QuerySet[MSOProfilePage] = rows.filter(alias_of__isnull=True).select_related("locale")
    return found


def to_read(organisation: uuid.UUID) -> list[ToRead]:
    """The pages of an organisation with words of a machine that nobody confirmed."""
    entrusted = EntrustedPage.objects.filter(organisation=organisation).values("page_key")
    keys = [organisation, *entrusted.values_list("page_key", flat=True)]
    translations = list(
        Translation.objects.filter(source__object_id__in=keys, enabled=True).select_related(
            "source", "target_locale"
        )
    )
    progress = progress_of(translations)
    waiting = [one for one in translations if progress.get(one.pk, Progress()).machine]
    pages = Page.objects.filter(
        translation_key__in=[one.source.object_id for one in waiting], alias_of__isnull=True
    ).specific()
    rows = {(row.translation_key, row.locale_id): row for row in pages}
    return [
        ToRead(row, own_name(one.target_locale.language_code))
        for one in waiting
        if (row := rows.get((one.source.object_id, one.target_locale_id)))
    ]


def texts_to_read(row: Any) -> list[tuple[str, str]]:
    """What a page says in its language: label and text."""
    translation = translation_of(row)
    try:
        instance = drafted(translation) if translation else current_version(row)
    except ValidationError:
        # Staff have to choose another picture first; the texts of the last draft stand until then.
        instance = current_version(row)
    return [(field_label(type(instance), path), text) for path, text in texts_of(instance)]

"""Slugs that nobody wrote: of pages, their translations and snippets (decision 0030)."""

from typing import Any

from django.conf import settings
from django.db.models import Q
from django.utils import translation
from wagtail.models import Page
from wagtail_localize.models import StringSegment, StringTranslation, Translation
from wagtail_localize.strings import StringValue

from .slugs import first_free, is_numbered, slug_from

# What made a word of a translation: this rule, and not a translator.
RULE = "slug rule"


def derived_slug(page: Any, parent: Any, title: str) -> str:
    """The slug of a page of this title below a parent, which none of its siblings has.

    A translation whose title cannot be written takes the slug of its original, any other page
    the name of its type in the site's language.
    """
    originals = Page.objects.filter(
        translation_key=page.translation_key, pk__lt=page.pk or 0, alias_of__isnull=True
    )
    original = originals.order_by("pk").values_list("slug", flat=True).first()
    with translation.override(settings.LANGUAGE_CODE):
        slug = slug_from(title, original or str(page._meta.verbose_name))
    return first_free(slug, lambda found: Page._slug_is_available(found, parent, page))


def settle_slug(page: Any) -> None:
    """Give a page its own slug before it is checked: one that has none, or only a borrowed one.

    A slug that a translation only has from the original it was copied from follows its title
    until it is public. From then on it stays, though wagtail-localize writes that of the
    original over it with every update. What a translator wrote counts.
    """
    # Wagtail's own API names the parent before there is a path.
    parent = page.get_parent() if page.path else getattr(page, "_cached_parent_obj", None)
    if parent is None or (page.slug and (page.pk is None or page.alias_of_id)):
        # Where its place is not yet known Wagtail asks again.
        return
    rows = Page.objects.filter(translation_key=page.translation_key, pk__lte=page.pk or 0).values(
        "pk", "slug", "title", "live", "first_published_at", "alias_of_id"
    )
    stored = next((row for row in rows if row["pk"] == page.pk), None)
    is_borrowed = page.slug and stored and not _is_written(page) and _is_borrowed(page, rows)
    if page.slug and not is_borrowed:
        return
    if stored is None or not (stored["live"] or stored["first_published_at"]):
        page.slug = derived_slug(page, parent, page.title)
    elif not page.slug or _is_kept_by_translators(page):
        page.slug = stored["slug"]


def _is_borrowed(page: Any, rows: Any) -> bool:
    return _words_for(page).filter(tool_name=RULE, data=page.slug).exists() or any(
        is_numbered(page.slug, row["slug"]) and row["title"] != page.title
        for row in rows
        if row["pk"] != page.pk and row["alias_of_id"] is None
    )


def _is_written(page: Any) -> bool:
    return bool(_words_for(page).exclude(Q(tool_name=RULE) | Q(data="")).exists())


def _words_for(page: Any) -> Any:
    """What stands for the slug that the original has by now, as far as translators know."""
    segments = StringSegment.objects.filter(
        source__object_id=page.translation_key, context__path="slug"
    )
    return StringTranslation.objects.filter(
        translation_of__in=segments.values("string"),
        context__in=segments.values("context"),
        locale=page.locale_id,
    )


def _is_kept_by_translators(page: Any) -> bool:
    kept = Translation.objects.filter(
        source__object_id=page.translation_key, target_locale=page.locale_id, enabled=True
    )
    return bool(kept.exists())


def follow_title(title: StringTranslation) -> None:
    """Fill in the slug of a page when its title is translated, unless a translator wrote one.

    So they see it, may change it, and have nothing to do about it.
    """
    key, locale = title.context.object_id, title.locale_id
    segments = StringSegment.objects.filter(source__object_id=key, context__path="slug")
    segment = segments.order_by("-pk").first()
    if segment is None:
        return
    words = StringTranslation.objects.filter(
        translation_of=segment.string_id, context=segment.context_id, locale=locale
    )
    by_hand = words.filter(translation_type=StringTranslation.TRANSLATION_TYPE_MANUAL)
    if by_hand.exclude(Q(tool_name=RULE) | Q(data="")).exists():
        return
    page = Page.objects.filter(translation_key=key, locale=locale, alias_of__isnull=True).first()
    is_public = page and (page.live or page.first_published_at)
    slug = page.slug if page and is_public else slug_from(StringValue(title.data).render_text())
    if not slug:
        words.delete()
        return
    StringTranslation.objects.update_or_create(
        translation_of_id=segment.string_id,
        context_id=segment.context_id,
        locale_id=locale,
        defaults={
            "data": slug,
            "translation_type": StringTranslation.TRANSLATION_TYPE_MANUAL,
            "tool_name": RULE,
            "last_translated_by": title.last_translated_by,
            "has_error": False,
            "field_error": "",
        },
    )


def key_from(snippet: Any, name: str) -> str:
    """The key of a snippet of this name, which no other has in any language."""
    with translation.override(settings.LANGUAGE_CODE):
        slug = slug_from(name, str(snippet._meta.verbose_name))
    return first_free(slug, lambda found: is_free_key(snippet, found))


def is_free_key(snippet: Any, slug: str) -> bool:
    """Whether no other thing has the key."""
    others = type(snippet)._default_manager.exclude(translation_key=snippet.translation_key)
    return not others.filter(slug=slug).exists()

"""What follows from a change that goes through no `save()` of ours."""

from functools import partial
from importlib import import_module
from typing import Any

from bs4 import BeautifulSoup
from django.apps import apps
from django.conf import settings
from django.db import transaction
from django.db.models.signals import post_delete, post_save, pre_delete, pre_save
from django.dispatch import receiver
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import (
    CollectionViewRestriction,
    Locale,
    Page,
    PageViewRestriction,
    Site,
)
from wagtail.signals import page_published, page_slug_changed, post_page_move
from wagtail.utils.file import hash_filelike
from wagtail_localize.models import StringTranslation, post_save_string_translation
from wagtail_localize.strings import StringValue

from . import recording
from .accounts.services import forget_requests
from .changes.models import Cause
from .changes.services import because
from .derived_slugs import follow_title
from .easy_language.services import forget_tests, glossary_changed
from .images import PICTURE_FIELDS
from .models import (
    GlossaryTerm,
    HeadlessPage,
    HeadlessSnippet,
    ImageFacts,
    Imprint,
    TranslationState,
)
from .publishing import PublishGate
from .resources import registry
from .signals import day_begun, row_saved
from .slugs import slug_from
from .tasks import make_renditions_task
from .text import clean_text
from .translations.places import show_places_of

LONGEST_TITLE = 255


def create_locales(**kwargs: Any) -> None:
    """Give every content language of the settings its locale; runs after `migrate`."""
    for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES:
        Locale.objects.get_or_create(language_code=code)


for recorded in (
    *(PageViewRestriction, CollectionViewRestriction, Site, Locale),
    *(get_image_model(), get_document_model(), ImageFacts, Imprint, GlossaryTerm),
    # By name: a project may do without them.
    "wagtailredirects.Redirect",
):
    pre_save.connect(recording.begin_before, sender=recorded)
    pre_delete.connect(recording.begin_before, sender=recorded)


@receiver(pre_delete)
def begin_deletion(sender: Any, **kwargs: Any) -> None:
    if any(resource.model is sender for resource in registry):
        recording.begin_before()


@receiver(pre_save)
def begin_plain_row(sender: Any, **kwargs: Any) -> None:
    # What has a gate begins by itself.
    if not issubclass(sender, PublishGate) and any(one.model is sender for one in registry):
        recording.begin_before(**kwargs)


@receiver(post_delete)
def record_deletion(sender: Any, instance: Any, **kwargs: Any) -> None:
    """Runs inside the transaction of the deletion, also for the pages below."""
    for resource in registry:
        if resource.model is sender and not resource.derived_from:
            with because(Cause.DELETE):
                recording.changed(sender, [getattr(instance, resource.id_field)])


@receiver(post_delete, sender=Page)
def record_page_deletion(instance: Page, **kwargs: Any) -> None:
    """The row that all pages have goes after that of their own type."""
    with because(Cause.DELETE):
        recording.page_deleted(instance, instance.specific_class or Page)


@receiver(post_save)
def record_plain_row(sender: Any, instance: Any, **kwargs: Any) -> None:
    """Content that is neither page nor snippet, such as a municipality."""
    for resource in registry:
        is_plain = resource.model is sender and not issubclass(sender, PublishGate)
        if is_plain and not resource.derived_from:
            key = str(getattr(instance, resource.id_field))
            recording.changed(sender, [key])
            recording.cards_changed([key])


@receiver(pre_save, sender=Page)
def begin_plain_page(instance: Page, update_fields: Any, raw: bool, **kwargs: Any) -> None:
    # What a row refers to may be loaded after it: `loaddata` is followed by `rebuild_served`.
    is_recorded = not raw and recording.begin(update_fields)
    instance.place_before = recording.place_of(instance) if is_recorded else None


@receiver(post_save, sender=Page)
def record_plain_page(instance: Page, update_fields: Any, raw: bool, **kwargs: Any) -> None:
    """Wagtail saves pages of every kind as plain pages too: those that expire, for example."""
    model = None if raw else instance.specific_class
    if model and recording.begin(update_fields):
        recording.page_changed(instance, model, instance.place_before)


@receiver(post_page_move)
def record_move(instance: Any, **kwargs: Any) -> None:
    with because(Cause.MOVE):
        recording.tree_changed(instance)


@receiver([post_save, post_delete], sender=PageViewRestriction)
def record_privacy(instance: PageViewRestriction, **kwargs: Any) -> None:
    with because(Cause.PRIVACY):
        recording.tree_changed(instance.page)


@receiver([post_save, post_delete], sender=Site)
@receiver([post_save, post_delete], sender=Locale)
def record_structure(**kwargs: Any) -> None:
    recording.all_changed()


@receiver([post_save, post_delete], sender=CollectionViewRestriction)
def record_private_collection(**kwargs: Any) -> None:
    """The files of a collection, and of those below it, vanish or appear."""
    with because(Cause.PRIVACY):
        recording.all_changed()


@receiver([post_save, post_delete], sender=get_image_model())
@receiver([post_save, post_delete], sender=get_document_model())
def record_file(sender: Any, instance: Any, **kwargs: Any) -> None:
    recording.files_changed(sender, [instance.pk])


@receiver([post_save, post_delete], sender=ImageFacts)
def record_image_facts(instance: ImageFacts, **kwargs: Any) -> None:
    recording.files_changed(get_image_model(), [instance.image_id])


@receiver([post_save, post_delete], sender=Imprint)
def record_imprint(**kwargs: Any) -> None:
    recording.surroundings_changed()


@receiver([post_save, post_delete], sender=GlossaryTerm)
def record_glossary(instance: GlossaryTerm, **kwargs: Any) -> None:
    glossary_changed(instance.locale.language_code)


@receiver(post_delete)
def forget_what_is_beside_it(instance: Any, **kwargs: Any) -> None:
    if isinstance(instance, HeadlessPage | HeadlessSnippet):
        forget_tests(instance)
        TranslationState.objects.filter(
            translation_key=instance.translation_key, locale_id=instance.locale_id
        ).delete()


@receiver(page_published)
def show_places_of_page(instance: Page, **kwargs: Any) -> None:
    show_places_of(instance)


def record_redirect(**kwargs: Any) -> None:
    recording.redirects_changed()


if apps.is_installed("wagtail.contrib.redirects"):
    # Wagtail makes redirects in bulk when a slug has changed, which tells nobody. Its receivers
    # are connected when they are imported, and come before ours then.
    import_module("wagtail.contrib.redirects.signal_handlers")
    page_slug_changed.connect(record_redirect)
    post_page_move.connect(record_redirect)
post_save.connect(record_redirect, sender="wagtailredirects.Redirect")
post_delete.connect(record_redirect, sender="wagtailredirects.Redirect")


@receiver(pre_save, sender=get_image_model())
def notice_new_picture(sender: Any, instance: Any, raw: bool = False, **kwargs: Any) -> None:
    """Note what changes of a picture, and keep the hash that of the file.

    Wagtail's forms keep it, scripts and imports do not; the addresses of the sizes depend on it.
    """
    stored = sender._default_manager.filter(pk=instance.pk).values(*PICTURE_FIELDS).first() or {}
    current = {name: getattr(instance, name) for name in PICTURE_FIELDS}
    current["file"] = instance.file.name
    instance.has_new_picture = not raw and stored != current
    instance.has_new_file = not raw and stored.get("file") != current["file"]
    if instance.has_new_file:
        try:
            with instance.open_file() as file:
                instance.file_hash = hash_filelike(file)
        except OSError:
            # A file that is gone cannot be delivered either, but its row may be saved.
            instance.file_hash = ""


@receiver(post_save, sender=get_image_model())
def make_renditions(instance: Any, created: bool, **kwargs: Any) -> None:
    """Have the sizes of a new picture made once it is saved for good."""
    if instance.has_new_file and not created:
        # With the row, so that nothing is read in between that shows the old picture.
        instance.renditions.all().delete()
    if instance.has_new_picture:
        enqueue = partial(make_renditions_task.enqueue, str(instance.pk))
        transaction.on_commit(enqueue, robust=True)


# Its own writes titles of whatever length into a column of 255 characters.
post_save.disconnect(post_save_string_translation, sender=StringTranslation)


@receiver(post_save, sender=StringTranslation)
def show_title_of_draft(instance: StringTranslation, **kwargs: Any) -> None:
    if instance.context and instance.context.path == "title":
        pages = Page.objects.filter(
            translation_key=instance.context.object_id, locale_id=instance.locale_id
        )
        title = clean_text(StringValue(instance.data).render_text())
        pages.update(draft_title=title[:LONGEST_TITLE])
        for page in pages:
            model = page.specific_class
            row_saved.send(model, instance=page, update_fields=["draft_title"])


@receiver(pre_save, sender=StringTranslation)
def bring_slug_into_form(instance: StringTranslation, **kwargs: Any) -> None:
    """Translators write a slug as they please. PostgreSQL has no word for a NUL. And where
    nothing can be seen of a text it is none.
    """
    instance.data = instance.data.replace("\0", "")
    if not clean_text(BeautifulSoup(instance.data, "html.parser").get_text()):
        instance.data = ""
    if instance.context and instance.context.path == "slug":
        instance.data = slug_from(instance.data)


@receiver(post_save, sender=StringTranslation)
def fill_in_slug(instance: StringTranslation, raw: bool = False, **kwargs: Any) -> None:
    if not raw and instance.context and instance.context.path == "title":
        follow_title(instance)


@receiver(day_begun)
def forget_signing_in(**kwargs: Any) -> None:
    """Delete what was kept of people for a while: sessions, messages, attempts."""
    import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()
    forget_requests()
    if apps.is_installed("axes"):
        # It needs the models of axes.
        from .accounts.attempts import forget_attempts  # noqa: PLC0415

        forget_attempts()

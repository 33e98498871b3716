"""What follows from a change that goes through no `save()` of ours."""

from functools import partial
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models.signals import post_delete, post_save, pre_save
from django.dispatch import receiver
from wagtail.images import get_image_model
from wagtail.models import CollectionViewRestriction, Locale, Page, PageViewRestriction, Site
from wagtail.signals import post_page_move
from wagtail.utils.file import hash_filelike

from . import recording
from .images import PICTURE_FIELDS
from .models import ImageFacts
from .publishing import PublishGate
from .resources import registry
from .sites import forget_sites
from .tasks import make_renditions_task


def create_locales(**kwargs: Any) -> None:
    """Give every content language of the settings its locale; runs after `migrate`."""
    for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES:
        Locale.objects.get_or_create(language_code=code)


@receiver(post_delete)
def record_deletion(sender: Any, instance: Any, **kwargs: Any) -> None:
    """Runs inside the transaction of the deletion, also for the pages below."""
    for resource in registry:
        if resource.model is sender and not resource.derived_from:
            recording.changed(sender, [getattr(instance, resource.id_field)])


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
def begin_plain_page(update_fields: Any, **kwargs: Any) -> None:
    recording.begin(update_fields)


@receiver(post_save, sender=Page)
def record_plain_page(instance: Page, update_fields: Any, **kwargs: Any) -> None:
    """Wagtail saves pages of every kind as plain pages too: those that expire, for example."""
    model = instance.specific_class
    if model and recording.begin(update_fields):
        recording.changed(model, [instance.translation_key])


@receiver(post_page_move)
def record_move(instance: Any, **kwargs: Any) -> None:
    recording.tree_changed(instance)
    # A site is kept with its root page.
    transaction.on_commit(forget_sites)


@receiver([post_save, post_delete], sender=PageViewRestriction)
def record_privacy(instance: PageViewRestriction, **kwargs: Any) -> None:
    recording.tree_changed(instance.page)


@receiver([post_save, post_delete], sender=Site)
@receiver([post_save, post_delete], sender=Locale)
def record_structure(**kwargs: Any) -> None:
    recording.all_changed()
    transaction.on_commit(forget_sites)


@receiver([post_save, post_delete], sender=CollectionViewRestriction)
def record_private_collection(**kwargs: Any) -> None:
    """The pictures of a collection, and of those below it, vanish or appear."""
    recording.all_changed()


@receiver([post_save, post_delete], sender=get_image_model())
def record_image(instance: Any, **kwargs: Any) -> None:
    recording.images_changed([instance.pk])


@receiver([post_save, post_delete], sender=ImageFacts)
def record_image_facts(instance: ImageFacts, **kwargs: Any) -> None:
    recording.cards_changed([f"image:{instance.image_id}"])


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

"""What follows from a change of the public content, in its transaction."""

from typing import Any

from django.db import connection
from django.db.models.signals import post_delete, post_save, pre_delete
from django.dispatch import receiver
from django.utils import timezone
from wagtail.models import COMMENTS_RELATION_NAME, Page

from headless.changes.services import append_endpoint, lock
from headless.recording import is_bookkeeping
from headless.resources import Resource
from headless.searching import ENDPOINT
from headless.signals import day_begun, row_saved, served_written

from . import services
from .backends import services as admin_index
from .models import Document, PromotedResult, SynonymSet


@receiver(served_written)
def index_what_is_served(sender: Resource, ids: Any, contents: Any, **kwargs: Any) -> None:
    if sender.searched_through is None:
        services.update(sender, ids, contents)


@receiver(day_begun)
def forget_words(**kwargs: Any) -> None:
    """Words that only stood in what is not public any more, such as names of persons."""
    services.forget_words()


@receiver(day_begun)
def forget_missed(**kwargs: Any) -> None:
    services.forget_missed(timezone.localdate())


@receiver(pre_delete, sender=SynonymSet)
@receiver(pre_delete, sender=PromotedResult)
def wait_for_others(**kwargs: Any) -> None:
    lock()


@receiver(post_delete, sender=SynonymSet)
@receiver(post_delete, sender=PromotedResult)
def log_deletion(**kwargs: Any) -> None:
    """Also of what goes with its page, or by a queryset."""
    append_endpoint(ENDPOINT)


def index_what_is_there(**kwargs: Any) -> None:
    """After an update whose rules are others, or for content from before; runs after `migrate`."""
    if Document._meta.db_table not in connection.introspection.table_names():
        # The tables were taken away (`migrate mso_search zero`), or are not made yet.
        return
    for _what, _count in services.rebuild():
        pass
    for _count in admin_index.renew():
        pass


@receiver(row_saved)
def index_for_admin(sender: Any, instance: Any, update_fields: Any, **kwargs: Any) -> None:
    if not admin_index.is_taken_over(sender):
        return
    # A new revision is saved with the comments that stand in it.
    names = None if update_fields is None else {*update_fields} - {COMMENTS_RELATION_NAME}
    # The admin shows the title of the draft of what is not live.
    is_shown = not instance.live and names is not None and "draft_title" in names
    if is_shown or not is_bookkeeping(names):
        admin_index.index_row(sender, instance.pk)


@receiver(post_save, sender=Page)
def index_plain_page(instance: Page, update_fields: Any, raw: bool, **kwargs: Any) -> None:
    """Wagtail saves pages of every kind as plain pages too."""
    model = None if raw else instance.specific_class
    if model:
        index_for_admin(model, instance=instance, update_fields=update_fields)

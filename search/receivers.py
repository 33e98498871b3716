"""What follows from a change of the public content, in its transaction."""

from typing import Any

from django.db.models.signals import post_delete, pre_delete
from django.dispatch import receiver
from django.utils import timezone

from headless.changes.services import append_endpoint, lock
from headless.resources import Resource
from headless.searching import ENDPOINT
from headless.signals import day_begun, served_written

from . import services
from .models import PromotedResult, SynonymSet


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
    for _what, _count in services.rebuild():
        pass

"""What follows from a change of the public content, in its transaction."""

from typing import Any

from django.dispatch import receiver

from headless.resources import Resource
from headless.signals import day_begun, served_written

from . import services


@receiver(served_written)
def index_what_is_served(sender: Resource, ids: Any, contents: Any, **kwargs: Any) -> None:
    if sender.searched_through is None:
        services.update(sender, ids, contents)


@receiver(day_begun)
def forget_words(**kwargs: Any) -> None:
    """Words that only stood in what is not public any more, such as names of persons."""
    services.forget_words()


def index_what_is_there(**kwargs: Any) -> None:
    """After an update whose rules are others, or for content from before; runs after `migrate`."""
    for _what, _count in services.rebuild():
        pass

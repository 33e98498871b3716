"""The pages above a translation: where one has no translation, an alias holds its place.

Whoever begins a draft has no right to publish, and an alias answers at an address of its own; so
it is as long offline as all below it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from wagtail.models import Locale, Page

from headless.refusals import may_publish


@contextmanager
def held_offline(page: Any, locale: Locale, user: Any) -> Iterator[None]:
    """Around what copies a page into a language, and makes aliases for the places above it.

    Args:
        page: other things have no places.
        user: who has the right to publish makes them public; None is nobody who could.
    """
    if not isinstance(page, Page):
        yield
        return
    keys = page.get_ancestors(inclusive=True).values("translation_key")
    places = Page.objects.filter(translation_key__in=keys, locale=locale, alias_of__isnull=False)
    known = list(places.values_list("pk", flat=True))
    yield
    for place in places.filter(live=True).exclude(pk__in=known):
        if user is None or not may_publish(user, place):
            # Without a publication, as opposed to one that staff took offline.
            place.live, place.last_published_at = False, None
            place.save(update_fields=["live", "last_published_at"], clean=False)


def show_places_of(page: Page) -> None:
    """What was held offline above a page goes online with it, if its original is."""
    held: QuerySet[Page] = page.get_ancestors().filter(
        live=False, last_published_at__isnull=True, alias_of__live=True
    )
    for place in held:
        place.live, place.last_published_at = True, timezone.now()
        place.save(update_fields=["live", "last_published_at"], clean=False)

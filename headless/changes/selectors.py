"""Every read of the change log."""

from collections.abc import Collection, Iterable

from django.conf import settings
from django.db import connection
from wagtail.models import Site

from headless.served.models import Served, listing_name

from .models import ContentChange, ContentVersion
from .services import ONLY


def current_version() -> int:
    """The highest number of the log: grows with every change of what the public sees."""
    # Past the ORM, which took a sixth of an answer that is kept for this, its one query.
    with connection.cursor() as cursor:
        cursor.execute("SELECT number FROM mso_changes_contentversion WHERE id = %s", [ONLY])
        row = cursor.fetchone()
    return int(row[0]) if row else 0


def bounds() -> tuple[int, int]:
    """The highest number that was forgotten, and the highest that was given."""
    rows = ContentVersion.objects.filter(pk=ONLY).values_list("forgotten", "number")
    return rows.first() or (0, 0)


def changes_after(
    since: int, head: int, limit: int, resources: Collection[str]
) -> list[ContentChange]:
    """The next changes, in their order."""
    rows = ContentChange.objects.filter(seq__gt=since, seq__lte=head)
    if resources:
        rows = rows.filter(resource__in=resources)
    return list(rows[:limit])


def served_now(
    changes: Iterable[ContentChange], site: Site | None
) -> dict[tuple[str, str], dict[str, str]]:
    """For each object that a change names, requested locale to the one that answers it now."""
    objects = {(change.resource, change.object_id) for change in changes if change.object_id}
    if site is None or not objects:
        return {}
    codes = [code for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES]
    names = {resource for resource, _key in objects}
    rows = Served.objects.filter(
        listing__in=[listing_name(site.pk, code, name) for code in codes for name in names],
        object_id__in={key for _name, key in objects},
    )
    found: dict[tuple[str, str], dict[str, str]] = {}
    for listing, resource, key, locale in rows.values_list(
        "listing", "resource", "object_id", "locale"
    ):
        found.setdefault((resource, key), {})[listing.split("/")[1]] = locale
    return found

"""Every read of organisations, funding and partners."""

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.db.models import OuterRef, Q, QuerySet, Subquery
from wagtail.models import Page
from wagtail.permissions import policy_registry

from headless.localization import canonical_rows
from headless.reading import Reading
from headless.served.models import ServedValue

from .models import (
    ContactConsent,
    FundingCallPage,
    FundingProgrammePage,
    GalleryImage,
    Membership,
    MSOProfilePage,
    OrganisationState,
)

Key = uuid.UUID


def is_member(user: Any, organisation: Key | None = None) -> bool:
    """Whether a user keeps the profile of an organisation, or of any."""
    if not user.is_active:
        return False
    found = Membership.objects.filter(user=user)
    if organisation is not None:
        found = found.filter(organisation=organisation)
    return bool(found.exists())


def organisation_states(keys: Iterable[Key]) -> dict[Key, OrganisationState]:
    """The state rows of organisations, by the key of their profile."""
    return {
        state.organisation: state
        for state in OrganisationState.objects.filter(organisation__in=list(keys))
    }


def mentor_keys(keys: Iterable[Key], reading: Reading) -> dict[Key, list[Key]]:
    """For each supported organisation the keys of those that support it, by their titles."""
    return _naming(keys, "msos", "mentor_of", reading)


def successors_of(keys: Iterable[Key], reading: Reading) -> dict[Key, list[Key]]:
    """For each programme the keys of those that follow on from it, by their titles."""
    return _naming(keys, "programmes", "predecessor", reading)


def _naming(
    keys: Iterable[Key], resource_name: str, filter_name: str, reading: Reading
) -> dict[Key, list[Key]]:
    """For each key the public objects that bear it as a value of a filter."""
    found = (
        ServedValue.objects.filter(
            listing=reading.listing(resource_name),
            name=filter_name,
            value__in=[str(key) for key in keys],
        )
        .order_by("served__title_key", "served__object_id")
        .values_list("value", "served__object_id")
    )
    naming: dict[Key, list[Key]] = defaultdict(list)
    for value, object_id in found:
        naming[uuid.UUID(value)].append(uuid.UUID(object_id))
    return naming


def programmes_of_calls(calls: Iterable[FundingCallPage]) -> dict[str, Key]:
    """Path of each call to the key of the programme it stands below."""
    parents = {call.path: call.path[: -call.steplen] for call in calls}
    keys = dict(
        FundingProgrammePage.objects.filter(path__in=set(parents.values())).values_list(
            "path", "translation_key"
        )
    )
    return {path: keys[parent] for path, parent in parents.items() if parent in keys}


def calls_of_programmes(keys: Iterable[Key], reading: Reading) -> dict[Key, list[FundingCallPage]]:
    """The public calls of programmes in the best translations, newest first."""
    named = ServedValue.objects.filter(
        listing=reading.listing("calls"), name="programme", value__in=[str(key) for key in keys]
    ).values_list("served__row_id", "value")
    programmes = dict(named)
    calls: dict[Key, list[FundingCallPage]] = defaultdict(list)
    for call in FundingCallPage.objects.filter(pk__in=list(programmes)):
        calls[uuid.UUID(programmes[str(call.pk)])].append(call)
    for found in calls.values():
        found.sort(
            key=lambda call: (call.closes_on is None, call.closes_on, call.title), reverse=True
        )
    return calls


def gallery_pictures() -> QuerySet[Any]:
    """Pictures with their rights, each with the `original_alt` of the default language."""
    originals = GalleryImage.objects.filter(
        translation_key=OuterRef("translation_key"),
        locale__language_code=settings.LANGUAGE_CODE,
    )
    pictures: QuerySet[Any] = GalleryImage.objects.order_by("sort_order", "pk").annotate(
        original_alt=Subquery(originals.values("alt")[:1])
    )
    return pictures.select_related("image__facts")


def with_organisation_title(rows: QuerySet[Any]) -> QuerySet[Any]:
    """Rows that belong to an MSO by its key, each with the `organisation_title` of the oldest
    profile.
    """
    titles = MSOProfilePage.objects.filter(translation_key=OuterRef("organisation"))
    titled: QuerySet[Any] = rows.annotate(
        organisation_title=Subquery(titles.order_by("pk").values("title")[:1])
    )
    return titled


def calls_closing_soon(user: Any, today: dt.date, last_day: dt.date) -> QuerySet[Any]:
    """Live calls that close until a day, each once, of those that the user may edit."""
    policy = policy_registry.get_by_type(Page)
    mine = policy.instances_user_has_permission_for(user, "change")
    calls = FundingCallPage.objects.filter(
        pk__in=mine.values("pk"),
        live=True,
        alias_of__isnull=True,
        closes_on__gte=today,
        closes_on__lte=last_day,
    )
    return canonical_rows(calls).order_by("closes_on", "title", "pk")


def organisations_with_new_consents(today: dt.date) -> list[uuid.UUID]:
    """Keys of the organisations of which a consent began or ended in the last weeks, in some of
    which nobody may have looked.
    """
    since = today - dt.timedelta(weeks=5)
    dates = Q()
    for name in ("given_on", "expires_on", "withdrawn_on"):
        dates |= Q(**{f"{name}__range": (since, today)})
    found = ContactConsent.objects.filter(dates)
    return sorted(set(found.values_list("organisation", flat=True)))

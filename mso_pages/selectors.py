"""Every read of organisations, funding and partners."""

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db.models import Model, OuterRef, QuerySet, Subquery
from wagtail.models import Page
from wagtail.permissions import policy_registry

from headless.localization import best_translations, canonical_rows
from headless.reading import Reading

from .models import (
    FundingCallPage,
    FundingProgrammePage,
    Mentoring,
    MSOProfilePage,
    OrganisationState,
)

Key = uuid.UUID


def organisation_states(keys: Iterable[Key]) -> dict[Key, OrganisationState]:
    """The state rows of organisations, by the key of their profile."""
    return {
        state.organisation: state
        for state in OrganisationState.objects.filter(organisation__in=list(keys))
    }


def mentor_keys(keys: Iterable[Key]) -> dict[Key, list[Key]]:
    """For each supported organisation the keys of those that support it."""
    mentors: dict[Key, list[Key]] = defaultdict(list)
    # Relations are read from the canonical row: other translations may lag behind.
    profiles = canonical_rows(MSOProfilePage.objects.filter(live=True))
    found = (
        Mentoring.objects.filter(
            mentee__translation_key__in=list(keys), page__in=profiles.values("pk")
        )
        .order_by("page__title", "pk")
        .values_list("mentee__translation_key", "page__translation_key")
    )
    for mentee, mentor in found:
        if mentor not in mentors[mentee]:
            mentors[mentee].append(mentor)
    return mentors


def programmes_of_calls(calls: Iterable[FundingCallPage]) -> dict[str, Key]:
    """Path of each call to the key of the programme it stands below."""
    parents = {call.path: call.path[: -call.steplen] for call in calls}
    keys = dict(
        FundingProgrammePage.objects.filter(path__in=set(parents.values())).values_list(
            "path", "translation_key"
        )
    )
    return {path: keys[parent] for path, parent in parents.items() if parent in keys}


def public_calls(programme_key: Key, reading: Reading) -> list[FundingCallPage]:
    """The calls of a programme in the best translations, newest first."""
    paths = FundingProgrammePage.objects.filter(translation_key=programme_key).values_list(
        "path", flat=True
    )
    calls = reading.scope.pages(FundingCallPage)
    below = calls.none()
    for path in paths:
        below = below | calls.filter(path__startswith=path)
    best = best_translations(below, reading.chain)
    return sorted(
        best, key=lambda call: (call.closes_on is None, call.closes_on, call.title), reverse=True
    )


def successor_keys(programme_key: Key) -> list[tuple[type[Model], Key]]:
    """The programmes that follow on from a programme."""
    keys = (
        canonical_rows(FundingProgrammePage.objects.filter(live=True))
        .filter(predecessor__translation_key=programme_key)
        .order_by("pk")
        .values_list("translation_key", flat=True)
    )
    return [(FundingProgrammePage, key) for key in dict.fromkeys(keys)]


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

"""Every read of organisations, funding and partners."""

import uuid
from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Model

from headless.localization import best_translations
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
    found = (
        Mentoring.objects.filter(mentee__translation_key__in=list(keys), page__live=True)
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
        FundingProgrammePage.objects.filter(predecessor__translation_key=programme_key, live=True)
        .order_by("pk")
        .values_list("translation_key", flat=True)
    )
    return [(FundingProgrammePage, key) for key in dict.fromkeys(keys)]


def organisation_rows(key: Key) -> "list[MSOProfilePage]":
    """All translations of an organisation's profile, the oldest first."""
    return list(MSOProfilePage.objects.filter(translation_key=key).order_by("pk"))

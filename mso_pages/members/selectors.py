"""Every read of "My organisation"."""

import uuid
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import get_language
from wagtail.models import GroupPagePermission, Page

from headless.field_publishing import content_of, same_value
from headless.selectors import original_rows
from headless.services import source_row
from mso_pages.models import Membership, MSOProfilePage, Municipality, Submission
from mso_pages.moderation.selectors import Told, waiting_changes
from mso_pages.selectors import is_member, organisation_states

MISTAKES = 5
MOST_SUGGESTIONS = 10


def own_profiles(user: Any) -> QuerySet[MSOProfilePage]:
    """The profiles that a user keeps, each once."""
    keys = Membership.objects.filter(user=user).values("organisation")
    profiles = MSOProfilePage.objects.filter(translation_key__in=keys, alias_of__isnull=True)
    return original_rows(profiles).order_by("title", "pk")


def own_profile(user: Any, organisation: uuid.UUID) -> MSOProfilePage | None:
    """The profile of an organisation in the language in which it was written, whose facts hold for
    all, also while it is offline and a translation is not: what its members write goes on there.
    None unless the user keeps it.
    """
    if not is_member(user, organisation):
        return None
    profiles = MSOProfilePage.objects.filter(translation_key=organisation, alias_of__isnull=True)
    profile: MSOProfilePage | None = original_rows(profiles).first()
    if profile is None or not profile.first_published_at:
        profile = source_row(MSOProfilePage, organisation)
    return profile


def hides_contact(organisation: uuid.UUID) -> bool:
    """Whether an organisation has hidden where it is found."""
    state = organisation_states([organisation]).get(organisation)
    return state is not None and state.hides_contact


def is_public(page: Page) -> bool:
    """Whether everybody may see a page."""
    return bool(page.live and not page.get_view_restrictions().exists())


def is_member_alone(user: Any) -> bool:
    """Whether a user may enter the admin for the sake of an own profile and nothing else."""
    if user.is_superuser or not is_member(user):
        return False
    return not GroupPagePermission.objects.filter(group__user=user).exists()


def reported_mistakes(page: MSOProfilePage) -> list[Told]:
    """What members reported of late, with the answers; the newest first."""
    found = Submission.objects.filter(page_id=page.pk, kind=Submission.Kind.MISTAKE)
    ordered = found.select_related("author", "reviewer").order_by("-submitted_at", "-pk")
    return [Told(change, []) for change in ordered[:MISTAKES]]


def open_mistakes(organisation: uuid.UUID) -> int:
    """How many reports of mistakes wait for an answer."""
    found = Submission.objects.filter(
        organisation=organisation, kind=Submission.Kind.MISTAKE, state=Submission.State.WAITING
    )
    return found.count()


def own_titles(terms: list[Any]) -> dict[Any, str]:
    """Topic or target group to its title in the language of who asks, else as it stands."""
    if not terms:
        return {}
    translations = type(terms[0])._default_manager.filter(
        locale__language_code=get_language(),
        live=True,
        translation_key__in=[term.translation_key for term in terms],
    )
    titles = dict(translations.values_list("translation_key", "title"))
    return {term: titles.get(term.translation_key, term.title) for term in terms}


def offer_row(page: MSOProfilePage, key: uuid.UUID | None) -> dict[str, Any] | None:
    """An offer of a profile as `content_of` gives it; None where there is none of this key."""
    rows = content_of(page)["offers"]
    return next((row for row in rows if row["translation_key"] == str(key)), None)


def waiting_offers(page: MSOProfilePage) -> set[uuid.UUID]:
    """The keys of the offers that are new, or changed, and wait for review."""
    change = waiting_changes(page).get("offers")
    if change is None:
        return set()
    before = {row["translation_key"]: row for row in change.before or ()}
    return {
        uuid.UUID(row["translation_key"])
        for row in change.value or ()
        if not same_value(row, before.get(row["translation_key"]))
    }


def town_of_key(key: str) -> Municipality | None:
    return Municipality.objects.filter(pk=key).first() if key.isdecimal() else None


def towns_named(name: str) -> list[Municipality]:
    """The towns of a name, two at most: whoever asks wants to know whether there is just one."""
    return list(Municipality.objects.filter(name__iexact=name)[:2])


def towns_like(text: str) -> list[Municipality]:
    """Towns whose name begins with a text, then those that contain it."""
    text = text.partition("(")[0].strip()
    # PostgreSQL has no word for a NUL.
    if not text or "\0" in text:
        return []
    beginning = Municipality.objects.filter(name__istartswith=text).order_by("name", "ags")
    found = list(beginning[:MOST_SUGGESTIONS])
    if len(found) < MOST_SUGGESTIONS:
        containing = Municipality.objects.filter(name__icontains=text)
        rest = containing.exclude(pk__in=[town.pk for town in found]).order_by("name", "ags")
        found += rest[: MOST_SUGGESTIONS - len(found)]
    return found

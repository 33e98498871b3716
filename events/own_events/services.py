"""Every write of the events that an MSO keeps."""

import uuid
from collections.abc import Mapping
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from wagtail.models import Locale

from events.choices import EventStatus, OrganiserRole
from events.models import EventOrganiser, EventPage
from headless.changes.services import lock
from headless.field_publishing import content_of, with_values
from headless.selectors import places_to_add
from headless.translations.places import held_offline
from mso_pages.models import EntrustedPage, MSOProfilePage, Submission
from mso_pages.moderation.languages import keep_draft_beside
from mso_pages.moderation.selectors import waiting_page
from mso_pages.moderation.services import changed_values, submit, submit_page, withdraw_all
from mso_pages.selectors import is_member


class NoSection(Exception):
    """The site has no section for events."""


@transaction.atomic
def announce(event: EventPage, profile: MSOProfilePage, author: Any) -> EventPage:
    """Save a new event of an organisation as a draft and send it for review.

    Args:
        event: filled, not saved, in the language of its words.

    Raises:
        PermissionDenied: the author is no member of the organisation.
        NoSection: there is no place for events.
    """
    organisation = profile.translation_key
    if not is_member(author, organisation):
        raise PermissionDenied
    lock()
    section = places_to_add(None, [EventPage]).get(EventPage)
    if section is None:
        raise NoSection
    section = _in_language(section, Locale.objects.get(pk=event.locale_id))
    event.owner = author
    event.live = False
    event.has_unpublished_changes = True
    event.host_mso = profile
    event.municipality_id = profile.municipality_id
    event.organisers.add(EventOrganiser(mso=profile, role=OrganiserRole.ORGANISER))
    section.add_child(instance=event)
    event.save_revision(user=author, clean=False)
    keep_draft_beside(event)
    EntrustedPage.objects.create(organisation=organisation, page_key=event.translation_key)
    submit_page(event, author, organisation)
    return event


@transaction.atomic
def change(
    event: EventPage,
    values: Mapping[str, Any],
    author: Any,
    organisation: uuid.UUID,
    seen: Mapping[str, str] | None = None,
) -> list[Submission]:
    """Send new values of an event for review. One that was never public is changed itself.

    Raises:
        PermissionDenied, Conflict: as `submit`.
    """
    lock()
    event = EventPage.objects.get(pk=event.pk)
    if event.live or event.first_published_at:
        return submit(event, values, author, organisation, seen)
    if not is_member(author, organisation):
        raise PermissionDenied
    draft = event.get_latest_revision_as_object()
    changed = changed_values(values, content_of(draft), seen or {})
    if changed:
        with_values(draft, changed).save_revision(user=author, log_action=True, clean=False)
        keep_draft_beside(event)
    elif waiting_page(event):
        return []
    return [submit_page(event, author, organisation)]


@transaction.atomic
def cancel(event: EventPage, author: Any, organisation: uuid.UUID) -> list[Submission]:
    """Call a public event off at once; one that waits is withdrawn.

    Returns:
        The submission that calls it off, which waits where it could not be published, or what was
        withdrawn.

    Raises:
        PermissionDenied: the author is no member of the organisation.
    """
    lock()
    event = EventPage.objects.get(pk=event.pk)
    if event.live:
        values = {"status": EventStatus.CANCELLED.value}
        return submit(event, values, author, organisation, at_once=values)
    return withdraw_all(event, author, organisation)


def _in_language(section: Any, locale: Locale) -> Any:
    """The section for what is written in a language; an alias where it is not translated."""
    if section.locale_id == locale.pk:
        return section
    found = section.get_translation_or_none(locale)
    if found:
        return found
    with held_offline(section, locale, None):
        section.copy_for_translation(locale, copy_parents=True, alias=True)
    return section.get_translation(locale)

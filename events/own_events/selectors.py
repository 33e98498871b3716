"""Every read of the events that an MSO keeps."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import get_language
from wagtail.models import Locale, Site

from events.choices import EventStatus
from events.models import EventPage
from headless.addresses import page_address
from headless.field_publishing import content_of, same_value
from headless.selectors import original_rows
from mso_pages.members.selectors import is_public
from mso_pages.models import EntrustedPage, Submission
from mso_pages.moderation.selectors import Told, last_submissions, proposed, told, waiting_page

State = Submission.State
Kind = Submission.Kind
ENTRIES = 30


@dataclass
class ShownEvent:
    """An event as its members see it.

    Attributes:
        event: with everything that waits for review.
        told: what its state lines tell of.
    """

    event: Any
    told: list[Told]
    address: str = ""
    is_public: bool = False

    @property
    def waits(self) -> bool:
        """Whether something of it waits for review."""
        return any(item.change.state == State.WAITING for item in self.told)

    @property
    def was_accepted(self) -> bool:
        """Whether its state lines say themselves that it is public."""
        return any(item.change.state == State.ACCEPTED for item in self.told)

    @property
    def can_be_called_off(self) -> bool:
        """Whether it is public and takes place, or waits, so that it can be withdrawn."""
        is_on = self.event.status != EventStatus.CANCELLED
        return is_on and (self.event.live or self.waits)


def own_events(organisation: uuid.UUID) -> QuerySet[EventPage]:
    """The events that an organisation keeps, each once as it was written, the latest first."""
    keys = EntrustedPage.objects.filter(organisation=organisation).values("page_key")
    events = EventPage.objects.filter(translation_key__in=keys, alias_of__isnull=True)
    return original_rows(events).order_by("-starts_on", "-pk")


def language_of_events(organisation: uuid.UUID, profile: Any) -> Any:
    """In which language somebody probably writes: that of the latest event of the organisation,
    else that of the interface, if the site has it, else that of the profile.
    """
    latest: Any = own_events(organisation).order_by("-pk").select_related("locale").first()
    own = Locale.objects.filter(language_code=get_language() or "").first()
    return latest.locale if latest is not None else own or profile.locale


def own_event(organisation: uuid.UUID, pk: int) -> EventPage | None:
    """One of them."""
    return own_events(organisation).filter(id=pk).first()


def is_announced(organisation: uuid.UUID, key: uuid.UUID | None, values: Mapping[str, Any]) -> bool:
    """Whether a form was sent before as it stands, and waits or is public: the answer was lost, or
    somebody went back.
    """
    event = own_events(organisation).filter(translation_key=key).first() if key else None
    if event is None or not (event.live or waiting_page(event)):
        return False
    said = content_of(proposed(event))
    return all(same_value(value, said[name]) for name, value in values.items())


def is_taken(key: uuid.UUID) -> bool:
    """Whether there is an event with a key."""
    return bool(EventPage.objects.filter(translation_key=key).exists())


def shown_events(organisation: uuid.UUID) -> list[ShownEvent]:
    """The latest events of an organisation."""
    site = Site.objects.filter(is_default_site=True).first()
    return [shown_event(event, site) for event in own_events(organisation)[:ENTRIES]]


def shown_event(event: EventPage, site: Site | None = None) -> ShownEvent:
    """An event with what became of it.

    Args:
        site: where people read it; without it the event has no address.
    """
    wanted = proposed(event)
    fields = ["", *EventPage.fields_for_members, "status"]
    last = last_submissions(event, fields).values()
    address = page_address(event, site) if event.live and site else ""
    return ShownEvent(wanted, told(last), address, is_public(event))

"""What lies outside revisions is served as it stands, too."""

from typing import Any

from django.db.models.signals import post_delete, post_save, pre_delete, pre_save
from django.dispatch import receiver
from wagtail.log_actions import get_active_log_context
from wagtail.signals import page_published

from headless import clock, recording
from headless.changes.models import Cause
from headless.changes.services import because
from headless.signals import day_begun

from .models import ContactConsent, MSOProfilePage, OrganisationState
from .moderation.decisions import close_published
from .selectors import organisations_with_new_consents

for recorded in (OrganisationState, ContactConsent):
    pre_save.connect(recording.begin_before, sender=recorded)
    pre_delete.connect(recording.begin_before, sender=recorded)


@receiver([post_save, post_delete], sender=OrganisationState)
@receiver([post_save, post_delete], sender=ContactConsent)
def record_organisation(instance: OrganisationState | ContactConsent, **kwargs: Any) -> None:
    is_consent = isinstance(instance, ContactConsent)
    with because(Cause.CONSENT if is_consent else Cause.STATE):
        recording.changed(MSOProfilePage, [instance.organisation])


@receiver(day_begun)
def follow_consents(**kwargs: Any) -> None:
    """A consent that begins or ends is no act of anybody."""
    with because(Cause.CONSENT):
        recording.changed(MSOProfilePage, organisations_with_new_consents(clock.today()))


@receiver(page_published)
def close_submission(instance: Any, **kwargs: Any) -> None:
    """Staff may publish the new page of a member by its form, or let it be published by plan."""
    close_published(instance, get_active_log_context().user)

"""What lies outside revisions is served as it stands, too."""

from typing import Any

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from headless import recording

from .models import ContactConsent, MSOProfilePage, OrganisationState


@receiver([post_save, post_delete], sender=OrganisationState)
@receiver([post_save, post_delete], sender=ContactConsent)
def record_organisation(instance: OrganisationState | ContactConsent, **kwargs: Any) -> None:
    recording.changed(MSOProfilePage, [instance.organisation])

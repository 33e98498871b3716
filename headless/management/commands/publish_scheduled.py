"""Wagtail's command, with one difference: what cannot go live does not stop the rest."""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from wagtail.management.commands import publish_scheduled
from wagtail.models import DraftStateMixin, Page, Revision

from headless.publishing import PublishRefused, refusal_text


class Command(publish_scheduled.Command):
    help = "Takes pages and snippets live and offline at their planned times."

    def handle(self, *args: Any, **options: Any) -> None:
        if options["dryrun"]:
            super().handle(*args, **options)
            return
        for instance in _expired():
            instance.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")
        due = Revision.objects.filter(approved_go_live_at__lt=timezone.now())
        for revision in due.order_by("approved_go_live_at", "pk"):
            self._publish(revision)

    def _publish(self, revision: Revision) -> None:
        """Publish, or say why not: it stays planned, so that it goes live once it is complete."""
        try:
            with transaction.atomic():
                revision.publish(log_action="wagtail.publish.scheduled")
        except PublishRefused as error:
            self.stderr.write(refusal_text(error))
        except ValidationError as error:
            self.stderr.write(f"{revision.object_str}: {' '.join(error.messages)}")


def _expired() -> Iterator[Any]:
    """What is live past its time: all pages, then each kind of snippet."""
    snippets = (
        model
        for model in apps.get_models()
        if issubclass(model, DraftStateMixin) and not issubclass(model, Page)
    )
    for model in (Page, *snippets):
        expired = model.objects.filter(live=True, expire_at__lt=timezone.now())
        yield from list(expired.order_by("expire_at", "pk"))

"""Wagtail's command, with two differences: what cannot go live does not stop the rest, and it may
run on several servers at once.
"""

import logging
from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import CommandError
from django.db import transaction
from django.utils import timezone
from wagtail.management.commands import publish_scheduled
from wagtail.models import Revision

from headless.changes.models import Cause
from headless.changes.services import because, lock
from headless.publishing import PublishRefused, refusal_text
from headless.selectors import planned_models
from headless.taking_down.selectors import left_online
from headless.taking_down.services import log_left_online

logger = logging.getLogger(__name__)


class Command(publish_scheduled.Command):
    help = "Takes pages and snippets live and offline at their planned times."

    def handle(self, *args: Any, **options: Any) -> None:
        if options["dryrun"]:
            super().handle(*args, **options)
            return
        self.failed = 0
        for model in planned_models():
            expired = model.objects.filter(live=True, expire_at__lt=timezone.now())
            for pk in list(expired.order_by("expire_at", "pk").values_list("pk", flat=True)):
                self._alone(f"{model._meta.label} {pk}", _expire, model, pk)
        due = Revision.objects.filter(approved_go_live_at__lt=timezone.now())
        for pk in list(due.order_by("approved_go_live_at", "pk").values_list("pk", flat=True)):
            self._alone(f"revision {pk}", _publish, pk)
        if self.failed:
            raise CommandError(f"{self.failed} could not be changed; the log says why.")

    def _alone(self, name: str, act: Callable[..., None], *args: Any) -> None:
        """One act in a transaction of its own. It stays planned where it fails."""
        try:
            with transaction.atomic():
                # Another server that began at the same time has done it once this is passed.
                lock()
                act(*args)
        except PublishRefused as error:
            self.stderr.write(refusal_text(error))
        except ValidationError as error:
            self.stderr.write(f"{name}: {' '.join(error.messages)}")
        except Exception:
            self.failed += 1
            logger.exception("The plan of %s failed.", name)


def _expire(model: Any, pk: Any) -> None:
    instance = model.objects.filter(pk=pk, live=True, expire_at__lt=timezone.now()).first()
    if instance is not None:
        left = left_online(instance)
        with because(Cause.EXPIRY):
            instance.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")
        log_left_online(instance, left)


def _publish(pk: int) -> None:
    due = Revision.objects.filter(pk=pk, approved_go_live_at__lt=timezone.now())
    revision = due.first()
    if revision is not None:
        with because(Cause.SCHEDULE):
            revision.publish(log_action="wagtail.publish.scheduled")

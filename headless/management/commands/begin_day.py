"""What has to be done once a day."""

import datetime as dt
import logging
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from headless.changes.services import forget
from headless.conf import conf
from headless.served.services import store_cards
from headless.signals import day_begun

logger = logging.getLogger(__name__)


class Command(BaseCommand):
    help = (
        "Brings up to date what follows from the date, such as the dates of repeated events, and "
        "forgets what was logged long ago. May run on several servers at once, and again."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        failed = 0
        for receiver, answer in day_begun.send_robust(sender=type(self)):
            if isinstance(answer, Exception):
                failed += 1
                logger.error("%s failed.", receiver.__name__, exc_info=answer)
        made = store_cards()
        forgotten = forget(timezone.now() - dt.timedelta(days=conf.changes_kept_days))
        self.stdout.write(f"{made} cards made, {forgotten} changes forgotten.")
        if failed:
            raise CommandError(f"{failed} parts failed; the log says why.")

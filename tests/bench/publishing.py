"""What publishing costs with and without the recorder: `python -m tests.bench.publishing 1000`."""

import os
import statistics
import sys
import time
from collections import defaultdict
from contextlib import nullcontext

import django
from django.db import transaction

from .databases import database

PUBLISHES = 200


def main(size: int) -> None:
    """Print the medians of publishes in turn; the database stays as it is."""
    os.environ.update(database(size).environment)
    django.setup()
    # What needs the settings.
    from headless import recording  # noqa: PLC0415
    from mso_pages.models import MSOProfilePage  # noqa: PLC0415

    spent: dict[bool, list[int]] = defaultdict(list)
    pages = MSOProfilePage.objects.filter(live=True, locale__language_code="de").order_by("pk")
    with transaction.atomic():
        for number, page in enumerate(pages[: PUBLISHES * 2]):
            is_recorded = number % 2 == 0
            page.title = f"{page.title} {number}"
            revision = page.save_revision()
            started = time.process_time_ns()
            with nullcontext() if is_recorded else recording.paused():
                revision.publish()
            spent[is_recorded].append(time.process_time_ns() - started)
        transaction.set_rollback(True)
    on, off = (statistics.median(spent[is_recorded]) / 1e6 for is_recorded in (True, False))
    sys.stdout.write(
        f"Publishing, {size:,}: {on:.1f} ms of CPU time with the recorder, {off:.1f} without\n"
    )


if __name__ == "__main__":
    main(int(sys.argv[1]))

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from search import services


class Command(BaseCommand):
    help = (
        "Index what the search has not or has by other rules. The search answers meanwhile; "
        "what is interrupted goes on with the next run."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--all", action="store_true", help="Index anew also what seems to be in order."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        total: dict[str, int] = {}
        for what, count in services.rebuild(everything=options["all"]):
            total[what] = total.get(what, 0) + count
            if count and options["verbosity"] > 0:
                self.stdout.write(f"{what}: {total[what]}")
        words = services.forget_words()
        done = ", ".join(f"{count} {what}" for what, count in total.items())
        self.stdout.write(f"The index is complete: {done}, {words} words forgotten.")

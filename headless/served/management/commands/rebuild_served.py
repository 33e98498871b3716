from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from headless import recording
from headless.served import services
from headless.served.checking import differences


class Command(BaseCommand):
    help = (
        "Make anew what the API serves of the content, with its ready cards. "
        "With --check only compare it with the content."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--check",
            action="store_true",
            help="Write nothing, list what differs, and fail when something does.",
        )

    def handle(self, *args: Any, check: bool, **options: Any) -> None:
        if check:
            found = list(differences())
            for line in found:
                self.stderr.write(line)
            if found:
                raise CommandError(f"{len(found)} served rows differ from the content.")
            self.stdout.write("The served rows agree with the content.")
            return
        recording.all_changed()
        self.stdout.write(f"{services.store_cards()} cards are ready.")

from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser
from django.db import connection


class Command(BaseCommand):
    help = "Migrate, load the demo site into an empty database and serve it, in one process."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("address", help="Address to serve at, for example 127.0.0.1:8000.")

    def handle(self, *args: Any, **options: Any) -> None:
        address = options["address"]
        settings.DATA_DIR.mkdir(parents=True, exist_ok=True)
        if not connection.introspection.table_names():
            self.stdout.write("Making the database, this takes about a minute ...")
            self.stdout.flush()
        call_command("migrate", verbosity=0)
        call_command("load_demo", "--if-empty", stdout=self.stdout)
        self.stdout.write(
            f"\nWebsite   http://{address}/"
            f"\nAdmin     http://{address}/admin/"
            f"\nAPI       http://{address}/api/v1/reports/"
            f"\nAPI docs  http://{address}/api/v1/docs/\n"
        )
        self.stdout.flush()
        # The reloader would start Django twice more; work on the code has `runserver` itself.
        call_command("runserver", address, use_reloader=False, stdout=self.stdout)

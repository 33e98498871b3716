from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from mso_site.demo.loader import has_content, is_loaded, load
from mso_site.demo.pages import move_site
from mso_site.demo.users import present_logins


class Command(BaseCommand):
    help = "Load the demo site into a database without content, with users of public passwords."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--if-empty",
            action="store_true",
            help="Do nothing instead of failing when the database has content of its own.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO_USERS_ALLOWED:
            raise CommandError(
                "The demo site is not for a server: everybody knows the passwords of its users."
            )
        if is_loaded():
            change = "its port follows ADMIN_BASE_URL" if move_site() else "nothing was changed"
            self.stdout.write(f"The demo site is loaded already; {change}.")
        elif not has_content():
            load()
            self.stdout.write("The demo site is loaded.")
        elif not options["if_empty"]:
            raise CommandError(
                "The database has content of its own: the demo site needs an empty database, "
                "for example with another DATA_DIR or DATABASE_URL."
            )
        self._print_logins()

    def _print_logins(self) -> None:
        logins = present_logins()
        if logins:
            self.stdout.write("\nDemo logins (name / password):")
        for login in logins:
            self.stdout.write(f"  {login.username} / {login.password}  ({login.role})")

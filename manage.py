#!/usr/bin/env python
"""Django's command-line entry point for the demo project."""

import os
import sys
from pathlib import Path

if __name__ == "__main__":
    # `site/` has no `__init__.py` (it would shadow Python's own module `site`),
    # so the project package inside it is reached by its folder.
    sys.path.insert(0, str(Path(__file__).resolve().parent / "site"))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mso_site.settings.dev")

    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)

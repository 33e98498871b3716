"""What a process with settings of its own does and answers, as JSON.

Started with what to do: `migrate`, and `translate` for a Persian version of each profile and topic
that has a German one. Then it says what is answered at each of the other arguments.
"""

import json
import sys
from typing import Any

import django

# Before the models can be imported.
django.setup()

from django.conf import settings  # noqa: E402
from django.contrib.auth import get_user_model  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.test import Client  # noqa: E402

from mso_pages.models import MSOProfilePage, Topic  # noqa: E402
from tests.factories.locales import translate  # noqa: E402

NAME = "کانون فرهنگی"


def translate_into_persian() -> None:
    for model in (Topic, MSOProfilePage):
        for row in model._default_manager.filter(locale__language_code="de"):
            translate(row, "fa", title=NAME, slug=f"{row.slug}-fa")


def answers(paths: list[str]) -> dict[str, Any]:
    client = Client(headers={"host": "localhost"})
    client.force_login(get_user_model().objects.get(is_superuser=True))
    found = {}
    for path in paths:
        response = client.get(path)
        found[path] = [response.status_code, response.content.decode()]
    return found


if __name__ == "__main__":
    assert settings.DATABASES["default"]["NAME"] != ":memory:"
    acts = {
        "migrate": lambda: call_command("migrate", verbosity=0),
        "check": lambda: call_command("rebuild_served", check=True, stdout=sys.stderr),
        "translate": translate_into_persian,
    }
    wanted = sys.argv[1:]
    for name in (name for name in wanted if name in acts):
        acts[name]()
    json.dump(answers([path for path in wanted if path not in acts]), sys.stdout)

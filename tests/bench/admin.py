"""Measures the screens of members and of a chief editor: `python -m tests.bench.admin 100 20000`.

Prints processor time and queries of a request for each number of organisations, and how many
times as long the largest takes as the smallest. Each size is measured in a process of its own.
"""

import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from typing import Any

import django

from .databases import database

MEMBERS = 2_000
ROUNDS = 15
MOST_TIMES = 2.0

Figures = dict[str, tuple[float, int]]


def main(sizes: Sequence[int]) -> None:
    """Seed what is empty, measure each size, and print the table."""
    measured: dict[int, Figures] = {}
    for size in sizes:
        subprocess.run([sys.executable, "-m", "tests.bench.seed", str(size)], check=True)
        command = [sys.executable, "-m", "tests.bench.admin", "--one", str(size)]
        measured[size] = json.loads(subprocess.run(command, check=True, stdout=-1).stdout)
    first, last = measured[sizes[0]], measured[sizes[-1]]
    heads = " | ".join(f"{size:,}" for size in sizes)
    lines = [f"| CPU ms (queries) | {heads} | times |", "|---" * (len(sizes) + 2) + "|"]
    for name in first:
        cells = " | ".join(
            f"{figures[name][0]:.0f} ({figures[name][1]})" for figures in measured.values()
        )
        times = last[name][0] / first[name][0]
        verdict = "" if times <= MOST_TIMES else " (more than it may)"
        lines.append(f"| {name} | {cells} | {times:.1f}{verdict} |")
    sys.stdout.write("\n".join(lines) + "\n")


def measure(size: int) -> None:
    """Print the figures of one size as JSON."""
    os.environ.update(database(size).environment)
    os.environ["ALLOWED_HOSTS"] = "testserver"
    django.setup()
    people, addresses = prepare()
    from django.db import connection  # noqa: PLC0415
    from django.test import Client  # noqa: PLC0415

    figures: Figures = {}
    for name, (role, address) in addresses.items():
        client = Client(headers={"x-forwarded-proto": "https"})
        client.force_login(people[role], backend="django.contrib.auth.backends.ModelBackend")
        for _ in range(3):
            response = client.get(address, secure=True)
            assert response.status_code == 200, (address, response.status_code)
        queries: list[str] = []
        with connection.execute_wrapper(noting(queries)):
            client.get(address, secure=True)
        costs = []
        for _ in range(ROUNDS):
            before = time.process_time()
            client.get(address, secure=True)
            costs.append((time.process_time() - before) * 1000)
        figures[name] = (statistics.median(costs), len(queries))
    sys.stdout.write(json.dumps(figures))


def noting(queries: list[str]) -> Any:
    """Notes each query that goes to the database."""

    def execute(run: Any, sql: str, *args: Any) -> Any:
        queries.append(sql)
        return run(sql, *args)

    return execute


def prepare() -> tuple[dict[str, Any], dict[str, tuple[str, str]]]:
    """Members, a chief editor and a queue where there are none; the people and the addresses."""
    from django.contrib.auth import get_user_model  # noqa: PLC0415
    from django.contrib.auth.models import Group, Permission  # noqa: PLC0415
    from django.db import transaction  # noqa: PLC0415
    from django.urls import reverse  # noqa: PLC0415
    from wagtail.models import GroupPagePermission, Locale  # noqa: PLC0415

    from mso_pages.models import (  # noqa: PLC0415
        Membership,
        MSOIndexPage,
        MSOProfilePage,
        Submission,
    )
    from mso_pages.moderation.services import submit  # noqa: PLC0415

    users = get_user_model()
    german = MSOProfilePage.objects.filter(locale__language_code="de", live=True)
    section = MSOIndexPage.objects.filter(locale__language_code="de").get()
    keys = list(german.order_by("pk").values_list("translation_key", flat=True))
    if not Membership.objects.exists():
        with transaction.atomic():
            made = users.objects.bulk_create(
                users(username=f"member-{number}", email=f"member-{number}@example.org")
                for number in range(MEMBERS)
            )
            Membership.objects.bulk_create(
                Membership(organisation=keys[number % len(keys)], user=user)
                for number, user in enumerate(made)
            )
            chief = users.objects.create(username="chief-editor")
            group = Group.objects.create(name="chief editors")
            chief.groups.add(group)
            group.permissions.add(Permission.objects.get(codename="access_admin"))
            for action in ("add", "change", "publish"):
                permission = Permission.objects.get(
                    codename=f"{action}_page", content_type__app_label="wagtailcore"
                )
                GroupPagePermission.objects.create(
                    group=group, page_id=section.get_parent().pk, permission=permission
                )
            for number in range(20):
                profile = german.get(translation_key=keys[number])
                author = users.objects.get(username=f"member-{number}")
                submit(profile, {"short_name": f"Kurz {number}"}, author, keys[number])
    assert Submission.objects.exists()
    people = {
        "member": users.objects.get(username="member-1"),
        "chief": users.objects.get(username="chief-editor"),
    }
    own = german.get(translation_key=keys[1])
    arabic = Locale.objects.get(language_code="ar")
    return people, {
        "My organisation": ("member", reverse("my_organisation:profile", args=[keys[1]])),
        "a card": ("member", reverse("my_organisation:card", args=[keys[1], "about"])),
        "edit view": ("chief", reverse("wagtailadmin_pages:edit", args=[own.pk])),
        "explorer": ("chief", reverse("wagtailadmin_explore", args=[section.pk])),
        "review": ("chief", reverse("submissions:review")),
        "languages": ("chief", reverse("headless_translations")),
        "languages, what is missing in Arabic": (
            "chief",
            f"{reverse('headless_translations')}?status=missing&locale={arabic.pk}",
        ),
    }


if __name__ == "__main__":
    arguments = sys.argv[1:]
    if arguments[:1] == ["--one"]:
        measure(int(arguments[1]))
    else:
        main([int(argument) for argument in arguments] or [100, 20_000])

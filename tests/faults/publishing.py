"""Publishes an organisation again and again, until it is killed: `python -m … PRIMARY_KEY`."""

import sys

import django


def main(primary_key: int) -> None:
    django.setup()
    from mso_pages.models import MSOProfilePage  # noqa: PLC0415

    number = 0
    while True:
        number += 1
        page = MSOProfilePage.objects.get(pk=primary_key)
        page.title = f"Verein {int(page.title.rpartition(' ')[2]) + 1}"
        page.save_revision(clean=False).publish()
        sys.stdout.write(f"{page.title}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(int(sys.argv[1]))

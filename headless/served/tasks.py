from django_tasks import task

from . import services


@task()
def store_cards() -> None:
    """Make the ready cards that are missing."""
    services.store_cards()

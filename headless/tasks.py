"""What runs after an answer was given, where the site has a worker for tasks."""

from django.apps import apps
from django_tasks import task

from .images import images_with_renditions, renew_renditions
from .translations.beside import begin_by_machine, draft_beside


@task()
def make_renditions_task(pk: str) -> None:
    """Make the sizes of an image that was saved; nothing where it was deleted since."""
    image = images_with_renditions().filter(pk=pk).first()
    if image is not None:
        renew_renditions(image)


@task()
def draft_beside_task(model: str, pk: int) -> None:
    """Keep a draft in the default language beside an original in another one."""
    original = apps.get_model(model)._base_manager.filter(pk=pk).first()
    if original is not None and (translation := draft_beside(original)):
        begin_by_machine(translation)

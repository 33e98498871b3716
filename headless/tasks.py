"""What runs after an answer was given, where the site has a worker for tasks."""

from django_tasks import task

from .images import images_with_renditions, renew_renditions


@task()
def make_renditions_task(pk: str) -> None:
    """Make the sizes of an image that was saved; nothing where it was deleted since."""
    image = images_with_renditions().filter(pk=pk).first()
    if image is not None:
        renew_renditions(image)

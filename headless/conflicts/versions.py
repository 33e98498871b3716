"""From which version something is saved, asked once more under the lock of the save."""

import datetime as dt
import uuid
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext
from wagtail.log_actions import registry

# The latest revision and when it was written: Wagtail's autosave writes into the same one again.
Version = tuple[int | None, dt.datetime | None]


class SavedMeanwhile(Exception):
    """Somebody else was faster by a moment; nothing was saved.

    Attributes:
        instance: the page or snippet with what was typed.
    """

    def __init__(self, instance: Any) -> None:
        super().__init__(f"{instance!r} was saved by somebody else meanwhile.")
        self.instance = instance


@dataclass(frozen=True)
class Base:
    """What a form was found to go on from.

    Attributes:
        form: the key of the form, whose own autosave may still come in between.
    """

    version: Version
    is_autosave: bool
    form: uuid.UUID | None
    user: Any


def latest_version(instance: Any) -> Version:
    """The version that the database has now."""
    rows = type(instance)._base_manager.filter(pk=instance.pk)
    version: Version | None = rows.values_list(
        "latest_revision_id", "latest_revision__created_at"
    ).first()
    return version or (None, None)


def is_made_by(form: uuid.UUID | None, user: Any, instance: Any, revision_pk: int | None) -> bool:
    """Whether an autosave of this form wrote the revision."""
    if form is None or revision_pk is None:
        return False
    logs = registry.get_logs_for_instance(instance)
    return bool(logs.filter(uuid=form, revision_id=revision_pk, user=user).exists())


def check_base(instance: Any) -> None:
    """Ask before a revision is written whether the latest one is still the expected one.

    Two requests can both be told that they are up to date, and an autosave can be overtaken by
    the save that followed it. Only what a form saves has an expectation, and once.

    Raises:
        SavedMeanwhile: it is not.
        PermissionDenied: it is not, and Wagtail makes its answer to an autosave of this.
    """
    base: Base | None = instance.__dict__.pop("saved_from", None)
    if base is None:
        return
    latest = latest_version(instance)
    if latest == base.version or is_made_by(base.form, base.user, instance, latest[0]):
        return
    if base.is_autosave:
        raise PermissionDenied(gettext("Somebody else saved a newer version meanwhile."))
    raise SavedMeanwhile(instance)

"""Photos of a press note on their way to the pictures of the site."""

from dataclasses import replace
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.utils.translation import gettext as _
from wagtail.images import get_image_model
from wagtail.images.forms import get_image_form
from wagtail.models import Collection
from wagtail.permissions import policy_registry

from events.models import PressNotePhoto

from .contents import NoteDocument, Picture


def clean_photos(document: NoteDocument, user: Any) -> NoteDocument:
    """The note with its photos as an upload would keep them, without what the camera noted.

    Without them where the user may not add pictures. Raises ValidationError for a photo that no
    upload would accept.
    """
    if not document.pictures:
        return document
    collection = collection_for_photos(user)
    if collection is None:
        return replace(document, pictures=[])
    cleaned = []
    for picture in document.pictures:
        form = photo_form(picture, "", user, collection)
        refuse_broken_photo(form)
        file = form.cleaned_data["file"]
        file.seek(0)
        cleaned.append(replace(picture, name=file.name, content=file.read()))
    return replace(document, pictures=cleaned)


def collection_for_photos(user: Any) -> Collection | None:
    """Where the photos of a note go: the first collection to which the user may add pictures.

    Args:
        user: None for a command that runs for nobody, which may add everywhere.
    """
    if user is None:
        return Collection.get_first_root_node()
    policy = policy_registry.get_by_type(get_image_model())
    collections = policy.collections_user_has_permission_for(user, "add")
    found: Collection | None = collections.order_by("path").first()
    return found


def photo_form(
    photo: PressNotePhoto | Picture, title: str, user: Any, collection: Collection | None
) -> Any:
    """Wagtail's form for an uploaded picture: it refuses what no upload may be."""
    return get_image_form(get_image_model())(
        {
            "title": (photo.caption or title or photo.name)[:255],
            "collection": collection and collection.pk,
            "tags": "",
        },
        {"file": ContentFile(bytes(photo.content), name=photo.name)},
        user=user,
    )


def refuse_broken_photo(form: Any) -> None:
    """Raises ValidationError for a photo that no upload would accept."""
    if not form.is_valid():
        reasons = [reason for errors in form.errors.values() for reason in errors]
        raise ValidationError(
            _("A photo of the note cannot be used: %(why)s"), params={"why": " ".join(reasons)}
        )

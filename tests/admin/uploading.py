"""Every way to upload a picture or a document in the admin."""

import html
import json
import os
from collections.abc import Callable
from typing import Any

from django.core.files.storage import default_storage
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Collection, UploadedFile
from wagtail.users.models import UserProfile

Way = Callable[..., HttpResponse]


def add_picture(client: Client, file: Any, **values: Any) -> HttpResponse:
    return _posted(client, reverse("wagtailimages:add"), "", file, values)


def add_pictures(client: Client, file: Any, **values: Any) -> HttpResponse:
    return _added(client, reverse("wagtailimages:add_multiple"), file, values)


def replace_picture(client: Client, file: Any, **values: Any) -> HttpResponse:
    address = reverse("wagtailimages:edit", args=[get_image_model().objects.first().pk])
    return _posted(client, address, "", file, values)


def choose_picture(client: Client, file: Any, **values: Any) -> HttpResponse:
    address = reverse("wagtailimages_chooser:create")
    return _posted(client, address, "image-chooser-upload-", file, values)


def choose_pictures(client: Client, file: Any, **values: Any) -> HttpResponse:
    """For a field that takes several."""
    address = reverse("wagtailimages_chooser:create") + "?multiple=1"
    return _posted(client, address, "image-chooser-upload-", file, values)


def insert_picture(client: Client, file: Any, **values: Any) -> HttpResponse:
    """Into a text."""
    address = reverse("wagtailimages_chooser:create") + "?select_format=true"
    return _posted(client, address, "image-chooser-upload-", file, values)


def change_own_picture(client: Client, file: Any, **values: Any) -> HttpResponse:
    """That of the account."""
    data = {
        "name_email-first_name": "Lea",
        "name_email-last_name": "Leitung",
        "name_email-email": "leitung@example.org",
        "locale-preferred_language": "de",
        "theme-theme": "system",
        "theme-density": "default",
        "theme-contrast": "system",
        "avatar-avatar": file,
    }
    return client.post(reverse("wagtailadmin_account"), data)


def add_document(client: Client, file: Any, **values: Any) -> HttpResponse:
    return _posted(client, reverse("wagtaildocs:add"), "", file, values)


def add_documents(client: Client, file: Any, **values: Any) -> HttpResponse:
    return _added(client, reverse("wagtaildocs:add_multiple"), file, values)


def replace_document(client: Client, file: Any, **values: Any) -> HttpResponse:
    address = reverse("wagtaildocs:edit", args=[get_document_model().objects.first().pk])
    return _posted(client, address, "", file, values)


def choose_document(client: Client, file: Any, **values: Any) -> HttpResponse:
    address = reverse("wagtaildocs_chooser:create")
    return _posted(client, address, "document-chooser-upload-", file, values)


# The first two stand for all: the others differ by what surrounds the form.
PICTURE_WAYS = [
    add_pictures,
    choose_picture,
    add_picture,
    replace_picture,
    choose_pictures,
    insert_picture,
    change_own_picture,
]
DOCUMENT_WAYS = [add_documents, choose_document, add_document, replace_document]


def answer(response: HttpResponse) -> str:
    """The page, or what an answer for a script has to show."""
    text = response.content.decode()
    if not response.headers["Content-Type"].startswith("text/html"):
        values = json.loads(text)
        text = values.get("error_message") or values.get("htmlFragment") or text
    return html.unescape(text)


def traces() -> Any:
    """All that an upload can leave: files and their sizes, rows and what they hold."""
    return (
        _stored_files(""),
        list(get_image_model().objects.values_list("pk", "file", "file_hash", "width")),
        list(get_document_model().objects.values_list("pk", "file", "file_hash")),
        UploadedFile.objects.count(),
        list(UserProfile.objects.values_list("avatar", flat=True)),
    )


def _stored_files(folder: str) -> dict[str, int]:
    try:
        folders, names = default_storage.listdir(folder)
    except FileNotFoundError:
        return {}
    paths = [os.path.join(folder, name) for name in names]
    found = {path: default_storage.size(path) for path in paths}
    for inner in folders:
        found |= _stored_files(os.path.join(folder, inner))
    return found


def _posted(client: Client, address: str, prefix: str, file: Any, values: Any) -> HttpResponse:
    texts = {"title": "Datei", "collection": Collection.get_first_root_node().pk, **values}
    data = {f"{prefix}{name}": value for name, value in texts.items()}
    return client.post(address, {**data, f"{prefix}file": file})


def _added(client: Client, address: str, file: Any, values: Any) -> HttpResponse:
    texts = {"title": "Datei", "collection": Collection.get_first_root_node().pk, **values}
    return client.post(address, {**texts, "files[]": file})

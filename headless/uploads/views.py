"""Checks before uploads whose views take any file."""

from typing import Any

import polib  # type: ignore[import-untyped]
from django.contrib import messages
from django.core.files import File
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail_localize.models import Translation
from wagtail_localize.views.edit_translation import upload_pofile

from headless.changes.services import lock
from headless.translations.handing_over import machine_marks_kept
from headless.translations.views import locked_for

MAX_TRANSLATION_FILE_SIZE = 5 * 1024 * 1024
TRANSLATION_ID = "X-WagtailLocalize-TranslationID"


@require_POST
def upload_translation_file(request: HttpRequest, translation_id: int) -> HttpResponse:
    """Let wagtail-localize read only what it can read: all else ends there in a server error."""
    file = request.FILES.get("file")
    translation = get_object_or_404(Translation, pk=translation_id)
    if file is None or not _is_translation_file(file):
        message = _("This is no translation file of this site. Download one, and upload that.")
    else:
        with transaction.atomic():
            # Whoever submits or approves the translation waits for this, or this for them.
            lock()
            message = locked_for(request.user, translation.get_target_instance())
            if not message:
                with machine_marks_kept(translation):
                    response: HttpResponse = upload_pofile(request, translation_id)
                return response
    messages.error(request, message)
    return redirect(get_valid_next_url_from_request(request) or reverse("wagtailadmin_home"))


def _is_translation_file(file: Any) -> bool:
    if file.size > MAX_TRANSLATION_FILE_SIZE:
        return False
    content = _text(file)
    if not content or "\0" in content:
        return False
    try:
        # The line break keeps the content from being taken for the name of a file.
        metadata = polib.pofile(f"\n{content}").metadata
    except (OSError, ValueError, LookupError):
        return False
    content_type = metadata.get("Content-Type", "").lower()
    return TRANSLATION_ID in metadata and "charset=utf-8" in content_type


def _text(file: "File[bytes]") -> str:
    file.seek(0)
    content: bytes = file.read()
    file.seek(0)
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return ""


def urls() -> list[URLPattern]:
    """In place of the address of wagtail-localize that takes the file."""
    address = "localize/translate/<int:translation_id>/pofile/upload/"
    return [path(address, upload_translation_file, name="headless_upload_pofile")]

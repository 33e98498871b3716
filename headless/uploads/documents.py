"""Uploaded documents: whether a file is what its name says."""

import zipfile
from pathlib import PurePath
from typing import IO, cast

from django.core.files import File

# What a file of this kind cannot lack.
PDF_MARK = b"%PDF-"
ARCHIVE_PARTS = {
    "docx": "[Content_Types].xml",
    "xlsx": "[Content_Types].xml",
    "pptx": "[Content_Types].xml",
    "odt": "content.xml",
    "ods": "content.xml",
    "odp": "content.xml",
}
TEXTS = {"csv", "ics", "txt"}
UTF_16_MARKS = (b"\xff\xfe", b"\xfe\xff")
HEAD_SIZE = 1024


def fits_its_name(file: "File[bytes]") -> bool:
    """Whether the content is of the kind that the extension promises.

    Tells mistakes and disguises apart from documents, not good documents from bad ones. What
    it does not know it lets pass: which extensions are accepted is a setting of Wagtail.
    """
    extension = PurePath(file.name or "").suffix.lower().removeprefix(".")
    file.seek(0)
    head = file.read(HEAD_SIZE)
    file.seek(0)
    try:
        if extension == "pdf":
            return PDF_MARK in head
        if extension in ARCHIVE_PARTS:
            return _has_part(file, ARCHIVE_PARTS[extension])
        if extension in TEXTS:
            return head.startswith(UTF_16_MARKS) or b"\0" not in head
        return True
    finally:
        file.seek(0)


def _has_part(file: "File[bytes]", name: str) -> bool:
    try:
        with zipfile.ZipFile(cast(IO[bytes], file)) as archive:
            return name in archive.namelist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return False

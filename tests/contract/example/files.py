"""Files whose bytes are the same on every machine, since addresses are made of them."""

import struct
import zlib
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from wagtail.documents import get_document_model
from wagtail.images import get_image_model

from headless.images import image_value
from headless.models import ImageFacts

WIDTH, HEIGHT = 800, 600


def picture(name: str, title: str) -> Any:
    """A picture with its rights."""
    content = ContentFile(_grey(), name=f"beispiel-{name}.png")
    image = get_image_model().objects.create(title=title, file=content)
    image.get_file_hash()
    ImageFacts.objects.create(
        image=image,
        credit="Zeichnung: Beispielagentur",
        licence="CC0 1.0",
        licence_url="https://creativecommons.org/publicdomain/zero/1.0/",
        consent=ImageFacts.Consent.NO_PERSONS,
    )
    # Made by a first read they would be rolled back with it, and their files would stay.
    image_value(image, "")
    return image


def document(title: str) -> Any:
    """A document; its address contains its primary key, which is the same everywhere."""
    content = ContentFile(b"%PDF-1.4\n%%EOF", name="beispiel-merkblatt.pdf")
    return get_document_model().objects.create(pk=1, title=title, file=content, file_size=14)


def forget_files() -> None:
    """Remove what the site stored: a second file of a name would get another one."""
    for folder in ("images", "original_images", "documents"):
        if default_storage.exists(folder):
            for name in default_storage.listdir(folder)[1]:
                if "beispiel-" in name:
                    default_storage.delete(f"{folder}/{name}")


def _grey() -> bytes:
    """A PNG that is not compressed: how well it is depends on the library."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        check = zlib.crc32(kind + data)
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", check)

    row = b"\0" + b"\xaa" * (WIDTH // 8)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", struct.pack(">IIBBBBB", WIDTH, HEIGHT, 1, 0, 0, 0, 0))
        + chunk(b"IDAT", zlib.compress(row * HEIGHT, 0))
        + chunk(b"IEND", b"")
    )

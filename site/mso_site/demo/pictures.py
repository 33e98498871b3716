"""Stores the drawings as images of the site, with their rights."""

from dataclasses import dataclass
from typing import Any

from django.core.files.base import ContentFile
from wagtail.images import get_image_model

from headless.models import ImageFacts

from .drawings import SCENE_TEXTS, draw_emblem, draw_scene


@dataclass(frozen=True)
class Picture:
    """An image and its German description at the place of use."""

    image: Any
    alt: str


def emblem(name: str, title: str, number: int) -> Picture:
    """The emblem of an organisation."""
    content, shows = draw_emblem(number)
    return Picture(_store(name, title, content), f"Zeichen der Organisation: {shows}")


def scene(name: str, title: str, kind: str, number: int) -> Picture:
    """A picture of a page."""
    return Picture(_store(name, title, draw_scene(kind, number)), SCENE_TEXTS[kind])


def _store(name: str, title: str, content: bytes) -> Any:
    file_name = f"demo-{name.replace('/', '-')}.png"
    image = get_image_model().objects.create(title=title, file=ContentFile(content, name=file_name))
    # The admin compares uploads by their hash.
    image.get_file_hash()
    image.get_file_size()
    ImageFacts.objects.create(
        image=image,
        credit="Zeichnung: Demodaten",
        licence="CC0 1.0",
        licence_url="https://creativecommons.org/publicdomain/zero/1.0/",
        consent=ImageFacts.Consent.NO_PERSONS,
    )
    return image

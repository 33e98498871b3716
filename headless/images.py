"""Images as the API delivers them: a few presets, never larger than the original.

A size that exists is delivered; one that is missing is made, at best by the task that runs
after saving, else by the first read. Each size is made by itself, so that one that cannot be
made does not spoil the others.
"""

import logging
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

import willow
from django.conf import settings
from django.db import IntegrityError
from django.db.models import Prefetch, QuerySet, prefetch_related_objects
from PIL import Image as Pillow
from wagtail.images import get_image_model
from wagtail.images.exceptions import InvalidFilterSpecError
from wagtail.images.models import Filter

from .conf import conf
from .uploads.pictures import DAMAGED

logger = logging.getLogger(__name__)

# The smaller and the larger size of each preset, as operations of Wagtail.
PRESETS = {
    "thumb": ("fill-160x160", "fill-320x320"),
    "card": ("fill-400x300", "fill-800x600"),
    "hero": ("width-800", "width-1600"),
    "logo": ("max-200x200", "max-400x400"),
}
# The preset that every picture has.
WHOLE = "hero"
# Best first, as a browser takes the first that it knows; JPEG is what everything knows. What
# shines through becomes white in it, which is Wagtail's own rule.
MEDIA_TYPES = {"avif": "image/avif", "webp": "image/webp", "jpeg": "image/jpeg"}
PLAIN = "jpeg"
# Preset and format to what is delivered in them, the larger size last.
Renditions = dict[tuple[str, str], list[Any]]
# What of an image says which renditions it has.
PICTURE_FIELDS = (
    "file",
    "focal_point_x",
    "focal_point_y",
    "focal_point_width",
    "focal_point_height",
)
# How much of the hash of a file the names of its renditions begin with.
MARK_LENGTH = 8
# What Wagtail, the storage and Pillow raise for a file that is gone, damaged or a bomb, and
# the database for an image that was deleted in between.
BROKEN = (
    *DAMAGED,
    InvalidFilterSpecError,
    Pillow.DecompressionBombError,
    MemoryError,
    IntegrityError,
)


def _spec(size: str, image_format: str) -> str:
    return f"{size}|format-{image_format}"


# All that may exist, whatever the settings say.
FILTER_SPECS = tuple(
    _spec(size, image_format)
    for sizes in PRESETS.values()
    for size in sizes
    for image_format in MEDIA_TYPES
)


def images_with_facts() -> Any:
    """Images with their rights."""
    return get_image_model().objects.select_related("facts")


def images_with_renditions() -> QuerySet[Any]:
    """Images with their rights and the sizes that exist, without a query for each."""
    images: QuerySet[Any] = images_with_facts().prefetch_renditions(*FILTER_SPECS)
    return images


def load_renditions(images: Iterable[Any]) -> None:
    """Load the sizes that exist of images that were read without them."""
    without = [image for image in images if not hasattr(image, "prefetched_renditions")]
    model = get_image_model().get_rendition_model()
    sizes = model.objects.filter(filter_spec__in=FILTER_SPECS)
    prefetch_related_objects(
        without, Prefetch("renditions", queryset=sizes, to_attr="prefetched_renditions")
    )


def image_value(
    image: Any, alt: str, decorative: bool = False, lang: str = ""
) -> dict[str, Any] | None:
    """The `Image` schema of a picture, or None when there is none or its file is broken.

    Args:
        image: an image of the site's image model or None.
        alt: the description at the place of use; never the file name.
        decorative: delivers an empty description.
        lang: BCP 47 tag of the description.
    """
    if image is None:
        return None
    renditions = _renditions(image)
    presets = {name: _preset(renditions, name) for name in PRESETS}
    whole = presets[WHOLE]
    if whole is None:
        return None
    facts = getattr(image, "facts", None)
    described = "" if decorative else (alt or None)
    return {
        "url": whole["url"],
        "width": whole["width"],
        "height": whole["height"],
        "alt": described,
        "alt_lang": (lang or None) if described else None,
        "credit": facts.credit if facts else "",
        "licence": facts.licence if facts else "",
        "focal_point": _focal_point(image),
        # A crop that cannot be made is delivered whole, so that clients need not ask.
        "presets": {name: preset or whole for name, preset in presets.items()},
    }


def renew_renditions(image: Any) -> None:
    """Make the sizes of a picture, and drop those of an earlier file or focal point."""
    mark = image.get_file_hash()[:MARK_LENGTH]
    for rendition in image.renditions.filter(filter_spec__in=FILTER_SPECS):
        key = _filter(rendition.filter_spec).get_cache_key(image)
        name = rendition.file.name.rpartition("/")[2]
        if rendition.focal_point_key != key or not name.startswith(mark):
            rendition.delete()
    _renditions(image)


# What is delivered -------------------------------------------------------------------


def _preset(renditions: Renditions, name: str) -> dict[str, Any] | None:
    """The `ImagePreset` schema, None where there is no JPEG."""
    if not (plain := renditions.get((name, PLAIN))):
        return None
    sources = []
    for image_format, media_type in MEDIA_TYPES.items():
        # By width, since a file that is not what the database says may give one width twice.
        urls = {found.width: found.url for found in renditions.get((name, image_format), [])}
        if urls:
            srcset = ", ".join(f"{url} {width}w" for width, url in urls.items())
            sources.append({"type": media_type, "srcset": srcset})
    largest = plain[-1]
    return {
        "url": largest.url,
        "width": largest.width,
        "height": largest.height,
        "sources": sources,
    }


def _focal_point(image: Any) -> dict[str, float] | None:
    """Where the point lies; one that was set on a larger file lies at the edge."""
    if not (point := image.get_focal_point()):
        return None
    x, y = point.centroid
    return {
        "x": round(min(x / image.width, 1), 4),
        "y": round(min(y / image.height, 1), 4),
    }


def _wanted(image: Any) -> dict[tuple[str, str], list[str]]:
    """Preset and format to the filters of their sizes."""
    formats = [name for name in MEDIA_TYPES if name != "avif" or conf.image_avif]
    return {
        (preset, image_format): [_spec(size, image_format) for size in sizes]
        for preset in PRESETS
        for sizes in [_sizes(image, preset)]
        for image_format in formats
    }


def _sizes(image: Any, preset: str) -> list[str]:
    """The sizes of a preset: one where the picture is too small for two."""
    smaller, larger = PRESETS[preset]
    widths = [_filter(size).get_transform(image).size[0] for size in (smaller, larger)]
    return [smaller, larger] if widths[1] > widths[0] else [smaller]


# Keeps the operations, which Wagtail otherwise reads from the text for each picture.
@cache
def _filter(spec: str) -> Filter:
    return Filter(spec)


# Finding and making ------------------------------------------------------------------


def _renditions(image: Any) -> Renditions:
    """What is delivered; sizes that are missing are made, those that cannot be made left out.

    Noted at the image: the rows of a list share it, and a broken file is logged once.
    """
    if (noted := getattr(image, "delivered_renditions", None)) is None:
        wanted = _wanted(image)
        specs = [spec for specs in wanted.values() for spec in specs]
        existing = image.find_existing_renditions(*map(_filter, specs))
        found = {size.spec: rendition for size, rendition in existing.items()}
        lost = _lost(found)
        missing = [spec for spec in specs if spec not in found or spec in lost]
        present = {spec: found[spec] for spec in found if spec not in lost}
        present |= _made(image, missing, lost)
        noted = image.delivered_renditions = {
            place: [present[spec] for spec in specs if spec in present]
            for place, specs in wanted.items()
        }
    return noted


def _lost(renditions: dict[str, Any]) -> dict[str, Any]:
    """The renditions whose files are gone, as after a database was restored without its files.

    Only looked for on the server's own disk, and at one of a picture: if that is there, so are
    the others.
    """
    sample = renditions.get(_spec(PRESETS[WHOLE][0], PLAIN))
    if sample is None or not _is_lost(sample):
        return {}
    return {spec: rendition for spec, rendition in renditions.items() if _is_lost(rendition)}


def _is_lost(rendition: Any) -> bool:
    return bool(
        rendition.is_stored_locally() and not rendition.file.storage.exists(rendition.file.name)
    )


def _made(image: Any, specs: Iterable[str], lost: dict[str, Any]) -> dict[str, Any]:
    """Filter to new rendition; where one is `lost`, its file anew under the same address."""
    made: dict[str, Any] = {}
    failed: dict[str, BaseException] = {}
    picture = None
    for spec in specs:
        try:
            picture = picture or _decoded(image)
        except BROKEN:
            logger.exception("The file of image %s cannot be read.", image.pk)
            return {}
        try:
            made[spec] = _stored(image, _Sized(spec, picture), lost.get(spec))
        except BROKEN as error:
            failed[spec] = error
    if failed:
        logger.error("Image %s cannot be made in some sizes: %r", image.pk, failed)
    return made


def _decoded(image: Any) -> Any:
    """The picture of an image, upright."""
    with image.open_file() as file:
        width, height = Pillow.open(file).size
        limit = getattr(settings, "WAGTAILIMAGES_MAX_IMAGE_PIXELS", None)
        if limit and width * height > limit:
            raise Pillow.DecompressionBombError(f"{width * height} pixels")
        file.seek(0)
        original = willow.Image.open(file)
        picture = original.auto_orient()
    if picture.image.mode.startswith("I;16"):
        # Shades of grey in 16 bits, of which no JPEG can be made.
        picture.image = picture.image.point(lambda grey: grey / 256).convert("L")
    picture.format_name = original.format_name
    return picture


class _Sized(Filter):
    """A filter for a decoded picture: Wagtail decodes the file anew for each size."""

    def __init__(self, spec: str, picture: Any) -> None:
        super().__init__(spec)
        self.picture = picture

    @contextmanager
    def get_willow_image(self, image: Any, source: Any = None) -> Iterator[Any]:
        yield self.picture


def _stored(image: Any, size: _Sized, lost: Any) -> Any:
    file = image.generate_rendition_file(size)
    if lost:
        lost.file.storage.save(lost.file.name, file)
        return lost
    # Wagtail names renditions by the original, whose name comes back when a picture is
    # replaced twice; caches would show the first one again.
    file.name = f"{image.get_file_hash()[:MARK_LENGTH]}.{file.name}"
    rendition, _created = image.renditions.get_or_create(
        filter_spec=size.spec,
        focal_point_key=size.get_cache_key(image),
        defaults={"file": file},
    )
    return rendition

"""Images as the API delivers them: a few sizes, never larger than the original."""

import logging
from typing import Any

from django.db.models import QuerySet
from PIL import Image
from wagtail.images import get_image_model
from wagtail.images.exceptions import InvalidFilterSpecError
from wagtail.images.models import SourceImageIOError

logger = logging.getLogger(__name__)

# Filter to media type. The last one is also the plain `url`, for clients that read no `srcset`.
MEDIA_TYPES = {
    "width-400|format-webp": "image/webp",
    "width-1200|format-webp": "image/webp",
    "width-1200|format-jpeg": "image/jpeg",
}
FILTER_SPECS = tuple(MEDIA_TYPES)
# What Wagtail, the storage and Pillow raise for a file that is gone, damaged or a bomb.
BROKEN = (
    SourceImageIOError,
    InvalidFilterSpecError,
    OSError,
    SyntaxError,
    Image.DecompressionBombError,
)


def images_with_renditions() -> QuerySet[Any]:
    """Images with their rights and the sizes that exist, without a query for each."""
    images: QuerySet[Any] = (
        get_image_model().objects.select_related("facts").prefetch_renditions(*FILTER_SPECS)
    )
    return images


def image_value(image: Any, alt: str, decorative: bool = False) -> dict[str, Any] | None:
    """The `Image` schema of a picture, or None when there is none or its file is broken.

    Args:
        image: an image of the site's image model or None.
        alt: the description at the place of use; never the file name.
        decorative: delivers an empty description.
    """
    if image is None:
        return None
    try:
        renditions = image.get_renditions(*FILTER_SPECS)
    except BROKEN:
        logger.exception("The file of image %s cannot be read.", image.pk)
        return None
    facts = getattr(image, "facts", None)
    plain = list(renditions.values())[-1]
    return {
        "url": plain.url,
        "width": plain.width,
        "height": plain.height,
        "alt": "" if decorative else (alt or None),
        "credit": facts.credit if facts else "",
        "licence": facts.licence if facts else "",
        "sources": [
            {
                "url": rendition.url,
                "width": rendition.width,
                "height": rendition.height,
                # Wagtail keeps an SVG as it is, under a filter of its own.
                "type": MEDIA_TYPES.get(filter_spec, "image/svg+xml"),
            }
            for filter_spec, rendition in renditions.items()
        ],
    }

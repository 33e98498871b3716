"""What the browser does before it sends a picture."""

from django.conf import settings
from django.templatetags.static import static
from django.utils.html import format_html

# Four times what the API delivers at most; a picture of this size has 16 megapixels at most.
LONGEST_EDGE = 4000


def photo_script() -> str:
    """The script that makes photos smaller, for the head of every page of the admin."""
    return format_html(
        '<script src="{}" data-longest-edge="{}" data-max-bytes="{}"></script>',
        static("headless/shrink_photos.js"),
        LONGEST_EDGE,
        getattr(settings, "WAGTAILIMAGES_MAX_UPLOAD_SIZE", 10 * 1024 * 1024) or "",
    )

"""Descriptions of pictures, and in which language they are.

A description belongs to the place of use, not to the picture. Until it is translated, a
translation shows that of the original, marked as being in the language of the original.
"""

from typing import Any

from .blocks import PictureBlock

# The place of the object's own picture.
LEAD = "image"


def alt_texts(row: Any, *, whole: bool = True) -> dict[str, str]:
    """Place to description for the pictures of a page or snippet.

    A place is `image`, or the id of the block in the running text, which translations share.

    Args:
        whole: with those in the running text, without loading its pictures.
    """
    found = {}
    if alt := getattr(row, "image_alt", ""):
        found[LEAD] = alt
    body = getattr(row, "body", None) if whole else None
    if body is None:
        return found
    for item in body.get_prep_value():
        block = body.stream_block.child_blocks[item["type"]]
        # A picture from before it had a description is no more than its key.
        image = item["value"].get("image") if isinstance(block, PictureBlock) else None
        if isinstance(image, dict):
            found[item["id"]] = image.get("alt_text") or ""
    return found


def alt_in(alt: str, lang: str, original: str, original_lang: str) -> tuple[str, str]:
    """The description to deliver, and its language.

    Args:
        alt: that of the served row, which holds the original's until it is translated.
        lang: the language of the served row.
        original: that of the original at the same place, empty where it has none.
        original_lang: the language of the original.
    """
    if original and alt in ("", original):
        return original, original_lang
    return alt, lang

"""Uploaded pictures: decoded whole, then written anew without what the camera noted."""

import io
import struct
import zlib
from pathlib import PurePath
from typing import Any

from django.core.files import File
from PIL import ExifTags, Image, ImageSequence, JpegImagePlugin
from pillow_heif import HeifImagePlugin  # noqa: F401  (teaches Pillow to read HEIC)

# A few formats by name: Pillow knows dozens of others, some of them hardly maintained.
READ = ("JPEG", "PNG", "GIF", "WEBP", "AVIF", "HEIF")
# Pillow's name of a JPEG file that holds a second picture, such as a depth map.
TWO_IN_ONE = "MPO"
# Formats of which more than the first picture is kept.
ANIMATED = {"PNG", "GIF", "WEBP"}
# Many programs do not open these; they are kept as JPEG, or PNG where something shines through.
CONVERTED = {"AVIF", "HEIF"}
CONVERTED_EXTENSIONS = {".avif", ".heic", ".heif"}
# The name of the part that holds the pixels. Found elsewhere by chance, it costs only space.
LOSSLESS_WEBP = b"VP8L"
CONTENT_TYPES = {
    "JPEG": "image/jpeg",
    "PNG": "image/png",
    "GIF": "image/gif",
    "WEBP": "image/webp",
}
# What Pillow raises for damaged files, depending on format and place of the damage.
DAMAGED = (
    OSError,
    SyntaxError,
    ValueError,
    EOFError,
    LookupError,
    TypeError,
    OverflowError,
    RuntimeError,
    struct.error,
    zlib.error,
)
# All else that a file says of itself stays behind: place, camera, names, comments, previews.
KEPT = {"icc_profile", "transparency", "background", "duration", "loop", "disposal", "blend"}
UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


class UnreadablePicture(ValueError):
    """The file is no picture of a known format, or it is damaged."""


class TooManyPixels(ValueError):
    """The picture, all its frames together, would fill the memory."""


def clean_picture(file: "File[bytes]", max_pixels: int | None) -> None:
    """Replace the content of the file by the picture alone, upright; HEIC and AVIF become JPEG.

    Changes the file in place, so that whoever else holds it keeps nothing else either.

    Args:
        file: an upload or another file in memory or on disk, open for writing.
        max_pixels: pixels of all frames together; None for any number.

    Raises:
        UnreadablePicture: the file is no picture or damaged.
        TooManyPixels: asked before anything is decoded.
    """
    try:
        file.seek(0)
        original = file.read()
        with Image.open(io.BytesIO(original), formats=READ) as image:
            _check_pixels(image, max_pixels)
            picture_format, content = _written_anew(image, original)
    except TooManyPixels:
        raise
    except Image.DecompressionBombError as error:
        # Pillow's own limit, several times as high.
        raise TooManyPixels(str(error)) from error
    except DAMAGED as error:
        raise UnreadablePicture(str(error)) from error
    _replace(file, content, picture_format)


def _check_pixels(image: Any, max_pixels: int | None) -> None:
    if max_pixels is None:
        return
    pixels = image.width * image.height
    # Counting the frames reads the file through, so the first one is asked before.
    if pixels <= max_pixels and image.format in ANIMATED:
        pixels *= image.n_frames
    if pixels > max_pixels:
        raise TooManyPixels(f"{pixels} pixels")


def _written_anew(image: Any, original: bytes) -> tuple[str, bytes]:
    source_format = "JPEG" if image.format == TWO_IN_ONE else image.format
    output = io.BytesIO()
    if source_format in ANIMATED and image.is_animated:
        _write_frames(image, source_format, output)
        return source_format, output.getvalue()
    image.load()
    options = _options(image, source_format, original)
    picture = _upright(image)
    picture.info = {name: value for name, value in image.info.items() if name in KEPT}
    target_format = source_format
    if source_format in CONVERTED:
        target_format = "PNG" if picture.has_transparency_data else "JPEG"
    picture.save(output, target_format, icc_profile=image.info.get("icc_profile"), **options)
    return target_format, output.getvalue()


def _options(image: Any, source_format: str, original: bytes) -> dict[str, Any]:
    """How to save it at the quality it came in."""
    if source_format == "JPEG":
        return {
            "qtables": image.quantization,
            "subsampling": JpegImagePlugin.get_sampling(image),
        }
    if source_format == "WEBP":
        return {"lossless": LOSSLESS_WEBP in original, "quality": 90, "method": 2}
    if source_format == "PNG":
        # Pillow's defaults take several times as long for large pictures.
        return {"compress_level": 3}
    return {"quality": 90} if source_format in CONVERTED else {}


def _write_frames(image: Any, target_format: str, output: io.BytesIO) -> None:
    frames = []
    for frame in ImageSequence.Iterator(image):
        copy = frame.copy()
        copy.info = {name: value for name, value in frame.info.items() if name in KEPT}
        frames.append(copy)
    options = {name: value for name, value in image.info.items() if name in {"loop", "background"}}
    first, *others = frames
    first.save(
        output,
        target_format,
        save_all=True,
        append_images=others,
        duration=[frame.info.get("duration", 0) for frame in frames],
        icc_profile=image.info.get("icc_profile"),
        **options,
    )


def _upright(image: Any) -> Any:
    try:
        orientation = image.getexif().get(ExifTags.Base.Orientation)
    except DAMAGED:
        # The picture itself is whole.
        orientation = None
    if orientation in UPRIGHT:
        return image.transpose(UPRIGHT[orientation])
    return image.copy()


def _replace(file: "File[bytes]", content: bytes, picture_format: str) -> None:
    file.seek(0)
    file.truncate()
    file.write(content)
    file.flush()
    file.seek(0)
    file.size = len(content)
    if hasattr(file, "content_type"):
        file.content_type = CONTENT_TYPES[picture_format]
    name = PurePath(file.name or "")
    if name.suffix.lower() in CONVERTED_EXTENSIONS:
        extension = ".jpg" if picture_format == "JPEG" else f".{picture_format.lower()}"
        file.name = str(name.with_suffix(extension))

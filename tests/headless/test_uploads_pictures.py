"""What of an uploaded picture is kept, and which files are none."""

import io
import random

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile, TemporaryUploadedFile
from PIL import Image as Drawing
from PIL import ImageFile, ImageOps

from headless.uploads.forms import PictureField
from headless.uploads.pictures import TooManyPixels, UnreadablePicture, clean_picture
from tests.factories.files import (
    HTML,
    MARKER,
    PROFILE,
    animation,
    bad_pictures,
    camera_notes,
    drawing,
    empty_png,
    encoded,
    half,
    photo,
)

MAX_PIXELS = 50_000_000
FORMATS = [
    ("foto.jpg", "JPEG", "foto.jpg", "JPEG"),
    ("foto.JPEG", "JPEG", "foto.JPEG", "JPEG"),
    ("foto.png", "PNG", "foto.png", "PNG"),
    ("foto.webp", "WEBP", "foto.webp", "WEBP"),
    ("foto.heic", "HEIF", "foto.jpg", "JPEG"),
    ("IMG_1.HEIF", "HEIF", "IMG_1.jpg", "JPEG"),
    ("foto.avif", "AVIF", "foto.jpg", "JPEG"),
]


def cleaned(content, name="foto.jpg", max_pixels=MAX_PIXELS):
    upload = SimpleUploadedFile(name, content, "application/octet-stream")
    clean_picture(upload, max_pixels)
    return upload


def opened(upload):
    return Drawing.open(io.BytesIO(upload.read()))


def is_red(pixel):
    return pixel[0] > 150 and max(pixel[1:3]) < 80


@pytest.mark.parametrize(("name", "source", "stored_name", "stored"), FORMATS)
def test_only_the_picture_and_its_colours_are_kept(name, source, stored_name, stored):
    original = photo(source)
    assert MARKER.encode() in original

    upload = cleaned(original, name)

    content = upload.read()
    picture = Drawing.open(io.BytesIO(content))
    assert (upload.name, picture.format) == (stored_name, stored)
    assert upload.size == len(content)
    assert upload.content_type == f"image/{stored.lower()}"
    assert dict(picture.getexif()) == {}
    assert MARKER.encode() not in content
    assert not {"exif", "xmp", "comment"} & set(picture.info)
    assert picture.info["icc_profile"] == PROFILE


@pytest.mark.parametrize(("name", "source"), [(row[0], row[1]) for row in FORMATS[:4]])
def test_the_picture_stands_upright(name, source):
    """The camera was held upright and noted only that."""
    picture = opened(cleaned(photo(source), name)).convert("RGB")

    assert picture.size == (48, 64)
    assert is_red(picture.getpixel((40, 32)))
    assert not is_red(picture.getpixel((6, 32)))


@pytest.mark.parametrize("orientation", range(1, 9))
def test_every_way_to_hold_a_camera(orientation):
    """What is up comes from an implementation that is not ours."""
    image = drawing()
    image.paste((0, 0, 200), (0, 0, 24, 16))
    content = encoded(image, "PNG", exif=camera_notes(orientation).tobytes())
    expected = ImageOps.exif_transpose(Drawing.open(io.BytesIO(content)))

    assert opened(cleaned(content, "foto.png")).tobytes() == expected.tobytes()


def test_orientation_of_heic_is_applied_once():
    assert opened(cleaned(photo("HEIF"), "foto.heic")).size == (48, 64)


def test_the_limit_is_for_what_was_sent(settings):
    """Cleaned, a picture may be larger, above all one that was HEIC."""
    noise = Drawing.effect_noise((300, 200), 60).convert("RGB")
    content = encoded(noise, "HEIF", quality=40)
    settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE = len(content)

    taken = PictureField().clean(SimpleUploadedFile("foto.heic", content))

    assert taken.size > len(content)
    settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE = len(content) - 1
    with pytest.raises(ValidationError):
        PictureField().clean(SimpleUploadedFile("foto.heic", content))


@pytest.mark.filterwarnings("ignore::UserWarning:PIL")
def test_notes_of_the_camera_that_cannot_be_read_cost_nothing():
    content = encoded(drawing(), "JPEG", exif=b"Exif\0\0II*\0\xff\xff\xff\xff")

    assert opened(cleaned(content)).size == (64, 48)


def test_jpeg_loses_next_to_nothing_and_a_second_time_nothing():
    content = encoded(drawing((400, 300)), "JPEG", quality=80)

    once = cleaned(content).read()
    twice = cleaned(once).read()

    assert abs(len(once) - len(content)) < len(content) * 0.02
    assert Drawing.open(io.BytesIO(once)).quantization == (
        Drawing.open(io.BytesIO(content)).quantization
    )
    assert len(twice) == pytest.approx(len(once), rel=0.01)


def test_jpeg_of_the_best_quality():
    """Larger than Pillow's buffer."""
    content = encoded(Drawing.effect_noise((900, 700), 100).convert("RGB"), "JPEG", quality=100)

    assert opened(cleaned(content)).size == (900, 700)


def test_second_picture_in_a_photo_is_left_out():
    content = encoded(drawing(), "MPO", save_all=True, append_images=[drawing()])

    picture = opened(cleaned(content))

    assert (picture.format, getattr(picture, "n_frames", 1)) == ("JPEG", 1)


@pytest.mark.parametrize("picture_format", ["GIF", "WEBP", "PNG"])
def test_animations_stay_animated(picture_format):
    upload = cleaned(animation(picture_format), f"film.{picture_format.lower()}")

    picture = opened(upload)
    picture.seek(2)
    picture.load()
    assert picture.n_frames == 3
    assert picture.info["duration"] == 120
    assert picture.info["loop"] == 0


def test_comments_of_an_animation_are_left_out():
    content = encoded(
        drawing(), "GIF", save_all=True, append_images=[drawing()], comment=MARKER.encode()
    )
    assert MARKER.encode() in content

    kept = cleaned(content, "film.gif").read()

    assert kept.startswith(b"GIF")
    assert MARKER.encode() not in kept


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "I;16"])
def test_kinds_of_png(mode):
    content = encoded(drawing(mode="RGB" if mode == "I;16" else mode).convert(mode), "PNG")

    picture = opened(cleaned(content, "bild.png"))

    assert picture.convert("RGBA").tobytes() == (
        Drawing.open(io.BytesIO(content)).convert("RGBA").tobytes()
    )


def test_a_transparent_palette_stays_transparent():
    image = drawing(mode="P")
    content = encoded(image, "PNG", transparency=image.getpixel((0, 0)))

    picture = opened(cleaned(content, "logo.png"))

    assert picture.convert("RGBA").getpixel((0, 0))[3] == 0


def test_lossless_webp_stays_lossless():
    image = drawing(mode="RGBA")

    picture = opened(cleaned(encoded(image, "WEBP", lossless=True, exact=True), "logo.webp"))

    assert picture.convert("RGB").tobytes() == image.convert("RGB").tobytes()


@pytest.mark.parametrize(("name", "source"), [("logo.heic", "HEIF"), ("logo.avif", "AVIF")])
def test_what_shines_through_needs_png(name, source):
    image = drawing(mode="RGBA")
    image.putalpha(100)

    upload = cleaned(encoded(image, source), name)

    assert (upload.name, opened(upload).format) == ("logo.png", "PNG")


def test_printers_colours():
    assert opened(cleaned(encoded(drawing(mode="CMYK"), "JPEG"))).mode == "CMYK"


def test_heic_under_the_name_of_a_jpeg():
    """As some messengers pass photos on."""
    upload = cleaned(photo("HEIF"), "foto.jpg")

    assert (upload.name, opened(upload).format) == ("foto.jpg", "JPEG")


def test_a_picture_that_hides_a_page_loses_it():
    kept = cleaned(encoded(drawing(), "JPEG") + HTML).read()

    assert kept.startswith(b"\xff\xd8")
    assert b"<script>" not in kept


def test_a_file_on_disk_is_cleaned_where_it_lies():
    """Django moves large uploads into the media folder without reading them."""
    with TemporaryUploadedFile("foto.jpg", "image/jpeg", 0, None) as upload:
        upload.write(photo("JPEG"))
        clean_picture(upload, MAX_PIXELS)
        with open(upload.temporary_file_path(), "rb") as stored:
            content = stored.read()

    assert (MARKER.encode() in content, len(content)) == (False, upload.size)


def test_a_file_that_is_no_upload():
    file = ContentFile(photo("HEIF"), name="bild.heic")

    clean_picture(file, MAX_PIXELS)

    assert (file.name, MARKER.encode() in file.read()) == ("bild.jpg", False)


@pytest.mark.parametrize("size", [(8000, 8000), (30_000, 30_000)])
def test_bombs_are_refused_before_they_are_decoded(size, monkeypatch):
    monkeypatch.setattr(ImageFile.ImageFile, "load", lambda self: pytest.fail("It was decoded."))
    content = empty_png(*size)

    with pytest.raises(TooManyPixels):
        cleaned(content, "bombe.png")

    assert len(content) < 200_000


def test_frames_count_together():
    content = animation("GIF", frames=4, size=(100, 100))

    assert cleaned(content, "film.gif", max_pixels=40_000).size
    with pytest.raises(TooManyPixels):
        cleaned(content, "film.gif", max_pixels=39_999)


def test_no_limit():
    assert cleaned(photo("JPEG"), max_pixels=None).size


@pytest.mark.parametrize("picture_format", ["JPEG", "PNG", "GIF", "WEBP", "AVIF", "HEIF"])
def test_a_truncated_picture_is_none(picture_format):
    with pytest.raises(UnreadablePicture):
        cleaned(half(encoded(drawing((200, 150)), picture_format)), "bild.jpg")


def test_a_refused_file_stays_as_it_was():
    content = bad_pictures()["halb.jpg"]
    upload = SimpleUploadedFile("halb.jpg", content)

    with pytest.raises(UnreadablePicture):
        clean_picture(upload, MAX_PIXELS)

    upload.seek(0)
    assert (upload.read(), upload.name) == (content, "halb.jpg")


@pytest.mark.parametrize("picture_format", ["TIFF", "BMP", "ICO", "PPM", "EPS"])
def test_formats_that_are_not_read_at_all(picture_format):
    with pytest.raises(UnreadablePicture):
        cleaned(encoded(drawing(), picture_format), "bild.jpg")


@pytest.mark.filterwarnings("ignore::UserWarning:PIL")
@pytest.mark.parametrize("seed", range(6))
def test_damage_anywhere_is_refused_or_mended(seed):
    """Whatever single bytes are wrong: nothing else than the two refusals gets out."""
    chance = random.Random(seed)  # noqa: S311
    picture_format = ["JPEG", "PNG", "GIF", "WEBP", "AVIF", "HEIF"][seed]
    whole = photo(picture_format)
    refused = 0
    for _ in range(60):
        content = bytearray(whole)
        for _ in range(chance.choice([1, 3, 12])):
            content[chance.randrange(min(len(content), 900))] = chance.randrange(256)
        try:
            assert opened(cleaned(bytes(content))).size
        except (UnreadablePicture, TooManyPixels):
            refused += 1
    assert refused

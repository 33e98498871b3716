"""The presets of a picture: which sizes and formats there are, and what they show."""

import io

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from PIL import Image as Drawing
from PIL.JpegImagePlugin import JpegImageFile

from headless.images import image_value, images_with_renditions
from headless.schemas import Image
from tests.factories.files import encoded
from tests.factories.images import ImageFactory, picture

RED, BLUE = (200, 0, 0), (0, 0, 200)


def of_two_halves(size=(2000, 500)):
    """Red on the left, blue on the right."""
    image = Drawing.new("RGB", size, RED)
    image.paste(BLUE, (size[0] // 2, 0, *size))
    return ContentFile(encoded(image, "PNG"), name="halb.png")


def opened(url):
    return Drawing.open(io.BytesIO(default_storage.open(url.removeprefix("/media/")).read()))


def widths(preset):
    """Media type to the widths of its `srcset`."""
    return {
        source["type"]: [
            int(size.rpartition(" ")[2].removesuffix("w")) for size in source["srcset"].split(", ")
        ]
        for source in preset["sources"]
    }


def sizes(value):
    """For each preset the size of its `url` and the widths, which are the same in each format."""
    found = {}
    for name, preset in value["presets"].items():
        webp, jpeg = widths(preset).values()
        assert webp == jpeg
        found[name] = ((preset["width"], preset["height"]), jpeg)
    return found


def is_near(pixel, colour):
    return all(abs(one - other) < 30 for one, other in zip(pixel, colour, strict=True))


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        (
            (2000, 1000),
            {
                "thumb": ((320, 320), [160, 320]),
                "card": ((800, 600), [400, 800]),
                "hero": ((1600, 800), [800, 1600]),
                "logo": ((400, 200), [200, 400]),
            },
        ),
        (
            (300, 200),
            {
                "thumb": ((200, 200), [160, 200]),
                "card": ((268, 200), [268]),
                "hero": ((300, 200), [300]),
                "logo": ((300, 200), [200, 300]),
            },
        ),
        (
            (64, 48),
            {
                "thumb": ((48, 48), [48]),
                "card": ((64, 48), [64]),
                "hero": ((64, 48), [64]),
                "logo": ((64, 48), [64]),
            },
        ),
    ],
)
def test_presets_are_never_larger_than_the_picture_and_name_no_width_twice(db, size, expected):
    image = ImageFactory(file=picture(size=size))

    value = image_value(image, "Ein Saal")

    assert sizes(value) == expected
    assert image.renditions.count() == sum(2 * len(widths) for _size, widths in expected.values())
    for preset in value["presets"].values():
        assert opened(preset["url"]).size == (preset["width"], preset["height"])
    assert [value[name] for name in ("url", "width", "height")] == [
        value["presets"]["hero"][name] for name in ("url", "width", "height")
    ]
    Image.model_validate(value)


def test_an_address_of_a_srcset_is_what_it_says(db):
    value = image_value(ImageFactory(file=picture(size=(2000, 1000))), "Ein Saal")

    for preset in value["presets"].values():
        for source in preset["sources"]:
            for address, width in (size.split(" ") for size in source["srcset"].split(", ")):
                shown = opened(address)
                assert f"{shown.width}w" == width
                assert Drawing.MIME[shown.format] == source["type"]


def test_crops_show_the_focal_point(db):
    """Which the admin notes in pixels of the original."""
    image = ImageFactory(
        file=of_two_halves(),
        focal_point_x=1800,
        focal_point_y=250,
        focal_point_width=200,
        focal_point_height=200,
    )

    value = image_value(image, "Eine Grenze")

    assert value["focal_point"] == {"x": 0.9, "y": 0.5}
    for name in ("thumb", "card"):
        assert is_near(opened(value["presets"][name]["url"]).getpixel((5, 5)), BLUE)
    for name in ("hero", "logo"):
        assert is_near(opened(value["presets"][name]["url"]).getpixel((5, 5)), RED)


def test_without_a_focal_point_the_middle_is_shown(db):
    value = image_value(ImageFactory(file=of_two_halves()), "Eine Grenze")

    thumb = opened(value["presets"]["thumb"]["url"])
    assert value["focal_point"] is None
    assert is_near(thumb.getpixel((5, 5)), RED)
    assert is_near(thumb.getpixel((thumb.width - 5, 5)), BLUE)


def test_a_focal_point_beyond_the_picture_lies_at_its_edge(db):
    """It stays when a smaller file replaces a larger one."""
    image = ImageFactory(
        focal_point_x=2000, focal_point_y=24, focal_point_width=10, focal_point_height=10
    )

    assert image_value(image, "Ein Saal")["focal_point"] == {"x": 1, "y": 0.5}


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P"])
def test_what_shines_through_a_logo_is_white_in_jpeg(db, mode):
    drawn = Drawing.new("RGBA", (500, 500), (0, 0, 0, 0))
    drawn.paste((200, 0, 0, 255), (200, 200, 300, 300))
    file = ContentFile(encoded(drawn.convert(mode), "PNG"), name="logo.png")

    logo = image_value(ImageFactory(file=file), "Zeichen")["presets"]["logo"]

    webp = opened(logo["sources"][0]["srcset"].split(" ")[0])
    assert is_near(opened(logo["url"]).convert("RGB").getpixel((5, 5)), (255, 255, 255))
    assert webp.convert("RGBA").getpixel((5, 5))[3] == 0


@pytest.mark.parametrize("mode", ["1", "L", "I;16", "CMYK"])
def test_kinds_of_colours(db, mode):
    drawn = Drawing.linear_gradient("L")
    if mode == "I;16":
        drawn = drawn.convert("I").point(lambda grey: grey * 256)
    drawn = drawn.convert("RGB" if mode == "CMYK" else drawn.mode).convert(mode)
    kind = "JPEG" if mode == "CMYK" else "PNG"
    file = ContentFile(encoded(drawn, kind), name=f"bild.{kind.lower()}")

    hero = image_value(ImageFactory(file=file), "Verlauf")["presets"]["hero"]

    for address in (hero["url"], hero["sources"][0]["srcset"].split(" ")[0]):
        shown = opened(address).convert("L")
        assert shown.getpixel((5, 5)) < 60 and shown.getpixel((5, 250)) > 200


def test_avif_comes_first_where_the_site_wants_it(db, settings):
    settings.HEADLESS_IMAGE_AVIF = True
    image = ImageFactory(file=picture(size=(1000, 500)))

    value = image_value(image, "Ein Saal")

    expected = dict.fromkeys(["image/avif", "image/webp", "image/jpeg"], [800, 1000])
    assert list(widths(value["presets"]["hero"]).items()) == list(expected.items())
    assert opened(value["presets"]["hero"]["sources"][0]["srcset"].split(" ")[0]).format == "AVIF"

    settings.HEADLESS_IMAGE_AVIF = False
    value = image_value(images_with_renditions().get(), "Ein Saal")
    assert list(widths(value["presets"]["hero"])) == ["image/webp", "image/jpeg"]


def test_a_file_is_decoded_once_for_all_its_sizes(db, monkeypatch):
    """A photo has megapixels."""
    image = ImageFactory(file=picture(size=(2000, 1000)))
    decoded = []

    def load_prepare(file, real=JpegImageFile.load_prepare):
        decoded.append(file.size)
        return real(file)

    monkeypatch.setattr(JpegImageFile, "load_prepare", load_prepare)
    image_value(image, "Ein Saal")

    assert image.renditions.count() == 16
    assert decoded.count((2000, 1000)) == 1

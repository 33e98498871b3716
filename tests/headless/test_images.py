"""D16 and D36: pictures whose file is broken, and what is said in their place."""

import logging

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Collection

from headless.alt_texts import alt_in
from headless.images import image_value, images_with_renditions
from headless.schemas import Image
from tests.factories.events import EventPageFactory
from tests.factories.files import empty_png, half, photo
from tests.factories.images import DocumentFactory, ImageFactory, ImageFactsFactory, picture
from tests.factories.locales import translate
from tests.factories.msos import MSOProfilePageFactory
from tests.factories.pages import ContentPageFactory

WEBP_AND_JPEG = ["image/webp", "image/jpeg"]


def fresh(image):
    """The picture as the next request finds it."""
    return images_with_renditions().get(pk=image.pk)


def overwrite(image, content):
    """Other content in the stored file, which the database does not know of."""
    default_storage.delete(image.file.name)
    default_storage.save(image.file.name, ContentFile(content))


def with_picture(image, **values):
    return EventPageFactory(image=image, **{"image_alt": "Ein Saal", **values})


def described(image, alt, *, decorative=False):
    image = type(image).objects.get(pk=image.pk)
    image.contextual_alt_text, image.decorative = alt, decorative
    return image


@pytest.fixture
def pictures(site_tree):
    """Four events; the files of the second and third are gone or empty, with their sizes."""
    images = [ImageFactory() for _ in range(4)]
    events = [
        with_picture(
            image,
            body=[("picture", {"image": described(image, "Ein Saal"), "caption": ""})],
            title=str(number),
        )
        for number, image in enumerate(images)
    ]
    for image in images[1:3]:
        image.renditions.all().delete()
        default_storage.delete(image.file.name)
    default_storage.save(images[2].file.name, ContentFile(b""))
    return events, images


def test_d16_a_broken_file_takes_only_its_own_picture_from_the_list(pictures, read):
    items = sorted(read("events/")["items"], key=lambda item: item["title"])

    assert [item["image"] is None for item in items] == [False, True, True, False]
    assert items[0]["image"]["alt"] == "Ein Saal"
    assert (items[0]["image"]["width"], items[0]["image"]["height"]) == (64, 48)


def test_d16_details_are_complete_but_for_the_picture(pictures, read):
    events, _images = pictures

    details = [read(f"events/{event.translation_key}/") for event in events]

    assert [detail["image"] is None for detail in details] == [False, True, True, False]
    assert [detail["body"][0]["value"]["image"] is None for detail in details] == [
        False,
        True,
        True,
        False,
    ]
    assert [detail["teaser"] for detail in details] == [event.teaser for event in events]


def test_d16_the_log_names_the_broken_picture(pictures, read, caplog):
    _events, images = pictures

    with caplog.at_level(logging.ERROR, logger="headless.images"):
        read("events/")

    assert sorted(record.getMessage() for record in caplog.records) == sorted(
        f"The file of image {image.pk} cannot be read." for image in images[1:3]
    )


def test_d16_a_file_that_is_no_picture(site_tree, read):
    image = ImageFactory()
    overwrite(image, b"<html>not found</html>")
    event = with_picture(image)

    assert read(f"events/{event.translation_key}/")["image"] is None


def test_a_picture_carries_its_rights_and_no_names(db):
    image = ImageFactsFactory(credit="Foto: A", licence="CC0", persons="Amina").image

    value = image_value(image, "Fest")

    assert (value["credit"], value["licence"]) == ("Foto: A", "CC0")
    assert "Amina" not in str(value)
    Image.model_validate(value)


@pytest.mark.parametrize(
    ("alt", "decorative", "expected"),
    [("Ein Saal", False, "Ein Saal"), ("", True, ""), ("Ein Saal", True, ""), ("", False, None)],
)
def test_d36_decorative_and_missing_are_told_apart(db, alt, decorative, expected):
    value = image_value(ImageFactory(), alt, decorative, lang="de")

    assert value["alt"] == expected
    assert value["alt_lang"] == ("de" if expected else None)


@pytest.mark.parametrize(
    ("alt", "original", "delivered"),
    [
        ("Bir salon", "Ein Saal", ("Bir salon", "tr")),
        ("Ein Saal", "Ein Saal", ("Ein Saal", "de")),
        ("", "Ein Saal", ("Ein Saal", "de")),
        ("Bir salon", "", ("Bir salon", "tr")),
        ("", "", ("", "tr")),
    ],
)
def test_d36_a_description_that_is_not_translated_is_that_of_the_original(alt, original, delivered):
    assert alt_in(alt, "tr", original, "de") == delivered


def test_d36_the_file_name_and_the_title_are_never_the_description(site_tree, read):
    image = ImageFactory(title="IMG_2041.jpg", description="Aus der Bildverwaltung")
    event = with_picture(
        image,
        image_alt="",
        image_decorative=True,
        body=[
            ("picture", {"image": described(image, "", decorative=True), "caption": ""}),
            ("picture", {"image": described(image, "Am Tisch"), "caption": ""}),
        ],
    )

    detail = read(f"events/{event.translation_key}/")

    assert detail["image"]["alt"] == ""
    assert [block["value"]["image"]["alt"] for block in detail["body"]] == ["", "Am Tisch"]
    # Left over from before the gate asked for it.
    event.image_decorative = False
    event.save(clean=False)
    assert read(f"events/{event.translation_key}/")["image"]["alt"] is None


def test_d36_the_description_is_that_of_the_translation(site_tree, read):
    event = with_picture(ImageFactory(), image_alt="Ein Saal")
    translate(event, "tr", image_alt="Bir salon")

    def alt(locale):
        detail = read(f"events/{event.translation_key}/", locale=locale)
        return detail["image"]["alt"], detail["meta"]["lang"]

    assert alt("tr") == ("Bir salon", "tr")
    assert alt("ar") == ("Ein Saal", "de")


def test_a_picture_that_was_deleted_leaves_the_event(site_tree, read):
    image = ImageFactory()
    event = with_picture(image)
    image.delete()

    assert read(f"events/{event.translation_key}/")["image"] is None


def test_warm_pictures_are_read_without_a_query_for_each(db, django_assert_num_queries):
    for _ in range(3):
        ImageFactsFactory(image=ImageFactory(renditions=True))
    with django_assert_num_queries(2):
        values = [image_value(image, "x") for image in images_with_renditions()]

    assert [len(value["presets"]) for value in values] == [4] * 3
    assert Collection.objects.count() == 1


def test_pictures_and_documents_of_a_text_are_read_at_once(
    site_tree, read, django_assert_max_num_queries
):
    """However many there are."""

    def page(count):
        blocks = []
        for _ in range(count):
            image = ImageFactsFactory(image=ImageFactory(renditions=True)).image
            blocks.append(("picture", {"image": described(image, "Ein Saal"), "caption": ""}))
            blocks.append(("document", DocumentFactory()))
        return ContentPageFactory(body=blocks)

    few, many = page(1), page(4)
    with CaptureQueriesContext(connection) as captured:
        read(f"pages/{few.translation_key}/")
    with django_assert_max_num_queries(len(captured)):
        detail = read(f"pages/{many.translation_key}/")

    assert len(detail["body"]) == 8
    assert all(block["value"] for block in detail["body"])


@pytest.mark.parametrize(
    "content",
    [half(photo("PNG")), half(photo("JPEG")), empty_png(20_000, 20_000), empty_png(8_000, 8_000)],
    ids=["half a PNG", "half a JPEG", "a bomb", "more than the site takes"],
)
def test_d16_a_damaged_file_takes_only_the_picture(db, caplog, content):
    image = ImageFactory()
    overwrite(image, content)

    # The rows of a list that show one picture share it.
    assert [image_value(image, "Ein Saal") for _row in range(2)] == [None, None]
    assert [record.getMessage() for record in caplog.records] == [
        f"The file of image {image.pk} cannot be read."
    ]


def test_d16_a_size_that_cannot_be_made_spoils_no_other(db, caplog):
    """WebP ends at 16383 pixels."""
    high = image_value(ImageFactory(file=picture(size=(10, 17_000))), "Hoch")

    assert [source["type"] for source in high["presets"]["hero"]["sources"]] == ["image/jpeg"]
    assert [source["type"] for source in high["presets"]["thumb"]["sources"]] == WEBP_AND_JPEG
    assert len(caplog.records) == 1


@pytest.mark.parametrize("size", [(1, 1000), (1000, 1), (1, 1)])
def test_d16_lines_and_points_have_every_preset(db, caplog, size):
    value = image_value(ImageFactory(file=picture(size=size)), "Strich")

    assert (value["width"], value["height"]) == (min(size[0], 1600), size[1])
    assert caplog.records == []


def test_d16_files_that_were_lost_are_made_again(db, settings, tmp_path):
    """Also in part: rows of the database outlive the files."""
    settings.MEDIA_ROOT = tmp_path
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    }
    image = ImageFactory()
    before = image_value(image, "Ein Saal")
    files = sorted((tmp_path / "images").iterdir())
    for file in files:
        file.unlink()

    assert image_value(fresh(image), "Ein Saal") == before
    assert sorted((tmp_path / "images").iterdir()) == files

    for file in [*files, *(tmp_path / "original_images").iterdir()]:
        file.unlink()
    assert image_value(fresh(image), "Ein Saal") is None


def test_the_media_type_is_that_of_the_size(db, monkeypatch):
    """Slim systems have no table of media types."""
    monkeypatch.setattr("mimetypes.guess_type", lambda *args, **kwargs: (None, None))

    sources = image_value(ImageFactory(), "Ein Saal")["presets"]["hero"]["sources"]

    assert [source["type"] for source in sources] == WEBP_AND_JPEG


def test_d36_a_gallery_keeps_the_german_description_as_german_until_it_is_translated(
    site_tree, read
):
    page = MSOProfilePageFactory(filled=True)
    translated = translate(page, "tr")
    address = f"msos/{page.translation_key}/"

    def described():
        [shown] = read(address, locale="tr")["gallery"]
        return shown["alt"], shown["alt_lang"]

    german = page.gallery.get().alt
    assert described() == (german, "de")
    [picture] = translated.gallery.all()
    picture.alt = "Bir salon"
    translated.gallery.set([picture])
    translated.save_revision().publish()
    assert described() == ("Bir salon", "tr")

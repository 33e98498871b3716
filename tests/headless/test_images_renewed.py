"""D17: sizes are made after saving, and a picture that changes gets other addresses."""

import io

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image as Drawing
from wagtail.images.models import Rendition

from headless.images import image_value, images_with_renditions
from headless.tasks import make_renditions_task
from tests.admin.uploading import replace_picture
from tests.factories.events import EventPageFactory
from tests.factories.files import encoded
from tests.factories.images import ImageFactory, picture

RED, GREEN, BLUE = (200, 0, 0), (0, 150, 0), (0, 0, 200)
POINT = {
    "focal_point_x": 500,
    "focal_point_y": 50,
    "focal_point_width": 20,
    "focal_point_height": 20,
}


def upload(colour, size=(600, 400), name="foto.png"):
    return SimpleUploadedFile(name, encoded(Drawing.new("RGB", size, colour), "PNG"), "image/png")


def addresses(value):
    """Every address of a picture."""
    found = {value["url"]}
    for preset in value["presets"].values():
        found.add(preset["url"])
        for source in preset["sources"]:
            found |= {size.split(" ")[0] for size in source["srcset"].split(", ")}
    return found


def colour_of(url):
    stored = default_storage.open(url.removeprefix("/media/"))
    return Drawing.open(io.BytesIO(stored.read())).convert("RGB").getpixel((2, 2))


def is_near(pixel, colour):
    return all(abs(one - other) < 30 for one, other in zip(pixel, colour, strict=True))


@pytest.fixture
def saving(indexes, django_capture_on_commit_callbacks):
    """What runs inside is committed, and its tasks run."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


@pytest.fixture
def shown(site_tree, saving, read, settings, tmp_path):
    """An event with a picture, and what the API delivers of that.

    On disk, where files that are gone leave their names to others.
    """
    settings.MEDIA_ROOT = tmp_path
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    }
    with saving():
        image = ImageFactory(file=ContentFile(upload(RED).read(), name="foto.png"))
    event = EventPageFactory(image=image, image_alt="Ein Saal")

    def shown():
        value = read(f"events/{event.translation_key}/")["image"]
        listed = read("events/")["items"][0]["image"]
        assert listed == value
        return value

    return shown


def test_sizes_are_made_after_saving(db, saving, django_assert_num_queries):
    with saving():
        image = ImageFactory(file=picture(size=(2000, 1000)))
        assert not image.renditions.exists()

    assert image.renditions.count() == 16
    image = images_with_renditions().get(pk=image.pk)
    with django_assert_num_queries(0):
        assert image_value(image, "Ein Saal")


def test_a_picture_that_was_not_saved_for_good_costs_nothing(db, indexes):
    image = ImageFactory()

    assert not image.renditions.exists()


def test_a_picture_that_was_deleted_since_is_no_failure(db):
    make_renditions_task.call("4711")


@pytest.mark.parametrize(
    ("change", "count"), [({"title": "Neu"}, 0), ({"description": "x"}, 0), (POINT, 1)]
)
def test_other_changes_make_nothing(
    db, monkeypatch, django_capture_on_commit_callbacks, change, count
):
    image = ImageFactory(file=picture(size=(600, 400)))
    enqueued = []
    monkeypatch.setattr(
        type(make_renditions_task), "enqueue", lambda task, *args: enqueued.append((task, args))
    )

    with django_capture_on_commit_callbacks(execute=True):
        for name, value in change.items():
            setattr(image, name, value)
        image.save()

    assert [args for task, args in enqueued if task is make_renditions_task] == [
        (str(image.pk),)
    ] * count


def test_a_broken_picture_may_be_saved(db, saving, caplog):
    image = ImageFactory()
    default_storage.delete(image.file.name)

    with saving():
        image.focal_point_x, image.focal_point_y = 10, 10
        image.focal_point_width, image.focal_point_height = 5, 5
        image.save()

    assert [record.name for record in caplog.records if record.levelname == "ERROR"] == [
        "headless.images"
    ]


def test_d17_a_replaced_picture_has_other_addresses_each_time(shown, admin, saving):
    """The third time the stored original is called as it was the first time."""
    seen = [shown()]
    assert is_near(colour_of(seen[0]["url"]), RED)

    for colour, size in ((GREEN, (500, 400)), (BLUE, (400, 500)), (RED, (300, 300))):
        with saving():
            assert replace_picture(admin, upload(colour, size)).status_code == 302
        seen.append(shown())
        assert all(is_near(colour_of(address), colour) for address in addresses(seen[-1]))
        assert (seen[-1]["width"], seen[-1]["height"]) == size
        assert seen[-1]["alt"] == "Ein Saal"

    for number, value in enumerate(seen):
        for other in seen[number + 1 :]:
            assert not addresses(value) & addresses(other)
    rows = {rendition.url for rendition in Rendition.objects.filter(filter_spec__contains="format")}
    assert rows == addresses(seen[-1])


def test_d17_a_moved_focal_point_changes_the_crops(shown, saving):
    before = shown()

    with saving():
        image = images_with_renditions().get()
        for name, value in POINT.items():
            setattr(image, name, value)
        image.save()
    after = shown()

    assert after["focal_point"] == {"x": 0.8333, "y": 0.125}
    assert {
        name: preset["url"] != after["presets"][name]["url"]
        for name, preset in before["presets"].items()
    } == {"thumb": True, "card": True, "hero": False, "logo": False}
    rows = {rendition.url for rendition in Rendition.objects.filter(filter_spec__contains="format")}
    assert rows == addresses(after)
    assert all(default_storage.exists(url.removeprefix("/media/")) for url in rows)
    assert not any(
        default_storage.exists(url.removeprefix("/media/")) for url in addresses(before) - rows
    )


def test_d17_a_picture_that_a_script_replaces_is_shown_at_once(shown):
    """Without the form, and before the task ran."""
    before = shown()

    image = images_with_renditions().get()
    image.file.save("foto.png", upload(GREEN))
    after = shown()

    assert is_near(colour_of(after["url"]), GREEN)
    assert not addresses(before) & addresses(after)

"""What is kept of a photo, whichever way it comes in, and how documents go out again."""

import io
import json
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import AbstractBaseUser
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image as Drawing
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Collection, UploadedFile
from wagtail.users.models import UserProfile

from headless.images import image_value
from tests.factories.files import (
    HTML,
    MARKER,
    camera_notes,
    drawing,
    encoded,
    good_documents,
    photo,
)
from tests.factories.images import DocumentFactory, ImageFactory
from tests.factories.tree import SiteTree

from .uploading import (
    DOCUMENT_WAYS,
    PICTURE_WAYS,
    Way,
    add_documents,
    add_pictures,
    change_own_picture,
)

IMAGE_WAYS = [way for way in PICTURE_WAYS if way is not change_own_picture]
FORMATS = [("foto.jpg", "JPEG"), ("foto.heic", "HEIF"), ("foto.png", "PNG"), ("foto.webp", "WEBP")]


@pytest.fixture
def stock(site_tree: SiteTree, admin: Client) -> Client:
    """The editor's browser, on a site with a picture and a document."""
    ImageFactory()
    DocumentFactory()
    return admin


@pytest.fixture
def media_folder(settings: Any, tmp_path: Path) -> Path:
    """Files lie on disk, as on a server."""
    settings.MEDIA_ROOT = tmp_path
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    }
    return tmp_path


def newest(model: Any) -> Any:
    return model.objects.order_by("-created_at", "-pk").first()


def check_stored(file: Any, size: tuple[int, int]) -> None:
    with file.open() as stored:
        content = stored.read()
    assert MARKER.encode() not in content
    picture = Drawing.open(io.BytesIO(content))
    assert (picture.size, dict(picture.getexif())) == (size, {})


@pytest.mark.parametrize("upload", IMAGE_WAYS)
@pytest.mark.parametrize(("name", "picture_format"), FORMATS)
def test_a_photo_is_kept_without_its_place(
    stock: Client, upload: Way, name: str, picture_format: str
) -> None:
    upload(stock, SimpleUploadedFile(name, photo(picture_format)))

    image = newest(get_image_model())
    check_stored(image.file, (48, 64))
    assert (image.width, image.height) == (48, 64)
    assert Path(image.filename).suffix == Path(name).suffix.replace(".heic", ".jpg")
    value = image_value(image, "Ein Saal")
    assert value is not None
    assert (value["width"], value["height"]) == (48, 64)


@pytest.mark.parametrize(("name", "picture_format"), FORMATS)
@pytest.mark.parametrize("size", [(64, 48), (900, 600)])
def test_the_picture_of_an_account(
    stock: Client,
    editor: AbstractBaseUser,
    name: str,
    picture_format: str,
    size: tuple[int, int],
) -> None:
    """Wagtail makes large ones smaller and keeps small ones as they are."""
    content = encoded(drawing(size), picture_format, exif=camera_notes().tobytes())

    change_own_picture(stock, SimpleUploadedFile(name, content))

    avatar = UserProfile.objects.get(user=editor).avatar
    check_stored(avatar, (48, 64) if size == (64, 48) else (266, 400))


def test_a_photo_that_waits_for_its_title_is_cleaned_before(stock: Client) -> None:
    """Wagtail puts the file of the request aside, and makes the picture of it later."""
    response = add_pictures(stock, SimpleUploadedFile("foto.heic", photo("HEIF")), title="x" * 300)

    waiting = UploadedFile.objects.get()
    check_stored(waiting.file, (48, 64))
    number = json.loads(response.content)["uploaded_file_id"]
    prefix = f"uploaded-image-{number}"
    stock.post(
        reverse("wagtailimages:create_multiple_from_uploaded_image", args=[number]),
        {
            f"{prefix}-title": "Foto",
            f"{prefix}-collection": Collection.get_first_root_node().pk,
            f"{prefix}-tags": "",
        },
    )
    image = get_image_model().objects.get(title="Foto")
    check_stored(image.file, (48, 64))
    assert image.filename.endswith(".jpg")
    assert not UploadedFile.objects.exists()


def test_a_large_photo_is_moved_into_place_clean(
    media_folder: Path, stock: Client, settings: Any
) -> None:
    """Django moves what it received on disk without reading it again."""
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 0

    add_pictures(stock, SimpleUploadedFile("foto.heic", photo("HEIF")))

    (stored,) = (media_folder / "original_images").glob("foto*")
    assert stored.suffix == ".jpg"
    assert MARKER.encode() not in stored.read_bytes()


def test_a_second_upload_of_a_photo_is_noticed(stock: Client) -> None:
    content = photo("HEIF")

    add_pictures(stock, SimpleUploadedFile("foto.heic", content))
    response = add_pictures(stock, SimpleUploadedFile("foto.heic", content))

    assert json.loads(response.content)["duplicate"] is True


@pytest.mark.parametrize("upload", DOCUMENT_WAYS)
def test_documents_are_kept_unchanged(stock: Client, upload: Way) -> None:
    for name, content in good_documents().items():
        upload(stock, SimpleUploadedFile(name, content))

        document = newest(get_document_model())
        with document.file.open() as stored:
            assert stored.read() == content, name
        assert document.file_size == len(content)


def test_whatever_a_document_holds_a_browser_only_saves_it(
    media_folder: Path, stock: Client, client: Client
) -> None:
    """A page that calls itself PDF, or one that begins like one, runs nowhere."""
    files = {**good_documents(), "getarnt.pdf": b"%PDF-1.7\n" + HTML, "getarnt.txt": HTML}
    for name, content in files.items():
        add_documents(stock, SimpleUploadedFile(name, content))

        response = client.get(newest(get_document_model()).url)

        assert response.status_code == 200, name
        assert response["Content-Disposition"].startswith("attachment"), name
        assert response["Content-Security-Policy"] == "default-src 'none'"
        assert response["X-Content-Type-Options"] == "nosniff"
        assert "html" not in response["Content-Type"]


def test_documents_have_no_address_but_that_of_the_view(
    media_folder: Path, db: None, client: Client
) -> None:
    document = DocumentFactory()

    assert document.url.startswith("/documents/")
    assert client.get(document.file.url).status_code == 404


@pytest.mark.parametrize(
    "name", ["wagtailimages:add_multiple", "wagtailimages:add", "wagtailadmin_account"]
)
def test_the_browser_makes_photos_smaller(admin: Client, name: str) -> None:
    page = admin.get(reverse(name)).content.decode()

    assert 'headless/shrink_photos.js" data-longest-edge="4000" data-max-bytes="10485760"' in page

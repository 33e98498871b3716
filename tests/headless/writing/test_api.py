"""Wagtail's own API: off by default, behind a guard where it is on, and no way past the gate."""

import io

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image
from wagtail.images import get_image_model
from wagtail.models import Page

from headless.changes.models import ContentChange
from headless.served.checking import differences
from tests.factories.pages import ContentPageFactory
from tests.headless.writing.asking import ROOT, asking, token_of


def test_it_is_off_by_default(client, site_tree):
    assert client.get(f"{ROOT}pages/").status_code == 404


@pytest.mark.parametrize(
    "path", ["pages/", "docs/", "openapi.json", "locales/", "schema/", "whoami/", "nothing/", ""]
)
def test_nothing_is_answered_without_a_token(switched_on, site_tree, path):
    for token, status in (("", 401), ("wagtail_wrong", 401)):
        answer = asking(token)("get", path)
        assert answer.status_code == status
        assert answer.headers["Content-Type"] == "application/problem+json"
        assert answer.headers["Cache-Control"] == "no-store"
        assert "Authorization" in answer.headers["Vary"]
        assert answer.headers["WWW-Authenticate"].startswith("Bearer")


def test_a_token_of_somebody_without_the_admin_is_not_enough(switched_on, site_tree):
    user = get_user_model().objects.create_user("gast", password="x")
    assert asking(token_of(user))("get", "pages/").status_code == 403


def test_a_session_is_not_enough(switched_on, site_tree, admin):
    assert admin.get(f"{ROOT}pages/").status_code == 401


def test_with_a_token_everything_is_there(staff, site_tree):
    for path in ("pages/", "docs/", "openapi.json", "locales/", "schema/", "whoami/"):
        answer = staff("get", path)
        assert answer.status_code == 200, path
        assert answer.headers["Cache-Control"] == "no-store"
        assert answer.headers["Vary"] == "Authorization"
    codes = {item["language_code"] for item in staff("get", "locales/").json()["items"]}
    assert codes == {"de", "en", "tr", "ar", "uk", "de-simple"}


@pytest.mark.parametrize(
    "query",
    [
        {"search": '"'},
        {"search": 'a "b" c"'},
        {"search": "\0"},
        {"search": "a\0b"},
        {"offset": "99999999999999999999"},
        {"offset": "100001"},
        {"offset": "+99999999999999999999"},
        {"offset": "9_999_999_999_999_999_999_999"},
        {"offset": "99999999999999999999.0"},
        {"search": "a " * 1200},
        {"slug": "\0"},
    ],
)
def test_what_wagtail_would_fail_on_is_a_problem(staff, site_tree, query):
    answer = staff("get", "pages/", **query)
    assert answer.status_code == 422
    assert answer.headers["Content-Type"] == "application/problem+json"


def test_a_key_that_is_no_number_is_not_found(staff, site_tree):
    answer = staff("get", "snippets/mso_pages.Topic/abc/")
    assert answer.status_code == 404
    assert answer.headers["Content-Type"] == "application/problem+json"


def test_a_fault_is_a_problem_and_is_recorded(staff, site_tree, monkeypatch, caplog):
    monkeypatch.setattr("headless.writing.api.wrong_value", lambda request: 1 / 0)
    answer = staff("get", "pages/")
    assert answer.status_code == 500
    assert "ZeroDivisionError" in caplog.text
    assert "ZeroDivision" not in answer.content.decode()


def test_what_is_published_is_served_and_logged(staff, site_tree, read):
    page = ContentPageFactory(title="Seite", live=False)
    seen = ContentChange.objects.count()

    answer = staff("post", f"pages/{page.pk}/actions/publish/", {}, based_on="*")

    assert answer.status_code == 200, answer.content
    assert "Seite" in [item["title"] for item in read("pages/")["items"]]
    assert ContentChange.objects.count() == seen + 1


def test_what_is_incomplete_is_refused(staff, site_tree):
    page = ContentPageFactory(live=False, body=[])

    answer = staff("post", f"pages/{page.pk}/actions/publish/", {}, based_on="*")

    assert answer.status_code == 422, answer.content
    assert not Page.objects.get(pk=page.pk).live


def test_a_page_is_moved_with_what_is_served_of_it(staff, site_tree, read):
    page, folder = ContentPageFactory(slug="seite"), ContentPageFactory(slug="ordner")

    answer = staff(
        "post",
        f"pages/{page.pk}/actions/move/",
        {"destination_id": folder.pk, "position": "last-child"},
        based_on="*",
    )

    assert answer.status_code == 200, answer.content
    paths = [item["meta"]["html_url"] for item in read("pages/")["items"]]
    assert any(path.endswith("/ordner/seite/") for path in paths)
    assert list(differences()) == []


@pytest.mark.parametrize("size", [(64, 48), (1400, 1400)])
def test_a_picture_of_any_size_is_uploaded(staff_token, site_tree, size):
    noise = Image.effect_noise(size, 90).convert("RGB")
    content = io.BytesIO()
    noise.save(content, "JPEG", quality=100)
    assert b"\0" in content.getvalue()
    if size[0] > 1000:
        assert len(content.getvalue()) > settings.DATA_UPLOAD_MAX_MEMORY_SIZE
    file = SimpleUploadedFile("haus.jpg", content.getvalue(), "image/jpeg")

    answer = Client().post(
        f"{ROOT}images/",
        {"title": "Haus", "file": file},
        headers={"authorization": f"Bearer {staff_token}"},
    )

    assert answer.status_code < 300, answer.content
    assert get_image_model().objects.get().title == "Haus"


def test_a_body_that_is_too_large_is_a_problem(staff, site_tree):
    text = "x" * (settings.DATA_UPLOAD_MAX_MEMORY_SIZE + 1)
    answer = staff("post", "pages/", {"title": text})
    assert answer.status_code == 413
    assert answer.headers["Content-Type"] == "application/problem+json"


def test_a_control_character_in_the_body_is_a_problem(staff, site_tree):
    answer = staff("post", "pages/", r'{"title": "a\u0000b"}')
    assert answer.status_code == 422


def test_d34_a_page_needs_no_slug(staff, site_tree):
    slugs = []
    for more in ({}, {}, {"slug": "Eigene Größe"}):
        meta = {"type": "mso_headless.ContentPage", "parent_id": site_tree.root.pk}
        answer = staff("post", "pages/", {"title": "بيت الثقافات", "meta": meta, **more})
        assert answer.status_code == 201, answer.content
        slugs.append(Page.objects.get(pk=answer.json()["id"]).slug)

    assert slugs == ["byt-althqafat", "byt-althqafat-2", "eigene-groesse"]

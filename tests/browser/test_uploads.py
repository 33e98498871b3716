"""Several pictures at once: what is no picture is told, a large photo is made smaller."""

import io
from collections.abc import Callable
from pathlib import Path

from PIL import Image
from playwright.sync_api import FilePayload, Page, expect

from headless.uploads.browser import LONGEST_EDGE
from tests.browser.looking import visit
from tests.browser.serving import Server

SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


def file(name: str, content: bytes) -> FilePayload:
    return {"name": name, "mimeType": "image/jpeg", "buffer": content}


def photo(width: int, height: int) -> bytes:
    content = io.BytesIO()
    Image.new("RGB", (width, height), "darkgreen").save(content, "JPEG")
    return content.getvalue()


def stored(server: Server, name: str) -> Path:
    (path,) = (server.folder / "media" / "original_images").glob(f"{name}*")
    return path


def test_what_is_no_picture_is_told(editor: Callable[[str], Page], server: Server) -> None:
    page = editor("en")
    visit(page, "/admin/images/multiple/add/")
    page.set_input_files(
        "#fileupload",
        [file("leer.jpg", b""), file("zeichnung.jpg", SVG), file("foto.jpg", photo(40, 30))],
    )

    for name, told in {"leer.jpg": "is empty", "zeichnung.jpg": "damaged or no picture"}.items():
        row = page.locator("#upload-list > li", has_text=name)
        expect(row.locator(".error_messages")).to_contain_text(told)
        expect(row.locator(".error_messages")).to_be_visible()
    # The page takes the one behind them.
    expect(page.locator("#upload-list > li.upload-success", has_text="foto.jpg")).to_be_visible()
    assert stored(server, "foto").exists()


def test_a_large_photo_arrives_small(editor: Callable[[str], Page], server: Server) -> None:
    page = editor("en")
    visit(page, "/admin/images/multiple/add/")
    page.set_input_files("#fileupload", [file("gruppenbild.jpg", photo(LONGEST_EDGE + 1000, 2500))])

    expect(page.locator("#upload-list > li.upload-success")).to_be_visible()
    with Image.open(stored(server, "gruppenbild")) as picture:
        assert picture.size == (LONGEST_EDGE, 2000)

"""Files as people and attackers upload them."""

import io
import struct
import zipfile
import zlib

from PIL import Image as Drawing
from PIL import ImageCms
from PIL.TiffImagePlugin import IFDRational
from pillow_heif import HeifImagePlugin  # noqa: F401  (teaches Pillow to write HEIC)

MARKER = "Hausanschrift 51.5N 7.46E"
TURNED_RIGHT = 6
PROFILE = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
HTML = b"<!DOCTYPE html><html><script>alert(document.domain)</script></html>"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(2)</script></svg>'


def drawing(size=(64, 48), mode="RGB"):
    """Noise, red above: it compresses badly, and one sees which way is up."""
    image = Drawing.effect_noise(size, 40).convert("RGB")
    image.paste((200, 0, 0), (0, 0, size[0], size[1] // 2))
    return image.convert(mode)


def camera_notes(orientation=TURNED_RIGHT):
    """EXIF data with a place."""
    notes = Drawing.Exif()
    notes[0x0112] = orientation
    notes[0x010E] = MARKER
    place = notes.get_ifd(0x8825)
    place[1], place[2] = "N", tuple(IFDRational(part) for part in (51, 30, 48))
    return notes


def encoded(image, picture_format, **options):
    output = io.BytesIO()
    image.save(output, picture_format, **options)
    return output.getvalue()


def photo(picture_format, **options):
    """A picture as a camera writes it: turned, with place, comment and colour profile."""
    return encoded(
        drawing(),
        picture_format,
        exif=camera_notes().tobytes(),
        comment=MARKER.encode(),
        xmp=f"<x:xmpmeta xmlns:x='adobe:ns:meta/'>{MARKER}</x:xmpmeta>".encode(),
        icc_profile=PROFILE,
        **options,
    )


def animation(picture_format, frames=3, size=(64, 48)):
    first, *others = [drawing(size) for _ in range(frames)]
    return encoded(first, picture_format, save_all=True, append_images=others, duration=120, loop=0)


def empty_png(width, height):
    """A PNG file of this size that holds hardly any data."""

    def chunk(kind, data):
        check = zlib.crc32(kind + data)
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", check)

    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0))
        + chunk(b"IDAT", zlib.compress(bytes(height * (width // 8 + 1))))
        + chunk(b"IEND", b"")
    )


def archive(*names):
    """A zip file with these parts."""
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w") as parts:
        for name in names:
            parts.writestr(name, "<xml/>")
    return output.getvalue()


def half(content):
    return content[: len(content) // 2]


def bad_pictures():
    """Name and content of what no form for pictures may take."""
    formats = {
        "jpg": "JPEG",
        "png": "PNG",
        "gif": "GIF",
        "webp": "WEBP",
        "avif": "AVIF",
        "heic": "HEIF",
    }
    whole = {ending: encoded(drawing(), name) for ending, name in formats.items()}
    return {
        **{f"halb.{ending}": half(content) for ending, content in whole.items()},
        "leer.jpg": b"",
        "leer.heic": b"",
        "anfang.jpg": whole["jpg"][:16],
        "ohne-ende.png": whole["png"][:-40],
        "ende-fehlt.jpg": whole["jpg"][:-200],
        "logo.svg": SVG,
        "logo-als.png": SVG,
        "logo-als.jpg": SVG,
        "seite.jpg": HTML,
        "gif-kopf.gif": b"GIF89a/*" + HTML,
        "falsch-benannt.jpg": whole["png"],
        "programm.exe": b"MZ" + bytes(100),
        "foto.jpg.html": whole["jpg"],
        "foto": whole["jpg"],
        "bild.tiff": encoded(drawing(), "TIFF"),
        "bild-als.jpg": encoded(drawing(), "TIFF"),
        "../../../etc/" + "x" * 300 + ".jpg": half(whole["jpg"]),
        "bombe.png": empty_png(8000, 8000),
        "grosse-bombe.png": empty_png(30_000, 30_000),
        "bombe-animiert.gif": gif_of_many_frames(),
        "zu-schwer.jpg": whole["jpg"] + bytes(10 * 1024 * 1024),
    }


def gif_of_many_frames(frames=60):
    """Small frames on a canvas of a million pixels: each is decoded as large as the canvas."""
    one = encoded(Drawing.new("P", (1000, 1000)), "GIF")
    start, frame = one.split(b",", 1)
    return start + (b"," + frame[:-1]) * frames + b";"


def bad_documents():
    """Name and content of what no form for documents may take."""
    return {
        "leer.pdf": b"",
        "leer.docx": b"",
        "leer.txt": b"",
        "seite.html": HTML,
        "bild.svg": SVG,
        "programm.exe": b"MZ" + bytes(100),
        "ohne-endung": b"Text",
        "brief.pdf.html": HTML,
        "seite-als.pdf": HTML,
        "archiv-als.docx": archive("irgendwas.txt"),
        "halb.docx": half(archive("[Content_Types].xml", "word/document.xml")),
        "seite-als.odt": HTML,
        "programm-als.txt": b"MZ" + bytes(100),
        "zu-schwer.pdf": b"%PDF-1.7" + bytes(20 * 1024 * 1024),
    }


def good_documents():
    office = archive("[Content_Types].xml", "word/document.xml")
    open_document = archive("mimetype", "content.xml")
    return {
        "satzung.pdf": b"%PDF-1.7\n%%EOF",
        "satzung.docx": office,
        "zahlen.xlsx": office,
        "satzung.odt": open_document,
        "zahlen.ods": open_document,
        "zahlen.csv": "Größe;Zahl\n".encode("cp1252"),
        "excel.csv": "Größe\tZahl\n".encode("utf-16"),
        "termin.ics": b"BEGIN:VCALENDAR",
        "notiz.txt": b"Notiz",
        "SATZUNG.PDF": b"%PDF-1.7\n%%EOF",
    }

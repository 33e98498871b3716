"""A press note that names what the tests know, and ways to hand it in."""

import io
from typing import Any

from django.test import Client
from django.urls import reverse
from docx import Document
from PIL import Image as Picture
from wagtail.images.models import Image

from events.models import PressNote, PressNotePhoto

NOTE = """Haus der Vielfalt
3. Juni 2026
Vernetzung

Vereine planen gemeinsame Sprachkurse

Am 28. Mai 2026 trafen sich im Rathaus in Hagen 14 Vereine aus drei Städten und planten Kurse.

Eingeladen hatte das Haus der Vielfalt gemeinsam mit dem Stadtverband Hagen.

„Wir wollen im Herbst mit den ersten Kursen beginnen“, sagte Dr. Nora Beispiel, Leiterin der
Volkshochschule.
"""
IMPORT = reverse("press_notes:import")


def handed_in(admin: Client, **data: Any) -> str:
    response = admin.post(IMPORT, data)
    assert response.status_code == 302, response.context["form"].errors
    return str(response.url)


def file(name: str, content: bytes) -> io.BytesIO:
    upload = io.BytesIO(content)
    upload.name = name
    return upload


def word_note(photo: bytes) -> bytes:
    document = Document()
    for line in NOTE.split("\n\n"):
        for part in line.split("\n") if line.startswith("Haus") else [line.replace("\n", " ")]:
            document.add_paragraph(part)
    document.add_picture(io.BytesIO(photo))
    document.add_paragraph("Das Podium im Rathaus. Foto: A. Beispiel")
    output = io.BytesIO()
    document.save(output)
    return output.getvalue()


def photo() -> bytes:
    output = io.BytesIO()
    Picture.new("RGB", (40, 30), "#336699").save(output, "JPEG")
    return output.getvalue()


def nothing_was_created() -> bool:
    return not (
        PressNote.objects.exists() or PressNotePhoto.objects.exists() or Image.objects.exists()
    )

"""A running text with one block of every type, and what the API tells of it."""

from typing import Any

from tests.factories.images import DocumentFactory, ImageFactory


def body() -> list[tuple[str, Any]]:
    return [
        ("heading", "Wer wir sind"),
        ("text", "<p>Ein <b>wichtiger</b> Absatz.</p>"),
        (
            "picture",
            {
                "image": {
                    "image": ImageFactory(),
                    "alt_text": "Menschen an einem Tisch",
                    "decorative": False,
                },
                "caption": "Am runden Tisch",
            },
        ),
        ("quote", {"text": "Gemeinsam geht es besser.", "attribution": "Die Moderation"}),
        ("document", DocumentFactory(title="Merkblatt")),
        ("link", {"label": "Mehr dazu", "url": "https://verein.example/"}),
    ]


BODY = [
    ("heading", "Wer wir sind"),
    ("text", "<p>Ein <b>wichtiger</b> Absatz.</p>"),
    ("picture", {"image": "Menschen an einem Tisch", "caption": "Am runden Tisch"}),
    ("quote", {"text": "Gemeinsam geht es besser.", "attribution": "Die Moderation"}),
    ("document", "Merkblatt"),
    ("link", {"label": "Mehr dazu", "url": "https://verein.example/"}),
]

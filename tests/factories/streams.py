"""Values of StreamFields, by block type."""

from .images import DocumentFactory, image_with_facts


def body(*, filled=False):
    """Running text; filled, with one block of every type."""
    if not filled:
        return [("text", "<p>Ein Absatz.</p>")]
    return [
        ("heading", "Überschrift"),
        ("text", "<p>Ein <b>wichtiger</b> Absatz.</p>"),
        (
            "picture",
            {
                "image": {
                    "image": image_with_facts(),
                    "alt_text": "Menschen an einem Tisch",
                    "decorative": False,
                },
                "caption": "Am runden Tisch",
            },
        ),
        ("quote", {"text": "Gemeinsam geht es besser.", "attribution": "Die Moderation"}),
        ("document", DocumentFactory()),
        ("link", {"label": "Mehr dazu", "url": "https://verein.example/"}),
    ]

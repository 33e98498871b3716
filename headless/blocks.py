"""StreamField blocks that serialise themselves for the API.

Each block's `get_api_representation(value, context)` gives plain values; the
`Reading` of the request is `context["reading"]`. Wagtail's own APIs have none and
get what Wagtail gives.
"""

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageBlock

from .images import image_value
from .richtext import rich_text
from .richtext_tree import RichText
from .schemas import (
    DocumentBlockValue,
    ImageBlockValue,
    LinkBlockValue,
    QuoteBlockValue,
    stream_schema,
)
from .validators import validate_web_address

if TYPE_CHECKING:
    from .reading import Reading

TEXT_FEATURES = ["h2", "h3", "h4", "bold", "italic", "ul", "ol", "link", "document-link"]

Context = dict[str, Any]


def reading_of(context: Context | None) -> "Reading | None":
    """The reading that a block is serialised for, None in Wagtail's own APIs."""
    return (context or {}).get("reading")


class Drawn(blocks.Block):
    """Shows in the block picker a drawing, the static file `block_previews/<name>.svg`.

    Wagtail shows the description of a block only beside a preview.
    """

    def get_preview_template(self, value: Any, context: Context | None = None) -> str:
        return "headless/block_preview.html"

    def get_preview_context(
        self, value: Any, parent_context: Context | None = None
    ) -> dict[str, Any]:
        return {"drawing": f"block_previews/{self.name}.svg"}


class KeyBlock(blocks.CharBlock):
    """A key or figure, which is the same in every language."""

    def get_translatable_segments(self, value: Any) -> list[Any]:
        """Nothing for translators."""
        return []

    def restore_translated_segments(self, value: Any, segments: Any) -> Any:
        """As it is."""
        return value


class HeadingBlock(Drawn, blocks.CharBlock):
    """A heading inside the text."""

    class Meta:
        icon = "h2"
        label = _("Heading")
        description = _("Divides a longer text into sections.")


class StructBlock(blocks.StructBlock):
    """A group of values, delivered with empty text as "" and no choice as null."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for child in self.child_blocks.values():
            if isinstance(child, blocks.CharBlock | blocks.TextBlock) and not child.meta.default:
                # A text that was added to the block later is missing in what is stored, and
                # wagtail-localize translates no None.
                child.meta.default = ""

    def get_api_representation(self, value: Any, context: Context | None = None) -> dict[str, Any]:
        values: dict[str, Any] = super().get_api_representation(value, context=context)
        for name, child in self.child_blocks.items():
            if isinstance(child, blocks.ChoiceBlock):
                values[name] = values[name] or None
            elif isinstance(child, blocks.BooleanBlock):
                values[name] = bool(values[name])
            elif isinstance(child, blocks.CharBlock | blocks.TextBlock | blocks.URLBlock):
                values[name] = values[name] or ""
        return values


class TextBlock(Drawn, blocks.RichTextBlock):
    """Formatted text, delivered in the form that the reading asks for."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"features": TEXT_FEATURES, **kwargs})

    def get_api_representation(self, value: Any, context: Context | None = None) -> Any:
        if reading := reading_of(context):
            return rich_text(value.source, reading, getattr(reading, "richtext", "html"))
        return super().get_api_representation(value, context=context)

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        description = _("Paragraphs, with subheadings, lists and links.")


class WebAddressBlock(blocks.URLBlock):
    """An http or https address."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.field.validators = [validate_web_address]


class PictureBlock(Drawn, StructBlock):
    """A picture with its description and caption."""

    image = ImageBlock(label=_("Picture"))
    caption = blocks.CharBlock(label=_("Caption"), required=False, max_length=255)

    def get_api_representation(self, value: Any, context: Context | None = None) -> dict[str, Any]:
        shown = value["image"]
        reading = reading_of(context)
        alt, decorative = (
            (shown.contextual_alt_text or "", bool(shown.decorative)) if shown else ("", False)
        )
        if reading and shown:
            place = (context or {}).get("place") or ""
            image = reading.picture_in_text(shown, alt, place, decorative=decorative)
        else:
            image = image_value(shown, alt, decorative)
        return {"image": image, "caption": value["caption"] or ""}

    class Meta:
        icon = "image"
        label = _("Picture")
        description = _("A picture with a description for people who do not see it.")


class QuoteBlock(Drawn, StructBlock):
    """A literal quotation."""

    text = blocks.TextBlock(label=_("Quotation"))
    attribution = blocks.CharBlock(label=_("Who said it"), required=False, max_length=255)

    class Meta:
        icon = "openquote"
        label = _("Quotation")
        description = _("Words that somebody said or wrote exactly so, set apart from the text.")


class DocumentBlock(Drawn, DocumentChooserBlock):
    """A document to download; null when it was deleted or is not public."""

    def get_api_representation(self, value: Any, context: Context | None = None) -> Any:
        reading = reading_of(context)
        if reading is None:
            return super().get_api_representation(value, context=context)
        if value is None or not reading.is_public(value):
            return None
        return {
            "title": value.title,
            "url": value.url,
            "file_size": value.file_size,
            "file_type": value.file_extension,
        }

    class Meta:
        icon = "doc-full"
        label = _("Document")
        description = _("A file to download, such as a PDF.")


class LinkBlock(Drawn, StructBlock):
    """A link to another site."""

    label = blocks.CharBlock(label=_("Label"), max_length=255)
    url = WebAddressBlock(label=_("Web address"))

    class Meta:
        icon = "link"
        label = _("Link")
        description = _("A link to another site in a line of its own.")


class BodyBlock(blocks.StreamBlock):
    """The running text of a page."""

    heading = HeadingBlock(max_length=255)
    text = TextBlock()
    picture = PictureBlock()
    quote = QuoteBlock()
    document = DocumentBlock()
    link = LinkBlock()


BodyItem = stream_schema(
    "Body",
    heading=str,
    text=RichText,
    picture=ImageBlockValue,
    quote=QuoteBlockValue,
    document=DocumentBlockValue | None,
    link=LinkBlockValue,
)

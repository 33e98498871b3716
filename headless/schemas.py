"""Response schemas that every resource shares. They document; the answers are plain values."""

import datetime as dt
import functools
import operator
import uuid
from enum import EnumMeta
from typing import Annotated, Any, Generic, Literal, TypeVar, get_args

from pydantic import BaseModel, ConfigDict, Field, create_model

T = TypeVar("T")

Direction = Literal["ltr", "rtl"]


class Base(BaseModel):
    """Descriptions of fields come from attribute docstrings."""

    model_config = ConfigDict(use_attribute_docstrings=True)

    def __init_subclass__(cls, **kwargs: Any) -> None:
        """Give the closed lists of models names that no other one has.

        In the OpenAPI document `MSOProfilePage.Kind` and `PartnerOrganisation.Kind` would
        otherwise both be `Kind`.
        """
        super().__init_subclass__(**kwargs)
        for annotation in cls.__annotations__.values():
            for part in (annotation, *get_args(annotation)):
                if isinstance(part, EnumMeta):
                    part.__qualname__ = part.__qualname__.replace(".", "")


class Composed(Base):
    """The base of schemas that no source has: looking for their docstrings takes long."""

    model_config = ConfigDict(use_attribute_docstrings=False)


class TranslationLink(Base):
    """One live translation of an object."""

    locale: str
    detail_url: str


class Meta(Base):
    """What was served, and where it stands."""

    type: str
    """The kind of content, as `app_label.ModelName`."""
    locale: str
    """The locale whose translation is served."""
    locale_requested: str
    is_fallback: bool
    """Whether another locale than the requested one is served."""
    dir: Direction
    lang: str
    """BCP 47 tag of the served text."""
    source: Literal["human", "machine"]
    """Who answers for the served words: `machine` where it translated some of them and no person
    confirmed them."""
    translations: list[TranslationLink]
    """Live translations; aliases, which copy their source, are not listed."""
    detail_url: str
    html_url: str | None
    """Address for people; null for content that has no page of its own."""
    first_published_at: dt.datetime | None
    updated_at: dt.datetime | None


class Reference(Base):
    """A small reference to another object, in the best translation for the request."""

    id: uuid.UUID
    type: str
    title: str
    slug: str
    locale: str
    detail_url: str
    expanded: dict[str, Any] = Field(default_factory=dict)


class MunicipalityReference(Base):
    """A municipality of Germany."""

    id: str = Field(pattern=r"^[0-9]{8}$")
    """Amtlicher Gemeindeschlüssel (AGS), eight digits as text."""
    title: str
    region: str
    """Key of the Regierungsbezirk, the first three digits of the AGS."""
    detail_url: str


class Language(Base):
    """A spoken language."""

    tag: str
    """BCP 47 tag."""
    name: str
    """Name in the served locale, else in English, else the tag."""


class ImageSource(Base):
    """The sizes of an image in one format."""

    type: Literal["image/avif", "image/webp", "image/jpeg"]
    srcset: str
    """Addresses with widths, as HTML has them: `/media/a.webp 160w, /media/b.webp 320w`."""


class ImagePreset(Base):
    """An image for one purpose; `url` is its largest JPEG, never larger than the original."""

    url: str
    width: int
    height: int
    sources: list[ImageSource]
    """For the `source` elements of a `picture`, the best format first."""


class ImagePresets(Base):
    """A preset that cannot be made of an image is that of `hero`."""

    thumb: ImagePreset
    """Cropped to a square, 160 and 320 pixels wide."""
    card: ImagePreset
    """Cropped to 4:3, 400 and 800 pixels wide."""
    hero: ImagePreset
    """Whole, 800 and 1600 pixels wide."""
    logo: ImagePreset
    """Whole, at most 200 and 400 pixels wide and high; JPEG is on white."""


class FocalPoint(Base):
    """What a crop must show, in fractions of the original from its left upper corner."""

    x: float = Field(ge=0, le=1)
    y: float = Field(ge=0, le=1)


class Image(Base):
    """An image in its presets; `url` is a JPEG of all of it, for clients that want just one."""

    url: str
    width: int
    height: int
    alt: str | None
    """Empty for a decorative image, null where the description is missing."""
    alt_lang: str | None
    """BCP 47 tag of `alt`, which may be in another language than the page; null without one."""
    credit: str
    licence: str
    focal_point: FocalPoint | None
    presets: ImagePresets


class Card(Base):
    """What a list shows of an object."""

    id: uuid.UUID
    title: str
    slug: str
    meta: Meta


class HrefLang(Base):
    """The address of one translation."""

    lang: str
    """BCP 47 tag, or `x-default`."""
    url: str


class Seo(Base):
    """What search engines and link previews are told of a page."""

    title: str
    description: str
    noindex: bool
    """Whether search engines are to leave the page out."""
    canonical: str
    """Absolute address of the served translation."""
    hreflang: list[HrefLang]


class GlossaryEntry(Base):
    """A hard word of the text."""

    term: str
    explanation: str
    """In easy language."""


class EasyLanguage(Base):
    """What is known of a text in easy language (Leichte Sprache)."""

    source: TranslationLink | None
    """The text that it simplifies; null where that is not public."""
    tested_on: dt.date | None
    """When readers tested it and understood it; null for a text without a test."""
    tested_by: str | None
    """The group that tested it."""
    is_current: bool
    """Whether these very words were tested: false also for a text that was changed since."""
    glossary: list[GlossaryEntry]
    """The words of the text that the glossary explains, in the order of their first use."""


class TranslatableDetail(Base):
    """What a translatable object has beside its card and its content."""

    easy_language: EasyLanguage | None
    """Null for what is served in another language."""


class PageDetail(TranslatableDetail):
    """What every page has beside its card and its content."""

    seo: Seo


class FacetValue(Base):
    """How many entries a value of a filter would find."""

    value: str
    """What the filter takes."""
    title: str | None
    """What the value is called in the language of the answer; null for words of a closed list."""
    slug: str | None
    """Key of what the value stands for; the filter takes it too."""
    count: int


class Page(Composed, Generic[T]):
    """A page of a list."""

    count: int = Field(description="Number of all entries that match.")
    limit: int
    offset: int
    items: list[T] = Field(
        description="Cards; with `view=detail` everything that is known of each; with `fields` "
        "only those."
    )
    facets: dict[str, list[FacetValue]] = Field(
        {},
        description="Only where `facets` asks for it: for each filter its values, the most "
        "frequent first.",
    )
    locales: dict[str, dict[str, T]] = Field(
        {}, description="Only with `locale=*`: for each id the live translations by locale."
    )


class Problem(Base):
    """An error as RFC 9457 `application/problem+json`."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str
    errors: list["ProblemItem"] = []


class ProblemItem(Base):
    """One parameter that was refused."""

    parameter: str
    message: str
    allowed: list[str] = []


class ImageBlockValue(Base):
    image: Image | None
    caption: str


class QuoteBlockValue(Base):
    text: str
    attribution: str


class DocumentBlockValue(Base):
    title: str
    url: str
    file_size: int | None
    file_type: str


class LinkBlockValue(Base):
    label: str
    url: str


def stream_schema(name: str, **values: Any) -> Any:
    """The union of a stream's block types, told apart by `type`.

    Args:
        name: prefix of the schema names.
        values: block type to the type of its `value`.
    """
    items: list[Any] = []
    for block_type, value in values.items():
        fields: dict[str, Any] = {
            "type": (Literal[block_type], ...),
            "id": (str, ...),
            "value": (value, ...),
        }
        schema_name = f"{name}{block_type.title().replace('_', '')}"
        items.append(create_model(schema_name, **fields))
    union = functools.reduce(operator.or_, items)
    return Annotated[union, Field(discriminator="type")]


@functools.cache
def in_locales(schema: type[Base]) -> Any:
    """A detail that may also hold its translations."""
    return create_model(
        f"{schema.__name__}Answer",
        __base__=schema,
        __cls_kwargs__={"use_attribute_docstrings": False},
        locales=(
            dict[str, schema],  # type: ignore[valid-type]
            Field({}, description="Only with `locale=*`: the live translations by locale."),
        ),
    )

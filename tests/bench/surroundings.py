"""What the organisations of the bench refer to: sections, terms, partners, calls, pictures."""

import datetime as dt
import io
import random
from dataclasses import dataclass
from typing import Any

from django.core.files.base import ContentFile
from django.utils.text import slugify
from PIL import Image as Drawing
from wagtail.images import get_image_model
from wagtail.models import Page

from headless.images import renew_renditions
from headless.models import ImageFacts
from mso_pages.models import MSOIndexPage, Municipality
from mso_site.demo.municipalities import create_municipalities
from tests.factories.funding import FundingCallPageFactory, FundingProgrammePageFactory
from tests.factories.locales import translate
from tests.factories.partners import PartnerOrganisationFactory
from tests.factories.terms import TargetGroupFactory, TopicFactory
from tests.factories.tree import create_site_tree, remove_welcome_site

TRANSLATED = ("en", "ar")
# German, English and Arabic name of each, the most frequent first.
TOPICS = (
    ("Bildung", "Education", "التعليم"),
    ("Sprache", "Language", "اللغة"),
    ("Kultur", "Culture", "الثقافة"),
    ("Familie", "Family", "الأسرة"),
    ("Frauen", "Women", "النساء"),
    ("Jugend", "Youth", "الشباب"),
    ("Gesundheit", "Health", "الصحة"),
    ("Sport", "Sports", "الرياضة"),
    ("Arbeit", "Work", "العمل"),
    ("Flucht", "Refuge", "اللجوء"),
    ("Wohnen", "Housing", "السكن"),
    ("Recht", "Law", "القانون"),
    ("Teilhabe", "Participation", "المشاركة"),
    ("Alter", "Old age", "الشيخوخة"),
    ("Medien", "Media", "الإعلام"),
    ("Umwelt", "Environment", "البيئة"),
)
TARGET_GROUPS = (
    ("Familien", "Families", "العائلات"),
    ("Frauen", "Women", "النساء"),
    ("Kinder", "Children", "الأطفال"),
    ("Jugendliche", "Young people", "الشباب"),
    ("Geflüchtete", "Refugees", "اللاجئون"),
    ("Seniorinnen und Senioren", "Older people", "كبار السن"),
    ("Männer", "Men", "الرجال"),
    ("Neuzugewanderte", "Newcomers", "الوافدون الجدد"),
)
PICTURES = 12
PARTNERS = 10
CALLS = 6


@dataclass(frozen=True)
class Surroundings:
    """What organisations are given.

    Attributes:
        sections: language to the section that holds the organisations.
        topics: the most frequent first, as are the other tuples.
    """

    sections: dict[str, Page]
    topics: tuple[Any, ...]
    target_groups: tuple[Any, ...]
    municipalities: tuple[Municipality, ...]
    umbrellas: tuple[Any, ...]
    calls: tuple[Any, ...]
    pictures: tuple[Any, ...]


def create_surroundings() -> Surroundings:
    """Create all of them with their translations, for a database that was only migrated."""
    remove_welcome_site()
    tree = create_site_tree("127.0.0.1")
    sections: dict[str, Page] = {"de": tree.msos}
    for code in TRANSLATED:
        translate(tree.root, code)
        sections[code] = translate(tree.msos, code)
    create_municipalities()
    programme = FundingProgrammePageFactory(title="Förderung von Selbstorganisationen")
    years = range(2027 - CALLS, 2027)
    return Surroundings(
        sections={code: MSOIndexPage.objects.get(pk=page.pk) for code, page in sections.items()},
        topics=_terms(TopicFactory, TOPICS),
        target_groups=_terms(TargetGroupFactory, TARGET_GROUPS),
        municipalities=tuple(Municipality.objects.order_by("pk")),
        umbrellas=tuple(
            PartnerOrganisationFactory(name=f"Dachverband {number}", kind="umbrella")
            for number in range(1, PARTNERS + 1)
        ),
        calls=tuple(
            FundingCallPageFactory(
                parent=programme, title=f"Aufruf {year}", closes_on=dt.date(year, 3, 31)
            )
            for year in years
        ),
        pictures=tuple(_picture(number) for number in range(PICTURES)),
    )


def _terms(factory: Any, names: Any) -> tuple[Any, ...]:
    terms = []
    for german, *others in names:
        term = factory(title=german, slug=slugify(german))
        for code, title in zip(TRANSLATED, others, strict=True):
            translate(term, code, title=title)
        terms.append(term)
    return tuple(terms)


def _picture(number: int) -> Any:
    """A coloured file with all its sizes."""
    source = random.Random(number)  # noqa: S311
    colours = [tuple(source.randrange(256) for _ in range(3)) for _ in range(2)]
    drawing = Drawing.blend(
        Drawing.linear_gradient("L").resize((1000, 750)).convert("RGB"),
        Drawing.new("RGB", (1000, 750), colours[0]),
        0.6,
    )
    content = io.BytesIO()
    drawing.save(content, "JPEG", quality=80)
    image = get_image_model().objects.create(
        title=f"Bild {number}", file=ContentFile(content.getvalue(), name=f"bild-{number}.jpg")
    )
    ImageFacts.objects.create(image=image, credit="Foto: Verein", licence="CC BY 4.0")
    renew_renditions(image)
    return image

import io

import factory
from django.core.files.base import ContentFile
from factory.django import DjangoModelFactory
from PIL import Image as Drawing
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Collection

from headless.images import image_value
from headless.models import ImageFacts


def picture(name="IMG_2041.jpg", size=(64, 48)):
    """A JPEG file."""
    content = io.BytesIO()
    Drawing.new("RGB", size, (31, 119, 180)).save(content, "JPEG")
    return ContentFile(content.getvalue(), name=name)


class ImageFactory(DjangoModelFactory):
    class Meta:
        model = get_image_model()
        skip_postgeneration_save = True

    title = factory.Sequence("IMG_{}.jpg".format)
    file = factory.LazyFunction(picture)
    collection = factory.LazyFunction(Collection.get_first_root_node)

    @factory.post_generation
    def renditions(image, create, extracted, **kwargs):
        """`renditions=True`: the sizes that the API delivers exist, as after a first read."""
        if extracted:
            image_value(image, "")


class ImageFactsFactory(DjangoModelFactory):
    class Meta:
        model = ImageFacts

    image = factory.SubFactory(ImageFactory)
    credit = "Foto: Pressestelle"
    licence = "CC BY 4.0"
    licence_url = "https://creativecommons.org/licenses/by/4.0/"
    consent = ImageFacts.Consent.NO_PERSONS


def image_with_facts():
    """An image whose rights are known, with a focal point."""
    point = {"x": 32, "y": 24, "width": 10, "height": 10}
    values = {f"image__focal_point_{name}": value for name, value in point.items()}
    return ImageFactsFactory(**values).image


class DocumentFactory(DjangoModelFactory):
    class Meta:
        model = get_document_model()

    title = factory.Sequence("Merkblatt {}".format)
    file = factory.LazyFunction(lambda: ContentFile(b"%PDF-1.4", name="merkblatt.pdf"))
    file_size = 8
    collection = factory.LazyFunction(Collection.get_first_root_node)

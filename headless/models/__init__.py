from .base import HeadlessPage, HeadlessSnippet, IndexPage, LeadImage
from .content import ContentPage
from .images import ImageFacts
from .imprint import Imprint

__all__ = [
    "ContentPage",
    "HeadlessPage",
    "HeadlessSnippet",
    "ImageFacts",
    "Imprint",
    "IndexPage",
    "LeadImage",
]

from .base import HeadlessPage, HeadlessSnippet, IndexPage, LeadImage
from .content import ContentPage
from .easy_language import EasyLanguageTest, GlossaryTerm
from .images import ImageFacts
from .imprint import Imprint
from .keys import APIKey, APIKeyUse
from .sign_in import SignInRequest
from .translations import TranslationState

__all__ = [
    "APIKey",
    "APIKeyUse",
    "ContentPage",
    "EasyLanguageTest",
    "GlossaryTerm",
    "HeadlessPage",
    "HeadlessSnippet",
    "ImageFacts",
    "Imprint",
    "IndexPage",
    "LeadImage",
    "SignInRequest",
    "TranslationState",
]

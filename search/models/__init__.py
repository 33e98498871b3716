from .editing import MissedQuery, PromotedResult, SynonymSet
from .index import Document, VocabularyWord

__all__ = ["Document", "MissedQuery", "PromotedResult", "SynonymSet", "VocabularyWord"]

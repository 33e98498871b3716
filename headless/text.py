"""Plain text as it is stored: no control characters, no invisible marks from copied text.

And as it is named within a sentence that may run the other way.
"""

import re
import unicodedata

from django.utils.translation import get_language_bidi

# Characters that XML 1.0 forbids, except tab and line breaks
# (https://www.w3.org/TR/xml/#charsets), and lone surrogates.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
# Soft hyphen, zero-width space, word joiner and byte-order mark only come from
# copied text. Joiners and direction marks (U+200C to U+200F) belong to Arabic
# and Persian spelling and stay.
_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")


def clean_text(text: str) -> str:
    """`text` in NFC, without forbidden and invisible characters and outer blanks of any kind.

    Where nothing of it can be seen, it is empty.
    """
    # Word writes a vertical tab for a line break inside a paragraph.
    text = text.replace("\x0b", "\n")
    text = _INVISIBLE.sub("", _FORBIDDEN.sub("", text))
    text = unicodedata.normalize("NFC", text).strip()
    return text if any(unicodedata.category(sign)[0] not in "ZC" for sign in text) else ""


def isolated(text: str) -> str:
    """`text` for a sentence in the language of the interface.

    Where the two run in different directions characters that nobody sees keep what stands at the
    ends of `text` in its place: FSI and PDI of the Unicode bidirectional algorithm (UAX 9).
    """
    runs_to_the_left = any(unicodedata.bidirectional(sign) in ("R", "AL") for sign in text)
    return text if runs_to_the_left == get_language_bidi() else f"\u2068{text}\u2069"

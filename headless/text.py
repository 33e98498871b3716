"""Plain text as it is stored: no control characters, no invisible marks from copied text."""

import re
import unicodedata

# Characters that XML 1.0 forbids, except tab and line breaks
# (https://www.w3.org/TR/xml/#charsets), and lone surrogates.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
# Soft hyphen, zero-width space, word joiner and byte-order mark only come from
# copied text. Joiners and direction marks (U+200C to U+200F) belong to Arabic
# and Persian spelling and stay.
_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")


def clean_text(text: str) -> str:
    """`text` in NFC, without forbidden and invisible characters and outer blanks of any kind."""
    # Word writes a vertical tab for a line break inside a paragraph.
    text = text.replace("\x0b", "\n")
    text = _INVISIBLE.sub("", _FORBIDDEN.sub("", text))
    return unicodedata.normalize("NFC", text).strip()

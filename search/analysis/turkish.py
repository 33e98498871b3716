"""The two Turkish letters i, which other keyboards do not tell apart."""

_ALIKE = str.maketrans({"ı": "i", "İ": "i"})


def without_dots(text: str) -> str:
    """`ı` and `İ` as `i`, and so `Işık`, `ışık` and `isik` the same once they are folded."""
    return text.translate(_ALIKE)

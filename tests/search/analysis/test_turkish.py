"""The two Turkish letters i."""

import pytest

from search.analysis.folding import folded
from search.analysis.turkish import without_dots


@pytest.mark.parametrize(
    "spellings",
    [
        ("Işık", "ışık", "IŞIK", "isik", "ISIK", "Isik", "İşik"),
        ("İstanbul", "ISTANBUL", "istanbul", "İSTANBUL", "I\u0307stanbul"),
        ("Iğdır", "igdir", "IĞDIR"),
        ("Özgür", "Oezguer", "ozgur", "ÖZGÜR"),
        ("Çağlayan", "caglayan"),
    ],
)
def test_any_keyboard_writes_the_same_word(spellings):
    assert len({folded(spelling) for spelling in spellings}) == 1


def test_other_letters_stay():
    assert without_dots("Jürgen ïł") == "Jürgen ïł"
    assert folded("Işık") != folded("Aşık")

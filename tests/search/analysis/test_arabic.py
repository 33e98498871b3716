"""Arabic words with what hangs on them."""

import pytest

from search.analysis.arabic import is_arabic, plain, stem
from search.analysis.indexing import forms

ALIKE = [
    ("مهاجر", "المهاجر", "والمهاجر", "للمهاجر", "بالمهاجر", "مهاجرين", "المهاجرون", "المُهاجِر"),
    ("مدرسة", "مدرسه", "المدرسة", "للمدرسة", "مدرسات"),
    ("عربي", "العربية", "العـــربية", "عربية"),
    ("أحمد", "احمد"),
    ("إسلام", "الإسلام", "الاسلام", "اسلام"),
    ("مستشفى", "مستشفي"),
    ("کتاب", "كتاب", "الكتاب"),
]


@pytest.mark.parametrize("words", ALIKE, ids=lambda words: words[0])
def test_forms_of_a_word_are_compared_by_the_same(words):
    assert len({forms(word).whole for word in words}) == 1


@pytest.mark.parametrize(
    ("one", "other"), [("مهاجر", "مدرسة"), ("بيت", "بنت"), ("كتاب", "مكتب"), ("عرب", "غرب")]
)
def test_other_words_stay_others(one, other):
    assert forms(one).whole != forms(other).whole


def test_short_words_keep_what_looks_like_an_article_or_an_ending():
    assert stem("الم") == "الم"
    assert stem("بيت") == "بيت"
    assert stem("ابي") == "ابي"


def test_digits_are_the_same_in_every_script():
    assert plain("٢٠٢٥") == plain("۲۰۲۵") == "2025"


def test_scripts_are_told_apart():
    assert is_arabic("سلام") and is_arabic("ڤ")
    assert not is_arabic("Salam") and not is_arabic("") and not is_arabic("Київ")

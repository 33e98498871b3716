"""Names of languages."""

import pytest

from search.analysis.languages import language_names


@pytest.mark.parametrize(
    ("tag", "names"),
    [
        ("kmr", {"Kurmandschi", "Kurmanji", "Kurdisch", "Kurdish", "Kürtçe", "kmr", "ku"}),
        ("ckb", {"Kurdisch", "ckb"}),
        ("uk", {"Ukrainisch", "українська", "uk"}),
        ("ar", {"Arabisch", "Arapça", "العربية", "ar"}),
        ("prs", {"Dari", "Persisch", "prs"}),
        ("sr-Latn", {"Serbisch", "sr"}),
    ],
)
def test_a_language_is_known_by_all_its_names(tag, names):
    assert names <= set(language_names(tag))


def test_other_languages_have_other_names():
    assert "Kurdisch" not in language_names("tr")
    assert not set(language_names("uk")) & set(language_names("ru"))
    assert "Kurmandschi" not in language_names("ckb")


def test_a_tag_that_nobody_knows_is_its_name():
    assert "xyz" in language_names("xyz")

"""Which translation answers, against a naive reading of the rule."""

import uuid

import pytest
from django.utils import translation
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from headless.localization import (
    best_translations,
    canonical_rows,
    fallback_chain,
    language_name,
    locale_ids,
    text_direction,
)
from mso_pages.models import Topic
from tests.factories.locales import locale

CODES = ["de", "en", "tr", "ar", "uk", "de-simple"]


@pytest.mark.parametrize(
    ("code", "chain"),
    [
        ("de", ["de"]),
        ("en", ["en", "de"]),
        ("tr", ["tr", "de"]),
        ("ar", ["ar", "en", "de"]),
        ("uk", ["uk", "en", "de"]),
        ("de-simple", ["de-simple", "de"]),
    ],
)
def test_fallback_chain_of_each_locale(code, chain):
    assert fallback_chain(code) == chain


def test_fallback_chains_are_a_setting(settings):
    settings.HEADLESS_FALLBACK_CHAINS = {"tr": ["en"]}

    assert fallback_chain("tr") == ["tr", "en"]
    # Of those it says nothing about the default language answers.
    assert fallback_chain("ar") == ["ar", "de"]
    assert fallback_chain("de") == ["de"]


@pytest.mark.parametrize(
    ("code", "direction"),
    [
        *[("de", "ltr"), ("uk", "ltr"), ("de-simple", "ltr"), ("kmr", "ltr"), ("az", "ltr")],
        *[("ar", "rtl"), ("ckb", "rtl"), ("ps", "rtl"), ("prs", "rtl"), ("az-Arab", "rtl")],
    ],
)
def test_d33_text_direction(code, direction):
    assert text_direction(code) == direction


@pytest.mark.parametrize(
    ("tag", "code", "name"),
    [
        ("tr", "de", "Türkisch"),
        ("tr", "en", "Turkish"),
        ("tr", "de-simple", "Türkisch"),
        ("de", "ar", "الألمانية"),
        ("sr-Latn", "de", "Serbisch (Lateinisch)"),
        ("gsg", "de", "Deutsche Gebärdensprache"),
        ("qaa", "de", "qaa"),
        # A site language that CLDR does not know reads in English.
        ("tr", "rom", "Turkish"),
        ("tr", "qaa", "Turkish"),
    ],
)
def test_language_name_in_the_language_of_the_locale(tag, code, name):
    with translation.override("uk"):
        assert language_name(tag, code) == name


def test_locale_ids_keep_the_order_and_pass_over_unknown_codes(db):
    ids = locale_ids(["uk", "xx", "de"])

    assert ids == [locale("uk").pk, locale("de").pk]


def make_topics(rows):
    """Live topics, one for each pair of a thing and a locale, in the order given."""
    Topic.objects.all().delete()
    keys = [uuid.uuid4() for _ in range(4)]
    Topic.objects.bulk_create(
        Topic(
            translation_key=keys[thing],
            locale=locale(code),
            title=code,
            slug=f"{thing}-{code}",
            live=live,
        )
        for thing, code, live in rows
    )


def naive_choice(rows, chain):
    """The same rule over plain Python values."""
    chosen = []
    for key in {row.translation_key for row in rows}:
        same = sorted((row for row in rows if row.translation_key == key), key=lambda row: row.pk)
        for pk in chain:
            found = [row.pk for row in same if row.locale_id == pk]
            if found:
                chosen.append(found[0])
                break
        else:
            chosen.append(same[0].pk)
    return sorted(chosen)


@st.composite
def translations(draw):
    """Which of four things exist in which locales, live or not, created in any order."""
    pairs = draw(
        st.lists(
            st.tuples(st.integers(0, 3), st.sampled_from(CODES), st.booleans()),
            unique_by=lambda row: row[:2],
            max_size=16,
        )
    )
    chain = draw(st.lists(st.sampled_from(CODES), unique=True, max_size=4))
    return pairs, chain


@pytest.mark.django_db
@settings(
    deadline=None,
    max_examples=25,
    # One transaction around all examples: each removes what the one before it made.
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(case=translations())
def test_d05_best_translations_chooses_like_the_naive_rule(case):
    rows, codes = case
    make_topics(rows)
    candidates = Topic.objects.filter(live=True)
    chain = locale_ids(codes)

    best = best_translations(candidates, chain)

    assert sorted(best.values_list("pk", flat=True)) == naive_choice(list(candidates), chain)


@pytest.mark.parametrize(
    ("existing", "chain", "answer"),
    [
        (["de", "en", "ar"], ["ar", "en", "de"], "ar"),
        (["de", "en"], ["ar", "en", "de"], "en"),
        (["de", "tr"], ["ar", "en", "de"], "de"),
        # An original in another language than German ends the chain of German too.
        (["uk", "tr"], ["de"], "uk"),
        (["de-simple"], ["de"], "de-simple"),
        (["de-simple", "en"], ["en", "de"], "en"),
    ],
)
def test_d05_the_first_of_the_chain_answers_then_the_original(db, existing, chain, answer):
    make_topics([(0, code, True) for code in existing])

    best = best_translations(Topic.objects.all(), locale_ids(chain))

    assert [topic.title for topic in best] == [answer]


def test_d05_a_draft_translation_does_not_hide_the_live_one(db):
    make_topics([(0, "de", True), (0, "tr", False)])

    best = best_translations(Topic.objects.filter(live=True), locale_ids(["tr", "de"]))

    assert [topic.title for topic in best] == ["de"]


def test_canonical_rows_are_german_else_the_oldest(db):
    make_topics([(0, "en", True), (0, "de", True), (1, "uk", True), (1, "en", True)])

    rows = canonical_rows(Topic.objects.all()).order_by("slug")

    assert [topic.slug for topic in rows] == ["0-de", "1-uk"]

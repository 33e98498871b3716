"""Texts and moments that hardly anybody meets, and that must break nothing."""

import itertools

import pytest

from headless import matching
from headless.served.models import Served
from search import presentation
from search.analysis.indexing import LONGEST_TOKEN, forms
from tests.factories.pages import ContentPageFactory
from tests.search.finding import answer, found, refused
from tests.search.search_world import body

LETTERS = "абвгдежзиклмнопрстуф"


@pytest.mark.parametrize("text", ["ь", "ъ", "Ь", "ъъ x", "ь*", "Köln -ъ", '"ь"', "\ua69c"])
def test_signs_that_have_no_sound_by_themselves_can_be_searched_for(site_tree, text):
    ContentPageFactory(title="Buchstaben", body=body("Die Buchstaben ь und ъ im Ukrainischen"))

    assert answer("search", q=text)["count"] in (0, 1)
    assert found("Buchstaben") == ["Buchstaben"]
    assert found("ь") == ["Buchstaben"]


@pytest.mark.parametrize(
    "text",
    [
        "-".join(["Sprachkurs"] * 900),
        "ﷺ." * 6,
        " ".join(
            "".join(some) for some in itertools.islice(itertools.permutations(LETTERS, 8), 21000)
        ),
    ],
    ids=["hyphens", "signs", "words"],
)
def test_no_text_is_too_much(site_tree, indexes, text):
    page = ContentPageFactory(title="Leuchtfeuer", body=body(text))
    page.save_revision().publish()

    assert found("Leuchtfeuer") == ["Leuchtfeuer"]


def test_no_word_takes_much_of_the_memory():
    longest = forms("-".join(["Sprachkursanbieter"] * 11))
    many = forms("-".join(["ab"] * 60))

    for one in (longest, many):
        tokens = [one.exact, *one.whole, *one.parts, *one.inner, *one.others]
        assert len(tokens) < 100
        assert max(map(len, tokens)) <= LONGEST_TOKEN


def test_a_page_that_is_published_anew_while_it_is_found_is_not_missing(site_tree, monkeypatch):
    page = ContentPageFactory(title="Leuchtfeuer")
    engine, meanwhile = matching.engine(), iter([True])

    class Slow:
        def best(self, *args):
            best = engine.best(*args)
            if next(meanwhile, False):
                page.title = "Leuchtfeuer am Fluss"
                page.save_revision().publish()
            return best

    monkeypatch.setattr(matching, "engine", Slow)
    before = set(Served.objects.filter(object_id=page.translation_key).values_list("pk", flat=True))
    whole = answer("search", q="Leuchtfeuer")

    assert before and not Served.objects.filter(pk__in=before).exists()
    assert [hit["card"]["title"] for hit in whole["items"]] == ["Leuchtfeuer am Fluss"]
    assert whole["count"] == 1


def test_a_page_that_goes_while_it_is_told_is_left_out(site_tree, monkeypatch):
    page = ContentPageFactory(title="Leuchtfeuer")
    ContentPageFactory(title="Leuchtfeuer am Fluss")

    def page_of(*args):
        found = matching.page_of(*args)
        Served.objects.update(card="")
        page.delete()
        return found

    monkeypatch.setattr(presentation, "page_of", page_of)

    assert found("Leuchtfeuer") == ["Leuchtfeuer am Fluss"]


def test_a_search_has_no_end_of_words_that_is_refused(site_tree):
    assert answer("search", q="x " * 99)["count"] == 0
    assert refused("search", "q=" + "x" * 201) == {"q"}

"""What the API tells of texts in easy language; D07 on every surface that names languages."""

from collections.abc import Callable
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import AbstractBaseUser
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail_localize.models import Translation, TranslationSource

from headless.easy_language.services import delete_test, record_test
from headless.models import ContentPage, EasyLanguageTest, GlossaryTerm
from headless.resources import registry
from tests.contract.contents import fill_list
from tests.factories.locales import locale, translate
from tests.factories.msos import MSOProfilePageFactory, OfferFactory
from tests.factories.terms import TopicFactory
from tests.factories.tree import SiteTree

Read = Callable[..., Any]
UNTESTED = {"tested_on": None, "tested_by": None, "is_current": False, "glossary": []}


def record(row: Any, user: Any, *, day: int = 1, result: str = "understood") -> EasyLanguageTest:
    on = timezone.localdate().replace(year=2025, month=3, day=day)
    test = EasyLanguageTest(tested_by=f"Gruppe {day}", tested_on=on, result=result)
    record_test(test, row, user)
    return test


@pytest.fixture
def facts(read: Read, easy: ContentPage) -> Callable[[], dict[str, Any]]:
    def facts() -> dict[str, Any]:
        answer = read(f"pages/{easy.translation_key}/", locale="de-simple")
        found: dict[str, Any] = answer["easy_language"]
        return found

    return facts


def said(found: dict[str, Any]) -> tuple[Any, Any, Any]:
    return found["tested_on"], found["tested_by"], found["is_current"]


def test_easy_language_names_what_it_simplifies(
    read: Read, original: ContentPage, easy: ContentPage
) -> None:
    key = original.translation_key

    assert read(f"pages/{key}/", locale="de-simple")["easy_language"] == {
        **UNTESTED,
        "source": {"locale": "de", "detail_url": f"/api/v1/pages/{key}/?locale=de"},
    }
    assert read(f"pages/{key}/")["easy_language"] is None
    assert read(f"pages/{key}/", locale="tr")["easy_language"] is None
    both = read(f"pages/{key}/", locale="*")["locales"]
    assert {code: bool(found["easy_language"]) for code, found in both.items()} == {
        "de": False,
        "de-simple": True,
    }


def test_a_fallback_is_not_in_easy_language(read: Read, original: ContentPage) -> None:
    answer = read(f"pages/{original.translation_key}/", locale="de-simple")

    assert (answer["meta"]["locale"], answer["easy_language"]) == ("de", None)


def test_the_source_is_what_was_submitted_for_translation(
    facts: Callable[[], dict[str, Any]], original: ContentPage
) -> None:
    english = translate(original, "en")
    source, _made = TranslationSource.update_or_create_from_instance(english)
    Translation.objects.create(source=source, target_locale=locale("de-simple"))
    assert facts()["source"]["locale"] == "en"

    english.unpublish()
    assert facts()["source"]["locale"] == "de"
    original.unpublish()
    assert facts()["source"] is None


def test_the_record_of_a_test(
    facts: Callable[[], dict[str, Any]], easy: ContentPage, editor: AbstractBaseUser
) -> None:
    record(easy, editor, day=1)
    assert said(facts()) == ("2025-03-01", "Gruppe 1", True)

    easy.teaser = "Der Verein hilft."
    easy.save_revision().publish()
    assert said(facts()) == ("2025-03-01", "Gruppe 1", False)

    # What did not pass is no seal.
    record(easy, editor, day=2, result="to_change")
    assert said(facts()) == ("2025-03-01", "Gruppe 1", False)
    test = record(easy, editor, day=3)
    assert said(facts()) == ("2025-03-03", "Gruppe 3", True)
    delete_test(test, easy)
    assert said(facts()) == ("2025-03-01", "Gruppe 1", False)


def test_a_tested_draft_counts_once_it_is_published(
    facts: Callable[[], dict[str, Any]], easy: ContentPage, editor: AbstractBaseUser
) -> None:
    record(easy, editor, day=5)
    easy.teaser = "Der Verein hilft."
    revision = easy.save_revision()
    record(easy, editor, day=4)
    # Of the two it is the one of these very words.
    assert said(facts()) == ("2025-03-05", "Gruppe 5", True)

    revision.publish()
    assert said(facts()) == ("2025-03-04", "Gruppe 4", True)


def test_the_words_of_rows_were_tested_too(
    site_tree: SiteTree, read: Read, editor: AbstractBaseUser
) -> None:
    page = MSOProfilePageFactory(offers=[OfferFactory(title="Kurs")])
    easy = translate(page, "de-simple")
    record(easy, editor)

    def is_current() -> bool:
        answer = read(f"msos/{page.translation_key}/", locale="de-simple")
        return bool(answer["easy_language"]["is_current"])

    assert is_current()
    easy = type(easy).objects.get(pk=easy.pk)
    offers = list(easy.offers.all())
    offers[0].title = "Deutsch-Kurs"
    easy.offers = offers
    easy.save_revision().publish()
    assert not is_current()


def test_snippets_have_the_same(site_tree: SiteTree, read: Read, editor: AbstractBaseUser) -> None:
    topic = TopicFactory(title="Bildung")
    easy = translate(topic, "de-simple", title="Lernen")
    record(easy, editor)

    answer = read(f"topics/{topic.translation_key}/", locale="de-simple")

    assert said(answer["easy_language"]) == ("2025-03-01", "Gruppe 1", True)
    assert answer["easy_language"]["source"]["locale"] == "de"


def test_the_glossary_explains_the_words_of_the_text(
    facts: Callable[[], dict[str, Any]], easy: ContentPage
) -> None:
    explained = [("hilft", "Zweites."), ("MSO", "Erstes."), ("fehlt", "Nirgends.")]
    terms = [
        GlossaryTerm.objects.create(locale=locale("de-simple"), term=term, explanation=text)
        for term, text in explained
    ]
    assert facts()["glossary"] == [
        {"term": "MSO", "explanation": "Erstes."},
        {"term": "hilft", "explanation": "Zweites."},
    ]

    terms[1].explanation = "Neu."
    terms[1].save()
    terms[0].delete()
    assert facts()["glossary"] == [{"term": "MSO", "explanation": "Neu."}]


def changed(read: Read, since: int) -> set[tuple[str, str]]:
    items = read("changes/", since=since)["items"]
    return {(item["id"], item["locale"]) for item in items}


def test_apps_hear_of_tests_and_of_the_glossary(
    read: Read, original: ContentPage, easy: ContentPage, editor: AbstractBaseUser
) -> None:
    own = {(str(easy.translation_key), "de-simple")}
    since = read("changes/")["head"]
    test = record(easy, editor)
    assert changed(read, since) == own

    since = read("changes/")["head"]
    record(easy, editor, result="to_change")
    assert changed(read, since) == set()
    delete_test(test, easy)
    assert changed(read, since) == own

    since = read("changes/")["head"]
    term = GlossaryTerm(locale=locale("de-simple"), term="Zuschuss", explanation="Geld.")
    term.save()
    assert changed(read, since) == set()
    term.term = "MSO"
    term.save()
    assert changed(read, since) == own


def test_d32_easy_language_costs_as_much_for_any_number_of_rows(
    site_tree: SiteTree, client: Client, nothing_kept: None, editor: AbstractBaseUser
) -> None:
    made = {}
    for name in ("msos", "topics"):
        fill_list(name, 3)
        answer = client.get(f"/api/v1/{name}/?limit=100").json()
        for item in answer["items"]:
            row = german_row(name, item["id"])
            record(translate(row, "de-simple"), editor)
        client.get(f"/api/v1/{name}/", {"view": "detail", "locale": "de-simple"})
        for limit in (2, 3):
            query = {"view": "detail", "locale": "de-simple", "limit": limit}
            with CaptureQueriesContext(connection) as captured:
                answer = client.get(f"/api/v1/{name}/", query).json()
            made[name, limit] = len(captured)
            assert all(item["easy_language"]["is_current"] for item in answer["items"])
        assert made[name, 2] == made[name, 3] <= 25


def german_row(name: str, key: str) -> Any:
    model: Any = registry.by_name(name).model
    return model.objects.get(translation_key=key, locale__language_code="de")


# D07: the tag is `de-simple` wherever a language is named, and search engines hear of none. ------


def test_d07_search_engines_are_told_of_no_easy_language(
    read: Read, original: ContentPage, easy: ContentPage
) -> None:
    translate(original, "tr")
    key = original.translation_key

    german = read(f"pages/{key}/")["seo"]["hreflang"]
    assert [link["lang"] for link in german] == ["de", "tr", "x-default"]
    assert read(f"pages/{key}/", locale="de-simple")["seo"]["hreflang"] == []
    by_lang = {
        entry["lang"]: [link["lang"] for link in entry["hreflang"]]
        for entry in read("sitemap/", limit=100)["items"]
        if entry["id"] == str(key)
    }
    assert by_lang == {
        "de": ["de", "tr", "x-default"],
        "tr": ["de", "tr", "x-default"],
        "de-simple": [],
    }
    # Apps are.
    translations = read(f"pages/{key}/")["meta"]["translations"]
    assert [link["locale"] for link in translations] == ["de", "tr", "de-simple"]


def test_d07_the_built_in_view(client: Client, original: ContentPage, easy: ContentPage) -> None:
    translate(original, "tr")

    def shown(page: Any) -> tuple[str, list[str], list[str]]:
        document = BeautifulSoup(client.get(page.url).content, "html.parser")
        links = document.find_all("link", rel="alternate")
        switch = document.select("nav.languages [lang]")
        return (
            str(document.html["lang"]),
            [link["hreflang"] for link in links],
            [link["lang"] for link in switch],
        )

    assert shown(original) == ("de", ["tr"], ["de", "tr", "de-simple"])
    assert shown(easy) == ("de-simple", [], ["de", "tr", "de-simple"])


def test_d07_the_tag_of_easy_language(
    client: Client, read: Read, original: ContentPage, easy: ContentPage
) -> None:
    key = original.translation_key

    for answer in (
        read(f"pages/{key}/", locale="de-simple"),
        *read("pages/", locale="de-simple", ids=str(key))["items"],
    ):
        meta = answer["meta"]
        assert (meta["lang"], meta["locale"], meta["is_fallback"]) == (
            "de-simple",
            "de-simple",
            False,
        )
    found = read(f"resolve/?path={easy.url}&include=detail")
    assert (found["locale"], found["id"]) == ("de-simple", str(key))
    assert found["detail"]["meta"]["lang"] == "de-simple"
    header = client.get(f"/api/v1/pages/{key}/?locale=de-simple").headers["Content-Language"]
    assert header == "de-simple"
    names = {item["code"]: item["lang"] for item in read("locales/")["items"]}
    assert names["de-simple"] == "de-simple"
    changes = read("changes/", since=0, locale="de-simple", limit=100)["items"]
    assert {item["op"] for item in changes if item["id"] == str(key)} == {"upsert"}


def test_d07_a_redirect_to_easy_language(read: Read, easy: ContentPage) -> None:
    Redirect.objects.create(old_path="/leicht", redirect_page=easy, site=None)

    (found,) = (one for one in read("redirects/")["items"] if one["from_path"] == "/leicht")
    assert (found["to"]["locale"], found["to"]["path"]) == ("de-simple", easy.url)
    assert read("resolve/?path=/leicht")["locale"] == "de-simple"

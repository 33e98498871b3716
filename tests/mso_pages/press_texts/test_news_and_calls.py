"""The press texts of news and calls."""

from typing import Any

from django.test import RequestFactory

from mso_pages.press_texts.composing import compose, source_of
from mso_pages.press_texts.content import Facts
from mso_pages.press_texts.plain import plain_text
from tests.factories.funding import (
    FundingCallPageFactory,
    FundingProgrammePageFactory,
    NewsPageFactory,
)
from tests.factories.locales import translate
from tests.factories.msos import MSOProfilePageFactory
from tests.factories.tree import SiteTree


def text_of(page: Any) -> Any:
    source = source_of(page)
    assert source is not None
    return compose(source, page, RequestFactory().get("/"))


def facts_of(page: Any) -> dict[str, tuple[str, ...]]:
    box = next(block for block in text_of(page).blocks if isinstance(block, Facts))
    return {fact.label: fact.values for fact in box.facts}


def test_news(site_tree: SiteTree) -> None:
    page = translate(NewsPageFactory(filled=True), "en", title="Open now", kicker="Funding")
    partner = page.partners.get().partner

    assert facts_of(page) == {
        "Partners": (f"{partner.name} ({partner.abbreviation})",),
        "Funding programme": (page.programme.title,),
        "Call": (page.call.title,),
    }
    assert plain_text(text_of(page)).split("\n\n")[:4] == [
        page.publisher.name,
        "2 November 2026",
        "Funding",
        "Open now",
    ]


def test_news_without_facts(site_tree: SiteTree) -> None:
    blocks = text_of(NewsPageFactory()).blocks

    assert not any(isinstance(block, Facts) for block in blocks)


def test_call(site_tree: SiteTree) -> None:
    programme = FundingProgrammePageFactory()
    page = translate(FundingCallPageFactory(filled=True, parent=programme), "en", title="Call")

    facts = facts_of(page)

    amount = facts.pop("Grant")
    assert amount[0].startswith("5,000 to 20,000 euros")
    assert facts == {
        "Funding programme": (programme.title,),
        "Opens on": ("15 January 2027",),
        "Closes on": ("31 March 2027, 12:00",),
        "Project period": ("1 July 2027 to 30 June 2028",),
        "Apply at": ("https://land.example/antrag",),
    }


def test_call_without_deadline_and_amounts(site_tree: SiteTree) -> None:
    page = FundingCallPageFactory(closes_on=None, deadline_kind="rolling")

    assert len(facts_of(page)) == 1


def test_other_types_have_none(site_tree: SiteTree) -> None:
    assert source_of(MSOProfilePageFactory()) is None

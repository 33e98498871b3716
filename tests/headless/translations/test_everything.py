"""Everything that can be translated, with every field filled, into every language: each text comes
out of the API in its language, and every relation and fact as in the original, in order.
"""

import re

import pytest
from django.test import Client

from headless.localization import text_direction
from headless.resources import registry
from headless.translations import services
from headless.translations.words import texts_of
from tests.admin.reading import told
from tests.factories.events import EventPageFactory, EventReportPageFactory
from tests.factories.funding import (
    FundingCallPageFactory,
    FundingProgrammePageFactory,
    NewsPageFactory,
)
from tests.factories.msos import MSOProfilePageFactory
from tests.factories.pages import ContentPageFactory
from tests.factories.partners import PartnerOrganisationFactory
from tests.factories.terms import StatisticFactory, TargetGroupFactory, TopicFactory
from tests.factories.translating import requested, target, write_all

KINDS = [
    ContentPageFactory,
    MSOProfilePageFactory,
    FundingProgrammePageFactory,
    FundingCallPageFactory,
    NewsPageFactory,
    EventPageFactory,
    EventReportPageFactory,
    PartnerOrganisationFactory,
    TopicFactory,
    TargetGroupFactory,
    StatisticFactory,
]
CODES = ["en", "tr", "ar", "uk", "de-simple"]
MARK = re.compile(r"\[[a-z-]+\] ")


def answer_in(thing, code):
    resource = registry.by_model(type(thing))
    address = f"/api/v1/{resource.name}/{thing.translation_key}/"
    return Client().get(address, {"locale": code}).json()


def facts_and_words(value):
    """The answer without the marks of its language, and without what is made for it: names of
    languages, its address, the description, which begins with a day and a time.
    """
    if isinstance(value, list | tuple):
        return [facts_and_words(item) for item in value]
    if isinstance(value, str):
        return MARK.sub("", value)
    if not isinstance(value, dict):
        return value
    if set(value) == {"tag", "name"}:
        return value["tag"]
    if set(value) == {"title", "description", "noindex"} and value["description"]:
        value = {**value, "description": "there"}
    return {name: facts_and_words(item) for name, item in value.items() if name != "slug"}


@pytest.mark.parametrize("make", KINDS, ids=lambda make: make._meta.model.__name__)
def test_everything_is_translated(site_tree, make):
    thing = make(filled=True)
    original = told(answer_in(thing, "de"))

    for code in CODES:
        translation = requested(thing, code)
        write_all(translation)
        services.publish(translation, None)

        row = target(translation)
        texts = [text for _path, text in texts_of(row)]
        assert texts and [text for text in texts if not text.startswith(f"[{code}] ")] == []
        answer = answer_in(thing, code)
        meta = answer["meta"]
        assert (meta["locale"], meta["lang"], meta["source"]) == (code, code, "human")
        assert meta["dir"] == text_direction(code)
        assert facts_and_words(told(answer)) == facts_and_words(original)

    assert told(answer_in(thing, "de")) == original

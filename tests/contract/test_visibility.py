"""D08: what is hidden appears in no answer, and no number tells of it."""

import json
import uuid

import pytest
from django.test import Client

from headless.resources import registry
from tests.contract import hiding
from tests.contract.asking import lasting_headers
from tests.contract.crawling import counts, mentions, read_everything, searches
from tests.contract.referring import SNIPPETS, VISIBLE, make_things, refer_to, traces
from tests.factories.events import EventPageFactory
from tests.factories.locales import translate


@pytest.fixture(scope="module")
def content(shared_tree):
    """Live things of every kind by name, to which others refer."""
    things = make_things()
    refer_to(things)
    return things


def hide(content, way):
    """Hide the pages in a way, and the snippets in the only way there is."""
    for name, thing in content.items():
        # What the tests before remember of it is not there any more.
        row = type(thing).objects.get(pk=thing.pk)
        (hiding.unpublish if name in SNIPPETS else way)(row)


def test_what_is_live_is_found(db, content):
    """What these tests miss in the answers would stand there otherwise."""
    answers = read_everything()

    assert traces(content, answers) == set(content)
    assert mentions(["verborgenes angebot"], answers) != []
    assert traces(content, searches(answers)) == set(content)
    told = [json.loads(answer) for answer in searches(answers).values()]
    assert "Verborgen" in {one.get("did_you_mean") for one in told}


@pytest.mark.parametrize(
    "way",
    [
        hiding.unpublish,
        hiding.expire,
        hiding.restrict,
        hiding.move_below_private,
        hiding.move_to_another_site,
    ],
)
def test_d08_what_is_hidden_is_nowhere(db, content, way):
    hide(content, way)

    answers = read_everything()

    assert traces(content, answers) == set()
    assert mentions(["verborgen"], answers) == []
    assert "ihnen" in "".join(answers.values())
    for answer in searches(answers).values():
        told = json.loads(answer)
        assert told["items"] == []
        assert not any(told.get("facets", {}).values())
        assert (told.get("count", 0), told.get("did_you_mean")) == (0, None)
    found = counts(answers)
    assert {name: found[name] for name in VISIBLE} == VISIBLE


def test_d08_a_hidden_id_is_answered_like_one_that_never_was(db, content):
    offer = content["mso"].offers.get()
    hide(content, hiding.unpublish)
    client = Client()
    for thing in [*content.values(), offer]:
        name = registry.by_model(type(thing)).name
        answers = [
            client.get(f"/api/v1/{name}/{key}/", {"locale": code, "fallback": fallback})
            for key in (thing.translation_key, uuid.uuid4())
            for code in ("de", "tr")
            for fallback in ("auto", "none")
        ]

        assert {answer.status_code for answer in answers} == {404}
        assert len({answer.content for answer in answers}) == 1
        assert len({str(lasting_headers(answer)) for answer in answers}) == 1


def test_d08_newer_drafts_and_draft_translations_are_not_read(db, content):
    words = {"title", "name", "teaser", "self_description", "note", "description"}
    for name, thing in content.items():
        word = "name" if name == "partner" else "title"
        translate(thing, "tr", live=False, **{word: "Ungelesen"})
        draft = type(thing).objects.get(pk=thing.pk)
        for field in words & {field.name for field in draft._meta.concrete_fields}:
            setattr(draft, field, "Ungelesen")
        draft.save_revision()

    # What has no Turkish translation is read in German there.
    answers = read_everything(("tr",))

    assert traces(content, answers) == set(content)
    assert mentions(["ungelesen", '{"locale":"tr","detail_url"'], answers) == []


def test_d08_a_user_who_is_logged_in_sees_no_more(db, content, client, admin_client):
    hide(content, hiding.restrict)
    EventPageFactory(live=False)

    assert admin_client.get("/api/v1/events/").json() == client.get("/api/v1/events/").json()
    assert admin_client.get("/api/v1/events/").json()["count"] == VISIBLE["events"]

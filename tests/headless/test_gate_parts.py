"""The gate looks into blocks and rows: saving a draft asks nothing of them."""

import pytest
from django.utils import translation

from events.models import Contribution
from headless.publishing import PublishRefused, refusal_text
from tests.factories.events import EventPageFactory, EventReportPageFactory
from tests.factories.locales import locale
from tests.factories.pages import ContentPageFactory
from tests.factories.streams import body


def refusal(draft):
    """What the gate says of a draft: field name to messages."""
    with translation.override("en"), pytest.raises(PublishRefused) as refused:
        draft.get_latest_revision().publish()
    assert not type(draft).objects.get(pk=draft.pk).live
    return refused.value.message_dict


def test_a_figure_without_its_number_stays_a_draft(site_tree):
    figure = {"unit": "organisation", "value": None, "is_approximate": False}
    draft = EventReportPageFactory(live=False, attendance=[("figure", figure)])

    assert refusal(draft) == {"attendance": ["Figure 1, Number: This field is required."]}


def test_a_picture_in_the_text_needs_its_image(site_tree):
    draft = ContentPageFactory(
        live=False, body=[*body(), ("picture", {"image": None, "caption": "Ohne Bild"})]
    )

    assert refusal(draft) == {"body": ["Picture 2, Picture, Image: This field is required."]}


def test_an_entry_of_a_list_inside_a_block_is_named_by_its_number(site_tree):
    item = {"kind": "talk", "title": "Begrüßung", "topics": ["Förderung", ""]}
    draft = EventPageFactory(live=False, programme_items=[("item", item)])

    (message,) = refusal(draft)["programme_items"]
    assert message.startswith("Programme item 1, Subjects, Subjects 2: ")


def test_a_row_without_what_it_needs_stays_a_draft(site_tree):
    nobody = Contribution(locale=locale(), person="", statement="Ohne Ehrenamt geht es nicht.")
    draft = EventReportPageFactory(live=False, contributions=[nobody])

    assert refusal(draft) == {
        "contributions": ["contribution 1, person: This field cannot be blank."]
    }


def test_every_fault_is_named(site_tree):
    figure = {"unit": "organisation", "value": None, "is_approximate": False}
    draft = EventReportPageFactory(
        live=False, teaser="", attendance=[("figure", figure), ("figure", figure)]
    )

    assert {name: len(messages) for name, messages in refusal(draft).items()} == {
        "teaser": 1,
        "attendance": 2,
    }


def test_the_refusal_names_the_kind_of_row(site_tree):
    nobody = Contribution(locale=locale(), person="", statement="Ohne Ehrenamt geht es nicht.")
    draft = EventReportPageFactory(live=False, title="Bericht", contributions=[nobody])

    with translation.override("de"), pytest.raises(PublishRefused) as refused:
        draft.get_latest_revision().publish()

    with translation.override("de"):
        assert refusal_text(refused.value) == (
            "„Bericht“ wurde nicht veröffentlicht. "
            "Beiträge: Beitrag 1, Person: Dieses Feld darf nicht leer sein."
        )

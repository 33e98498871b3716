"""What counts as words, and whether a figure among them changed."""

import pytest

from events.models import EventReportPage
from headless.translations.words import Change, changes, words_of
from tests.factories.events import EventReportPageFactory
from tests.factories.msos import MSOProfilePageFactory, OfferFactory


@pytest.mark.parametrize(
    ("old", "new", "is_fact"),
    [
        ("Treffen am 11. Juli", "Treffen am 12. Juli", True),
        ("Es gibt 5.000 Euro.", "Es gibt bis zu 5.000 Euro.", False),
        ("Anruf unter 0231 496-0", "Anruf unter 0231 496-1", True),
        ("von 9:00 bis 12:00", "von 9:00 bis 13:00", True),
        ("am 11. und 12. Juli", "am 12. und 11. Juli", False),
        ("", "Ein neuer Satz.", False),
        ("", "Ein neuer Satz mit 28 Vereinen.", True),
        ("Es kamen 28 Vereine.", "", True),
    ],
)
def test_a_figure_is_told_from_wording(old, new, is_fact):
    assert Change("teaser", old, new).is_fact is is_fact


def test_changes_name_what_came_and_went():
    found = changes({"a": "1", "b": "2", "c": "3"}, {"b": "2", "c": "4", "d": "5"})

    assert [(x.path, x.old, x.new) for x in found] == [
        ("c", "3", "4"),
        ("d", "", "5"),
        ("a", "1", ""),
    ]


def test_words_of_rows_and_fields(site_tree):
    profile = MSOProfilePageFactory(
        title="Haus", slug="haus", self_description="Wir.", offers=[OfferFactory(title="Kurs")]
    )

    offer = profile.offers.get()
    assert words_of(profile) == {
        "title": "Haus",
        "self_description": "Wir.",
        f"offers.{offer.translation_key}.title": "Kurs",
    }


def test_words_of_rich_text_are_without_marks(site_tree):
    report = EventReportPageFactory(
        body=[("text", "<p>Erster <b>Satz</b>.</p><p>Zweiter Satz.</p>")]
    )

    (path,) = [path for path in words_of(report) if path.startswith("body.")]
    assert words_of(report)[path] == "Erster Satz.\nZweiter Satz."
    assert (
        Change(path, "a", "b").label(EventReportPage)
        == str(EventReportPage._meta.get_field("body").verbose_name).capitalize()
    )

"""The date and place of a report: its own, else those of its event."""

import datetime as dt
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation
from wagtail.models import PageViewRestriction

from events.models import EventReportPage, ReportPartner
from headless.publishing import PublishRefused
from mso_pages.models import FormerName
from tests.factories.events import EventPageFactory, EventReportPageFactory, contribution
from tests.factories.locales import locale, translate
from tests.factories.partners import PartnerOrganisationFactory
from tests.factories.terms import MunicipalityFactory

JULY = dt.date(2018, 7, 11)


@pytest.fixture
def ministry(site_tree: Any) -> Any:
    """It bears its present name since 2022."""
    return PartnerOrganisationFactory(
        name="Neues Ministerium",
        name_valid_from=dt.date(2022, 6, 29),
        former_names=[FormerName(locale=locale(), name="Altes Ministerium")],
    )


def told(read: Any, report: EventReportPage) -> Any:
    return read(f"reports/{report.translation_key}/")


def days(answer: Any) -> tuple[str | None, str | None]:
    return answer["first_day"], answer["last_day"]


def refusals(report: EventReportPage) -> dict[str, list[str]]:
    with pytest.raises(PublishRefused) as refused, translation.override("de"):
        report.check_publishable()
    return refused.value.message_dict


def test_days_of_the_event(site_tree: Any, read: Any) -> None:
    event = EventPageFactory(
        starts_on=JULY, ends_on=dt.date(2018, 7, 13), ends_time=dt.time(0), place_name="Stadthalle"
    )
    report = EventReportPageFactory(event=event)

    answer = told(read, report)

    assert days(answer) == ("2018-07-11", "2018-07-12")
    assert (report.first_day(), report.last_day()) == (JULY, dt.date(2018, 7, 12))
    assert answer["place"]["name"] == "Stadthalle"


def test_own_days_and_place_win(site_tree: Any, read: Any) -> None:
    """The fifth date of a weekly event, moved to another room."""
    event = EventPageFactory(
        starts_on=dt.date(2018, 6, 13), recurrence="FREQ=WEEKLY", municipality=MunicipalityFactory()
    )
    report = EventReportPageFactory(event=event, event_date=JULY, place_name="Ausweichraum")

    answer = told(read, report)

    assert days(answer) == ("2018-07-11", "2018-07-11")
    assert (report.first_day(), report.last_day()) == (JULY, JULY)
    assert (answer["place"]["name"], answer["place"]["municipality"]) == ("Ausweichraum", None)
    assert answer["event"]["id"] == str(event.translation_key)


def test_several_days_of_its_own(site_tree: Any, read: Any) -> None:
    report = EventReportPageFactory(event_date=JULY, event_end_date=dt.date(2018, 7, 12))

    assert days(told(read, report)) == ("2018-07-11", "2018-07-12")


def test_names_are_those_of_the_date_that_is_told(ministry: Any, read: Any) -> None:
    """The event began under the old name; this date of it was under the new one."""
    event = EventPageFactory(starts_on=JULY, recurrence="FREQ=WEEKLY")
    report = EventReportPageFactory(
        event=event,
        event_date=dt.date(2022, 7, 6),
        published_on=dt.date(2022, 7, 7),
        partners=[ReportPartner(partner=ministry)],
    )

    assert [item["name"] for item in told(read, report)["partners"]] == ["Neues Ministerium"]


@pytest.mark.parametrize("way", ["offline", "private"])
def test_names_stay_when_the_event_is_hidden(ministry: Any, read: Any, way: str) -> None:
    event = EventPageFactory(starts_on=JULY)
    report = EventReportPageFactory(
        event=event,
        partners=[ReportPartner(partner=ministry)],
        contributions=[contribution(organisation=ministry)],
    )
    if way == "private":
        PageViewRestriction.objects.create(page=event, restriction_type="login")
    else:
        event.unpublish()
        # Wagtail keeps the draft of what is offline in the row itself.
        event.starts_on = dt.date(2024, 5, 5)
        event.save()

    answer = told(read, report)

    assert (days(answer), answer["event"], answer["place"]) == ((None, None), None, None)
    assert [item["name"] for item in answer["partners"]] == ["Altes Ministerium"]
    assert answer["contributions"][0]["organisation"]["name"] == "Altes Ministerium"


def test_draft_of_an_event_gives_no_date(site_tree: Any) -> None:
    event = EventPageFactory(starts_on=JULY, live=False)
    report = EventReportPageFactory(event=event, live=False)

    assert refusals(report) == {
        "event_date": [
            "Bitte geben Sie das Datum an oder veröffentlichen Sie zuerst die Veranstaltung."
        ]
    }
    report.event_date = JULY
    report.check_publishable()


def test_live_translation_of_the_event_gives_the_date(site_tree: Any) -> None:
    event = EventPageFactory(starts_on=JULY)
    translate(event, "tr", title="Toplantı")
    event.unpublish()

    EventReportPageFactory(event=event, live=False).check_publishable()


def test_repeated_event_gives_no_date(site_tree: Any) -> None:
    event = EventPageFactory(starts_on=JULY, recurrence="FREQ=WEEKLY")
    report = EventReportPageFactory(event=event, live=False)

    assert refusals(report) == {
        "event_date": ["Bitte geben Sie das Datum an: Die Veranstaltung findet mehrmals statt."]
    }
    report.event_date = dt.date(2018, 7, 18)
    report.check_publishable()


def test_report_can_be_corrected_after_its_event_was_moved_on(site_tree: Any) -> None:
    event = EventPageFactory(starts_on=JULY)
    report = EventReportPageFactory(event=event, published_on=dt.date(2018, 7, 19))
    event.starts_on = dt.date(2018, 9, 1)
    event.save_revision().publish()

    report.teaser = "Berichtigt."
    report.save_revision().publish()

    assert EventReportPage.objects.get().teaser == "Berichtigt."


@pytest.mark.parametrize(
    ("values", "wrong"),
    [
        (
            {"event_date": JULY, "published_on": dt.date(2018, 7, 10)},
            {
                "published_on": [
                    "Das Veröffentlichungsdatum des Berichts liegt vor der Veranstaltung."
                ]
            },
        ),
        (
            {"event_end_date": JULY},
            {"event_date": ["Bitte geben Sie neben dem letzten auch den ersten Tag an."]},
        ),
        (
            {"event_date": JULY, "event_end_date": dt.date(2018, 7, 10)},
            {"event_end_date": ["Das Ende liegt vor dem Beginn."]},
        ),
    ],
    ids=["published-before", "end-alone", "end-before"],
)
@pytest.mark.django_db
def test_own_dates_fit_each_other(values: dict[str, Any], wrong: dict[str, list[str]]) -> None:
    with pytest.raises(ValidationError) as refused, translation.override("de"):
        EventReportPage(**values).clean()

    assert refused.value.message_dict == wrong

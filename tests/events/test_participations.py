"""How many organisations took part, computed for the editor beside what the report states."""

import datetime as dt
from typing import Any

import pytest

from events.models import EventPage
from events.selectors import participation_counts
from tests.factories.events import (
    EventPageFactory,
    EventParticipationFactory,
    EventReportPageFactory,
)
from tests.factories.locales import translate
from tests.factories.msos import MSOProfilePageFactory
from tests.factories.terms import MunicipalityFactory


def take_part(event: EventPage, role: str, towns: list[Any]) -> None:
    for town in towns:
        mso = MSOProfilePageFactory(municipality=town)
        EventParticipationFactory(event=event, mso=mso, role=role)


def test_counts_by_role_and_town(site_tree: Any) -> None:
    event, towns = EventPageFactory(), [MunicipalityFactory() for _number in range(3)]
    take_part(event, "mentor", towns[:2])
    take_part(event, "mentee", [towns[0], towns[0], towns[2]])
    take_part(EventPageFactory(), "mentor", [MunicipalityFactory()])

    assert participation_counts(event) == {
        "mentor": 2,
        "mentee": 3,
        "organisations": 5,
        "cities": 3,
    }


def test_nobody_took_part(site_tree: Any) -> None:
    assert participation_counts(EventPageFactory()) == {"organisations": 0, "cities": 0}


def test_organisation_without_a_town_counts_for_no_city(site_tree: Any) -> None:
    event = EventPageFactory()
    mso = MSOProfilePageFactory(municipality=None, live=False)
    EventParticipationFactory(event=event, mso=mso, role="participant")

    assert participation_counts(event) == {"participant": 1, "organisations": 1, "cities": 0}


def test_translations_of_event_and_organisation_count_once(site_tree: Any) -> None:
    event, mso = EventPageFactory(), MSOProfilePageFactory()
    EventParticipationFactory(event=event, mso=mso, role="mentor")
    turkish = translate(event, "tr")
    EventParticipationFactory(event=turkish, mso=translate(mso, "tr"), role="mentor")

    assert participation_counts(event)["organisations"] == 1
    assert participation_counts(turkish) == participation_counts(event)


def test_api_tells_the_figure_of_the_report(site_tree: Any, read: Any) -> None:
    event = EventPageFactory(starts_on=dt.date(2018, 7, 11))
    take_part(event, "mentor", [MunicipalityFactory()])
    figure = {"unit": "organisation", "value": 28, "is_approximate": False, "note": ""}
    report = EventReportPageFactory(event=event, attendance=[("figure", figure)])

    ((block),) = read(f"reports/{report.translation_key}/")["attendance"]

    assert block["value"]["value"] == 28


@pytest.mark.parametrize(
    ("recorded", "shown"),
    [
        (
            True,
            "Erfasste Teilnahmen an der Veranstaltung: 2 Organisationen aus 2 Städten",
        ),
        (False, "Für die Veranstaltung sind keine Teilnahmen erfasst."),
    ],
    ids=["some", "none"],
)
def test_form_of_a_report_shows_the_counts(
    site_tree: Any, admin_client: Any, recorded: bool, shown: str
) -> None:
    event = EventPageFactory(starts_on=dt.date(2018, 7, 11))
    report = EventReportPageFactory(event=event)
    if recorded:
        take_part(event, "mentor", [MunicipalityFactory(), MunicipalityFactory()])

    form = admin_client.get(f"/admin/pages/{report.pk}/edit/").content.decode()

    assert shown in form

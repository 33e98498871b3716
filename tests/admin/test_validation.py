"""Wrong values are refused in drafts too, in the editor's language, at the field they stand in."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from django.template.response import TemplateResponse
from django.test import Client

from tests.factories.events import EventPageFactory, EventReportPageFactory
from tests.factories.funding import (
    FundingCallPageFactory,
    FundingProgrammePageFactory,
    NewsPageFactory,
)
from tests.factories.msos import MSOProfilePageFactory
from tests.factories.partners import PartnerOrganisationFactory
from tests.factories.terms import StatisticFactory
from tests.factories.tree import SiteTree

from .posting import edit, errors
from .reading import detail

END = "Das Ende liegt vor dem Beginn."
PERCENT = "Bitte geben Sie einen Prozentwert zwischen 0 und 100 an."
WEB = "Bitte geben Sie eine Webadresse an, die mit http:// oder https:// beginnt."
REGION = (
    "„{}“ ist kein bekannter Gebietsschlüssel. Möglich sind DE, die 2 Ziffern eines Landes, "
    "die 3 Ziffern eines Regierungsbezirks, die 5 Ziffern eines Kreises oder die 8 Ziffern "
    "einer Gemeinde (AGS)."
)
TAG = "„{}“ ist kein gültiges Sprachkürzel (BCP 47). Beispiele: de, kmr, sr-Latn."
PHONE = (
    "Bitte eine gültige Telefonnummer (z. B. 030 123456) oder eine gültige Nummer mit "
    "internationaler Vorwahl eingeben."
)
UNKNOWN_CHOICE = "Bitte eine gültige Auswahl treffen. Dies ist keine gültige Auswahl."


@dataclass(frozen=True)
class Wrong:
    """Values that the form of a draft refuses, with the one field that says so."""

    make: Callable[..., Any]
    values: dict[str, Any]
    field: str
    message: str


def link(url: str) -> list[tuple[str, dict[str, str]]]:
    return [("link", {"label": "Mehr", "url": url})]


def rule(kind: str, value: str) -> list[tuple[str, dict[str, str]]]:
    return [("rule", {"text": "Wer antragsberechtigt ist", "kind": kind, "value": value})]


CASES = {
    # Ends and beginnings
    "call-closes-before-it-opens": Wrong(
        FundingCallPageFactory,
        {"opens_on": "2025-02-02", "closes_on": "2025-02-01"},
        "closes_on",
        "Der Antragsschluss liegt vor dem Beginn der Antragstellung.",
    ),
    "projects-end-before-they-begin": Wrong(
        FundingCallPageFactory,
        {"project_starts_on": "2025-02-02", "project_ends_on": "2025-02-01"},
        "project_ends_on",
        END,
    ),
    "event-ends-on-a-day-before": Wrong(
        EventPageFactory, {"starts_on": "2027-06-18", "ends_on": "2027-06-17"}, "ends_on", END
    ),
    "event-ends-at-a-time-before": Wrong(
        EventPageFactory, {"starts_time": "18:00", "ends_time": "17:59"}, "ends_time", END
    ),
    "report-ends-before-it-begins": Wrong(
        EventReportPageFactory,
        {"event_date": "2018-07-11", "event_end_date": "2018-07-10"},
        "event_end_date",
        END,
    ),
    "offer-ends-before-it-begins": Wrong(
        MSOProfilePageFactory,
        {"offers": [{"title": "Kurs", "starts_at": "18:00", "ends_at": "17:00"}]},
        "offers-0-ends_at",
        END,
    ),
    "former-name-ends-before-it-begins": Wrong(
        PartnerOrganisationFactory,
        {"former_names": [{"name": "A", "valid_from": "2018-01-02", "valid_to": "2018-01-01"}]},
        "former_names-0-valid_to",
        END,
    ),
    # Amounts
    "rate-above-100": Wrong(
        FundingCallPageFactory, {"max_rate_percent": "100.01"}, "max_rate_percent", PERCENT
    ),
    "own-share-below-0": Wrong(
        FundingCallPageFactory, {"own_share_percent": "-0.01"}, "own_share_percent", PERCENT
    ),
    "volunteer-share-above-100": Wrong(
        FundingCallPageFactory,
        {"volunteer_share_percent": "101"},
        "volunteer_share_percent",
        PERCENT,
    ),
    "smallest-grant-above-largest": Wrong(
        FundingCallPageFactory,
        {"min_amount": "8000.01", "max_amount": "8000"},
        "max_amount",
        "Die höchste Förderhöhe ist kleiner als die niedrigste.",
    ),
    "range-of-a-statistic": Wrong(
        StatisticFactory,
        {"value": "14300", "value_to": "12400"},
        "value_to",
        "Der obere Wert ist kleiner als der untere Wert.",
    ),
    # Keys and languages
    "regional-key-without-leading-zero": Wrong(
        MSOProfilePageFactory,
        {"service_area": "5913000"},
        "service_area",
        REGION.format("5913000"),
    ),
    "unknown-municipality-key": Wrong(
        PartnerOrganisationFactory,
        {"territory": "05, 05999999"},
        "territory",
        REGION.format("05999999"),
    ),
    "unknown-key-in-a-rule": Wrong(
        FundingCallPageFactory,
        {"eligibility": rule("seat_in", "5913000")},
        "eligibility-0-value",
        "Bitte geben Sie für diese Regel einen Gebietsschlüssel an, zum Beispiel 05.",
    ),
    "number-of-a-rule": Wrong(
        FundingCallPageFactory,
        {"eligibility": rule("max_years_since_registration", "fünf")},
        "eligibility-0-value",
        "Bitte geben Sie für diese Regel eine ganze Zahl an.",
    ),
    "unknown-municipality": Wrong(
        MSOProfilePageFactory, {"municipality": "05999999"}, "municipality", UNKNOWN_CHOICE
    ),
    "language-in-words": Wrong(
        MSOProfilePageFactory, {"languages": "tr, deutsch"}, "languages", TAG.format("deutsch")
    ),
    "language-with-underscore": Wrong(
        EventPageFactory, {"languages": "sr_Latn"}, "languages", TAG.format("sr_Latn")
    ),
    "unregistered-language": Wrong(
        EventPageFactory, {"interpretation": "xx"}, "interpretation", TAG.format("xx")
    ),
    "language-of-the-original-name": Wrong(
        MSOProfilePageFactory,
        {"original_name": "بيت", "original_name_language": "arabisch"},
        "original_name_language",
        TAG.format("arabisch"),
    ),
    "language-of-an-offer": Wrong(
        MSOProfilePageFactory,
        {"offers": [{"title": "Kurs", "languages": "xx"}]},
        "offers-0-languages",
        TAG.format("xx"),
    ),
    # Contact
    "phone-in-words": Wrong(MSOProfilePageFactory, {"phone": "auf Anfrage"}, "phone", PHONE),
    "phone-too-short": Wrong(PartnerOrganisationFactory, {"phone": "0231"}, "phone", PHONE),
    "website-runs-a-script": Wrong(
        MSOProfilePageFactory, {"website": "javascript:alert(1)"}, "website", WEB
    ),
    "application-by-ftp": Wrong(
        FundingCallPageFactory, {"application_url": "ftp://land.example/"}, "application_url", WEB
    ),
    "guideline-on-a-disk": Wrong(
        FundingProgrammePageFactory, {"guideline_url": "file:///c/a.pdf"}, "guideline_url", WEB
    ),
    "online-meeting-by-mail": Wrong(
        EventPageFactory, {"online_url": "mailto:a@verein.example"}, "online_url", WEB
    ),
    "profile-in-a-network": Wrong(
        MSOProfilePageFactory, {"social_links": "data:text/html,hallo"}, "social_links", WEB
    ),
    "link-in-a-text": Wrong(
        NewsPageFactory, {"body": link("javascript:alert(1)")}, "body-0-url", WEB
    ),
    # Events
    "two-hosts": Wrong(
        EventPageFactory,
        {
            "host_mso": lambda: MSOProfilePageFactory(),
            "host_partner": lambda: PartnerOrganisationFactory(),
        },
        "host_mso",
        "Bitte geben Sie als Gastgeber entweder eine Organisation oder einen Partner an, "
        "nicht beides.",
    ),
    "end-without-beginning": Wrong(
        EventPageFactory,
        {"starts_time": "", "ends_time": "20:00"},
        "starts_time",
        "Bitte geben Sie auch eine Uhrzeit für den Beginn an, wenn die Veranstaltung zu einer "
        "bestimmten Uhrzeit endet.",
    ),
    "skipped-hour": Wrong(
        EventPageFactory,
        {"starts_on": "2027-03-28", "starts_time": "02:30"},
        "starts_time",
        "Diese Uhrzeit gibt es an diesem Tag wegen der Zeitumstellung nicht.",
    ),
    "time-zone": Wrong(
        EventPageFactory, {"time_zone": "Berlin"}, "time_zone", "„Berlin“ ist keine Zeitzone."
    ),
    "repetition": Wrong(
        EventPageFactory,
        {"recurrence": "jeden Mittwoch"},
        "recurrence",
        "„jeden Mittwoch“ ist keine Wiederholungsregel. Beispiel: FREQ=WEEKLY;BYDAY=WE",
    ),
    "repetition-without-a-step": Wrong(
        EventPageFactory,
        {"recurrence": "FREQ=DAILY;INTERVAL=0;BYDAY=MO"},
        "recurrence",
        "„FREQ=DAILY;INTERVAL=0;BYDAY=MO“ ist keine Wiederholungsregel. "
        "Täglich: FREQ=DAILY. Jeden dritten Tag: FREQ=DAILY;INTERVAL=3 (eine Zahl von 1 bis 99). "
        "Teile, die mit BY beginnen, sind nicht möglich. Ein Ende ist entweder COUNT=10 "
        "(zehn Termine, höchstens 999) oder UNTIL=20271231 (der letzte Tag).",
    ),
    "repetition-every-second": Wrong(
        EventPageFactory,
        {"recurrence": "FREQ=SECONDLY"},
        "recurrence",
        "„FREQ=SECONDLY“ ist keine Wiederholungsregel. Beispiel: FREQ=WEEKLY;BYDAY=WE",
    ),
    "excluded-date": Wrong(
        EventPageFactory,
        {"excluded_dates": "Weihnachten"},
        "excluded_dates",
        "„Weihnachten“ ist kein Datum. Bitte geben Sie es so an: 24.12.2027.",
    ),
    "report-before-its-event": Wrong(
        EventReportPageFactory,
        {"event_date": "2018-07-11", "published_on": "2018-07-10"},
        "published_on",
        "Das Veröffentlichungsdatum des Berichts liegt vor der Veranstaltung.",
    ),
    # Profiles
    "position-by-half": Wrong(
        MSOProfilePageFactory,
        {"latitude": "51.5"},
        "longitude",
        "Bitte geben Sie Breiten- und Längengrad gemeinsam an oder lassen Sie beide Felder leer.",
    ),
    "original-name-without-language": Wrong(
        MSOProfilePageFactory,
        {"original_name": "بيت"},
        "original_name_language",
        "Bitte geben Sie die Sprache des Originalnamens an.",
    ),
    "opening-hours-in-words": Wrong(
        MSOProfilePageFactory,
        {"opening_hours": "Mo vormittags"},
        "opening_hours",
        "„Mo vormittags“ ist nicht lesbar. Bitte geben Sie jeden Zeitraum in einer eigenen "
        "Zeile an, zum Beispiel: Mo 10:00–12:30",
    ),
    "closes-before-it-opens": Wrong(
        MSOProfilePageFactory,
        {"opening_hours": "Mo 12:00–10:00"},
        "opening_hours",
        "Mo 12:00–10:00: Die Schließzeit liegt vor der Öffnungszeit.",
    ),
    "foundation-in-the-far-past": Wrong(
        MSOProfilePageFactory,
        {"founded_year": "94"},
        "founded_year",
        "Dieser Wert muss größer oder gleich 1800 sein.",
    ),
}


@pytest.fixture(scope="module")
def drafts(shared_tree: SiteTree) -> dict[Callable[..., Any], Any]:
    """A complete draft of every kind; what is refused leaves it as it was."""
    makes = {case.make for case in CASES.values()}
    return {make: make(live=False) for make in sorted(makes, key=lambda make: make.__name__)}


@pytest.fixture
def unrendered(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages of the admin are not rendered: it costs most, and their forms say it all."""
    monkeypatch.setattr(TemplateResponse, "rendered_content", "")


def assert_refused(admin: Client, draft: Any, name: str, **buttons: str) -> None:
    case = CASES[name]
    values = {key: value() if callable(value) else value for key, value in case.values.items()}

    refused = errors(edit(admin, draft, values, **buttons))

    assert refused == {case.field: [case.message]}
    assert (draft.revisions.count(), detail(draft)) == (1, None)


@pytest.mark.usefixtures("unrendered")
@pytest.mark.parametrize("name", CASES)
def test_refused_in_drafts_too(admin: Client, drafts: Any, name: str) -> None:
    assert_refused(admin, drafts[CASES[name].make], name)


@pytest.mark.parametrize("name", ["rate-above-100", "event-ends-at-a-time-before"])
def test_refused_when_published(admin: Client, drafts: Any, name: str) -> None:
    assert_refused(admin, drafts[CASES[name].make], name, action_publish="1")

"""Names in time: whoever renames a partner changes no report of the past."""

import datetime as dt
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from events.models import ReportPartner
from mso_pages.models import FormerName, PartnerOrganisation
from tests.factories.events import EventReportPageFactory
from tests.factories.locales import locale, translate
from tests.factories.partners import PartnerOrganisationFactory
from tests.factories.tree import SiteTree

from .life import unpublish_address
from .posting import edit, errors
from .reading import detail

MKFFI = {"name": "Ministerium für Familie und Integration", "abbreviation": "MKFFI"}
MKJFGFI = {"name": "Ministerium für Gleichstellung und Integration", "abbreviation": "MKJFGFI"}


@pytest.fixture
def ministry(site_tree: SiteTree) -> PartnerOrganisation:
    return PartnerOrganisationFactory(**MKFFI)


@pytest.fixture
def report(ministry: PartnerOrganisation) -> Any:
    """Of an event in 2018."""
    return EventReportPageFactory(
        event_date=dt.date(2018, 7, 11), partners=[ReportPartner(partner=ministry)]
    )


def name_in(report: Any, code: str = "de") -> tuple[str, str]:
    """The name under which a report shows its only partner."""
    response = Client().get(f"/api/v1/reports/{report.translation_key}/?locale={code}")
    (partner,) = response.json()["partners"]
    return partner["name"], partner["abbreviation"]


def name_of(partner: Any) -> tuple[str, str]:
    api = detail(partner)
    assert api is not None
    return api["title"], api["abbreviation"]


def test_report_keeps_the_name_of_its_day(
    admin: Client, ministry: PartnerOrganisation, report: Any
) -> None:
    assert errors(edit(admin, ministry, MKJFGFI, action_publish="1")) == {}

    today = timezone.localdate()
    assert name_in(report) == tuple(MKFFI.values())
    assert name_of(ministry) == tuple(MKJFGFI.values())
    api = detail(ministry)
    assert api["name_valid_from"] == today.isoformat()
    assert api["former_names"] == [
        {
            **MKFFI,
            "valid_from": None,
            "valid_to": (today - dt.timedelta(days=1)).isoformat(),
        }
    ]


def test_renaming_on_a_day_of_the_past(
    admin: Client, ministry: PartnerOrganisation, report: Any
) -> None:
    later = EventReportPageFactory(
        event_date=dt.date(2023, 5, 1),
        published_on=dt.date(2023, 5, 2),
        partners=[ReportPartner(partner=ministry)],
    )
    values = {**MKJFGFI, "name_valid_from": "2022-06-29"}

    assert errors(edit(admin, ministry, values, action_publish="1")) == {}

    assert (name_in(report), name_in(later)) == (tuple(MKFFI.values()), tuple(MKJFGFI.values()))
    assert [name["valid_to"] for name in detail(ministry)["former_names"]] == ["2022-06-28"]


def test_renamed_twice(admin: Client, ministry: PartnerOrganisation, report: Any) -> None:
    first = {"name": "Ministerium A", "abbreviation": "A", "name_valid_from": "2020-01-01"}
    second = {"name": "Ministerium B", "abbreviation": "B", "name_valid_from": "2022-01-01"}
    edit(admin, ministry, first, action_publish="1")
    edit(admin, ministry, second, action_publish="1")

    assert name_in(report) == tuple(MKFFI.values())
    assert [
        (name["name"], name["valid_from"], name["valid_to"])
        for name in detail(ministry)["former_names"]
    ] == [
        (MKFFI["name"], None, "2019-12-31"),
        ("Ministerium A", "2020-01-01", "2021-12-31"),
    ]
    places = FormerName.objects.order_by("valid_to").values_list("sort_order", flat=True)
    assert list(places) == [0, 1]


def test_only_the_abbreviation_changes(
    admin: Client, ministry: PartnerOrganisation, report: Any
) -> None:
    edit(admin, ministry, {"abbreviation": "MFI"}, action_publish="1")

    assert name_in(report) == tuple(MKFFI.values())
    assert name_of(ministry) == (MKFFI["name"], "MFI")


def test_other_changes_keep_no_former_name(
    admin: Client, ministry: PartnerOrganisation, report: Any
) -> None:
    edit(admin, ministry, {"competence": "Neue Aufgaben"}, action_publish="1")

    api = detail(ministry)
    assert (api["competence"], api["former_names"]) == ("Neue Aufgaben", [])
    assert api["name_valid_from"] is None


def test_draft_of_a_renaming_changes_nothing_public(
    admin: Client, ministry: PartnerOrganisation, report: Any
) -> None:
    assert errors(edit(admin, ministry, MKJFGFI)) == {}

    assert (name_in(report), name_of(ministry)) == (tuple(MKFFI.values()),) * 2
    assert detail(ministry)["former_names"] == []

    assert errors(edit(admin, ministry, {}, action_publish="1")) == {}
    assert name_of(ministry) == tuple(MKJFGFI.values())
    assert name_in(report) == tuple(MKFFI.values())


def test_former_name_is_kept_in_the_next_drafts(
    admin: Client, ministry: PartnerOrganisation, report: Any
) -> None:
    """What publishing adds also stands in the form that is opened afterwards."""
    edit(admin, ministry, MKJFGFI, action_publish="1")

    assert errors(edit(admin, ministry, {"competence": "Neu"}, action_publish="1")) == {}

    assert [name["name"] for name in detail(ministry)["former_names"]] == [MKFFI["name"]]
    assert name_in(report) == tuple(MKFFI.values())


def test_former_name_typed_by_the_editor_is_not_doubled(
    admin: Client, ministry: PartnerOrganisation, report: Any
) -> None:
    former = {**MKFFI, "valid_from": "2017-06-30", "valid_to": "2022-06-28"}
    values = {**MKJFGFI, "name_valid_from": "2022-06-29", "former_names": [former]}

    edit(admin, ministry, values, action_publish="1")

    assert detail(ministry)["former_names"] == [former]
    assert name_in(report) == tuple(MKFFI.values())


def test_typing_error_is_corrected_by_deleting_the_former_name(
    admin: Client, site_tree: SiteTree
) -> None:
    partner = PartnerOrganisationFactory(name="Minsterium", abbreviation="")
    edit(admin, partner, {"name": "Ministerium"}, action_publish="1")
    assert [name["name"] for name in detail(partner)["former_names"]] == ["Minsterium"]

    edit(admin, partner, {"former_names": []}, action_publish="1")

    assert detail(partner)["former_names"] == []


def test_translation_has_names_of_its_own(
    admin: Client, ministry: PartnerOrganisation, report: Any
) -> None:
    english = translate(ministry, "en", name="Ministry of Family", abbreviation="MF")
    renaming = {**MKJFGFI, "name_valid_from": "2022-06-29"}
    assert errors(edit(admin, ministry, renaming, action_publish="1")) == {}
    # Nobody has translated the new name yet.
    assert name_in(report, "en") == ("Ministry of Family", "MF")
    assert [former.sort_order for former in english.former_names.all()] == [0]

    values = {"name": "Ministry of Equality", "abbreviation": "ME"}
    assert errors(edit(admin, english, values, action_publish="1")) == {}

    later = EventReportPageFactory(
        event_date=dt.date(2023, 5, 1),
        published_on=dt.date(2023, 5, 2),
        partners=[ReportPartner(partner=ministry)],
    )
    assert name_in(report, "en") == ("Ministry of Family", "MF")
    assert name_in(later, "en") == ("Ministry of Equality", "ME")
    assert name_in(report) == tuple(MKFFI.values())
    renamed = PartnerOrganisation.objects.get(locale=locale("en"))
    former = renamed.former_names.get()
    assert (former.name, former.valid_to) == ("Ministry of Family", dt.date(2022, 6, 28))


def test_name_that_a_translator_had_drafted_before_the_renaming(
    admin: Client, ministry: PartnerOrganisation, report: Any
) -> None:
    english = translate(ministry, "en", name="Ministry of Family", abbreviation="MF")
    assert (
        errors(edit(admin, english, {"name": "Ministry of Equality", "abbreviation": "ME"})) == {}
    )
    renaming = {**MKJFGFI, "name_valid_from": "2022-06-29"}
    assert errors(edit(admin, ministry, renaming, action_publish="1")) == {}

    english.refresh_from_db()
    assert errors(edit(admin, english, {}, action_publish="1")) == {}

    assert name_in(report, "en") == ("Ministry of Family", "MF")


def test_dates_of_names_come_from_the_original(
    admin: Client, ministry: PartnerOrganisation, report: Any
) -> None:
    english = translate(ministry, "en", name="Ministry of Family", abbreviation="MF")
    older = {"name": "Ministerium A", "abbreviation": "A", "valid_to": "2012-12-31"}
    values = {"former_names": [older], "name_valid_from": "2013-01-01"}

    assert errors(edit(admin, ministry, values, action_publish="1")) == {}

    english.refresh_from_db()
    assert english.name_valid_from == dt.date(2013, 1, 1)
    # What it was called before is not what the translation calls it now.
    assert english.former_names.count() == 0


@pytest.mark.parametrize("valid_to", ["2022-06-29", ""])
def test_translation_keeps_its_name_whatever_day_was_typed_for_the_former_one(
    admin: Client, ministry: PartnerOrganisation, report: Any, valid_to: str
) -> None:
    english = translate(ministry, "en", name="Ministry of Family", abbreviation="MF")
    former = {**MKFFI, "valid_from": "2017-06-30", "valid_to": valid_to}
    renaming = {**MKJFGFI, "name_valid_from": "2022-06-29", "former_names": [former]}
    assert errors(edit(admin, ministry, renaming, action_publish="1")) == {}

    values = {"name": "Ministry of Equality", "abbreviation": "ME"}
    assert errors(edit(admin, english, values, action_publish="1")) == {}

    assert name_in(report, "en") == ("Ministry of Family", "MF")


def test_former_name_that_is_typed_anew_stays_in_the_translation(
    admin: Client, ministry: PartnerOrganisation, report: Any
) -> None:
    english = translate(ministry, "en", name="Ministry of Family", abbreviation="MF")
    renaming = {**MKJFGFI, "name_valid_from": "2022-06-29"}
    assert errors(edit(admin, ministry, renaming, action_publish="1")) == {}
    values = {"name": "Ministry of Equality", "abbreviation": "ME"}
    assert errors(edit(admin, english, values, action_publish="1")) == {}

    ministry.refresh_from_db()
    ministry.former_names.set([FormerName(**MKFFI, valid_to=dt.date(2022, 6, 28))])
    ministry.save_revision().publish()

    assert name_in(report, "en") == ("Ministry of Family", "MF")


def test_better_words_in_a_translation_are_no_renaming(
    admin: Client, ministry: PartnerOrganisation, report: Any
) -> None:
    """A translation may begin with the name of the original."""
    english = translate(ministry, "en")
    values = {"name": "Ministry of Family", "abbreviation": "MF"}

    assert errors(edit(admin, english, values, action_publish="1")) == {}

    assert name_in(report, "en") == ("Ministry of Family", "MF")
    english.refresh_from_db()
    assert (english.former_names.count(), english.name_valid_from) == (0, None)


def unpublish(admin: Client, partner: PartnerOrganisation) -> None:
    admin.post(unpublish_address(partner))
    partner.refresh_from_db()
    assert not partner.live


@pytest.mark.parametrize("renamed_while", ["live", "offline"])
def test_former_name_survives_a_time_offline(
    admin: Client, ministry: PartnerOrganisation, report: Any, renamed_while: str
) -> None:
    if renamed_while == "live":
        edit(admin, ministry, MKJFGFI, action_publish="1")
    unpublish(admin, ministry)
    values = MKJFGFI if renamed_while == "offline" else {}

    assert errors(edit(admin, ministry, values, action_publish="1")) == {}

    assert name_of(ministry) == tuple(MKJFGFI.values())
    assert name_in(report) == tuple(MKFFI.values())


def test_scheduled_renaming_keeps_the_former_name(
    admin: Client, ministry: PartnerOrganisation, report: Any
) -> None:
    """What goes live later is the revision as it was saved."""
    edit(admin, ministry, MKJFGFI)
    ministry.refresh_from_db()

    ministry.latest_revision.publish()
    ministry.refresh_from_db()
    ministry.latest_revision.publish()

    assert name_of(ministry) == tuple(MKJFGFI.values())
    assert name_in(report) == tuple(MKFFI.values())


def test_typing_error_is_corrected_on_the_same_day(
    admin: Client, ministry: PartnerOrganisation, report: Any
) -> None:
    edit(admin, ministry, {**MKJFGFI, "name": "Minsterium"}, action_publish="1")

    assert errors(edit(admin, ministry, MKJFGFI, action_publish="1")) == {}

    assert name_of(ministry) == tuple(MKJFGFI.values())
    assert [name["name"] for name in detail(ministry)["former_names"]] == [MKFFI["name"]]
    assert name_in(report) == tuple(MKFFI.values())


def test_name_of_a_draft_was_never_borne(
    admin: Client, ministry: PartnerOrganisation, report: Any
) -> None:
    """Wagtail keeps the draft of what is offline in the row itself."""
    unpublish(admin, ministry)
    edit(admin, ministry, {"name": "Nur ein Entwurf"})

    assert errors(edit(admin, ministry, MKJFGFI, action_publish="1")) == {}

    assert [name["name"] for name in detail(ministry)["former_names"]] == [MKFFI["name"]]
    assert name_in(report) == tuple(MKFFI.values())

"""What a page names is not deleted behind its back."""

from typing import Any

import pytest
from django.db.models import ProtectedError
from django.test import Client
from django.urls import reverse
from wagtail.models import ReferenceIndex

from events.models import (
    EventOrganiser,
    EventPage,
    EventParticipation,
    EventReportPage,
    ReportPartner,
)
from mso_pages.models import MSOProfilePage, NewsPartner, PartnerOrganisation
from tests.factories.events import (
    EventPageFactory,
    EventParticipationFactory,
    EventReportPageFactory,
    contribution,
)
from tests.factories.funding import NewsPageFactory
from tests.factories.locales import translate
from tests.factories.msos import MSOProfilePageFactory
from tests.factories.partners import PartnerOrganisationFactory


def snippet_address(partner: PartnerOrganisation) -> str:
    return reverse(partner.snippet_viewset.get_url_name("delete"), args=[partner.pk])


def page_address(page: Any) -> str:
    return reverse("wagtailadmin_pages:delete", args=[page.pk])


NAMED = {
    "partner": lambda partner: EventReportPageFactory(partners=[ReportPartner(partner=partner)]),
    "contribution": lambda partner: EventReportPageFactory(
        contributions=[contribution(organisation=partner)]
    ),
    "publisher": lambda partner: EventReportPageFactory(publisher=partner),
    "organiser": lambda partner: EventPageFactory(organisers=[EventOrganiser(partner=partner)]),
    "host": lambda partner: EventPageFactory(host_partner=partner),
    "news": lambda partner: NewsPageFactory(partners=[NewsPartner(partner=partner)]),
}


@pytest.mark.parametrize("named", NAMED)
def test_wagtail_refuses_to_delete_a_partner_that_is_named(
    site_tree: Any, admin_client: Client, named: str
) -> None:
    partner = PartnerOrganisationFactory()
    page = NAMED[named](partner)
    ReferenceIndex.create_or_update_for_object(page)

    screen = admin_client.get(snippet_address(partner))
    usage = admin_client.get(screen.context["usage_url"])

    assert screen.context["is_protected"]
    assert "Ja, löschen" not in screen.content.decode()
    assert page.title in usage.content.decode()


@pytest.mark.parametrize("bulk", [False, True], ids=["one", "bulk"])
def test_partner_that_is_named_stays_although_the_index_does_not_know(
    site_tree: Any, admin_client: Client, bulk: bool
) -> None:
    partner = PartnerOrganisationFactory()
    EventReportPageFactory(partners=[ReportPartner(partner=partner)], title="Bericht vom Fest")
    address = snippet_address(partner)
    if bulk:
        action = reverse("wagtail_bulk_action", args=["mso_pages", "partnerorganisation", "delete"])
        address = f"{action}?id={partner.pk}&next=/admin/"

    answer = admin_client.post(address, follow=True)

    assert PartnerOrganisation.objects.filter(pk=partner.pk).exists()
    (message,) = answer.context["messages"]
    assert "Bericht vom Fest" in str(message)


def test_partner_that_nothing_names_is_deleted(site_tree: Any, admin_client: Client) -> None:
    partner = PartnerOrganisationFactory()

    assert "Ja, löschen" in admin_client.get(snippet_address(partner)).content.decode()
    admin_client.post(snippet_address(partner))

    assert not PartnerOrganisation.objects.filter(pk=partner.pk).exists()


@pytest.mark.parametrize("section", [False, True], ids=["page", "section"])
@pytest.mark.parametrize("bulk", [False, True], ids=["one", "bulk"])
@pytest.mark.parametrize("named", ["organiser", "host", "participation", "report"])
def test_page_that_is_named_stays(
    site_tree: Any, admin_client: Client, named: str, bulk: bool, section: bool
) -> None:
    """Also below a section that is deleted with all its pages."""
    if named == "report":
        page = EventPageFactory()
        EventReportPageFactory(event=page, title="Bericht vom Fest")
    else:
        page = MSOProfilePageFactory()
        values: dict[str, Any] = {
            "organiser": {"organisers": [EventOrganiser(mso=page)]},
            "host": {"host_mso": page},
            "participation": {},
        }[named]
        event = EventPageFactory(title="Bericht vom Fest", **values)
        if named == "participation":
            EventParticipationFactory(event=event, mso=page)
    target = page.get_parent() if section else page
    address = page_address(target)
    if bulk:
        address = f"{reverse('wagtail_bulk_action', args=['wagtailcore', 'page', 'delete'])}"
        address += f"?id={target.pk}&next=/admin/"

    answer = admin_client.post(address, follow=True)

    assert type(page).objects.filter(pk=page.pk).exists()
    (message,) = answer.context["messages"]
    assert "Es wurde nichts gelöscht" in str(message)
    assert "Bericht vom Fest" in str(message)


def test_page_and_section_that_nothing_names_are_deleted(
    site_tree: Any, admin_client: Client
) -> None:
    section = MSOProfilePageFactory().get_parent()

    admin_client.post(page_address(section))

    assert not MSOProfilePage.objects.exists()


def test_draft_opens_without_the_rows_whose_partner_is_gone(
    site_tree: Any, admin_client: Client
) -> None:
    gone, kept = PartnerOrganisationFactory(name="Weg"), PartnerOrganisationFactory(name="Da")
    report = EventReportPageFactory()
    report.partners = [ReportPartner(partner=gone), ReportPartner(partner=kept)]
    report.contributions = [contribution(person="Ada", organisation=gone)]
    report.save_revision()
    gone.delete()

    draft = report.get_latest_revision_as_object()
    form = admin_client.get(reverse("wagtailadmin_pages:edit", args=[report.pk]))

    assert [row.partner for row in draft.partners.all()] == [kept]
    assert [(row.person, row.organisation) for row in draft.contributions.all()] == [("Ada", None)]
    assert form.status_code == 200
    assert "Ada" in form.content.decode()


def test_draft_of_an_event_opens_without_what_is_gone(site_tree: Any) -> None:
    gone = {"partner": PartnerOrganisationFactory(), "mso": MSOProfilePageFactory()}
    kept = MSOProfilePageFactory()
    event = EventPageFactory()
    event.organisers = [
        EventOrganiser(partner=gone["partner"]),
        EventOrganiser(mso=gone["mso"]),
        EventOrganiser(mso=kept),
    ]
    event.host_mso = gone["mso"]
    event.save_revision()
    for thing in gone.values():
        thing.delete()

    draft = event.get_latest_revision_as_object()
    draft.save_revision().publish()

    event = EventPage.objects.get(pk=event.pk)
    assert [(row.mso.pk, row.partner) for row in event.organisers.all()] == [(kept.pk, None)]
    assert event.host_mso is None


def test_draft_of_a_report_opens_without_its_event(site_tree: Any) -> None:
    event, report = EventPageFactory(), EventReportPageFactory()
    report.event = event
    report.save_revision()
    event.delete()

    assert report.get_latest_revision_as_object().event is None


def test_event_of_a_live_report_stays(site_tree: Any) -> None:
    event = EventPageFactory()
    EventReportPageFactory(event=event)

    with pytest.raises(ProtectedError):
        event.delete()

    assert EventReportPage.objects.get().event == event


# Participations ----------------------------------------------------------------------


def recorded() -> list[tuple[int, int, str]]:
    return sorted(EventParticipation.objects.values_list("event_id", "mso_id", "role"))


def test_participations_stay_with_a_translation(site_tree: Any) -> None:
    event, mso, both = EventPageFactory(), MSOProfilePageFactory(), MSOProfilePageFactory()
    turkish = translate(event, "tr", title="Toplantı", live=False)
    EventParticipationFactory(event=event, mso=mso, role="mentor")
    EventParticipationFactory(event=event, mso=both, role="mentor")
    EventParticipationFactory(event=turkish, mso=both, role="mentee")

    event.delete()

    assert recorded() == [(turkish.pk, mso.pk, "mentor"), (turkish.pk, both.pk, "mentee")]


def test_participations_stay_when_the_section_goes(site_tree: Any) -> None:
    event, mso = EventPageFactory(), MSOProfilePageFactory()
    EventParticipationFactory(event=EventPageFactory(), mso=mso)
    turkish = translate(event, "tr", title="Toplantı")
    EventParticipationFactory(event=event, mso=mso, role="mentor")

    event.get_parent().delete()

    assert recorded() == [(turkish.pk, mso.pk, "mentor")]


def test_participations_go_with_the_last_translation(site_tree: Any) -> None:
    participation = EventParticipationFactory()

    participation.event.delete()

    assert recorded() == []

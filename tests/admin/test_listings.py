"""Flat listings: filters, search and dates."""

import datetime as dt
import re
import uuid
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from mso_pages.models import ContactConsent, Membership, OrganisationState, Upload
from tests.factories.events import EventPageFactory, EventParticipationFactory
from tests.factories.funding import FundingProgrammePageFactory, NewsPageFactory
from tests.factories.images import ImageFactory
from tests.factories.locales import translate
from tests.factories.msos import (
    ContactConsentFactory,
    MSOProfilePageFactory,
    OrganisationStateFactory,
)
from tests.factories.partners import PartnerOrganisationFactory
from tests.factories.terms import TopicFactory
from tests.factories.tree import SiteTree

from .posting import edit_address


def offered(response: Any, name: str) -> list[str]:
    """The labels of a filter."""
    choices = response.context["filters"].form.fields[name].choices
    return [str(label) for value, label in choices if value]


def listed(response: Any) -> list[str]:
    return [str(item) for item in response.context["object_list"]]


def listing(admin: Client, name: str, **query: Any) -> Any:
    response = admin.get(reverse(f"{name}:index"), query)
    assert response.status_code == 200
    return response


def test_filters_offer_each_thing_once(admin: Client, site_tree: SiteTree) -> None:
    funder, topic = PartnerOrganisationFactory(name="Ministerium"), TopicFactory(title="Bildung")
    translate(funder, "en", name="Ministry")
    translate(topic, "tr", title="Eğitim")
    FundingProgrammePageFactory(title="Anschub", funder=funder)
    MSOProfilePageFactory(title="Brücke", topics=[topic])
    NewsPageFactory(title="Nachricht", publisher=funder)

    for name, field, label, thing, title in (
        ("programmes", "funder", "Ministerium", funder, "Anschub"),
        ("msos", "topics", "Bildung", topic, "Brücke"),
        ("news", "publisher", "Ministerium", funder, "Nachricht"),
    ):
        response = listing(admin, name, **{field: thing.pk})
        assert offered(response, field).count(label) == 1
        assert not {"Ministry", "Eğitim"} & set(offered(response, field))
        assert listed(response) == [title]


def test_participations_by_event(admin: Client, site_tree: SiteTree) -> None:
    event = EventPageFactory(title="Fachtag")
    translate(event, "en", title="Symposium")
    EventParticipationFactory(event=event)
    EventParticipationFactory()

    response = listing(admin, "participations", event=event.pk)

    assert "Symposium" not in offered(response, "event")
    assert len(listed(response)) == 1


@pytest.mark.parametrize("name", ["organisation_states", "consents"])
def test_what_belongs_to_an_organisation_is_found_by_its_name(
    admin: Client, site_tree: SiteTree, name: str
) -> None:
    for title in ("Brücke", "Hafen"):
        key = MSOProfilePageFactory(title=title).translation_key
        OrganisationStateFactory(organisation=key)
        ContactConsentFactory(organisation=key)

    response = listing(admin, name, q="hafen")

    assert [row.organisation_title for row in response.context["object_list"]] == ["Hafen"]


def test_moments_show_the_day_in_germany(admin: Client, site_tree: SiteTree) -> None:
    key = MSOProfilePageFactory().translation_key
    OrganisationStateFactory(
        organisation=key, last_confirmed_at=dt.datetime(2026, 8, 31, 22, 30, tzinfo=dt.UTC)
    )

    assert "01.09.2026" in listing(admin, "organisation_states").content.decode()


@pytest.mark.parametrize("name", ["organisation_states", "consents", "memberships", "uploads"])
def test_listing_leads_from_the_organisation_to_the_form(
    admin: Client, site_tree: SiteTree, admin_user: Any, name: str
) -> None:
    profile, gone = MSOProfilePageFactory(title="Brücke"), uuid.uuid4()
    for key in (profile.translation_key, gone):
        OrganisationStateFactory(organisation=key)
        ContactConsentFactory(organisation=key)
        Membership.objects.create(organisation=key, user=admin_user)
        Upload.objects.create(organisation=key, image=ImageFactory())

    page = listing(admin, name).content.decode()

    for row in MODELS[name].objects.all():
        label = "Brücke" if row.organisation == profile.translation_key else str(gone)
        address = re.escape(edit_address(row))
        assert re.search(rf'<a href="{address}"[^>]*>\s*{label}\s*</a>', page)


MODELS = {
    "organisation_states": OrganisationState,
    "consents": ContactConsent,
    "memberships": Membership,
    "uploads": Upload,
}

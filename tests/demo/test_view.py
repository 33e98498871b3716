"""The built-in view of the whole demo site."""

import pytest
from django.test import Client
from wagtail.models import Page

from mso_pages.models import MSOProfilePage, OrganisationState
from tests.headless.viewing import faults_of, seen

pytestmark = pytest.mark.usefixtures("loaded", "db")


def test_every_page_is_read_without_a_fault():
    faults = {}
    kinds = set()
    for page in Page.objects.filter(live=True, depth__gt=1).specific():
        document = seen(page, Client(headers={"host": "127.0.0.1:8000"}))
        kinds.add(type(page).__name__)
        source = page.alias_of.locale if page.alias_of_id else page.locale
        assert document.html["lang"] == source.language_code
        if found := faults_of(document):
            faults[page.get_url()] = found

    assert faults == {}
    assert len(kinds) == 12


def test_no_street_stands_on_a_page_that_keeps_it_hidden():
    states = OrganisationState.objects.filter(hides_contact=True).values("organisation")
    profiles = MSOProfilePage.objects.filter(live=True)
    quiet = profiles.exclude(address_visibility="public") | profiles.filter(
        translation_key__in=states
    )

    shown = [page.title for page in quiet if page.street and page.street in str(seen(page))]

    assert quiet.exclude(street="").count() > 0
    assert shown == []

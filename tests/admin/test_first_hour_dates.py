"""Dates in forms are written as the editor's language writes them."""

import datetime as dt
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from wagtail.users.models import UserProfile

from events.models import EventPage, EventReportPage
from tests.factories.events import EventPageFactory, EventReportPageFactory
from tests.factories.tree import SiteTree

from .posting import edit_address, form_data, shown_form

DAY = dt.date(2027, 12, 31)
WRITTEN = {"de": "31.12.2027", "en": "2027-12-31"}


def in_language(client: Client, language: str) -> Client:
    UserProfile.objects.update(preferred_language=language)
    return client


def date_input(client: Client, page: Any, name: str) -> Any:
    form = BeautifulSoup(client.get(edit_address(page)).content, "html.parser")
    found = form.select_one(f"input[name={name}]")
    assert found is not None
    return found


@pytest.mark.parametrize("language", WRITTEN)
def test_date_is_shown_and_picked_in_the_language(
    admin: Client, site_tree: SiteTree, language: str
) -> None:
    event = EventPageFactory(starts_on=DAY)

    shown = date_input(in_language(admin, language), event, "starts_on")

    assert shown["value"] == WRITTEN[language]
    # What Wagtail's date picker is told.
    picker = {"de": "d.m.Y", "en": "Y-m-d"}[language]
    told = shown.find_next("script").get_text()
    assert f'"format": "{picker}"' in told
    assert '"validateOnBlur": false' in told


@pytest.mark.parametrize("language", WRITTEN)
@pytest.mark.parametrize("typed", [*WRITTEN.values()])
def test_date_is_read_in_the_language_and_in_iso(
    admin: Client, site_tree: SiteTree, language: str, typed: str
) -> None:
    event = EventPageFactory(starts_on=dt.date(2027, 1, 1))
    in_language(admin, language)
    data = form_data(shown_form(admin, event), {"starts_on": DAY}) | {"starts_on": typed}

    admin.post(edit_address(event), data | {"action-publish": "1"})

    is_known = language == "de" or typed == WRITTEN["en"]
    event = EventPage.objects.get(pk=event.pk)
    assert event.starts_on == (DAY if is_known else dt.date(2027, 1, 1))


def test_what_the_form_shows_is_what_it_saves(admin: Client, site_tree: SiteTree) -> None:
    event = EventPageFactory(starts_on=dt.date(2027, 2, 3))
    data = form_data(shown_form(admin, event), {})
    shown = date_input(in_language(admin, "de"), event, "starts_on")["value"]
    assert shown == "03.02.2027"

    admin.post(edit_address(event), data | {"starts_on": shown, "action-publish": "1"})

    assert EventPage.objects.get(pk=event.pk).starts_on == dt.date(2027, 2, 3)


@pytest.mark.parametrize("language", WRITTEN)
def test_date_in_a_block(admin: Client, site_tree: SiteTree, language: str) -> None:
    source = {"kind": "press_note", "title": "Meldung", "published_on": DAY}
    report = EventReportPageFactory(sources=[("source", source)])
    in_language(admin, language)

    page = admin.get(edit_address(report)).content.decode()
    assert WRITTEN[language] in page

    data = form_data(shown_form(admin, report), {})
    data["sources-0-value-published_on"] = WRITTEN[language]
    admin.post(edit_address(report), data | {"action-publish": "1"})
    stored = EventReportPage.objects.get(pk=report.pk).sources[0].value["published_on"]
    assert stored == DAY


@pytest.mark.parametrize("language", WRITTEN)
def test_filter_of_a_listing(admin: Client, site_tree: SiteTree, language: str) -> None:
    EventPageFactory(title="Davor", starts_on=DAY - dt.timedelta(days=1))
    EventPageFactory(title="Danach", starts_on=DAY)
    in_language(admin, language)

    answer = admin.get(reverse("events:index"), {"starts_on__gte": WRITTEN[language]})

    assert [page.title for page in answer.context["object_list"]] == ["Danach"]

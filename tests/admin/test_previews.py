"""The preview in the editor: what is typed, however little it is, as the public would see it."""

import pytest
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext
from wagtail.models import Page

from events.models import EventPage, EventReportPage
from headless.models import ContentPage, HeadlessPage, HeadlessSnippet
from headless.resources import registry
from mso_pages.models import (
    FundingCallPage,
    FundingProgrammePage,
    MSOProfilePage,
    Municipality,
    NewsPage,
    PartnerOrganisation,
    Statistic,
    TargetGroup,
    Topic,
)
from tests.contract.contents import FILLED
from tests.factories.events import EventPageFactory, EventReportPageFactory
from tests.factories.funding import FundingProgrammePageFactory
from tests.factories.images import ImageFactory
from tests.factories.locales import locale, translate
from tests.factories.msos import MSOProfilePageFactory
from tests.factories.partners import PartnerOrganisationFactory
from tests.factories.terms import MunicipalityFactory
from tests.headless.viewing import faults_of, parsed, text_of

from .posting import form_data, shown_form

NAMES = [
    resource.name
    for resource in registry
    if issubclass(resource.model, HeadlessPage | HeadlessSnippet)
]
SECTIONS = {
    ContentPage: "root",
    MSOProfilePage: "msos",
    FundingProgrammePage: "programmes",
    NewsPage: "news",
    EventPage: "events",
    EventReportPage: "reports",
}
SNIPPETS = [PartnerOrganisation, Statistic, TargetGroup, Topic]


def preview(admin, address, data):
    """What the preview shows once the form was sent to it."""
    sent = admin.post(address, data).json()
    assert sent == {"is_valid": True, "is_available": True}
    response = admin.get(address)
    assert response.status_code == 200
    document = parsed(response)
    for userbar in document.find_all("wagtail-userbar"):
        userbar.decompose()
    for added in [*document.find_all("script"), *document.find_all("template")]:
        added.decompose()
    return document


def edited(admin, row, values):
    """The preview of a saved page or snippet in which something else was typed."""
    if isinstance(row, Page):
        address = reverse("wagtailadmin_pages:preview_on_edit", args=[row.pk])
    else:
        address = reverse(type(row).snippet_viewset.get_url_name("preview_on_edit"), args=[row.pk])
    data = form_data(shown_form(admin, row.get_latest_revision_as_object()), values)
    return preview(admin, address, data)


def created(admin, model, values, parent=None, code="de"):
    """The preview of something that was never saved."""
    if parent is not None:
        args = [model._meta.app_label, model._meta.model_name, parent.pk]
        address = reverse("wagtailadmin_pages:preview_on_add", args=args)
        fresh = model(locale=parent.locale)
    else:
        address = reverse(model.snippet_viewset.get_url_name("preview_on_add"))
        address = f"{address}?locale={code}"
        fresh = model(locale=locale(code))
    return preview(admin, address, form_data(shown_form(admin, fresh, parent), values))


def is_marked(document):
    return document.find(class_="draft") is not None


@pytest.mark.parametrize("name", NAMES)
def test_a_preview_shows_what_is_typed(site_tree, admin, name):
    row = FILLED[name]()
    title = registry.by_model(type(row)).title_field

    document = edited(admin, row, {title: "Neu getippt"})

    assert text_of(document.h1) == "Neu getippt"
    assert is_marked(document)
    assert faults_of(document) == []


@pytest.mark.parametrize("name", NAMES)
def test_a_preview_of_a_translation_stays_in_its_language(site_tree, admin, name):
    row = translate(FILLED[name](), "ar", live=False)
    title = registry.by_model(type(row)).title_field

    document = edited(admin, row, {title: "عنوان"})

    assert (document.html["lang"], document.html["dir"]) == ("ar", "rtl")
    assert text_of(document.h1) == "عنوان"
    assert faults_of(document) == []


@pytest.mark.parametrize("model", SECTIONS)
def test_a_page_that_was_never_saved_has_a_preview(site_tree, admin, model):
    parent = getattr(site_tree, SECTIONS[model])

    document = created(admin, model, {"title": "Entwurf"}, parent)

    assert text_of(document.h1) == "Entwurf"
    assert is_marked(document)
    assert faults_of(document) == []


def test_a_call_that_was_never_saved_has_a_preview(site_tree, admin):
    programme = FundingProgrammePageFactory(title="Programm")

    document = created(admin, FundingCallPage, {"title": "Aufruf"}, programme)

    assert text_of(document.h1) == "Aufruf"
    assert document.main.find("a", string="Programm") is not None


@pytest.mark.parametrize("code", ["de", "ar"])
@pytest.mark.parametrize("model", SNIPPETS)
def test_a_snippet_that_was_never_saved_has_a_preview(site_tree, admin, model, code):
    title = registry.by_model(model).title_field

    document = created(admin, model, {title: "Entwurf", "slug": "entwurf"}, code=code)

    assert text_of(document.h1) == "Entwurf"
    assert document.html["lang"] == code
    assert is_marked(document)
    assert faults_of(document) == []


def test_a_municipality_has_a_preview(site_tree, admin):
    """It is the same in every language and has no drafts."""
    town = MunicipalityFactory(name="Hagen")
    viewset = Municipality.snippet_viewset
    form = shown_form(admin, town)

    before = preview(
        admin,
        reverse(viewset.get_url_name("preview_on_edit"), args=[town.pk]),
        form_data(form, {"name": "Neu getippt"}),
    )
    fresh = preview(
        admin,
        reverse(viewset.get_url_name("preview_on_add")),
        form_data(shown_form(admin, Municipality()), {"ags": "05914000", "name": "Neue Stadt"}),
    )

    assert text_of(before.h1) == "Neu getippt"
    assert text_of(fresh.h1) == "Neue Stadt"
    assert faults_of(before) == faults_of(fresh) == []
    assert before.html["lang"] == "de"


def test_a_page_without_anything_has_a_preview(site_tree, admin):
    assert text_of(created(admin, EventPage, {}, site_tree.events).h1) != ""


@pytest.mark.parametrize("name", ["msos", "events", "reports", "programmes", "news"])
def test_a_section_has_a_preview(site_tree, admin, name):
    document = edited(admin, getattr(site_tree, name), {"introduction": "<p>Getippt.</p>"})

    assert is_marked(document)
    assert faults_of(document) == []


def test_half_filled_blocks_and_rows_do_no_harm(site_tree, admin):
    report = EventReportPageFactory()

    document = edited(
        admin,
        report,
        {
            "published_on": "",
            "publisher": "",
            "body": [
                ("picture", {"image": {"image": ImageFactory(), "alt_text": "", "decorative": ""}}),
                ("quote", {}),
                ("link", {"label": "Wohin"}),
            ],
            "attendance": [("figure", {})],
            "outcomes": [("follow_up", {})],
            "sources": [("source", {})],
            "conflicts": [("conflict", {})],
            "corrections": [("correction", {})],
            "contributions": [{"person": "Amina"}],
        },
    )

    assert faults_of(document) == []
    assert "Amina" in text_of(document.main)
    with translation.override("de"):
        assert document.img["alt"] == gettext("Picture without a description")
        assert gettext("This picture has no description yet.") in text_of(document.main)


def test_a_relation_that_was_chosen_but_not_saved_is_shown(site_tree, admin):
    partner = PartnerOrganisationFactory(name="Bezirksregierung")

    document = edited(admin, FundingProgrammePageFactory(), {"funder": partner})

    assert "Bezirksregierung" in text_of(document.main)


def test_a_preview_names_what_the_public_will_not_see_of_it(site_tree, admin):
    hidden = PartnerOrganisationFactory(name="Noch nicht öffentlich", live=False)

    document = edited(admin, FundingProgrammePageFactory(), {"funder": hidden})

    assert "Noch nicht öffentlich" in text_of(document.find(class_="draft"))
    assert "Noch nicht öffentlich" not in text_of(document.main)


def test_a_preview_keeps_a_hidden_address(site_tree, admin):
    page = MSOProfilePageFactory(filled=True)

    def street_is_shown(visibility):
        document = edited(admin, page, {"address_visibility": visibility})
        return "Hauptstraße 1" in str(document)

    assert street_is_shown("public")
    assert not street_is_shown("town")
    assert not street_is_shown("hidden")


def test_a_preview_does_not_borrow_words_of_another_language(site_tree, admin):
    event = EventPageFactory(teaser="Deutscher Text")
    turkish = translate(event, "tr", live=False)

    document = edited(admin, turkish, {"teaser": ""})

    assert "Deutscher Text" not in str(document)


def test_a_stranger_sees_no_preview(site_tree, client):
    page = EventPageFactory(live=False)
    address = reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk])
    draft = reverse("wagtailadmin_pages:view_draft", args=[page.pk])

    assert client.get(address).status_code == 302
    assert client.get(draft).status_code == 302
    assert client.get(page.get_url()).status_code == 404

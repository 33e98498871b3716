"""News, standing pages, sections, the imprint and the rights of pictures in the admin's forms."""

import pytest
from django.test import Client
from django.urls import reverse

from headless.models import ContentPage, ImageFacts, Imprint, IndexPage
from mso_pages.models import NewsPage
from tests.factories.funding import FundingCallPageFactory, FundingProgrammePageFactory
from tests.factories.images import ImageFactory
from tests.factories.pages import ContentPageFactory
from tests.factories.partners import PartnerOrganisationFactory
from tests.factories.terms import TopicFactory
from tests.factories.tree import SiteTree

from .life import live_through, shown, unpublish_address
from .posting import create, edit, errors, shown_form, submit
from .reading import detail, told
from .texts import BODY, body


def test_news(admin: Client, site_tree: SiteTree) -> None:
    _row, api = live_through(
        admin,
        NewsPage,
        {"title": "Neue Richtlinie"},
        {
            "title": "Neue Richtlinie",
            "slug": "neue-richtlinie",
            "seo_title": "Richtlinie 2018",
            "search_description": "Was sich ändert",
            "show_in_menus": True,
            "kicker": "Förderung",
            "teaser": "Das Land fördert weiter.",
            "body": body(),
            "image": ImageFactory(),
            "image_alt": "Ein Rednerpult",
            "image_decorative": False,
            "published_on": "2018-12-07",
            "publisher": PartnerOrganisationFactory(slug="bezirksregierung"),
            "partners": [
                {"partner": PartnerOrganisationFactory(slug="elternnetzwerk")},
                {"partner": PartnerOrganisationFactory(slug="fachberatung")},
            ],
            "programme": FundingProgrammePageFactory(slug="programm"),
            "call": FundingCallPageFactory(slug="aufruf"),
            "topics": [TopicFactory(slug="ehrenamt")],
        },
        parent=site_tree.news,
    )

    assert told(api) == {
        "title": "Neue Richtlinie",
        "slug": "neue-richtlinie",
        "seo": {"title": "Richtlinie 2018", "description": "Was sich ändert", "noindex": False},
        "kicker": "Förderung",
        "teaser": "Das Land fördert weiter.",
        "body": BODY,
        "image": "Ein Rednerpult",
        "published_on": "2018-12-07",
        "publisher": "bezirksregierung",
        "partners": ["elternnetzwerk", "fachberatung"],
        "programme": "programm",
        "call": "aufruf",
        "topics": ["ehrenamt"],
    }


def test_content_page(admin: Client, site_tree: SiteTree) -> None:
    _row, api = live_through(
        admin,
        ContentPage,
        {"title": "Barrierefreiheit"},
        {
            "title": "Barrierefreiheit",
            "slug": "barrierefreiheit",
            "seo_title": "Erklärung zur Barrierefreiheit",
            "search_description": "Was noch fehlt",
            "show_in_menus": True,
            "kind": "accessibility",
            "teaser": "Was noch nicht barrierefrei ist.",
            "body": body(),
            "image": ImageFactory(),
            "image_alt": "",
            "image_decorative": True,
            "reviewed_on": "2026-01-15",
        },
        parent=site_tree.root,
    )

    assert told(api) == {
        "title": "Barrierefreiheit",
        "slug": "barrierefreiheit",
        "seo": {
            "title": "Erklärung zur Barrierefreiheit",
            "description": "Was noch fehlt",
            "noindex": False,
        },
        "kind": "accessibility",
        "teaser": "Was noch nicht barrierefrei ist.",
        "body": BODY,
        "image": "",
        "reviewed_on": "2026-01-15",
    }


@pytest.mark.parametrize("model", IndexPage.__subclasses__(), ids=lambda model: model.__name__)
def test_section(admin: Client, site_tree: SiteTree, model: type[IndexPage]) -> None:
    """A section is no content of the API; people see it in the built-in view."""
    parent = ContentPageFactory(slug="unterseite")
    address = "/unterseite/abschnitt/"
    assert errors(create(admin, model, {"title": "Abschnitt"}, parent=parent)) == {}
    section = model.objects.child_of(parent).get()
    assert (section.live, Client().get(address).status_code) == (False, 404)

    values = {
        "title": "Ein Abschnitt",
        "slug": "abschnitt",
        "seo_title": "Abschnitt der Seite",
        "search_description": "Was hier steht",
        "show_in_menus": True,
        "introduction": "<p>Hier steht <b>alles</b>.</p>",
    }
    assert errors(edit(admin, section, values, action_publish="1")) == {}

    section.refresh_from_db()
    assert shown(shown_form(admin, section), {}) == shown(shown_form(admin, section), values)
    assert (section.live, Client().get(address).status_code) == (True, 200)

    admin.post(unpublish_address(section))
    section.refresh_from_db()
    assert (section.live, Client().get(address).status_code) == (False, 404)


def test_imprint(admin: Client, site_tree: SiteTree) -> None:
    address = reverse("wagtailsettings:edit", args=["mso_headless", "imprint", site_tree.site.pk])
    values = {
        "publisher": "Bezirksregierung",
        "street": "Seibertzstr. 1",
        "postal_code": "59821",
        "town": "Arnsberg",
        "email": "info@bezirk.example",
        "phone": "0231 4960",
        "represented_by": "Regierungspräsidium",
        "responsible_for_content": "Pressestelle",
        "supervisory_authority": "Ministerium",
        "register_entry": "VR 1",
    }

    assert errors(submit(admin, address, values)) == {}

    stored = Imprint.for_site(site_tree.site)
    phone = values.pop("phone")
    assert {name: getattr(stored, name) for name in values} == values
    assert (stored.phone.as_e164, stored.phone.as_national) == ("+492314960", phone)


def test_rights_of_a_picture(admin: Client, site_tree: SiteTree) -> None:
    page = ContentPageFactory(image=ImageFactory(), image_alt="Ein Fest")
    values = {
        "image": page.image,
        "credit": "Foto: Pressestelle",
        "licence": "CC BY 4.0",
        "licence_url": "https://creativecommons.org/licenses/by/4.0/",
        "consent": "assembly",
        "persons": "Wer zu sehen ist",
        "shows_minors": True,
    }

    assert errors(submit(admin, reverse("image_facts:add"), values)) == {}

    facts = ImageFacts.objects.get()
    assert {name: getattr(facts, name) for name in values} == values
    image = detail(page)["image"]
    assert (image["credit"], image["licence"]) == ("Foto: Pressestelle", "CC BY 4.0")

    change = reverse("image_facts:edit", args=[facts.pk])
    assert errors(submit(admin, change, {"credit": "Foto: Verein"})) == {}
    assert detail(page)["image"]["credit"] == "Foto: Verein"

"""D06: trees that follow the German one show what is not translated there as it is in German."""

import pytest
from django.urls import reverse
from wagtail.models import Page
from wagtail_localize.models import LocaleSynchronization

from mso_pages.models import FundingProgrammePage
from tests.admin.posting import create, edit, errors
from tests.factories.locales import locale
from tests.factories.partners import PartnerOrganisationFactory

FOLLOWING = ("tr", "ar", "de-simple")


@pytest.fixture
def programmes(site_tree):
    """The section of the programmes; three languages follow German, Arabic by Turkish."""
    for code, source in zip(FOLLOWING, ("de", "tr", "de"), strict=True):
        LocaleSynchronization.objects.create(locale=locale(code), sync_from=locale(source))
    return site_tree.programmes


@pytest.fixture
def told(client, site_tree):
    """`told()`: what `changes/` says since the last time of programmes, for each language."""
    seen = dict.fromkeys(("de", *FOLLOWING), 0)

    def told():
        answers = {}
        for code in seen:
            query = {"since": seen[code], "locale": code, "resource": "programmes"}
            answer = client.get("/api/v1/changes/", query).json()
            seen[code] = answer["next"]
            answers[code] = [(item["op"], item["locale"]) for item in answer["items"]]
            for item in answer["items"]:
                if item["op"] == "upsert":
                    detail = client.get(item["detail_url"]).json()
                    assert detail["meta"]["locale_requested"] == code
        return answers

    told()
    return told


def in_every_language(*entries):
    return {code: list(entries) for code in ("de", *FOLLOWING)}


def agree(page):
    """Whether there is an alias in each language, with state, date and address of the page."""
    page.refresh_from_db()
    aliases = Page.objects.filter(translation_key=page.translation_key).exclude(pk=page.pk)
    assert {alias.locale.language_code for alias in aliases} == set(FOLLOWING)
    for alias in aliases:
        assert alias.alias_of_id is not None
        assert (alias.live, alias.slug, alias.title) == (page.live, page.slug, page.title)
        assert alias.first_published_at == page.first_published_at
        assert not alias.live or alias.first_published_at
        assert alias.url_path.endswith(f"/{page.slug}/")
    return True


def test_d06_aliases_follow_their_source(programmes, admin, told, read, client):
    assert create(admin, FundingProgrammePage, {"title": "Entwurf"}, parent=programmes).url
    page = FundingProgrammePage.objects.get(locale__language_code="de")
    assert agree(page) and not page.live

    values = {
        "title": "Anschub",
        "slug": "anschub",
        "teaser": "Geld.",
        "funder": PartnerOrganisationFactory(),
        "guideline_url": "https://land.example/richtlinie",
    }
    assert errors(edit(admin, page, values)) == {}
    assert errors(edit(admin, page, {"teaser": "Geld für Vereine."})) == {}
    assert told() == in_every_language()

    assert errors(edit(admin, page, {}, action_publish="1")) == {}
    assert agree(page) and page.live and page.slug == "anschub"
    assert told() == in_every_language(("upsert", "de"))

    assert admin.post(reverse("wagtailadmin_pages:unpublish", args=[page.pk])).status_code == 302
    assert agree(page) and not page.live
    assert told() == in_every_language(("remove", "de"))

    assert errors(edit(admin, page, {}, action_publish="1")) == {}
    assert agree(page) and page.live
    assert told() == in_every_language(("upsert", "de"))

    assert errors(edit(admin, page, {"slug": "starthilfe"}, action_publish="1")) == {}
    assert agree(page) and page.slug == "starthilfe"
    assert told() == in_every_language(("upsert", "de"))

    # As documented: an alias is hidden, and the original answers in its place.
    for code in FOLLOWING:
        found = read("programmes/", locale=code)["items"]
        assert [(item["slug"], item["meta"]["locale"]) for item in found] == [("starthilfe", "de")]
        assert read("programmes/", locale=code, fallback="none")["items"] == []
        path = f"/{code}/{programmes.slug}/starthilfe/"
        assert client.get("/api/v1/resolve/", {"path": path}).json()["title"] == "Anschub"
        assert '<html lang="de" dir="ltr">' in client.get(path).content.decode()
    assert [link["lang"] for link in read("sitemap/")["items"][-1]["hreflang"]] == [
        "de",
        "x-default",
    ]

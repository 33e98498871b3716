"""A request to translate makes drafts: what is live in another language stays as it is."""

import pytest
from django.test import Client

from tests.factories.funding import FundingCallPageFactory, FundingProgrammePageFactory
from tests.factories.locales import locale, translate
from tests.factories.tree import SiteTree

from .posting import said
from .test_gate_translations import in_turkish, live_in, submit_for_translation

pytestmark = pytest.mark.usefixtures("commits")


def test_an_alias_becomes_a_draft(admin: Client, site_tree: SiteTree) -> None:
    """Translating a call makes aliases of what it stands below, live and in German."""
    programme = FundingProgrammePageFactory()
    call = FundingCallPageFactory(parent=programme)
    submit_for_translation(admin, call, "tr")
    assert (in_turkish(programme).alias_of_id, live_in(programme)) == (programme.pk, ["de", "tr"])

    submit_for_translation(admin, programme, "tr")

    assert (in_turkish(programme).alias_of_id, live_in(programme)) == (None, ["de"])
    api = Client().get(f"/api/v1/programmes/{programme.translation_key}/?locale=tr").json()
    assert (api["meta"]["locale"], api["meta"]["is_fallback"]) == ("de", True)


def test_aliases_below_become_drafts_too(admin: Client, site_tree: SiteTree) -> None:
    programme = FundingProgrammePageFactory()
    call = FundingCallPageFactory(parent=programme)
    call.copy_for_translation(locale("tr"), copy_parents=True, alias=True)

    submit_for_translation(admin, programme, "tr", include_subtree="on")

    assert (live_in(programme), live_in(call)) == (["de"], ["de"])
    assert in_turkish(call).alias_of_id is None


def test_other_aliases_stay(admin: Client, site_tree: SiteTree) -> None:
    programme = FundingProgrammePageFactory()
    call = FundingCallPageFactory(parent=programme)
    call.copy_for_translation(locale("tr"), copy_parents=True, alias=True)

    submit_for_translation(admin, programme, "en", include_subtree="on")
    submit_for_translation(admin, programme, "tr")

    assert live_in(call) == ["de", "tr"]


def test_live_translation_below_is_not_written_over(admin: Client, site_tree: SiteTree) -> None:
    programme = FundingProgrammePageFactory()
    call = FundingCallPageFactory(parent=programme, title="Aufruf")
    translate(call, "tr", title="Çağrı")

    refused = submit_for_translation(admin, programme, "tr", include_subtree="on")

    assert said(refused) == [
        "„Çağrı“ ist auf Türkisch bereits veröffentlicht. Aktualisieren Sie stattdessen diese "
        "Übersetzung, damit das Veröffentlichte bleibt, wie es ist."
    ]
    assert (in_turkish(call).title, live_in(call)) == ("Çağrı", ["de", "tr"])

    submit_for_translation(admin, programme, "en", include_subtree="on")
    assert type(call).objects.filter(locale=locale("en")).exists()


def test_refused_request_changes_nothing(admin: Client, site_tree: SiteTree) -> None:
    """The form offers no language in which the page is translated already."""
    programme = FundingProgrammePageFactory()
    programme.copy_for_translation(locale("tr"), copy_parents=True, alias=True)
    translate(programme, "en")

    submit_for_translation(admin, programme, "tr", "en")

    assert live_in(programme) == ["de", "en", "tr"]

"""wagtail-localize publishes on commit: the gate is asked before it begins, and nothing is half."""

from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from events.models import EventReportPage
from mso_pages.models import (
    FundingCallPage,
    MSOProfilePage,
    NewsPage,
    Statistic,
    Topic,
)
from mso_site.settings import base
from tests.factories.events import EventReportPageFactory
from tests.factories.funding import (
    FundingCallPageFactory,
    FundingProgrammePageFactory,
    NewsPageFactory,
)
from tests.factories.locales import locale, translate
from tests.factories.msos import MSOProfilePageFactory
from tests.factories.partners import PartnerOrganisationFactory
from tests.factories.terms import StatisticFactory, TopicFactory
from tests.factories.tree import SiteTree

from .posting import edit_address, said
from .reading import told
from .test_gate_ways import refusal

pytestmark = pytest.mark.usefixtures("commits", "live_at_once")


@pytest.fixture
def live_at_once(settings: Any) -> None:
    """A site may let translations of live content go live at once: then the gate matters most."""
    settings.WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = True


def submit_for_translation(admin: Client, thing: Any, *codes: str, **choices: str) -> HttpResponse:
    """Send Wagtail Localize's form "Translate" for a page or snippet."""
    if hasattr(thing, "path"):
        address = reverse("wagtail_localize:submit_page_translation", args=[thing.pk])
    else:
        names = [thing._meta.app_label, thing._meta.model_name, thing.pk]
        address = reverse("wagtail_localize:submit_snippet_translation", args=names)
    sent = {"locales": [str(locale(code).pk) for code in codes], **choices}
    return admin.post(address, sent, follow=True)


def update_translations(admin: Client, thing: Any, **choices: str) -> HttpResponse:
    """Send the form "Sync translated pages"."""
    source = TranslationSource.objects.get_for_instance(thing)
    address = reverse("wagtail_localize:update_translations", args=[source.pk])
    return admin.post(address, choices, follow=True)


def live_in(thing: Any) -> list[str]:
    """The languages in which the public sees a thing."""
    rows = type(thing).objects.filter(translation_key=thing.translation_key, live=True)
    return sorted(rows.values_list("locale__language_code", flat=True))


def in_turkish(thing: Any) -> Any:
    return type(thing).objects.get(translation_key=thing.translation_key, locale=locale("tr"))


def write_word(thing: Any, field: str, word: str) -> None:
    """What a translator typed for a field, past the form that would check it."""
    source = TranslationSource.objects.get_for_instance(thing)
    segment = source.stringsegment_set.get(context__path=field)
    StringTranslation.objects.update_or_create(
        translation_of=segment.string,
        context=segment.context,
        locale=locale("tr"),
        defaults={"data": word, "translation_type": "manual"},
    )


# Submitting --------------------------------------------------------------------------


def test_complete_page_and_snippet_are_translated(admin: Client, site_tree: SiteTree) -> None:
    page, partner = NewsPageFactory(filled=True), PartnerOrganisationFactory(filled=True)

    submit_for_translation(admin, page, "tr", "en")
    submit_for_translation(admin, partner, "tr")

    assert (live_in(page), live_in(partner)) == (["de", "en", "tr"], ["de", "tr"])


def test_draft_becomes_drafts_in_other_languages(admin: Client, site_tree: SiteTree) -> None:
    page = NewsPageFactory(live=False, teaser="")

    submit_for_translation(admin, page, "tr")

    assert (live_in(page), in_turkish(page).live) == ([], False)


def test_request_to_translate_makes_a_draft_by_default(
    admin: Client, site_tree: SiteTree, settings: Any
) -> None:
    settings.WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = (
        base.WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE
    )
    topic = TopicFactory()

    submit_for_translation(admin, topic, "tr")

    assert live_in(topic) == ["de"]
    assert not in_turkish(topic).live


@pytest.mark.parametrize("codes", [["tr"], ["tr", "en"]], ids=["one", "two"])
def test_page_that_became_incomplete_is_not_translated(
    admin: Client, site_tree: SiteTree, codes: list[str]
) -> None:
    page = NewsPageFactory(title="Nachricht")
    NewsPage.objects.filter(pk=page.pk).update(teaser="")

    refused = submit_for_translation(admin, page, *codes)

    assert refused.redirect_chain[-1][0] == f"/admin/localize/submit/page/{page.pk}/"
    assert said(refused) == [refusal("Nachricht", "Vorspann")]
    assert (NewsPage.objects.count(), Translation.objects.count()) == (1, 0)


@pytest.mark.parametrize("codes", [["tr"], ["tr", "en"]], ids=["one", "two"])
def test_snippet_that_became_incomplete_is_not_translated(
    admin: Client, site_tree: SiteTree, codes: list[str]
) -> None:
    statistic = StatisticFactory(title="MSO in Deutschland")
    Statistic.objects.filter(pk=statistic.pk).update(value=None)

    refused = submit_for_translation(admin, statistic, *codes)

    assert refused.status_code == 200
    assert said(refused) == [refusal("MSO in Deutschland (2018)", "Wert")]
    assert (Statistic.objects.count(), Translation.objects.count()) == (1, 0)


def test_incomplete_page_below_holds_back_the_whole_submission(
    admin: Client, site_tree: SiteTree
) -> None:
    programme = FundingProgrammePageFactory()
    FundingCallPageFactory(parent=programme)
    call = FundingCallPageFactory(parent=programme, title="Aufruf")
    FundingCallPage.objects.filter(pk=call.pk).update(teaser="")

    refused = submit_for_translation(admin, programme, "tr", include_subtree="on")
    assert said(refused) == [refusal("Aufruf", "Kurztext")]
    assert (live_in(programme), FundingCallPage.objects.count()) == (["de"], 2)

    FundingCallPage.objects.filter(pk=call.pk).update(teaser="Wieder da.")
    submit_for_translation(admin, programme, "tr", include_subtree="on")
    assert (live_in(programme), live_in(call)) == (["de", "tr"], ["de", "tr"])


def test_page_alone_is_translated_though_one_below_is_incomplete(
    admin: Client, site_tree: SiteTree
) -> None:
    programme = FundingProgrammePageFactory()
    call = FundingCallPageFactory(parent=programme)
    FundingCallPage.objects.filter(pk=call.pk).update(teaser="")

    submit_for_translation(admin, programme, "tr")

    assert (live_in(programme), live_in(call)) == (["de", "tr"], ["de"])


def test_source_of_an_earlier_submission_is_what_counts(admin: Client, site_tree: SiteTree) -> None:
    """A second language starts from the text that was frozen with the first one."""
    page = NewsPageFactory(title="Nachricht", teaser="Ein Vorspann")
    submit_for_translation(admin, page, "en")
    source = TranslationSource.objects.get()
    source.content_json = source.content_json.replace("Ein Vorspann", "")
    source.save()
    source.refresh_segments()

    refused = submit_for_translation(admin, page, "tr")

    assert said(refused)[-1] == refusal("Nachricht", "Vorspann")
    assert live_in(page) == ["de", "en"]


def test_guard_tells_nothing_to_who_may_not_translate(
    site_tree: SiteTree, django_user_model: Any
) -> None:
    page = NewsPageFactory()
    NewsPage.objects.filter(pk=page.pk).update(teaser="")
    stranger = Client()
    stranger.force_login(django_user_model.objects.create_user("fremd"))

    answer = submit_for_translation(stranger, page, "tr")

    assert answer.redirect_chain[0][0].startswith("/admin/login/")
    assert NewsPage.objects.count() == 1


# Related things ----------------------------------------------------------------------


def test_partners_of_a_report_are_not_translated_along(admin: Client, site_tree: SiteTree) -> None:
    """A relation stays with its row: it would go live in Turkish with German words."""
    partner = PartnerOrganisationFactory(slug="ministerium")
    follow_up = {"text": "Zweites Treffen", "owners": [partner]}
    report = EventReportPageFactory(outcomes=[("follow_up", follow_up)])

    submit_for_translation(admin, report, "tr")
    write_word(report, told_path(report), "İkinci buluşma")
    admin.post(edit_address(in_turkish(report)), {"action": "publish"})

    assert live_in(partner) == ["de"]
    response = Client().get(f"/api/v1/reports/{report.translation_key}/?locale=tr")
    ((kind, outcome),) = told(response.json()["outcomes"])
    assert (kind, outcome["text"], outcome["owners"]) == (
        "follow_up",
        "İkinci buluşma",
        ["ministerium"],
    )


def told_path(report: EventReportPage) -> str:
    """The path of the text in the only outcome of a report."""
    return f"outcomes.{report.outcomes[0].id}.text"


def test_report_of_another_language_refers_to_partners_that_lack_it(
    admin: Client, site_tree: SiteTree
) -> None:
    english = translate(site_tree.reports, "en")
    partner = PartnerOrganisationFactory(slug="ministerium")
    follow_up = {"text": "A second meeting", "owners": [partner]}
    report = EventReportPageFactory(parent=english, outcomes=[("follow_up", follow_up)])

    submit_for_translation(admin, report, "tr")

    assert (live_in(report), live_in(partner)) == (["en", "tr"], ["de"])


# Updating ----------------------------------------------------------------------------


def test_translations_follow_their_source(admin: Client, site_tree: SiteTree) -> None:
    page = NewsPageFactory()
    submit_for_translation(admin, page, "tr")
    page.publisher = PartnerOrganisationFactory()
    page.save_revision().publish()

    update_translations(admin, page, publish_translations="on")

    assert in_turkish(page).publisher == page.publisher


def test_incomplete_page_is_not_carried_into_its_translations(
    admin: Client, site_tree: SiteTree
) -> None:
    page = NewsPageFactory(title="Nachricht")
    submit_for_translation(admin, page, "tr")
    NewsPage.objects.filter(pk=page.pk).update(published_on=None)
    frozen = TranslationSource.objects.get().content_json

    refused = update_translations(admin, page, publish_translations="on")

    assert said(refused)[-1] == refusal("Nachricht", "Veröffentlichungsdatum")
    assert in_turkish(page).published_on == page.published_on
    assert TranslationSource.objects.get().content_json == frozen


def test_incomplete_snippet_is_not_carried_into_its_translations(
    admin: Client, site_tree: SiteTree
) -> None:
    statistic = StatisticFactory(title="MSO in Deutschland")
    submit_for_translation(admin, statistic, "tr")
    Statistic.objects.filter(pk=statistic.pk).update(value=None)

    refused = update_translations(admin, statistic, publish_translations="on")

    assert said(refused)[-1] == refusal("MSO in Deutschland (2018)", "Wert")
    assert in_turkish(statistic).value == statistic.value


def test_drafts_of_translations_may_follow_an_incomplete_source(
    admin: Client, site_tree: SiteTree
) -> None:
    page = NewsPageFactory(title="Nachricht")
    submit_for_translation(admin, page, "tr")
    NewsPage.objects.filter(pk=page.pk).update(published_on=None)

    update_translations(admin, page)

    assert TranslationSource.objects.get().as_instance().published_on is None
    assert in_turkish(page).published_on == page.published_on


def test_translation_that_is_still_to_be_made(admin: Client, site_tree: SiteTree) -> None:
    topic = TopicFactory()
    submit_for_translation(admin, topic, "tr")
    Translation.objects.create(source=TranslationSource.objects.get(), target_locale=locale("en"))

    update_translations(admin, topic, publish_translations="on")

    assert live_in(topic) == ["de", "en", "tr"]


# The translator's form ---------------------------------------------------------------


def test_translation_is_published_from_its_form(admin: Client, site_tree: SiteTree) -> None:
    page = NewsPageFactory(title="Nachricht")
    submit_for_translation(admin, page, "tr")
    write_word(page, "title", "Haber")

    admin.post(edit_address(in_turkish(page)), {"action": "publish"})

    assert in_turkish(page).title == "Haber"


@pytest.mark.parametrize("make", [MSOProfilePageFactory, NewsPageFactory], ids=["mso", "news"])
def test_page_translation_is_not_published_when_it_became_incomplete(
    admin: Client, site_tree: SiteTree, make: Any
) -> None:
    page = make(title="Brücke")
    submit_for_translation(admin, page, "tr")
    write_word(page, "title", "Köprü")
    if isinstance(page, MSOProfilePage):
        Topic.objects.all().delete()
    else:
        source = TranslationSource.objects.get()
        source.content_json = source.content_json.replace(page.teaser, "")
        source.save()
        source.refresh_segments()

    refused = admin.post(edit_address(in_turkish(page)), {"action": "publish"}, follow=True)

    label = "Themen" if isinstance(page, MSOProfilePage) else "Vorspann"
    assert said(refused)[-1] == refusal("Köprü", label)
    assert in_turkish(page).title == "Brücke"


def test_snippet_translation_is_not_published_when_it_became_incomplete(
    admin: Client, site_tree: SiteTree
) -> None:
    partner = PartnerOrganisationFactory(name="Bezirk", abbreviation="")
    submit_for_translation(admin, partner, "tr")
    source = TranslationSource.objects.get()
    source.content_json = source.content_json.replace('"department"', '""')
    source.save()

    refused = admin.post(edit_address(in_turkish(partner)), {"action": "publish"}, follow=True)

    assert said(refused)[-1] == refusal("Bezirk", "Art")
    assert in_turkish(partner).kind == "department"

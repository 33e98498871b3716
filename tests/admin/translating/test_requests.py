"""A request to translate names what a page uses and takes it along; taking over what an original
says publishes nothing.
"""

import pytest
from django.urls import reverse
from wagtail.models import Page
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from headless.models import TranslationState
from headless.translations import services
from mso_pages.models import NewsPage, PartnerOrganisation
from tests.admin.posting import edit_address, said
from tests.factories.funding import (
    FundingCallPageFactory,
    FundingProgrammePageFactory,
    NewsPageFactory,
)
from tests.factories.locales import locale, translate
from tests.factories.partners import PartnerOrganisationFactory
from tests.factories.translating import DUMMY, requested, target, write_all

from .asking import address_to_request, submit_for_translation, update_translations

pytestmark = pytest.mark.usefixtures("commits")


def rows_of(thing):
    rows = type(thing).objects.filter(translation_key=thing.translation_key)
    return {row.locale.language_code: row.live for row in rows}


@pytest.fixture
def partner(site_tree):
    return PartnerOrganisationFactory(name="Bezirksregierung")


@pytest.fixture
def with_partner(partner):
    return NewsPageFactory(title="Nachricht", publisher=partner)


def aliases():
    """Those in Turkish: title to whether it is public."""
    return dict(
        Page.objects.filter(locale=locale("tr"), alias_of__isnull=False, depth__gt=2).values_list(
            "title", "live"
        )
    )


def test_the_places_above_a_draft_go_online_with_it(desk, site_tree, client):
    translate(site_tree.root, "tr")
    programme = FundingProgrammePageFactory(title="Programm")
    call = FundingCallPageFactory(title="Aufruf", parent=programme)
    turkish = "/tr/" + programme.url_path.split("/", 2)[2]

    submit_for_translation(desk, call, "tr")

    # A translator publishes nothing, so nothing of it answers.
    assert aliases() == {"Foerderung": False, "Programm": False}
    assert client.get(turkish).status_code == 404
    # And may go on with what stands above.
    assert said(submit_for_translation(desk, programme, "tr"))[0].startswith("1 Entwurf")
    translation = Translation.objects.get(source__object_id=call.translation_key)
    write_all(translation)
    services.publish(translation, None)
    assert aliases() == {"Foerderung": True}
    assert client.get("/tr/foerderung/").status_code == 200


def test_a_place_that_staff_took_offline_stays_so(site_tree):
    news = NewsPageFactory(title="Nachricht")
    translation = requested(news)
    write_all(translation)
    services.publish(translation, None)
    place = target(translation).get_parent()
    assert place.alias_of_id and place.live
    place.unpublish()

    services.publish(translation, None)

    place.refresh_from_db()
    assert not place.live


def test_who_may_publish_makes_the_places_public_at_once(admin, site_tree):
    submit_for_translation(admin, NewsPageFactory(title="Nachricht"), "tr")

    assert aliases() and all(aliases().values())


def test_what_a_page_uses_is_named_with_its_state(admin, with_partner, partner):
    translate(partner, "en", name="District government", live=False)

    shown = admin.get(address_to_request(with_partner)).content.decode()

    assert "Bezirksregierung" in shown
    assert shown.count('data-status="missing"') == 4
    assert shown.count('data-status="draft"') == 1


def test_what_a_page_uses_goes_along(admin, with_partner, partner):
    answer = submit_for_translation(admin, with_partner, "tr", include_snippets="on")

    assert said(answer) == ["2 Entwürfe von Übersetzungen wurden angelegt."]
    assert (rows_of(with_partner), rows_of(partner)) == (
        {"de": True, "tr": False},
        {"de": True, "tr": False},
    )


def test_or_stays(admin, with_partner, partner):
    submit_for_translation(admin, with_partner, "tr")

    assert rows_of(partner) == {"de": True}


def test_what_somebody_may_not_translate_stays_and_is_named(desk, with_partner, partner):
    answer = submit_for_translation(desk, with_partner, "tr", include_snippets="on")

    assert said(answer)[0] == f"Sie dürfen nicht übersetzen: {partner}."
    assert (rows_of(with_partner), rows_of(partner)) == ({"de": True, "tr": False}, {"de": True})


def test_the_relation_is_there_in_the_translation(admin, with_partner, partner, read):
    submit_for_translation(admin, with_partner, "tr", include_snippets="on")
    for translation in Translation.objects.all():
        write_all(translation)
        services.publish(translation, None)

    answer = read(f"news/{with_partner.translation_key}/", locale="tr")
    assert (answer["publisher"]["title"], answer["publisher"]["locale"]) == (
        "[tr] Bezirksregierung",
        "tr",
    )


def test_pages_below_go_along(admin, site_tree):
    programme = FundingProgrammePageFactory()
    call = FundingCallPageFactory(parent=programme)

    submit_for_translation(admin, programme, "tr", include_subtree="on")

    assert (rows_of(programme), rows_of(call)) == ({"de": True, "tr": False},) * 2


def test_what_is_live_below_stays_as_it_is(admin, site_tree):
    programme = FundingProgrammePageFactory()
    call = FundingCallPageFactory(parent=programme, title="Aufruf")
    translate(call, "tr", title="Çağrı")

    submit_for_translation(admin, programme, "tr", include_subtree="on")

    turkish = type(call).objects.get(translation_key=call.translation_key, locale=locale("tr"))
    assert (turkish.title, turkish.live) == ("Çağrı", True)


def test_an_incomplete_page_may_be_translated_before_it_is_complete(admin, site_tree):
    page = NewsPageFactory(live=False, teaser="")

    submit_for_translation(admin, page, "tr")

    assert rows_of(page) == {"de": False, "tr": False}


def test_a_machine_begins_where_it_is_asked(admin, news, settings):
    settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR = {
        "CLASS": "headless.translations.machine.ByTarget",
        "OPTIONS": {"*": {"CLASS": "wagtail_localize.machine_translators.dummy.DummyTranslator"}},
    }

    submit_for_translation(admin, news, "tr", "de-simple", by_machine="on")

    drafts = {
        row.locale.language_code: row.get_latest_revision_as_object().title
        for row in NewsPage.objects.exclude(pk=news.pk)
    }
    assert drafts == {"tr": "Nachricht Eine", "de-simple": "Eine Nachricht"}


def test_without_a_machine_nobody_is_asked(admin, news):
    assert "by_machine" not in admin.get(address_to_request(news)).context["form"].fields


@pytest.mark.parametrize("codes", [[], ["de"], ["xx"]])
def test_a_request_for_no_language_is_refused(admin, news, codes):
    sent = {"locales": [str(locale(code).pk) if code != "xx" else "99999" for code in codes]}

    answer = admin.post(address_to_request(news), sent)

    assert answer.status_code == 200 and answer.context["form"].errors["locales"]
    assert not Translation.objects.exists()


def test_whoever_requests_takes_care_of_it(admin, editor, news):
    submit_for_translation(admin, news, "tr")

    assert TranslationState.objects.get().owner == editor


# What an original says by now -----------------------------------------------------------


def test_translators_see_what_changed_and_the_public_nothing(admin, desk, news, read):
    translation = requested(news)
    write_all(translation)
    services.publish(translation, None)
    before = read(f"news/{news.translation_key}/", locale="tr")
    news.teaser = "Es kamen 29 Vereine."
    news.save_revision().publish()

    source = TranslationSource.objects.get()
    address = reverse("wagtail_localize:update_translations", args=[source.pk])
    assert desk.get(address).status_code == 200
    answer = desk.post(address, {"publish_translations": "on"}, follow=True)

    assert "Was veröffentlicht ist, blieb" in said(answer)[0]
    strings = source.stringsegment_set.values_list("string__data", flat=True)
    assert "Es kamen 29 Vereine." in strings
    after = read(f"news/{news.translation_key}/", locale="tr")
    assert {**after, "meta": 0} == {**before, "meta": 0}


def test_a_partner_is_translated_alone(admin, partner):
    submit_for_translation(admin, partner, "en", "tr")

    assert rows_of(partner) == {"de": True, "en": False, "tr": False}
    assert PartnerOrganisation.objects.count() == 3


def test_a_machine_writes_nothing_into_what_is_reviewed_or_of_others(
    admin, desk, news, settings, django_user_model
):
    settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR = DUMMY
    translation = requested(news)
    write_all(translation)
    desk.post(edit_address(target(translation)), {"action": "submit"})
    news.teaser = "Es kamen 29 Vereine."
    news.save_revision().publish()

    update_translations(desk, news, by_machine="on")

    assert not StringTranslation.objects.filter(translation_type="machine").exists()
    update_translations(admin, news, by_machine="on")
    assert StringTranslation.objects.filter(translation_type="machine").count() == 1


@pytest.mark.parametrize("pk", ["x", "%00", "%C3%A9", "_5F"])
def test_a_snippet_that_cannot_be_there(admin, pk):
    assert admin.get(f"/admin/localize/submit/snippet/mso_pages/topic/{pk}/").status_code == 404

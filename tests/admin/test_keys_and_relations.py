"""Keys that apps know stay; relations survive a change of what they refer to."""

import pytest
from django.test import Client

from mso_pages.models import ContactPerson, Municipality, Topic
from tests.factories.funding import FundingProgrammePageFactory, NewsPageFactory
from tests.factories.locales import locale, translate
from tests.factories.msos import ContactConsentFactory, MSOProfilePageFactory
from tests.factories.partners import PartnerOrganisationFactory
from tests.factories.terms import MunicipalityFactory, TopicFactory
from tests.factories.tree import SiteTree

from .posting import add_address, edit, edit_address, errors, shown_form, submit
from .reading import detail


def test_key_of_a_published_term_stays(admin: Client, site_tree: SiteTree) -> None:
    topic = TopicFactory(slug="bildung")

    assert errors(edit(admin, topic, {"slug": "schule"}, action_publish="1")) == {}

    assert Topic.objects.get().slug == "bildung"


def test_key_of_a_draft_may_change(admin: Client, site_tree: SiteTree) -> None:
    topic = TopicFactory(slug="bildung", live=False)

    assert errors(edit(admin, topic, {"slug": "schule"}, action_publish="1")) == {}

    assert Topic.objects.get().slug == "schule"


@pytest.mark.parametrize("code", ["de", "tr"])
def test_two_terms_have_two_keys_in_whatever_language(
    admin: Client, site_tree: SiteTree, code: str
) -> None:
    TopicFactory(slug="bildung")
    draft = TopicFactory(slug="schule", live=False, locale=locale(code))

    refused = edit(admin, draft, {"slug": "bildung"})

    assert errors(refused) == {"slug": ["Ein anderer Eintrag hat diesen Schlüssel schon."]}


def test_translations_share_their_key(admin: Client, site_tree: SiteTree) -> None:
    topic = TopicFactory(slug="bildung")
    turkish = translate(topic, "tr", title="Eğitim")

    assert errors(edit(admin, turkish, {"title": "Öğrenim"}, action_publish="1")) == {}


def test_topic_stays_chosen_when_it_gets_a_german_translation(
    admin: Client, site_tree: SiteTree
) -> None:
    """The German row is then the one that forms offer."""
    english = TopicFactory(locale=locale("en"), title="Education")
    news = NewsPageFactory(topics=[english])
    translate(english, "de", title="Bildung")

    assert errors(edit(admin, news, {"teaser": "Neu"}, action_publish="1")) == {}

    news.refresh_from_db()
    (topic,) = news.topics.all()
    assert (news.teaser, topic.translation_key) == ("Neu", english.translation_key)


def test_municipality_keeps_its_key(admin: Client, site_tree: SiteTree) -> None:
    """Another key would write over another municipality, or leave the first one behind."""
    MunicipalityFactory(ags="05913000", name="Dortmund")
    hamm = MunicipalityFactory(ags="05915000", name="Hamm")

    values = {"ags": "05913000", "name": "Hamm (Westf.)"}
    assert errors(submit(admin, edit_address(hamm), values)) == {}

    names = dict(Municipality.objects.values_list("ags", "name"))
    assert names == {"05913000": "Dortmund", "05915000": "Hamm (Westf.)"}


@pytest.mark.parametrize("ags", ["00000000", "17000000", "99999999"])
def test_municipality_lies_in_a_land(admin: Client, site_tree: SiteTree, ags: str) -> None:
    refused = submit(admin, add_address(Municipality), {"ags": ags, "name": "Nirgendwo"})

    assert list(errors(refused)) == ["ags"]


def test_names_with_commas_stay_whole(admin: Client, site_tree: SiteTree) -> None:
    """Opening and saving the form changes no name."""
    names = ["Maßnahmen zur Unterstützung, Qualifizierung und Vernetzung", "Partnerprojekte"]
    programme = FundingProgrammePageFactory(alternate_names=names)
    ministry = PartnerOrganisationFactory(aliases=["Ministerium für Kinder, Jugend, Familie"])

    assert errors(edit(admin, programme, {"teaser": "Neu"}, action_publish="1")) == {}
    assert errors(edit(admin, ministry, {"competence": "Neu"}, action_publish="1")) == {}

    programme.refresh_from_db()
    ministry.refresh_from_db()
    assert (programme.teaser, programme.alternate_names) == ("Neu", names)
    assert ministry.aliases == ["Ministerium für Kinder, Jugend, Familie"]


def test_contact_person_takes_a_consent_of_the_own_organisation(
    admin: Client, site_tree: SiteTree
) -> None:
    profile = MSOProfilePageFactory(
        contact_persons=[ContactPerson(locale=locale(), name="Amina Beispiel")]
    )
    own = ContactConsentFactory(organisation=profile.translation_key, person="Amina Beispiel")
    ContactConsentFactory(organisation=profile.translation_key, purpose="picture")
    foreign = ContactConsentFactory(organisation=MSOProfilePageFactory().translation_key)

    formset = shown_form(admin, profile).formsets["contact_persons"]
    offered = [list(form.fields["consent"].queryset) for form in (*formset, formset.empty_form)]
    assert offered == [[own]] * len(offered)

    row = {"name": "Amina Beispiel", "consent": foreign.pk}
    refused = edit(admin, profile, {"contact_persons": [row]})
    assert list(errors(refused)) == ["contact_persons-0-consent"]

    row["consent"] = own.pk
    assert errors(edit(admin, profile, {"contact_persons": [row]}, action_publish="1")) == {}
    assert detail(profile)["contact_persons"][0]["name"] == "Amina Beispiel"

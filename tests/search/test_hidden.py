"""D14: what is not public any more is in no hit, suggestion, facet or number, from that moment on.

Nothing is rebuilt between a step and what is asked after it.
"""

import datetime as dt
import uuid

import pytest
from wagtail.models import PageViewRestriction

from mso_pages.models import ContactConsent, MSOProfilePage, OrganisationState
from tests.contract import hiding
from tests.factories.funding import FundingCallPageFactory
from tests.factories.locales import translate
from tests.factories.msos import (
    MSOProfilePageFactory,
    OfferFactory,
    OrganisationStateFactory,
    contact_person,
)
from tests.factories.terms import MunicipalityFactory, TopicFactory
from tests.search.finding import answer, found, listed, suggested

pytestmark = pytest.mark.django_db

# The title of the profile and a word of its text, by language, and how this is mistyped.
WORDS = {"de": ("Nordlicht", "Leuchtfeuer", "Leuchtveuer"), "en": ("Aurora", "lantern", "lanterm")}


@pytest.fixture
def profile(site_tree):
    """A profile in German and English among others."""
    topic = TopicFactory(title="Nachbarschaft", slug="nachbarschaft")
    title, word, _mistyped = WORDS["de"]
    profile = MSOProfilePageFactory(
        title=title,
        self_description=f"Ein {word} für alle.",
        topics=[topic],
        languages=["de"],
        offers=[OfferFactory(title="Singen im Hof", topic=topic)],
    )
    title, word, _mistyped = WORDS["en"]
    translate(profile, "en", title=title, self_description=f"A {word} for all.")
    MSOProfilePageFactory(title="Südwind", topics=[topic], languages=["de"])
    return profile


def fresh(row):
    return type(row).objects.get(pk=row.pk)


def english(profile):
    return MSOProfilePage.objects.get(
        translation_key=profile.translation_key, locale__language_code="en"
    )


def surfaces(profile, words, **reading):
    """Surface to whether the profile is there, by its title and by a word of its text."""
    key = str(profile.translation_key)
    title, word, mistyped = words
    there = {}
    for text in (title, word):
        whole = answer("search", q=text, type="msos", facets="type,topic", **reading)
        cards = answer("msos", search=text, facets="topic,language", **reading)
        there |= {
            f"hit of {text}": key in [hit["card"]["id"] for hit in whole["items"]],
            f"number of {text}": whole["count"] == 1,
            f"facet of types of {text}": counted(whole, "type", "msos") == 1,
            f"facet of topics of {text}": counted(whole, "topic", "nachbarschaft") == 1,
            f"list by {text}": key in [card["id"] for card in cards["items"]],
            f"number of the list by {text}": cards["count"] == 1,
            f"facet of the list by {text}": counted(cards, "topic", "nachbarschaft") == 1,
        }
    suggested_ids = [item["id"] for item in answer("suggest", q=title[:4], **reading)["items"]]
    there["suggestion"] = key in suggested_ids
    # What is in no language of the reading is offered by nobody either.
    if reading.get("fallback") != "none":
        there["did you mean"] = answer("search", q=mistyped, **reading)["did_you_mean"] == word
    return there


def counted(whole, name, slug):
    values = {value["slug"] or value["value"]: value["count"] for value in whole["facets"][name]}
    return values.get(slug, 0)


READINGS = [(code, fallback) for code in ("de", "en", "tr") for fallback in ("auto", "none")]


def where(profile, words):
    """The languages and rules of fallback by which the profile is found; on all surfaces."""
    found_in = set()
    for code, fallback in READINGS:
        there = surfaces(profile, words, locale=code, fallback=fallback)
        assert len(set(there.values())) == 1, (code, fallback, there)
        if True in there.values():
            found_in.add((code, fallback))
    return found_in


IN_GERMAN = {("de", "auto"), ("de", "none"), ("tr", "auto")}
IN_ENGLISH = {("en", "auto"), ("en", "none")}
EVERYWHERE, NOWHERE = (IN_GERMAN, IN_ENGLISH), (set(), set())
GERMAN_ALONE = ({*IN_GERMAN, ("en", "auto")}, set())


def places(profile):
    """Where it is found by its German words, and by its English ones."""
    return where(profile, WORDS["de"]), where(profile, WORDS["en"])


def test_d14_each_step_is_seen_at_once_everywhere(profile):
    assert places(profile) == EVERYWHERE

    english(profile).unpublish()
    assert places(profile) == GERMAN_ALONE

    fresh(profile).unpublish()
    assert places(profile) == NOWHERE

    fresh(profile).get_latest_revision().publish()
    assert places(profile) == GERMAN_ALONE
    english(profile).get_latest_revision().publish()
    assert places(profile) == EVERYWHERE

    private = PageViewRestriction.objects.create(
        page=fresh(profile).get_parent(), restriction_type=PageViewRestriction.LOGIN
    )
    assert places(profile) == NOWHERE
    private.delete()
    assert places(profile) == EVERYWHERE

    fresh(profile).delete()
    english(profile).delete()
    assert places(profile) == NOWHERE


def test_d14_only_the_english_words_go_when_the_german_page_goes(profile):
    fresh(profile).unpublish()
    # English is now the original of all that have nothing nearer.
    by_german, by_english = places(profile)

    assert by_german == set()
    assert by_english >= IN_ENGLISH


@pytest.mark.parametrize(
    "way",
    [hiding.expire, hiding.restrict, hiding.move_below_private, hiding.move_to_another_site],
)
def test_d14_every_way_of_hiding_hides_at_once(profile, way):
    assert places(profile) == EVERYWHERE

    way(fresh(profile))
    # The others hide its translations, too.
    if way in (hiding.expire, hiding.move_to_another_site):
        way(english(profile))

    assert places(profile) == NOWHERE


def test_d14_what_it_offers_goes_with_it(profile):
    word = "Singen"
    assert found(word, type="offers") == listed("offers", word) == ["Singen im Hof"]
    assert suggested(word) != []

    english(profile).unpublish()
    fresh(profile).unpublish()

    assert found(word) == listed("offers", word) == suggested(word) == []
    assert answer("search", q="Nachbarschaft", type="offers")["count"] == 0


def everywhere(text, **reading):
    """All that is answered to who asks for a text."""
    return {
        **{f"search {code}": found(text, locale=code) for code in ("de", "en", "tr")},
        **{name: listed(name, text) for name in ("msos", "offers", "events")},
        "suggestions": suggested(text),
        "meant": answer("search", q=text)["did_you_mean"],
        "numbers": answer("search", q=text, facets="type,topic")["facets"],
        "total": answer("search", q=text)["count"],
    }


def is_nowhere(text):
    """Whether a text is answered as one that was never written."""
    return everywhere(text) == everywhere("Xyzzyxvuq")


@pytest.fixture
def house(site_tree):
    """Who can be reached at an address."""
    key = uuid.uuid4()
    return MSOProfilePageFactory(
        title="Haus",
        translation_key=key,
        street="Verborgenweg 7",
        postal_code="58099",
        municipality=MunicipalityFactory(name="Hagen"),
        latitude="51.36",
        longitude="7.47",
        offers=[OfferFactory(title="Chor", place="Hinterhofsaal")],
        contact_persons=[contact_person(key)],
    )


def hide_address(house):
    republish(house, address_visibility="hidden")


def tell_the_town_alone(house):
    republish(house, address_visibility="town")


def move_out(house):
    republish(house, street="Neuer Weg 1", postal_code="58100")


def hide_in_an_emergency(house):
    OrganisationStateFactory(organisation=house.translation_key, hides_contact=True)


def republish(house, **values):
    row = fresh(house)
    for name, value in values.items():
        setattr(row, name, value)
    row.save_revision(clean=False).publish()


@pytest.mark.parametrize(
    "hide", [hide_address, tell_the_town_alone, move_out, hide_in_an_emergency]
)
def test_d14_a_street_that_is_not_public_any_more_is_found_by_nobody(house, hide):
    for text in ("Verborgenweg", "58099"):
        assert found(text) == listed("msos", text) == ["Haus"]
    assert answer("search", q="Verborgenwge")["did_you_mean"] == "Verborgenweg"

    hide(house)

    for text in ("Verborgenweg", "Verborgenweg 7", '"Verborgenweg 7"', "58099", "Verborgenwge"):
        assert is_nowhere(text), text
    assert found("Haus", type="msos") == found("Hagen", type="msos") == ["Haus"]


def test_d14_in_an_emergency_the_place_of_an_offer_is_hidden_until_it_is_over(house):
    assert "Chor" in found("Hinterhofsaal")

    hide_in_an_emergency(house)
    assert is_nowhere("Hinterhofsaal")
    assert "Chor" in found("Chor")

    state = OrganisationState.objects.get(organisation=house.translation_key)
    state.hides_contact = False
    state.save()
    assert "Chor" in found("Hinterhofsaal")
    assert found("Verborgenweg") == ["Haus"]


def test_d14_a_person_is_found_neither_before_nor_after_the_consent_was_withdrawn(house):
    key = house.translation_key
    assert "Amina" in answer(f"msos/{key}")["contact_persons"][0]["name"]
    assert is_nowhere("Amina") and is_nowhere("Vorsitz")

    consent = ContactConsent.objects.get(organisation=key)
    consent.withdrawn_on = dt.date(2020, 1, 2)
    consent.save()

    assert answer(f"msos/{key}")["contact_persons"] == []
    assert is_nowhere("Amina") and is_nowhere("Vorsitz")


@pytest.mark.parametrize("query", [{}, {"sort": "title"}, {"sort": "-updated"}])
def test_d14_hits_on_the_pages_are_as_many_as_the_number_says(site_tree, query):
    profiles = [MSOProfilePageFactory(title=f"Nordlicht {number}") for number in range(7)]
    for number in (0, 2, 4):
        translate(profiles[number], "en", title=f"Nordlicht in English {number}")
    for number in (1, 2):
        fresh(profiles[number]).unpublish()
    hiding.restrict(profiles[3])
    english(profiles[4]).unpublish()
    fresh(profiles[5]).delete()

    # German: 0, 4, 6. English: also what has no German page any more.
    for code, fallback, expected in (
        ("de", "none", 3),
        ("de", "auto", 4),
        ("en", "none", 2),
        ("en", "auto", 4),
    ):
        reading = {"locale": code, "fallback": fallback, **query}
        pages = [
            answer("search", q="Nordlicht", limit=2, offset=offset, **reading)
            for offset in range(0, 8, 2)
        ]
        assert {page["count"] for page in pages} == {expected}, (code, fallback)
        sizes = [len(page["items"]) for page in pages]
        assert sizes == [min(2, max(0, expected - offset)) for offset in range(0, 8, 2)]
        keys = {hit["card"]["id"] for page in pages for hit in page["items"]}
        assert len(keys) == expected


def test_no_code_of_a_rule_is_searched_for_or_shown(site_tree):
    rule = {"text": "Eingetragener Verein", "kind": "legal_form", "value": "registered_association"}
    FundingCallPageFactory(title="Aufruf", eligibility=[("rule", {**rule, "source": "Nummer 4"})])

    assert found("eingetragener") == ["Aufruf"]
    assert found("registered_association") == found("association") == []

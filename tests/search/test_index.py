"""The index holds what is public, in the transaction that makes it so."""

import random
from contextlib import suppress

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import transaction
from django.test import Client
from wagtail.models import PageViewRestriction, Site

from headless.changes.models import ContentChange
from headless.models import ContentPage
from headless.signals import day_begun
from search import services
from search.models import Document
from tests.contract import hiding
from tests.factories.events import EventPageFactory
from tests.factories.locales import translate
from tests.factories.msos import MSOProfilePageFactory, OfferFactory, contact_person
from tests.factories.pages import ContentPageFactory
from tests.factories.plans import plan_to_go_live
from tests.factories.terms import MunicipalityFactory, TopicFactory
from tests.factories.tree import create_site_tree
from tests.headless.acts import ACTS, create
from tests.search.finding import answer, found, listed, suggested
from tests.search.indexed import places, served_places, snapshot, tokens, vocabulary

pytestmark = pytest.mark.django_db

ACTS_IN_A_RUN = 25


def republished(thing, **changes):
    thing = type(thing).objects.get(pk=thing.pk)
    for name, value in changes.items():
        setattr(thing, name, value)
    thing.save_revision(clean=False).publish()
    return thing


def body(text):
    return [("text", f"<p>{text}</p>")]


@pytest.mark.parametrize("seed", range(3))
def test_random_acts_leave_documents_of_what_is_served_alone(site_tree, seed):
    rng = random.Random(seed)  # noqa: S311
    for number in range(ACTS_IN_A_RUN):
        act = rng.choice(ACTS) if number > 4 else create
        # What the gate refuses is no act.
        with suppress(ValidationError), transaction.atomic():
            act(rng)
        assert places() == served_places(), f"after {act.__name__} (act {number} of run {seed})"

    kept = snapshot()
    Document.objects.all().delete()
    list(services.rebuild())
    made = snapshot()
    assert kept.keys() == made.keys()
    assert {place: (kept[place], made[place]) for place in kept if kept[place] != made[place]} == {}


def test_publishing_and_unpublishing_take_effect_at_once(site_tree):
    page = ContentPageFactory(title="Nachbarschaftsgarten", live=False)
    assert found("Nachbarschaftsgarten") == []

    page.get_latest_revision().publish()
    assert found("Nachbarschaftsgarten") == ["Nachbarschaftsgarten"]

    page = republished(page, title="Stadtteilwerkstatt", body=body("Hobel und Säge"))
    assert found("Nachbarschaftsgarten") == []
    assert found("Hobel") == ["Stadtteilwerkstatt"]

    page.unpublish()
    assert found("Stadtteilwerkstatt") == found("Hobel") == []
    assert not Document.objects.filter(object_id=page.translation_key).exists()

    page.get_latest_revision().publish()
    assert found("Hobel") == ["Stadtteilwerkstatt"]


WAYS = [
    hiding.unpublish,
    hiding.expire,
    hiding.restrict,
    hiding.move_below_private,
    lambda page: page.delete(),
]


# The others hide what is translated of it, too.
BY_TRANSLATION = [hiding.unpublish, hiding.expire, WAYS[-1]]


@pytest.mark.parametrize("way", WAYS, ids=["unpublish", "expire", "restrict", "move", "delete"])
def test_d14_whatever_hides_a_page_takes_it_out_at_once(site_tree, way):
    page = ContentPageFactory(title="Nachbarschaftsgarten", body=body("Hobel"))
    translate(page, "tr", title="Mahalle bahçesi")
    assert found("Hobel", locale="tr") == ["Mahalle bahçesi"]

    way(ContentPage.objects.get(pk=page.pk))
    if way in BY_TRANSLATION:
        way(ContentPage.objects.get(title="Mahalle bahçesi"))

    for locale in ("de", "tr"):
        assert found("Hobel", locale=locale) == []
        assert found("Mahalle", locale=locale) == []
        assert suggested("Nachbar", locale=locale) == []
    assert not Document.objects.filter(object_id=page.translation_key).exists()
    assert all("hobel" not in str(words) for words in tokens().values())


def test_d14_what_becomes_public_again_is_found_again(site_tree):
    page = ContentPageFactory(title="Nachbarschaftsgarten")
    restriction = PageViewRestriction.objects.create(page=page, restriction_type="login")
    assert found("Nachbarschaftsgarten") == []

    restriction.delete()

    assert found("Nachbarschaftsgarten") == ["Nachbarschaftsgarten"]


def test_what_is_planned_is_found_when_the_moment_has_come(site_tree):
    page = ContentPageFactory(title="Nachbarschaftsgarten", live=False)
    plan_to_go_live(page)
    assert found("Nachbarschaftsgarten") == []

    call_command("publish_scheduled")

    assert found("Nachbarschaftsgarten") == ["Nachbarschaftsgarten"]


def test_a_moved_page_is_found_once(site_tree):
    page = ContentPageFactory(title="Nachbarschaftsgarten")
    page.move(ContentPageFactory(title="Anderswo"), pos="last-child")

    assert found("Nachbarschaftsgarten") == ["Nachbarschaftsgarten"]


def test_each_site_finds_its_own(site_tree, settings):
    settings.ALLOWED_HOSTS = ["*"]
    other = create_site_tree("other.example", is_default=False)
    page = ContentPageFactory(title="Nachbarschaftsgarten")
    ContentPageFactory(title="Nachbarschaftsfest", parent=other.root)
    TopicFactory(title="Nachbarschaftshilfe")
    shared = ["Nachbarschaftshilfe"]

    assert sorted(found("Nachbarschaft")) == [page.title, *shared]
    elsewhere = {"HTTP_HOST": "other.example"}
    assert sorted(found_at(elsewhere, "Nachbarschaft")) == ["Nachbarschaftsfest", *shared]

    hiding.move_to_another_site(page)

    assert found("Nachbarschaft") == shared
    assert sorted(found_at(elsewhere, "Nachbarschaft")) == [
        *("Nachbarschaftsfest", page.title, *shared)
    ]


def found_at(host, text):
    items = Client().get("/api/v1/search/", {"q": text}, **host).json()["items"]
    return [item["card"]["title"] for item in items]


def test_a_site_that_goes_takes_its_pages_out(site_tree):
    other = create_site_tree("other.example", is_default=False)
    ContentPageFactory(title="Nachbarschaftsfest", parent=other.root)
    topic = TopicFactory(title="Nachbarschaftshilfe")

    Site.objects.get(pk=other.site.pk).delete()

    assert places() == served_places()
    assert found("Nachbarschaft") == [topic.title]


def test_a_translation_answers_as_soon_as_it_is_there_and_no_longer(site_tree):
    page = ContentPageFactory(title="Nachbarschaftsgarten")
    assert found("Nachbarschaftsgarten", locale="tr") == ["Nachbarschaftsgarten"]
    assert found("Nachbarschaftsgarten", locale="tr", fallback="none") == []

    turkish = translate(page, "tr", title="Mahalle bahçesi")
    assert found("Mahalle", locale="tr") == found("Mahalle", locale="tr", fallback="none")
    assert found("Mahalle", locale="tr") == ["Mahalle bahçesi"]
    # German words that nobody sees there any more find nothing.
    assert found("Nachbarschaftsgarten", locale="tr") == []
    assert found("Mahalle") == []

    turkish.unpublish()
    assert found("Mahalle", locale="tr") == []
    assert found("Nachbarschaftsgarten", locale="tr") == ["Nachbarschaftsgarten"]


def test_a_draft_gets_in_nowhere(site_tree):
    page = ContentPageFactory(title="Nachbarschaftsgarten", body=body("Hobel"))
    topic = TopicFactory(title="Gartenbau")
    mso = MSOProfilePageFactory(title="Verein", topics=[topic], short_name="VN")
    before = snapshot(), vocabulary()
    for thing, changes in (
        (page, {"title": "Geheimplan", "body": body("Geheimsache")}),
        (topic, {"title": "Geheimthema", "alternative_labels": ["Geheimwort"]}),
        (mso, {"title": "Geheimbund", "short_name": "Geheimkürzel"}),
    ):
        for name, value in changes.items():
            setattr(thing, name, value)
        thing.save_revision(clean=False)
    TopicFactory(title="Geheimnis", live=False)
    ContentPageFactory(title="Geheimschrift", live=False)
    # What is saved again while a draft is there is read from the database.
    mso.refresh_from_db()
    mso.save()

    assert (snapshot(), vocabulary()) == before
    assert suggested("Geheim") == []
    assert answer("search", q="Geheimplann")["did_you_mean"] is None


def test_what_was_rolled_back_is_not_found(site_tree):
    page = ContentPageFactory(title="Nachbarschaftsgarten")
    before = snapshot(), vocabulary()
    with suppress(InterruptedError), transaction.atomic():
        republished(page, title="Stadtteilwerkstatt")
        ContentPageFactory(title="Hobelbank")
        assert found("Stadtteilwerkstatt") == ["Stadtteilwerkstatt"]
        raise InterruptedError

    assert (snapshot(), vocabulary()) == before


def test_saving_without_a_change_writes_no_words(site_tree, monkeypatch):
    page = MSOProfilePageFactory(filled=True)
    written = []
    monkeypatch.setattr(services, "_write_words", written.append)

    republished(page)

    assert [documents for documents in written if documents] == []


def test_offers_are_found_by_what_they_are_and_by_whose(site_tree):
    topic = TopicFactory(title="Musik")
    mso = MSOProfilePageFactory(
        title="Brücke der Kulturen",
        municipality=MunicipalityFactory(name="Lüdenscheid"),
        offers=[OfferFactory(title="Trommelgruppe", topic=topic, languages=["ar"])],
    )
    for text in ("Trommelgruppe", "Brücke", "Luedenscheid", "Musik", "Arabisch", "Angebot"):
        assert listed("offers", text) == ["Trommelgruppe"], text
        assert "Trommelgruppe" in found(text, type="offers")

    mso.unpublish()
    assert listed("offers", "Trommelgruppe") == found("Trommelgruppe") == []


def test_an_offer_that_the_profile_has_no_longer_is_not_found(site_tree):
    mso = MSOProfilePageFactory(title="Brücke", offers=[OfferFactory(title="Trommelgruppe")])
    assert sorted(found("Trommelgruppe")) == ["Brücke", "Trommelgruppe"]

    republished(mso, offers=[OfferFactory(title="Chor")])

    assert found("Trommelgruppe") == []
    assert sorted(found("Chor")) == ["Brücke", "Chor"]


def test_occurrences_are_found_by_their_event(site_tree, settings):
    settings.DEMO_TODAY = "2027-01-01"
    event = EventPageFactory(
        title="Erntefest", teaser="Mit Trommeln", recurrence="FREQ=WEEKLY;COUNT=3"
    )
    EventPageFactory(title="Lesung")

    assert listed("occurrences", "Erntefest") == ["Erntefest"] * 3
    assert listed("occurrences", "Trommel", limit=2) == ["Erntefest"] * 2
    assert answer("occurrences", search="Trommel", limit=1, sort="-start")["count"] == 3
    assert listed("occurrences", "Lesung -Trommel") == ["Lesung"]
    assert "occurrences" not in {hit["type"] for hit in answer("search", q="Erntefest")["items"]}

    event.unpublish()
    assert listed("occurrences", "Erntefest") == []


def test_a_contact_person_is_not_found_by_name(site_tree):
    """A consent to appear in a profile is none to be looked for."""
    mso = MSOProfilePageFactory(title="Brücke")
    republished(mso, contact_persons=[contact_person(mso.translation_key)])

    assert "Amina" in answer(f"msos/{mso.translation_key}")["contact_persons"][0]["name"]
    assert found("Amina") == []


# Words of the public texts ------------------------------------------------------------


def test_words_that_no_public_text_has_are_forgotten_when_a_day_begins(site_tree):
    page = ContentPageFactory(title="Nachbarschaftsgarten", body=body("Hobelbank und Säge"))
    ContentPageFactory(title="Werkstatt", body=body("Eine Säge"))
    page.unpublish()
    assert {"hobelbank", "sage", "nachbarschaftsgarten"} <= vocabulary()
    # Before, they are kept, but nobody is told of them.
    assert answer("search", q="Hobelbnak")["did_you_mean"] is None
    assert suggested("Hobel") == []

    day_begun.send(sender=None)

    assert vocabulary() & {"hobelbank", "sage", "nachbarschaftsgarten"} == {"sage"}


def test_words_that_are_there_are_kept_in_every_script(site_tree):
    words = "Straße Çağlayan Øresund Київ العربية Ἑλλάς हिन्दी ไทย 東京 œuvre Łódź Bürger*innen e.V."
    ContentPageFactory(title="Wörter", body=body(words))
    before = vocabulary()

    assert services.forget_words() == 0
    assert vocabulary() == before
    assert len(before) > 8


def test_a_word_that_comes_again_is_offered_again(site_tree):
    page = ContentPageFactory(title="Nachbarschaftsgarten")
    page.unpublish()
    services.forget_words()
    republished(page)

    assert answer("search", q="Nachbarschaftsgraten")["did_you_mean"] == "Nachbarschaftsgarten"


def test_a_long_text_is_published_and_found(site_tree):
    chance = random.Random(1)  # noqa: S311
    letters = "abcdefghijklmnopqrstuvwxyz"
    words = ("".join(chance.choices(letters, k=12)) for _ in range(60_000))
    text = " ".join(words)
    page = ContentPageFactory(title="Niederschrift", body=body(f"Anfangswort {text}"))

    assert found("Anfangswort") == ["Niederschrift"]
    assert ContentChange.objects.filter(object_id=page.translation_key).exists()

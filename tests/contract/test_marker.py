"""D08: a word that stands only in what is hidden is in no answer of any endpoint.

And no answer changes by a byte when what is hidden comes into being.
"""

import datetime as dt
import uuid
from decimal import Decimal

import pytest
from django.core.management import call_command
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Collection, CollectionViewRestriction

from events.models import EventOrganiser, ReportPartner
from headless import recording
from headless.delivery import caching
from headless.served import services
from mso_pages.models import ContactPerson, Mentoring, MSOProfilePage, NewsPartner, Offer
from tests.contract import hiding
from tests.contract.asking import Words, ask_everything
from tests.contract.crawling import mentions
from tests.contract.filled_site import fill_site
from tests.contract.referring import PAGES, SNIPPETS, make_things, refer_to
from tests.factories.events import EventParticipationFactory
from tests.factories.images import DocumentFactory, ImageFactory
from tests.factories.locales import translate
from tests.factories.msos import (
    MSOProfilePageFactory,
    OfferFactory,
    OrganisationStateFactory,
    contact_person,
)
from tests.factories.pages import ContentPageFactory

MARKER = "verborgen"
WAYS = ["draft", "unpublished", "expired", "restricted", "below", "scheduled"]
SECTIONS = {
    "mso": "organisationen",
    "programme": "foerderung",
    "call": "foerderung/programm",
    "news": "aktuelles",
    "event": "veranstaltungen",
    "report": "berichte",
    "page": "",
}
HIDDEN_PLACE = {"latitude": Decimal("52.77777"), "longitude": Decimal("8.88888")}
STREET = {"street": "Verborgenweg 7", "postal_code": "99987", **HIDDEN_PLACE}


def key(name, way):
    return uuid.uuid5(uuid.NAMESPACE_DNS, f"{name}.{way}.example")


PLACES = [(name, way) for name in PAGES for way in WAYS]
TERMS = [(name, way) for name in SNIPPETS for way in ("draft", "unpublished")]
WORDS = Words(
    keys=tuple(str(key(name, way)) for name, way in [*PLACES[::2], *TERMS]),
    texts=(
        *(f"verborgen-{name}-{way}" for name, way in [*PLACES[::4], *TERMS[::2]]),
        *("verborgen", "verbrogen", "Verborgenweg", "99987", "Diskret"),
    ),
    paths=tuple(f"/{SECTIONS[name]}/verborgen-{name}-{way}/" for name, way in PLACES[::3])
    + ("/verborgener-umzug", "/ueber-uns/"),
    points=("52.77777,8.88888", "8.88887,52.77776,8.88889,52.77778"),
    searched=("verborgen", "Diskret"),
)


def make_hidden(things):
    """Pages and snippets of every kind, hidden in every way, that refer to what is public."""
    made = {}
    for name, way in PLACES:
        made[name, way] = PAGES[name](
            title=f"Verborgen {name}",
            slug=f"verborgen-{name}-{way}",
            translation_key=key(name, way),
            live=way not in ("draft", "scheduled"),
            **({"go_live_at": timezone.now() + dt.timedelta(days=1)} if way == "scheduled" else {}),
            **references(name, things),
        )
    for name, way in TERMS:
        made[name, way] = SNIPPETS[name](
            **{"name" if name == "partner" else "title": f"Verborgen {name}"},
            slug=f"verborgen-{name}-{way}",
            translation_key=key(name, way),
            live=way != "draft",
            **({"parent": things["partners"]} if name == "partner" else {}),
            **({"supersedes": things["statistics"]} if name == "statistic" else {}),
        )
    EventParticipationFactory(event=made["event", "draft"], mso=things["msos"])
    Redirect.objects.create(
        old_path="/verborgener-umzug", redirect_page=made["page", "unpublished"]
    )
    hide(made)


def references(name, things):
    """What a page of a kind says of public things."""
    partner, topic = things["partners"], things["topics"]
    return {
        "mso": lambda: {
            "topics": [topic],
            "municipality": things["municipalities"],
            "mentorings": [Mentoring(mentee=things["msos"])],
            "offers": [OfferFactory(title="Verborgenes Angebot", topic=topic)],
        },
        "programme": lambda: {"funder": partner, "predecessor": things["programmes"]},
        "call": lambda: {"parent": things["parent of calls"], "focus_topics": [topic]},
        "news": lambda: {
            "topics": [topic],
            "publisher": partner,
            "programme": things["programmes"],
            "partners": [NewsPartner(partner=partner)],
        },
        "event": lambda: {
            "topics": [topic],
            "municipality": things["municipalities"],
            "host_mso": things["msos"],
            "organisers": [EventOrganiser(partner=partner)],
            "programme": things["programmes"],
        },
        "report": lambda: {
            "topics": [topic],
            "publisher": partner,
            "event": things["events"],
            "event_date": dt.date(2027, 6, 18),
            "published_on": dt.date(2027, 7, 1),
            "partners": [ReportPartner(partner=partner)],
        },
        "page": lambda: {"show_in_menus": True},
    }[name]()


def hide(made):
    for (_name, way), row in made.items():
        if way == "unpublished":
            row.unpublish()
        elif way == "restricted":
            hiding.restrict(row)
        elif way == "below":
            hiding.move_below_private(row)
        elif way == "expired":
            past = timezone.now() - dt.timedelta(minutes=1)
            type(row).objects.filter(pk=row.pk).update(expire_at=past)
    call_command("publish_scheduled")


def draft_upon(things):
    """Newer drafts of what is public, and draft translations of it."""
    words = {"title", "name", "teaser", "self_description", "note", "description", "kicker"}
    for name, thing in things.items():
        if name in ("municipalities", "parent of calls"):
            continue
        title = "name" if name == "partners" else "title"
        translate(thing, "uk", live=False, **{title: "Verborgen übersetzt"})
        draft = type(thing).objects.get(pk=thing.pk)
        for field in words & {field.name for field in draft._meta.concrete_fields}:
            setattr(draft, field, "Verborgen im Entwurf")
        draft.save_revision()


def make_discreet():
    """Organisations that keep how to reach them to themselves, each in another way."""
    whole = {"opening_hours": [], "accessibility": []}
    pages = {
        way: MSOProfilePageFactory(title=f"Diskret {way}", slug=f"diskret-{way}", **whole)
        for way in ("hidden", "town", "emergency", "withdrawn")
    }
    for way in ("hidden", "town"):
        pages[way].address_visibility = way
        pages[way].save_revision().publish()
    OrganisationStateFactory(organisation=pages["emergency"].translation_key, hides_contact=True)
    person = contact_person(
        pages["withdrawn"].translation_key, withdrawn_on=dt.date(2020, 1, 2), person="Verborgen"
    )
    person.page = pages["withdrawn"]
    person.save()
    offer = OfferFactory(title="Offenes Angebot")
    offer.page = pages["emergency"]
    offer.save()
    return pages


def move_house(pages):
    """They change what they do not tell."""
    discreet = MSOProfilePage.objects.filter(pk__in=[page.pk for page in pages.values()])
    discreet.filter(address_visibility__in=("hidden", "town")).update(**STREET)
    discreet.filter(pk=pages["emergency"].pk).update(
        **STREET,
        email="verborgen@verein.example",
        website="https://verborgen.example/",
        phone="+4923199999",
        social_links=[{"network": "mastodon", "url": "https://verborgen.example/@x"}],
        opening_hours=[
            {"weekday": "monday", "opens": "10:00", "closes": "12:30", "note": "verborgen"}
        ],
    )
    Offer.objects.filter(page=pages["emergency"]).update(
        place="Verborgenhaus",
        online_url="https://verborgen.example/treffen",
        schedule_note="verborgen",
        weekdays=["monday"],
        starts_at=dt.time(17),
        ends_at=dt.time(18),
    )
    ContactPerson.objects.filter(page=pages["withdrawn"]).update(
        name="Verborgen Beispiel", email="verborgen@verein.example"
    )


def make_private_files():
    """A page that shows a picture and a document of a collection which is private."""
    private = Collection.get_first_root_node().add_child(name="Verborgene Sammlung")
    CollectionViewRestriction.objects.create(collection=private, restriction_type="login")
    image = ImageFactory(title="Verborgenes Bild", collection=private)
    document = DocumentFactory(title="Verborgenes Papier", collection=private)
    picture = {"image": image, "alt_text": "Verborgene Menschen", "decorative": False}
    ContentPageFactory(
        title="Mit Dateien",
        slug="mit-dateien",
        image=image,
        image_alt="Verborgener Saal",
        body=[
            ("picture", {"image": picture, "caption": "Ein Saal"}),
            ("document", document),
            ("text", f'<p>Im <a linktype="document" id="{document.pk}">Papier</a></p>'),
        ],
    )


@pytest.fixture(scope="module")
def monkeypatch_module():
    with pytest.MonkeyPatch.context() as patch:
        yield patch


@pytest.fixture(scope="module")
def answers(shared_tree, monkeypatch_module):
    """All that is answered before and after everything hidden was made."""
    things = fill_site()
    with recording.paused():
        things["parent of calls"] = PAGES["programme"](title="Programm", slug="programm")
        refer_to(make_things(live=False))
        make_private_files()
        pages = make_discreet()
    services.rebuild()
    services.store_cards()
    # What is kept would be the same in any case.
    monkeypatch_module.setattr(caching, "LARGEST_KEPT", -1)
    before = ask_everything(WORDS)
    with recording.paused():
        make_hidden(things)
        draft_upon(things)
        move_house(pages)
    services.rebuild()
    return before, ask_everything(WORDS)


def test_d08_the_marker_is_in_no_answer(db, answers):
    for found in answers:
        # An address that was asked for may be repeated by nobody either.
        assert mentions([MARKER, "99987", "52.7777", "8.8888"], found) == []


def test_d08_a_key_of_something_hidden_is_in_no_answer(db, answers):
    assert mentions(list(WORDS.keys), answers[1]) == []


def test_d08_no_count_facet_order_or_error_changes_by_what_is_hidden(db, answers):
    before, after = answers

    assert list(after) == list(before)
    changed = [address for address in before if after[address] != before[address]]
    assert changed == []


def test_d08_what_is_public_is_asked_for_with_effect(db, answers):
    """These tests would find what they miss."""
    found = answers[1]

    assert mentions(["Diskret emergency", "Mit Dateien", "Offenes Angebot"], found) != []
    statuses = {answer[:3] for answer in found.values()}
    assert statuses >= {"200", "404", "422"}
    assert len(found) > 1000

"""Relations keep their order and their members in every language, whichever way they are saved.

Rows are made in code, without a place, in an order that no database has by itself.
"""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from modelcluster.models import get_all_child_m2m_relations, get_all_child_relations
from wagtail.models import Orderable
from wagtail_localize.models import StringSegment

from events.models import EventOrganiser, ReportPartner
from headless.field_publishing import content_of, publish_fields
from headless.fields import StreamField
from headless.translations.services import publish as publish_translation
from mso_pages.models import (
    ContactPerson,
    FormerName,
    FundingReceived,
    GalleryImage,
    Mentoring,
    NewsPartner,
    UmbrellaMembership,
)
from tests.factories.events import EventPageFactory, EventReportPageFactory, contribution
from tests.factories.funding import NewsPageFactory
from tests.factories.images import image_with_facts
from tests.factories.locales import locale, translate
from tests.factories.msos import MSOProfilePageFactory, OfferFactory
from tests.factories.partners import PartnerOrganisationFactory
from tests.factories.terms import StatisticFactory, TopicFactory
from tests.factories.translating import requested, target, write
from tests.factories.tree import SiteTree

pytestmark = pytest.mark.usefixtures("commits")

ORDER = "CAB"


def profile() -> Any:
    return MSOProfilePageFactory(
        offers=[OfferFactory(title=f"Angebot {letter}") for letter in ORDER],
        contact_persons=[ContactPerson(name=letter, locale=locale()) for letter in ORDER],
        gallery=[
            GalleryImage(image=image_with_facts(), alt=f"Bild {letter}", locale=locale())
            for letter in ORDER
        ],
        umbrella_memberships=[
            UmbrellaMembership(umbrella=partner, since_year=2001) for partner in partners()
        ],
        mentorings=[
            Mentoring(mentee=mentee, since_year=2018)
            for mentee in MSOProfilePageFactory.create_batch(2)
        ],
        funding_received=[
            FundingReceived(
                project=f"Vorhaben {letter}",
                year=2018,
                amount=Decimal(100),
                is_public=True,
            )
            for letter in ORDER
        ],
        topics=[TopicFactory(title=f"Thema {letter}") for letter in ORDER],
    )


def event() -> Any:
    items = [
        ("item", {"kind": "talk", "title": f"Vortrag {letter}", "topics": []}) for letter in ORDER
    ]
    return EventPageFactory(
        organisers=[EventOrganiser(partner=partner, role="organiser") for partner in partners()],
        programme_items=items,
        topics=[TopicFactory(title=f"Thema {letter}") for letter in ORDER],
    )


def report() -> Any:
    outcome = {"text": "Weiter", "owners": partners(), "resolved_by": "", "resolved_url": ""}
    return EventReportPageFactory(
        partners=[
            ReportPartner(partner=partner, role=role)
            for partner, role in zip(partners(), ("host", "funder", "organiser"), strict=True)
        ],
        contributions=[contribution(person=letter) for letter in ORDER],
        statistics=[StatisticFactory(title=f"Zahl {letter}") for letter in ORDER],
        outcomes=[("follow_up", outcome)],
    )


def news() -> Any:
    return NewsPageFactory(partners=[NewsPartner(partner=partner) for partner in partners()])


def partner() -> Any:
    names = [
        FormerName(name=f"Name {letter}", valid_from=f"200{year}-01-01", locale=locale())
        for year, letter in enumerate(ORDER)
    ]
    return PartnerOrganisationFactory(former_names=names)


def partners() -> list[Any]:
    return [PartnerOrganisationFactory(name=f"Partner {letter}") for letter in ORDER]


KINDS: list[Callable[[], Any]] = [profile, event, report, news, partner]


def in_order(thing: Any) -> dict[str, list[str]]:
    """What rows and blocks of a thing say, as the database has it, and what it names."""
    row = again(thing)
    found = {}
    for relation in get_all_child_relations(type(thing)):
        if issubclass(relation.related_model, Orderable):
            name = relation.get_accessor_name()
            rows = list(getattr(row, name).all())
            assert [item.sort_order for item in rows] == sorted({r.sort_order for r in rows}), name
            found[name] = [str(item) for item in rows]
    for field in get_all_child_m2m_relations(type(thing)):
        found[field.name] = sorted(str(item) for item in getattr(row, field.name).all())
    for field in thing._meta.get_fields():
        if isinstance(field, StreamField):
            found[field.name] = [str(block.value) for block in getattr(row, field.name)]
    return {name: rows for name, rows in found.items() if rows}


def publish(thing: Any) -> Any:
    thing.save_revision(clean=False).publish()
    return again(thing)


def again(thing: Any) -> Any:
    return type(thing)._base_manager.get(pk=thing.pk)


@pytest.mark.parametrize("make", KINDS, ids=lambda make: make.__name__)
def test_rows_keep_their_order_in_every_language(site_tree: SiteTree, make: Any) -> None:
    thing = make()
    told = in_order(thing)
    letters = [
        [row.split(" (")[0][-1] for row in rows]
        for rows in told.values()
        if len(rows) == len(ORDER)
    ]
    assert list(ORDER) in letters

    publish(publish(thing).get_latest_revision_as_object()).save()
    assert in_order(thing) == told

    turkish = translate(thing, "tr")
    assert in_order(turkish) == told

    english = requested(thing, "en")
    for segment in StringSegment.objects.filter(source=english.source):
        # Each word as it is, so that what is told stays the same.
        write(english, segment.context.path, segment.string.data)
    for _time in range(2):
        publish_translation(english, None)
        assert in_order(target(english)) == told
    assert target(english).live
    assert in_order(thing) == in_order(turkish) == told


def test_rows_that_code_adds_come_last_in_every_language(site_tree: SiteTree) -> None:
    thing = event()
    turkish = translate(thing, "tr")
    row = type(thing).objects.get(pk=thing.pk)
    for letter in "FE":
        added = PartnerOrganisationFactory(name=f"Partner {letter}")
        row.organisers.add(EventOrganiser(partner=added, role="organiser"))

    publish(row)

    for found in (thing, turkish):
        names = [organiser.partner.name for organiser in again(found).organisers.all()]
        assert [name[-1] for name in names] == [*ORDER, "F", "E"]
        draft = again(found).get_latest_revision_as_object()
        assert [organiser.partner.name for organiser in draft.organisers.all()] == names


def test_publishing_by_field_keeps_the_order_of_the_list(site_tree: SiteTree, editor: Any) -> None:
    thing = profile()
    turkish = translate(thing, "tr")
    told = in_order(thing)

    publish_fields(thing, {"founded_year": 2001}, editor)
    assert in_order(thing) == in_order(turkish) == told

    offers = content_of(again(thing))["offers"]
    publish_fields(thing, {"offers": offers[::-1]}, editor)
    turned = {**told, "offers": told["offers"][::-1]}
    assert in_order(thing) == in_order(turkish) == turned

    address = f"/api/v1/msos/{thing.translation_key}/"
    for code in ("de", "tr"):
        answer = Client().get(address, {"locale": code}).json()
        assert [offer["title"] for offer in answer["offers"]] == turned["offers"]

import datetime as dt
import uuid
from decimal import Decimal

import factory
from factory.django import DjangoModelFactory

from mso_pages.choices import Accessibility, LegalForm
from mso_pages.models import (
    ContactConsent,
    ContactPerson,
    FundingReceived,
    GalleryImage,
    Mentoring,
    MSOIndexPage,
    MSOProfilePage,
    Offer,
    OrganisationState,
    UmbrellaMembership,
)

from .base import PageFactory
from .funding import FundingCallPageFactory
from .images import image_with_facts
from .partners import PartnerOrganisationFactory
from .streams import body
from .terms import MunicipalityFactory, TargetGroupFactory, TopicFactory
from .tree import section


class OrganisationStateFactory(DjangoModelFactory):
    """The state of an organisation, by the translation key of its profile."""

    class Meta:
        model = OrganisationState

    organisation = factory.LazyFunction(uuid.uuid4)
    last_confirmed_at = dt.datetime(2026, 9, 1, 10, tzinfo=dt.UTC)
    confirmed_by_role = OrganisationState.Role.ORGANISATION


class ContactConsentFactory(DjangoModelFactory):
    """A consent without an end."""

    class Meta:
        model = ContactConsent

    organisation = factory.LazyFunction(uuid.uuid4)
    person = "Amina Beispiel"
    given_on = dt.date(2020, 1, 1)
    evidence = "Brief vom 1. Januar 2020"


class OfferFactory(factory.Factory):
    """An offer that is saved with its page: `MSOProfilePageFactory(offers=[OfferFactory()])`."""

    class Meta:
        model = Offer

    class Params:
        filled = factory.Trait(
            description="Offen für alle.",
            topic=factory.LazyFunction(TopicFactory),
            languages=["tr", "de"],
            weekdays=["monday", "thursday"],
            starts_at=dt.time(17),
            ends_at=dt.time(19, 30),
            schedule_note="Nicht in den Ferien",
            cost=Offer.Cost.FEE,
            cost_note="2 Euro",
            mode="mixed",
            place="Bürgerhaus",
            online_url="https://treffen.example/sprache",
            accessibility=[Accessibility.STEP_FREE],
        )

    title = factory.Sequence("Angebot {}".format)
    locale_id = factory.LazyFunction(lambda: section(MSOIndexPage).locale_id)


def contact_person(organisation, **consent):
    """A contact person who consented to appear in the profile with this key."""
    return ContactPerson(
        locale_id=section(MSOIndexPage).locale_id,
        name="Amina Beispiel",
        role="Vorsitz",
        phone="+492311234567",
        email="vorsitz@verein.example",
        consent=ContactConsentFactory(organisation=organisation, **consent),
    )


def gallery_image():
    return GalleryImage(
        locale_id=section(MSOIndexPage).locale_id, image=image_with_facts(), alt="Ein Fest im Hof"
    )


class MSOProfilePageFactory(PageFactory):
    class Meta:
        model = MSOProfilePage

    class Params:
        filled = factory.Trait(
            short_name="KV",
            original_name="بيت الثقافات",
            original_name_language="ar",
            legal_form=LegalForm.REGISTERED,
            register_court="Dortmund",
            register_number="VR 1234",
            registered_on=dt.date(1999, 5, 17),
            founded_year=1998,
            is_charitable=True,
            charitable_until=dt.date(2028, 12, 31),
            body=factory.LazyFunction(lambda: body(filled=True)),
            origin_cultures=["arabisch"],
            target_groups=factory.LazyFunction(lambda: [TargetGroupFactory()]),
            member_count_band=MSOProfilePage.Members.UP_TO_100,
            staff_kind=MSOProfilePage.Staff.VOLUNTEERS,
            service_area=["05"],
            street="Hauptstraße 1",
            postal_code="44135",
            latitude=Decimal("51.51234"),
            longitude=Decimal("7.46123"),
            accessibility=[Accessibility.LIFT],
            opening_hours=[
                {"weekday": "monday", "opens": "10:00", "closes": "12:30", "note": "nur Beratung"}
            ],
            phone="+492314960",
            email="info@verein.example",
            website="https://verein.example/",
            social_links=[{"network": "mastodon", "url": "https://mastodon.example/@verein"}],
            image=factory.LazyFunction(image_with_facts),
            image_alt="Das Vereinshaus",
            offers=factory.LazyFunction(lambda: [OfferFactory(filled=True)]),
            contact_persons=factory.LazyAttribute(
                lambda page: [contact_person(page.translation_key)]
            ),
            gallery=factory.LazyFunction(lambda: [gallery_image()]),
            umbrella_memberships=factory.LazyFunction(
                lambda: [
                    UmbrellaMembership(
                        umbrella=PartnerOrganisationFactory(), since_year=2001, until_year=2020
                    )
                ]
            ),
            mentorings=factory.LazyFunction(
                lambda: [Mentoring(mentee=MSOProfilePageFactory(), since_year=2018)]
            ),
            funding_received=factory.LazyFunction(
                lambda: [
                    FundingReceived(
                        call=FundingCallPageFactory(),
                        project="Begegnung",
                        year=2018,
                        amount=Decimal("9999.99"),
                        file_number="AZ-GEHEIM-1",
                        is_public=True,
                    )
                ]
            ),
        )

    parent = factory.LazyFunction(lambda: section(MSOIndexPage))
    translation_key = factory.LazyFunction(uuid.uuid4)
    title = factory.Sequence("Verein {}".format)
    slug = factory.Sequence("verein-{}".format)
    self_description = "Wir helfen einander."
    municipality = factory.SubFactory(MunicipalityFactory)
    languages = ["de", "ar"]
    topics = factory.LazyFunction(lambda: [TopicFactory()])

import datetime as dt

import factory

from mso_pages.models import FormerName, PartnerOrganisation

from .base import SnippetFactory
from .images import image_with_facts
from .terms import MunicipalityFactory


class PartnerOrganisationFactory(SnippetFactory):
    class Meta:
        model = PartnerOrganisation

    class Params:
        filled = factory.Trait(
            name_valid_from=dt.date(2022, 6, 29),
            aliases=["Fachstelle"],
            parent=factory.SubFactory("tests.factories.partners.PartnerOrganisationFactory"),
            competence="Berät Kommunen.",
            territory=["05"],
            description="Eine Einrichtung des Landes.",
            website="https://partner.example/",
            email="info@partner.example",
            phone="+492314960",
            municipality=factory.SubFactory(MunicipalityFactory),
            image=factory.LazyFunction(image_with_facts),
            image_alt="Logo der Einrichtung",
            former_names=factory.LazyAttribute(
                lambda partner: [
                    FormerName(
                        locale=partner.locale,
                        name="Früherer Name",
                        abbreviation="FN",
                        valid_from=dt.date(2017, 6, 30),
                        valid_to=dt.date(2022, 6, 28),
                    )
                ]
            ),
        )

    name = factory.Sequence("Partner {}".format)
    abbreviation = factory.Sequence("PO{}".format)
    slug = factory.Sequence("partner-{}".format)
    kind = PartnerOrganisation.Kind.DEPARTMENT

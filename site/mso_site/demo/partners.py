"""The eight partner organisations. They are real bodies; their names change over time.

No phone numbers, and only mailboxes at example.org: nobody should write to a real office
because of a demo site.
"""

import datetime as dt
from dataclasses import dataclass, field

from mso_pages.models import FormerName, PartnerOrganisation

from .keys import demo_key
from .municipalities import AGS
from .pictures import emblem
from .writer import Writer

Kind = PartnerOrganisation.Kind


@dataclass(frozen=True, kw_only=True)
class PartnerRecord:
    """What is known of a partner; `former` holds name, abbreviation, from, to."""

    slug: str
    name: str
    abbreviation: str = ""
    kind: Kind
    competence: str
    description: str = ""
    territory: tuple[str, ...] = ("05",)
    website: str = ""
    email: str = ""
    town: str = ""
    parent: str = ""
    aliases: tuple[str, ...] = ()
    name_valid_from: dt.date | None = None
    former: tuple[tuple[str, str, dt.date | None, dt.date | None], ...] = field(default=())


PARTNERS = (
    PartnerRecord(
        slug="bezirksregierung-arnsberg",
        name="Bezirksregierung Arnsberg",
        kind=Kind.AUTHORITY,
        competence="Landesmittelbehörde für den Regierungsbezirk Arnsberg; über ihr "
        "Kompetenzzentrum für Integration fördert sie MSO im ganzen Land.",
        description="Eine der fünf Bezirksregierungen in Nordrhein-Westfalen.",
        territory=("059",),
        website="https://www.bra.nrw.de",
        town="Arnsberg",
        aliases=("BRA", "Regierungspräsidium Arnsberg"),
    ),
    PartnerRecord(
        slug="kfi",
        name="Kompetenzzentrum für Integration",
        abbreviation="KfI",
        kind=Kind.DEPARTMENT,
        competence="Bewilligungsbehörde der MSO-Förderung in ganz Nordrhein-Westfalen.",
        description="Das Kompetenzzentrum ist das Dezernat 36 der Bezirksregierung Arnsberg. "
        "Es ging aus der früheren Landesstelle Unna-Massen hervor.",
        website="https://www.kfi.nrw.de",
        email="servicestelle-mso@example.org",
        parent="bezirksregierung-arnsberg",
        aliases=("Kompetenzzentrum Integration", "Dezernat 36"),
    ),
    PartnerRecord(
        slug="integrationsministerium-nrw",
        name="Ministerium für Kinder, Jugend, Familie, Gleichstellung, Flucht und Integration",
        abbreviation="MKJFGFI",
        kind=Kind.MINISTRY,
        competence="Zuständig für die Integrationspolitik des Landes; erlässt die "
        "Förderrichtlinien und ruft zu Anträgen auf.",
        website="https://www.mkjfgfi.nrw",
        town="Düsseldorf",
        aliases=("Integrationsministerium NRW", "MKJGFI", "MKJFGI"),
        name_valid_from=dt.date(2022, 6, 29),
        former=(
            (
                "Ministerium für Arbeit, Integration und Soziales",
                "MAIS",
                None,
                dt.date(2017, 6, 29),
            ),
            (
                "Ministerium für Kinder, Familie, Flüchtlinge und Integration",
                "MKFFI",
                dt.date(2017, 6, 30),
                dt.date(2022, 6, 28),
            ),
        ),
    ),
    PartnerRecord(
        slug="elternnetzwerk-nrw",
        name="Elternnetzwerk NRW – Integration miteinander e.V.",
        abbreviation="Elternnetzwerk NRW",
        kind=Kind.UMBRELLA,
        competence="Größter Dachverband von MSO in Nordrhein-Westfalen und anerkannter "
        "Elternverband.",
        description="Rund 300 Mitgliedsvereine, deren Mitglieder aus mehr als 50 Ländern stammen.",
        website="https://www.elternnetzwerk-nrw.de",
        town="Düsseldorf",
        aliases=("Elternnetzwerk",),
    ),
    PartnerRecord(
        slug="fachberatung-mso",
        name="Fachberatung Migrantenselbstorganisationen (Der Paritätische NRW)",
        abbreviation="Fachberatung MSO",
        kind=Kind.ADVISORY,
        competence="Berät MSO zu Gründung, Satzung, Fördermitteln und Vernetzung, auch ohne "
        "Mitgliedschaft im Verband.",
        description="Beratungsangebot des Paritätischen NRW seit dem Jahr 2000, gefördert vom "
        "Integrationsministerium.",
        website="https://www.paritaet-nrw.org",
        town="Wuppertal",
        aliases=("Paritätischer", "Der Paritätische NRW", "Paritätische NRW", "der Paritäter"),
        # The sources know the old name in 2018 and the new one at the anniversary of 2020;
        # the first day of that year stands for the day of the change.
        name_valid_from=dt.date(2020, 1, 1),
        former=(
            (
                "Fachberatung MigrantInnenselbsthilfe (Der Paritätische NRW)",
                "Fachberatung MigrantInnenselbsthilfe",
                None,
                dt.date(2019, 12, 31),
            ),
        ),
    ),
    PartnerRecord(
        slug="bv-nemo",
        name="Bundesverband Netzwerke von Migrant*innenorganisationen e.V.",
        abbreviation="BV NeMO",
        kind=Kind.UMBRELLA,
        competence="Bundesverband der lokalen Verbünde von MSO.",
        description="2015 in Dortmund gegründet; 21 Verbünde mit mehr als 800 Vereinen (2025).",
        territory=("DE",),
        website="https://www.bv-nemo.de",
        town="Dortmund",
        aliases=("NeMO", "Bundesverband NeMO"),
    ),
    PartnerRecord(
        slug="damigra",
        name="Dachverband der Migrantinnenorganisationen e.V.",
        abbreviation="DaMigra",
        kind=Kind.UMBRELLA,
        competence="Bundesweiter Dachverband der Organisationen von Migrantinnen.",
        description="2014 gegründet; je nach Jahr und Quelle 60 bis 71 Mitglieder.",
        territory=("DE",),
        website="https://www.damigra.de",
    ),
    PartnerRecord(
        slug="bamf",
        name="Bundesamt für Migration und Flüchtlinge",
        abbreviation="BAMF",
        kind=Kind.AUTHORITY,
        competence="Fördert seit 2013 Strukturen bundesweiter Dachverbände von MSO und die "
        "Houses of Resources.",
        territory=("DE",),
        website="https://www.bamf.de",
    ),
)


def create_partners(writer: Writer) -> None:
    """Create and publish all partners; a parent stands before its children."""
    for number, record in enumerate(PARTNERS, 1):
        name = f"partner/{record.slug}"
        picture = emblem(name, f"Zeichen: {record.abbreviation or record.name}", 100 + number)
        partner = PartnerOrganisation(
            slug=record.slug,
            name=record.name,
            abbreviation=record.abbreviation,
            name_valid_from=record.name_valid_from,
            aliases=list(record.aliases),
            kind=record.kind,
            competence=record.competence,
            description=record.description,
            territory=list(record.territory),
            website=record.website,
            email=record.email,
            municipality_id=AGS.get(record.town),
            parent=writer[f"partner/{record.parent}"] if record.parent else None,
            image=picture.image,
            image_alt=picture.alt,
        )
        partner.former_names.set(
            [
                FormerName(
                    translation_key=demo_key(f"former-name/{record.slug}/{place}"),
                    locale=writer.german,
                    name=former,
                    abbreviation=abbreviation,
                    valid_from=valid_from,
                    valid_to=valid_to,
                )
                for place, (former, abbreviation, valid_from, valid_to) in enumerate(
                    record.former, 1
                )
            ]
        )
        writer.snippet(name, partner)

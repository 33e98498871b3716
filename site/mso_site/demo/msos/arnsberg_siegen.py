"""Organisations 16 to 19, in Arnsberg and Siegen."""

import datetime as dt

from mso_pages.choices import LegalForm
from mso_pages.models import MSOProfilePage

from .record import FundingRecord, OfferRecord, OrganisationRecord

Members = MSOProfilePage.Members

ORGANISATIONS = (
    OrganisationRecord(
        number=16,
        slug="sauerland-international",
        name="Sauerland International e.V.",
        town="Arnsberg",
        postal_code="59821",
        languages=("pl", "ru", "de"),
        topics=("ehrenamt",),
        target_groups=("ehrenamtliche", "alle"),
        founded=2001,
        description="Wir gewinnen Zugewanderte für das Ehrenamt: in der Feuerwehr, im "
        "Sportverein, in der Nachbarschaft. Wer neu ist, bekommt eine Patin oder einen Paten.",
        register_court="Amtsgericht Arnsberg",
        registered_on=dt.date(2001, 7, 9),
        members=Members.UP_TO_500,
        service_area=("05958",),
        accessibility=("step_free", "toilet", "induction_loop"),
        opening_hours=("Do 15:00–18:00",),
        offers=(
            OfferRecord(
                title="Ehrenamtsbörse",
                description="Wir vermitteln zu Vereinen, die Verstärkung suchen.",
                topic="ehrenamt",
                languages=("pl", "ru", "de"),
                weekdays=("thursday",),
                starts="15:00",
                ends="18:00",
            ),
        ),
        umbrellas=(("fachberatung-mso", 2005),),
        funding=(
            FundingRecord(
                call="call/partner-2017", project="Paten für Vereine", year=2018, is_public=True
            ),
        ),
        confirmed_days_ago=54,
    ),
    # Shares street and phone with its mentor: an import takes it for a double.
    OrganisationRecord(
        number=17,
        slug="eritreische-gemeinschaft-ruhrtal",
        name="Eritreische Gemeinschaft Ruhrtal",
        town="Arnsberg",
        postal_code="59821",
        languages=("ti", "ar"),
        topics=("ankommen",),
        target_groups=("neuzugewanderte",),
        founded=2016,
        mentor=16,
        office=16,
        description="Wir sind Menschen aus Eritrea, die im Ruhrtal ein Zuhause gefunden haben. "
        "Neu Angekommenen zeigen wir die ersten Wege. Unser Büro teilen wir mit Sauerland "
        "International.",
        legal_form=LegalForm.UNREGISTERED,
        members=Members.UP_TO_20,
        opening_hours=("So 15:00–18:00",),
        confirmed_days_ago=110,
    ),
    OrganisationRecord(
        number=18,
        slug="siegerland-lateinamerika",
        name="Siegerland-Lateinamerika e.V.",
        town="Siegen",
        postal_code="57072",
        languages=("es", "pt"),
        topics=("kultur", "entwicklung"),
        target_groups=("alle",),
        founded=1996,
        description="Musik, Film und Politik aus Lateinamerika: Wir holen sie nach Siegen und "
        "unterstützen zwei Schulprojekte in Bolivien und Brasilien.",
        register_court="Amtsgericht Siegen",
        registered_on=dt.date(1996, 1, 22),
        service_area=("05970",),
        accessibility=("step_free",),
        opening_hours=("Mi 17:00–20:00",),
        offers=(
            OfferRecord(
                title="Spanisch im Gespräch",
                description="Offene Runde für alle, die schon etwas Spanisch sprechen.",
                topic="sprache",
                languages=("es",),
                weekdays=("wednesday",),
                starts="18:00",
                ends="19:30",
            ),
        ),
        funding=(
            FundingRecord(
                call="call/partner-2017", project="Haardter Berg beginnt", year=2018, is_public=True
            ),
        ),
        confirmed_days_ago=41,
    ),
    OrganisationRecord(
        number=19,
        slug="studierendeninitiative-haardter-berg",
        name="Studierendeninitiative Haardter Berg",
        town="Siegen",
        postal_code="57076",
        languages=("en", "ur", "bn"),
        topics=("bildung",),
        target_groups=("studierende",),
        founded=2017,
        mentor=18,
        description="Internationale Studierende helfen einander: bei der Zimmersuche, beim "
        "ersten Semester und bei der Frage, wie es nach dem Abschluss weitergeht.",
        legal_form=LegalForm.INITIATIVE,
        members=Members.UP_TO_100,
        offers=(
            OfferRecord(
                title="Erste Woche in Siegen",
                description="Rundgang, Anmeldung beim Amt, Konto und Krankenkasse.",
                topic="bildung",
                languages=("en", "ur", "bn"),
                schedule_note="Im April und im Oktober.",
                mode="mixed",
                online_url="https://treffen.example.org/haardter-berg",
            ),
        ),
        confirmed_days_ago=46,
    ),
)

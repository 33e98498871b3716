"""Organisations 1 to 7, in Dortmund and Bochum."""

import datetime as dt

from mso_pages.choices import LegalForm
from mso_pages.models import MSOProfilePage
from mso_site.demo.words.de import WORDS

from .record import FundingRecord, OfferRecord, OrganisationRecord, PersonRecord

Members = MSOProfilePage.Members
Staff = MSOProfilePage.Staff

ORGANISATIONS = (
    OrganisationRecord(
        number=1,
        slug="hellwegbruecke",
        name="Hellwegbrücke e.V.",
        short_name="Hellwegbrücke",
        town="Dortmund",
        postal_code="44135",
        languages=("tr", "kmr", "de"),
        topics=("bildung", "eltern"),
        target_groups=("eltern", "kinder"),
        founded=1994,
        description="Wir bringen Eltern und Schulen miteinander ins Gespräch. Bei uns üben "
        "Kinder nach dem Unterricht, und ihre Eltern erfahren auf Türkisch, Kurmandschi oder "
        "Deutsch, wie das Schulsystem funktioniert.",
        register_court="Amtsgericht Dortmund",
        registered_on=dt.date(1994, 9, 12),
        members=Members.UP_TO_500,
        staff=Staff.PAID,
        service_area=("05913", "05915"),
        accessibility=("step_free", "toilet"),
        opening_hours=("Mo 10:00–12:30", "Mi 14:00–18:00", "Do 10:00–12:30 (nur Telefon)"),
        social_links=("https://social.example.org/hellwegbruecke",),
        body=(
            "# Wie alles anfing",
            "1994 trafen sich sieben Familien, um sich gegenseitig bei Schulfragen zu helfen. "
            "Daraus wurde ein Verein mit eigener Lernwerkstatt und einem Kreis von "
            "Elternbegleiterinnen und Elternbegleitern.",
            "# Erfahrung weitergeben",
            "Seit 2017 begleiten wir jüngere Initiativen: beim Schreiben einer Satzung, bei der "
            "Buchführung und beim ersten Antrag.",
        ),
        offers=(
            OfferRecord(
                title="Elterncafé",
                description="Fragen zu Schule und Ausbildung, bei Tee und in Ihrer Sprache.",
                topic="eltern",
                languages=("tr", "kmr", "de"),
                weekdays=("wednesday",),
                starts="09:30",
                ends="11:30",
                schedule_note="Nicht in den Schulferien.",
                accessibility=("step_free",),
            ),
            OfferRecord(
                title="Lernwerkstatt für Kinder der Klassen 1 bis 6",
                description="Hausaufgaben, Lesen und Rechnen in kleinen Gruppen.",
                topic="bildung",
                languages=("de", "tr"),
                weekdays=("monday", "thursday"),
                starts="15:00",
                ends="17:00",
                schedule_note="Nicht in den Schulferien.",
                cost="fee",
                cost_note="5 Euro im Monat, mit Familienpass frei.",
            ),
        ),
        persons=(
            PersonRecord(
                name="Deniz Beispiel", role="Elternbegleitung", given_on=dt.date(2026, 1, 15)
            ),
        ),
        umbrellas=(("elternnetzwerk-nrw", 2008),),
        funding=(
            FundingRecord(
                call="call/partner-2017",
                project="Starthilfe für neue Elterngruppen",
                year=2018,
                is_public=True,
            ),
            FundingRecord(
                call="call/einzel-2023",
                project="Lernwerkstatt mehrsprachig",
                year=2023,
                amount=14200,
                is_public=True,
            ),
        ),
        confirmed_days_ago=12,
    ),
    OrganisationRecord(
        number=2,
        slug="nordstadt-maghreb-forum",
        name="Nordstadt-Maghreb-Forum e.V.",
        short_name="NMF",
        original_name="منتدى المغرب العربي في نوردشتات",
        original_name_language="ar",
        town="Dortmund",
        postal_code="44147",
        languages=("ar", "fr"),
        topics=("jugend",),
        target_groups=("jugendliche",),
        founded=2003,
        description=WORDS["mso.description"],
        register_court="Amtsgericht Dortmund",
        registered_on=dt.date(2003, 11, 3),
        origin_cultures=("marokkanisch", "algerisch", "tunesisch"),
        accessibility=("step_free", "toilet"),
        opening_hours=("Di 16:00–19:00", "Fr 16:00–20:00"),
        offers=(
            OfferRecord(
                title=WORDS["mso.offer.1.title"],
                description=WORDS["mso.offer.1.description"],
                schedule_note=WORDS["mso.offer.1.schedule"],
                topic="jugend",
                languages=("ar", "fr"),
                weekdays=("friday",),
                starts="16:00",
                ends="20:00",
            ),
            OfferRecord(
                title=WORDS["mso.offer.2.title"],
                description=WORDS["mso.offer.2.description"],
                schedule_note=WORDS["mso.offer.2.schedule"],
                topic="arbeit",
                languages=("ar", "fr"),
                weekdays=("tuesday",),
                starts="17:00",
                ends="19:00",
                mode="mixed",
                online_url="https://treffen.example.org/maghreb-forum",
            ),
        ),
        persons=(
            PersonRecord(
                name="Samira Muster", role=WORDS["mso.person.role"], given_on=dt.date(2025, 6, 2)
            ),
        ),
        umbrellas=(("bv-nemo", 2016),),
        funding=(
            FundingRecord(
                call="call/partner-2017",
                project="Zusammen wachsen in der Nordstadt",
                year=2018,
                is_public=True,
            ),
        ),
        confirmed_days_ago=48,
    ),
    OrganisationRecord(
        number=3,
        slug="initiative-neuer-hafen",
        name="Initiative Neuer Hafen",
        town="Dortmund",
        postal_code="44147",
        languages=("ar", "prs"),
        topics=("gefluechtete",),
        target_groups=("gefluechtete", "neuzugewanderte"),
        founded=2016,
        mentor=1,
        description="Wir sind eine Gruppe ohne Vereinssatzung. Menschen, die selbst geflüchtet "
        "sind, begleiten andere zu Ämtern, Ärzten und Schulen.",
        legal_form=LegalForm.INITIATIVE,
        members=Members.UP_TO_20,
        opening_hours=("Sa 11:00–14:00",),
        offers=(
            OfferRecord(
                title="Begleitung zu Terminen",
                description="Wir gehen mit und übersetzen. Bitte eine Woche vorher melden.",
                topic="gefluechtete",
                languages=("ar", "prs"),
                schedule_note="Nach Vereinbarung.",
            ),
        ),
        confirmed_days_ago=120,
    ),
    OrganisationRecord(
        number=4,
        slug="lusophone-runde-dortmund",
        name="Lusophone Runde Dortmund e.V.",
        town="Dortmund",
        postal_code="44137",
        languages=("pt",),
        topics=("kultur",),
        target_groups=("alle",),
        founded=2015,
        mentor=2,
        description="Bei uns trifft sich, wer Portugiesisch spricht oder lernen möchte. Einmal "
        "im Monat stellen wir ein Buch, einen Film oder ein Musikstück vor.",
        register_court="Amtsgericht Dortmund",
        registered_on=dt.date(2015, 5, 20),
        members=Members.UP_TO_20,
        opening_hours=("Do 18:00–20:30",),
        confirmed_days_ago=200,
    ),
    OrganisationRecord(
        number=5,
        slug="ruhr-afrika-werkstatt",
        name="Ruhr-Afrika-Werkstatt e.V.",
        short_name="RAW",
        town="Bochum",
        postal_code="44787",
        languages=("fr", "en", "ln"),
        topics=("arbeit", "bildung"),
        target_groups=("neuzugewanderte", "jugendliche"),
        founded=1999,
        description="Unsere Werkstatt hilft beim Einstieg in Ausbildung und Beruf: vom Lebenslauf "
        "bis zur Anerkennung von Zeugnissen. Wer bei uns Hilfe fand, hilft später oft selbst mit.",
        register_court="Amtsgericht Bochum",
        registered_on=dt.date(1999, 4, 27),
        members=Members.UP_TO_500,
        staff=Staff.PAID,
        service_area=("05911", "05916"),
        accessibility=("step_free", "lift", "toilet"),
        opening_hours=("Mo 09:00–13:00", "Di 09:00–13:00", "Do 14:00–18:00"),
        offers=(
            OfferRecord(
                title="Bewerbungswerkstatt",
                description="Lebenslauf, Anschreiben und Probegespräch mit Leuten aus der Praxis.",
                topic="arbeit",
                languages=("fr", "en"),
                weekdays=("thursday",),
                starts="14:00",
                ends="17:00",
            ),
            OfferRecord(
                title="Beratung zur Anerkennung von Zeugnissen",
                description="Welche Stelle zuständig ist, was ein Antrag kostet und wie lange er "
                "dauert.",
                topic="arbeit",
                languages=("fr", "en", "ln"),
                mode="online",
                online_url="https://treffen.example.org/afrika-werkstatt",
                schedule_note="Nach Vereinbarung.",
            ),
            OfferRecord(
                title="Mathe-Club",
                description="Nachhilfe für Jugendliche ab Klasse 8.",
                topic="bildung",
                languages=("fr", "en"),
                weekdays=("saturday",),
                starts="10:00",
                ends="12:00",
                cost="donation",
            ),
        ),
        umbrellas=(("bv-nemo", 2015),),
        funding=(
            FundingRecord(
                call="call/partner-2017",
                project="Von der Idee zum Verein",
                year=2018,
                is_public=True,
            ),
        ),
        confirmed_days_ago=35,
    ),
    OrganisationRecord(
        number=6,
        slug="frauenkreis-querenburg",
        name="Frauenkreis Querenburg e.V.",
        town="Bochum",
        postal_code="44801",
        languages=("fa", "prs", "de"),
        topics=("frauen",),
        target_groups=("frauen",),
        founded=2014,
        mentor=5,
        description="Frauen lernen bei uns Deutsch, Radfahren und den Umgang mit Behörden. "
        "Während der Kurse werden die Kinder betreut.",
        register_court="Amtsgericht Bochum",
        registered_on=dt.date(2014, 10, 6),
        opening_hours=("Mi 09:00–12:00",),
        offers=(
            OfferRecord(
                title="Sprachkurs für Frauen",
                description="Deutsch für Anfängerinnen, mit Kinderbetreuung.",
                topic="sprache",
                languages=("de", "fa", "prs"),
                weekdays=("monday", "wednesday"),
                starts="09:00",
                ends="11:00",
                schedule_note="Nicht in den Schulferien.",
            ),
        ),
        # The consent is withdrawn: this person must not appear anywhere.
        persons=(
            PersonRecord(
                name="Nilufar Widerruf",
                role="Kursleitung",
                given_on=dt.date(2024, 2, 1),
                withdrawn_on=dt.date(2026, 9, 30),
            ),
        ),
        umbrellas=(("damigra", 2017),),
        confirmed_days_ago=77,
    ),
    OrganisationRecord(
        number=7,
        slug="tamilische-lernstube-bochum",
        name="Tamilische Lernstube Bochum",
        town="Bochum",
        postal_code="44789",
        languages=("ta",),
        topics=("sprache", "kinder"),
        target_groups=("kinder", "eltern"),
        founded=2016,
        mentor=5,
        description="Samstags lernen Kinder bei uns Tamil lesen und schreiben. Tanz und Theater "
        "gehören dazu.",
        legal_form=LegalForm.UNREGISTERED,
        members=Members.UP_TO_20,
        opening_hours=("Sa 10:00–13:00",),
        offers=(
            OfferRecord(
                title="Tamil für Kinder",
                description="Unterricht in drei Gruppen, ab fünf Jahren.",
                topic="sprache",
                languages=("ta",),
                weekdays=("saturday",),
                starts="10:00",
                ends="12:00",
                cost="fee",
                cost_note="10 Euro im Monat.",
            ),
        ),
        confirmed_days_ago=240,
    ),
)

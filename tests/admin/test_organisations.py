"""The profile of an organisation, and what belongs to it by its key, in the admin's forms."""

from django.test import Client

from mso_pages.models import MSOProfilePage
from tests.factories.funding import FundingCallPageFactory
from tests.factories.images import ImageFactory
from tests.factories.msos import MSOProfilePageFactory
from tests.factories.partners import PartnerOrganisationFactory
from tests.factories.terms import MunicipalityFactory, TargetGroupFactory, TopicFactory
from tests.factories.tree import SiteTree

from .life import live_through
from .reading import told
from .texts import BODY, body


def test_profile(admin: Client, site_tree: SiteTree) -> None:
    mentee = MSOProfilePageFactory(slug="junger-verein")
    _row, api = live_through(
        admin,
        MSOProfilePage,
        {"title": "Hellwegbrücke e.V."},
        {
            "title": "Hellwegbrücke e.V.",
            "slug": "hellwegbruecke",
            "seo_title": "Verein in Dortmund",
            "search_description": "Der Verein Hellwegbrücke",
            "show_in_menus": True,
            "short_name": "Hellweg",
            "original_name": "Hellweg Köprüsü",
            "original_name_language": "tr",
            "kind": "local_umbrella",
            "legal_form": "registered_association",
            "register_court": "Dortmund",
            "register_number": "VR DEMO-0001",
            "registered_on": "1994-05-17",
            "founded_year": "1993",
            "is_charitable": True,
            "charitable_until": "2028-12-31",
            "self_description": "Wir begleiten Familien.",
            "body": body(),
            "languages": "tr, kmr, de",
            "origin_cultures": "türkisch, kurdisch",
            "topics": [
                TopicFactory(title="Bildung", slug="bildung"),
                TopicFactory(title="Eltern", slug="eltern"),
            ],
            "target_groups": [TargetGroupFactory(slug="familien")],
            "member_count_band": "21-100",
            "staff_kind": "volunteers",
            "municipality": MunicipalityFactory(ags="05913000"),
            "service_area": "05, 05913",
            "street": "Rheinische Straße 1",
            "postal_code": "44137",
            "address_visibility": "public",
            "latitude": "51.51234",
            "longitude": "7.46123",
            "accessibility": ["step_free", "lift"],
            "opening_hours": "Mo 10:00–12:30\nDo 14:00–18:00 (nach Absprache)",
            "phone": "0231 4960",
            "email": "info@verein.example",
            "website": "https://verein.example/",
            "social_links": "https://mastodon.example/@verein",
            "image": ImageFactory(),
            "image_alt": "Das Vereinshaus",
            "image_decorative": False,
            "gallery": [{"image": ImageFactory(), "alt": "Ein Fest im Hof"}],
            "offers": [
                {
                    "title": "Sprachcafé",
                    "description": "Deutsch üben.",
                    "topic": TopicFactory(slug="sprache"),
                    "languages": "de, tr",
                    "weekdays": ["monday", "thursday"],
                    "starts_at": "17:00",
                    "ends_at": "19:30",
                    "schedule_note": "Nicht in den Ferien",
                    "cost": "fee",
                    "cost_note": "2 Euro",
                    "mode": "mixed",
                    "place": "Bürgerhaus",
                    "online_url": "https://treffen.example/",
                    "accessibility": ["toilet"],
                }
            ],
            "contact_persons": [
                {
                    "name": "Amina Beispiel",
                    "role": "Vorsitz",
                    "phone": "0231 4961",
                    "email": "vorsitz@verein.example",
                    # One can only be recorded for a profile that exists.
                    "consent": None,
                }
            ],
            "umbrella_memberships": [
                {
                    "umbrella": PartnerOrganisationFactory(slug="dachverband"),
                    "since_year": "2001",
                    "until_year": "2020",
                }
            ],
            "mentorings": [{"mentee": mentee, "since_year": "2018"}],
            "funding_received": [
                {
                    "call": FundingCallPageFactory(slug="aufruf-2018"),
                    "project": "Begegnung",
                    "year": "2018",
                    "amount": "9999.99",
                    "file_number": "AZ 1",
                    "is_public": True,
                }
            ],
        },
        parent=site_tree.msos,
    )

    assert told(api) == {
        "title": "Hellwegbrücke e.V.",
        "slug": "hellwegbruecke",
        "seo": {
            "title": "Verein in Dortmund",
            "description": "Der Verein Hellwegbrücke",
            "noindex": False,
        },
        "short_name": "Hellweg",
        "original_name": {"text": "Hellweg Köprüsü", "lang": "tr"},
        "kind": "local_umbrella",
        "legal_form": "registered_association",
        "register_court": "Dortmund",
        "register_number": "VR DEMO-0001",
        "registered_on": "1994-05-17",
        "registered_year": 1994,
        "founded_year": 1993,
        "is_charitable": True,
        "charitable_until": "2028-12-31",
        "status": "active",
        "last_confirmed_at": None,
        "self_description": "Wir begleiten Familien.",
        "body": BODY,
        "languages": [
            {"tag": "tr", "name": "Türkisch"},
            {"tag": "kmr", "name": "Kurmandschi"},
            {"tag": "de", "name": "Deutsch"},
        ],
        "origin_cultures": ["türkisch", "kurdisch"],
        "topics": ["bildung", "eltern"],
        "target_groups": ["familien"],
        "member_count_band": "21-100",
        "staff_kind": "volunteers",
        "municipality": "05913000",
        "service_area": ["05", "05913"],
        "address": {
            "street": "Rheinische Straße 1",
            "postal_code": "44137",
            "municipality": "05913000",
            "visibility": "public",
        },
        "location": {"latitude": 51.51234, "longitude": 7.46123, "precision": "address"},
        "accessibility": ["step_free", "lift"],
        "opening_hours": [
            {"weekday": "monday", "opens": "10:00", "closes": "12:30", "note": ""},
            {
                "weekday": "thursday",
                "opens": "14:00",
                "closes": "18:00",
                "note": "nach Absprache",
            },
        ],
        "contact": {
            "phone": "+492314960",
            "phone_display": "0231 4960",
            "email": "info@verein.example",
            "website": "https://verein.example/",
        },
        "website": "https://verein.example/",
        "social_links": [{"network": "mastodon", "url": "https://mastodon.example/@verein"}],
        "image": "Das Vereinshaus",
        "gallery": ["Ein Fest im Hof"],
        "offers": [
            {
                "title": "Sprachcafé",
                "description": "Deutsch üben.",
                "topic": "sprache",
                "languages": [
                    {"tag": "de", "name": "Deutsch"},
                    {"tag": "tr", "name": "Türkisch"},
                ],
                "weekdays": ["monday", "thursday"],
                "starts_at": "17:00",
                "ends_at": "19:30",
                "schedule_note": "Nicht in den Ferien",
                "cost": "fee",
                "cost_note": "2 Euro",
                "mode": "mixed",
                "place": "Bürgerhaus",
                "online_url": "https://treffen.example/",
                "accessibility": ["toilet"],
            }
        ],
        # The consent was given to another organisation.
        "contact_persons": [],
        "umbrella_memberships": [
            {"umbrella": "dachverband", "since_year": 2001, "until_year": 2020}
        ],
        "mentors": [],
        "mentees": ["junger-verein"],
        "funding_received": [
            {"call": "aufruf-2018", "project": "Begegnung", "year": 2018, "amount": 9999.99}
        ],
    }

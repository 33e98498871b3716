"""Who records holds the recorder before the first row is written.

Otherwise two editors wait for each other, which PostgreSQL ends with an error for one of them: a
page that is deleted takes its privacy along, which somebody else is just about to end.
"""

from contextlib import contextmanager

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Locale, PageViewRestriction, Site

from headless.models import Imprint
from mso_pages.models import OrganisationState
from tests.factories.images import DocumentFactory, ImageFactory, ImageFactsFactory
from tests.factories.msos import ContactConsentFactory, MSOProfilePageFactory
from tests.factories.pages import ContentPageFactory
from tests.factories.terms import MunicipalityFactory, TopicFactory

pytestmark = pytest.mark.skipif(
    connection.vendor != "postgresql", reason="SQLite has one writer at a time."
)


@contextmanager
def written_in_order():
    with CaptureQueriesContext(connection) as captured:
        yield
    statements = [query["sql"] for query in captured]
    locks = [sql.endswith("FOR UPDATE") and "contentversion" in sql for sql in statements]
    assert any(locks)
    # Nobody waits for a new row of a log.
    harmless = ("SELECT", "SAVEPOINT", "RELEASE", 'INSERT INTO "wagtailcore_pagelogentry"')
    early = statements[: locks.index(True)]
    assert [sql for sql in early if not sql.startswith(harmless)] == []


def shown_picture():
    picture = ImageFactory()
    MSOProfilePageFactory(image=picture, image_alt="Ein Haus")
    return picture


def private():
    return PageViewRestriction.objects.create(
        page=ContentPageFactory(), restriction_type=PageViewRestriction.LOGIN
    )


def state():
    return OrganisationState.objects.create(organisation=MSOProfilePageFactory().translation_key)


def consent():
    return ContactConsentFactory(organisation=MSOProfilePageFactory().translation_key)


def former_address():
    return Redirect.add_redirect("/alt", ContentPageFactory())


def imprint():
    return Imprint.for_site(Site.objects.get())


def empty_locale():
    return Locale.objects.get(language_code="uk")


RECORDED = [
    *(shown_picture, DocumentFactory, ImageFactsFactory, private, state, consent),
    *(former_address, imprint, empty_locale, MunicipalityFactory, TopicFactory),
    *(ContentPageFactory, MSOProfilePageFactory),
]


@pytest.mark.parametrize("make", RECORDED, ids=lambda make: make.__name__)
def test_what_is_saved(site_tree, make):
    thing = make()
    with written_in_order():
        thing.save()


@pytest.mark.parametrize("make", RECORDED, ids=lambda make: make.__name__)
def test_what_is_deleted(site_tree, make):
    thing = make()
    with written_in_order():
        thing.delete()

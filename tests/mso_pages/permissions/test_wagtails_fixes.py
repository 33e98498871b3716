"""The five security fixes of Wagtail 8.0, asked over HTTP of the project as it stands."""

import pytest
from django.contrib.auth.models import Permission
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse
from wagtail.actions.copy_for_translation import (
    CopyPageForTranslationAction,
    CopyPageForTranslationPermissionError,
)
from wagtail.documents import get_document_model
from wagtail.models import Collection, CollectionViewRestriction, Page

from events.models import EventIndexPage
from mso_pages.models import Topic
from tests.factories.locales import locale
from tests.factories.members import EDITOR, person, staff
from tests.factories.msos import MSOProfilePageFactory
from tests.factories.terms import TopicFactory
from tests.factories.tree import section

pytestmark = pytest.mark.django_db

MARKER = "Geheimer Entwurf"


@pytest.fixture
def draft(site_tree):
    return MSOProfilePageFactory(title=MARKER, self_description=MARKER, live=False)


@pytest.fixture
def elsewhere(site_tree):
    """An editor of events alone."""
    user = staff(section(EventIndexPage), "termine", EDITOR)
    return user, browser(user)


def browser(user):
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_fields_for_the_api_show_no_foreign_draft(draft, elsewhere):
    """GHSA-3vrh-m9w7-v94f: the API of the admin gave every page to every login."""
    _user, client = elsewhere
    detail = f"/admin/api/main/pages/{draft.pk}/?fields=*"

    assert client.get(detail).status_code == 404
    for query in ("?fields=*", "?type=mso_pages.MSOProfilePage&fields=self_description"):
        response = client.get(f"/admin/api/main/pages/{query}")
        assert response.status_code == 200
        assert MARKER.encode() not in response.content


@pytest.fixture
def document(db):
    """A document in a collection below a private one."""
    private = Collection.get_first_root_node().add_child(name="Vertraulich")
    CollectionViewRestriction.objects.create(
        collection=private, restriction_type=CollectionViewRestriction.LOGIN
    )
    below = Collection.objects.get(pk=private.pk).add_child(name="Darunter")
    made = get_document_model().objects.create(
        title=MARKER, file=ContentFile(b"%PDF-1.4 geheim", "geheim.pdf"), collection=below
    )
    made.get_file_hash()
    return made


def test_what_is_below_a_private_collection_is_private(document, client):
    """GHSA-c2xx-cjmh-9q8f."""
    response = client.get(document.url)

    assert response.status_code == 302
    assert client.get("/api/v1/reports/").status_code == 200
    assert MARKER.encode() not in client.get("/api/v1/msos/").content


def test_the_hash_of_a_private_document_is_no_question(document, client):
    """GHSA-92hv-j533-69wc: an answer "not modified" told that a guessed hash was right."""
    response = client.get(document.url, headers={"if-none-match": f'"{document.file_hash}"'})

    assert response.status_code == 302
    assert document.file_hash not in str(response.headers)


def test_who_may_not_add_a_snippet_does_not_copy_one(db):
    """GHSA-x5cx-w6p2-mxf2."""
    topic = TopicFactory()
    user = person("themen")
    for codename in ("access_admin", "change_topic", "view_topic"):
        user.user_permissions.add(Permission.objects.get(codename=codename))
    url = reverse(topic.snippet_viewset.get_url_name("copy"), args=[topic.pk])

    for ask in (browser(user).get, browser(user).post):
        response = ask(url)
        assert response.status_code in (302, 403)
    assert Topic.objects.count() == 1


def test_who_may_not_edit_a_page_does_not_copy_it_for_translation(draft, elsewhere):
    """GHSA-jm5p-837g-rv8g."""
    user, _client = elsewhere
    locale("tr")

    with pytest.raises(CopyPageForTranslationPermissionError):
        CopyPageForTranslationAction(
            Page.objects.get(pk=draft.pk).specific, locale("tr"), user=user
        ).execute()
    assert MSOProfilePageFactory._meta.model.objects.count() == 1


def test_who_may_not_edit_a_page_does_not_submit_it_for_translation(draft, elsewhere):
    """The same by the form of wagtail-localize, whose own right is not about a page."""
    user, client = elsewhere
    user.user_permissions.add(Permission.objects.get(codename="submit_translation"))
    url = reverse("wagtail_localize:submit_page_translation", args=[draft.pk])

    for ask in (client.get, client.post):
        response = ask(url, {"locales": [locale("tr").pk]})
        assert response.status_code in (302, 403, 404)
        assert MARKER.encode() not in response.content
    assert MSOProfilePageFactory._meta.model.objects.count() == 1

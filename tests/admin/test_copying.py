"""Bad input in Wagtail's form to copy a page is told in the form."""

import pytest
from django.urls import reverse
from wagtail.models import Page

from tests.admin.posting import said
from tests.factories.funding import NewsPageFactory

pytestmark = pytest.mark.usefixtures("commits")


@pytest.mark.parametrize("parent", ["\0", "x", "", "9" * 30, "999999", None])
def test_a_parent_that_is_not_there(admin, site_tree, parent):
    news = NewsPageFactory(title="Nachricht")
    sent = {"new_title": "Kopie", "new_slug": "kopie"}
    if parent is not None:
        sent["new_parent_page"] = parent

    answer = admin.post(reverse("wagtailadmin_pages:copy", args=[news.pk]), sent, follow=True)

    assert said(answer) == ["Wählen Sie, wo die Kopie stehen soll."]
    assert not Page.objects.filter(title="Kopie").exists()


@pytest.mark.parametrize("title", ["K" * 256, "K" * 5000])
def test_a_title_that_is_too_long(admin, site_tree, title):
    news = NewsPageFactory(title="Nachricht")
    sent = {"new_title": title, "new_slug": "", "new_parent_page": news.get_parent().pk}

    answer = admin.post(reverse("wagtailadmin_pages:copy", args=[news.pk]), sent)

    assert list(answer.context["form"].errors) == ["new_title"]
    assert not Page.objects.filter(title=title).exists()


def test_a_title_that_just_fits(admin, site_tree):
    news = NewsPageFactory(title="Nachricht")
    sent = {"new_title": "K" * 255, "new_slug": "", "new_parent_page": news.get_parent().pk}

    admin.post(reverse("wagtailadmin_pages:copy", args=[news.pk]), sent)

    assert Page.objects.filter(title="K" * 255).exists()

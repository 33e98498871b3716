"""Keys are made and revoked in the admin; the key itself is seen once."""

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.log_actions import registry as log_registry

from headless.keys import services
from headless.models import APIKey, APIKeyUse
from tests.factories.tree import SiteTree

VALUES = {
    "name": "Stadtportal",
    "owner": "Stadt Beispiel",
    "note": "",
    "kind": "secret",
    "origins": "",
    "quota": "600",
    "expires_on": "",
}


@pytest.fixture
def key(db: None) -> APIKey:
    key = APIKey(name="Stadtportal", owner="Stadt Beispiel")
    services.create_key(key)
    return key


def test_a_key_is_shown_once(admin: Client, site_tree: SiteTree, client: Client) -> None:
    answer = admin.post(reverse("api_keys:add"), VALUES)

    key = APIKey.objects.get()
    assert answer.status_code == 200
    assert "no-store" in answer.headers["Cache-Control"]
    text = str(answer.context["text"])
    assert text in answer.content.decode()
    headers = {"authorization": f"Bearer {text}"}
    assert client.get("/api/v1/pages/", headers=headers).status_code == 200

    for name, args in (("index", []), ("edit", [key.pk]), ("inspect", [key.pk])):
        page = admin.get(reverse(f"api_keys:{name}", args=args)).content.decode()
        assert key.prefix in page or name == "edit"
        assert text not in page
    entries = log_registry.get_logs_for_instance(key)
    assert text not in str(list(entries.values()))


def test_a_wrong_form_makes_no_key(admin: Client, site_tree: SiteTree) -> None:
    answer = admin.post(reverse("api_keys:add"), {**VALUES, "kind": "publishable"})
    assert answer.status_code == 200
    assert answer.context["form"].errors["origins"] == [
        "Ein Schlüssel, den alle lesen können, braucht die Websites, die ihn verwenden dürfen."
    ]
    assert not APIKey.objects.exists()


def test_a_key_is_changed(admin: Client, site_tree: SiteTree, key: APIKey) -> None:
    admin.post(reverse("api_keys:edit", args=[key.pk]), {**VALUES, "quota": "700"})
    changed = APIKey.objects.get()
    assert (changed.quota, changed.digest, changed.prefix) == (700, key.digest, key.prefix)


def test_a_key_is_revoked_and_stays_known(admin: Client, site_tree: SiteTree, key: APIKey) -> None:
    address = reverse("api_keys:delete", args=[key.pk])
    page = admin.get(address).content.decode()
    assert "Schlüssel widerrufen" in page
    assert "löschen" not in page.partition("<main")[2].partition("</main")[0].lower()

    assert admin.post(address).status_code == 302

    key.refresh_from_db()
    assert key.revoked_at is not None
    listed = admin.get(reverse("api_keys:index")).content.decode()
    assert "widerrufen" in listed and key.prefix in listed


def test_its_use_is_shown(admin: Client, site_tree: SiteTree, key: APIKey) -> None:
    APIKeyUse.objects.create(key=key, day="2027-03-01", requests=4711, made=12, refused=3)
    page = admin.get(reverse("api_keys:inspect", args=[key.pk])).content.decode()
    assert "1. März 2027" in page
    assert "4711" in page


def test_who_may_not_sees_nothing(client: Client, site_tree: SiteTree, key: APIKey) -> None:
    for name, args in (("index", []), ("add", []), ("edit", [key.pk]), ("inspect", [key.pk])):
        assert client.get(reverse(f"api_keys:{name}", args=args)).status_code == 302

"""Who may do what: both groups of editors write, chief editors delete, members see nothing."""

import pytest

from search.models import MissedQuery, PromotedResult, SynonymSet

pytestmark = pytest.mark.django_db

SETS = "/admin/snippets/mso_search/synonymset/"
PROMOTED = "/admin/snippets/mso_search/promotedresult/"
REPORT = "/admin/missed_searches/"
SCREENS = (SETS, f"{SETS}add/", PROMOTED, f"{PROMOTED}add/", REPORT, f"{REPORT}results/")


@pytest.mark.parametrize("role", ["editor", "chief editor"])
def test_both_groups_come_to_every_screen(browsers, role):
    for address in SCREENS:
        assert browsers[role].get(address).status_code == 200, address


def test_members_come_to_none(browsers):
    for address in (*SCREENS, f"{SETS}preview/", "/admin/searched_page_chooser/"):
        assert browsers["member"].get(address).url == "/admin/my/", address
        assert browsers["member"].post(address).status_code == 403, address


def test_chief_editors_alone_delete(browsers, site_tree):
    made = SynonymSet.objects.create(words="Verein\nKlub")
    promoted = PromotedResult.objects.create(queries="Verein", page=site_tree.root)
    addresses = (f"{SETS}delete/{made.pk}/", f"{PROMOTED}delete/{promoted.pk}/")
    for address in addresses:
        browsers["editor"].post(address)
    assert SynonymSet.objects.filter(pk=made.pk).exists()
    assert PromotedResult.objects.filter(pk=promoted.pk).exists()
    for address in addresses:
        browsers["chief editor"].post(address)
    assert not SynonymSet.objects.filter(pk=made.pk).exists()
    assert not PromotedResult.objects.filter(pk=promoted.pk).exists()


def test_nobody_changes_the_report():
    assert MissedQuery._meta.default_permissions == ("view",)


@pytest.mark.parametrize("role", ["editor", "chief editor"])
def test_the_menu_leads_there(browsers, role):
    page = browsers[role].get("/admin/").content.decode()
    for address in (SETS, PROMOTED, REPORT):
        assert address in page


def test_without_the_right_there_is_no_report(browsers):
    editor = browsers["editor"]
    group = editor.get("/admin/").wsgi_request.user.groups.get()
    group.permissions.remove(group.permissions.get(codename="view_missedquery"))
    assert editor.get(REPORT).status_code == 302
    assert REPORT not in editor.get("/admin/").content.decode()

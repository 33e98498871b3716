"""People of the two groups of editors, and a member of an organisation."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client

from mso_site.demo.groups import EDITORS, LEADERS, allow_pages, create_groups
from tests.factories.members import member_of, person
from tests.factories.msos import MSOProfilePageFactory


@pytest.fixture
def browsers(site_tree):
    """Signed in: an editor, a chief editor and a member, by these names."""
    create_groups()
    allow_pages([site_tree.root])
    people = {"member": member_of(MSOProfilePageFactory(), "amina")}
    for name, group in (("editor", EDITORS), ("chief editor", LEADERS)):
        people[name] = person(name)
        people[name].groups.add(Group.objects.get(name=group))
    found = {}
    for name, user in people.items():
        found[name] = Client()
        found[name].force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return found


@pytest.fixture
def editor_browser(browsers):
    return browsers["editor"]


@pytest.fixture
def found(read):
    """`found("Klub")`: the titles that a search finds, and those above it."""

    def titles(text, **query):
        answer = read("search/", q=text, **query)
        return [hit["card"]["title"] for hit in (*answer["promoted"], *answer["items"])]

    return titles

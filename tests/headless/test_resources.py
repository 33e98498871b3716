"""The registry of what the API delivers."""

import pytest

from headless.models import ContentPage
from headless.ordering import in_order
from headless.resources import PageResource, Registry, Resource, registry
from headless.served.models import Served
from mso_pages.models import ContactConsent, Topic


class First(PageResource):
    name = "first"
    model = ContentPage


class Second(PageResource):
    name = "second"
    model = Topic


def test_resources_keep_the_order_in_which_they_were_registered():
    own = Registry()
    second, first = Second(), First()

    own.register(second, first)

    assert list(own) == [second, first]


def test_a_name_is_taken_once():
    own = Registry()
    own.register(First())

    with pytest.raises(ValueError, match="'first' is taken"):
        own.register(First())


def test_a_resource_is_found_by_its_model():
    own = Registry()
    first = First()
    own.register(first, Second())

    assert own.by_model(ContentPage) is first
    with pytest.raises(LookupError, match="mso_pages.ContactConsent"):
        own.by_model(ContactConsent)


def test_the_names_of_the_resources():
    assert [resource.name for resource in registry] == [
        "pages",
        "msos",
        "offers",
        "programmes",
        "calls",
        "news",
        "partners",
        "topics",
        "target-groups",
        "statistics",
        "municipalities",
        "events",
        "occurrences",
        "reports",
    ]


@pytest.mark.parametrize("method", ["public", "card", "detail"])
def test_a_resource_says_itself_who_sees_it_and_how(method):
    with pytest.raises(NotImplementedError):
        getattr(Resource(), method)(*[None] * (1 if method == "public" else 2))


def test_d01_every_order_ends_in_the_id():
    for resource in registry:
        for sort in ((), *((sign + key,) for key in resource.sorts for sign in ("", "-"))):
            order = in_order(Served.objects.all(), resource, sort).query.order_by

            assert order[-1].expression.name == "object_id"
            first = (sort or resource.ordering)[0]
            assert order[-1].descending == first.startswith("-")

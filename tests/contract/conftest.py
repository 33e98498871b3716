"""What the tests of the contract share."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker
from wagtail.models import Site

from tests.contract.example.site import example_site, reader


@pytest.fixture(scope="module")
def example(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[Callable[[str], Any]]:
    """`example("msos/?limit=1")`: what the API answers on the site of the examples."""
    with django_db_blocker.unblock():
        with transaction.atomic():
            with example_site():
                yield reader()
            transaction.set_rollback(True)
        # The paths of the rolled back site are still cached.
        Site.clear_site_root_paths_cache()

"""The demo site, loaded once for a module that only reads it."""

import io
from collections.abc import Iterator

import pytest
from django.core.management import call_command
from django.db import transaction
from pytest_django import DjangoDbBlocker
from wagtail.models import Site

from tests.demo.reading import forget


@pytest.fixture(scope="module")
def loaded(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[str]:
    """What `load_demo` printed; the site is there until the end of the module.

    Each test runs in a savepoint inside this transaction, so its writes do not stay.
    """
    output = io.StringIO()
    with django_db_blocker.unblock():
        with transaction.atomic():
            call_command("load_demo", stdout=output)
            yield output.getvalue()
            transaction.set_rollback(True)
        forget()
        # The paths of the rolled back site are still cached.
        Site.clear_site_root_paths_cache()

"""The number of queries of a list does not depend on its length or its locale."""

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.contract.contents import FILLED, fill_list

LOCALES = [code for code, _name in settings.LANGUAGES]


@pytest.mark.parametrize("name", FILLED)
def test_d32_queries_are_the_same_for_1_20_and_100_rows_in_every_locale(site_tree, client, name):
    fill_list(name, 100)
    # Makes the renditions, and fills what a process keeps: content types, addresses of sites.
    client.get(f"/api/v1/{name}/", {"limit": 100})

    counts = {}
    asked = [(limit, locale) for limit in (1, 100) for locale in ("de", "tr")]
    for limit, locale in [*asked, *((20, locale) for locale in LOCALES)]:
        with CaptureQueriesContext(connection) as captured:
            answer = client.get(f"/api/v1/{name}/", {"limit": limit, "locale": locale})
        assert len(answer.json()["items"]) == limit
        counts[limit, locale] = len(captured)

    assert counts == dict.fromkeys(counts, counts[1, "de"])

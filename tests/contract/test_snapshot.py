"""The OpenAPI document stands in the repository, so that each change of it is seen and reviewed."""

import pytest

from tests.contract.recorded import IS_RENEWING, REPOSITORY, agree, readable

SNAPSHOT = REPOSITORY / "tests" / "contract" / "openapi.json"


def test_the_document_is_the_one_in_the_repository(db, client):
    agree(SNAPSHOT, readable(client.get("/api/v1/openapi.json").json()))


@pytest.mark.skipif(IS_RENEWING, reason="Nothing is compared while files are renewed.")
def test_a_difference_says_where_it_is_and_what_to_do():
    path = REPOSITORY / "tests" / "contract" / "never-written.json"

    with pytest.raises(AssertionError, match="make openapi") as caught:
        agree(path, readable({"paths": {"/api/v1/new/": {}}}))

    assert '+    "/api/v1/new/": {}' in str(caught.value)
    assert not path.exists()

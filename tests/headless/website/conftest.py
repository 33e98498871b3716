import pytest

from headless.website.schemas import Resolved


@pytest.fixture
def resolve(client):
    """What a path leads to; None for a 404."""

    def resolve(path, **query):
        response = client.get("/api/v1/resolve/", {"path": path, **query})
        if response.status_code == 404:
            assert response.json()["detail"] == "Nothing is published here."
            return None
        assert response.status_code == 200, response.content
        Resolved.model_validate(response.json())
        assert response.headers["Content-Language"] == (response.json()["locale"] or "mul")
        return response.json()

    return resolve

"""What the API tells an anonymous visitor, in a form that a test can spell out."""

from typing import Any

from django.db import models
from django.test import Client

from headless.resources import registry


def detail(thing: Any) -> dict[str, Any] | None:
    """The API's detail of a page, snippet or municipality; None where it answers 404."""
    resource = registry.by_model(type(thing))
    key = getattr(thing, resource.id_field)
    response = Client().get(f"/api/v1/{resource.name}/{key}/")
    if response.status_code == 404:
        return None
    assert response.status_code == 200
    body: dict[str, Any] = response.json()
    return body


def listed(model: type[models.Model]) -> list[str]:
    """The titles in the API's list of a model."""
    response = Client().get(f"/api/v1/{registry.by_model(model).name}/")
    assert response.status_code == 200
    return [item["title"] for item in response.json()["items"]]


def told(value: Any) -> Any:
    """Plain facts: a reference as its slug, a picture as its alt text, a block as a pair.

    Addresses, ids and `meta` are left out; other tests hold them.
    """
    if isinstance(value, list):
        return [told(item) for item in value]
    if not isinstance(value, dict):
        return value
    keys = set(value)
    if keys == {"id", "type", "title", "slug", "locale", "detail_url"}:
        return value["slug"]
    if keys == {"id", "title", "region", "detail_url"}:
        return value["id"]
    if {"presets", "alt"} <= keys:
        return value["alt"]
    if keys == {"title", "url", "file_size", "file_type"}:
        return value["title"]
    if keys == {"type", "id", "value"}:
        return (value["type"], told(value["value"]))
    hidden = {"id", "meta", "detail_url", "canonical", "hreflang", "easy_language"}
    return {name: told(item) for name, item in value.items() if name not in hidden}

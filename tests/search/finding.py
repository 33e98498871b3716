"""Asking the search as a visitor does."""

from django.test import Client


def answer(path, /, **query):
    response = Client().get(f"/api/v1/{path}/", query)
    assert response.status_code == 200, (path, query, response.content)
    return response.json()


def found(text, **query):
    """The titles of the hits, best first."""
    return [hit["card"]["title"] for hit in answer("search", q=text, **query)["items"]]


def ids(text, **query):
    """The public ids of the hits, best first."""
    return [hit["card"]["id"] for hit in answer("search", q=text, **query)["items"]]


def suggested(text, **query):
    """What is suggested to who has typed so far."""
    return [item["text"] for item in answer("suggest", q=text, **query)["items"]]


def listed(name, text, **query):
    """The titles of a list that is searched, best first."""
    return [item["title"] for item in answer(name, search=text, **query)["items"]]


def refused(path, query):
    """The parameters that an answer names as refused."""
    response = Client().get(f"/api/v1/{path}/", QUERY_STRING=query)
    assert response.status_code == 422, (query, response.content)
    return {item["parameter"] for item in response.json()["errors"]}

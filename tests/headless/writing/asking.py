"""Asking Wagtail's own API with the token of a user."""

import json

from django.test import Client
from wagtail.models import APIToken

ROOT = "/api/v3-preview/"


def token_of(user):
    _token, text = APIToken.create_token(user=user, name="Redaktionssystem")
    return text


def asking(token):
    def ask(method, path, body=None, based_on=None, **query):
        headers = {"authorization": f"Bearer {token}"} if token else {}
        if based_on:
            headers["if-match"] = based_on
        address = f"{ROOT}{path}"
        if body is not None:
            content = body if isinstance(body, str) else json.dumps(body)
            return getattr(Client(), method)(
                address, content, content_type="application/json", headers=headers
            )
        return getattr(Client(), method)(address, query, headers=headers)

    return ask

"""Everything that an anonymous visitor can read, by way of the OpenAPI document."""

import json
from itertools import product
from urllib.parse import quote

from django.test import Client

# What stands around the content: no lists of objects with details.
AROUND = {"locales", "site", "navigation", "redirects", "sitemap"}
# What is told to who asks for a text, by any of these addresses.
SEARCHED = (
    "search/?limit=100&facets=type,topic&q=",
    "suggest/?q=",
    *(f"{name}/?limit=100&search=" for name in ("msos", "offers", "events", "occurrences")),
)


def read_everything(
    locales: tuple[str, ...] = ("de",), texts: tuple[str, ...] = ("verborgen", "verborgne")
) -> dict[str, str]:
    """Address to answer: every list, and the detail of every entry, in each locale.

    Args:
        texts: what is searched for, in part and mistyped.
    """
    client = Client()
    document = client.get("/api/v1/openapi.json")
    answers = {"openapi.json": document.content.decode()}
    for path in document.json()["paths"]:
        if "{id}" in path or path.split("/")[-2] in ("resolve", "search", "suggest"):
            continue
        if path == "/api/v1/changes/":
            answers[path] = json.dumps(told_of_changes(client))
            continue
        if path.split("/")[-2] in AROUND:
            answer = client.get(path)
            assert answer.status_code == 200, path
            answers[path] = answer.content.decode()
            continue
        for locale in locales:
            address = f"{path}?limit=100&locale={locale}"
            whole = client.get(address)
            assert whole.status_code == 200, address
            assert whole.json()["count"] <= 100
            answers[address] = whole.content.decode()
            for item in whole.json()["items"]:
                detail = client.get(f"{path}{item['id']}/", {"locale": locale})
                assert detail.status_code == 200, detail.request["PATH_INFO"]
                answers[f"{path}{item['id']}/?locale={locale}"] = detail.content.decode()
    for address, text, locale in product(SEARCHED, texts, locales):
        address = f"/api/v1/{address}{quote(text)}&locale={locale}"
        found = client.get(address)
        assert found.status_code == 200, address
        answers[address] = found.content.decode()
    return answers


def searches(answers: dict[str, str]) -> dict[str, str]:
    """Those of the answers that tell what a text finds."""
    return {
        address: answer
        for address, answer in answers.items()
        if "?q=" in address or "&q=" in address or "&search=" in address
    }


def told_of_changes(client: Client) -> list[dict[str, str]]:
    """The whole log. Of what went it says the id and nothing else, as it has to."""
    items: list[dict[str, str]] = []
    place, head = 0, None
    while place != head:
        log = client.get("/api/v1/changes/", {"since": place, "limit": 1000}).json()
        items += log["items"]
        place, head = log["next"], log["head"]
    for item in items:
        if item["op"] == "remove":
            assert item["detail_url"] is None
            del item["id"]
    return items


def mentions(words: list[str], answers: dict[str, str]) -> list[tuple[str, str]]:
    """Which word stands in which answer."""
    return [
        (word, address)
        for address, answer in answers.items()
        for word in words
        if word.lower() in answer.lower()
    ]


def counts(answers: dict[str, str]) -> dict[str, int]:
    """The number of entries that each German list stated."""
    return {
        address.split("/")[-2]: json.loads(answer)["count"]
        for address, answer in answers.items()
        if address.endswith("/?limit=100&locale=de")
    }

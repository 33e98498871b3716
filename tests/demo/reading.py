"""Reads the loaded demo site, through the API and from the database.

No test changes it, so what was read once is kept until the site is gone: `forget()`.
"""

import functools
import re
from typing import Any

from django.apps import apps
from django.test import Client

from mso_site.demo.keys import demo_key


@functools.cache
def read(path: str, **parameters: Any) -> Any:
    response = Client().get(f"/api/v1/{path}", parameters)
    assert response.status_code == 200, response.content
    return response.json()


def read_all(resource: str, locale: str = "de") -> list[Any]:
    items: list[Any] = []
    while True:
        page = read(f"{resource}/", locale=locale, limit=100, offset=len(items))
        items += page["items"]
        if len(items) >= page["count"]:
            return items


def detail(resource: str, name: str, locale: str = "de") -> Any:
    return read(f"{resource}/{demo_key(name)}/", locale=locale)


def detail_of(card: Any) -> Any:
    return read(card["meta"]["detail_url"].removeprefix("/api/v1/"))


def forget() -> None:
    read.cache_clear()


def facts_of(answer: Any) -> Any:
    """What is the same in every language: numbers, dates, booleans, keys, and the structure."""
    if isinstance(answer, dict):
        left_out = {"meta", "detail_url", "locale", "translations", "url", "slug"}
        # Of texts in easy language alone, which search engines know none of.
        left_out |= {"easy_language", "hreflang"}
        return {key: facts_of(value) for key, value in answer.items() if key not in left_out}
    if isinstance(answer, list):
        return [facts_of(item) for item in answer]
    if isinstance(answer, str) and not re.fullmatch(r"[\d:T+.-]+|[0-9a-f-]{36}", answer):
        return "text" if answer else ""
    return answer


def every_row() -> dict[str, list[Any]]:
    return {
        model._meta.label: list(model._base_manager.order_by("pk").values())
        for model in apps.get_models(include_auto_created=True)
    }


def german(model: Any) -> Any:
    return model.objects.filter(locale__language_code="de", live=True)

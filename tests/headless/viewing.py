"""Reads the built-in view as a visitor's browser does."""

from typing import Any

from bs4 import BeautifulSoup
from django.test import Client


def seen(page: Any, client: Client | None = None) -> BeautifulSoup:
    """The built-in view of a public page."""
    response = (client or Client()).get(page.get_url())
    assert response.status_code == 200, (page, response.status_code)
    return parsed(response)


def parsed(response: Any) -> BeautifulSoup:
    """An answer as a document."""
    return BeautifulSoup(response.content.decode(), "html.parser")


def text_of(document: Any) -> str:
    """All that is read, with single blanks."""
    return " ".join(document.get_text(" ").split())


def facts_of(document: BeautifulSoup) -> dict[str, str]:
    """The labelled facts."""
    return {
        text_of(label): text_of(label.find_next_sibling("dd")) for label in document.find_all("dt")
    }


def faults_of(document: BeautifulSoup) -> list[str]:
    """What a reader with a screen reader would stumble over, and what would leave the server."""
    faults = []
    levels = [int(heading.name[1]) for heading in document.find_all(["h1", "h2", "h3", "h4", "h5"])]
    if levels.count(1) != 1 or levels[0] != 1:
        faults.append(f"not one main heading at the top: {levels}")
    faults += [
        f"heading of level {level} below {above}"
        for above, level in zip(levels, levels[1:], strict=False)
        if level > above + 1
    ]
    if any(not text_of(heading) for heading in document.find_all(["h1", "h2", "h3", "h4"])):
        faults.append("an empty heading")
    for name in ("header", "main", "footer"):
        if document.find(name) is None:
            faults.append(f"no {name}")
    faults += [f"no alt: {image}" for image in document.find_all("img") if "alt" not in image.attrs]
    faults += [f"no size: {image}" for image in document.find_all("img") if not image.get("width")]
    for element, attribute in (("img", "src"), ("source", "srcset"), ("link", "href")):
        for found in document.find_all(element):
            is_alternate = found.get("rel") == ["alternate"]
            if "//" in found.get(attribute, "") and not is_alternate:
                faults.append(f"leaves the server: {found}")
    faults += [f"script: {script}" for script in document.find_all(["script", "iframe", "style"])]
    ids = [found["id"] for found in document.find_all(id=True)]
    faults += [f"id twice: {name}" for name in set(ids) if ids.count(name) > 1]
    return faults

"""A copy of all public objects in one language, kept up to date by the change log.

    python mirror.py https://cms.example.org tr

Python's own library is all it needs. `Mirror.objects` holds every detail by resource and id.
"""

import json
import sys
import time
from collections.abc import Callable
from typing import Any
from urllib.error import HTTPError
from urllib.request import urlopen

RESOURCES = (
    *("msos", "offers", "programmes", "calls", "events", "occurrences", "reports", "news"),
    *("pages", "partners", "topics", "target-groups", "statistics", "municipalities"),
)
GONE, START_OVER, LATER = 404, 410, 429


class Mirror:
    def __init__(self, get: Callable[[str], tuple[int, Any]], locale: str) -> None:
        self.get, self.locale = get, locale
        self.objects: dict[tuple[str, str], Any] = {}
        self.place: int | None = None

    def update(self, limit: int = 100) -> None:
        """Follow the log to its end; fill the copy where there is no place in it, or no longer."""
        while True:
            if self.place is None:
                self.fill()
            status, log = self.log(f"since={self.place}&limit={limit}&locale={self.locale}")
            if status == START_OVER:
                self.place = None
                continue
            # What changed several times is read once, as it is now.
            for change in {(item["resource"], item["id"]): item for item in log["items"]}.values():
                if change["id"]:
                    self.take(change)
            self.place = log["next"]
            if self.place == log["head"]:
                return

    def take(self, change: Any) -> None:
        key = change["resource"], change["id"]
        status, found = self.get(change["detail_url"]) if change["detail_url"] else (GONE, None)
        if status == GONE:
            self.objects.pop(key, None)
        else:
            self.objects[key] = found

    def fill(self) -> None:
        """Read every list whole."""
        self.place = self.head()
        self.objects = {(it, found["id"]): found for it in RESOURCES for found in self.all(it)}

    def all(self, name: str) -> list[Any]:
        """One list. When it changes meanwhile it is read again, since its pages may move."""
        before, found = self.head(), list[Any]()
        while len(found) % 100 == 0:
            page = f"view=detail&limit=100&offset={len(found)}&locale={self.locale}"
            # No cache on the way answers with what it kept before.
            page += f"&version={before}"
            items = self.get(f"/api/v1/{name}/?{page}")[1]["items"]
            found += items
            if not items:
                break
        changed = self.log(f"since={before}&resource={name}&limit=1")[1]["items"]
        return self.all(name) if changed else found

    def head(self) -> int:
        return int(self.log("limit=1")[1]["head"])

    def log(self, query: str) -> tuple[int, Any]:
        return self.get(f"/api/v1/changes/?{query}")


def main(site: str, locale: str) -> None:
    def get(address: str) -> tuple[int, Any]:
        try:
            with urlopen(site + address) as answer:  # noqa: S310 - an address of the site
                return answer.status, json.load(answer)
        except HTTPError as error:
            if error.code == LATER:
                time.sleep(int(error.headers["Retry-After"]))
                return get(address)
            if error.code not in (GONE, START_OVER):
                # The place stands where it was, so that the next run asks again.
                raise
            return error.code, None

    mirror = Mirror(get, locale)
    mirror.update()
    print(f"{len(mirror.objects)} objects at place {mirror.place}")  # noqa: T201


if __name__ == "__main__":
    main(*sys.argv[1:])

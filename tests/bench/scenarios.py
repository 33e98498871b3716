"""What is measured."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any, Protocol
from urllib.parse import urlencode

from .server import Server
from .targets import AFTER_PUBLISH, WARM_BARE

LIST = "/api/v1/msos/?locale=de"
ARABIC = "/api/v1/msos/?locale=ar"
FIRST = 20
# Another version of the content, as after the publish of something else.
UNRELATED = "/bench/version/"
PUBLISH = "another version alone"
TYPE = "mso_pages.MSOProfilePage"
# What of a card Wagtail's second API can show, nested as it nests. It fails on the town, whose
# primary key is not called `id`.
STOCK_FIELDS = (
    "short_name,kind,self_description,languages,topics(*),target_groups(*),image(*),image_alt"
)


class Reader(Protocol):
    """Answers requests: a server, or Django itself."""

    def get(self, address: str) -> bytes: ...


@dataclass(frozen=True)
class Scenario:
    """Requests whose cost is taken together.

    Attributes:
        addresses: the requests go round them.
        together: how many requests make one answer, where a client needs several.
        cold: the locale in whose list the first cards are missing meanwhile.
        is_known: whether the client has the answer already.
        less: the scenario whose cost is taken off again.
        seconds: how long the requests of a round take, about.
    """

    name: str
    addresses: list[str]
    together: int = 1
    cold: str = ""
    is_known: bool = False
    less: str = ""
    seconds: float = 1


def scenarios(server: Reader) -> list[Scenario]:
    """All of them, for the content that the server has."""
    first = json.loads(server.get(LIST))
    keys = [item["id"] for item in first["items"]]
    topic = first["items"][0]["topics"][0]["slug"]
    seat = first["items"][0]["municipality"]["id"]
    details = [f"/api/v1/msos/{key}/?locale=de" for key in keys]
    arabic = [f"/api/v1/msos/{key}/?locale=ar" for key in keys]
    pages = _stock_ids(server, first["items"])
    v3_list = f"/api/v3/pages/?{urlencode({'type': TYPE, 'locale': 'de', 'order': 'title'})}"
    v3 = [v3_list, *(f"/api/v3/pages/{pk}/" for pk in pages)]
    v2 = {"type": TYPE, "locale": "de", "order": "title", "limit": FIRST, "fields": STOCK_FIELDS}
    return [
        Scenario("bare list", _below("bare", [LIST])),
        Scenario("bare detail", _below("bare", details)),
        Scenario("ready bytes of the list", _below("bytes", [LIST])),
        Scenario("list, cards ready", [LIST]),
        Scenario("list in Arabic, cards ready", [ARABIC]),
        Scenario("list, cards missing", [LIST], cold="de"),
        Scenario("list in Arabic, cards missing", [ARABIC], cold="ar"),
        Scenario("detail", details),
        Scenario("detail in Arabic", arabic),
        Scenario("facets topic, municipality", [f"{LIST}&facets=topic,municipality"]),
        Scenario("list of a topic", [f"{LIST}&topic={topic}"]),
        Scenario(
            "list of a topic with facets", [f"{LIST}&topic={topic}&facets=topic,municipality"]
        ),
        Scenario("list of a topic in a town", [f"{LIST}&topic={topic}&municipality={seat}"]),
        Scenario("list, offset 10,000", [f"{LIST}&offset=10000"]),
        Scenario("stock v2 list", [f"/api/v2/pages/?{urlencode(v2)}"], seconds=2),
        Scenario("stock v3 list and 20 details", v3, together=len(v3), seconds=2),
    ]


def kept_scenarios() -> list[Scenario]:
    """Those of a server that keeps its answers."""
    return [
        Scenario(WARM_BARE, _below("bare", [LIST])),
        Scenario("list, warm", [LIST]),
        Scenario("list, not changed", [LIST], is_known=True),
        Scenario(PUBLISH, [UNRELATED]),
        Scenario(AFTER_PUBLISH, [UNRELATED, LIST], 2, less=PUBLISH),
    ]


def _below(name: str, addresses: list[str]) -> list[str]:
    return [f"/bench/{name}{address}" for address in addresses]


def _stock_ids(server: Reader, cards: list[Any]) -> list[int]:
    """Primary keys of the pages that answer, as Wagtail's own API has them."""
    found = []
    for card in cards:
        # Translations have the slug of the original, but a title of their own.
        query = urlencode({"type": TYPE, "slug": card["slug"]})
        items = json.loads(server.get(f"/api/v2/pages/?{query}"))["items"]
        found += [item["id"] for item in items if item["title"] == card["title"]]
    if len(found) != len(cards):
        raise RuntimeError(f"Wagtail has {len(found)} of {len(cards)} pages of the list.")
    return found


def check(server: Server) -> None:
    """The bare views answer the bytes of ours, and cards that are missing make no difference."""
    for address in (LIST, ARABIC):
        code = address.rpartition("=")[2]
        server.ask("cards/renew", locale=code, first=FIRST)
        ready = server.get(address)
        _same(with_cards_missing(server, code, partial(server.get, address)), ready, address)
    for kind in ("bare", "bytes"):
        _same(server.get(f"/bench/{kind}{LIST}"), server.get(LIST), f"{kind} view")


def with_cards_missing(server: Server, code: str, act: Callable[[], Any]) -> Any:
    """What `act` returns while the first cards of a list are missing, before and after it."""
    try:
        server.ask("cards/empty", locale=code, first=FIRST)
        result = act()
        if (empty := server.ask("cards/missing")["empty"]) != FIRST:
            raise RuntimeError(f"{FIRST - empty} cards were stored while they were to be missing.")
        return result
    finally:
        server.ask("cards/restore")


def _same(found: bytes, expected: bytes, what: str) -> None:
    if found != expected:
        raise RuntimeError(f"{what}: another answer than the ready one.")

"""The engine that `headless` asks for what a text finds."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.db.models import QuerySet

from headless.reading import Reading
from headless.searching import Best
from headless.served.models import Served

from . import selectors

if TYPE_CHECKING:
    from ninja import NinjaAPI


class Search:
    """Search over what is public, on the database of the site."""

    app_label = "mso_search"

    def matching(self, rows: QuerySet[Served], text: str, reading: Reading) -> QuerySet[Served]:
        return selectors.matching(rows, selectors.understood(text, reading), reading)

    def best(
        self,
        names: Sequence[str],
        rows: QuerySet[Served] | None,
        text: str,
        reading: Reading,
        offset: int,
        limit: int,
    ) -> Best:
        asked = selectors.understood(text, reading)
        return selectors.best(names, rows, asked, reading, offset, limit)

    def add_endpoints(self, api: "NinjaAPI") -> None:
        # Its parameters are made of the resources, once all apps have registered theirs.
        from .api import add_search  # noqa: PLC0415

        add_search(api)

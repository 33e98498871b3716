"""How news and calls become press texts."""

import datetime as dt
from typing import Any

from django.utils.translation import gettext

from headless.reading import Reading
from headless.relations import named_at
from mso_pages.models import FundingCallPage, NewsPage

from .composing import PressTextSource, local_day
from .content import Fact, line, name_with_abbreviation
from .wording import PressWording


class NewsPressText(PressTextSource):
    model = NewsPage
    listing = "news:index"

    def kicker(self, values: dict[str, Any]) -> str:
        return str(values["kicker"])

    def facts(self, row: Any, values: dict[str, Any], reading: Reading) -> list[Fact]:
        foreign = PressWording(row.locale.language_code).foreign_labels
        partners = [reading.best(named_at(item, "partner")) for item in row.partners.all()]
        named = {
            gettext("Partners"): [
                name_with_abbreviation(*partner.name_on(row.published_on))
                for partner in partners
                if partner
            ],
            gettext("Funding programme"): [values["programme"]["title"]]
            if values["programme"]
            else [],
            gettext("Call"): [values["call"]["title"]] if values["call"] else [],
        }
        return [
            Fact(label, tuple(line(text) for text in texts), foreign)
            for label, texts in named.items()
            if texts
        ]


class CallPressText(PressTextSource):
    model = FundingCallPage
    listing = "calls:index"

    def kicker(self, values: dict[str, Any]) -> str:
        return gettext("Call for applications")

    def published_on(self, row: Any) -> dt.date | None:
        return local_day(row.first_published_at)

    def publisher(self, row: Any, reading: Reading) -> Any:
        return None

    def facts(self, row: Any, values: dict[str, Any], reading: Reading) -> list[Fact]:
        wording = PressWording(row.locale.language_code)
        named: list[tuple[str, str]] = []
        if programme := values["programme"]:
            named.append((gettext("Funding programme"), programme["title"]))
        if row.opens_on:
            named.append((gettext("Opens on"), wording.date(row.opens_on)))
        if row.closes_on:
            named.append((gettext("Closes on"), _deadline(row, wording)))
        if row.project_starts_on and row.project_ends_on:
            period = wording.days(row.project_starts_on, row.project_ends_on)
            named.append((gettext("Project period"), period))
        if amount := _amount(row, values, wording):
            named.append((gettext("Grant"), amount))
        if row.application_url:
            named.append((gettext("Apply at"), row.application_url))
        return [Fact(label, (line(text),), wording.foreign_labels) for label, text in named]


def _deadline(row: Any, wording: PressWording) -> str:
    day = wording.date(row.closes_on)
    if row.closes_time is None:
        return day
    return gettext("%(day)s, %(time)s") % {"day": day, "time": wording.time(row.closes_time)}


def _amount(row: Any, values: dict[str, Any], wording: PressWording) -> str:
    least, most = values["min_amount"], values["max_amount"]
    amounts = {
        "least": wording.number(least) if least is not None else "",
        "most": wording.number(most) if most is not None else "",
    }
    if least is not None and most is not None:
        text = gettext("%(least)s to %(most)s euros") % amounts
    elif most is not None:
        text = gettext("up to %(most)s euros") % amounts
    elif least is not None:
        text = gettext("at least %(least)s euros") % amounts
    else:
        return ""
    return f"{text} {row.get_amount_per_display()}".strip()

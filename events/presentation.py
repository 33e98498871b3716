"""How the built-in view shows what the fields of a schema do not say by themselves."""

import datetime as dt
from typing import Any

from django.utils.translation import gettext_lazy, pgettext_lazy

from headless.page_parts import Day, Entry, Items, Quote, Text, Values, web_link
from headless.presentation import Presenter, Schema, arranges, labels, presents
from mso_pages.presentation import as_of, figure

from .blocks import StatedValue
from .choices import ContributionKind, StatementKind
from .schemas import (
    ContributionValue,
    DatedOrganisation,
    EventCard,
    EventDetail,
    OccurrenceValue,
    Place,
    ReportCard,
    StatisticValue,
    When,
)

labels(EventCard, when=pgettext_lazy("event", "Date"), host=gettext_lazy("Host"))
labels(EventDetail, upcoming_occurrences=gettext_lazy("Next dates"))
labels(ReportCard, first_day=gettext_lazy("date of the event"), place=gettext_lazy("place"))


def period(first: dt.date | None, last: dt.date | None, presenter: Presenter) -> Day | Text | None:
    """One day, or the first and the last one."""
    if first is None or last is None or first == last:
        return presenter.day(first or last)
    days = presenter.wording.date(first), presenter.wording.date(last)
    return Day(" – ".join(days), first.isoformat())


@presents(When)
def when(value: Values, presenter: Presenter, schema: Schema) -> Day | Text | None:
    """Days and times as they are on the clock where it takes place."""
    days = period(value["first_day"], value["last_day"], presenter)
    starts, ends = value["starts_at"], value["ends_at"]
    if days is None or starts is None:
        return days
    wording = presenter.wording
    if ends is not None and ends.date() == starts.date():
        clock = f"{wording.time(starts)}–{wording.time(ends)}"
        return Day(f"{wording.date(starts.date())}, {clock}", starts.isoformat())
    moments = [wording.moment(moment) for moment in (starts, ends) if moment]
    return Day(" – ".join(moments), starts.isoformat())


@presents(OccurrenceValue)
def _occurrence(value: Values, presenter: Presenter, schema: Schema) -> Day | Text | None:
    return when(value["when"], presenter, When)


@presents(Place)
def _place(value: Values, presenter: Presenter, schema: Schema) -> Text | None:
    town = value["municipality"]["title"] if value["municipality"] else ""
    parts = [value["name"], value["street"], " ".join(filter(None, (value["postal_code"], town)))]
    return presenter.text(", ".join(filter(None, parts)))


@presents(DatedOrganisation)
def _organisation(value: Values, presenter: Presenter, schema: Schema) -> Any:
    """Under the name of its day, with its role where it has one."""
    name = value["name"]
    if value["abbreviation"]:
        name = f"{name} ({value['abbreviation']})"
    shown = presenter.reference(value["organisation"], name)
    role = schema.model_fields.get("role")
    if role is None or role.annotation is None:
        return shown
    return Entry(shown, kicker=role.annotation(value["role"]).label)


@presents(ContributionValue)
def _contribution(value: Values, presenter: Presenter, schema: Schema) -> Entry:
    """A person with role and organisation; only a quotation looks like one."""
    organisation = value["organisation"]
    texts: list[Any] = [Text(value["role"])] if value["role"] else []
    if organisation:
        texts.append(_organisation(organisation, presenter, DatedOrganisation))
    if value["statement"]:
        is_quotation = value["statement_kind"] == StatementKind.QUOTATION
        texts.append((Quote if is_quotation else Text)(value["statement"]))
    kind = ContributionKind(value["kind"])
    kicker = "" if kind == ContributionKind.OTHER else str(kind.label)
    return Entry(Text(value["person"]), kicker=kicker, texts=texts)


@presents(StatisticValue)
def _statistic(value: Values, presenter: Presenter, schema: Schema) -> Entry:
    """What was counted, then the figure with day and source."""
    texts = [figure(value, presenter), as_of(value, presenter)]
    if value["source_url"]:
        texts.append(web_link(value["source_url"], value["source_title"]))
    elif value["source_title"]:
        texts.append(Text(value["source_title"]))
    return Entry(presenter.reference(value["statistic"]), texts=[text for text in texts if text])


@presents(StatedValue)
def _stated(value: Values, presenter: Presenter, schema: Schema) -> Text | None:
    text = f"{value['value']} ({value['source']})" if value["source"] else value["value"]
    return presenter.text(text)


@arranges(EventDetail)
def _event(values: Values, presenter: Presenter) -> dict[str, Any]:
    """The dates of a repeated event instead of the rule for calendars."""
    before, clock = values["previous_starts_on"], values["previous_starts_time"]
    excluded = [presenter.day(dt.date.fromisoformat(day)) for day in values["excluded_dates"]]
    arranged: dict[str, Any] = {
        "recurrence": None,
        "excluded_dates": Items(excluded) if excluded else None,
        "previous_starts_time": None,
    }
    if before and clock:
        text = f"{presenter.wording.date(before)}, {clock}"
        arranged["previous_starts_on"] = Day(text, f"{before.isoformat()}T{clock}")
    if not values["recurrence"]:
        arranged["upcoming_occurrences"] = None
    return arranged


@arranges(ReportCard)
def _report(values: Values, presenter: Presenter) -> dict[str, Any]:
    return {
        "first_day": period(values["first_day"], values["last_day"], presenter),
        "last_day": None,
    }

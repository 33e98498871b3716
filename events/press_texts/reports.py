"""The press text of an event report: its facts, partners and people under the names of the day."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext, ngettext

from events.choices import AttendanceUnit, ParticipationRole, PartnerRole, ReportCategory
from events.models import EventReportPage
from headless.reading import Reading
from mso_pages.models import Statistic
from mso_pages.press_texts.composing import PressTextSource
from mso_pages.press_texts.content import Fact, line, name_with_abbreviation
from mso_pages.press_texts.wording import PressWording


class ReportPressText(PressTextSource):
    model = EventReportPage
    listing = "reports:index"

    def kicker(self, values: dict[str, Any]) -> str:
        category = values["category"]
        if category in ("", ReportCategory.OTHER):
            return ""
        return str(ReportCategory(category).label)

    def facts(self, row: Any, values: dict[str, Any], reading: Reading) -> list[Fact]:
        wording = PressWording(row.locale.language_code)
        return [
            Fact(line(label), tuple(line(text) for text in texts), wording.foreign_labels)
            for label, texts in _named(values, wording)
            if texts
        ]


def _named(values: dict[str, Any], wording: PressWording) -> Iterator[tuple[str, list[str]]]:
    """Label and texts of each fact, in the order of the box."""
    first, last = values["first_day"], values["last_day"]
    yield gettext("Date"), [wording.days(first, last)] if first else []
    yield gettext("Place"), _place(values["place"])
    yield (
        gettext("Attendance"),
        [_figure(item["value"], wording) for item in values["attendance"]],
    )
    by_role: dict[str, list[str]] = defaultdict(list)
    for partner in values["partners"]:
        by_role[partner["role"]].append(_organisation(partner))
    for role in PartnerRole:
        yield str(role.label), by_role[role]
    yield gettext("People"), [_person(item, wording) for item in values["contributions"]]
    yield gettext("Figures"), [_statistic(item, wording) for item in values["statistics"]]
    for item in values["corrections"]:
        correction = item["value"]
        date = wording.date(correction["corrected_on"])
        yield gettext("Correction of %(date)s") % {"date": date}, [correction["text"]]


def _place(place: dict[str, Any] | None) -> list[str]:
    if place is None:
        return []
    town = place["municipality"]["title"] if place["municipality"] else ""
    parts = [place["name"], town] if town not in place["name"] else [place["name"]]
    return [", ".join(part for part in parts if part)] if town or place["name"] else []


def _organisation(value: dict[str, Any]) -> str:
    return name_with_abbreviation(value["name"], value["abbreviation"])


def _person(value: dict[str, Any], wording: PressWording) -> str:
    """Name, role of that day, and the organisation by its short name."""
    organisation = value["organisation"]
    name = ""
    if organisation:
        name = organisation["abbreviation"] or organisation["name"]
    return wording.row(value["person"], value["role"], name)


def _figure(value: dict[str, Any], wording: PressWording) -> str:
    count = value["value"]
    number = wording.number(count, is_approximate=value["is_approximate"])
    match value["unit"]:
        case AttendanceUnit.ORGANISATION:
            words = ngettext("%(number)s organisation", "%(number)s organisations", count)
        case AttendanceUnit.CITY:
            words = ngettext("%(number)s city", "%(number)s cities", count)
        case AttendanceUnit.PERSON:
            words = ngettext("%(number)s person", "%(number)s persons", count)
        case _:
            words = "%(number)s"
    text = words % {"number": number}
    match value["role"]:
        case ParticipationRole.MENTOR:
            text = gettext("%(figure)s as mentors") % {"figure": text}
        case ParticipationRole.MENTEE:
            text = gettext("%(figure)s as mentees") % {"figure": text}
        case ParticipationRole.PARTICIPANT:
            text = gettext("%(figure)s as participants") % {"figure": text}
    text = wording.label(text)
    return f"{text} ({value['note']})" if value["note"] else text


def _statistic(value: dict[str, Any], wording: PressWording) -> str:
    number = wording.number(value["value"], is_approximate=value["is_approximate"])
    if value["value_to"] is not None:
        number = gettext("%(from)s to %(to)s") % {
            "from": number,
            "to": wording.number(value["value_to"]),
        }
    notes = [gettext("as of %(date)s") % {"date": _as_of(value, wording)}] if value["as_of"] else []
    if value["source_title"]:
        notes.append(gettext("source: %(title)s") % {"title": value["source_title"]})
    text = f"{value['statistic']['title']}: {number}"
    if value["unit"] and value["unit"] not in value["statistic"]["title"]:
        text = f"{text} {value['unit']}"
    return f"{text} ({'; '.join(notes)})" if notes else text


def _as_of(value: dict[str, Any], wording: PressWording) -> str:
    day: dt.date = value["as_of"]
    match value["as_of_precision"]:
        case Statistic.Precision.YEAR:
            return str(day.year)
        case Statistic.Precision.MONTH:
            return wording.month(day)
        case _:
            return wording.date(day)

"""Opening hours as a row for each weekday."""

import datetime as dt
from itertools import pairwise
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mso_pages.schemas.contact import WEEKDAYS

MONDAY = WEEKDAYS[0]
NAMES = {
    day: capfirst(name)
    for day, name in (
        ("monday", gettext_lazy("Monday")),
        ("tuesday", gettext_lazy("Tuesday")),
        ("wednesday", gettext_lazy("Wednesday")),
        ("thursday", gettext_lazy("Thursday")),
        ("friday", gettext_lazy("Friday")),
        ("saturday", gettext_lazy("Saturday")),
        ("sunday", gettext_lazy("Sunday")),
    )
}
# So many times on a day are offered at least: before and after a break.
PERIODS = 2


class HoursForm(forms.Form):
    """From and until for each day; a day left empty is closed. Its errors name the day.

    Args:
        instance: the profile with everything that waits for review.
    """

    own_template = "mso_pages/members/hours.html"
    errors_name_their_field = True

    def __init__(self, *args: Any, instance: Any, **kwargs: Any) -> None:
        self.instance = instance
        super().__init__(*args, **kwargs)
        self.periods: dict[str, int] = dict.fromkeys(WEEKDAYS, PERIODS)
        before: dict[str, list[dict[str, str]]] = {day: [] for day in WEEKDAYS}
        for period in instance.opening_hours:
            before[period["weekday"]].append(period)
        for day in WEEKDAYS:
            self.periods[day] = max(PERIODS, len(before[day]))
            if day != MONDAY:
                self.fields[f"{day}-same"] = forms.BooleanField(
                    required=False, label=gettext_lazy("Same as Monday")
                )
            for number in range(self.periods[day]):
                known = before[day][number] if number < len(before[day]) else {}
                self._add_period(day, number, known)

    def _add_period(self, day: str, number: int, known: dict[str, str]) -> None:
        for name, label in (("opens", gettext_lazy("From")), ("closes", gettext_lazy("Until"))):
            self.fields[f"{day}-{number}-{name}"] = forms.TimeField(
                required=False,
                label=label,
                initial=known.get(name),
                widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
            )
        self.fields[f"{day}-{number}-note"] = forms.CharField(
            required=False, label=gettext_lazy("Note"), initial=known.get("note"), max_length=100
        )

    def days(self) -> list[dict[str, Any]]:
        """The rows for the template."""
        return [
            {
                "day": day,
                "name": NAMES[day],
                "same": self[f"{day}-same"] if day != MONDAY else None,
                "first": self._bound(day, 0),
                "more": [self._bound(day, number) for number in range(1, self.periods[day])],
                "has_more": any(
                    self[f"{day}-{number}-{name}"].value()
                    for number in range(1, self.periods[day])
                    for name in ("opens", "closes", "note")
                )
                or bool(self[f"{day}-0-note"].value()),
            }
            for day in WEEKDAYS
        ]

    def _bound(self, day: str, number: int) -> dict[str, Any]:
        return {name: self[f"{day}-{number}-{name}"] for name in ("opens", "closes", "note")}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        self.hours: list[dict[str, str]] = []
        monday = self._periods_of(MONDAY, cleaned)
        is_monday_empty = not monday and not self.errors
        for day in WEEKDAYS:
            periods = monday
            if not cleaned.get(f"{day}-same"):
                periods = monday if day == MONDAY else self._periods_of(day, cleaned)
            elif is_monday_empty:
                text = _("Monday has no times. Give them there, or untick this box.")
                self.add_error(f"{day}-same", text)
            self.hours += [{**period, "weekday": day} for period in periods]
        if not self.errors:
            field = self.instance._meta.get_field("opening_hours")
            try:
                field.clean(self.hours, self.instance)
            except ValidationError as error:
                self.add_error(None, error)
        self._name_days()
        return cleaned

    def _name_days(self) -> None:
        for name, errors in self.errors.items():
            if day := NAMES.get(name.partition("-")[0]):
                errors.data = [ValidationError(f"{day}: {message}") for message in errors]

    def _periods_of(self, day: str, cleaned: dict[str, Any]) -> list[dict[str, str]]:
        periods = []
        for number in range(self.periods[day]):
            prefix = f"{day}-{number}"
            opens, closes = cleaned.get(f"{prefix}-opens"), cleaned.get(f"{prefix}-closes")
            note = cleaned.get(f"{prefix}-note", "")
            if opens is None and closes is None:
                if note and not {f"{prefix}-opens", f"{prefix}-closes"} & self.errors.keys():
                    text = _("A note needs times. Give them, or remove the note.")
                    self.add_error(f"{prefix}-note", text)
            elif opens is None or closes is None:
                missing = "opens" if opens is None else "closes"
                if f"{prefix}-{missing}" not in self.errors:
                    self.add_error(
                        f"{prefix}-{missing}", _("Give both times, or leave both empty.")
                    )
            elif closes <= opens:
                self.add_error(
                    f"{prefix}-closes", _("The closing time lies before the opening time.")
                )
            else:
                periods.append((f"{prefix}-opens", _period(opens, closes, note)))
        periods.sort(key=lambda pair: pair[1]["opens"])
        for (_name, earlier), (name, later) in pairwise(periods):
            # Both as HH:MM.
            if later["opens"] < earlier["closes"]:
                self.add_error(name, _("These times overlap."))
        return [period for _name, period in periods]

    def values(self) -> dict[str, Any]:
        """As for the other cards."""
        return {"opening_hours": self.hours}


def _period(opens: dt.time, closes: dt.time, note: str) -> dict[str, str]:
    return {"opens": f"{opens:%H:%M}", "closes": f"{closes:%H:%M}", "note": note}
